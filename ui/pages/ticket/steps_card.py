"""The base of the cards on the page of steps: items that are made anew when they changed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.tickets.dto import TicketDetail
from app.tickets.rules import Category
from app.tickets.steps_dto import TicketSteps
from ui.attempts import Attempts
from ui.pages.ticket.step_item import StepItem
from ui.theme import current
from ui.widgets.button import IconButton
from ui.widgets.card import Card
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader


class StepsCard(Card):
    """One part of what is done in steps; a subclass fills ``rebuild``, ``retranslate`` calls it."""

    opened = Signal(object)  # the dialog that asks
    refused = Signal()  # what is shown may not be what is there

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.ticket: TicketDetail | None = None
        self.steps: TicketSteps | None = None
        self.header = SectionHeader()
        self.body.addWidget(self.header)
        self._attempts = Attempts()
        current().changed.connect(self._on_theme_changed)

    def show_steps(self, ticket: TicketDetail, steps: TicketSteps) -> None:
        """Show what is there now."""
        if (ticket, steps) != (self.ticket, self.steps):
            self.ticket, self.steps = ticket, steps
            self.rebuild()

    def may(self, action: str) -> bool:
        """Whether the person may do this on the ticket, which is not closed."""
        if self.ticket is None or self.ticket.row.category is Category.CLOSED:
            return False
        return action in self.ticket.may

    def rebuild(self) -> None:
        """Say everything anew."""
        raise NotImplementedError

    def ask(self, form: FormDialog) -> None:
        """Open a form."""
        form.open()
        self.opened.emit(form)

    def send(self, command: Callable[..., object], wish: object) -> None:
        """Do something at once; what is refused is said and the state shown as it is."""
        self.desk.tasks.command(
            self, command, wish, on_error=self._on_refused, uid=self._attempts.uid_of(wish)
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild()
        super().changeEvent(event)

    def _on_refused(self, error: AppError) -> None:
        self._attempts.forget()
        self.desk.tasks.refused.emit(error)
        self.rebuild()
        self.refused.emit()

    def _on_theme_changed(self) -> None:
        self.rebuild()


class Items(QVBoxLayout):
    """A column of items; those shown before make room for new ones."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[QWidget] = []
        self.setSpacing(current().px("s"))

    def fill(self, items: Iterable[QWidget]) -> None:
        """Show these in place of those before."""
        for item in self.items:
            self.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = list(items)
        for item in self.items:
            self.addWidget(item)
        self.setSpacing(current().px("s"))

    def texts(self) -> list[str]:
        """What is shown, from top to bottom."""
        return [item.text() if isinstance(item, StepItem) else "" for item in self.items]


def more_button(name: str, actions: Iterable[tuple[str, Callable[[], None]]]) -> IconButton:
    """A button with a menu of what can be done with an item."""
    button = IconButton("more_horizontal", name)
    menu = QMenu(button)
    for text, act in actions:
        menu.addAction(text).triggered.connect(lambda _=False, do=act: do())
    button.setMenu(menu)
    button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
    return button
