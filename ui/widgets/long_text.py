"""LongText: what somebody sent, to read and copy, however long it is."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LONGEST_LINE = 2_000  # characters; Qt lays out one line of 200,000 in seven seconds


class LongText(QPlainTextEdit):
    """A text without an end to a line is broken up, or the window would stand still."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setPlainText("\n".join(map(_broken, text.split("\n"))))


def _broken(line: str) -> str:
    starts = range(0, max(1, len(line)), _LONGEST_LINE)
    return "\n".join(line[start : start + _LONGEST_LINE] for start in starts)
