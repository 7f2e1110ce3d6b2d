"""A change that did not see the newest version is a conflict, also when only the server notices."""

import pytest
from sqlalchemy import update

from app.core.errors import Conflict
from app.customers import service
from app.customers.dto import NewCustomer
from app.customers.tables import Customer


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_version_left_out_is_a_conflict_at_once(team):
    id_ = team["front"].command(service.register, NewCustomer("星河科技")).result
    tries = []

    def forgets_the_version(uow):
        tries.append(id_)
        changed = update(Customer.__table__).where(Customer.id == id_).values(remark="x")
        uow.session.connection().execute(changed)

    with pytest.raises(Conflict):
        team["front"].command(forgets_the_version)
    assert len(tries) == 1
