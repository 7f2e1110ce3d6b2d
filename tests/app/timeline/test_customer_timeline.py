"""One list over all features, newest first; the day's work on the home page."""

from datetime import timedelta

import pytest

from app.backend import Backend
from app.core.actor import Actor
from app.core.errors import NotFound, PermissionDenied
from app.core.permissions import Role
from app.customers import service as customers
from app.customers.dto import ChangeCustomer, NewCustomer
from app.files import service as files
from app.files.dto import AttachFile, Holder, Record, RemoveAttachment
from app.files.sources import Bytes
from app.followups import service as followups
from app.followups.dto import FinishFollowUp
from app.followups.queries import of_customer
from app.identity.dto import SavePerson
from app.identity.service import save_person
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from app.surveys import service as surveys
from app.tickets import moving, reporting
from app.tickets.dto import ReportTicket, TakeTicket
from app.tickets.queries import ticket_detail
from app.tickets.rules import Kind
from app.timeline.dto import EntryKind, FieldChange
from app.timeline.home import home
from app.timeline.queries import timeline


@pytest.fixture
def customer(backend):
    return backend.command(customers.register, NewCustomer("晨光")).result


def as_role(backend, role, department_id=None):
    id_ = backend.command(save_person, SavePerson(f"{role}", role, department_id)).result
    return Backend(
        backend.engines, Actor(id_, role, role, department_id), backend.zone, backend.clock
    )


def log(backend, customer, body, **more):
    cmd = LogInteraction(customer, InteractionChannel.PHONE, Direction.IN, body, **more)
    return backend.command(interactions.log, cmd).result


@pytest.fixture
def story(backend, clock, customer):
    """A customer with something of every kind, an hour apart."""
    clock.forward(hours=1)
    log(backend, customer, "客户询问报价，已发邮件", subject="报价")
    clock.forward(hours=1)
    ticket = backend.command(
        reporting.report, ReportTicket(customer, Kind.TECHNICAL, "打印机不工作")
    ).result
    clock.forward(hours=1)
    seen = backend.query(ticket_detail, ticket).row.version
    backend.command(moving.take, TakeTicket(ticket, seen))
    clock.forward(hours=1)
    (callback, _) = backend.query(of_customer, customer)
    backend.command(
        followups.finish, FinishFollowUp(callback.id, "客户确认了地址和需求", callback.version)
    )
    clock.forward(hours=1)
    cmd = ChangeCustomer(customer, 1, {"tier": "vip", "city": "苏州"})
    backend.command(customers.change, cmd)
    clock.forward(hours=1)
    backend.command(
        lambda uow: surveys.open_for_ticket(
            uow, ticket_id=ticket, customer_id=customer, contact_id=None, owner_id=None
        )
    )
    return ticket


def told(page):
    return [(entry.kind.value, entry.what) for entry in page.rows]


def test_the_story_comes_newest_first(backend, customer, story):
    page = backend.query(timeline, customer)
    assert told(page) == [
        ("survey", "invited"),
        ("customer", "changed"),
        ("followup", "done"),
        ("ticket", "moved"),
        ("ticket", "reported"),
        ("interaction", "logged"),
        ("followup", "planned"),
        ("customer", "registered"),
    ]
    _, changed, done, moved, reported, logged, planned, registered = page.rows
    assert changed.changes == (FieldChange("tier", "ordinary", "vip"),)
    assert (done.text, done.who) == ("客户确认了地址和需求", "王店长")
    assert moved.changes[0].after == "in_progress"
    assert (reported.title, reported.record_id) == ("打印机不工作", story)
    assert (logged.title, logged.direction, logged.code) == ("报价", "in", "phone")
    assert planned.due_at is not None
    assert (registered.who, registered.number) == ("王店长", "C-000001")


def test_pages_of_the_story_are_complete_and_without_repeats(backend, customer, story):
    whole = backend.query(timeline, customer).rows
    paged, cursor = [], None
    while True:
        page = backend.query(timeline, customer, frozenset(), cursor, 3)
        paged += page.rows
        cursor = page.next_cursor
        if cursor is None:
            break
    assert tuple(paged) == whole


@pytest.mark.parametrize("kind", list(EntryKind))
def test_the_story_is_filtered_by_kind(backend, customer, story, kind):
    whole = [entry for entry in backend.query(timeline, customer).rows if entry.kind is kind]
    assert list(backend.query(timeline, customer, frozenset({kind})).rows) == whole
    assert whole


def test_an_owner_change_names_people(backend, customer):
    agent = as_role(backend, Role.AGENT, 1)
    cmd = ChangeCustomer(customer, 1, {"owner_id": agent.actor.user_id})
    backend.command(customers.change, cmd)
    entry = backend.query(timeline, customer, frozenset({EntryKind.CUSTOMER})).rows[0]
    assert entry.changes == (FieldChange("owner_id", "王店长", "agent"),)


def test_confidential_tickets_stay_out_of_other_peoples_story(backend, customer):
    cmd = ReportTicket(customer, Kind.COMPLAINT, "投诉", is_confidential=True)
    backend.command(reporting.report, cmd)
    tickets = frozenset({EntryKind.TICKET})
    assert len(backend.query(timeline, customer, tickets).rows) == 1
    assert as_role(backend, Role.AGENT, 2).query(timeline, customer, tickets).rows == ()


def test_nobodys_story_is_told(backend, customer):
    with pytest.raises(NotFound):
        backend.query(timeline, 99)
    with pytest.raises(PermissionDenied):
        as_role(backend, Role.ADMIN).query(timeline, customer)


def test_home_shows_what_is_to_be_done(backend, clock, customer, story):
    clock.forward(days=2)
    data = backend.query(home)
    assert [row.kind for row in data.followups] == ["first_visit_back"]
    assert (data.followups_late, data.followups_today) == (0, 0)
    assert [(row.title, row.is_late) for row in data.tickets] == [("打印机不工作", True)]
    assert (data.tickets_open, data.tickets_late) == (1, 1)
    assert (data.customers, data.customers_mine) == (1, 1)
    assert (data.surveys, data.surveys_open) == ((), 1)
    clock.forward(days=20)
    data = backend.query(home)
    assert [row.customer_name for row in data.surveys] == ["晨光"]
    assert data.followups_late == 1


def test_home_leaves_out_what_is_somebody_elses(backend, customer, story):
    agent = as_role(backend, Role.AGENT, 3)
    data = agent.query(home)
    assert (data.followups, data.tickets_open, data.customers_mine) == ((), 0, 0)


def test_a_ticket_comes_to_risk_before_it_is_late(backend, clock, customer):
    backend.command(reporting.report, ReportTicket(customer, Kind.TECHNICAL, "打印机不工作"))
    (row,) = backend.query(home).tickets  # accepted within 30 minutes
    assert not row.is_late
    assert row.next_due_at == clock() + timedelta(minutes=30)


def test_a_talk_names_its_first_files_and_counts_all(backend, customer):
    def talk(text):
        cmd = LogInteraction(customer, InteractionChannel.VISIT, Direction.OUT, text)
        return backend.command(interactions.log, cmd).result

    bare, full = talk("看了门店的网络，没有问题"), talk("看了门店的网络，拍了照片")
    holder = Holder(Record.INTERACTION, full)
    attached = [
        backend.command(files.attach, AttachFile(holder, Bytes(f"{n}.txt", b"x"))).result
        for n in range(5)
    ]
    backend.command(files.remove, RemoveAttachment(attached[0], 1))
    found = {entry.id: entry for entry in talks(backend, customer)}
    assert [file.name for file in found[full].files] == ["1.txt", "2.txt", "3.txt"]
    assert [file.id for file in found[full].files] == attached[1:4]
    assert (found[full].file_count, found[bare].files, found[bare].file_count) == (4, (), 0)


def talks(backend, customer):
    kinds = frozenset({EntryKind.INTERACTION})
    return backend.query(timeline, customer, kinds).rows
