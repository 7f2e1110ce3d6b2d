"""Writes about surveys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from app.customers.tables import Customer
from app.db.doors import call, is_server
from app.db.numbers import survey_numbers
from app.db.uow import UnitOfWork
from app.identity.queries import department_of
from app.settings.queries import read_setting
from app.surveys import rules
from app.surveys.defaults import SERVICE
from app.surveys.dto import RecordAnswers
from app.surveys.events import SurveyAnswered
from app.surveys.rules import InvitationState, QuestionKind, QuestionSpec
from app.surveys.tables import Answer, Invitation, Question, Questionnaire, Response
from app.tickets.tables import Ticket

REMIND_AFTER = timedelta(days=3)
CLOSE_AFTER = timedelta(days=7)
MOST_CLOSED = 500  # in one sweep, so that it stays short


def open_for_ticket(
    uow: UnitOfWork,
    *,
    ticket_id: int,
    customer_id: int,
    contact_id: int | None,
    owner_id: int | None,
) -> int | None:
    """Ask the contact of a closed ticket for an opinion; called by the workflows.

    Returns:
        The invitation's id; None when the setting says no, this ticket was asked about before, or
        the contact was asked within the quiet days.
    """
    plan_key = f"ticket:{ticket_id}"
    if not read_setting(uow.session, "survey.after_ticket"):
        return None
    if _is_planned(uow, plan_key) or _is_quiet(uow, customer_id, contact_id):
        return None
    now = uow.now()
    number = survey_numbers(uow.session, now.astimezone(uow.zone).date())[0]
    invitation = uow.add(
        Invitation(
            number=number,
            questionnaire_id=_current_questionnaire(uow),
            customer_id=customer_id,
            contact_id=contact_id,
            ticket_id=ticket_id,
            owner_id=owner_id,
            occasion="ticket",
            plan_key=plan_key,
            state=InvitationState.OPEN,
            opened_at=now,
            remind_at=now + REMIND_AFTER,
            closes_at=now + CLOSE_AFTER,
        )
    )
    uow.changes.touch("survey", invitation.id)
    return invitation.id


def record_answers(uow: UnitOfWork, cmd: RecordAnswers) -> int:
    """Enter the answers to an invitation; the same ``uid`` again changes nothing.

    Returns:
        The response's id.

    Raises:
        PermissionDenied: the actor lacks ``survey.enter``.
        NotFound: no such invitation.
        Conflict: it changed since ``cmd.seen_version``.
        InvalidTransition: it was answered or closed before.
        Invalid: as ``rules.check_answers`` says.
    """
    uow.require("survey.enter")
    known = _known(uow, cmd.uid)
    if known is not None:
        return known
    invitation = uow.get_seen(Invitation, cmd.invitation_id, cmd.seen_version)
    rules.check_move(InvitationState(invitation.state), InvitationState.ANSWERED)
    questions = _questions(uow, invitation.questionnaire_id)
    rules.check_answers([question.spec for question in questions], cmd.answers)
    facts = _facts(uow, invitation)
    response = _response(uow, invitation, cmd, facts)
    is_named = "invitation_id" in response
    response_id = _add(uow, response, _answer_rows(questions, cmd.answers))
    _answered_state(uow, invitation, is_named=is_named)
    if is_named:
        uow.emit(_answered(invitation, questions, cmd.answers, facts))
    uow.changes.touch("survey", invitation.id)
    return response_id


def close_expired(uow: UnitOfWork) -> int:
    """Close what nobody answered in time; a timed sweep. Returns how many were closed."""
    expired = uow.session.scalars(
        select(Invitation)
        .where(
            Invitation.state == InvitationState.OPEN,
            Invitation.closes_at <= uow.now(),
            Invitation.deleted_at.is_(None),
        )
        .order_by(Invitation.closes_at)
        .limit(MOST_CLOSED)
    ).all()
    for invitation in expired:
        invitation.state = InvitationState.CLOSED
        uow.changes.touch("survey", invitation.id)
    return len(expired)


@dataclass(frozen=True)
class _Asked:
    """A stored question and what it accepts."""

    id: int
    spec: QuestionSpec


@dataclass(frozen=True)
class _Facts:
    """What the figures are grouped by, copied as it is at the time of the answer."""

    department_id: int | None
    tier: str


def _is_planned(uow: UnitOfWork, plan_key: str) -> bool:
    found = select(Invitation.id).where(Invitation.plan_key == plan_key)
    return uow.session.execute(found).first() is not None


def _is_quiet(uow: UnitOfWork, customer_id: int, contact_id: int | None) -> bool:
    """Whether the same person was asked not long ago."""
    days = int(str(read_setting(uow.session, "survey.quiet_days")))
    found = select(Invitation.id).where(
        Invitation.customer_id == customer_id,
        Invitation.contact_id == contact_id,
        Invitation.opened_at > uow.now() - timedelta(days=days),
    )
    return uow.session.execute(found.limit(1)).first() is not None


def _current_questionnaire(uow: UnitOfWork) -> int:
    return uow.session.execute(
        select(Questionnaire.id).where(
            Questionnaire.key == SERVICE,
            Questionnaire.is_current.is_(True),
            Questionnaire.deleted_at.is_(None),
        )
    ).scalar_one()


def _questions(uow: UnitOfWork, questionnaire_id: int) -> list[_Asked]:
    rows = uow.session.execute(
        select(Question.id, Question.key, Question.kind, Question.is_required)
        .where(Question.questionnaire_id == questionnaire_id)
        .order_by(Question.position)
    )
    return [
        _Asked(id_, QuestionSpec(key, QuestionKind(kind), required))
        for id_, key, kind, required in rows
    ]


def _facts(uow: UnitOfWork, invitation: Invitation) -> _Facts:
    tier = uow.session.execute(
        select(Customer.tier).where(Customer.id == invitation.customer_id)
    ).scalar_one()
    department = uow.session.execute(
        select(Ticket.department_id).where(Ticket.id == invitation.ticket_id)
    ).scalar()
    return _Facts(department or department_of(uow.session, invitation.owner_id), tier)


def _response(
    uow: UnitOfWork, invitation: Invitation, cmd: RecordAnswers, facts: _Facts
) -> dict[str, Any]:
    """The row of a response; an anonymous one tells neither invitation nor person nor moment."""
    row: dict[str, Any] = {
        "uid": cmd.uid,
        "questionnaire_id": invitation.questionnaire_id,
        "month": uow.now().astimezone(uow.zone).date().replace(day=1),
        "department_id": facts.department_id,
        "tier": facts.tier,
        "channel": cmd.channel,
    }
    if uow.get(Questionnaire, invitation.questionnaire_id).is_anonymous:
        return row
    return row | {
        "invitation_id": invitation.id,
        "answered_at": uow.now(),
        "owner_id": invitation.owner_id,
    }


def _answered_state(uow: UnitOfWork, invitation: Invitation, *, is_named: bool) -> None:
    if is_named:
        invitation.state = InvitationState.ANSWERED
        uow.session.flush()
        return
    # Past the unit of work on purpose: no audit row and no stamp that would join the two.
    uow.session.execute(
        update(Invitation)
        .where(Invitation.id == invitation.id)
        .values(state=InvitationState.ANSWERED, version=Invitation.version + 1)
    )


def _add(uow: UnitOfWork, response: dict[str, Any], answers: list[dict[str, Any]]) -> int:
    """Write a response and its answers; who enters them need not be allowed to read them."""
    if is_server(uow.session):
        made = call(uow.session, "add_response", response=response, answers=answers)
        return int(made.scalar_one())
    if "invitation_id" in response:
        response_id = uow.add(Response(**response)).id
    else:
        added = insert(Response).values(response).returning(Response.id)
        response_id = uow.session.execute(added).scalar_one()
    if answers:
        rows = [{"response_id": response_id, **row} for row in answers]
        uow.session.execute(insert(Answer), rows)
    return response_id


def _known(uow: UnitOfWork, uid: UUID) -> int | None:
    """The response that was entered under this uid."""
    if is_server(uow.session):
        found: int | None = call(uow.session, "response_of", of_uid=uid).scalar()
        return found
    return uow.session.execute(select(Response.id).where(Response.uid == uid)).scalar()


def _answer_rows(
    questions: Sequence[_Asked], answers: Mapping[str, int | str]
) -> list[dict[str, Any]]:
    """One row per answer given; a blank is no answer."""
    rows: list[dict[str, Any]] = []
    for question in questions:
        given = answers.get(question.spec.key)
        if isinstance(given, int):
            rows.append({"question_id": question.id, "score": given, "text": None})
        elif given and given.strip():
            rows.append({"question_id": question.id, "score": None, "text": given.strip()})
    return rows


def _answered(
    invitation: Invitation,
    questions: Sequence[_Asked],
    answers: Mapping[str, int | str],
    facts: _Facts,
) -> SurveyAnswered:
    scales = [q.spec.key for q in questions if q.spec.kind is QuestionKind.SCALE5]
    scores = {key: answer for key in scales if isinstance(answer := answers.get(key), int)}
    return SurveyAnswered(
        invitation_id=invitation.id,
        customer_id=invitation.customer_id,
        ticket_id=invitation.ticket_id,
        department_id=facts.department_id,
        scores=scores,
    )
