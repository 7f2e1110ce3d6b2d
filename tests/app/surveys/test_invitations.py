"""Who is asked, how often, and what becomes of an invitation."""

import pytest
from sqlalchemy import func, select

from app.audit.tables import AuditEvent
from app.core.errors import Conflict, Invalid, InvalidTransition, NotFound, PermissionDenied
from app.core.permissions import Role
from app.settings.dto import ChangeSetting
from app.settings.service import change
from app.surveys import queries, service
from app.surveys.dto import InvitationFilter, RecordAnswers
from app.surveys.rules import DEFAULT_QUESTIONS, InvitationState
from app.surveys.tables import Answer, Invitation, Questionnaire, Response
from tests.surveys_world import add_person, add_visit, answered, answers, invite


@pytest.fixture
def visit(backend):
    return backend.command(add_visit, "上海浦发").result


@pytest.fixture
def invitation(backend, visit):
    """An open invitation, as the form sees it."""
    return backend.query(queries.invitation_detail, backend.command(invite, visit).result)


def rows(backend, state=InvitationState.OPEN):
    return backend.query(queries.invitations, InvitationFilter(state)).rows


def test_a_closed_ticket_asks_its_contact_for_a_week(backend, clock, visit):
    outcome = backend.command(invite, visit)
    (row,) = rows(backend)
    assert (row.number, row.customer, row.contact) == (
        "S-20260302-0001",
        "上海浦发",
        "上海浦发的张伟",
    )
    assert (row.ticket_number, row.phone_masked) == ("T-上海浦发", "***8000")
    assert (row.remind_at - clock()).days == 3
    assert (row.closes_at - clock()).days == 7
    assert outcome.changes.ids["survey"] == {row.id}


def test_the_form_gets_the_questions_of_the_invitations_edition(backend, invitation):
    assert tuple(question.spec for question in invitation.questions) == DEFAULT_QUESTIONS
    assert (invitation.ticket_title, invitation.tier) == ("上海浦发的打印机无法连接", "ordinary")
    assert not invitation.is_anonymous


def test_a_ticket_asks_once_however_often_it_closes(backend, clock, visit):
    assert backend.command(invite, visit).result is not None
    clock.forward(days=90)
    assert backend.command(invite, visit).result is None
    assert len(rows(backend)) == 1


def test_a_contact_is_left_in_peace_for_the_quiet_days(backend, clock, visit):
    backend.command(invite, visit)
    second = backend.command(_another_ticket, visit).result
    clock.forward(days=29)
    assert backend.command(invite, second).result is None
    clock.forward(days=1)
    assert backend.command(invite, second).result is not None


def test_another_contact_may_be_asked_at_once(backend, visit):
    backend.command(invite, visit)
    assert backend.command(invite, backend.command(add_visit, "苏州园区").result).result is not None


def test_nobody_is_asked_when_the_setting_says_no(backend, visit):
    backend.command(change, ChangeSetting("survey.after_ticket", False))
    assert backend.command(invite, visit).result is None
    assert rows(backend) == ()


def test_answers_are_kept_with_copies_of_department_owner_and_tier(backend, clock):
    agent = backend.command(add_person, "李雷", Role.AGENT, "support").result
    answered(backend, "上海浦发", 5, 4, 3, 2, 1, comment=" 慢 ", owner_id=agent, tier="vip")
    response, given = backend.query(_stored)
    assert (response.owner_id, response.tier, response.channel) == (agent, "vip", "phone")
    assert response.department_id == backend.query(_support)
    assert (str(response.month), response.answered_at) == ("2026-03-01", clock())
    assert given == [(5, None), (4, None), (3, None), (2, None), (1, None), (None, "慢")]
    assert rows(backend) == ()
    assert len(rows(backend, InvitationState.ANSWERED)) == 1


def test_a_save_repeated_after_a_lost_connection_is_one_response(backend):
    command = answered(backend, "上海浦发", 5, 5, 5, 5, 5)
    before = backend.query(_count, Response)
    again = backend.command(service.record_answers, command)
    assert again.changes.ids == {}
    assert backend.query(_count, Response) == before == 1


def test_missing_and_impossible_answers_are_told_together(backend, invitation):
    command = RecordAnswers(
        invitation.row.id, {"response_speed": 6, "comment": "好"}, "phone", invitation.row.version
    )
    with pytest.raises(Invalid) as refusal:
        backend.command(service.record_answers, command)
    assert refusal.value.fields == {
        "response_speed": "range",
        "problem_solving": "required",
        "professionalism": "required",
        "product_fit": "required",
        "recommend": "required",
    }
    assert rows(backend)[0].state is InvitationState.OPEN


def test_an_answered_invitation_takes_no_second_answer(backend):
    command = answered(backend, "上海浦发", 5, 5, 5, 5, 5)
    version = backend.query(queries.invitation_detail, command.invitation_id).row.version
    second = RecordAnswers(command.invitation_id, answers(1, 1, 1, 1, 1), "phone", version)
    with pytest.raises(InvalidTransition) as refusal:
        backend.command(service.record_answers, second)
    assert refusal.value.params["reason"] == "invitation_not_open"
    assert backend.query(_count, Response) == 1


def test_answers_over_an_unseen_change_are_a_conflict(backend, invitation):
    stale = RecordAnswers(invitation.row.id, answers(5, 5, 5, 5, 5), "phone", 99)
    with pytest.raises(Conflict):
        backend.command(service.record_answers, stale)


def test_an_invitation_closes_when_its_week_is_over(backend, clock, visit):
    backend.command(invite, visit)
    clock.forward(days=6, hours=23)
    assert backend.command(service.close_expired).result == 0
    clock.forward(hours=1)
    assert backend.command(service.close_expired).result == 1
    (row,) = rows(backend, InvitationState.CLOSED)
    assert row.state is InvitationState.CLOSED
    assert backend.command(service.close_expired).result == 0


def test_an_unknown_invitation_is_not_found(backend):
    with pytest.raises(NotFound):
        backend.query(queries.invitation_detail, 4711)


def test_an_administrator_neither_sees_nor_enters(backend, invitation, acting):
    admin = acting(Role.ADMIN)
    with pytest.raises(PermissionDenied):
        admin.query(queries.invitations, InvitationFilter())
    with pytest.raises(PermissionDenied):
        admin.query(queries.invitation_detail, invitation.row.id)
    command = RecordAnswers(
        invitation.row.id, answers(5, 5, 5, 5, 5), "phone", invitation.row.version
    )
    with pytest.raises(PermissionDenied):
        admin.command(service.record_answers, command)


def test_the_front_desk_enters_answers_but_sees_no_confidential_title(backend, visit, acting):
    backend.command(_make_confidential, visit.ticket_id)
    invitation_id = backend.command(invite, visit).result
    front = acting(Role.FRONT)
    detail = front.query(queries.invitation_detail, invitation_id)
    assert detail.ticket_title is None
    command = RecordAnswers(invitation_id, answers(5, 5, 5, 5, 5), "phone", detail.row.version)
    assert front.command(service.record_answers, command).result > 0


def test_an_anonymous_answer_leaves_no_link_to_who_gave_it(backend, clock, visit):
    backend.command(_make_anonymous)
    invitation_id = backend.command(invite, visit).result
    before = backend.query(_traces, invitation_id)
    clock.forward(hours=5)
    version = backend.query(queries.invitation_detail, invitation_id).row.version
    command = RecordAnswers(invitation_id, answers(1, 1, 1, 1, 1), "phone", version)
    backend.command(service.record_answers, command)
    response, _ = backend.query(_stored)
    assert (response.invitation_id, response.owner_id, response.answered_at) == (None, None, None)
    assert backend.query(_traces, invitation_id) == before, "neither an audit row nor a stamp"
    assert rows(backend, InvitationState.ANSWERED)[0].id == invitation_id


def _another_ticket(uow, visit):
    """The same contact with a second ticket."""
    other = add_visit(uow, "第二单")
    return type(visit)(other.ticket_id, visit.customer_id, visit.contact_id, None)


def _make_anonymous(uow):
    uow.session.execute(select(Questionnaire)).scalar_one().is_anonymous = True


def _make_confidential(uow, ticket_id):
    from app.tickets.tables import Ticket

    uow.get(Ticket, ticket_id).is_confidential = True


def _support(read):
    from app.identity.queries import department_by_key

    return department_by_key(read.session, "support")


def _count(read, entity):
    return read.session.execute(select(func.count()).select_from(entity)).scalar_one()


def _stored(read):
    response = read.session.execute(select(Response)).scalar_one()
    given = select(Answer.score, Answer.text).order_by(Answer.id)
    return response, [tuple(row) for row in read.session.execute(given)]


def _traces(read, invitation_id):
    """Everything that could tell when, and by which row, the invitation was answered."""
    audits = read.session.execute(select(func.count()).select_from(AuditEvent)).scalar_one()
    stamp = read.session.execute(
        select(Invitation.updated_at, Invitation.updated_by_id).where(
            Invitation.id == invitation_id
        )
    ).one()
    return audits, tuple(stamp)
