"""Who may do what, from a table written by hand: by the program on both databases, and by psql.

``tests/data/expectations.csv`` is read by people against the permission table of the company; it
is not made from ``app/core/permissions.py``.
"""

import csv
from pathlib import Path

import psycopg
import pytest

from app.core.errors import NotFound, PermissionDenied
from tests.app.access import deeds, step_deeds

TABLE = Path(__file__).parents[2] / "data" / "expectations.csv"
DEEDS = deeds.DEEDS | step_deeds.STEP_DEEDS
BY_HAND = deeds.BY_HAND | step_deeds.STEPS_BY_HAND
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
LOGINS = ("front", "agent", "supervisor", "manager", "admin")


def _name(row):
    return f"{row['deed']}-{row['whose']}"


def _expected(row):
    return {login: row[login] for login in LOGINS}


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request):
    kind = "file_world" if request.param == "sqlite" else "server_world"
    return request.getfixturevalue(kind)


def _outcome(world, deed, login, whose):
    try:
        given = DEEDS[deed](world, login, whose)
    except (PermissionDenied, NotFound):
        return "n"
    return "n" if given is None or given is False else "y"


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_the_program_allows_what_the_table_says(world, row):
    found = {login: _outcome(world, row["deed"], login, row["whose"]) for login in LOGINS}
    assert found == _expected(row)


def _by_hand(world, deed, login, whose):
    statement = BY_HAND[deed](world, login, whose)
    with psycopg.connect(world.team.address(login)) as connection:
        try:
            done = connection.execute(statement).rowcount
        except psycopg.errors.InsufficientPrivilege:
            done = 0
        connection.rollback()
    return "y" if done > 0 else "n"


@pytest.mark.parametrize("row", [row for row in ROWS if row["deed"] in BY_HAND], ids=_name)
def test_the_server_allows_by_hand_what_the_table_says(server_world, row):
    found = {login: _by_hand(server_world, row["deed"], login, row["whose"]) for login in LOGINS}
    assert found == _expected(row)


def test_every_deed_of_the_table_is_tried():
    assert {row["deed"] for row in ROWS} == DEEDS.keys()
    assert BY_HAND.keys() < DEEDS.keys()


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_every_denial_has_a_partner_that_is_allowed(deed):
    said = "".join(row[login] for row in ROWS if row["deed"] == deed for login in LOGINS)
    assert "y" in said or deed == "undo_a_move"
