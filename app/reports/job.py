"""What is asked of a report and what it gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from app.core.actor import Actor
from app.core.clock import Clock
from app.core.errors import AppError
from app.core.progress import Progress
from app.customers.dto import CustomerFilter, CustomerOrder
from app.figures.dto import FiguresFilter
from app.reports.period import Period
from app.reports.seen import SeenColumn
from app.reports.workbook import Written
from app.tickets.dto import TicketFilter, TicketSort


class TooManyForms(AppError):
    """More records than a workbook of forms may hold: ``count`` of at most ``limit``."""

    code = "too_many_forms"


class WrongSuffix(AppError):
    """The file's name does not end as the report can be written; ``allowed`` says how."""

    code = "wrong_suffix"


class Store(Protocol):
    """What a report needs of ``app.backend.Backend``, which stands above this package."""

    actor: Actor
    zone: ZoneInfo
    clock: Clock

    def query(self, fn: Callable[..., Any], *args: Any) -> Any: ...

    def command(self, fn: Callable[..., Any], *args: Any) -> Any: ...


@dataclass(frozen=True)
class ReportParams:
    """What a report covers. Each report uses the parts it asks for.

    Attributes:
        period: months in which customers were registered, tickets reported, answers given.
        figures: of which tickets; the moments of ``period`` win over its own.
        columns: of a list, as they stand on the screen; () takes every field there is.
    """

    period: Period | None = None
    customer_id: int | None = None
    ticket_id: int | None = None
    customers: CustomerFilter = field(default_factory=CustomerFilter)
    customer_order: CustomerOrder = field(default_factory=CustomerOrder)
    tickets: TicketFilter = field(default_factory=TicketFilter)
    ticket_sort: TicketSort = field(default_factory=lambda: TicketSort("number"))
    figures: FiguresFilter = field(default_factory=FiguresFilter)
    columns: tuple[SeenColumn, ...] = ()


@dataclass(frozen=True)
class ReportJob:
    """One report into one file. ``language`` is "zh_CN" or "en"."""

    name: str
    params: ReportParams
    path: Path
    language: str


@dataclass(frozen=True)
class ReportResult:
    """A file that was written.

    Attributes:
        rows: records in it; of a survey report, responses.
        cut: texts that were too long for a cell and end with a note.
    """

    path: Path
    rows: int
    cut: int


@dataclass(frozen=True)
class Draft:
    """A report whose extent is known; ``write`` makes the file."""

    rows: int
    write: Callable[[Progress], Written]


def steps(progress: Progress, records: Iterable[Any], total: int) -> Iterable[Any]:
    """Hand records on and tell how many are done.

    Raises:
        Cancelled: the person asked to stop.
    """
    for done, record in enumerate(records):
        progress.step(done, total)
        yield record
    progress.step(total, total)
