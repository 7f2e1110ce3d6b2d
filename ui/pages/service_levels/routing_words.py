"""The routing table in words: to whom a rule applies, where it sends, why it does not fit."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.identity.dto import Everybody
from app.tickets.routes import Trial
from app.tickets.routing import RoutingRule, Way, words_of
from ui.widgets.deadline_words import FactWords
from ui.words import named, word

translate = QCoreApplication.translate


class RoutingWords:
    """Knows how tiers, departments and people are called."""

    def __init__(self, facts: FactWords, found: Everybody = ((), ())) -> None:
        self.facts = facts
        people, departments = found
        self.people = {row.id: row.name for row in people}
        self._departments = {row.id: row for row in departments}

    def conditions(self, rule: RoutingRule) -> str:
        """To which tickets a rule applies."""
        parts = [
            self.facts.fact(name, code)
            for name in ("kind", "sub_kind", "tier", "channel")
            if (code := getattr(rule, name))
        ]
        if rule.words:
            comma = translate("Routing", ", ")
            parts.append(translate("Routing", "“{0}”").format(comma.join(words_of(rule.words))))
        return " · ".join(parts) or translate("Routing", "Every ticket")

    def department(self, department_id: int | None) -> str:
        """A department, or the one that gets tickets of the kind."""
        if department_id is None:
            return translate("Routing", "as usual for its kind")
        row = self._departments.get(department_id)
        return named("department", row.key, row.name) if row else ""

    def way(self, rule: RoutingRule) -> str:
        """How the person is chosen: a name, or the rule by which one is found."""
        if rule.way is Way.PERSON:
            return self.people.get(rule.person_id or 0, "")
        return word(f"routing.way.{rule.way}")

    def told(self, trial: Trial) -> str:
        """Where a ticket would go and why, line by line."""
        order = {rule_id: place for place, (rule_id, _) in enumerate(trial.verdicts, start=1)}
        decided = order.get(trial.to.rule_id or 0)
        lines = [self._goes_to(trial), "", _decided(decided)]
        lines += _verdicts(trial, decided)
        return "\n".join(lines)

    def _goes_to(self, trial: Trial) -> str:
        to = trial.to
        if to.department_id is None and to.owner_id is None:
            text = translate("Routing", "Goes to nobody yet.")
        elif to.owner_id is None:
            text = translate("Routing", "Goes to {0}; nobody is in charge yet.").format(
                self.department(to.department_id)
            )
        else:
            text = translate("Routing", "Goes to {0} ({1}).").format(
                self.people.get(to.owner_id, ""), self.department(to.department_id)
            )
        if to.severity is None:
            return text
        least = translate("Routing", "Its severity becomes at least: {0}.")
        return f"{text}\n{least.format(word(f'ticket.severity.{to.severity}'))}"


def why_not(missed: str) -> str:
    """Why a rule does not fit."""
    texts = {
        "kind": translate("Routing", "the kind is another one"),
        "sub_kind": translate("Routing", "the sub-kind is another one"),
        "tier": translate("Routing", "the tier is another one"),
        "channel": translate("Routing", "the channel is another one"),
        "words": translate("Routing", "none of its words stands in the title"),
    }
    return texts[missed]


def _decided(place: int | None) -> str:
    if place is None:
        return translate("Routing", "No rule fits, so the kind decides.")
    return translate("Routing", "Rule {0} decides: it is the first that fits.").format(place)


def _verdicts(trial: Trial, decided: int | None) -> Iterator[str]:
    for place, (_, missed) in enumerate(trial.verdicts, start=1):
        if missed is not None:
            text = translate("Routing", "Rule {0} does not fit: {1}.")
            yield text.format(place, why_not(missed))
        elif place != decided:
            yield translate("Routing", "Rule {0} would fit, too, but stands below.").format(place)
