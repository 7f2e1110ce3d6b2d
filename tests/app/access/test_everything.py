"""Every query and command of every feature, tried by every role under its own login on the server.

The program knows what each person may do and refuses the rest itself. Where the server has to
refuse, or cannot answer, the two disagree: a person would see a fault.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy.exc import DBAPIError

from app.core.errors import AppError, StoreError
from tests.app.access.discovery import discovered, is_command
from tests.app.access.everything import ARGUMENTS
from tests.app.access.given import Given, import_file

# Whose records each tries it on; a manager reaches all alike, an administrator none.
WHOSE = {
    "front": ("mine", "other", "nobody"),
    "agent": ("mine", "other", "nobody"),
    "supervisor": ("mine", "other", "nobody"),
    "manager": ("other",),
    "admin": ("other",),
}
FOUND = discovered()
TRIED = {name: function for name, function in FOUND.items() if function in ARGUMENTS}


class TakenBack(Exception):
    """It went through; nothing of it is kept, so that the next one finds the same records."""


@dataclass
class Trial:
    """What came of one command or query for all who tried."""

    through: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def run(self, who: str, attempt: Callable[[], object]) -> None:
        try:
            attempt()
        except TakenBack:
            self.through.append(who)
        except StoreError as error:
            self.faults.append(f"{who}: {error!r}")
        except AppError as error:
            if isinstance(error.__cause__, DBAPIError):
                self.faults.append(f"{who}: {error!r} from {error.__cause__.orig}")
        except DBAPIError as error:
            self.faults.append(f"{who}: {error.orig}")
        else:
            self.through.append(who)


@pytest.fixture(scope="module")
def people(server_world, tmp_path_factory):
    imported = import_file(server_world, tmp_path_factory.mktemp("files"))
    return [
        Given(server_world, login, whose, *imported)
        for login, kinds in WHOSE.items()
        for whose in kinds
    ]


def _and_back(uow, function, args):
    """Do it; where it can be taken back do that, too, as the very next thing."""
    function(uow, *args)
    uow.session.flush()
    if uow.undo is not None:
        uow.undo.command(uow, *uow.undo.args)
        uow.session.flush()
    raise TakenBack


def _try(given, function, args):
    backend = given.world.team[given.login]
    if is_command(function):
        return backend.command(_and_back, function, args)
    return backend.query(function, *args)


@pytest.mark.parametrize("name", sorted(TRIED))
def test_nobody_meets_a_fault_of_the_server(people, name):
    function, trial = TRIED[name], Trial()
    for given in people:
        args = ARGUMENTS[function](given)
        trial.run(f"{given.login} on {given.whose}", lambda g=given, a=args: _try(g, function, a))
    assert not trial.faults, "\n".join(trial.faults)
    assert trial.through


def test_nothing_is_forgotten_here():
    assert FOUND.keys() == TRIED.keys()
    assert ARGUMENTS.keys() <= set(FOUND.values())
