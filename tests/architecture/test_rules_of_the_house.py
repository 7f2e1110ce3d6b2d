"""Rules that the linters cannot see."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("app", "ui") for path in sorted((ROOT / folder).rglob("*.py"))]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _breaking(pattern: str, *allowed: str) -> list[str]:
    """Lines of app/ and ui/ that match, outside the files that may."""
    found = []
    for path in SOURCES:
        name = path.relative_to(ROOT).as_posix()
        if name in allowed:
            continue
        for number, line in enumerate(_text(path).splitlines(), 1):
            if re.search(pattern, line):
                found.append(f"{name}:{number}: {line.strip()}")
    return found


def test_colours_stand_in_the_tokens_only():
    assert _breaking(r"#[0-9A-Fa-f]{6}\b", "ui/theme/tokens.py") == []


def test_threads_stand_in_tasks_only():
    pattern = r"\b(import threading|from threading|ThreadPoolExecutor|QThread\b|QRunnable)"
    allowed = ("ui/tasks.py", "ui/errors/crash.py", "app/dataio/reading.py")
    assert _breaking(pattern, *allowed) == []


def test_the_clock_stands_in_one_file():
    assert (
        _breaking(r"datetime\.(now|utcnow|today)\(|date\.today\(|time\.time\(", "app/core/clock.py")
        == []
    )


def test_no_file_is_a_house():
    long = [
        f"{p.relative_to(ROOT)}: {len(_text(p).splitlines())}"
        for p in SOURCES
        if "versions" not in p.parts and len(_text(p).splitlines()) > 400
    ]
    # The sentences and words are tables, not code.
    assert [
        entry for entry in long if "core/words" not in entry and "core/sentences" not in entry
    ] == []


def test_the_live_store_is_never_read_as_a_file():
    assert _breaking(r"shutil\.copy|QSql|QFile\(") == []


@pytest.mark.parametrize("module", ["app.backend", "app.bootstrap", "app.cli.main"])
def test_app_never_loads_qt_and_stays_light(module):
    heavy = "('PySide6', 'matplotlib', 'openpyxl', 'xlsxwriter', 'pypinyin', 'alembic', 'psycopg', 'holidays', 'phonenumbers')"
    code = f"import {module}, sys; print([m for m in sys.modules if m.split('.')[0] in {heavy} or m == 'ui'])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
