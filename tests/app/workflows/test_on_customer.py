"""What follows from registered customers and from a change of tier."""

from datetime import UTC, datetime

from app.customers import bulk, service
from app.customers.dto import ChangeCustomer, NewCustomer
from app.customers.events import CustomersRegistered, Registered
from app.followups.queries import of_customer, open_followups
from app.tickets import queries as tickets
from app.tickets import reporting
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind


def test_the_plan_is_made_once_however_often_it_is_told(backend, clock):
    id_ = backend.command(service.register, NewCustomer("晨光")).result
    again = CustomersRegistered((Registered(id_, None, clock()),))
    backend.command(lambda uow: uow.emit(again))
    assert len(backend.query(of_customer, id_)) == 2


def test_a_visit_back_leaves_out_holidays_and_counts_make_up_days(backend):
    # China works on Sunday 2025-09-28 and rests on 1-8 October.
    first = datetime(2025, 9, 29, 2, 0, tzinfo=UTC)
    form = NewCustomer("晨光", first_contact_at=first)
    id_ = backend.command(service.register, form).result
    callback, visit = backend.query(of_customer, id_)
    assert callback.due_at == datetime(2025, 9, 30, 2, 0, tzinfo=UTC)
    # Tuesday the 30th, Thursday the 9th, Friday the 10th.
    assert visit.due_at == datetime(2025, 10, 10, 10, 0, tzinfo=UTC)


def test_an_import_that_is_no_history_starts_follow_ups_of_each_owner(backend):
    forms = [NewCustomer("甲", owner_id=backend.actor.user_id), NewCustomer("乙")]
    backend.command(bulk.register_many, forms)
    owners = [row.owner_id for row in backend.query(open_followups)]
    assert sorted(owners, key=str) == sorted([backend.actor.user_id] * 2 + [None] * 2, key=str)


def test_imported_history_starts_nothing(backend):
    backend.command(bulk.register_many, [NewCustomer("甲"), NewCustomer("乙")], is_history=True)
    assert backend.query(open_followups) == ()


def test_open_tickets_follow_the_tier(backend):
    id_ = backend.command(service.register, NewCustomer("晨光")).result
    ticket = backend.command(
        reporting.report, ReportTicket(id_, Kind.TECHNICAL, "打印机不工作")
    ).result
    backend.command(service.change, ChangeCustomer(id_, 1, {"tier": "vip"}))
    lines = backend.query(tickets.history, ticket).rows
    assert [(line.before, line.after) for line in lines if line.field == "tier"] == [
        ("ordinary", "vip")
    ]
