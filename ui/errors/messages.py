"""Refusals in the language of the window; the sentences stand in ``app/core/sentences.py``.

They are loaded when the first of them is needed: no start waits for what it does not say.
"""

from PySide6.QtCore import QCoreApplication

from app.core.errors import AppError, Invalid


def sentence(error: AppError) -> str:
    """What happened, what was kept, what to do."""
    from app.core import sentences

    problems = ""
    if isinstance(error, Invalid):
        found = dict.fromkeys(field_problem(code) for code in error.fields.values())
        problems = _translated(sentences.SEMICOLON).join(found)
    text = _translated(sentences.template(error))
    return sentences.fill(text, error, problems, _translated(sentences.COMMA))


def field_problem(code: str) -> str:
    """What is wrong with one field."""
    from app.core import field_problems

    return _translated(field_problems.problem(code))


def _translated(english: str) -> str:
    return QCoreApplication.translate("Errors", english)
