"""What the two editors share: changes are collected, then saved as one new set of rules."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.drafts import queries as draft_queries
from app.drafts import service as drafts
from app.drafts.dto import SavedDraft
from app.sla.dto import RulesNow
from app.sla.queries import rules_now
from ui.errors.messages import sentence
from ui.pages.service_levels.merging import Pieces, merged
from ui.pages.service_levels.preview import SavePreview, Tried
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.conflict_view import ConflictView, Difference, Line
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.when import local


class RulesPanel(QWidget):
    """Shows a part of the rules; a subclass fills its widgets and makes the command.

    What somebody else saved is shown at once while nothing is edited here; else it is told, and
    what was edited stays until it is discarded.
    Edits that are not saved when the page is left come back as a draft, as long as the rules they
    were made on still hold.
    """

    edited = Signal()  # what is on the screen is not what it was
    previewed = Signal(object)  # SavePreview
    draft_key = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.may_change = desk.may("policy.change")
        self.seen: RulesNow | None = None
        self._newest: RulesNow | None = None
        self.message = InlineMessage(closable=True)
        self.message.triggered.connect(self.discard)
        self.conflicts = ConflictView()
        self.conflicts.chosen.connect(self._on_chosen)
        self.state = Label(role="small", color="text_muted", wrap=True)
        self.save_button = Button(kind="primary", icon_name="save")
        self.discard_button = Button(icon_name="arrow_undo")
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        self.save_button.setVisible(self.may_change)
        self.discard_button.setVisible(self.may_change)
        self.tools = QHBoxLayout()
        self.tools.addWidget(self.state, 1)
        self.tools.addWidget(self.discard_button)
        self.tools.addWidget(self.save_button)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, current().px("m"), 0, 0)
        self.body.setSpacing(current().px("m"))
        self.body.addWidget(self.message)
        self.body.addWidget(self.conflicts)
        self.body.addLayout(self.tools)

    def part(self, rules: RulesNow) -> Any:
        """The part of the rules that is edited here."""
        raise NotImplementedError

    def fill(self, rules: RulesNow) -> None:
        """Show the part."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Whether what is shown differs from what was read."""
        raise NotImplementedError

    def command(self, seen: RulesNow) -> tuple[Callable[..., Any], object] | None:
        """Service and command that save what is shown; None when that was refused in words."""
        raise NotImplementedError

    def tried(self, seen: RulesNow) -> Tried:
        """The whole rules as they would hold once saved; asked for after ``command`` gave one."""
        raise NotImplementedError

    def draft(self) -> Any:
        """What is shown, as JSON data; None while it cannot be read."""
        raise NotImplementedError

    def bring_back(self, data: Any) -> None:
        """Show what ``draft`` gave."""
        raise NotImplementedError

    def pieces(self, rules: RulesNow | None) -> Pieces | None:
        """The part in named pieces, None: what is shown; no pieces while that cannot be read."""
        raise NotImplementedError

    def show_pieces(self, pieces: Pieces) -> None:
        """Show what ``pieces`` gave, perhaps with some of somebody else's."""
        raise NotImplementedError

    def piece_name(self, name: str) -> str:
        """A piece as people call it."""
        raise NotImplementedError

    def piece_text(self, name: str, value: Any) -> str:
        """What a piece says; None: there is none."""
        raise NotImplementedError

    def keep_draft(self) -> None:
        """Keep what was edited and not saved."""
        data = self.draft() if self.seen is not None and self.is_changed() else None
        if self.seen is not None and data is not None:
            values = {"rules": self.seen.id, "data": data}
            self.desk.tasks.command(self.desk.tasks, drafts.keep, self.draft_key, values)

    def show_rules(self, rules: RulesNow) -> None:
        """Rules came from the store."""
        is_first = self._newest is None
        self._newest = rules
        if self.seen is None or not self.is_changed():
            self._take(rules)
        elif self.part(rules) == self.part(self.seen):
            self.seen = rules  # somebody saved another part; there is nothing to tell
        else:
            self._tell_conflict()
        if is_first and self.may_change:
            self.desk.tasks.query(
                self, draft_queries.draft, self.draft_key, on_done=self._restore, key="draft"
            )

    def save(self) -> None:
        """Show which open tickets would change, then send what is shown as the new rules.

        Who sees no tickets sends at once.
        """
        if self.seen is None or not self.save_button.isEnabled():
            return
        if not self.conflicts.is_settled():
            return
        wanted = self.command(self.seen)
        if wanted is None:
            return
        self.save_button.setEnabled(False)
        if not self.desk.may("ticket.see"):  # an administrator is shown no ticket, here neither
            self._send(*wanted)
            return
        preview = SavePreview(self.desk, self.tried(self.seen), self.window())
        preview.accepted.connect(partial(self._send, *wanted))
        preview.rejected.connect(self.on_edited)
        preview.open()
        self.previewed.emit(preview)

    def discard(self) -> None:
        """Show what is stored instead of what was edited."""
        if self._newest is not None:
            self._take(self._newest)
            self._forget_draft()

    def show_refusal(self, error: AppError) -> None:
        """Say why nothing was saved; what was edited stays."""
        self.on_edited()
        if error.code == "conflict":
            self.desk.tasks.query(self, rules_now, on_done=self._merge, key="merge")
        else:
            self.message.show_message(sentence(error), "error")

    def on_edited(self) -> None:
        """Something was edited: buttons and state follow."""
        is_changed = self.seen is not None and self.is_changed()
        self.save_button.setEnabled(is_changed)
        self.discard_button.setEnabled(is_changed)
        self._say_state(is_changed=is_changed)
        self.edited.emit()

    def retranslate(self) -> None:
        """Set every text of the panel."""
        self.save_button.setText(self.tr("Save changes"))
        self.discard_button.setText(self.tr("Discard"))
        self._say_state(is_changed=self.save_button.isEnabled())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _take(self, rules: RulesNow) -> None:
        self.seen = rules
        self.message.hide()
        self.conflicts.show_lines(())
        self.fill(rules)
        self.on_edited()

    def _send(self, service: Callable[..., Any], command: object) -> None:
        self.desk.tasks.command(
            self, service, command, on_done=self._on_saved, on_error=self.show_refusal
        )

    def _on_saved(self, _rules_id: int) -> None:
        self.seen = None  # the rules that are read next are ours
        self.conflicts.show_lines(())
        self.save_button.setEnabled(False)
        self.discard_button.setEnabled(False)
        self._say_state(is_changed=False)
        self._forget_draft()

    def _forget_draft(self) -> None:
        self.desk.tasks.command(self.desk.tasks, drafts.discard, self.draft_key)

    def _restore(self, draft: SavedDraft | None) -> None:
        if draft is None or self.seen is None or self.is_changed():
            return
        if draft.values["rules"] != self.seen.id:
            return
        self.bring_back(draft.values["data"])
        self.on_edited()
        when = f"{local(draft.saved_at):%m-%d %H:%M}"
        text = self.tr("This is what you had changed by {0}; it was not saved yet.").format(when)
        self.message.show_message(text, "info", self.tr("Discard"))

    def _tell_conflict(self) -> None:
        text = self.tr(
            "Somebody else saved new rules in the meantime. Nothing of yours was saved; it is "
            "still here. Look at theirs first, then make your change again."
        )
        self.message.show_message(text, "warning", self.tr("Show theirs"))

    def _merge(self, theirs: RulesNow) -> None:
        """Take over what only they changed; where both did, mine stands until one is chosen."""
        before = self.pieces(self.seen) if self.seen else None
        now, mine = self.pieces(theirs), self.pieces(None)
        self._newest = theirs
        if before is None or now is None or mine is None:
            self._tell_conflict()
            return
        whole, found = merged(before, now, mine)
        self.seen = theirs
        self.show_pieces(whole)
        self.conflicts.show_lines([self._line(one) for one in found])
        self.on_edited()
        text = self.tr(
            "Somebody else saved new rules in the meantime. Nothing of yours was saved yet; it "
            "stands here together with theirs. Look at it, then save again."
        )
        self.message.show_message(text, "warning", self.tr("Show theirs"))

    def _line(self, one: Difference) -> Line:
        texts = (self.piece_text(one.name, each) for each in (one.before, one.theirs, one.mine))
        return Line(one, self.piece_name(one.name), *texts)

    def _on_chosen(self, name: str, value: object) -> None:
        mine = self.pieces(None)
        if mine is not None:
            self.show_pieces({**mine, name: value})
            self.on_edited()

    def _say_state(self, *, is_changed: bool) -> None:
        if not self.may_change:
            text = self.tr("You can look at this; managers and administrators change it.")
        elif is_changed:
            text = self.tr("Not saved yet. What was met or missed before stays as it is.")
        else:
            text = self.tr("Changes hold from the moment they are saved, for open tickets too.")
        self.state.setText(text)
