"""On the command line a refusal is one line and exit 1, wrong use is exit 2."""

import pytest

from app.cli.main import main
from app.db import engine
from tests.faults.files import REFUSED
from tests.faults.locks import held
from tests.faults.stores import make, sums

REGISTER = "客户名称,电话\n甲公司,13800138000\n"


@pytest.fixture
def run(capsys):
    def run(*argv: str) -> tuple[int, list[str]]:
        code = main(argv)
        return code, capsys.readouterr().err.splitlines()

    return run


@pytest.mark.parametrize("what", REFUSED)
def test_every_file_that_is_no_store_is_one_line_and_exit_1(what, run, tmp_path):
    path = tmp_path / "some.laike"
    REFUSED[what][0](path)
    before = sums(path)
    for language in ("en", "zh_CN"):
        code, said = run("sla", "sweep", "--db", str(path), "--language", language)
        assert (code, len(said)) == (1, 1)
        assert said[0].startswith("laike: ")
        assert "{" not in said[0]
    assert sums(path) == before


def test_a_locked_store_is_one_line_and_exit_1(run, tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 100)
    path = make(tmp_path / "a.laike")
    (tmp_path / "list.csv").write_text(REGISTER, encoding="utf-8")
    with held(path):
        code, said = run(
            "import", "customers", str(tmp_path / "list.csv"), "--db", str(path), "--language=en"
        )
    assert (code, len(said)) == (1, 1)
    assert "Another program is writing" in said[0]


def test_a_name_with_a_line_break_stays_one_line(run, tmp_path):
    path = tmp_path / "two\nlines.laike"
    path.write_bytes(b"no store" * 100)
    code, said = run("sla", "sweep", "--db", str(path), "--language=en")
    assert (code, len(said)) == (1, 1)


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("nothing",),
        ("sla",),
        ("sla", "sweep", "--no-such-option"),
        ("sla", "due", "--start", "tomorrow"),
        ("import", "customers"),
        ("import", "customers", "a.csv", "--header", "0"),
        ("import", "customers", "a.csv", "--language", "fr"),
    ],
)
def test_wrong_use_is_exit_2(argv, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert "usage: laike" in capsys.readouterr().err
