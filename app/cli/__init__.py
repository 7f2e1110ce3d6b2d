"""The command line: the same program for schedulers and administrators, without Qt.

Exits 0 on success, 2 on wrong use, 1 on failure with one clear line on standard error.
"""
