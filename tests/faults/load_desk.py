"""One desk of many under load: a process of its own with a personal login.

    python -m tests.faults.load_desk ADDRESS NAME PER_SECOND SECONDS

Says ``ready`` when it has signed in, begins when a line comes, and prints at the end what it did
as one line of JSON: milliseconds of its saves and reads, the uids and words it saved, conflicts,
and errors by kind. The first save of each kind is kept apart: it loads what it needs.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from random import Random
from uuid import uuid4

from app.backend import Backend
from app.bootstrap import open_store
from app.core.errors import AppError, Conflict
from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from app.tickets import board
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import Comment, MoveTicket, ReportTicket, TakeTicket, TicketFilter, TicketSort
from app.tickets.rules import IN_PROGRESS, WAITING_CUSTOMER, Kind
from app.timeline.finding import find
from app.timeline.home import home
from app.timeline.queries import timeline


@dataclass
class Done:
    """What the desk did."""

    first: dict[str, float] = field(default_factory=dict)
    saves: dict[str, list[float]] = field(default_factory=dict)
    reads: list[float] = field(default_factory=list)
    uids: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    conflicts: int = 0
    errors: dict[str, int] = field(default_factory=dict)


class LoadedDesk:
    """A person who saves something every moment and looks at lists in between."""

    def __init__(self, backend: Backend, name: str) -> None:
        self.done = Done()
        self._backend = backend
        self._name = name
        self._random = Random(name)
        self._customers = [row.id for row in backend.query(customers.customer_page).rows]
        self._mine: list[int] = []
        self._deeds = self._random.sample(
            [self._register, self._log] * 3 + [self._report, self._comment, self._move] * 4
            + [self._take] * 2, 20,
        )  # fmt: skip
        self._looks: list[Callable[[], object]] = [
            lambda: backend.query(customers.customer_page),
            lambda: backend.query(board.board, TicketFilter()),
            lambda: backend.query(tickets.ticket_page, TicketFilter(), TicketSort()),
            lambda: backend.query(find, "科技", True, True),
            lambda: backend.query(home),
            lambda: backend.query(timeline, self._customer()),
        ]

    def save(self, number: int) -> None:
        """Do the next deed and note how it went."""
        self._try(self._deeds[number % len(self._deeds)], f"{self._name}n{number}e")

    def _try(self, deed: Callable[[str], object], word: str) -> None:
        try:
            deed(word)
        except Conflict:
            self.done.conflicts += 1
        except AppError as error:
            kind = f"{deed.__name__}: {type(error).__name__} {error.params}"
            self.done.errors[kind] = self.done.errors.get(kind, 0) + 1

    def begin(self) -> None:
        """Do and read everything once: a window that has just been opened is no measure."""
        for number, deed in enumerate(dict.fromkeys(self._deeds)):
            self._try(deed, f"{self._name}first{number}e")
        for look in self._looks:
            look()

    def look(self) -> None:
        """Read one of the pages."""
        began = time.perf_counter()
        self._random.choice(self._looks)()
        self.done.reads.append((time.perf_counter() - began) * 1_000)

    def _command(self, kind: str, service: Callable[..., object], cmd: object, word: str) -> object:
        uid = uuid4()
        began = time.perf_counter()
        result = self._backend.command_once(uid, service, cmd).result
        taken = (time.perf_counter() - began) * 1_000
        if kind not in self.done.first:
            self.done.first[kind] = taken
        else:
            self.done.saves.setdefault(kind, []).append(taken)
        self.done.uids.append(str(uid))
        if word:
            self.done.words.append(word)
        return result

    def _customer(self) -> int:
        return self._random.choice(self._customers)

    def _register(self, word: str) -> None:
        phone = PointInput(PointKind.PHONE, f"139{self._random.randrange(10**8):08}")
        cmd = NewCustomer(f"星河科技 {word}", contacts=(NewContact("王小明", points=(phone,)),))
        made = self._command("register", customer_service.register, cmd, word)
        self._customers.append(int(str(made)))

    def _log(self, word: str) -> None:
        cmd = LogInteraction(
            self._customers[-1], InteractionChannel.PHONE, Direction.IN, f"问了价格和交期 {word}"
        )
        self._command("log", interactions.log, cmd, word)

    def _report(self, word: str) -> None:
        kind = self._random.choice((Kind.TECHNICAL, Kind.INQUIRY, Kind.SUGGESTION))
        cmd = ReportTicket(self._customer(), kind, f"打印机打不开 {word}")
        self._mine.append(int(str(self._command("report", ticket_service.report, cmd, word))))

    def _comment(self, word: str) -> None:
        if not self._mine:
            return self._report(word)
        cmd = Comment(self._random.choice(self._mine), f"客户又来电话 {word}")
        self._command("comment", ticket_service.comment, cmd, word)
        return None

    def _move(self, word: str) -> None:
        """As a card is dragged: by the version that the page shows."""
        for ticket_id in self._random.sample(self._mine, len(self._mine)):
            seen = self._backend.query(tickets.ticket_detail, ticket_id)
            if "ticket.work" in seen.may:
                to = WAITING_CUSTOMER if seen.row.status == IN_PROGRESS else IN_PROGRESS
                cmd = MoveTicket(ticket_id, to, seen.row.version)
                self._command("move", ticket_service.move, cmd, "")
                return None
        return self._report(word)

    def _take(self, word: str) -> None:
        """The first that nobody has: colleagues see the same."""
        page = self._backend.query(
            tickets.ticket_page, TicketFilter(unowned=True), TicketSort()
        ).rows
        for row in page:
            if "ticket.work" in self._backend.query(tickets.ticket_detail, row.id).may:
                cmd = TakeTicket(row.id, row.version)
                self._command("take", ticket_service.take, cmd, "")
                self._mine.append(row.id)
                return None
        return self._report(word)


def main() -> None:
    """Sign in, wait for the word, save and look until the time is over, tell."""
    address, name, per_second, seconds = sys.argv[1:]
    backend = open_store(address)
    feed = backend.change_feed()
    feed.open()  # as a window has it: one connection more that hears what others save
    desk = LoadedDesk(backend, name)
    desk.begin()
    print("ready", flush=True)
    sys.stdin.readline()
    pause, began = 1 / float(per_second), time.monotonic()
    random = Random(name)
    for number in range(int(float(seconds) * float(per_second))):
        due = began + (number + random.random()) * pause
        time.sleep(max(0.0, due - time.monotonic()))
        desk.save(number)
        desk.look()
        feed.take()
    feed.close()
    backend.close()
    print(json.dumps(asdict(desk.done)), flush=True)


if __name__ == "__main__":
    main()
