"""How a database carries out what is asked of it."""

from sqlalchemy import event

_NO_DETOUR = ("enable_seqscan", "enable_bitmapscan", "enable_sort")  # of few rows the cheapest


def plans(backend, ask):
    """How the database carries out every statement that ``ask`` runs."""

    def explain(read):
        connection, seen = read.session.connection(), []

        def note(_connection, _cursor, statement, parameters, *_rest):
            seen.append((statement, parameters))

        event.listen(connection, "before_cursor_execute", note)
        ask(read)
        event.remove(connection, "before_cursor_execute", note)
        is_sqlite = connection.dialect.name == "sqlite"
        if not is_sqlite:
            for setting in _NO_DETOUR:
                connection.exec_driver_sql(f"SET LOCAL {setting} = off")
        how = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        return [
            [row[-1] for row in connection.exec_driver_sql(f"{how} {statement}", parameters)]
            for statement, parameters in seen
        ]

    return backend.query(explain)
