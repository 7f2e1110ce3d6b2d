"""The desk that tests about tickets work at."""

import pytest

from tests.tickets_world import World, build


@pytest.fixture
def world(backend) -> World:
    return build(backend)
