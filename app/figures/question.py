"""A number of the figures as a filter of tickets: any list can be asked for those behind it."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_

from app.db.reading import Reading
from app.figures import formulas, reach
from app.figures.dto import TICKET_CLOCKS, Behind, By, FiguresFilter, What
from app.sla.policy import ClockKind
from app.tickets.rules import Kind, Priority
from app.tickets.tables import Ticket


@dataclass(frozen=True)
class FigureQuestion:
    """Which tickets a number stands for; asked anew each time, so it never holds their ids."""

    wanted: FiguresFilter = field(default_factory=FiguresFilter)
    behind: Behind = field(default_factory=Behind)

    def conditions(self, read: Reading) -> list[ColumnElement[bool]]:
        """What a ticket must meet.

        Raises:
            PermissionDenied: the reader may see no figures.
        """
        found = [*reach.reached(read, self.wanted), *_what(read, self.behind)]
        if self.behind.what is What.LEFT_OUT:
            found += reach.left_out(self.wanted, [self.behind.text])
        elif self.behind.what is not What.BACKLOG:
            found += reach.reported(self.wanted)
        if self.behind.by is not None:
            found.append(reach.of_group(self.behind.by, self.behind.key))
        return found

    def text(self) -> str:
        """Write it as one word of a route or a report."""
        wanted, behind = self.wanted, self.behind
        parts = {
            "from": wanted.begins_at and wanted.begins_at.isoformat(),
            "to": wanted.ends_at and wanted.ends_at.isoformat(),
            "department": wanted.department_id,
            "owner": wanted.owner_id,
            "tier": wanted.tier,
            "kind": wanted.kind,
            "priority": wanted.priority,
            "what": behind.what,
            "by": behind.by,
            "key": behind.key,
            "clock": behind.clock,
            "age": behind.age,
            "text": behind.text or None,
        }
        return json.dumps(
            {name: value for name, value in parts.items() if value is not None}, ensure_ascii=False
        )

    @classmethod
    def parse(cls, text: str) -> "FigureQuestion":
        """Read what ``text`` wrote.

        Raises:
            ValueError: it is not understood.
        """
        parts = json.loads(text)
        if not isinstance(parts, dict):
            raise ValueError(text)

        def made(name: str, make: Any) -> Any:
            return make(parts[name]) if name in parts else None

        wanted = FiguresFilter(
            made("from", datetime.fromisoformat),
            made("to", datetime.fromisoformat),
            made("department", int),
            made("owner", int),
            made("tier", str),
            made("kind", Kind),
            made("priority", Priority),
        )
        behind = Behind(
            made("what", What) or What.ALL,
            made("by", By),
            parts.get("key"),
            made("clock", ClockKind),
            made("age", int),
            made("text", str) or "",
        )
        return cls(wanted, behind)


def says(column: Any, text: str) -> ColumnElement[bool]:
    """Whether a field says exactly this, blanks around it apart; "" for what says nothing."""
    found: ColumnElement[bool] = func.trim(func.coalesce(column, "")) == text
    return found


def holds(keyword: str) -> ColumnElement[bool]:
    """Whether a title holds a keyword, in whatever letter case."""
    found: ColumnElement[bool] = func.lower(Ticket.title).contains(keyword, autoescape=True)
    return found


def _what(read: Reading, behind: Behind) -> list[Any]:
    match behind.what:
        case What.MISSED:
            kinds = TICKET_CLOCKS if behind.clock is None else (behind.clock,)
            return [or_(*(reach.has_missed(kind, read.now()) for kind in kinds))]
        case What.ANSWERED:
            return [Ticket.accepted_at.is_not(None)]
        case What.SOLVED:
            return [Ticket.solved_at.is_not(None)]
        case What.UNSOLVED_END:
            return [reach.has_unsolved_end()]
        case What.REOPENED:
            return [Ticket.reopen_count > 0]
        case What.BACKLOG:
            return [reach.is_waiting_for_us(), *_aged(read, behind.age)]
        case What.SUB_KIND:
            return [says(Ticket.sub_kind, behind.text)]
        case What.CAUSE:
            return [says(Ticket.root_cause, behind.text)]
        case What.KEYWORD:
            return [holds(behind.text)]
        case _:
            return []


def _aged(read: Reading, age: int | None) -> list[ColumnElement[bool]]:
    if age is None:
        return []
    after, before = formulas.age_bounds(age, read.now())
    found = [Ticket.reported_at >= after] if after is not None else []
    return found + ([Ticket.reported_at < before] if before is not None else [])
