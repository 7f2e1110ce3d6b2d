"""The three questions of the first start: language, alone or in a team, empty or demo."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AddressRefused
from ui.errors.messages import sentence
from ui.shell.language import CHINESE, ENGLISH
from ui.shell.server_fields import ServerFields
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.segmented import Option, SegmentedControl

_LINE = 440  # design pixels


@dataclass(frozen=True)
class FirstAnswers:
    """What was chosen.

    Attributes:
        address: of the team's server, "" for a store on this computer.
        password: for that server; it is kept in the keyring if ``is_kept``.
    """

    language: str
    address: str
    is_demo: bool
    password: str | None = field(default=None, repr=False)
    is_kept: bool = False


class FirstStart(QDialog):
    """Every question has an answer already, so Enter is enough."""

    language_changed = Signal(str)
    answered = Signal(object)  # FirstAnswers

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._welcome = Label(role="h1")
        self.language = SegmentedControl(
            (Option(CHINESE, "中文", "", True), Option(ENGLISH, "English", "", True))
        )
        self.language.choose(language)
        self.language.chosen.connect(self.language_changed)
        self._questions = [Label(role="h3") for _ in range(3)]
        self.alone, self.team = self._pair()
        self.empty, self.demo = self._pair()
        self._hints = {
            button: Label(role="small", color="text_muted", wrap=True)
            for button in (self.alone, self.team, self.empty, self.demo)
        }
        self._beginnings = (self._hints[self.empty], self._hints[self.demo])
        self.server = ServerFields()
        self.problem = Label(role="small", color="danger", wrap=True)
        self.problem.hide()
        self.server.hide()
        self.set_up = Button(kind="quiet")
        self.set_up.hide()
        self.set_up.clicked.connect(self._on_set_up)
        self.team.toggled.connect(self._on_team)
        self.start = Button(kind="primary")
        self.start.setDefault(True)
        self.start.clicked.connect(self._on_start)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Welcome to Laike"))
        self._welcome.setText(self.tr("Welcome to Laike"))
        titles = (
            self.tr("Which language?"),
            self.tr("Alone or in a team?"),
            self.tr("How to begin?"),
        )
        for label, title in zip(self._questions, titles, strict=True):
            label.setText(title)
        self.alone.setText(self.tr("Alone, on this computer"))
        self.team.setText(self.tr("In a team, on a server"))
        self.empty.setText(self.tr("With empty records"))
        self.demo.setText(self.tr("Look around with demo data"))
        self._hints[self.alone].setText(self.tr("The records are one file in the user folder."))
        self._hints[self.team].setText(
            self.tr(
                "Everybody works on one PostgreSQL server, which an administrator has set up and "
                "where you have a name and a password."
            )
        )
        self._hints[self.empty].setText(
            self.tr("Then import the list of customers you have, from Excel or CSV.")
        )
        self._hints[self.demo].setText(
            self.tr(
                "A made-up company; it is gone when the window closes. Your own records stay empty."
            )
        )
        self.set_up.setText(self.tr("Administrators: set up a new server…"))
        self.start.setText(self.tr("Start"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _pair(self) -> tuple[QRadioButton, QRadioButton]:
        first, second = QRadioButton(), QRadioButton()
        first.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(first)
        group.addButton(second)
        return first, second

    def _lay_out(self) -> None:
        theme = current()
        column = QVBoxLayout(self)
        margin = theme.px("xxl")
        column.setContentsMargins(margin, theme.px("xl"), margin, theme.px("xl"))
        column.setSpacing(theme.px("s"))
        column.addWidget(self._welcome)
        languages = QWidget()
        beside = QHBoxLayout(languages)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.language)
        beside.addStretch(1)
        for hint in (*self._hints.values(), self.problem):
            hint.setFixedWidth(theme.scaled(_LINE))  # a window cannot ask for height by width
        rows: tuple[tuple[QWidget, ...], ...] = (
            (languages,),
            (self.alone, self.team, self.server, self.problem),
            (self.empty, self.demo),
        )
        for question, widgets in zip(self._questions, rows, strict=True):
            column.addSpacing(theme.px("m"))
            column.addWidget(question)
            for widget in widgets:
                column.addWidget(widget)
                if isinstance(widget, QRadioButton) and widget in self._hints:
                    indented = QHBoxLayout()
                    indented.addSpacing(theme.px("target"))
                    indented.addWidget(self._hints[widget])
                    column.addLayout(indented)
        column.addSpacing(theme.px("l"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.set_up)
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _on_team(self, is_team: bool) -> None:
        self.server.setVisible(is_team)
        self.set_up.setVisible(is_team)
        for widget in (self._questions[2], self.empty, self.demo, *self._beginnings):
            widget.setVisible(not is_team)  # a server's records are there already
        self.problem.hide()
        if is_team:
            self.server.begin()

    def _on_set_up(self) -> None:
        from ui.shell.server_setup import ServerSetup  # once in the life of a server

        dialog = ServerSetup(self)
        dialog.prepared.connect(self.server.show_values)
        dialog.open()

    def _on_start(self) -> None:
        language, is_team = self.language.current(), self.team.isChecked()
        if not is_team:
            self.answered.emit(FirstAnswers(language, "", self.demo.isChecked()))
        elif not self.server.check():
            return
        else:
            try:
                address = self.server.address()
            except AddressRefused as error:
                self.problem.setText(sentence(error))
                self.problem.show()
                return
            self.answered.emit(
                FirstAnswers(
                    language, address, False, self.server.password(), self.server.is_kept()
                )
            )
        self.accept()
