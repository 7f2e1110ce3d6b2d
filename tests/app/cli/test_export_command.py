"""``laike export`` and ``laike report`` as a scheduler runs them."""

import json

import pytest
from openpyxl import load_workbook

from app.bootstrap import open_store
from app.cli.main import main
from tests.tickets_world import build


@pytest.fixture
def filled(store, clock):
    """The address of a store with one customer and one ticket, for ``--db``."""
    backend = open_store(store, clock=clock)
    world = build(backend)
    world.report(title="打印机卡纸")
    number = world.detail(1).row.number
    backend.close()
    return str(store), number


def run(capsys, *argv):
    code = main([str(arg) for arg in argv])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_list_is_exported_and_counted(capsys, filled, tmp_path):
    path = tmp_path / "out.xlsx"
    argv = ("export", "customers", "--out", path, "--db", filled[0], "--language", "zh_CN")
    code, out, err = run(capsys, *argv)
    assert (code, err) == (0, "")
    assert out == f"已写入 {path}，记录数：1\n"
    assert load_workbook(path).worksheets[0]["C2"].value == "云帆科技有限公司"


def test_filters_by_name_and_json(capsys, filled, tmp_path):
    path = tmp_path / "out.csv"
    argv = ("export", "tickets", "--out", path, "--db", filled[0], "--json", "--filter")
    code, out, _ = run(capsys, *argv, "kind=technical", "department=support")
    assert (code, json.loads(out)) == (0, {"file": str(path), "rows": 1, "cut": 0})
    code, out, _ = run(capsys, *argv, "kind=complaint")
    assert json.loads(out)["rows"] == 0


@pytest.mark.parametrize(
    ("filter_", "sentence"),
    [
        ("owner=没有这个人", "The filter owner=没有这个人 is not understood"),
        ("colour=red", "The filter colour=red is not understood"),
        ("kind=nice", "The filter kind=nice is not understood"),
    ],
)
def test_a_filter_that_means_nothing_is_one_sentence(capsys, filled, tmp_path, filter_, sentence):
    path = tmp_path / "out.csv"
    argv = ("export", "tickets", "--out", path, "--db", filled[0], "--language", "en")
    code, out, err = run(capsys, *argv, "--filter", filter_)
    assert (code, out, path.exists()) == (1, "", False)
    assert err.startswith(f"laike: {sentence}")
    assert err.count("\n") == 1


def test_reports_of_a_period_a_customer_and_a_ticket(capsys, filled, tmp_path):
    db, ticket = filled
    common = ("--db", db, "--language", "en")
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    code, out, _ = run(
        capsys, "report", "ticket_tracking", "--ticket", ticket.lower(), "--out", one, *common
    )
    assert (code, out) == (0, f"Written to {one}, records: 1\n")
    assert load_workbook(one).sheetnames == [ticket]
    code, *_ = run(capsys, "report", "registration_form", "--period", "2026", "--out", two, *common)
    assert (code, load_workbook(two).sheetnames) == (0, ["云帆科技有限公司"])


def test_an_unknown_number_is_one_sentence(capsys, filled, tmp_path):
    argv = ("--customer", "C-999999", "--out", tmp_path / "x.xlsx", "--db", filled[0])
    code, out, err = run(capsys, "report", "registration_form", *argv)
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_file_that_cannot_be_written_is_one_sentence(capsys, filled, tmp_path):
    path = tmp_path / "missing" / "out.xlsx"
    argv = ("export", "customers", "--out", path, "--db", filled[0], "--language", "en")
    code, out, err = run(capsys, *argv)
    assert (code, out) == (1, "")
    assert err.startswith(f"laike: {path} cannot be written")
    assert err.count("\n") == 1
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "argv",
    [
        ("export", "surveys", "--out", "x.xlsx"),
        ("export", "customers"),
        ("export", "customers", "--out", "x.xlsx", "--filter", "won"),
        ("report", "nonsense", "--out", "x.xlsx"),
        ("report", "survey_results", "--out", "x.xlsx", "--period", "March"),
    ],
)
def test_wrong_use_exits_with_2(capsys, argv):
    with pytest.raises(SystemExit) as left:
        main(list(argv))
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err
