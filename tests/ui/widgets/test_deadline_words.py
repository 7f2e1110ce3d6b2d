"""A deadline in words: the window says what the command line prints."""

import json
from datetime import UTC, datetime

from app.bootstrap import open_store
from app.cli.main import main
from app.sla import queries
from app.sla.policy import TicketFacts
from ui.widgets.deadline_words import FactWords, explained


def test_window_and_command_line_explain_in_the_same_words(qapp, capsys, tmp_path):
    store = tmp_path / "same.laike"
    main(
        [
            "sla", "due", "--start", "2025-09-26T17:30", "--severity", "regular",
            "--db", str(store), "--explain", "--json", "--language", "en",
        ]
    )  # fmt: skip
    printed = {one["clock"]: one["words"] for one in json.loads(capsys.readouterr().out)}
    backend = open_store(store)
    start = datetime(2025, 9, 26, 9, 30, tzinfo=UTC)
    rules = backend.query(queries.rules_now)
    facts = TicketFacts(severity="regular")
    tried = backend.query(queries.what_if, facts, start, rules.policies, rules.calendar)
    backend.close()
    assert {str(kind): explained(kind, about, FactWords()) for kind, about in tried} == printed
    assert len(printed) == 4
