"""Delegates: cards and cells painted without a widget each.

They paint what a role gives them, ready in words; they know no model and read nothing.
"""
