"""The server behind the desk, and what the security check says about it."""

from PySide6.QtCore import QCoreApplication

from app.access.check import Finding
from app.core.errors import AppError
from app.server import queries
from app.server.words import CLEAN, COLON, CONTEXT, ENGLISH, NOT_ASKED
from ui.errors.messages import sentence
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.server_card import ServerCard


class SecurityCard(ServerCard):
    """Its button asks whether the server still keeps what it must."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "shield")
        self._found: tuple[Finding, ...] | None = None
        self._problem: AppError | None = None
        self.result = Label(wrap=True, selectable=True)
        self.result.hide()
        self.body.addWidget(self.result)
        self.button.clicked.connect(self._on_check)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.button.setText(self.tr("Check security"))
        self._say_result()

    def _say_result(self) -> None:
        if self._problem is not None:
            self.result.setText(sentence(self._problem))
        elif self._found is not None:
            lines = [_line(finding) for finding in self._found]
            self.result.setText("\n".join([*(lines or [_say(CLEAN)]), _say(NOT_ASKED)]))
        self.result.setVisible(self._found is not None or self._problem is not None)

    def _on_check(self) -> None:
        self.button.setEnabled(False)
        self.desk.tasks.query(
            self,
            queries.security_check,
            on_done=self._on_found,
            on_error=self._on_refused,
            key="security",
        )

    def _on_found(self, found: tuple[Finding, ...]) -> None:
        self._found, self._problem = found, None
        self.button.setEnabled(True)
        self._say_result()

    def _on_refused(self, error: AppError) -> None:
        self._problem = error
        self.button.setEnabled(True)
        self._say_result()


def _say(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def _line(finding: Finding) -> str:
    where = ", ".join(finding.subjects)
    return _say(COLON).format(what=_say(ENGLISH[finding.code]), where=where)
