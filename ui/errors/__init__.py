"""Refusals in words, and what happens when the program itself fails.

The sentences stand in ``app.core.sentences``; here they meet the language of the window.
"""
