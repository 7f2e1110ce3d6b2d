"""Which customer a row is about: one that is stored, or one of a row further up.

A number decides, else a phone in E.164. E-mail addresses are shared between companies, so they
decide nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.customers.bringing import match_numbers
from app.customers.point_reads import match_phones
from app.dataio.forms import SOURCE
from app.dataio.records import CustomerRecord

CHUNK = 1_000  # values asked for at once


@dataclass(frozen=True, slots=True)
class Match:
    """The customer a row is about.

    Attributes:
        target: id of the stored customer, or minus the row that first speaks of a new one.
        reason: number or phone.
    """

    target: int
    reason: str


class Matcher:
    """Knows whose each number and phone is; learns from every row."""

    def __init__(self, session: Session, records: Sequence[CustomerRecord]) -> None:
        """Look up all numbers and phones of the file at once."""
        self.customers: dict[int, str] = {}  # id → number, of the stored ones that matched
        self.binned: dict[str, int] = {}  # number → id of a customer in the recycle bin
        self._numbers: dict[str, int] = {}
        self._phones: dict[str, int] = {}
        self._load_numbers(session, [record.external_no for record in records])
        self._load_phones(
            session, [phone.e164 or "" for record in records for phone in record.phones]
        )

    def find(self, record: CustomerRecord) -> Match | None:
        """The customer the row is about, None for a new one."""
        if record.external_no in self._numbers:
            return Match(self._numbers[record.external_no], "number")
        for phone in record.phones:
            if phone.e164 in self._phones:
                return Match(self._phones[phone.e164], "phone")
        return None

    def is_taken(self, number: str) -> bool:
        """Whether a stored or earlier customer has this number."""
        return number in self._numbers

    def learn(self, record: CustomerRecord, target: int) -> None:
        """Note that the row's number and phones are those of ``target``."""
        if record.external_no:
            self._numbers.setdefault(record.external_no, target)
        for phone in record.phones:
            if phone.e164:
                self._phones.setdefault(phone.e164, target)

    def _load_numbers(self, session: Session, numbers: Sequence[str]) -> None:
        for part in chunks(numbers):
            for known in match_numbers(session, SOURCE, part):
                if known.is_binned:
                    self.binned[known.given] = known.customer_id
                else:
                    self._numbers.setdefault(known.given, known.customer_id)
                    self.customers[known.customer_id] = known.number

    def _load_phones(self, session: Session, phones: Sequence[str]) -> None:
        for part in chunks(phones):
            for normal, id_, number in match_phones(session, part):
                self._phones.setdefault(normal, id_)  # the oldest, where several share it
                self.customers[id_] = number


def chunks(values: Sequence[str]) -> Iterator[list[str]]:
    """The different, non-empty values, some at a time."""
    unique = sorted(set(values) - {""})
    for start in range(0, len(unique), CHUNK):
        yield unique[start : start + CHUNK]
