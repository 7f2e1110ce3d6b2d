"""What is done on a ticket in steps: rows as the window sees them, and the commands. Times are UTC.

Lines of a checklist have no version of their own: a tick is the same whoever was first, and a new
text is checked against the one its author saw.
"""

from dataclasses import dataclass
from datetime import datetime

from app.tickets.rules import ComplaintStep, Kind

MOST_LINES = 50  # of a checklist: more is a project


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a complaint that is done."""

    step: ComplaintStep
    done_by_name: str
    done_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of a checklist; ``done_at`` is None until it is ticked."""

    id: int
    text: str
    done_at: datetime | None
    done_by_name: str | None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody in the task force; ``part`` says what for."""

    id: int
    user_id: int
    name: str
    department_key: str | None
    department_name: str | None
    part: str
    is_lead: bool
    version: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """What a member shall do; ``done_at`` is None until it is done."""

    id: int
    text: str
    owner_id: int
    owner_name: str
    due_at: datetime
    done_at: datetime | None
    done_by_name: str | None
    result: str | None
    version: int


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """The record of a meeting."""

    id: int
    held_at: datetime
    participants: str
    decided: str
    text: str
    recorded_by_name: str | None
    version: int


@dataclass(frozen=True, slots=True)
class TicketSteps:
    """All that is done in steps on one ticket.

    Attributes:
        needs_steps: it is a complaint; what was written while it was one is there all the same.
        meetings: the latest first.
    """

    ticket_id: int
    needs_steps: bool
    complaint: tuple[StepRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    members: tuple[MemberRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()

    @property
    def has_complaint(self) -> bool:
        """Whether the four steps are shown."""
        return self.needs_steps or bool(self.complaint)

    @property
    def has_force(self) -> bool:
        """Whether there is, or was, a task force."""
        return bool(self.members or self.tasks or self.meetings)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.has_complaint or self.lines or self.has_force)

    def progress(self) -> tuple[int, int]:
        """How much is done, and how much there is to do: steps, lines and tasks alike."""
        steps = len(ComplaintStep) if self.has_complaint else 0
        done = len(self.complaint)
        done += sum(line.done_at is not None for line in self.lines)
        done += sum(task.done_at is not None for task in self.tasks)
        return done, steps + len(self.lines) + len(self.tasks)


@dataclass(frozen=True)
class RecordStep:
    """A step of a complaint was done; by the actor and now unless it says otherwise.

    ``visit_at``: the last step leads to a follow-up at that time.
    """

    ticket_id: int
    step: ComplaintStep
    text: str
    seen_version: int
    done_at: datetime | None = None
    done_by_id: int | None = None
    visit_at: datetime | None = None


@dataclass(frozen=True)
class TakeBackStep:
    """The last step is not done after all; ``clears``: with what it wrote into the form."""

    ticket_id: int
    step: ComplaintStep
    seen_version: int
    clears: bool = False


@dataclass(frozen=True)
class AddLines:
    """Put lines at the end of a ticket's checklist."""

    ticket_id: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class RenameLine:
    """Say it in other words."""

    line_id: int
    text: str
    seen_text: str


@dataclass(frozen=True)
class TickLine:
    """It is done, or is not after all."""

    line_id: int
    is_done: bool


@dataclass(frozen=True)
class MoveLine:
    """One place up (-1) or down (1)."""

    line_id: int
    by: int


@dataclass(frozen=True)
class RemoveLines:
    """Take lines of one ticket out of its checklist."""

    ticket_id: int
    line_ids: tuple[int, ...]


@dataclass(frozen=True)
class PutBackLines:
    """Undo a removal: positions and texts."""

    ticket_id: int
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A named list of lines; one of everybody's with a kind is put on new tickets of it."""

    id: int
    name: str
    lines: tuple[str, ...]
    is_shared: bool
    kind: Kind | None = None
    sub_kind: str | None = None
    version: int = 0


@dataclass(frozen=True)
class SaveTemplate:
    """Add a template (id 0) or change the one with the id, as seen in its version."""

    template: Template


@dataclass(frozen=True)
class RemoveTemplate:
    """Take a template out of the list."""

    template_id: int
    seen_version: int


@dataclass(frozen=True)
class ApplyTemplate:
    """Put the lines of a template on a ticket."""

    ticket_id: int
    template_id: int


@dataclass(frozen=True)
class SaveMember:
    """Take somebody into the task force, or change what for, as seen in ``seen_version``."""

    ticket_id: int
    user_id: int
    part: str = ""
    is_lead: bool = False
    seen_version: int = 0  # of the member; 0: a new one


@dataclass(frozen=True)
class RemoveMember:
    """Let a member go."""

    member_id: int
    seen_version: int


@dataclass(frozen=True)
class SaveTask:
    """Give somebody a task (id 0), or change the one with the id; who gets it is a member."""

    ticket_id: int
    text: str
    owner_id: int
    due_at: datetime
    task_id: int = 0
    seen_version: int = 0


@dataclass(frozen=True)
class FinishTask:
    """It is done; ``result`` says what came of it."""

    task_id: int
    result: str
    seen_version: int


@dataclass(frozen=True)
class ResumeTask:
    """It is not done after all."""

    task_id: int
    seen_version: int


@dataclass(frozen=True)
class RemoveTask:
    """It is not needed any more."""

    task_id: int
    seen_version: int


@dataclass(frozen=True)
class SaveMeeting:
    """Record a meeting (id 0), or change the record with the id."""

    ticket_id: int
    held_at: datetime
    participants: str
    decided: str
    text: str = ""
    meeting_id: int = 0
    seen_version: int = 0


@dataclass(frozen=True)
class RemoveMeeting:
    """Take a record out."""

    meeting_id: int
    seen_version: int
