"""The server behind the desk: where one is signed in, and as whom."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout

from app.server import queries
from app.server.queries import ServerState
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader


class ServerCard(Card):
    """A line about the server and one button beside it; hidden for a store on this computer."""

    def __init__(self, desk: Desk, icon_name: str) -> None:
        super().__init__()
        self.desk = desk
        self._state: ServerState | None = None
        self._title = SectionHeader()
        self.where = Label(color="text_secondary", wrap=True)
        self.button = Button(icon_name=icon_name)
        row = QHBoxLayout()
        row.setSpacing(current().px("m"))
        row.addWidget(self.where, 1)
        row.addWidget(self.button)
        self.body.addWidget(self._title)
        self.body.addLayout(row)
        self.hide()

    def reload(self) -> None:
        """Read where one is signed in."""
        self.desk.tasks.query(self, queries.server_state, on_done=self._show, key="server")

    def retranslate(self) -> None:
        """Set every text; a subclass names the button too."""
        self._title.set_title(self.tr("Server"))
        state = self._state
        if state is None:
            return
        text = self.tr("{database} on {server}, PostgreSQL {release}, signed in as {login}")
        self.where.setText(
            text.format(
                database=state.database,
                server=state.server or self.tr("this computer"),
                release=state.release,
                login=state.login,
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self, state: ServerState | None) -> None:
        self._state = state
        self.setVisible(state is not None)
        self.retranslate()
