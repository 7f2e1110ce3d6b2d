"""The forms of a checklist: another text for a line, and a template."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.tickets.checklists import rename_line
from app.tickets.rules import Kind
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import LineRow, RenameLine, SaveTemplate, Template, TicketSteps
from app.tickets.templates import save_template, templates
from ui.router import Route
from ui.theme import current
from ui.widgets.fields import CheckBox, ComboBox, LineEdit, TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import word

_LINE_SIZE, _TEMPLATE_SIZE = (480, 170), (560, 500)  # design pixels
_ANY = ""


class LineForm(FormDialog):
    """A line in other words."""

    def __init__(
        self, desk: Desk, ticket_id: int, line: LineRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, Route("checklist_line", line.id), parent)
        self._ticket_id, self._line = ticket_id, line
        self.form.add("text", LineEdit(), required=True, wide=True)
        self.resize(*(current().scaled(side) for side in _LINE_SIZE))
        self.retranslate()
        self.show_values({"text": line.text})

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Change line"))
        self.form.set_label("text", self.tr("What is to be checked or done"))

    def save(self) -> None:
        text = self.form.values()["text"]
        self.submit(rename_line, RenameLine(self._line.id, text, self._line.text))

    def read_again(self) -> None:
        """Read the line that somebody else worded anew."""
        self.desk.tasks.query(
            self, ticket_steps, self._ticket_id, on_done=self._on_read_again, key="steps"
        )

    def _on_read_again(self, steps: TicketSteps) -> None:
        found = (line for line in steps.lines if line.id == self._line.id)
        self._line = next(found, self._line)
        self.merge({"text": self._line.text})


class TemplateForm(FormDialog):
    """One's own template, or everybody's for those who may set up things."""

    def __init__(self, desk: Desk, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(desk, Route("checklist_template"), parent)
        self._template = template
        self._hint = Label(role="small", color="text_secondary", wrap=True)
        self._kind, self._shared = ComboBox(), CheckBox()
        self.form.add("name", LineEdit(), required=True, wide=True)
        self.form.add("lines", TextArea(lines=7), required=True, wide=True)
        self.form.add("is_shared", self._shared, wide=True)
        self.form.add("kind", self._kind)
        self.form.add("sub_kind", LineEdit())
        self._shared.edited.connect(self._follow_shared)
        self._kind.edited.connect(self._follow_shared)
        self.form.set_shown("is_shared", desk.may("settings.change"))
        self.body.insertWidget(0, self._hint)
        self.resize(*(current().scaled(side) for side in _TEMPLATE_SIZE))
        self.retranslate()
        self.show_values(self._values())
        self._follow_shared()

    def draft_key(self) -> str:
        return f"checklist_template:{self._template.id or 'new'}"

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(
            self.tr("Change template") if self._template.id else self.tr("New template")
        )
        self._hint.setText(self.tr("One line each. A new template begins with the list at hand."))
        self.form.set_label("name", self.tr("Name in the menu"))
        self.form.set_label("lines", self.tr("Lines"))
        self._shared.setText(self.tr("For everybody"))
        self.form.set_label("kind", self.tr("By itself on new tickets of this kind"))
        self.form.set_label("sub_kind", self.tr("Only with this sub-kind"))
        by_hand = (_ANY, self.tr("by hand only"))
        kinds = [(kind.value, word(f"ticket.kind.{kind}")) for kind in Kind]
        self._kind.set_choices([by_hand, *kinds])

    def save(self) -> None:
        values = self.form.values()
        template = Template(
            id=self._template.id,
            name=values["name"],
            lines=tuple(values["lines"].splitlines()),
            is_shared=values["is_shared"],
            kind=Kind(values["kind"]) if values["kind"] else None,
            sub_kind=values["sub_kind"] or None,
            version=self._template.version,
        )
        self.submit(save_template, SaveTemplate(template))

    def read_again(self) -> None:
        """Read the template that somebody else changed."""
        self.desk.tasks.query(self, templates, on_done=self._on_read_again, key="templates")

    def _on_read_again(self, found: tuple[Template, ...]) -> None:
        same = (template for template in found if template.id == self._template.id)
        self._template = next(same, self._template)
        self.merge(self._values())
        self._follow_shared()

    def _values(self) -> dict[str, Any]:
        template = self._template
        return {
            "name": template.name,
            "lines": "\n".join(template.lines),
            "is_shared": template.is_shared,
            "kind": template.kind or _ANY,
            "sub_kind": template.sub_kind,
        }

    def _follow_shared(self) -> None:
        """Only what is everybody's comes by itself."""
        self.form.set_shown("kind", self._shared.isChecked())
        self.form.set_shown("sub_kind", self._shared.isChecked() and bool(self._kind.value()))
