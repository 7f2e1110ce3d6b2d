"""One interaction, to read: what was said, and its files, to which more may be added."""

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import AppError
from app.files.dto import Holder, Record
from app.interactions.dto import InteractionRow
from app.interactions.queries import interaction
from ui.errors.messages import sentence
from ui.router import Route
from ui.widgets.attachments import AttachmentPanel
from ui.widgets.drop_area import DropArea
from ui.widgets.file_sources import holds_files
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.long_text import LongText
from ui.widgets.page import Desk
from ui.widgets.reading_dialog import ReadingDialog
from ui.widgets.when import clock_text, day_text
from ui.words import word

_WIDE, _HIGH = 640, 560  # design pixels


class InteractionDialog(ReadingDialog):
    """Route ``interaction`` with its id."""

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(_WIDE, _HIGH, parent)
        self._desk = desk
        self._id = route.record_id or 0
        self._row: InteractionRow | None = None
        self.message = InlineMessage()
        self.headline = Label(role="h2", wrap=True)
        self.facts = Label(role="small", color="text_muted", wrap=True)
        self.text = LongText()
        self.files = AttachmentPanel(desk)
        self.drop_area = DropArea()
        self.drop_area.dropped.connect(self.files.take)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self._paste)
        self._lay_out()
        self.retranslate()
        desk.tasks.changed.connect(self._on_changed)
        self.reload()

    def reload(self) -> None:
        """Read the interaction and its files."""
        self._desk.tasks.query(
            self, interaction, self._id, on_done=self._show, on_error=self._on_error, key="row"
        )

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.setWindowTitle(self.tr("Interaction"))
        self.text.setAccessibleName(self.tr("What was said"))
        if self._row is not None:
            self._tell(self._row)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.drop_area)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self.body.spacing())
        for part in (self.headline, self.facts, self.message):
            inside.addWidget(part)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.files, 1)
        self.body.addWidget(self.drop_area, 1)
        self.text.setFocus()

    def _show(self, row: InteractionRow) -> None:
        if row != self._row:
            self._row = row
            self._tell(row)
        holder = Holder(Record.INTERACTION, row.id)
        self.files.show_holder(holder, may_add=self._desk.may("ticket.comment"))

    def _tell(self, row: InteractionRow) -> None:
        way = f"{word(f'channel.{row.channel}')} · {word(f'direction.{row.direction}')}"
        self.headline.setText(f"{way}: {row.subject}" if row.subject else way)
        parts = [clock_text(row.at), row.user_name, row.contact_name or ""]
        if row.minutes:
            parts.append(self.tr("{0} min").format(row.minutes))
        self.facts.setText(" · ".join(part for part in parts if part))
        lines = [row.body]
        if row.result:
            lines.append(self.tr("Result: {0}").format(row.result))
        if row.next_step:
            day = day_text(row.next_on) if row.next_on else "–"
            lines.append(self.tr("Next step on {0}: {1}").format(day, row.next_step))
        self.text.show_text("\n\n".join(lines))

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if holds_files(mime):
            self.files.take(mime)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("interaction", "attachment"):
            self.reload()

    def _on_error(self, error: AppError) -> None:
        self.message.show_message(sentence(error), "error")
        self.text.setEnabled(False)
        self.files.setEnabled(False)
