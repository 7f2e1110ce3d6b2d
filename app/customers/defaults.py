"""The tiers of a new store."""

from app.customers.tables import Tier
from app.db.uow import UnitOfWork

DEFAULT_TIERS = (("vip", 7), ("key", 14), ("ordinary", 30))


def seed(uow: UnitOfWork) -> None:
    """VIP, key and ordinary, with the days within which each is to be contacted."""
    for position, (key, days) in enumerate(DEFAULT_TIERS):
        uow.add(Tier(key=key, position=position, contact_days=days))
