"""Nobody opens the live file but SQLite, and no phone, mail or turnover gets out by an error."""

import subprocess
import sys

import pytest

from tests.faults import canary, rights, watch_opens


def test_walking_through_the_window_opens_the_live_store_with_nothing_but_sqlite():
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.watch_opens", "6"],
        cwd=rights.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ", opened: 0\n" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0, done.stdout


def test_the_watch_would_notice(tmp_path, monkeypatch):
    monkeypatch.setattr(watch_opens, "opened", [])
    watch_opens.note("open", (str(tmp_path / "a.laike"), "r", 0))
    watch_opens.note("open", (str(tmp_path / "a.txt"), "r", 0))
    assert len(watch_opens.opened) == 1


def test_errors_logs_and_settings_tell_no_phone_mail_or_turnover(tmp_path):
    done = canary.run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "reports: 4" in done.stdout
    assert (tmp_path / "log" / "laike.log").stat().st_size
    assert canary.hits(tmp_path, done.stdout, done.stderr) == []


@pytest.mark.parametrize("value", canary.VALUES)
def test_the_search_for_the_values_would_find_them(value, tmp_path):
    (tmp_path / "some.log").write_text(f"told {value}!")
    assert canary.hits(tmp_path)
