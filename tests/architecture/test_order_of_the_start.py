"""What a start may have loaded at the first paint and at the first rows; more makes it slow again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import open_store

ROOT = Path(__file__).parents[2]

# Packages and modules that nothing before the mark has a use for.
NOT_BEFORE_PAINT = (
    "sqlalchemy", "sqlcipher3", "alembic", "psycopg", "asyncio", "concurrent", "json", "hashlib",
    "logging.handlers", "importlib.metadata", "zoneinfo", "decimal", "PySide6.QtNetwork",
    "matplotlib", "openpyxl", "xlsxwriter", "pypinyin", "holidays", "phonenumbers",
    "app.backend", "app.bootstrap", "app.db", "app.customers", "app.tickets", "app.settings",
    "app.notifications", "app.workflows", "app.timeline", "app.core.words", "app.core.sentences",
    "app.core.permissions", "ui.tasks", "ui.feed", "ui.widgets.page", "ui.pages", "ui.delegates",
    "ui.qtmodels", "ui.shell.session", "ui.shell.palette", "ui.shell.notices", "ui.shell.watcher",
    "ui.shell.tray", "ui.shell.crash_dialog", "ui.shell.first_start", "ui.shell.about",
)  # fmt: skip
NOT_BEFORE_ROWS = (
    "alembic", "psycopg", "matplotlib", "openpyxl", "xlsxwriter", "pypinyin", "holidays",
    "phonenumbers", "sqlalchemy.dialects.postgresql", "app.customers.tables", "app.tickets.tables",
    "app.surveys.tables", "app.followups.service", "app.seeding", "app.server", "app.backup",
    "app.dataio", "app.reports", "app.tickets.dto", "app.tickets.steps_dto", "app.customers.dto",
    "app.surveys.dto", "app.identity.dto", "app.timeline.dto", "app.sla.clock",
    "app.workflows.sweep", "app.core.sentences", "ui.widgets.form_dialog",
    "ui.shell.session", "ui.shell.palette", "ui.shell.notices", "ui.shell.watcher",
)  # fmt: skip


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``watched_start`` saw of a start on a store that is there and up to date."""
    home = tmp_path_factory.mktemp("home")
    store = home / "desk.laike"
    open_store(store).close()
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(home))
    done = subprocess.run(
        [sys.executable, "-m", "tests.architecture.watched_start", str(store)],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def _loaded(modules: list[str], unwanted: tuple[str, ...]) -> list[str]:
    return [
        name
        for name in modules
        if any(name == one or name.startswith(f"{one}.") for one in unwanted)
    ]


def test_the_window_is_painted_with_next_to_nothing_loaded(start):
    assert _loaded(start["paint"], NOT_BEFORE_PAINT) == []


def test_the_first_rows_stand_there_before_what_lives_beside_the_pages_is_loaded(start):
    assert start["shows_rows"]
    assert _loaded(start["rows"], NOT_BEFORE_ROWS) == []


def test_import_is_pythons_own_and_garbage_is_collected_on_the_windows_thread(start):
    assert start["plain_import"]
    assert start["collects"]
