"""What was promised to be tried has its line in the list, and each line its run."""

import re
from pathlib import Path

import pytest

from tests.faults import cases
from tests.faults.rights import ROOT

LIST = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:4] for line in LIST.splitlines() if line.startswith("| ")][1:]
PROMISED = {
    "C": [*range(1, 21)], "K": [*range(1, 6)], "S": [*range(1, 8), *range(40, 51), 57, 58],
    "N": [*range(15, 20)],
}  # fmt: skip


def named(text):
    """The ids in the first column; “…” stands for those between."""
    found = re.findall(r"([A-Z])-(\d+)(?: … [A-Z]-(\d+))?", text)
    return {
        f"{kind}-{number:02}"
        for kind, first, last in found
        for number in range(int(first), int(last or first) + 1)
    }


@pytest.mark.parametrize("kind", sorted(PROMISED))
def test_every_promise_has_its_line(kind):
    listed = set().union(*(named(what) for what, _, _ in ROWS))
    assert {f"{kind}-{number:02}" for number in PROMISED[kind]} <= listed


def test_every_line_has_a_run():
    runs = (ROOT / "tests" / "faults" / "__main__.py").read_text(encoding="utf-8")
    words = [word.strip() for _, some, _ in ROWS for word in some.split(",")]
    known = {f"case {id_}" for id_ in cases.CASES}
    assert [word for word in words if word not in known and f'"{word}"' not in runs] == []


def test_what_the_cases_name_is_there():
    for _, tests in cases.CASES.values():
        for test in tests:
            file, _, name = test.partition("::")
            assert (ROOT / file).exists(), test
            assert not name or f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")
