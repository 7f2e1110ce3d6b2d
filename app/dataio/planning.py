"""Deciding what becomes of every row, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.actor import Actor
from app.core.permissions import Scope
from app.customers.dto import NewCustomer
from app.dataio import stored
from app.dataio.comparing import InCharge, Update, compare
from app.dataio.forms import Wanted, wanted
from app.dataio.matching import Match, Matcher
from app.dataio.records import CustomerRecord, ParsedImport
from app.dataio.result import Action, Choices, Decision, OnDuplicate, Remark, Summary
from app.identity.tables import UserAccount


@dataclass(frozen=True)
class ImportPlan:
    """What an import will write.

    Attributes:
        people: names that become users, with the negative ids they have in the plan.
        binned: customers in the recycle bin who give their number up to a new one.
    """

    decisions: tuple[Decision, ...]
    new_customers: tuple[NewCustomer, ...]
    updates: tuple[Update, ...]
    people: Mapping[str, int]
    binned: tuple[int, ...]
    remarks: tuple[Remark, ...]

    def summary(self, rejected: int) -> Summary:
        """The figures, with the rows that were rejected before."""
        actions = [decision.action for decision in self.decisions]
        return Summary(
            actions.count(Action.CREATED),
            actions.count(Action.UPDATED),
            actions.count(Action.SKIPPED),
            rejected,
        )


def plan_import(
    session: Session, parsed: ParsedImport, choices: Choices, zone: ZoneInfo, actor: Actor
) -> ImportPlan:
    """Decide about every record; the number of queries does not grow with each row.

    An import is no way to change what the actor may not change otherwise: customers of others are
    left alone, and tiers where they are not his to set.

    Args:
        zone: of the company.
    """
    matcher = Matcher(session, parsed.records)
    sorting = _Sorting(matcher, choices.on_duplicate, zone)
    for record in parsed.records:
        sorting.take(record)
    if actor.scope("customer.set_tier") is Scope.NONE:
        sorting.leave_tiers_out()
    people = _People(session, create=choices.create_users)
    targets = [id_ for id_ in sorting.wanted if id_ > 0]
    reached = stored.changeable(session, actor, targets)
    sorting.leave_alone(set(targets) - reached)
    customers = stored.load(session, sorted(reached))
    updates: dict[int, Update] = {}
    new: list[NewCustomer] = []
    for target, form in sorting.wanted.items():
        in_charge = people.resolve(form)
        if target > 0:
            updates[target] = compare(customers[target], form, in_charge)
        else:
            new.append(form.form(in_charge.owner_id, in_charge.manager_id))
    unchanged = {id_ for id_, update in updates.items() if update.is_empty()}
    numbers = [matcher.binned.get(customer.external_no or "") for customer in new]
    return ImportPlan(
        sorting.decisions(unchanged),
        tuple(new),
        tuple(update for id_, update in updates.items() if id_ not in unchanged),
        people.new,
        tuple(id_ for id_ in numbers if id_ is not None),
        (*people.remarks(), *sorting.remarks),
    )


class _Sorting:
    """Sorts records by the customer they are about."""

    def __init__(self, matcher: Matcher, on_duplicate: OnDuplicate, zone: ZoneInfo) -> None:
        self.wanted: dict[int, Wanted] = {}  # by target, see Match
        self.remarks: list[Remark] = []
        self._matcher = matcher
        self._on_duplicate = on_duplicate
        self._zone = zone
        self._sorted: list[tuple[CustomerRecord, Match | None]] = []
        self._left_alone: set[int] = set()

    def take(self, record: CustomerRecord) -> None:
        """Find out whom the record is about and what is to be done with it."""
        match = self._matcher.find(record)
        self._sorted.append((record, match))
        if match is None or self._on_duplicate is OnDuplicate.CREATE:
            self._create(record)
            return
        self._matcher.learn(record, match.target)
        if self._on_duplicate is OnDuplicate.UPDATE:
            form = wanted(record, self._zone)
            if match.target in self.wanted:
                self.wanted[match.target].add(form)
            else:
                self.wanted[match.target] = form

    def leave_tiers_out(self) -> None:
        """Forget the tiers of the file, which the actor may not set."""
        rows = [row for form in self.wanted.values() for row in form.rows if "tier" in form.values]
        for form in self.wanted.values():
            form.values.pop("tier", None)
        if rows:
            self.remarks.append(Remark("tier_left_out", "", tuple(sorted(rows))))

    def leave_alone(self, targets: set[int]) -> None:
        """Forget what the file says of stored customers whom the actor may not change."""
        for target in sorted(targets):
            number = self._matcher.customers.get(target, "")
            self.remarks.append(Remark("not_yours", number, tuple(self.wanted[target].rows)))
            del self.wanted[target]
        self._left_alone = targets

    def decisions(self, unchanged: set[int]) -> tuple[Decision, ...]:
        """What becomes of every record; ``unchanged`` are stored customers the file agrees with."""
        skipped = unchanged | self._left_alone
        return tuple(self._decision(record, match, skipped) for record, match in self._sorted)

    def _create(self, record: CustomerRecord) -> None:
        form = wanted(record, self._zone)
        if record.external_no and self._matcher.is_taken(record.external_no):
            del form.values["external_no"]  # a number is one customer's
            self.remarks.append(Remark("number_taken", record.external_no, (record.row,)))
        self._matcher.learn(record, -record.row)
        self.wanted[-record.row] = form

    def _decision(self, record: CustomerRecord, match: Match | None, skipped: set[int]) -> Decision:
        if match is None:
            return Decision(record.row, record.name, Action.CREATED)
        action = Action.UPDATED
        if self._on_duplicate is OnDuplicate.CREATE:
            action = Action.CREATED
        elif self._on_duplicate is OnDuplicate.SKIP or match.target in skipped:
            action = Action.SKIPPED
        return Decision(
            record.row,
            record.name,
            action,
            match.reason,
            self._matcher.customers.get(match.target, ""),
            -match.target if match.target < 0 else None,
        )


@dataclass
class _Person:
    id: int
    department_id: int | None


class _People:
    """The users a file may name as in charge: by exact name, inactive ones too."""

    def __init__(self, session: Session, *, create: bool) -> None:
        self.new: dict[str, int] = {}
        self._create = create
        self._rows: dict[str, list[int]] = {}  # of unknown names
        columns = (UserAccount.name, UserAccount.id, UserAccount.department_id)
        found = session.execute(
            select(*columns)
            .where(UserAccount.deleted_at.is_(None))
            .order_by(UserAccount.is_active, UserAccount.id.desc())
        )
        # Of two people with one name the active one counts, then the older.
        self._known = {name: _Person(id_, department_id) for name, id_, department_id in found}

    def resolve(self, form: Wanted) -> InCharge:
        """The ids of the people a customer's rows name."""
        owner = self._find(form.owner, form.rows)
        manager = self._find(form.manager, form.rows)
        return InCharge(
            owner.id if owner else None,
            manager.id if manager else None,
            owner.department_id if owner else None,
        )

    def remarks(self) -> list[Remark]:
        """The names that are no users, with their rows."""
        code = "person_created" if self._create else "person_unknown"
        return [Remark(code, name, tuple(rows)) for name, rows in self._rows.items()]

    def _find(self, name: str, rows: list[int]) -> _Person | None:
        if not name:
            return None
        if name in self._known:
            return self._known[name]
        self._rows.setdefault(name, []).extend(rows)
        if not self._create:
            return None
        id_ = self.new.setdefault(name, -len(self.new) - 1)
        return _Person(id_, None)
