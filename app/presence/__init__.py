"""Who has a record open just now, so that two people do not change it at the same time."""
