"""Whose a ticket of a file is: customers by number or name, or new ones."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.customers.dto import NewCustomer
from app.customers.tables import Customer
from app.dataio.forms import SOURCE
from app.dataio.stored import parts
from app.dataio.ticket_records import TicketRecord


class NoCustomer(Exception):
    """The customer of a row is not stored, or several are called so."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Customers:
    """Finds customers by the number a file or Laike gave them, else by their exact name."""

    def __init__(self, session: Session, records: Iterable[TicketRecord], *, create: bool) -> None:
        self.new: dict[str, NewCustomer] = {}
        self._create = create
        self._by_number: dict[str, int] = {}
        self._by_name: dict[str, set[int]] = {}
        self._ids: dict[str, int] = {}
        said = [record.said for record in records]
        numbers = {one["customer_no"] for one in said if "customer_no" in one}
        names = {one["customer"] for one in said if "customer" in one}
        columns = (Customer.id, Customer.number, Customer.external_no, Customer.name)
        for part in parts(sorted(numbers | names)):
            wanted = or_(
                Customer.number.in_(part), Customer.external_no.in_(part), Customer.name.in_(part)
            )
            found = select(*columns).where(wanted, Customer.deleted_at.is_(None))
            for id_, number, external_no, name in session.execute(found):
                self._by_name.setdefault(name, set()).add(id_)
                self._by_number |= {key: id_ for key in (number, external_no) if key}

    def find(self, record: TicketRecord) -> int:
        """The id of the customer; negative for one who will be registered.

        Raises:
            NoCustomer: he is not stored and is not to be, or several have his name.
        """
        number, name = record.said.get("customer_no", ""), record.said.get("customer", "")
        if number in self._by_number:
            return self._by_number[number]
        # A number that is not known is somebody else than who bears the name without it.
        same = set() if number else self._by_name.get(name, set())
        if len(same) > 1:
            raise NoCustomer("customer_ambiguous")
        if same:
            return next(iter(same))
        if not self._create:
            raise NoCustomer("customer_unknown")
        key = number or f"={name}"
        if key not in self.new:
            self.new[key] = NewCustomer(
                name or number, external_no=number or None, external_source=SOURCE
            )
            self._ids[key] = -len(self.new)
        return self._ids[key]
