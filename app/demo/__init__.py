"""A believable bilingual company: customers, two years of history, open and overdue tickets.

Deterministic for a seed, of any size; times are relative to now; its history does not ring.
"""
