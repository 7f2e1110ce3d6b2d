"""Exact amounts: a Decimal of four places beside its currency."""

from dataclasses import dataclass
from decimal import Decimal

SCALE = Decimal("0.0001")


@dataclass(frozen=True)
class Money:
    """An amount in a currency (ISO 4217, three letters).

    Raises:
        ValueError: the amount is a float or the currency is not three capital letters.
    """

    amount: Decimal
    currency: str = "CNY"

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise ValueError("money is Decimal")
        if not (len(self.currency) == 3 and self.currency.isupper()):
            raise ValueError("currency has three capital letters")
