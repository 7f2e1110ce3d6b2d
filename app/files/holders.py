"""Who may do what with the files of a record: as the record itself says."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, null, select

from app.core.actor import Actor
from app.core.errors import NotFound, PermissionDenied
from app.core.permissions import Scope
from app.customers.tables import Customer
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.files.dto import Holder, Record
from app.files.tables import Attachment
from app.interactions.tables import Interaction
from app.tickets import access
from app.tickets.access import Stake
from app.tickets.filters import membership
from app.tickets.tables import Ticket

_COLUMNS = {
    Record.TICKET: Attachment.ticket_id,
    Record.CUSTOMER: Attachment.customer_id,
    Record.INTERACTION: Attachment.interaction_id,
}
_SEE = {
    Record.TICKET: "ticket.see",
    Record.CUSTOMER: "customer.see",
    Record.INTERACTION: "interaction.see",
}
# Who may work on the record may take files off it.
_WORK = {
    Record.TICKET: "ticket.work",
    Record.CUSTOMER: "customer.change",
    Record.INTERACTION: "interaction.write",
}
ATTACH = "ticket.comment"  # whoever may add a word to a record may add a file


@dataclass(frozen=True)
class Standing:
    """A record with files, as one person meets it."""

    holder: Holder
    stake: Stake
    customer_id: int

    def may_change(self, actor: Actor, made_by: int | None) -> bool:
        """Whether the person may rename and remove a file that ``made_by`` attached."""
        return made_by == actor.user_id or self._may_work(actor)

    @property
    def work_action(self) -> str:
        """The action that lets somebody change files of others here."""
        return _WORK[self.holder.record]

    def _may_work(self, actor: Actor) -> bool:
        if self.holder.record is Record.TICKET:
            return access.may(actor, self.work_action, self.stake)
        return actor.may(
            self.work_action,
            owner_id=self.stake.owner_id,
            department_id=self.stake.department_id,
            created_by_id=self.stake.created_by_id,
        )


def of_holder(holder: Holder) -> ColumnElement[bool]:
    """The condition "hangs on this record"."""
    return _COLUMNS[holder.record] == holder.id


def columns_of(holder: Holder) -> dict[str, int]:
    """The columns of an attachment to this record."""
    return {_COLUMNS[holder.record].key: holder.id}


def holder_of(attachment: Attachment) -> Holder:
    """What an attachment hangs on.

    Raises:
        NotFound: on a mail that is no ticket yet.
    """
    for record, column in _COLUMNS.items():
        found = getattr(attachment, column.key)
        if found is not None:
            return Holder(record, found)
    raise NotFound(entity="attachment", id=attachment.id)


def standing(work: Reading | UnitOfWork, holder: Holder) -> Standing:
    """The record, if it is there for the person.

    Raises:
        PermissionDenied: he sees no records of this kind.
        NotFound: no such record, or he may not see it.
    """
    if work.actor.scope(_SEE[holder.record]) is Scope.NONE:
        raise PermissionDenied(action=_SEE[holder.record])
    found = work.session.execute(_ASKED[holder.record].where(_ID[holder.record] == holder.id))
    row = found.one_or_none()
    if row is None:
        raise NotFound(entity=str(holder.record), id=holder.id)
    *whose, customer_id = row
    stake = Stake(*whose)
    if holder.record is Record.TICKET and not access.may_see(work.actor, stake):
        member = work.session.execute(membership(work.actor.user_id, holder.id)).scalar()
        stake = replace(stake, is_member=member is not None)
        if not access.may_see(work.actor, stake):
            raise NotFound(entity=str(holder.record), id=holder.id)
    return Standing(holder, stake, customer_id)


_ID = {
    Record.TICKET: Ticket.id,
    Record.CUSTOMER: Customer.id,
    Record.INTERACTION: Interaction.id,
}
# Owner, department, maker and, of tickets, whether it is confidential; then the customer.
_ASKED: dict[Record, Select[*tuple[Any, ...]]] = {
    Record.TICKET: select(
        Ticket.owner_id,
        Ticket.department_id,
        Ticket.created_by_id,
        Ticket.is_confidential,
        Ticket.customer_id,
    ).where(Ticket.deleted_at.is_(None)),
    Record.CUSTOMER: select(
        Customer.owner_id,
        Customer.department_id,
        Customer.created_by_id,
        literal(False),
        Customer.id,
    ).where(Customer.deleted_at.is_(None)),
    Record.INTERACTION: select(
        Interaction.user_id,
        Customer.department_id,
        null(),
        literal(False),
        Interaction.customer_id,
    )
    .join(Customer, Customer.id == Interaction.customer_id)
    .where(Interaction.deleted_at.is_(None), Customer.deleted_at.is_(None)),
}
