"""Mutes a ticket for oneself, and shows that it is muted."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.notifications import mutes
from ui.theme.icons import icon
from ui.widgets.button import IconButton
from ui.widgets.page import Desk


class MuteButton(IconButton):
    """A bell; pressed, the person is warned no more about the ticket, pressed again they are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("alert", parent=parent)
        self._desk = desk
        self._ticket_id: int | None = None
        self.setCheckable(True)
        self.clicked.connect(self._on_clicked)
        desk.tasks.changed.connect(self._on_changed)
        self.retranslate()

    def show_ticket(self, ticket_id: int) -> None:
        """Ask whether a ticket is muted, and show it."""
        self._ticket_id = ticket_id
        query = self._desk.tasks.query
        query(self, mutes.is_muted, ticket_id, on_done=self._show, key="muted")

    def retranslate(self) -> None:
        """Say what a press does."""
        if self.isChecked():
            self.set_name(self.tr("Muted. Warn me about this ticket again"))
        else:
            self.set_name(self.tr("Mute: warn me no more about this ticket"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self, is_muted: bool) -> None:
        self.setChecked(is_muted)
        self.setIcon(icon("alert_off" if is_muted else "alert", is_muted, "text_secondary"))
        self.retranslate()

    def _on_clicked(self) -> None:
        if self._ticket_id is not None:
            command = mutes.mute if self.isChecked() else mutes.unmute
            self._show(self.isChecked())
            self._desk.tasks.command(self, command, self._ticket_id)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("notice") and self._ticket_id is not None and self.isVisible():
            self.show_ticket(self._ticket_id)
