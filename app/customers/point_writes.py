"""Writing contact points, birthdays and handles, and requests to read them in clear.

With ``point_reads`` the only way to their tables; see there. Callers have checked that the actor
may change the customers; a server checks it again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, or_, select

from app.audit.recorder import record_action
from app.core.errors import PermissionDenied
from app.core.permissions import Scope
from app.customers.drafting import ContactDraft
from app.customers.point_reads import reveals_since
from app.customers.points import Point
from app.customers.rules import PointKind
from app.customers.tables import ContactPoint, ContactPointToken, ContactPrivate, ContactReveal
from app.db.doors import call, is_server
from app.db.numbers import reserve_ids
from app.db.uow import UnitOfWork

REVEALS_AN_HOUR = 60  # of one person below a manager; the server's function says the same


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """A stored point and the marks it shall have."""

    id: int
    label: str | None
    do_not_contact: bool
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class PrivateChange:
    """What an import changed on a contact's private side; ``name`` is the column."""

    contact_id: int
    name: str
    before: Any
    after: Any


def add_points(uow: UnitOfWork, points: Sequence[tuple[int, Point]]) -> list[int]:
    """Add points, given with their contact's id; returns their ids in the same order."""
    if not points:
        return []
    if is_server(uow.session):
        rows = [_columns(contact_id, point) for contact_id, point in points]
        return list(call(uow.session, "add_points", points=rows).scalars())
    made = [uow.add(ContactPoint(**_columns(contact_id, point))) for contact_id, point in points]
    for stored, (_, point) in zip(made, points, strict=True):
        _add_tokens(uow, stored.id, point)
    uow.session.flush()
    return [stored.id for stored in made]


def _columns(contact_id: int, point: Point) -> dict[str, Any]:
    return {
        "contact_id": contact_id,
        "kind": point.kind,
        "as_typed": point.as_typed,
        "normal": point.normal,
        "label": point.label,
        "do_not_contact": point.do_not_contact,
        "is_preferred": point.is_preferred,
    }


def _add_tokens(uow: UnitOfWork, point_id: int, point: Point) -> None:
    uow.session.add_all(ContactPointToken(token=word, point_id=point_id) for word in point.tokens)


def add_many(uow: UnitOfWork, contacts: Sequence[tuple[int, ContactDraft]]) -> None:
    """Write what stands beside many new contacts, given with their ids, without a line of audit
    for each.
    """
    points = [(id_, point) for id_, made in contacts for point in made.points]
    private = [{"contact_id": id_, **made.private} for id_, made in contacts if _says(made)]
    if is_server(uow.session):
        add_points(uow, points)
        save_private(uow, private)
        return
    connection = uow.session.connection()
    ids = reserve_ids(uow.session, "contact_point", len(points))
    now, actor_id = uow.now(), uow.actor.user_id
    stamps = {"version": 1, "created_at": now, "created_by_id": actor_id}
    stamps |= {"updated_at": now, "updated_by_id": actor_id}
    rows = [
        {"id": id_, "uid": uuid4(), **stamps, **_columns(contact_id, point)}
        for id_, (contact_id, point) in zip(ids, points, strict=True)
    ]
    tokens = [
        {"token": token, "point_id": row["id"]}
        for row, (_, point) in zip(rows, points, strict=True)
        for token in point.tokens
    ]
    for table, values in (
        (ContactPoint, rows), (ContactPointToken, tokens), (ContactPrivate, private)
    ):  # fmt: skip
        if values:
            connection.execute(insert(table), values)


def _says(made: ContactDraft) -> bool:
    return any(value is not None for value in made.private.values())


def set_points(
    uow: UnitOfWork, contact_id: int, kept: Sequence[KeptPoint], new: Sequence[Point]
) -> list[int]:
    """Make ``kept`` and ``new`` the points of a contact; returns the ids of the new ones.

    What is stored already is not added again.
    """
    if is_server(uow.session):
        made = call(
            uow.session,
            "set_points",
            contact=contact_id,
            kept=[asdict(point) for point in kept],
            added=[asdict(point) for point in new],
        )
        return list(made.scalars())
    stored = {point.id: point for point in _points(uow, contact_id) if point.deleted_at is None}
    marks = {point.id: point for point in kept}
    for id_, point in stored.items():
        if id_ in marks:
            _mark(point, marks[id_])
        else:
            _remove(uow, point)
    present = {(stored[id_].kind, stored[id_].normal) for id_ in marks.keys() & stored.keys()}
    return add_points(
        uow, [(contact_id, point) for point in new if (point.kind, point.normal) not in present]
    )


def put_points_back(
    uow: UnitOfWork, contact_id: int, before: Sequence[KeptPoint], added: Sequence[int]
) -> None:
    """Give a contact back the points it had before a step; those the step ``added`` go."""
    if is_server(uow.session):
        call(
            uow.session,
            "put_points_back",
            contact=contact_id,
            before=[asdict(point) for point in before],
            added=list(added) or None,
        )
        return
    marks = {point.id: point for point in before}
    for point in _points(uow, contact_id):
        if point.id in marks:
            _mark(point, marks[point.id])
            if point.deleted_at is not None:
                point.deleted_at = point.deleted_by_id = None
                kind = PointKind(point.kind)
                _add_tokens(uow, point.id, Point(kind, point.as_typed, point.normal))
        elif point.id in added and point.deleted_at is None:
            _remove(uow, point)
    uow.session.flush()


def remove_points(
    uow: UnitOfWork, point_ids: Iterable[int] = (), contact_ids: Iterable[int] = ()
) -> set[int]:
    """Delete points, and all those of some contacts; returns the contacts that had them."""
    points, contacts = list(point_ids), list(contact_ids)
    if is_server(uow.session):
        given = {"points": points or None, "contacts": contacts or None}
        return set(call(uow.session, "remove_points", **given).scalars())
    found = select(ContactPoint).where(
        or_(ContactPoint.id.in_(points), ContactPoint.contact_id.in_(contacts)),
        ContactPoint.deleted_at.is_(None),
    )
    whose = set()
    for point in uow.session.execute(found).scalars():
        _remove(uow, point)
        whose.add(point.contact_id)
    return whose


def _points(uow: UnitOfWork, contact_id: int) -> Sequence[ContactPoint]:
    """All points a contact of a file ever had."""
    found = select(ContactPoint).where(ContactPoint.contact_id == contact_id)
    return uow.session.execute(found).scalars().all()


def _mark(point: ContactPoint, wanted: KeptPoint) -> None:
    point.label = wanted.label
    point.do_not_contact = wanted.do_not_contact
    point.is_preferred = wanted.is_preferred


def _remove(uow: UnitOfWork, point: ContactPoint) -> None:
    uow.delete(point)
    uow.session.execute(delete(ContactPointToken).where(ContactPointToken.point_id == point.id))


def save_private(uow: UnitOfWork, rows: Sequence[Mapping[str, Any]]) -> None:
    """Change ``birthday`` and ``wechat`` of contacts.

    All rows name ``contact_id`` and the same other columns; what is not named stays. What both
    were before is kept for one step back (``put_private_back``).
    """
    if not rows:
        return
    if is_server(uow.session):
        call(uow.session, "save_private", rows=list(rows))
        return
    for row in rows:
        found = uow.session.get(ContactPrivate, row["contact_id"])
        if found is None:
            uow.session.add(ContactPrivate(**row))
            continue
        found.birthday_before, found.wechat_before = found.birthday, found.wechat
        for name, value in row.items():
            setattr(found, name, value)
    uow.session.flush()


def put_private_back(uow: UnitOfWork, contact_id: int) -> None:
    """Give a contact the birthday and the handles from before the last change of them."""
    if is_server(uow.session):
        call(uow.session, "put_private_back", contact=contact_id)
        return
    found = uow.session.get_one(ContactPrivate, contact_id)
    found.birthday, found.birthday_before = found.birthday_before, found.birthday
    found.wechat, found.wechat_before = found.wechat_before, found.wechat


def restore_private(uow: UnitOfWork, changes: Sequence[PrivateChange]) -> None:
    """Put back what an import changed where it still is what the import wrote."""
    if not changes:
        return
    if is_server(uow.session):
        call(uow.session, "restore_private", rows=[asdict(change) for change in changes])
        return
    ids = {change.contact_id for change in changes}
    held = uow.session.execute(
        select(ContactPrivate).where(ContactPrivate.contact_id.in_(ids))
    ).scalars()
    found = {private.contact_id: private for private in held}
    for change in changes:
        private = found[change.contact_id]
        if getattr(private, change.name) == change.after:
            setattr(private, change.name, change.before)


def note_reveal(uow: UnitOfWork, customer_id: int) -> None:
    """Note a request to see one customer's points in clear, in the audit log too.

    Raises:
        PermissionDenied: with ``reason="too_many"`` below a manager after ``REVEALS_AN_HOUR``.
    """
    if is_server(uow.session):
        call(uow.session, "request_reveal", customer=customer_id, asked_at=uow.now())
        return
    sees_lists = uow.actor.scope("contact.clear_in_lists") is Scope.ALL
    hour_ago = uow.now() - timedelta(hours=1)
    if not sees_lists and (
        reveals_since(uow.session, uow.actor.user_id, hour_ago) >= REVEALS_AN_HOUR
    ):
        raise PermissionDenied(action="contact.reveal", reason="too_many")
    uow.add(ContactReveal(customer_id=customer_id, user_id=uow.actor.user_id, at=uow.now()))
    record_action(uow.session, uow.actor, uow.now(), "reveal", customer_id=customer_id)
