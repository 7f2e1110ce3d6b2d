"""The store as other people see it."""

from copy import copy

import pytest

from app.backend import Backend
from app.core.actor import Actor


@pytest.fixture
def acting(backend):
    """The same store in the hands of somebody with another role."""

    def as_role(role, user_id=0, department_id=None) -> Backend:
        theirs = copy(backend)
        theirs.actor = Actor(user_id, "", role, department_id)
        return theirs

    return as_role
