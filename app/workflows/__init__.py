"""What follows from what: events of one feature, reactions in others, in the same transaction."""
