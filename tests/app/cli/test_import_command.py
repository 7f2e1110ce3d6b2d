"""``laike import customers`` as a scheduler runs it: counts, rejects, refusals, kills."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select

from app.bootstrap import open_store
from app.cli.main import main
from app.customers.tables import Contact, ContactPoint, Customer
from app.dataio.tables import BatchChange, ImportBatch

HEADINGS = ["客户编号", "客户名称", "电话", "当前状态", "负责人"]
ROWS = [
    ["1", "甲公司", "13800138000", "意向", "陈静"],
    ["2", "乙公司", "13700137000", "成交", None],
    [None, "甲公司", "138 0013 8000", "成交", None],
    ["3", None, "13600136000", "谈判中", None],
]


def write_book(path: Path, rows, sheet="客户") -> Path:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    book.close()
    return path


@pytest.fixture
def book(tmp_path) -> Path:
    return write_book(tmp_path / "list.xlsx", [["客户信息登记表"], [], HEADINGS, *ROWS])


@pytest.fixture
def db(tmp_path) -> Path:
    return tmp_path / "cli.laike"


@pytest.fixture
def run(capsys, db):
    def run(file: Path, *argv: str) -> tuple[int, str, str]:
        code = main(["import", "customers", str(file), "--db", str(db), "--language", "en", *argv])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def counts(db: Path) -> tuple[int, ...]:
    """Customers, contacts, points, logged changes and imports in a store."""
    backend = open_store(db)
    try:
        return backend.query(
            lambda read: tuple(
                read.session.execute(select(func.count(table.id))).scalar()
                for table in (Customer, Contact, ContactPoint, BatchChange, ImportBatch)
            )
        )
    finally:
        backend.close()


def test_plain_output_counts_and_names_every_rejected_row(run, book):
    code, out, err = run(book)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:4] == ["created 2", "updated 0", "skipped 1", "rejected 1"]
    assert lines[4] == (
        "Rejected: sheet “客户”, row 7: 客户名称: nothing is filled in; "
        "当前状态 “谈判中”: this value is not known here"
    )
    assert lines[5] == "“陈静” is no user. Customers left without a person in charge: 1."


def test_json_is_one_object(run, book):
    code, out, _ = run(book, "--json", "--on-duplicate", "update")
    found = json.loads(out)
    assert code == 0
    assert {name: found[name] for name in ("created", "updated", "skipped")} == {
        "created": 2,
        "updated": 1,
        "skipped": 0,
    }
    (rejected,) = found["rejected"]
    assert (rejected["sheet"], rejected["row"], rejected["column"]) == ("客户", 7, "客户名称")
    assert "谈判中" in rejected["reason"]


def test_a_second_run_changes_nothing(run, book, db):
    run(book)
    before = counts(db)
    assert json.loads(run(book, "--json")[1])["skipped"] == 3
    assert counts(db)[:4] == before[:4]


def test_a_dry_run_writes_nothing(run, book, db):
    code, out, _ = run(book, "--dry-run")
    assert code == 0
    assert out.splitlines()[:2] == ["Nothing was written; it would have been:", "created 2"]
    assert counts(db) == (0, 0, 0, 0, 0)


def test_the_workbook_of_rejected_rows_can_be_mended_and_imported(run, book, tmp_path):
    rejects = tmp_path / "rejects.xlsx"
    run(book, "--rejects", str(rejects))
    found = openpyxl.load_workbook(rejects)
    titles, row = list(found.active.iter_rows(values_only=True))
    assert titles == (*HEADINGS, "Row", "Why not imported")
    assert (row[0], row[2], row[5]) == ("3", "13600136000", 7)
    assert "nothing is filled in" in row[6]
    found.active["B2"], found.active["D2"] = "丁公司", "成交"
    found.save(rejects)
    assert json.loads(run(rejects, "--json")[1])["created"] == 1


def test_a_mapping_file_says_which_heading_is_which_field(run, tmp_path):
    file = write_book(tmp_path / "odd.xlsx", [["甲", "乙"], ["客户一", "13800138000"]])
    mapping = tmp_path / "map.json"
    mapping.write_text('{"甲": "name", "乙": "phone"}', encoding="utf-8")
    code, out, _ = run(file, "--map", str(mapping), "--header", "1", "--json")
    assert (code, json.loads(out)["created"]) == (0, 1)


def test_sheet_and_header_row_can_be_said(run, tmp_path, db):
    file = write_book(tmp_path / "two.xlsx", [["客户名称", "电话"], HEADINGS, *ROWS[:2]], "乙表")
    code, out, _ = run(file, "--sheet", "乙表", "--header", "2", "--json")
    assert (code, json.loads(out)["created"]) == (0, 2)
    assert counts(db)[0] == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.xlsx", None, "does not exist"),
        ("empty.csv", b"", "is empty"),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not an Excel or CSV file"),
        ("cut.xlsx", b"PK\x03\x04half a file", "damaged"),
        ("bytes.csv", b"\xff\xfe\xfa", "characters"),
        ("quote.csv", '客户名称,电话\n"甲公司,138\n'.encode(), "row 2"),
        ("noname.csv", "电话,邮箱,备注\n138,a@b.cn,x\n".encode(), "客户名称 / Customer name"),
    ],
)
def test_a_bad_file_gets_one_sentence_and_nothing_is_written(
    run, tmp_path, db, name, content, says
):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    code, out, err = run(file)
    assert (code, out) == (1, "")
    assert err.startswith("laike: ")
    assert err.count("\n") == 1
    assert name in err
    assert says in err
    assert counts(db) == (0, 0, 0, 0, 0)


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(run, book):
    code, _, err = run(book, "--sheet", "没有")
    assert code == 1
    assert "“没有”" in err
    assert "客户" in err


def test_a_mapping_that_names_no_field_is_refused(run, book, tmp_path):
    mapping = tmp_path / "map.json"
    mapping.write_text('{"客户名称": "nmae"}', encoding="utf-8")
    code, _, err = run(book, "--map", str(mapping))
    assert code == 1
    assert "map.json" in err
    assert "nmae" in err


def test_wrong_use_exits_2(run, book):
    with pytest.raises(SystemExit) as stopped:
        run(book, "--on-duplicate", "perhaps")
    assert stopped.value.code == 2
    with pytest.raises(SystemExit) as stopped:
        run(book, "--header", "0")
    assert stopped.value.code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("moment", ["0", "1", "commit 1", "commit 2"])
def test_a_killed_import_leaves_all_or_nothing(tmp_path, moment):
    """Kill the program before or after its writing, or at a random moment of its commit."""
    rows = [[str(n), f"客户{n}", f"1380013{n:04d}", "意向", ""] for n in range(500)]
    file = tmp_path / "many.csv"
    file.write_text("\n".join(",".join(row) for row in [HEADINGS, *rows]), encoding="utf-8")
    db = tmp_path / "killed.laike"
    open_store(db).close()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(file), str(db), moment],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL
    nothing, everything = (0, 0, 0, 0, 0), (500, 500, 500, 500, 1)
    assert counts(db) in ([nothing, everything] if moment.startswith("commit") else [nothing])


_KILLED = """
import os, random, signal, sys, threading
from pathlib import Path
from sqlalchemy import event
from app.bootstrap import open_store
from app.core.progress import Progress
from app.dataio import importing

file, db, moment = sys.argv[1:]
backend = open_store(Path(db))
checked = importing.open_and_check(backend, Progress(), Path(file))

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def step(done, total):
    if not moment.startswith("commit") and done >= float(moment) * total:
        die()

def on_commit(connection):
    threading.Timer(random.uniform(0, 0.02), die).start()

event.listen(backend.engines.writes, "commit", on_commit)
importing.run_import(backend, Progress(step), checked)
threading.Event().wait(30)
"""
