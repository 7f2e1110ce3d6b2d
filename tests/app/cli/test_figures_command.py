"""``laike import tickets`` and ``laike figures`` as a manager types them."""

import json

import pytest

from app.bootstrap import open_store
from app.cli.main import main
from app.figures.behind import tickets_behind
from app.figures.dto import Behind, FiguresFilter
from app.tickets import service
from app.tickets.dto import ReportTicket
from app.tickets.queries import ticket_detail
from app.tickets.rules import Kind, Outcome
from app.tickets.withdrawing import WithdrawTicket

CSV = """\
number,incident_state,caller_id,opened_at,priority,resolved_at,closed_at,made_sla
INC01,Closed,Caller 1,29/2/2016 09:00,3 - Moderate,29/2/2016 11:00,5/3/2016 12:00,true
INC02,Closed,Caller 2,29/2/2016 09:00,1 - Critical,2/3/2016 09:00,6/3/2016 16:00,false
INC03,Closed,Caller 1,1/3/2016 09:00,3 - Moderate,?,6/3/2016 16:00,true
INC04,Closed,?,1/3/2016 09:00,3 - Moderate,?,6/3/2016 16:00,true
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(CSV, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(capsys, tmp_path):
    def run(*argv):
        code = main([*argv, "--db", str(tmp_path / "cli.laike"), "--language", "en"])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return printed.out

    return run


def test_an_import_is_asked_for_its_service_level_by_priority(run, file):
    made = json.loads(run("import", "tickets", file, "--create-customers", "--json"))
    assert {key: made[key] for key in ("created", "skipped", "customers", "left_out")} == {
        "created": 3, "skipped": 0, "customers": 2, "left_out": ["made_sla"],
    }  # fmt: skip
    assert [(one["row"], one["column"]) for one in made["rejected"]] == [(5, "caller_id")]

    found = json.loads(run("figures", "--by", "priority", "--since", "2016-01-01", "--json"))
    assert [(group["key"], group["tickets"]) for group in found["groups"]] == [
        ("urgent", 1), ("normal", 2),
    ]  # fmt: skip
    total = found["total"]
    assert total["service_level"]["all"] == {
        "rate": 0.5, "met": 1, "missed": 1, "running": 0, "paused": 0,
    }  # fmt: skip
    assert total["without_time_of_solution"] == 1
    assert total["solve"]["elapsed"] == {"n": 2, "median": 90_000, "p90": 156_240, "mean": 90_000}
    assert total["solve"]["working"]["median"] == (2 + 15) / 2 * 3600


def test_a_dry_run_writes_nothing_and_says_what_would_be(run, file):
    said = run("import", "tickets", file, "--create-customers", "--dry-run")
    assert said.startswith("Nothing was written; it would have been:\ncreated 3\n")
    assert "Columns that were not taken: made_sla" in said
    assert run("figures").startswith("Total: tickets 0\n")


def test_figures_are_told_in_words(run, file):
    run("import", "tickets", file, "--create-customers", "--customer", "Nobody")
    said = run("figures", "--by", "priority", "--until", "2016-02-29")
    assert "Urgent: tickets 1" in said
    assert "Time to solve, by the clock: median 2:00, 90th percentile 2:00" in said
    assert "closed without a time of solution: 0" in said


def test_tickets_left_out_are_counted_apart(run, file, tmp_path):
    run("import", "tickets", file, "--create-customers", "--customer", "Nobody")
    assert "Left out" not in run("figures")
    backend = open_store(tmp_path / "cli.laike")
    customer_id = backend.query(tickets_behind, FiguresFilter(), Behind()).rows[0].customer_id
    letter = ReportTicket(customer_id, Kind.INQUIRY, "发票代开")
    ticket_id = backend.command(service.report, letter).result
    seen = backend.query(ticket_detail, ticket_id).row.version
    backend.command(service.withdraw, WithdrawTicket(ticket_id, Outcome.SPAM, seen))
    backend.close()
    first, *groups = run("figures").split("\n\n")
    assert first.splitlines()[-1] == "Left out: spam 1"
    assert not any("Left out" in group for group in groups)
    found = json.loads(run("figures", "--json"))
    assert found["left_out"] == {"duplicate": 0, "spam": 1, "merged": 0}
    assert found["total"]["tickets"] == 4


def test_a_map_says_which_heading_is_which_field(run, tmp_path):
    file, mapping = tmp_path / "own.csv", tmp_path / "map.json"
    file.write_text("wer,wann,was\nAcme,2026-03-01 09:00,Drucker\n", encoding="utf-8")
    mapping.write_text('{"wer": "customer", "wann": "reported_at", "was": "title"}')
    found = run(
        "import", "tickets", str(file), "--map", str(mapping), "--header", "1",
        "--create-customers", "--json",
    )  # fmt: skip
    assert json.loads(found)["created"] == 1
