"""What the audit log takes down and what it leaves out: one list for both databases.

The unit of work reads it on SQLite; the triggers of PostgreSQL are written from it.
"""

REDACTED = "[redacted]"
# Half a year, which nothing goes below: neither the setting nor the clean-up.
KEPT_DAYS = 184

# Derived rows, notes to oneself, and tables that are a log or a rule of the server themselves.
UNWATCHED = frozenset(
    {
        "alembic_version", "answer", "audit_event", "batch_change", "blob", "blob_chunk",
        "contact_point_token", "contact_reveal", "customer_stats", "draft", "import_mapping",
        "lease", "notice", "number_counter", "permission", "presence", "receipt", "sla_clock",
        "sla_step", "ticket_event", "ticket_mute",
    }
)  # fmt: skip
# That it was changed is kept, what it says is not.
SENSITIVE_TABLES = frozenset({"contact_private", "customer_private"})
SENSITIVE_COLUMNS = frozenset(
    {
        ("contact_point", "as_typed"), ("contact_point", "normal"),
        ("incoming", "sender"), ("incoming", "phone"), ("incoming", "text"),
    }
)  # fmt: skip
# Columns that follow from others; a change of nothing else is no line.
NOISE = frozenset(
    {
        "completeness", "next_due_at", "next_due_kind", "priority_rank", "search_text",
        "search_vector", "sort_key", "uid", "updated_at", "updated_by_id", "version",
    }
)  # fmt: skip
# Part of the key of a row and of every line about it: its id alone does not say which row it is.
TOLD_KEYS = {"setting": "key"}
# Fields of a customer whose changes are part of his story, told to whoever may see him.
TOLD_FIELDS = ("status", "tier", "owner_id")


def is_sensitive(table: str, column: str) -> bool:
    """Whether the log only says that this column changed; keys of the row are always said."""
    if table in SENSITIVE_TABLES:
        return not column.endswith("_id")
    return (table, column) in SENSITIVE_COLUMNS
