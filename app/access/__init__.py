"""What the PostgreSQL server itself enforces: grants, row policies, guards, narrow functions.

Everything follows from ``app.core.permissions``. No feature is imported here: tables and columns
are named by text. ``rules`` says which action reaches which table, ``policies`` writes the SQL,
``sql/`` holds what is the same for every table, ``apply`` puts all of it into a database.
"""
