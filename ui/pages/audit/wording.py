"""The words of the audit log in the language of the window."""

from PySide6.QtCore import QCoreApplication

from app.audit.wording import Wording
from app.settings.catalogue import TITLES


def window_wording() -> Wording:
    """Says lines in the present language and in local time; follows a change of language."""
    return Wording(QCoreApplication.translate, settings=TITLES)
