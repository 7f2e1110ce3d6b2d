"""Delegates: cards and cells painted without a widget each."""
