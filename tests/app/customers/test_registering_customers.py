"""Registration (C1 to C3): one form, one transaction, numbered, owned, followed up."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from app.audit.tables import AuditEvent
from app.core.errors import Invalid, PermissionDenied
from app.core.permissions import Role
from app.customers import queries, rules, service
from app.customers.dto import CustomerFilter, NewContact, NewCustomer, PointInput
from app.customers.rules import CustomerKind, PointKind, Status
from app.customers.tables import ContactPoint, Customer
from app.db.tables import NumberCounter
from app.followups.queries import of_customer
from app.followups.rules import FollowUpKind
from app.followups.tables import FollowUp


def phone(text):
    return PointInput(PointKind.PHONE, text)


def email(text):
    return PointInput(PointKind.EMAIL, text)


FORM = NewCustomer(
    "苏州晨光科技",
    industry="软件",
    revenue_text="3000 万",
    revenue_amount=Decimal("30000000"),
    website="https://chenguang.example.com/about",
    tags=("老客户", "华东"),
    need_keywords="报表",
    contacts=(
        NewContact(
            "张三",
            "采购经理",
            is_decision_maker=True,
            birthday=date(1990, 5, 1),
            wechat="zhang-san",
            points=(phone("138-0013-8000"), email("Zhang.San@Example.com")),
        ),
    ),
)


def count(backend, table):
    return backend.query(lambda read: read.session.scalar(select(func.count()).select_from(table)))


def test_a_registered_customer_is_numbered_owned_and_found(backend):
    outcome = backend.command(service.register, FORM)
    detail = backend.query(queries.customer_detail, outcome.result)
    assert detail.row.number == "C-000001"
    assert detail.row.owner_name == "王店长"
    assert detail.account_manager_name == "王店长"
    assert detail.created_by == "王店长"
    assert detail.row.tags == ("华东", "老客户")
    assert detail.revenue_amount == Decimal("30000000")
    (contact,) = detail.contacts
    assert (contact.name, contact.is_primary, contact.has_wechat) == ("张三", True, True)
    assert "customer" in outcome.changes


def test_a_save_repeated_after_a_lost_connection_is_one_customer(backend):
    form = NewCustomer("上海科盛宏科技有限公司")
    first = backend.command(service.register, form).result
    assert backend.command(service.register, form).result == first
    assert backend.query(queries.customer_count, CustomerFilter()) == 1


def test_contact_points_are_kept_as_typed_and_in_one_form(backend):
    backend.command(service.register, FORM)
    rows = backend.query(
        lambda read: read.session.execute(
            select(ContactPoint.as_typed, ContactPoint.normal).order_by(ContactPoint.id)
        ).all()
    )
    assert [tuple(row) for row in rows] == [
        ("138-0013-8000", "+8613800138000"),
        ("Zhang.San@Example.com", "zhang.san@example.com"),
    ]


def test_the_first_follow_ups_are_made_with_the_customer(backend, clock):
    first = clock() - timedelta(hours=2)
    outcome = backend.command(service.register, NewCustomer("晨光", first_contact_at=first))
    made = {row.kind: row for row in backend.query(of_customer, outcome.result)}
    assert made[FollowUpKind.FIRST_CALLBACK].due_at == first + timedelta(hours=24)
    # Monday's third working day after is Thursday, closing at 18:00 in Shanghai.
    assert made[FollowUpKind.FIRST_VISIT_BACK].due_at == datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
    assert {row.owner_id for row in made.values()} == {backend.actor.user_id}


def test_a_refused_form_writes_nothing(backend):
    with pytest.raises(Invalid) as refused:
        backend.command(
            service.register,
            NewCustomer(" ", website="not a site", status="maybe"),  # type: ignore[arg-type]
        )
    assert refused.value.fields == {
        "name": "required",
        "website": "website",
        "status": "not_a_choice",
    }
    for table in (Customer, FollowUp, NumberCounter):
        assert count(backend, table) == 0


@pytest.mark.parametrize(("point", "field"), [(phone("12"), "phone"), (email("nobody"), "email")])
def test_a_point_that_cannot_be_one_is_refused_by_its_kind(backend, point, field):
    contacts = (NewContact("李雷", points=(point,)),)
    with pytest.raises(Invalid) as refused:
        backend.command(service.register, NewCustomer("晨光", contacts=contacts))
    assert refused.value.fields == {field: field}
    assert count(backend, Customer) == 0


def test_a_failing_reaction_takes_the_customer_back(backend, monkeypatch):
    def fail(*_):
        raise RuntimeError("the calendar is gone")

    monkeypatch.setattr("app.customers.service.UnitOfWork.emit", fail)
    with pytest.raises(RuntimeError):
        backend.command(service.register, FORM)
    assert count(backend, Customer) == 0
    assert count(backend, AuditEvent.__table__) == count_audit_of_seed(backend)


def count_audit_of_seed(backend):
    return backend.query(
        lambda read: read.session.scalar(
            select(func.count(AuditEvent.id)).where(AuditEvent.table_name != "customer")
        )
    )


def test_an_individual_is_his_own_one_contact(backend):
    form = NewCustomer(
        "王芳", CustomerKind.INDIVIDUAL, contacts=(NewContact(points=(phone("13800138001"),)),)
    )
    detail = backend.query(queries.customer_detail, backend.command(service.register, form).result)
    assert [contact.name for contact in detail.contacts] == ["王芳"]
    with pytest.raises(Invalid) as refused:
        backend.command(
            service.register,
            NewCustomer(
                "李梅", CustomerKind.INDIVIDUAL, contacts=(NewContact("甲"), NewContact("乙"))
            ),
        )
    assert refused.value.fields == {"contacts": "only_himself"}


def test_a_won_customer_is_with_us_since_the_company_day(backend, clock):
    clock.now = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # 01:00 of the 3rd in Shanghai
    id_ = backend.command(service.register, NewCustomer("晨光", status=Status.WON)).result
    assert backend.query(queries.customer_detail, id_).won_on == date(2026, 3, 3)


def test_an_outside_number_is_taken_once(backend):
    form = NewCustomer("晨光", external_no="039317", external_source="list")
    backend.command(service.register, form)
    other = NewCustomer("晨光二店", external_no="039317", external_source="list")
    with pytest.raises(Invalid) as refused:
        backend.command(service.register, other)
    assert refused.value.fields == {"external_no": "taken"}


@pytest.mark.parametrize(
    ("role", "may_name", "may_tier"),
    [
        (Role.FRONT, True, False),
        (Role.AGENT, False, False),
        (Role.SUPERVISOR, True, False),
        (Role.MANAGER, True, True),
    ],
)
def test_who_may_name_an_owner_and_a_tier(backend, as_role, role, may_name, may_tier):
    desk = as_role(role)
    assert desk.command(service.register, NewCustomer("自己的")).result
    for form, may in (
        (NewCustomer("别人的", owner_id=backend.actor.user_id), may_name),
        (NewCustomer("贵宾", tier="vip"), may_tier),
    ):
        if may:
            assert desk.command(service.register, form).result
        else:
            with pytest.raises(PermissionDenied):
                desk.command(service.register, form)


def test_an_administrator_registers_and_sees_nobody(as_role):
    desk = as_role(Role.ADMIN)
    with pytest.raises(PermissionDenied):
        desk.command(service.register, NewCustomer("晨光"))
    with pytest.raises(PermissionDenied):
        desk.query(queries.customer_page)
    with pytest.raises(PermissionDenied):
        desk.query(queries.search, "晨光")


def test_the_owner_brings_his_department(backend, as_role):
    agent = as_role(Role.AGENT, 2)
    id_ = backend.command(
        service.register, NewCustomer("晨光", owner_id=agent.actor.user_id)
    ).result
    assert backend.query(queries.customer_detail, id_).department_id == 2


def test_an_unknown_owner_or_tier_is_no_choice(backend):
    with pytest.raises(Invalid) as refused:
        backend.command(service.register, NewCustomer("晨光", owner_id=99, tier="gold"))
    assert refused.value.fields == {"owner_id": "not_a_choice", "tier": "not_a_choice"}


def test_a_registration_can_be_taken_back_at_once_but_not_later(as_role, clock):
    front = as_role(Role.FRONT)
    undo = front.command(service.register, NewCustomer("晨光")).undo
    front.command(undo.command, *undo.args)
    assert front.query(queries.customer_count) == 0
    late = front.command(service.register, NewCustomer("晨光")).undo
    clock.forward(hours=1)
    with pytest.raises(PermissionDenied):
        front.command(late.command, *late.args)


def test_completeness_counts_the_fields_of_the_form(backend):
    bare = backend.command(service.register, NewCustomer("晨光")).result
    full = backend.command(service.register, FORM).result
    rows = {row.id: row.completeness for row in backend.query(queries.customer_page).rows}
    assert 0 < rows[bare] < rows[full] < 100
    everything = dict.fromkeys(rules.form_fields(CustomerKind.COMPANY), "x")
    assert rules.completeness(CustomerKind.COMPANY, everything) == 100


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("example.com", True),
        ("https://www.example.com.cn/a?b=1", True),
        ("example", False),
        ("ftp://example.com", False),
        ("a b.com", False),
    ],
)
def test_websites_are_checked_by_their_build(text, is_one):
    assert rules.is_website(text) is is_one
