"""The list by last contact is read off one index on both databases, both ways and far down."""

import pytest

from app.customers import queries
from app.customers.dto import CustomerFilter, CustomerOrder, CustomerSort
from tests.conftest import NOW
from tests.plans import plans


@pytest.mark.parametrize("cursor", [None, (NOW, 7), (None, 7)])
@pytest.mark.parametrize("descending", [False, True])
def test_by_last_contact_nothing_is_sorted(backend, descending, cursor):
    def ask(read):
        order = CustomerOrder(CustomerSort.LAST_CONTACT, descending)
        queries.customer_page(read, CustomerFilter(), order, cursor)

    *pages, _tags = plans(backend, ask)
    assert len(pages) == (2 if cursor is None or cursor[0] else 1)  # with a contact, and without
    for plan in pages:
        assert any("ix_customer_stats_last_contact_at_customer_id" in step for step in plan), plan
        assert not any("Sort" in step or "TEMP B-TREE" in step for step in plan), plan
