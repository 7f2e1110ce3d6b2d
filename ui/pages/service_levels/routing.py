"""Routing: the ordered table of rules, and where a ticket would go by it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.identity.dto import Everybody
from app.identity.queries import everybody
from app.tickets.route_writes import (
    PlaceRoutingRule,
    RemoveRoutingRule,
    place_routing_rule,
    remove_routing_rule,
)
from app.tickets.routes import routing_rules
from app.tickets.routing import RoutingRule
from ui.pages.service_levels.routing_form import RoutingForm
from ui.pages.service_levels.routing_trial import RoutingTrial
from ui.pages.service_levels.routing_words import RoutingWords
from ui.qtmodels.table_model import Column, TableModel
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.deadline_words import FactWords
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import word


class RoutingModel(TableModel[RoutingRule]):
    """The rules in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._words = RoutingWords(FactWords())
        columns = [
            Column[RoutingRule]("position", _position, self._place, width=60),
            Column[RoutingRule]("fits", _fits, lambda row: self._words.conditions(row), width=200),
            Column[RoutingRule]("way", _way, lambda row: self._words.way(row), width=220),
            Column[RoutingRule](
                "department",
                _department,
                lambda row: self._words.department(row.department_id),
                width=150,
            ),
            Column[RoutingRule]("severity", _severity, _severity_text, width=110),
        ]
        super().__init__(columns, lambda row: row.id, parent)

    def set_words(self, words: RoutingWords) -> None:
        """Know how tiers, departments and people are called."""
        self._words = words
        self.repaint_all()

    def _place(self, rule: RoutingRule) -> str:
        row = self.row_of(rule.id)
        return "" if row is None else str(row + 1)


class RoutingPanel(QWidget):
    """Add, change, move, remove: each holds at once for tickets opened from now on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._facts = FactWords()
        self._found: Everybody = ((), ())
        self.model = RoutingModel(self)
        self.table = DataTable(self.model, "routing")
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.hint = Label(role="small", color="text_secondary", wrap=True)
        self.add_button = Button(icon_name="add")
        self.change_button = Button(icon_name="edit")
        self.up_button = Button(icon_name="arrow_up")
        self.down_button = Button(icon_name="arrow_down")
        self.remove_button = Button(kind="danger", icon_name="delete")
        self.trial = RoutingTrial(desk)
        self.trial.setVisible(desk.may("ticket.see"))  # it goes by who has how many
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.model.modelReset.connect(self._follow_selection)
        if desk.may("policy.change"):
            self._connect()
        self.retranslate()

    def reload(self) -> None:
        """Read the rules and how people and departments are called."""
        query = self.desk.tasks.query
        query(self, everybody, on_done=self._show_everybody, key="people")
        query(self, routing_rules, on_done=self._show, key="rules")

    def set_words(self, facts: FactWords) -> None:
        """Know how tiers are called."""
        self._facts = facts
        self._name()

    def retranslate(self) -> None:
        self.add_button.setText(self.tr("Add rule"))
        self.change_button.setText(self.tr("Change"))
        self.up_button.setText(self.tr("Move up"))
        self.down_button.setText(self.tr("Move down"))
        self.remove_button.setText(self.tr("Remove"))
        self.table.setAccessibleName(self.tr("Routing rules, the first that fits decides"))
        self.hint.setText(
            self.tr(
                "A new ticket goes by the first rule that fits it. Where none does, its kind "
                "decides: inquiries go to Sales, technical problems to Technical support, "
                "complaints to the supervisor of Customer service, the rest to Customer service."
            )
        )
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def selected(self) -> RoutingRule | None:
        """The rule that is selected."""
        keys = self.table.selected_keys()
        row = self.model.row_of(keys[0]) if keys else None
        return None if row is None else self.model.rows[row]

    def open_form(self, rule: RoutingRule | None = None) -> RoutingForm:
        """The form of a rule, or of a new one."""
        form = RoutingForm(self.desk, rule, self._words(), self._found, self)
        form.open()
        return form

    def move_selected(self, step: int) -> None:
        """Move the selected rule up (-1) or down (1)."""
        rule = self.selected()
        if rule is not None:
            command = PlaceRoutingRule(rule.id, step)
            self.desk.tasks.command(self, place_routing_rule, command)

    def remove(self) -> None:
        """Take the selected rule out of the table; it can be brought back."""
        rule = self.selected()
        if rule is not None:
            command = RemoveRoutingRule(rule.id, rule.version)
            self.desk.tasks.command(self, remove_routing_rule, command)

    def _lay_out(self) -> None:
        card, tools = Card(), QHBoxLayout()
        for button in self._buttons():
            button.setVisible(self.desk.may("policy.change"))
            tools.addWidget(button)
        tools.addStretch(1)
        card.body.addLayout(tools)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.hint)
        theme = current()
        left = QVBoxLayout()
        left.addWidget(card)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, theme.px("m"), 0, 0)
        whole.setSpacing(theme.px("m"))
        whole.addLayout(left, 1)
        whole.addWidget(self.trial)

    def _buttons(self) -> tuple[Button, ...]:
        moving = (self.up_button, self.down_button)
        return (self.add_button, self.change_button, *moving, self.remove_button)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.open_form())
        self.change_button.clicked.connect(self._change)
        self.table.opened.connect(self._change)
        self.up_button.clicked.connect(lambda: self.move_selected(-1))
        self.down_button.clicked.connect(lambda: self.move_selected(1))
        self.remove_button.clicked.connect(self.remove)
        for keys, call in (
            ("Alt+Up", lambda: self.move_selected(-1)),
            ("Alt+Down", lambda: self.move_selected(1)),
            ("Del", self.remove),
        ):
            QShortcut(QKeySequence(keys), self.table).activated.connect(call)

    def _change(self) -> None:
        rule = self.selected()
        if rule is not None:
            self.open_form(rule)

    def _words(self) -> RoutingWords:
        return RoutingWords(self._facts, self._found)

    def _name(self) -> None:
        words = self._words()
        self.model.set_words(words)
        self.trial.set_words(words)

    def _show_everybody(self, found: Everybody) -> None:
        self._found = found
        self._name()

    def _show(self, rules: tuple[RoutingRule, ...]) -> None:
        self.model.set_rows(rules)
        self.model.repaint_all()  # a rule that stayed may stand on another place
        self._follow_selection()
        self.trial.ask()

    def _follow_selection(self) -> None:
        rule = self.selected()
        row = None if rule is None else self.model.row_of(rule.id)
        self.change_button.setEnabled(row is not None)
        self.remove_button.setEnabled(row is not None)
        self.up_button.setEnabled(bool(row))
        self.down_button.setEnabled(row is not None and row + 1 < self.model.rowCount())


def _position() -> str:
    return QCoreApplication.translate("Routing", "Order")


def _fits() -> str:
    return QCoreApplication.translate("Routing", "Applies to")


def _way() -> str:
    return QCoreApplication.translate("Routing", "Goes to")


def _department() -> str:
    return QCoreApplication.translate("Routing", "Department")


def _severity() -> str:
    return QCoreApplication.translate("Routing", "Severity")


def _severity_text(rule: RoutingRule) -> str:
    return word(f"ticket.severity.{rule.severity}") if rule.severity else ""
