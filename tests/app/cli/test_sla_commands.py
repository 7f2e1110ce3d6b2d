"""``laike sla`` as a scheduler or an administrator runs it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from app.bootstrap import open_store
from app.cli.main import main
from app.core.clock import system_clock
from tests.sla_world import Desk, add_many

CASE = {
    "id": "fri-evening",
    "timezone": "Asia/Shanghai",
    "weekly_hours": {"fri": [["09:00", "18:00"]], "mon": [["09:00", "18:00"]]},
    "start": "2025-09-26T17:30:00+08:00",
    "target_minutes": 60,
    "expected_due": "2025-09-29T09:30:00+08:00",
}


@pytest.fixture
def store_path(tmp_path):
    return tmp_path / "cli.laike"


def run(capsys, *argv):
    code = main(["sla", *argv])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def cases(tmp_path, *found):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    return str(path)


def test_verify_ends_with_the_count(capsys, tmp_path):
    code, out, _ = run(capsys, "verify", cases(tmp_path, CASE))
    assert (code, out) == (0, "1 passed, 0 failed\n")


def test_verify_names_what_failed(capsys, tmp_path):
    wrong = CASE | {"id": "wrong", "expected_due": "2025-09-29T09:31:00+08:00"}
    code, out, _ = run(capsys, "verify", cases(tmp_path, CASE, wrong))
    first, last = out.splitlines()
    assert code == 1
    assert first.startswith("wrong: expected 2025-09-29T01:31:00")
    assert last == "1 passed, 1 failed"


def test_verify_of_a_missing_file_is_one_line_on_standard_error(capsys, tmp_path):
    code, out, err = run(capsys, "verify", str(tmp_path / "none.json"), "--language", "en")
    assert (code, out) == (1, "")
    assert err.startswith("laike: ")
    assert "none.json" in err
    assert err.count("\n") == 1


def test_due_of_the_worked_example(capsys, store_path):
    code, out, _ = run(
        capsys, "due", "--start", "2025-09-26T17:30", "--severity", "regular",
        "--db", str(store_path), "--json", "--explain",
    )  # fmt: skip
    found = {promise["clock"]: promise for promise in json.loads(out)}
    assert code == 0
    assert found["solve"]["due"] == "2025-09-28T14:00:00+08:00"
    assert len(found["solve"]["counted"]) == 3
    assert found["solve"]["special_days"] == ["2025-09-28"]


def test_due_in_words(capsys, store_path):
    _, out, _ = run(
        capsys, "due", "--start", "2025-09-30T17:00", "--db", str(store_path), "--language", "en"
    )  # fmt: skip
    assert "Solve: due 2025-10-09 12:00:00 (4:00:00 of working time, policy default)" in out


def test_due_explained(capsys, store_path):
    _, out, _ = run(
        capsys, "due", "--start", "2025-09-30T17:00", "--severity", "regular",
        "--tier", "ordinary", "--db", str(store_path), "--explain", "--language", "en",
    )  # fmt: skip
    solve = next(part for part in out.split("\n\n") if part.startswith("Solve: "))
    assert solve.splitlines()[:3] == [
        "Solve: starts 2025-09-30 Tue 17:00, is due 2025-10-09 Thu 12:00.",
        "Policy 1 does not fit: Customer tier is Ordinary, it asks for VIP; "
        "Severity is Regular, it asks for Major.",
        "Policy 2 does not fit: Customer tier is Ordinary, it asks for VIP; "
        "Severity is Regular, it asks for Complex.",
    ]
    assert "Holidays left out: 2025-10-01 Wed 国庆节" in solve
    assert "    2025-10-09 Thu 09:00–12:00    3 h" in solve


@pytest.mark.parametrize(
    "wrong",
    [["--start", "tomorrow"], ["--start", "2025-01-01T09:00", "--severity", "huge"], []],
)
def test_wrong_use_exits_with_two(capsys, wrong):
    with pytest.raises(SystemExit) as left:
        run(capsys, "due", *wrong)
    assert left.value.code == 2


def test_sweep_does_once_what_the_watcher_does(capsys, store_path):
    backend = open_store(store_path)
    desk = Desk(backend, system_clock)
    late = datetime.now(UTC) - timedelta(days=1)
    add_many(backend, 3, late, desk.owner, customer_id=desk.customer)
    first = run(capsys, "sweep", "--db", str(store_path), "--json")
    again = run(capsys, "sweep", "--db", str(store_path), "--json")
    backend.close()
    assert json.loads(first[1]) == {"steps": 9, "is_holder": True}
    assert json.loads(again[1]) == {"steps": 0, "is_holder": True}
