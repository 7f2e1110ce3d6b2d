"""The window: Qt widgets over the rows that ``app`` gives."""
