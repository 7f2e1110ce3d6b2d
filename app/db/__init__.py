"""Tier 1: the store. What differs between SQLite and PostgreSQL stands here and nowhere else."""
