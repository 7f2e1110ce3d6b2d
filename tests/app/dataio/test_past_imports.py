"""The list of imports, their logs, and what taking one back would do."""

from functools import partial

import pytest
from sqlalchemy import func, select

from app.backend import Backend
from app.core.actor import Actor
from app.core.errors import NotFound, PermissionDenied
from app.core.permissions import Role
from app.core.progress import Progress
from app.customers.tables import Customer
from app.dataio import importing, past
from app.dataio.result import Choices, OnDuplicate, Remark, Summary
from app.dataio.undoing import undo_import
from app.db.paging import page
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel

HEAD = "客户名称,电话,客户状态,负责人\n"
FIRST = HEAD + "甲公司,13800138000,潜在,陈静\n乙公司,13900139000,潜在,\n"
SECOND = HEAD + "甲公司,13800138000,意向,\n"


@pytest.fixture
def bring(backend, tmp_path):
    def bring(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        choices = Choices(OnDuplicate.UPDATE)
        checked = importing.open_and_check(backend, Progress(), path, choices=choices)
        return importing.run_import(backend, Progress(), checked).result.batch_id

    return bring


def test_imports_are_listed_the_latest_first_with_who_and_what(backend, clock, bring):
    bring("一.csv", FIRST)
    bring("二.csv", SECOND)
    found = backend.query(past.past_imports)
    assert found.next_cursor is None
    assert [(row.file, row.summary) for row in found.rows] == [
        ("二.csv", Summary(0, 1, 0, 0)),
        ("一.csv", Summary(2, 0, 0, 0)),
    ]
    assert (found.rows[0].at, found.rows[0].by) == (clock.now, "王店长")


def test_a_long_list_comes_in_pages(backend, bring, monkeypatch):
    for number in range(3):
        bring(f"{number}.csv", FIRST)
    monkeypatch.setattr(past, "page", partial(page, size=2))
    first = backend.query(past.past_imports)
    rest = backend.query(past.past_imports, first.next_cursor)
    assert [row.file for row in (*first.rows, *rest.rows)] == ["2.csv", "1.csv", "0.csv"]
    assert rest.next_cursor is None


def test_the_log_keeps_what_the_import_had_to_say(backend, bring):
    id_ = bring("一.csv", FIRST)
    assert backend.query(past.remarks, id_) == (Remark("person_unknown", "陈静", (2,)),)
    with pytest.raises(NotFound):
        backend.query(past.remarks, id_ + 1)


def test_taking_back_says_first_what_it_would_do(backend, bring):
    first = bring("一.csv", FIRST)
    second = bring("二.csv", SECOND)
    assert backend.query(past.undo_outlook, first) == past.UndoOutlook(2, 0, 0)
    assert backend.query(past.undo_outlook, second) == past.UndoOutlook(0, 0, 1)
    customer = backend.query(
        lambda read: read.session.execute(select(func.min(Customer.id))).scalar_one()
    )
    talk = LogInteraction(customer, InteractionChannel.PHONE, Direction.IN, "问价")
    backend.command(interactions.log, talk)
    assert backend.query(past.undo_outlook, first) == past.UndoOutlook(2, 1, 0)
    backend.command(undo_import, first)
    assert backend.query(past.undo_outlook, first) == past.UndoOutlook(0, 0, 0)


def test_an_import_taken_back_says_when(backend, clock, bring):
    id_ = bring("一.csv", FIRST)
    backend.command(undo_import, id_)
    (row,) = backend.query(past.past_imports).rows
    assert row.undone_at == clock.now


@pytest.mark.parametrize("ask", [(past.past_imports,), (past.remarks, 1), (past.undo_outlook, 1)])
def test_only_who_may_import_sees_imports(backend, bring, ask):
    bring("一.csv", FIRST)
    agent = Actor(backend.actor.user_id, "林涛", Role.AGENT, 1, "desk-1")
    desk = Backend(backend.engines, agent, backend.zone, backend.clock)
    with pytest.raises(PermissionDenied):
        desk.query(*ask)
