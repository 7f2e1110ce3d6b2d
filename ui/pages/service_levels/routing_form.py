"""The form of one routing rule: which tickets, and to whom they go."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.identity.dto import Everybody
from app.tickets.route_writes import SaveRoutingRule, save_routing_rule
from app.tickets.routes import routing_rules
from app.tickets.routing import RoutingRule, Way
from app.tickets.rules import Severity
from ui.pages.service_levels.routing_words import RoutingWords
from ui.router import Route
from ui.theme import current
from ui.widgets.deadline_words import fact_name
from ui.widgets.fields import ComboBox, LineEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.words import named, word

_WIDE, _HIGH = 680, 520  # design pixels
_ANY = ""
_NOBODY = 0
_CHOSEN = ("kind", "tier", "channel")


class RoutingForm(FormDialog):
    """Saves at once; ``rule`` None makes a new one at the end of the table."""

    def __init__(
        self,
        desk: Desk,
        rule: RoutingRule | None,
        words: RoutingWords,
        found: Everybody,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, Route("routing_rule"), parent)
        self._rule = rule or RoutingRule(0, Way.DEPARTMENT, None)
        self._words = words
        self._found = found
        self.boxes = {name: ComboBox() for name in _CHOSEN}
        self.way, self.department = ComboBox(), ComboBox()
        self.person, self.severity = ComboBox(), ComboBox()
        self._add_fields()
        self.way.edited.connect(self._follow_way)
        self.resize(current().scaled(_WIDE), current().scaled(_HIGH))
        self.retranslate()
        self.show_values(_shown(self._rule))
        self._follow_way()

    def draft_key(self) -> str:
        return f"routing_rule:{self._rule.id or 'new'}"

    def retranslate(self) -> None:
        super().retranslate()
        is_new = not self._rule.id
        self.setWindowTitle(
            self.tr("New routing rule") if is_new else self.tr("Change routing rule")
        )
        self.form.set_heading("if", self.tr("Applies to tickets that meet all of these"))
        self.form.set_heading("then", self.tr("and sends them"))
        label = self.form.set_label
        for name, box in self.boxes.items():
            label(name, fact_name(name))
            box.set_choices([(_ANY, self.tr("Any")), *self._words.facts.choices(name)])
        label("sub_kind", self.tr("Sub-kind"))
        label("words", self.tr("One of these words stands in the title (apart by commas)"))
        label("way", self.tr("To"))
        label("person_id", self.tr("Person"))
        label("department_id", self.tr("Of the department"))
        label("severity", self.tr("Severity at least"))
        self._offer()

    def save(self) -> None:
        values = self.form.values()
        way = Way(values["way"])
        rule = RoutingRule(
            id=self._rule.id,
            way=way,
            department_id=values["department_id"] or None,
            person_id=(values["person_id"] or None) if way is Way.PERSON else None,
            severity=values["severity"] or None,
            kind=values["kind"] or None,
            sub_kind=values["sub_kind"] or None,
            tier=values["tier"] or None,
            channel=values["channel"] or None,
            words=values["words"] or None,
            version=self._rule.version,
        )
        self.submit(save_routing_rule, SaveRoutingRule(rule))

    def read_again(self) -> None:
        """Read the rule that somebody else changed."""
        self.desk.tasks.query(self, routing_rules, on_done=self._on_read_again, key="rule")

    def _add_fields(self) -> None:
        add = self.form.add
        self.form.add_group("if")
        add("kind", self.boxes["kind"])
        add("sub_kind", LineEdit())
        add("tier", self.boxes["tier"])
        add("channel", self.boxes["channel"])
        add("words", LineEdit(), wide=True)
        self.form.add_group("then")
        add("way", self.way)
        add("person_id", self.person)
        add("department_id", self.department)
        add("severity", self.severity)

    def _offer(self) -> None:
        people, departments = self._found
        self.way.set_choices([(way.value, word(f"routing.way.{way}")) for way in Way])
        active = [(row.id, row.name) for row in people if row.is_active]
        self.person.set_choices([(_NOBODY, "–"), *active])
        used = [
            (row.id, named("department", row.key, row.name))
            for row in departments
            if not row.is_retired
        ]
        self.department.set_choices([(_NOBODY, self.tr("as usual for its kind")), *used])
        severities = [(one.value, word(f"ticket.severity.{one}")) for one in Severity]
        self.severity.set_choices([(_ANY, self.tr("as reported")), *severities])

    def _follow_way(self) -> None:
        self.form.set_shown("person_id", self.way.value() == Way.PERSON)

    def _on_read_again(self, rules: tuple[RoutingRule, ...]) -> None:
        found = next((rule for rule in rules if rule.id == self._rule.id), None)
        if found is not None:
            self._rule = found
            self.merge(_shown(found))
            self._follow_way()


def _shown(rule: RoutingRule) -> dict[str, Any]:
    return {
        "kind": rule.kind or _ANY,
        "sub_kind": rule.sub_kind or "",
        "tier": rule.tier or _ANY,
        "channel": rule.channel or _ANY,
        "words": rule.words or "",
        "way": rule.way.value,
        "person_id": rule.person_id or _NOBODY,
        "department_id": rule.department_id or _NOBODY,
        "severity": rule.severity or _ANY,
    }
