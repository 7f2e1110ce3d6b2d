"""F1: every key of the window, read from the list of actions and pages."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions.catalogue import ACTIONS, GROUPS
from ui.shell.page_list import PAGES
from ui.theme import current
from ui.widgets.label import Label


class ShortcutSheet(QDialog):
    """Two columns: what, and the keys."""

    def __init__(self, parent: QWidget | None = None, *, asks_password: bool = False) -> None:
        """``asks_password``: people sign in with one here, so what needs it is offered."""
        super().__init__(parent)
        self._asks_password = asks_password
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.addWidget(self._scroll)
        theme = current()
        self.resize(theme.scaled(560), theme.scaled(560))
        self.retranslate()

    def retranslate(self) -> None:
        """Fill the sheet anew."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        theme, inside = current(), QWidget()
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(theme.px("l"))
        for title, lines in self._groups():
            grid.addWidget(Label(title, "h3"), grid.rowCount(), 0, 1, 2)
            for text, keys in lines:
                row = grid.rowCount()
                grid.addWidget(Label(text), row, 0)
                grid.addWidget(Label(keys, "strong", "text_secondary"), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(inside)

    def lines(self) -> list[str]:
        """Every line of the sheet."""
        return [f"{text}\t{keys}" for _, lines in self._groups() for text, keys in lines]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups = [
            (
                QCoreApplication.translate("Actions", title),
                [
                    (action.text(), " / ".join(_native(keys) for keys in action.shortcuts))
                    for action in ACTIONS
                    if action.group == group
                    and action.shortcuts
                    and (self._asks_password or not action.with_password)
                ],
            )
            for group, title in GROUPS
        ]
        pages = [(page.text(), _native(page.shortcut)) for page in PAGES if page.shortcut]
        in_forms = [
            (self.tr("Save"), "Ctrl+S / Ctrl+Enter"),
            (self.tr("Close without saving; what was typed is kept"), "Esc"),
        ]
        on_a_ticket = [
            (self.tr("Tell the customer how far it is"), "F9"),
            (self.tr("Why is the next deadline then?"), "F7"),
        ]
        on_the_board = [
            (self.tr("Quick ticket"), "N"),
            (self.tr("Move to…"), "M"),
            (self.tr("Move to the neighbour column"), "Ctrl+← / Ctrl+→"),
            (self.tr("Limit of the column"), "L"),
        ]
        return [
            *groups,
            (self.tr("Pages"), pages),
            (self.tr("On the board"), on_the_board),
            (self.tr("On a ticket"), on_a_ticket),
            (self.tr("In forms"), in_forms),
        ]


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
