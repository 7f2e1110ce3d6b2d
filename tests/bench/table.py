"""How a measured line is judged and printed."""

from dataclasses import dataclass

_HEAD = f"{'':46}{'ours':>10}{'bare':>10}{'ratio':>8}   target"


@dataclass(frozen=True)
class Target:
    """What a line should reach; None where nothing is asked.

    Attributes:
        most: of our own figure.
        ratio: of ours to the bare one; ``or_more`` is granted beside it.
    """

    most: float | None = None
    ratio: float | None = None
    or_more: float = 0.0

    def is_reached(self, ours: float, bare: float | None) -> bool:
        if self.most is not None and ours >= self.most:
            return False
        if self.ratio is None or bare is None:
            return True
        return ours <= bare * self.ratio or ours <= bare + self.or_more

    def text(self, unit: str) -> str:
        parts = []
        if self.most is not None:
            parts.append(f"< {self.most:g} {unit}")
        if self.ratio is not None:
            grace = f" or + {self.or_more:g} {unit}" if self.or_more else ""
            parts.append(f"≤ {self.ratio:g}×{grace}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Line:
    """One measurement, beside the bare library's where there is one."""

    name: str
    ours: float
    bare: float | None = None
    target: Target = Target()
    unit: str = "ms"

    def text(self) -> str:
        bare = "" if self.bare is None else _number(self.bare)
        ratio = "" if not self.bare else f"{self.ours / self.bare:.2f}"
        wanted = self.target.text(self.unit)
        if wanted and not self.target.is_reached(self.ours, self.bare):
            wanted += "   MISSED"
        return f"{self.name:46}{_number(self.ours):>10}{bare:>10}{ratio:>8}   {wanted}".rstrip()


def heading(title: str, unit: str) -> str:
    """The head of a table."""
    return f"\n{title} [{unit}]\n{_HEAD}"


def _number(value: float) -> str:
    return f"{value:,.1f}" if value >= 10 else f"{value:.2f}"
