"""Two people changed one set of rules: what each did to its pieces, put together."""

from collections.abc import Mapping
from typing import Any

from ui.widgets.conflict_view import Difference, differences

Pieces = Mapping[str, Any]  # name -> value; None: there is no such piece


def merged(before: Pieces, theirs: Pieces, mine: Pieces) -> tuple[Pieces, tuple[Difference, ...]]:
    """Mine with what only they changed, and every piece that they changed.

    Where both changed one, mine stands until somebody chooses.
    """
    names = dict.fromkeys((*mine, *theirs, *before))
    whole = [{name: side.get(name) for name in names} for side in (before, theirs, mine)]
    old, new, ours = whole
    found = differences(old, new, ours)
    taken = {one.name: one.theirs for one in found if not one.is_mine_too}
    return {**ours, **taken}, found
