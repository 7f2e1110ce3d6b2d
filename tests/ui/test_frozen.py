"""The frozen program leaves no trace in the programs that it starts, and never lacks an output."""

import os
import sys

import pytest

from ui import frozen


def test_programs_we_start_get_the_library_path_the_user_had() -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/laike/_internal", "LD_LIBRARY_PATH_ORIG": "/opt/own"}
    frozen.restore_libraries(environment)
    assert environment == {"LD_LIBRARY_PATH": "/opt/own"}


def test_programs_we_start_get_no_library_path_where_there_was_none() -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/laike/_internal", "HOME": "/home/wang"}
    frozen.restore_libraries(environment)
    assert environment == {"HOME": "/home/wang"}


def test_windowed_program_may_write_though_it_has_no_console(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    frozen.settle()
    with sys.stdout:
        assert sys.stdout is sys.stderr
        sys.stderr.write("laike: there is no such option\n")


def test_program_from_source_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/own")
    monkeypatch.setattr(sys, "stdout", None)
    frozen.settle()
    assert sys.stdout is None
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/own"
