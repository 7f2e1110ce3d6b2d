"""The form of a canned reply: its text with placeholders, and what is changed along with it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.tickets.canned import PLACEHOLDERS, Reply, SaveReply, replies, save_reply
from app.tickets.dto import StatusRow
from app.tickets.rules import Category, Priority
from app.tickets.steps_dto import Template
from app.tickets.templates import templates
from ui.router import Route
from ui.theme import current
from ui.widgets.fields import CheckBox, ComboBox, LineEdit, TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import named, word

_WIDE, _HIGH = 560, 590  # design pixels
_SAME, _NONE = "", 0


class ReplyForm(FormDialog):
    """One's own reply, or everybody's for those who may set up things."""

    def __init__(
        self,
        desk: Desk,
        reply: Reply,
        statuses: Sequence[StatusRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, Route("canned_reply"), parent)
        self._reply = reply
        self._statuses = statuses
        self._hint = Label(role="small", color="text_secondary", wrap=True)
        self._templates: tuple[Template, ...] = ()
        self.status, self.priority, self.template = ComboBox(), ComboBox(), ComboBox()
        self.takes, self.shared = CheckBox(), CheckBox()
        self.form.add("name", LineEdit(), required=True, wide=True)
        self.form.add("text", TextArea(lines=5), required=True, wide=True)
        self.form.add_group("also")
        self.form.add("status", self.status)
        self.form.add("priority", self.priority)
        self.form.add("template_id", self.template, wide=True)
        self.form.add("takes", self.takes)
        self.form.add("is_shared", self.shared)
        self.form.set_shown("is_shared", desk.may("settings.change"))
        self.body.insertWidget(0, self._hint)
        self.resize(current().scaled(_WIDE), current().scaled(_HIGH))
        self.retranslate()
        self.show_values(self._values())
        desk.tasks.query(self, templates, on_done=self._on_templates, key="templates")

    def draft_key(self) -> str:
        return f"canned_reply:{self._reply.id or 'new'}"

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(
            self.tr("Change reply") if self._reply.id else self.tr("New canned reply")
        )
        marks = "  ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        text = self.tr("These are filled in when the reply is used: {0}")
        self._hint.setText(text.format(marks))
        label = self.form.set_label
        label("name", self.tr("Name in the menu"))
        label("text", self.tr("Text"))
        self.form.set_heading("also", self.tr("Changed along with sending it"))
        label("status", self.tr("Status becomes"))
        label("priority", self.tr("Priority becomes"))
        label("template_id", self.tr("Checklist put on the ticket"))
        self.takes.setText(self.tr("Take the ticket"))
        self.shared.setText(self.tr("For everybody"))
        same = (_SAME, self.tr("stays as it is"))
        priorities = [(one.value, word(f"ticket.priority.{one}")) for one in Priority]
        self.priority.set_choices([same, *priorities])
        places = [
            (row.key, named("ticket.status", row.key, row.name))
            for row in self._statuses
            if row.category in (Category.OPEN, Category.WAITING) and row.key != "new"
        ]
        self.status.set_choices([same, *places])
        self._offer_templates()

    def save(self) -> None:
        values = self.form.values()
        reply = Reply(
            id=self._reply.id,
            name=values["name"],
            text=values["text"],
            is_shared=values["is_shared"],
            status=values["status"] or None,
            priority=values["priority"] or None,
            takes=values["takes"],
            template_id=values["template_id"] or None,
            version=self._reply.version,
        )
        self.submit(save_reply, SaveReply(reply))

    def read_again(self) -> None:
        """Read the reply that somebody else changed."""
        self.desk.tasks.query(self, replies, on_done=self._on_read_again, key="replies")

    def _on_templates(self, found: tuple[Template, ...]) -> None:
        self._templates = found
        self._offer_templates()

    def _offer_templates(self) -> None:
        """What is chosen stays among them, also before they are read and where it was removed."""
        reply = self._reply
        offered = {_NONE: self.tr("none"), **{one.id: one.name for one in self._templates}}
        if reply.template_id is not None:
            name = reply.template_name or self.tr("A template that is no longer there")
            offered.setdefault(reply.template_id, name)
        self.template.set_choices(list(offered.items()))

    def _on_read_again(self, found: tuple[Reply, ...]) -> None:
        same = (reply for reply in found if reply.id == self._reply.id)
        self._reply = next(same, self._reply)
        self._offer_templates()
        self.merge(self._values())

    def _values(self) -> dict[str, Any]:
        reply = self._reply
        return {
            "name": reply.name,
            "text": reply.text,
            "status": reply.status or _SAME,
            "priority": reply.priority or _SAME,
            "template_id": reply.template_id or _NONE,
            "takes": reply.takes,
            "is_shared": reply.is_shared,
        }
