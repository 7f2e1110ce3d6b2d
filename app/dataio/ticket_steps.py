"""From what a file says of a ticket to the steps it went, at their true times. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.dataio.ticket_records import TicketRecord
from app.tickets.past import PastStep
from app.tickets.rules import CLOSED, IN_PROGRESS, NEW, TO_CONFIRM, Category, EventType

_DONE = (Category.SOLVED, Category.CLOSED)


class EndUnknown(Exception):
    """The file calls a ticket solved or closed and does not say since when."""


@dataclass(frozen=True, slots=True)
class Steps:
    """How a ticket came to where it is; ``is_solve_noted`` as in ``PastTicket``."""

    steps: tuple[PastStep, ...]
    is_solve_noted: bool


def steps_of(
    record: TicketRecord, kinds: Mapping[str, str], zone: ZoneInfo, actor_id: int | None
) -> Steps:
    """Work out the steps of a ticket.

    Changes of status come from the rows of a log where there are any; what the columns for
    acceptance, solution and closing add is put between them. Without either, a ticket that is
    still open stands where the file says, by nobody's act.

    Args:
        kinds: status key -> category.
        zone: in which the file's times are.
        actor_id: who acted, None where nobody knows.

    Raises:
        EndUnknown: it is said to be solved or closed, but not when.
    """
    began = moment(record.said["reported_at"], zone)
    places = [(max(at, began), status) for at, status in _places(record, kinds, zone)]
    steps: list[PastStep] = []
    status = NEW
    for at, to_status in sorted(places, key=lambda place: place[0]):
        if to_status != status:
            type_ = _type(kinds[status], kinds[to_status], to_status)
            steps.append(PastStep(at, type_, actor_id, to_status))
            status = to_status
    final = record.said.get("status", status)
    if final != status:
        if kinds[final] in _DONE:
            raise EndUnknown
        at = steps[-1].at if steps else began
        steps.append(PastStep(at, EventType.ROUTED, None, final))
    is_noted = any(kinds[step.to_status or NEW] == Category.SOLVED for step in steps)
    return Steps(tuple(steps), is_noted)


def moment(naive: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment of the file, which is in company time, in UTC."""
    return naive.replace(tzinfo=zone).astimezone(UTC)


def _places(
    record: TicketRecord, kinds: Mapping[str, str], zone: ZoneInfo
) -> Iterator[tuple[datetime, str]]:
    noted = {kinds[status] for _, status in record.went}
    for at, status in record.went:
        yield moment(at, zone), status
    said = record.said
    if "accepted_at" in said and not any(status != NEW for _, status in record.went):
        yield moment(said["accepted_at"], zone), IN_PROGRESS
    if "solved_at" in said and Category.SOLVED not in noted:
        yield moment(said["solved_at"], zone), TO_CONFIRM
    if "closed_at" in said and Category.CLOSED not in noted:
        yield moment(said["closed_at"], zone), CLOSED


def _type(before: str, after: str, to_status: str) -> EventType:
    if after == Category.CLOSED:
        return EventType.CLOSED
    if after == Category.SOLVED:
        return EventType.SOLVED
    if before in _DONE:
        return EventType.REOPENED
    return EventType.TOOK if to_status == IN_PROGRESS else EventType.MOVED
