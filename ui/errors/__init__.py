"""Refusals in words, and what happens when the program itself fails."""
