"""How figures are said: durations, shares, names of groups, definitions."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from app.figures import words
from app.figures.dto import By, GroupFigures
from app.figures.formulas import Times
from ui.widgets.when import duration
from ui.words import named

_NO = "–"
_PREFIXES = {By.KIND: "ticket.kind", By.PRIORITY: "ticket.priority"}


def name_of(figure: str) -> str:
    """What a figure is called."""
    return QCoreApplication.translate(words.CONTEXT, words.DEFINITIONS[figure].name)


def meaning(figure: str) -> str:
    """How a figure is counted, and after whom: for the hover."""
    definition = words.DEFINITIONS[figure]
    text = QCoreApplication.translate(words.CONTEXT, definition.meaning)
    if definition.source:
        source = QCoreApplication.translate("FigureWords", "Source: {0}")
        text += "\n" + source.format(definition.source)
    return text


def group_text(by: By, group: GroupFigures) -> str:
    """The name of a department, person, tier, kind or priority."""
    if group.key is None:
        return QCoreApplication.translate("FigureWords", "Nobody's")
    return named(_PREFIXES.get(by, by), group.code or "", group.name)


def share(value: float | None) -> str:
    """A share as per cent."""
    return _NO if value is None else f"{100 * value:.1f} %"


def seconds(value: float | None) -> str:
    """A duration in its two largest units."""
    return _NO if value is None else duration(timedelta(seconds=value))


def median(times: Times | None) -> str:
    """The median of durations."""
    return seconds(times.median if times else None)


def p90(times: Times | None) -> str:
    """Their 90th percentile."""
    return seconds(times.p90 if times else None)
