"""Fields of a form: each gives its value, and says in a sentence when it cannot."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.theme import current


class Field(Protocol):
    """What a form needs of a field; every field is a widget with an ``edited`` signal."""

    edited: Any  # Signal(): a person changed it

    def value(self) -> Any:
        """Return the value, None for "nothing"; only meaningful without a problem."""

    def set_value(self, value: Any) -> None:
        """Show a value without counting as an edit."""

    def problem(self) -> str:
        """Return why the text cannot be taken, "" when it can."""


class LineEdit(QLineEdit):
    """One line of text; blanks at the ends do not count."""

    edited = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._on_edited)

    def value(self) -> Any:
        """Return the text, "" for none."""
        return self.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Any text will do."""
        return ""

    def _on_edited(self) -> None:
        self.edited.emit()


class NumberField(LineEdit):
    """A number with up to ``decimals`` places; a wrong text stays so that it can be mended."""

    def __init__(
        self,
        minimum: Decimal | int = 0,
        maximum: Decimal | int | None = None,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._minimum = Decimal(minimum)
        self._maximum = None if maximum is None else Decimal(maximum)
        self._decimals = decimals

    def value(self) -> Decimal | None:
        """Return the number, exact; None for an empty or wrong field."""
        return self._number() if self.text().strip() and not self.problem() else None

    def problem(self) -> str:
        """Return what is wrong with the text."""
        if not self.text().strip():
            return ""
        number = self._number()
        if number is None:
            return self.tr("Enter a number, such as {0}.").format(
                "1,234.5" if self._decimals else "12"
            )
        if number < self._minimum:
            return self.tr("Enter {0} or more.").format(self._minimum)
        if self._maximum is not None and number > self._maximum:
            return self.tr("Enter {0} or less.").format(self._maximum)
        if number != round(number, self._decimals):
            return self.tr("Enter at most %n decimal place(s).", "", self._decimals)
        return ""

    def _number(self) -> Decimal | None:
        plain = self.text().strip().replace(",", "").replace("，", "").lstrip("¥￥")
        try:
            number = Decimal(plain)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None


class PhoneField(LineEdit):
    """A telephone number as people write it; the service makes it one form."""

    _ALLOWED = frozenset("0123456789+-() .#转ext,*")

    def problem(self) -> str:
        """Return what is wrong with the text: letters, or too few digits."""
        text = self.value()
        digits = sum(char.isdigit() for char in text)
        if text and (digits < 5 or not set(text) <= self._ALLOWED):
            return self.tr("Enter a phone number, such as 138 0013 8000 or 021-6888 0000-12.")
        return ""


class TextArea(QPlainTextEdit):
    """Some lines of text; Tab goes to the next field."""

    edited = Signal()

    def __init__(
        self, placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_changed)
        current().changed.connect(self._restyle)
        self._restyle()

    def value(self) -> Any:
        """Return the text, "" for none."""
        return self.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.blockSignals(True)
        self.setPlainText("" if value is None else str(value))
        self.blockSignals(False)

    def problem(self) -> str:
        """Any text will do."""
        return ""

    def sizeHint(self) -> QSize:
        """As high as its lines, not as an editor that wants the page."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _on_changed(self) -> None:
        self.edited.emit()

    def _restyle(self) -> None:
        theme = current()
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(self._lines * line + 2 * theme.px("s") + 4)


class ComboBox(QComboBox):
    """One of some; the wheel scrolls the page, not the choice, until the box has the focus."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer values and the words for them; the present value stays if it is still offered."""
        before = self.currentData()
        self.clear()
        for value, text in choices:
            self.addItem(text, value)
        if before is not None:
            self.set_value(before)

    def value(self) -> Any:
        """Return the value chosen."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered leaves the box empty."""
        found = [row for row in range(self.count()) if self.itemData(row) == value]
        self.setCurrentIndex(found[0] if found else -1)

    def problem(self) -> str:
        """A choice is always right."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_activated(self) -> None:
        self.edited.emit()


class CheckBox(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._on_clicked)

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or untick."""
        self.setChecked(bool(value))

    def problem(self) -> str:
        """Either is right."""
        return ""

    def _on_clicked(self) -> None:
        self.edited.emit()
