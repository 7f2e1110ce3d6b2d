"""Every text can be translated, and is."""

import ast
from functools import cache
from pathlib import Path

from resources.i18n import build

ROOT = Path(__file__).parents[2]
MARKS = ("tr", "translate", "QT_TRANSLATE_NOOP")


@cache
def _nodes() -> tuple[tuple[str, ast.AST], ...]:
    """What the sources of app/ and ui/ call, assign and import, with the name of its place."""
    kinds = (ast.Call, ast.Assign, ast.ImportFrom)
    return tuple(
        (f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", node)
        for folder in ("app", "ui")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, kinds)
    )


def _last_name(node: ast.AST) -> str:
    """``translate`` of ``QCoreApplication.translate``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_text_is_translated_and_built(capsys):
    result = build.check()
    assert capsys.readouterr().out == ""
    assert result == 0


def test_marks_are_called_by_their_own_names():
    """lupdate knows these names only; under another one a text would stay English for ever."""
    renamed = []
    for where, node in _nodes():
        if isinstance(node, ast.Assign) and _last_name(node.value) in MARKS:
            names = {_last_name(target) for target in node.targets}
            if names != {_last_name(node.value)}:
                renamed.append(where)
        if isinstance(node, ast.ImportFrom):
            renamed += [where for name in node.names if name.name in MARKS and name.asname]
    assert renamed == []


def test_tr_takes_a_text_as_it_is():
    """Neither a variable, an f-string nor a sum: lupdate would not see the text."""
    calls = [
        (where, node)
        for where, node in _nodes()
        if isinstance(node, ast.Call) and _last_name(node.func) == "tr"
    ]
    assert calls
    assert [where for where, call in calls if not _is_text(call.args[0])] == []


def test_marked_texts_are_written_out():
    marked = [
        (where, node)
        for where, node in _nodes()
        if isinstance(node, ast.Call) and _last_name(node.func) == "QT_TRANSLATE_NOOP"
    ]
    assert marked
    assert [where for where, call in marked if not all(map(_is_text, call.args))] == []


def test_counted_texts_go_through_tr():
    """lupdate makes plural forms for ``self.tr(text, "", n)`` only, so others say "1 days"."""
    wrong = [
        where
        for where, node in _nodes()
        if isinstance(node, ast.Call)
        and _last_name(node.func) in ("translate", "QT_TRANSLATE_NOOP")
        and any(_is_text(arg) and ("%n" in arg.value or "%Ln" in arg.value) for arg in node.args)
    ]
    assert wrong == []
