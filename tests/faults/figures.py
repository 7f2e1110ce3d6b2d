"""One line of the table of figures."""

from dataclasses import dataclass


@dataclass
class Figure:
    """What was done how often, and what came of it; ``lost``, ``half``, ``corrupt`` must be 0.

    Attributes:
        lost: records acknowledged to their writer that are not there.
        half: states that no command ever made, such as a customer without the ticket of its save.
        corrupt: stores that fail SQLite's checks or that do not open again.
        missed: a time that was promised was not kept; the note says which.
    """

    what: str
    n: int = 0
    lost: int = 0
    half: int = 0
    corrupt: int = 0
    missed: bool = False
    note: str = ""

    @property
    def is_clean(self) -> bool:
        return self.n > 0 and not (self.lost or self.half or self.corrupt or self.missed)


def table(figures: list[Figure]) -> str:
    """The figures as text, one a line."""
    head = f"{'what was done':<58} {'n':>6} {'lost':>5} {'half':>5} {'corrupt':>8}  note"
    lines = [
        f"{f.what:<58} {f.n:>6} {f.lost:>5} {f.half:>5} {f.corrupt:>8}  {'MISSED: ' * f.missed}{f.note}"
        for f in figures
    ]
    return "\n".join([head, "-" * len(head), *lines])
