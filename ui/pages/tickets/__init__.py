"""The tickets: board and table of the same set, and the form that opens one."""
