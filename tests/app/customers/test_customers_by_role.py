"""What everybody does with customers under an own login, each refusal beside its allowed partner."""

import pytest

from app.core.errors import PermissionDenied
from app.customers import contacts, find, queries, service
from app.customers.dto import (
    ChangeCustomer,
    CustomerFilter,
    DeleteCustomer,
    NewContact,
    NewCustomer,
    PointInput,
    RemoveContact,
    SaveContact,
)
from app.customers.rules import PointKind

DESK = ("front", "agent", "supervisor", "manager")
PHONE = PointInput(PointKind.PHONE, "13800138000", label="工作")


def register(team, login, name="星河科技", **more):
    li = NewContact("李雷", wechat="li-lei", points=(PHONE,))
    owner_id = more.pop("owner_id", team.ids[login])
    cmd = NewCustomer(name, owner_id=owner_id, contacts=(li,), **more)
    return team[login].command(service.register, cmd)


def detail(team, login, id_):
    return team[login].query(queries.customer_detail, id_)


def undo(team, login, outcome):
    return team[login].command(outcome.undo.command, *outcome.undo.args)


@pytest.mark.parametrize("login", DESK)
def test_a_customer_of_ones_own_is_changed_in_every_way(team, login):
    outcome = register(team, login, revenue_text="120万")
    id_ = outcome.result
    before = detail(team, login, id_)
    assert before.revenue_text == "120万"
    fields = {"city": "杭州", "revenue_text": "150万", "tags": ("华东",)}
    changed = team[login].command(service.change, ChangeCustomer(id_, before.row.version, fields))
    after = detail(team, login, id_)
    assert (after.row.city, after.revenue_text, after.row.tags) == ("杭州", "150万", ("华东",))
    undo(team, login, changed)
    assert detail(team, login, id_).row.city is None


@pytest.mark.parametrize("login", DESK)
def test_contacts_of_ones_own_customer_and_back(team, login):
    id_ = register(team, login).result
    (li,) = detail(team, login, id_).contacts
    assert (li.points[0].masked, li.has_wechat) == ("***8000", True)
    kept = PointInput(PointKind.PHONE, None, li.points[0].id, label="家里")
    new = PointInput(PointKind.EMAIL, "li.lei@example.com")
    cmd = SaveContact(id_, {"wechat": "", "name": "李明"}, (kept, new), li.id, li.version)
    changed = team[login].command(contacts.save_contact, cmd)
    (ming,) = detail(team, login, id_).contacts
    assert [(one.masked, one.label) for one in ming.points] == [
        ("***8000", "家里"),
        ("l***@example.com", None),
    ]
    assert (ming.name, ming.has_wechat) == ("李明", False)
    undo(team, login, changed)
    (back,) = detail(team, login, id_).contacts
    assert (back.name, back.points, back.has_wechat) == (li.name, li.points, True)
    removed = team[login].command(contacts.remove_contact, RemoveContact(back.id, back.version))
    assert team[login].query(queries.search, "13800138000") == ()
    undo(team, login, removed)
    assert [row.id for row in team[login].query(queries.search, "13800138000")] == [id_]


@pytest.mark.parametrize("login", DESK)
def test_a_slip_is_taken_back_and_forth(team, login):
    outcome = register(team, login)
    gone = undo(team, login, outcome)
    assert team[login].query(queries.search, "星河") == ()
    undo(team, login, gone)
    assert [row.id for row in team[login].query(queries.search, "星河")] == [outcome.result]


def test_who_deletes(team):
    id_ = register(team, "agent").result
    cmd = DeleteCustomer(id_, detail(team, "agent", id_).row.version)
    for login in ("front", "colleague"):
        with pytest.raises(PermissionDenied):
            team[login].command(service.delete, cmd)
    team["supervisor"].command(service.delete, cmd)
    assert team["front"].query(queries.search, "星河") == ()


def test_an_agent_leaves_the_customers_of_others_alone(team):
    id_ = register(team, "agent").result
    li = detail(team, "agent", id_).contacts[0]
    cmd = SaveContact(id_, {"name": "李明"}, (), li.id, li.version)
    with pytest.raises(PermissionDenied):
        team["colleague"].command(contacts.save_contact, cmd)
    team["front"].command(contacts.save_contact, cmd)
    assert detail(team, "agent", id_).contacts[0].points == ()


def test_the_form_is_as_complete_whoever_saves_it(team):
    id_ = register(team, "agent", revenue_text="120万").result
    before = detail(team, "front", id_)
    assert (before.revenue_text, before.may_see_revenue) == (None, False)
    cmd = ChangeCustomer(id_, before.row.version, {"tags": ("华东",)})
    team["front"].command(service.change, cmd)
    assert detail(team, "agent", id_).row.completeness == before.row.completeness
    li = detail(team, "agent", id_).contacts[0]
    team["front"].command(
        contacts.save_contact, SaveContact(id_, {"position": "经理"}, None, li.id, li.version)
    )
    assert detail(team, "agent", id_).row.completeness > before.row.completeness


@pytest.mark.parametrize("login", DESK)
def test_everybody_finds_by_words_and_numbers(team, login):
    id_ = register(team, "agent").result
    desk = team[login]
    for text in ("星河", "xinghe", "8000", "138 0013 8000"):
        assert [row.id for row in desk.query(queries.search, text)] == [id_]
        listed = desk.query(queries.customer_page, CustomerFilter(text)).rows
        assert [row.id for row in listed] == [id_]
    assert desk.query(queries.search, "1380013800" + "1") == ()
    (hint,) = desk.query(find.duplicates_hint, "别人", ("13800138000",))
    assert (hint.id, hint.reason) == (id_, "phone")


@pytest.mark.parametrize("login", DESK)
def test_everybody_reads_in_clear_after_an_own_request(team, login):
    id_ = register(team, "agent").result
    other = "manager" if login != "manager" else "front"
    team[other].command(service.request_reveal, id_)
    with pytest.raises(PermissionDenied):
        team[login].query(queries.revealed_points, id_)
    team[login].command(service.request_reveal, id_)
    clear_points = team[login].query(queries.revealed_points, id_)
    assert [point.text for point in clear_points] == ["138 0013 8000", "li-lei"]


def test_below_a_manager_there_are_sixty_requests_an_hour(team):
    id_ = register(team, "agent").result
    for _ in range(60):
        team["supervisor"].command(service.request_reveal, id_)
        team["manager"].command(service.request_reveal, id_)
    with pytest.raises(PermissionDenied) as caught:
        team["supervisor"].command(service.request_reveal, id_)
    assert caught.value.params == {"action": "contact.reveal", "reason": "too_many"}
    team["manager"].command(service.request_reveal, id_)


def test_an_administrator_reads_nobody(team):
    id_ = register(team, "agent").result
    for asked, args in (
        (queries.search, ("8000",)),
        (queries.customer_detail, (id_,)),
        (queries.revealed_points, (id_,)),
        (find.duplicates_hint, ("星河科技", ("13800138000",))),
    ):
        with pytest.raises(PermissionDenied):
            team["admin"].query(asked, *args)
    with pytest.raises(PermissionDenied):
        team["admin"].command(service.request_reveal, id_)
