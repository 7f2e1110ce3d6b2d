"""Refusals in the language of the window; the sentences stand in ``app/core/sentences.py``."""

from PySide6.QtCore import QCoreApplication

from app.core import sentences
from app.core.errors import AppError, Invalid


def sentence(error: AppError) -> str:
    """What happened, what was kept, what to do."""
    problems = ""
    if isinstance(error, Invalid):
        problems = "; ".join(field_problem(code) for code in error.fields.values())
    text = QCoreApplication.translate(sentences.CONTEXT, sentences.template(error))
    return sentences.fill(text, error, problems)


def field_problem(code: str) -> str:
    """What is wrong with one field."""
    return QCoreApplication.translate(sentences.CONTEXT, sentences.problem(code))
