"""Every refusal is put into words."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from app.core.errors import AppError, Conflict, Invalid, InvalidTransition, StoreFull
from app.core.field_problems import PROBLEMS
from app.core.sentences import ENGLISH, sentence

APP = Path(app.__file__).parent


def _errors() -> dict[str, str]:
    """Class name and code of every refusal of the program."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith("app.migrate."):  # Alembic alone runs those
            importlib.import_module(module.name)
    found: dict[str, str] = {}
    waiting: list[type[AppError]] = [AppError]
    while waiting:
        error = waiting.pop()
        found[error.__name__] = error.code
        waiting += error.__subclasses__()
    return {name: code for name, code in found.items() if not name.startswith("_")}


def _calls() -> Iterator[ast.Call]:
    for path in sorted(APP.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _texts(node: ast.AST) -> set[str]:
    """Every text that an expression may come to."""
    return {
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def test_every_code_has_a_sentence():
    codes = set(_errors().values())
    assert {"conflict", "file_unreadable", "calendar_error", "backup_failed"} <= codes
    assert codes - ENGLISH.keys() == set()


def test_every_reason_has_a_sentence():
    codes = _errors()
    keys = {
        f"{codes[_name(call)]}.{reason}"
        for call in _calls()
        if _name(call) in codes
        for keyword in call.keywords
        if keyword.arg == "reason" or (keyword.arg == "limit" and _name(call) == "FileTooLarge")
        if isinstance(keyword.value, ast.Constant | ast.IfExp)
        for reason in _texts(keyword.value)
    }
    keys |= {
        f"invalid_transition.{reason}"
        for call in _calls()
        if _name(call) == "_refused" and len(call.args) == 1
        for reason in _texts(call.args[0])
    }
    assert {"file_unreadable.encoding", "invalid_transition.needs_owner"} <= keys
    assert keys - ENGLISH.keys() == set()


def test_every_problem_of_a_field_has_words():
    codes = {
        code
        for call in _calls()
        if _name(call) == "Invalid" and call.args and isinstance(call.args[0], ast.Dict)
        for value in call.args[0].values
        for code in _texts(value)
    }
    assert "required" in codes
    assert codes - PROBLEMS.keys() == set()


@pytest.mark.parametrize(
    ("error", "english", "chinese"),
    [
        (Conflict(), "what you typed is kept", "已填写的内容已保留"),
        (StoreFull(), "this was not saved", "本次没有保存"),
        (InvalidTransition(reason="finished"), "done or cancelled already", "已完成或已取消"),
        (InvalidTransition(reason="never heard of"), "not possible now", "无法进行"),
    ],
)
def test_a_refusal_is_said_in_both_languages(error, english, chinese):
    assert english in sentence(error, "en")
    assert chinese in sentence(error, "zh_CN")


def test_several_problems_are_listed_in_one_sentence():
    error = Invalid({"name": "required", "phone": "phone"})
    assert sentence(error, "en") == (
        "Not saved yet: name: please fill this in; phone: this is not a phone number."
    )
    assert "；" in sentence(error, "zh_CN")
