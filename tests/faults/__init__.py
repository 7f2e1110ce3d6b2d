"""What happens to the records when files, disks, locks and processes fail.

``python -m tests.faults`` prints the figures; the tests of this folder run the same functions
fewer times.
"""
