"""Laike's business: plain Python and SQLAlchemy, without Qt.

Packages stand in tiers (see the layer contract in pyproject.toml); a package imports only from
the tiers below it. The one door from outside is ``app.backend``.
"""
