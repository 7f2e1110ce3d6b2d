"""The server behind the desk, and what the security check says about it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.access.check import Finding
from app.core.errors import AppError
from app.server import queries
from app.server.queries import ServerState
from app.server.words import COLON, CONTEXT, ENGLISH
from ui.errors.messages import sentence
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader


class SecurityCard(Card):
    """Where one is signed in; a button asks whether the server still keeps what it must."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: ServerState | None = None
        self._found: tuple[Finding, ...] | None = None
        self._problem: AppError | None = None
        self._title = SectionHeader()
        self._where = Label(color="text_secondary", wrap=True)
        self.result = Label(wrap=True, selectable=True)
        self.check = Button(icon_name="shield")
        self.check.clicked.connect(self._on_check)
        row = QHBoxLayout()
        row.setSpacing(current().px("m"))
        row.addWidget(self._where, 1)
        row.addWidget(self.check)
        self.body.addWidget(self._title)
        self.body.addLayout(row)
        self.body.addWidget(self.result)
        self.result.hide()
        self.retranslate()

    def reload(self) -> None:
        """Read where one is signed in."""
        self._desk.tasks.query(self, queries.server_state, on_done=self._show, key="server")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.set_title(self.tr("Server"))
        self.check.setText(self.tr("Check security"))
        state = self._state
        if state is not None:
            text = self.tr("{database} on {server}, PostgreSQL {release}, signed in as {login}")
            self._where.setText(
                text.format(
                    database=state.database,
                    server=state.server or self.tr("this computer"),
                    release=state.release,
                    login=state.login,
                )
            )
        self._say_result()

    def _say_result(self) -> None:
        if self._problem is not None:
            self.result.setText(sentence(self._problem))
        elif self._found is not None:
            lines = [_line(finding) for finding in self._found]
            self.result.setText("\n".join(lines or [self.tr("Nothing was found.")]))
        self.result.setVisible(self._found is not None or self._problem is not None)

    def _show(self, state: ServerState | None) -> None:
        self._state = state
        self.setVisible(state is not None)
        self.retranslate()

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self._desk.tasks.query(
            self,
            queries.security_check,
            on_done=self._on_found,
            on_error=self._on_refused,
            key="security",
        )

    def _on_found(self, found: tuple[Finding, ...]) -> None:
        self._found, self._problem = found, None
        self.check.setEnabled(True)
        self._say_result()

    def _on_refused(self, error: AppError) -> None:
        self._problem = error
        self.check.setEnabled(True)
        self._say_result()


def _line(finding: Finding) -> str:
    what = QCoreApplication.translate(CONTEXT, ENGLISH[finding.code])
    text = QCoreApplication.translate(CONTEXT, COLON)
    return text.format(what=what, where=", ".join(finding.subjects))
