"""Tier 1: the store. What differs between SQLite and PostgreSQL stands here and nowhere else.

It imports no feature and knows no rule of the business.
"""
