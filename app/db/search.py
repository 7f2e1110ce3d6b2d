"""The full-text index: FTS5 on SQLite, tsvector with GIN on PostgreSQL, fed from ``search_text``.

Trigram indexes are not used: they miss Chinese words of one and two characters.
"""

import re

from sqlalchemy import ColumnElement, SQLColumnExpression, TextClause, bindparam, text
from sqlalchemy.orm import Session

from app.core.text import Term
from app.db.doors import is_server

# Tables with a search_text column; each gets the index of its database.
SEARCHED = ("customer", "ticket")


def sqlite_ddl(table: str) -> tuple[str, ...]:
    """The FTS5 table of ``table`` and the triggers that keep it."""
    fts = f"{table}_fts"
    add = f"INSERT INTO {fts}(rowid, search_text) VALUES (new.id, new.search_text);"
    remove = (
        f"INSERT INTO {fts}({fts}, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    )
    return (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {fts} USING fts5(search_text, content='{table}', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        f"CREATE TRIGGER IF NOT EXISTS {fts}_ai AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER IF NOT EXISTS {fts}_ad AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER IF NOT EXISTS {fts}_au AFTER UPDATE OF search_text ON {table} "
        f"BEGIN {remove} {add} END",
    )


def postgresql_ddl(table: str) -> tuple[str, ...]:
    """The generated tsvector column of ``table`` and its GIN index."""
    return (
        f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS search_vector tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED",
        f"CREATE INDEX IF NOT EXISTS ix_{table}_search_vector ON {table} USING gin (search_vector)",
    )


def _fts5(term: Term) -> str:
    phrase = " ".join(term.words).replace('"', '""')
    return f'"{phrase}"{" *" if term.is_prefix else ""}'


def _tsquery(term: Term) -> str:
    words = [re.sub(r"[^\w]", "", word) for word in term.words]
    return " <-> ".join(f"'{word}'{':*' if term.is_prefix else ''}" for word in words)


def ids_matching(
    session: Session,
    table: str,
    terms: tuple[Term, ...],
    limit: int | None = None,
    *,
    any_term: bool = False,
) -> TextClause:
    """A subquery text that yields the ids of ``table`` whose words hold every term, or any.

    On a server only those the reader may see.
    Newest first when ``limit`` is given. Use as ``Column.in_(ids_matching(...))``.
    """
    cut = " LIMIT :search_limit" if limit is not None else ""
    if is_server(session):
        # Row policies would keep the index from being used: a function asks it, and judges itself.
        most = ":search_limit" if cut else "NULL"
        clause = text(f"SELECT * FROM laike.search_{table}s(:search_query, {most})")
        query = (" | " if any_term else " & ").join(f"({_tsquery(term)})" for term in terms)
    else:
        order = " ORDER BY rowid DESC" if cut else ""
        clause = text(
            f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH :search_query{order}{cut}"
        )
        query = (" OR " if any_term else " AND ").join(_fts5(term) for term in terms)
    clause = clause.bindparams(bindparam("search_query", query))
    return clause.bindparams(bindparam("search_limit", limit)) if cut else clause


def matches(
    session: Session, id_column: SQLColumnExpression[int], table: str, terms: tuple[Term, ...]
) -> ColumnElement[bool]:
    """The condition "this record's words hold every term"."""
    return id_column.in_(ids_matching(session, table, terms))
