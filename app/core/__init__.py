"""Tier 0: the words everything else is written in. No database, no settings, no Qt."""
