"""Reads behind the satisfaction dashboard: the store groups and counts, ``figures`` computes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.core.paging import Cursor, Page
from app.core.permissions import Scope
from app.customers.tables import Customer
from app.db.paging import Key, page
from app.db.reading import Reading
from app.identity.tables import UserAccount
from app.surveys import figures
from app.surveys.dto import AnswerRow, Dashboard, DashboardFilter, PeriodFigures
from app.surveys.figures import Trend
from app.surveys.rules import COMMENT, DIMENSIONS, InvitationState, QuestionKind
from app.surveys.tables import Answer, Invitation, Question, Response
from app.tickets.tables import Ticket

OVERALL = "overall"  # the key of the trend of all dimensions together
RECOMMEND = "recommend"

_Months = dict[date, dict[str, dict[int, int]]]  # month, dimension, score: times


def dashboard(read: Reading, wanted: DashboardFilter) -> Dashboard:
    """Figures of the months wanted and of as many months before them.

    Raises:
        PermissionDenied: the actor lacks ``survey.dashboard``.
    """
    scope = _scope(read, "survey.dashboard")
    before = _months_before(wanted)
    both = replace(wanted, first=before.first)
    tallies, people = _tallies(read, both, scope), _people(read, both, scope)
    return Dashboard(
        now=_period(read, wanted, scope, tallies, people),
        before=_period(read, before, scope, tallies, people),
        trends=_trends(wanted, tallies, people),
    )


def answers_behind(
    read: Reading,
    wanted: DashboardFilter,
    dimension: str | None = None,
    score: int | None = None,
    cursor: Cursor | None = None,
) -> Page[AnswerRow]:
    """The answers a figure was computed from, the latest first.

    Raises:
        PermissionDenied: the actor lacks ``survey.answers``.
    """
    scope = _scope(read, "survey.answers")
    comment, comment_question = aliased(Answer), aliased(Question)
    statement = (
        select(
            Answer.id,
            Question.key,
            Answer.score,
            comment.text,
            Invitation.customer_id,
            Customer.name,
            Invitation.ticket_id,
            Ticket.number,
            UserAccount.name,
            Response.month,
            Response.answered_at,
        )
        .select_from(Answer)
        .join(Question, Question.id == Answer.question_id)
        .join(Response, Response.id == Answer.response_id)
        .outerjoin(Invitation, Invitation.id == Response.invitation_id)
        .outerjoin(Customer, Customer.id == Invitation.customer_id)
        .outerjoin(Ticket, Ticket.id == Invitation.ticket_id)
        .outerjoin(UserAccount, UserAccount.id == Response.owner_id)
        .outerjoin(
            comment_question,
            and_(
                comment_question.questionnaire_id == Response.questionnaire_id,
                comment_question.key == COMMENT,
            ),
        )
        .outerjoin(
            comment,
            and_(comment.response_id == Response.id, comment.question_id == comment_question.id),
        )
        .where(Question.kind == QuestionKind.SCALE5, *_where(wanted, scope))
    )
    if dimension is not None:
        statement = statement.where(Question.key == dimension)
    if score is not None:
        statement = statement.where(Answer.score == score)
    keys = (
        Key(Response.month, 9, descending=True),
        Key(Response.answered_at, 10, descending=True, nullable=True),
        Key(Answer.id, 0, descending=True),
    )
    return page(read.session, statement, keys, lambda row: AnswerRow(*row), cursor)


def people_asked_about(read: Reading) -> tuple[tuple[int, str], ...]:
    """Who can be chosen in the dashboard's filter: id and name of people with answers in reach.

    Raises:
        PermissionDenied: the actor lacks ``survey.dashboard``.
    """
    scope = _scope(read, "survey.dashboard")
    rows = read.session.execute(
        select(UserAccount.id, UserAccount.name)
        .where(exists().where(Response.owner_id == UserAccount.id, *scope))
        .order_by(UserAccount.sort_key, UserAccount.id)
    )
    return tuple((id_, name) for id_, name in rows)


def _scope(read: Reading, action: str) -> tuple[ColumnElement[bool], ...]:
    """Which responses the actor may count or see."""
    read.require(action)
    own = Response.owner_id == read.actor.user_id
    match read.actor.scope(action):
        case Scope.ALL:
            return ()
        case Scope.DEPARTMENT if read.actor.department_id is not None:
            return (or_(Response.department_id == read.actor.department_id, own),)
        case _:
            return (own,)


def _where(
    wanted: DashboardFilter, scope: tuple[ColumnElement[bool], ...]
) -> list[ColumnElement[bool]]:
    return [
        Response.month.between(wanted.first, wanted.last),
        *_who(wanted, Response.department_id, Response.owner_id, Response.tier),
        *scope,
    ]


def _who(wanted: DashboardFilter, department: Any, owner: Any, tier: Any) -> list[Any]:
    pairs = (
        (department, wanted.department_id),
        (owner, wanted.owner_id),
        (tier, wanted.tier),
    )
    return [column == value for column, value in pairs if value is not None]


def _tallies(
    read: Reading, wanted: DashboardFilter, scope: tuple[ColumnElement[bool], ...]
) -> _Months:
    rows = read.session.execute(
        select(Response.month, Question.key, Answer.score, func.count())
        .select_from(Answer)
        .join(Question, Question.id == Answer.question_id)
        .join(Response, Response.id == Answer.response_id)
        .where(Question.kind == QuestionKind.SCALE5, *_where(wanted, scope))
        .group_by(Response.month, Question.key, Answer.score)
    )
    months: _Months = {}
    for month, key, score, times in rows:
        if score is not None:  # a blank is not a zero
            months.setdefault(month, {}).setdefault(key, {})[score] = times
    return months


def _people(
    read: Reading, wanted: DashboardFilter, scope: tuple[ColumnElement[bool], ...]
) -> dict[date, int]:
    rows = read.session.execute(
        select(Response.month, func.count()).where(*_where(wanted, scope)).group_by(Response.month)
    )
    return dict(rows.all())


def _period(
    read: Reading,
    wanted: DashboardFilter,
    scope: tuple[ColumnElement[bool], ...],
    tallies: _Months,
    people: dict[date, int],
) -> PeriodFigures:
    inside = [month for month in tallies if wanted.first <= month <= wanted.last]
    keys = _in_order(key for month in inside for key in tallies[month])
    totals = {key: _sum(tallies[month].get(key, {}) for month in inside) for key in keys}
    responses = sum(n for month, n in people.items() if wanted.first <= month <= wanted.last)
    states = _states(read, wanted)
    answered = states.get(InvitationState.ANSWERED, 0)
    still_open = states.get(InvitationState.OPEN, 0)
    return PeriodFigures(
        responses=responses,
        overall=figures.overall(responses, totals.values()),
        dimensions=tuple(figures.dimension(key, totals[key]) for key in keys),
        recommend=figures.recommend_score(totals.get(RECOMMEND, {})),
        answered=answered,
        finished=sum(states.values()) - still_open,
        still_open=still_open,
    )


def _states(read: Reading, wanted: DashboardFilter) -> dict[str, int]:
    """How many invitations opened in these months stand in each state."""
    start, end = _moment(read, wanted.first), _moment(read, _next_month(wanted.last))
    statement = (
        select(Invitation.state, func.count())
        .select_from(Invitation)
        .join(Customer, Customer.id == Invitation.customer_id)
        .outerjoin(Ticket, Ticket.id == Invitation.ticket_id)
        .where(
            Invitation.opened_at >= start,
            Invitation.opened_at < end,
            Invitation.deleted_at.is_(None),
            *_who(wanted, Ticket.department_id, Invitation.owner_id, Customer.tier),
        )
        .group_by(Invitation.state)
    )
    rows = read.session.execute(_invited_in_reach(read, statement))
    return dict(rows.all())


def _invited_in_reach(
    read: Reading, statement: Select[*tuple[Any, ...]]
) -> Select[*tuple[Any, ...]]:
    own = Invitation.owner_id == read.actor.user_id
    match read.actor.scope("survey.dashboard"):
        case Scope.ALL:
            return statement
        case Scope.DEPARTMENT if read.actor.department_id is not None:
            return statement.where(or_(Ticket.department_id == read.actor.department_id, own))
        case _:
            return statement.where(own)


def _trends(
    wanted: DashboardFilter, tallies: _Months, people: dict[date, int]
) -> tuple[Trend, ...]:
    months = {m: by_key for m, by_key in tallies.items() if wanted.first <= m <= wanted.last}
    keys = _in_order(key for by_key in months.values() for key in by_key)
    together = figures.monthly_trend(
        OVERALL, {(m.year, m.month): _sum(by_key.values()) for m, by_key in months.items()}
    )
    counted = tuple(
        replace(point, n=people.get(date(point.year, point.month, 1), 0))
        for point in together.points
    )
    single = (
        figures.monthly_trend(
            key, {(m.year, m.month): by_key.get(key, {}) for m, by_key in months.items()}
        )
        for key in keys
    )
    return (replace(together, points=counted), *single)


def _in_order(keys: Iterable[str]) -> list[str]:
    """The default dimensions in their order, then others by name."""
    found = set(keys)
    return [key for key in DIMENSIONS if key in found] + sorted(found - set(DIMENSIONS))


def _sum(tallies: Iterable[dict[int, int]]) -> dict[int, int]:
    total: dict[int, int] = {}
    for scores in tallies:
        for score, times in scores.items():
            total[score] = total.get(score, 0) + times
    return total


def _months_before(wanted: DashboardFilter) -> DashboardFilter:
    """As many months, right before."""
    length = _number(wanted.last) - _number(wanted.first) + 1
    return replace(
        wanted,
        first=_month(_number(wanted.first) - length),
        last=_month(_number(wanted.first) - 1),
    )


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _next_month(month: date) -> date:
    return _month(_number(month) + 1)


def _moment(read: Reading, day: date) -> datetime:
    """When a day of the company begins, in UTC."""
    return datetime.combine(day, time(), read.zone).astimezone(UTC)
