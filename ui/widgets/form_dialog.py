"""The base of every form dialog: nothing typed is lost, what is wrong stands beside its field."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.errors import AppError, Conflict, Invalid, NotFound, StoreUnreachable
from app.drafts import queries as draft_queries
from app.drafts import service as drafts
from app.drafts.dto import SavedDraft
from ui.errors.messages import field_problem, sentence
from ui.router import Route
from ui.theme import current
from ui.widgets import draft_values
from ui.widgets.button import Button
from ui.widgets.conflict_view import ConflictView, Line, differences
from ui.widgets.field_words import said
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk

_DRAFT_DELAY_MS = 1_000
_DRAFT_AGAIN_MS = 5_000  # while the store does not answer
_CONFLICT_SIZE = (760, 520)  # design pixels; room for three values side by side


class FormDialog(QDialog):
    """A window-modal form over the present page.

    A subclass adds fields to ``self.form``, sets texts in ``retranslate`` (calling ``super()``),
    names its draft in ``draft_key`` and sends its command from ``save`` with ``self.submit``.
    After loading what the form shows it calls ``self.show_values``, which also brings back a
    draft. A form that changes a record reads it anew in ``read_again`` and calls ``self.merge``.
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
        self.conflicts = ConflictView()
        self.conflicts.chosen.connect(self._on_chosen)
        self.save_button = Button("", "primary")
        self.cancel_button = Button("", "secondary")
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.setDefault(True)
        self._uid = uuid4()  # a save repeated after a lost connection is done once
        self._is_dirty = False
        self._may_give_up = False
        self._may_become_new = False
        self._blank: dict[str, Any] = {}
        self._draft_timer = QTimer(self, singleShot=True, interval=_DRAFT_DELAY_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self.form.edited.connect(self._on_edited)
        self.message.triggered.connect(self._on_message_acted)
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
        """Send the command; close when it is done, say what is wrong otherwise.

        The draft goes in the same transaction, so that a program that dies before it hears the
        answer does not offer once more what was saved.
        """
        self.save_button.setEnabled(False)
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self._keep_draft()
        self.desk.tasks.command(
            self,
            drafts.finishing,
            self.draft_key(),
            fn,
            command,
            on_done=self._on_saved,
            on_error=self.show_refusal,
            uid=self._uid,
        )

    def offers_new(self, _error: NotFound) -> bool:
        """Whether what was typed can become a record of its own, now that this one is gone."""
        return False

    def become_new(self) -> None:
        """Belong to no record any more: the next save adds one. For forms that offer it."""
        raise NotImplementedError

    def make_inside(self) -> QWidget:
        """What the fields lie in."""
        return QWidget()

    def reveal(self, part: QWidget) -> None:
        """Scroll to what was just added to the form, and give it its place there before that."""
        holder: QWidget | None = part
        while holder is not None and holder is not self._scroll.viewport():
            layout = holder.layout()
            if layout is not None:
                layout.activate()
            holder = holder.parentWidget()
        self._inside.resize(self._inside.width(), self._inside.sizeHint().height())
        self._scroll.ensureWidgetVisible(part)

    def read_again(self) -> None:
        """Read the record that somebody else changed and ``merge`` what it says now."""

    def merge(self, theirs: dict[str, Any]) -> None:
        """Take over what only they changed, and let a person choose where both did.

        Args:
            theirs: what ``show_values`` would be given now; the next save goes over it.
        """
        typed, mine, before = self.form.typed(), self.form.values(), self._blank
        self.form.set_values(theirs)
        self._blank = self.form.values()
        self.form.set_values(typed)
        found = differences(before, self._blank, mine)
        self.form.set_values({one.name: one.theirs for one in found if not one.is_mine_too})
        lines = []
        for one in found:
            field = self.form.field(one.name)
            words = (said(field, value) for value in (one.before, one.theirs, one.mine))
            lines.append(Line(one, self.form.label(one.name), *words))
        self.conflicts.show_lines(lines)
        if lines:
            wide, high = (current().scaled(side) for side in _CONFLICT_SIZE)
            self.resize(max(wide, self.width()), max(high, self.height()))
            self._scroll.verticalScrollBar().setValue(0)

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
        # Not known whether it was saved: only the very same may be sent again.
        is_unknown = isinstance(error, StoreUnreachable) and error.params.get("reason") == "unknown"
        self._inside.setEnabled(not is_unknown)
        if isinstance(error, Conflict):
            self.read_again()
        known = self.form.values()
        if isinstance(error, Invalid) and any(name in known for name in error.fields):
            for name, code in error.fields.items():
                if name in known:
                    self.form.set_error(name, field_problem(code))
            self.form.focus_first_error()
        elif isinstance(error, NotFound) and self.offers_new(error):
            text = self.tr(
                "Somebody else deleted this record meanwhile. What you typed is still here: save "
                "it as a new record, or close the form."
            )
            self._may_become_new = True
            self.message.show_message(text, "error", self.tr("Save as new record"))
        else:
            self.message.show_message(sentence(error), "error")

    def reject(self) -> None:
        """Close; while the store is away, what was typed could not be kept, so ask once."""
        if self._is_dirty and self.desk.tasks.is_lost and not self._may_give_up:
            self._may_give_up = True
            text = self.tr(
                "There is no connection, so what you typed cannot be kept for later. Leave the "
                "form open until it is back, or close it again to give the text up."
            )
            self.message.show_message(text, "warning")
            return
        super().reject()

    def fit_height(self) -> None:
        """Be as high as what is to be filled in, at most as the screen; beyond that it scrolls."""
        self.form.updateGeometry()  # fields may have come or gone just now
        self.body.activate()
        margins, gap = self._whole.contentsMargins(), self._whole.spacing()
        wide = self.width() - margins.left() - margins.right()
        fields = max(self.body.totalHeightForWidth(wide), self.body.totalMinimumSize().height())
        around = margins.top() + margins.bottom() + gap + self.save_button.sizeHint().height()
        if not self.message.isHidden():
            around += gap + self.message.heightForWidth(wide)
        room = self.screen().availableGeometry()
        box = self.geometry()
        middle = box.center()
        box.setHeight(min(fields + around, room.height()))
        if self.isVisible():
            box.moveCenter(middle)
            box.moveTop(max(room.top(), min(box.top(), room.bottom() - box.height())))
        self.setGeometry(box)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:  # large letters on a small screen: the form scrolls instead
            self.resize(self.size().boundedTo(parent.window().size()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._draft_timer.isActive():  # closed in whatever way, or hidden by a locked screen
            self._draft_timer.stop()
            self._keep_draft()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        theme = current()
        self._inside = self.make_inside()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, theme.px("s"), 0)
        self.body.addWidget(self.conflicts)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._inside)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        whole = self._whole = QVBoxLayout(self)
        margin = theme.px("l")
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.px("m"))
        whole.addWidget(self.message)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)

    def _on_save(self) -> None:
        if not self.save_button.isEnabled() or not self.form.check():
            return
        if self.conflicts.is_settled():
            self.save()

    def _on_chosen(self, name: str, value: object) -> None:
        self.form.set_values({name: value})
        self._on_edited()

    def _on_saved(self, result: object) -> None:
        self._draft_timer.stop()
        self._is_dirty = False
        self.saved.emit(result)
        self.accept()

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._may_give_up = False
        self._draft_timer.start(_DRAFT_DELAY_MS)

    def _keep_draft(self) -> None:
        if self._is_dirty:
            plain = {name: draft_values.plain(value) for name, value in self.form.typed().items()}
            self.desk.tasks.command(
                self.desk.tasks,
                drafts.keep,
                self.draft_key(),
                plain,
                on_error=self._on_draft_refused,
            )

    def _on_draft_refused(self, error: AppError) -> None:
        """The text stands in the form; try again as long as it does."""
        if isValid(self) and isinstance(error, StoreUnreachable):
            self._draft_timer.start(_DRAFT_AGAIN_MS)
        else:
            self.desk.tasks.refused.emit(error)

    def _restore(self, draft: SavedDraft | None) -> None:
        if draft is None or self._is_dirty:
            return
        self.form.set_values(
            {name: draft_values.typed(value) for name, value in draft.values.items()}
        )
        self._is_dirty = True
        when = draft.saved_at.astimezone().strftime("%m-%d %H:%M")
        text = self.tr("This is what you had typed by {0}; it was not saved yet.").format(when)
        self.message.show_message(text, "info", self.tr("Start afresh"))

    def _on_message_acted(self) -> None:
        if self._may_become_new:
            self._save_as_new()
        else:
            self._start_afresh()

    def _save_as_new(self) -> None:
        self.desk.tasks.command(self.desk.tasks, drafts.discard, self.draft_key())
        self.become_new()
        self._may_become_new = False
        self._uid = uuid4()
        self.conflicts.show_lines(())
        self.message.hide()
        self._on_edited()
        self._on_save()

    def _start_afresh(self) -> None:
        self._draft_timer.stop()
        self._is_dirty = False
        self.form.set_values(self._blank)
        self.form.clear_errors()
        self.message.hide()
        self.desk.tasks.command(self.desk.tasks, drafts.discard, self.draft_key())
