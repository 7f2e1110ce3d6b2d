"""The base of every form dialog: nothing typed is lost, what is wrong stands beside its field."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import AppError, Invalid
from app.drafts import queries as draft_queries
from app.drafts import service as drafts
from app.drafts.dto import SavedDraft
from ui.errors.messages import field_problem, sentence
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk

_DRAFT_DELAY_MS = 1_000
_TYPES: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "decimal": Decimal,
}


class FormDialog(QDialog):
    """A window-modal form over the present page.

    A subclass adds fields to ``self.form``, sets texts in ``retranslate`` (calling ``super()``),
    names its draft in ``draft_key`` and sends its command from ``save`` with ``self.submit``.
    After loading what the form shows it calls ``self.show_values``, which also brings back a
    draft.
    """

    saved = Signal(object)  # what the command gave back

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.route = route
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.message = InlineMessage(closable=True)
        self.message.hide()
        self.form = Form(columns=2)
        self.save_button = Button("", "primary")
        self.cancel_button = Button("", "secondary")
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.setDefault(True)
        self._is_dirty = False
        self._blank: dict[str, Any] = {}
        self._draft_timer = QTimer(self, singleShot=True, interval=_DRAFT_DELAY_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self.form.edited.connect(self._on_edited)
        self.message.triggered.connect(self._start_afresh)
        for keys in ("Ctrl+Return", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_save)
        self._lay_out()

    def draft_key(self) -> str:
        """The name under which the half-written form is kept: form and record."""
        return f"{self.route.page}:{self.route.record_id or 'new'}"

    def save(self) -> None:
        """Read the form and ``submit`` the command."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text of the form."""
        self.save_button.setText(self.tr("Save"))
        self.cancel_button.setText(self.tr("Cancel"))

    def submit(self, fn: Callable[..., Any], command: object) -> None:
        """Send the command; close when it is done, say what is wrong otherwise."""
        self.save_button.setEnabled(False)
        self.desk.tasks.command(
            self, fn, command, on_done=self._on_saved, on_error=self.show_refusal
        )

    def show_values(self, values: dict[str, Any]) -> None:
        """Fill the form, then bring back what was typed and not saved last time."""
        self.form.set_values(values)
        self._blank = self.form.values()
        self.desk.tasks.query(
            self, draft_queries.draft, self.draft_key(), on_done=self._restore, key="draft"
        )

    def show_refusal(self, error: AppError) -> None:
        """Say why nothing was saved, at the field where there is one; what was typed stays."""
        self.save_button.setEnabled(True)
        known = self.form.values()
        if isinstance(error, Invalid) and any(name in known for name in error.fields):
            for name, code in error.fields.items():
                if name in known:
                    self.form.set_error(name, field_problem(code))
            self.form.focus_first_error()
        else:
            self.message.show_message(sentence(error), "error")

    def done(self, result: int) -> None:
        if self._draft_timer.isActive():  # Escape, the button and the window's cross come here
            self._draft_timer.stop()
            self._keep_draft()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        theme = current()
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, theme.px("s"), 0)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        margin = theme.px("l")
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.px("m"))
        whole.addWidget(self.message)
        whole.addWidget(scroll, 1)
        whole.addLayout(buttons)

    def _on_save(self) -> None:
        if self.save_button.isEnabled() and self.form.check():
            self.save()

    def _on_saved(self, result: object) -> None:
        self._draft_timer.stop()
        self._is_dirty = False
        self.desk.tasks.command(self.desk.tasks, drafts.discard, self.draft_key())
        self.saved.emit(result)
        self.accept()

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._draft_timer.start()

    def _keep_draft(self) -> None:
        if self._is_dirty:
            plain = {name: _plain(value) for name, value in self.form.typed().items()}
            self.desk.tasks.command(self.desk.tasks, drafts.keep, self.draft_key(), plain)

    def _restore(self, draft: SavedDraft | None) -> None:
        if draft is None or self._is_dirty:
            return
        self.form.set_values({name: _typed(value) for name, value in draft.values.items()})
        self._is_dirty = True
        when = draft.saved_at.astimezone().strftime("%m-%d %H:%M")
        text = self.tr("This is what you had typed by {0}; it was not saved yet.").format(when)
        self.message.show_message(text, "info", self.tr("Start afresh"))

    def _start_afresh(self) -> None:
        self._draft_timer.stop()
        self._is_dirty = False
        self.form.set_values(self._blank)
        self.form.clear_errors()
        self.message.hide()
        self.desk.tasks.command(self.desk.tasks, drafts.discard, self.draft_key())


def _plain(value: Any) -> Any:
    """A field's value as JSON takes it; dates and amounts are marked."""
    match value:
        case datetime():
            return {"type": "datetime", "value": value.isoformat()}
        case date():
            return {"type": "date", "value": value.isoformat()}
        case Decimal():
            return {"type": "decimal", "value": str(value)}
        case list() | tuple():
            return [_plain(item) for item in value]
        case _:
            return value


def _typed(value: Any) -> Any:
    match value:
        case {"type": str(kind), "value": str(text)} if kind in _TYPES:
            return _TYPES[kind](text)
        case list():
            return [_typed(item) for item in value]
        case _:
            return value
