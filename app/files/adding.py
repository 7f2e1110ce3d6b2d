"""Several files attached at once: each a command of its own, so that one refused stops no other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from app.core.changes import Changes
from app.core.errors import AppError, Cancelled
from app.core.progress import Progress
from app.core.undo import Undo
from app.files import service
from app.files.dto import AttachFile, Holder, RemoveAttachment
from app.files.sources import FileRefused, Source


class Store(Protocol):
    """What is needed of ``app.backend.Backend``, which stands above this package."""

    def command(self, fn: Callable[..., Any], *args: Any) -> Any: ...


@dataclass(frozen=True)
class Added:
    """What came of it: the new attachments, and the refusals of the others."""

    ids: tuple[int, ...]
    refusals: tuple[AppError, ...]


def attach_all(store: Store, progress: Progress, holder: Holder, sources: Sequence[Source]) -> Any:
    """Attach each source; the outcome of ``store.command`` with ``Added`` as its result.

    Several that are all refused are told in an ``Added`` without attachments.

    Raises:
        Cancelled: the person stopped it; files that were whole by then stay.
        AppError: nothing at all could be attached; the first refusal.
    """
    outcomes: list[Any] = []
    refusals: list[AppError] = []
    for number, source in enumerate(sources):
        part = _part(progress, number, len(sources))
        try:
            outcomes.append(store.command(service.attach, AttachFile(holder, source), part))
        except Cancelled:
            if not outcomes:
                raise
            break
        except AppError as error:
            refusals.append(error)
    if not outcomes:
        if len(refusals) > 1 and all(isinstance(one, FileRefused) for one in refusals):
            return Added((), tuple(refusals))  # each has its own reason
        raise refusals[0]
    ids = tuple(outcome.result for outcome in outcomes)
    changes = Changes()
    for outcome in outcomes:
        changes.add(outcome.changes)
    undo = outcomes[0].undo if len(ids) == 1 else _undo_of(ids)
    return replace(outcomes[0], result=Added(ids, tuple(refusals)), changes=changes, undo=undo)


def _undo_of(ids: Sequence[int]) -> Undo:
    removals = tuple(RemoveAttachment(id_, 1) for id_ in ids)
    return Undo("undo.files.attached", service.remove_all, (removals,))


def _part(progress: Progress, number: int, count: int) -> Progress:
    """One file's share of the whole, in hundredths."""

    def step(done: int, total: int) -> None:
        progress.step(number * 100 + (done * 100 // total if total else 0), count * 100)

    return Progress(step)
