"""The ordered list of policies: the first that fits a ticket says what is promised."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.sla.dto import RulesNow, SavePolicies
from app.sla.policy import Policy, hidden_by
from app.sla.service import save_policies
from app.sla.stored import policies_from_data, policies_to_data
from ui.pages.service_levels.merging import Pieces
from ui.pages.service_levels.models import PoliciesModel, PolicyRow
from ui.pages.service_levels.panel import RulesPanel
from ui.pages.service_levels.policy_form import PolicyForm
from ui.pages.service_levels.preview import Tried
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.deadline_words import FactWords, target_text
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import word

_ORDER = "order"  # the piece that is no policy; keys are hexadecimal or "default_1"


class PoliciesPanel(RulesPanel):
    """Add, change, move, remove; the last one stays and takes whatever no other fits."""

    draft_key = "service_levels:policies"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.policies: tuple[Policy, ...] = ()
        self._words = FactWords()
        self.model = PoliciesModel(self)
        self.table = DataTable(self.model, "policies")
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.hint = Label(role="small", color="text_secondary", wrap=True)
        self.add_button = Button(icon_name="add")
        self.change_button = Button(icon_name="edit")
        self.up_button = Button(icon_name="arrow_up")
        self.down_button = Button(icon_name="arrow_down")
        self.remove_button = Button(kind="danger", icon_name="delete")
        self._lay_out()
        if self.may_change:
            self._connect()
        self.retranslate()
        self.on_edited()

    def part(self, rules: RulesNow) -> Any:
        return rules.policies

    def fill(self, rules: RulesNow) -> None:
        self._show(rules.policies)

    def is_changed(self) -> bool:
        return self.seen is not None and self.policies != self.seen.policies

    def command(self, seen: RulesNow) -> tuple[Callable[..., Any], object]:
        return save_policies, SavePolicies(self.policies, seen.id)

    def tried(self, seen: RulesNow) -> Tried:
        return self.policies, seen.calendar

    def draft(self) -> Any:
        return policies_to_data(self.policies)

    def bring_back(self, data: Any) -> None:
        self._show(policies_from_data(data))

    def pieces(self, rules: RulesNow | None) -> Pieces:
        policies = rules.policies if rules else self.policies
        order = tuple(policy.key for policy in policies)
        return {_ORDER: order, **{policy.key: policy for policy in policies}}

    def show_pieces(self, pieces: Pieces) -> None:
        """New ones of theirs stand above the last, which takes the rest."""
        there = {key: one for key, one in pieces.items() if key != _ORDER and one is not None}
        order = [key for key in pieces[_ORDER] if key in there]
        order[-1:-1] = [key for key in there if key not in order]
        self._show(tuple(there[key] for key in order))

    def piece_name(self, name: str) -> str:
        if name == _ORDER:
            return self.tr("Order")
        newest = (*self.policies, *(self.seen.policies if self.seen else ()))
        known = next((one for one in newest if one.key == name), None)
        return self._words.conditions(known.conditions) if known else self.tr("Removed policy")

    def piece_text(self, name: str, value: Any) -> str:
        if name == _ORDER:
            return " → ".join(self.piece_name(key) for key in value)
        if value is None:
            return self.tr("None")
        told = (f"{word(f'sla.kind.{kind}')} {target_text(t)}" for kind, t in value.targets.items())
        return "\n".join((self._words.conditions(value.conditions), *told))

    def set_words(self, words: FactWords) -> None:
        """Know how tiers are called."""
        self._words = words
        self.model.set_words(words)

    def retranslate(self) -> None:
        super().retranslate()
        self.add_button.setText(self.tr("Add policy"))
        self.change_button.setText(self.tr("Change"))
        self.up_button.setText(self.tr("Move up"))
        self.down_button.setText(self.tr("Move down"))
        self.remove_button.setText(self.tr("Remove"))
        self.table.setAccessibleName(self.tr("Policies, the first that fits applies"))
        self._follow_selection()

    def selected(self) -> int | None:
        """The index of the policy that is selected."""
        keys = self.table.selected_keys()
        return self.model.row_of(keys[0]) if keys else None

    def open_form(self, index: int | None = None) -> PolicyForm:
        """The form of the policy at ``index``, or of a new one above the last."""
        policy = None if index is None else self.policies[index]
        is_default = index is not None and index == len(self.policies) - 1
        form = PolicyForm(self.desk, policy, self._words, is_default=is_default, parent=self)
        form.saved.connect(self._take_policy)
        form.open()
        return form

    def move_selected(self, step: int) -> None:
        """Move the selected policy up (-1) or down (1); the last place is taken."""
        index = self.selected()
        if index is None or not self._may_move(index, step):
            return
        policies = list(self.policies)
        policies.insert(index + step, policies.pop(index))
        self._edit(tuple(policies), policies[index + step].key)

    def remove(self) -> None:
        """Take the selected policy out of the list."""
        index = self.selected()
        if index is None or index == len(self.policies) - 1:
            return
        rest = self.policies[:index] + self.policies[index + 1 :]
        self._edit(rest, rest[index].key)

    def _lay_out(self) -> None:
        card, tools = Card(), QHBoxLayout()
        buttons = (
            self.add_button,
            self.change_button,
            self.up_button,
            self.down_button,
            self.remove_button,
        )
        for button in buttons:
            button.setVisible(self.may_change)
            tools.addWidget(button)
        tools.addStretch(1)
        card.body.addLayout(tools)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.hint)
        self.body.addWidget(card, 1)
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.model.modelReset.connect(self._follow_selection)

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
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.activated.connect(call)

    def _change(self) -> None:
        index = self.selected()
        if index is not None:
            self.open_form(index)

    def _take_policy(self, policy: Policy) -> None:
        known = [one.key for one in self.policies]
        if policy.key in known:
            changed = (policy if one.key == policy.key else one for one in self.policies)
            self._edit(tuple(changed), policy.key)
        else:
            *others, last = self.policies
            self._edit((*others, policy, last), policy.key)

    def _edit(self, policies: tuple[Policy, ...], selected: str) -> None:
        self._show(policies)
        self.table.select_key(selected)
        self.on_edited()

    def _show(self, policies: tuple[Policy, ...]) -> None:
        self.policies = policies
        self.model.set_rows(
            [PolicyRow(place, policy) for place, policy in enumerate(policies, start=1)]
        )
        self._follow_selection()

    def _may_move(self, index: int, step: int) -> bool:
        last = len(self.policies) - 1
        return index != last and 0 <= index + step < last

    def _follow_selection(self) -> None:
        index = self.selected()
        last = len(self.policies) - 1
        self.change_button.setEnabled(index is not None)
        self.up_button.setEnabled(index is not None and self._may_move(index, -1))
        self.down_button.setEnabled(index is not None and self._may_move(index, 1))
        self.remove_button.setEnabled(index is not None and index != last)
        self.hint.setText(self._hint(index))

    def _hint(self, index: int | None) -> str:
        if index is None or index >= len(self.policies):
            return self.tr("A ticket gets the promises of the first policy that fits it.")
        if index == len(self.policies) - 1:
            return self.tr(
                "This policy takes whatever no other one fits, so that every ticket has promises. "
                "It can be changed, but it stays last and cannot be removed."
            )
        hiding = hidden_by(self.policies, index + 1)
        if hiding is not None:
            text = self.tr("Never used: policy {0} stands above and fits every ticket of this one.")
            return text.format(hiding)
        return self.tr("Applies before every policy below it.")
