"""Copies of the store that can be trusted."""
