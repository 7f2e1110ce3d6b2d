"""The audit page: who changed what, when, from which computer."""
