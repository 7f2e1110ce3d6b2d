"""Copies of the store that can be trusted.

Whole files only: it knows no feature and no table.
"""
