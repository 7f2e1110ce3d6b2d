"""PySide6's own modules are compiled once, not at every start."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui.kept_code import KeptCode

SOURCE = b"answer = 42\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache" / "some.kept"


def compiled(path: Path, source: bytes = SOURCE, name: str = "ours/a.py") -> object:
    with KeptCode(path, "ours/").used():
        return compile(source, name, "exec")


def result_of(code: object) -> object:
    space: dict[str, object] = {}
    exec(code, space)  # type: ignore[arg-type] # what compile gave back
    return space["answer"]


def test_what_was_compiled_once_is_kept_and_does_the_same(path):
    assert result_of(compiled(path)) == 42
    written = path.read_bytes()
    assert result_of(compiled(path)) == 42
    assert path.read_bytes() == written


def test_another_source_is_compiled_anew_and_the_old_one_forgotten(path):
    compiled(path)
    assert result_of(compiled(path, b"answer = 7\n")) == 7
    assert SOURCE not in path.read_bytes()


def test_what_others_compile_is_let_be(path):
    assert result_of(compiled(path, name="theirs.py")) == 42
    assert not path.exists()


@pytest.mark.parametrize("damage", [b"", b"no code at all", "half"])
def test_a_damaged_file_is_as_good_as_none(path, damage):
    compiled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage == "half" else damage)
    assert result_of(compiled(path)) == 42
    assert path.read_bytes() == whole


def test_where_nothing_may_be_written_the_program_starts_all_the_same(path):
    path.parent.write_text("a file where the folder should be")
    assert result_of(compiled(path)) == 42


def test_compile_is_pythons_own_again_also_after_a_failure(path):
    own = compile
    with pytest.raises(SyntaxError):
        compiled(path, b"answer =\n")
    assert compile is own


def test_pyside_brings_modules_that_are_worth_keeping(path):
    """Fails when PySide6 no longer compiles at its start: then this part can go."""
    program = (
        "import sys; from pathlib import Path; from ui.kept_code import KeptCode\n"
        "with KeptCode(Path(sys.argv[1])).used(): import PySide6.QtCore\n"
    )
    subprocess.run([sys.executable, "-B", "-c", program, str(path)], check=True, timeout=60)
    assert not path.exists()  # with -B Python keeps nothing, nor do we
    program = "import sys; sys.dont_write_bytecode = False\n" + program
    subprocess.run([sys.executable, "-c", program, str(path)], check=True, timeout=60)
    assert b"shibokensupport" in path.read_bytes()
