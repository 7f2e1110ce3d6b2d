"""What follows from what: events of one feature, reactions in others, in the same transaction.

Features of one tier never import each other: they meet here. ``registry`` lists every event and
what it sets off.
"""
