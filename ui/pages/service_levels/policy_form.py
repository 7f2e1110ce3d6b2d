"""The form of one policy: to whom it applies, what it promises, what follows when it fails."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from app.sla.policy import (
    Action,
    ClockKind,
    Hours,
    LadderStep,
    Policy,
    Target,
    Whom,
    ladder,
)
from app.sla.watch import WARNING
from ui.pages.service_levels.target_field import DurationField, LadderField
from ui.router import Route
from ui.theme import current
from ui.widgets.deadline_words import FACTS, FactWords, fact_name
from ui.widgets.fields import ComboBox, NumberField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import word

_WIDE, _HIGH = 920, 700  # design pixels
_ANY = ""
_NOBODY = ""


class PolicyForm(FormDialog):
    """Gives a policy in ``saved``; the list it belongs to is saved by the page.

    ``policy`` None makes a new one. The last of the list has no conditions.
    """

    def __init__(
        self,
        desk: Desk,
        policy: Policy | None,
        words: FactWords,
        *,
        is_default: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, Route("policy"), parent)
        self._policy = policy
        self._words = words
        self._is_default = is_default
        self._about = Label(color="text_secondary", wrap=True)
        self.body.insertWidget(0, self._about)
        self.conditions = {fact: ComboBox() for fact in FACTS}
        for fact, box in self.conditions.items():
            self.form.add(fact, box)
            self.form.set_shown(fact, not is_default)
        for kind in ClockKind:
            self.form.add(kind.value, DurationField())
        self.warned, self.ladder = ComboBox(), LadderField()
        self.form.add("warn_percent", NumberField(1, 99), required=True)
        self.form.add("warned", self.warned)
        self.form.add("ladder", self.ladder, wide=True)
        self.form.add("fresh_after_days", NumberField(1, 3650))
        self.resize(current().scaled(_WIDE), current().scaled(_HIGH))
        self.retranslate()
        self.show_values(_shown(policy))

    def draft_key(self) -> str:
        return f"policy:{self._policy.key if self._policy else 'new'}"

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Change policy") if self._policy else self.tr("New policy"))
        self.save_button.setText(self.tr("Into the list"))
        if self._is_default:
            self._about.setText(
                self.tr("This policy stands last and applies to whatever no other one fits.")
            )
        else:
            self._about.setText(self.tr("Applies to tickets that meet all of these conditions."))
        label = self.form.set_label
        for fact, box in self.conditions.items():
            label(fact, fact_name(fact))
            box.set_choices([(_ANY, self.tr("Any")), *self._words.choices(fact)])
            self._keep_unknown(fact, box)
        for kind in ClockKind:
            label(kind.value, word(f"sla.kind.{kind}"))
            field = self.form.field(kind.value)
            if isinstance(field, DurationField):
                field.retranslate()
        label("warn_percent", self.tr("Warn when this much of the time is used, in %"))
        label("warned", self.tr("Whom the warning tells"))
        nobody = (_NOBODY, self.tr("nobody"))
        self.warned.set_choices([nobody, *((one.value, word(f"sla.whom.{one}")) for one in Whom)])
        label("ladder", self.tr("When it is late"))
        self.ladder.retranslate()
        label("fresh_after_days", self.tr("Starts afresh if reopened after so many days"))

    def save(self) -> None:
        values = self.form.values()
        asked: dict[str, Any] = {fact: values[fact] or None for fact in FACTS}
        sub_kind = self._policy.sub_kind if self._policy else None
        if not self._is_default and not sub_kind and not any(asked.values()):
            self.form.set_error(
                "tier",
                self.tr("Choose at least one condition; only the last policy takes everything."),
            )
            return
        made = self._policy or Policy(uuid4().hex, {})
        fresh = values["fresh_after_days"]
        self._on_saved(
            replace(
                made,
                **asked,
                targets=_targets(values),
                warn_share=int(values["warn_percent"]) / 100,
                ladder=self._steps(values),
                fresh_after_days=None if fresh is None else int(fresh),
            )
        )

    def _steps(self, values: dict[str, Any]) -> tuple[LadderStep, ...]:
        """The warning first, then the steps after the due time, counted up."""
        steps = []
        if values["warned"]:
            before = self._warning()
            action = before.action if before else Action.NOTIFY
            steps.append(LadderStep(WARNING, None, action, Whom(values["warned"])))
        for level, (seconds, hours, action, whom) in enumerate(values["ladder"], start=1):
            target = Target(seconds, Hours(hours))
            steps.append(LadderStep(level, target, Action(action), Whom(whom)))
        return tuple(steps)

    def _warning(self) -> LadderStep | None:
        steps = self._policy.ladder if self._policy else ()
        return next((step for step in steps if step.after is None), None)

    def _keep_unknown(self, fact: str, box: ComboBox) -> None:
        """A tier that is not offered any more stays the condition until another is chosen."""
        code = getattr(self._policy, fact) if self._policy else None
        if code and box.findData(code) < 0:
            box.addItem(self._words.fact(fact, code), code)


def _shown(policy: Policy | None) -> dict[str, Any]:
    steps = policy.ladder if policy else ladder(Hours.WORKING)
    warned = next((step.whom.value for step in steps if step.after is None), _NOBODY)
    values: dict[str, Any] = {
        fact: (getattr(policy, fact) if policy else None) or _ANY for fact in FACTS
    }
    for kind in ClockKind:
        target = policy.target(kind) if policy else None
        values[kind.value] = (target.seconds, target.hours.value) if target else None
    values["warn_percent"] = round((policy.warn_share if policy else 0.75) * 100)
    values["warned"] = warned
    values["ladder"] = [
        [step.after.seconds, step.after.hours.value, step.action.value, step.whom.value]
        for step in steps
        if step.after is not None
    ]
    values["fresh_after_days"] = policy.fresh_after_days if policy else None
    return values


def _targets(values: dict[str, Any]) -> dict[ClockKind, Target]:
    targets = {}
    for kind in ClockKind:
        given = values[kind.value]
        if given and given[0]:
            targets[kind] = Target(given[0], Hours(given[1]))
    return targets
