"""A desk with a watcher."""

import pytest

from tests.sla_world import Desk


@pytest.fixture
def desk(backend, clock):
    return Desk(backend, clock)
