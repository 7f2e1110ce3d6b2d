"""The window: Qt widgets over the rows that ``app`` gives.

No SQL and no session here: whatever is read or changed goes through ``tasks``, which works off the
window's thread.
"""
