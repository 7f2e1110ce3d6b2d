"""The web form: a page on the office network for questions, complaints and suggestions.

A process of its own (``laike serve-forms``), off unless somebody starts it. It only keeps what a
visitor sends (``app.intake``); a desk makes the ticket. On a server it signs in with a login that
may do nothing but hand a submission in.
"""
