"""What the demo company's customers answered, and whom it still has to ask."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from app.customers.tables import Customer, CustomerStats
from app.db.numbers import survey_numbers
from app.db.uow import UnitOfWork
from app.demo.stories import COMMENTS
from app.surveys.rules import DIMENSIONS, InvitationState, QuestionKind
from app.surveys.service import CLOSE_AFTER, REMIND_AFTER
from app.surveys.tables import Answer, Invitation, Question, Response
from app.tickets.tables import Ticket

_ASKED_OF_TEN = 7
_ANSWERED = 0.62
_ANSWERED_AT_ONCE = 0.35  # of those asked so lately that they may still answer
_CHUNK = 2_000
# How likely 1 to 5 are, by dimension: the demo company is slow on the phone.
_SCORES = {
    "response_speed": (5, 12, 26, 36, 21),
    "problem_solving": (2, 5, 17, 43, 33),
    "professionalism": (1, 3, 12, 42, 42),
    "product_fit": (2, 6, 24, 44, 24),
    "recommend": (4, 7, 21, 38, 30),
}


def opinions(uow: UnitOfWork, random: Random) -> None:
    """Invitations for most closed tickets, answers to most of those, satisfaction on the cards."""
    tickets = uow.session.execute(
        select(
            Ticket.id,
            Ticket.customer_id,
            Ticket.contact_id,
            Ticket.owner_id,
            Ticket.department_id,
            Ticket.closed_at,
            Customer.tier,
        )
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(Ticket.closed_at.is_not(None))
        .order_by(Ticket.closed_at, Ticket.id)
    ).all()
    asked = [
        ticket
        for ticket in tickets
        if random.randrange(10) < _ASKED_OF_TEN or _may_answer(ticket.closed_at, uow.now())
    ]
    questions = dict(
        uow.session.execute(select(Question.key, Question.id).order_by(Question.id)).all()
    )
    questionnaire = uow.session.execute(select(func.min(Question.questionnaire_id))).scalar_one()
    numbers = _numbers(uow, asked)
    for start in range(0, len(asked), _CHUNK):
        part = asked[start : start + _CHUNK]
        _ask(uow, random, part, numbers[start:], questions, questionnaire)
    _satisfaction(uow)


def _numbers(uow: UnitOfWork, tickets: list[Any]) -> list[str]:
    days: dict[Any, int] = {}
    for ticket in tickets:
        day = ticket.closed_at.astimezone(uow.zone).date()
        days[day] = days.get(day, 0) + 1
    return [
        number for day in sorted(days) for number in survey_numbers(uow.session, day, days[day])
    ]


def _ask(
    uow: UnitOfWork,
    random: Random,
    tickets: list[Any],
    numbers: list[str],
    questions: dict[str, int],
    questionnaire: int,
) -> None:
    states = [_state(random, ticket.closed_at, uow.now()) for ticket in tickets]
    ids = list(
        uow.session.execute(
            insert(Invitation.__table__).returning(  # type: ignore[arg-type] # it is a Table
                Invitation.id, sort_by_parameter_order=True
            ),
            [
                {
                    "uid": _uid(random),
                    "version": 1,
                    "created_at": ticket.closed_at,
                    "updated_at": ticket.closed_at,
                    "number": number,
                    "questionnaire_id": questionnaire,
                    "customer_id": ticket.customer_id,
                    "contact_id": ticket.contact_id,
                    "ticket_id": ticket.id,
                    "owner_id": ticket.owner_id,
                    "occasion": "ticket",
                    "plan_key": f"ticket:{ticket.id}",
                    "state": state,
                    "opened_at": ticket.closed_at,
                    "remind_at": ticket.closed_at + REMIND_AFTER,
                    "closes_at": ticket.closed_at + CLOSE_AFTER,
                }
                for ticket, number, state in zip(tickets, numbers, states, strict=False)
            ],
        ).scalars()
    )
    answered = [
        (invitation, ticket)
        for invitation, ticket, state in zip(ids, tickets, states, strict=True)
        if state is InvitationState.ANSWERED
    ]
    if answered:
        _answer(uow, random, answered, questions, questionnaire)


def _state(random: Random, closed: datetime, now: datetime) -> InvitationState:
    may_answer = _may_answer(closed, now)
    if random.random() < (_ANSWERED_AT_ONCE if may_answer else _ANSWERED):
        return InvitationState.ANSWERED
    return InvitationState.OPEN if may_answer else InvitationState.CLOSED


def _may_answer(closed: datetime, now: datetime) -> bool:
    return closed + CLOSE_AFTER > now


def _answer(
    uow: UnitOfWork,
    random: Random,
    answered: list[tuple[int, Any]],
    questions: dict[str, int],
    questionnaire: int,
) -> None:
    moments = [
        min(ticket.closed_at + timedelta(hours=random.uniform(2, 70)), uow.now())
        for _, ticket in answered
    ]
    responses = uow.session.execute(
        insert(Response.__table__).returning(  # type: ignore[arg-type] # it is a Table
            Response.id, sort_by_parameter_order=True
        ),
        [
            {
                "uid": _uid(random),
                "questionnaire_id": questionnaire,
                "invitation_id": invitation,
                "month": moment.astimezone(uow.zone).date().replace(day=1),
                "answered_at": moment,
                "department_id": ticket.department_id,
                "owner_id": ticket.owner_id,
                "tier": ticket.tier,
                "channel": random.choice(("phone", "phone", "email")),
            }
            for (invitation, ticket), moment in zip(answered, moments, strict=True)
        ],
    ).scalars()
    rows: list[dict[str, Any]] = []
    for response in responses:
        rows += [
            {
                "response_id": response,
                "question_id": questions[key],
                "score": random.choices((1, 2, 3, 4, 5), _SCORES[key])[0],
                "text": None,
            }
            for key in DIMENSIONS
        ]
        comment = random.choice(COMMENTS)
        if comment:
            rows.append(
                {
                    "response_id": response,
                    "question_id": questions["comment"],
                    "score": None,
                    "text": comment,
                }
            )
    uow.session.execute(insert(Answer.__table__), rows)  # type: ignore[arg-type] # it is a Table


def _satisfaction(uow: UnitOfWork) -> None:
    """Mean and number of all 1-5 answers of each customer, as its card shows them."""
    found = uow.session.execute(
        select(Invitation.customer_id, func.avg(Answer.score), func.count(Answer.score))
        .join(Response, Response.invitation_id == Invitation.id)
        .join(Answer, Answer.response_id == Response.id)
        .join(Question, Question.id == Answer.question_id)
        .where(Question.kind == QuestionKind.SCALE5, Answer.score.is_not(None))
        .group_by(Invitation.customer_id)
    ).all()
    if found:
        uow.session.execute(
            update(CustomerStats),
            [
                {"customer_id": customer, "satisfaction": float(mean), "answers": count}
                for customer, mean, count in found
            ],
        )


def _uid(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
