"""Reads about invitations; the figures stand in ``dashboard``."""

from typing import Any

from sqlalchemy import Select, select

from app.core.errors import NotFound
from app.core.paging import Cursor, Page
from app.customers.tables import Contact, Customer
from app.db.paging import Key, page
from app.db.reading import Reading
from app.identity.tables import UserAccount
from app.surveys.dto import InvitationDetail, InvitationFilter, InvitationRow, QuestionRow
from app.surveys.rules import InvitationState, QuestionKind, QuestionSpec
from app.surveys.tables import Invitation, Question, Questionnaire
from app.tickets.tables import Ticket

_COLUMNS = (
    Invitation.id,
    Invitation.number,
    Invitation.customer_id,
    Customer.name,
    Invitation.contact_id,
    Contact.name,
    Contact.phone_masked,
    Invitation.ticket_id,
    Ticket.number,
    UserAccount.name,
    Invitation.state,
    Invitation.opened_at,
    Invitation.remind_at,
    Invitation.closes_at,
    Invitation.version,
)
_STATE, _CLOSES_AT = 10, 13  # places in a row


def invitations(
    read: Reading, wanted: InvitationFilter, cursor: Cursor | None = None
) -> Page[InvitationRow]:
    """Invitations of one state: open ones by the time they close, others the latest first.

    Raises:
        PermissionDenied: the actor lacks ``survey.enter``.
    """
    read.require("survey.enter")
    descending = wanted.state is not InvitationState.OPEN
    statement = _joined(select(*_COLUMNS)).where(
        Invitation.state == wanted.state, Invitation.deleted_at.is_(None)
    )
    keys = (
        Key(Invitation.closes_at, _CLOSES_AT, descending=descending),
        Key(Invitation.id, 0, descending=descending),
    )
    return page(read.session, statement, keys, _row, cursor)


def invitation_detail(read: Reading, invitation_id: int) -> InvitationDetail:
    """One invitation with the questions of its edition.

    Raises:
        PermissionDenied: the actor lacks ``survey.enter``.
        NotFound: no such invitation.
    """
    read.require("survey.enter")
    found = read.session.execute(
        _joined(
            select(
                *_COLUMNS,
                Customer.tier,
                Ticket.title,
                Ticket.is_confidential,
                Ticket.owner_id,
                Ticket.department_id,
                Ticket.created_by_id,
                Invitation.questionnaire_id,
                Questionnaire.is_anonymous,
            )
        )
        .join(Questionnaire, Questionnaire.id == Invitation.questionnaire_id)
        .where(Invitation.id == invitation_id, Invitation.deleted_at.is_(None))
    ).first()
    if found is None:
        raise NotFound(entity="invitation", id=invitation_id)
    return InvitationDetail(
        row=_row(found[: len(_COLUMNS)]),
        tier=found.tier,
        ticket_title=found.title if _may_see_title(read, found) else None,
        is_anonymous=found.is_anonymous,
        questions=_questions(read, found.questionnaire_id),
    )


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        statement.select_from(Invitation)
        .join(Customer, Customer.id == Invitation.customer_id)
        .outerjoin(Contact, Contact.id == Invitation.contact_id)
        .outerjoin(Ticket, Ticket.id == Invitation.ticket_id)
        .outerjoin(UserAccount, UserAccount.id == Invitation.owner_id)
    )


def _row(found: Any) -> InvitationRow:
    values = list(found)
    values[_STATE] = InvitationState(values[_STATE])
    return InvitationRow(*values)


def _may_see_title(read: Reading, found: Any) -> bool:
    return not found.is_confidential or read.actor.may(
        "ticket.see_confidential",
        owner_id=found.owner_id,
        department_id=found.department_id,
        created_by_id=found.created_by_id,
    )


def _questions(read: Reading, questionnaire_id: int) -> tuple[QuestionRow, ...]:
    rows = read.session.execute(
        select(Question.key, Question.kind, Question.is_required, Question.text)
        .where(Question.questionnaire_id == questionnaire_id)
        .order_by(Question.position)
    )
    return tuple(
        QuestionRow(QuestionSpec(key, QuestionKind(kind), required), text)
        for key, kind, required, text in rows
    )
