"""The demo company is believable, the same each time, and makes no noise."""

import pytest
from sqlalchemy import func, select

from app.bootstrap import open_store
from app.core.progress import Progress
from app.customers.dto import CustomerFilter
from app.customers.queries import customer_count
from app.customers.tables import Customer
from app.demo.service import DemoSize, NotEmpty, fill
from app.notifications.tables import Notice
from app.surveys.tables import Invitation
from app.tickets.board import board
from app.tickets.dto import TicketFilter
from app.workflows.sweep import sweep

SIZE = DemoSize(customers=40, seed=3)


def _names(read):
    return list(read.session.execute(select(Customer.name).order_by(Customer.id)).scalars())


def _count(read, entity, *where):
    return read.session.execute(select(func.count()).select_from(entity).where(*where)).scalar_one()


def test_a_filled_store_has_a_full_board_and_answers(backend):
    fill(backend, Progress(), SIZE)
    assert backend.query(customer_count, CustomerFilter()) == 40
    columns = backend.query(board, TicketFilter())
    assert all(column.total for column in columns if column.status.key != "closed")
    assert backend.query(_count, Invitation, Invitation.state == "answered") > 20


def test_some_tickets_are_overdue_by_now_and_some_are_not(backend, clock):
    fill(backend, Progress(), SIZE)
    dues = [
        row.next_due_at
        for column in backend.query(board, TicketFilter())
        for row in column.rows
        if row.next_due_at
    ]
    assert min(dues) < clock.now < max(dues)


def test_some_surveys_wait_and_some_of_them_for_a_reminder(backend, clock):
    fill(backend, Progress(), SIZE)
    is_open = Invitation.state == "open"
    waiting = backend.query(_count, Invitation, is_open, Invitation.remind_at > clock.now)
    to_remind = backend.query(_count, Invitation, is_open, Invitation.remind_at <= clock.now)
    assert waiting
    assert to_remind
    assert backend.query(_count, Invitation, is_open, Invitation.closes_at <= clock.now) == 0


def test_what_is_late_already_does_not_ring(backend):
    fill(backend, Progress(), SIZE)
    backend.command(sweep, "test")
    assert backend.query(_count, Notice, Notice.read_at.is_not(None)) > 0
    assert backend.query(_count, Notice, Notice.read_at.is_(None)) == 0


def test_the_same_seed_gives_the_same_company(sqlite_backend, tmp_path, clock):
    fill(sqlite_backend, Progress(), SIZE)
    again = open_store(tmp_path / "again.laike", clock=clock, owner_name="王店长")
    fill(again, Progress(), SIZE)
    assert again.query(_names) == sqlite_backend.query(_names)
    again.close()


def test_a_store_with_customers_is_left_alone(sqlite_backend):
    fill(sqlite_backend, Progress(), SIZE)
    with pytest.raises(NotEmpty):
        fill(sqlite_backend, Progress(), SIZE)
    assert sqlite_backend.query(customer_count, CustomerFilter()) == 40
