"""People and departments as the window sees them, and the commands on them."""

from dataclasses import dataclass, field

from app.core.permissions import Role


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department; ``name`` is None while it has its default name (word ``department.<key>``)."""

    id: int
    key: str
    name: str | None
    supervisor_id: int | None
    supervisor: str | None
    is_retired: bool
    version: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who can be in charge."""

    id: int
    name: str
    role: Role
    department_id: int | None
    email: str | None
    is_active: bool
    version: int
    login: str | None = None


@dataclass(frozen=True)
class SaveDepartment:
    """Add (``department_id`` None) or change a department; an empty name restores the default."""

    name: str
    supervisor_id: int | None
    is_retired: bool = False
    department_id: int | None = None
    seen_version: int = 0


@dataclass(frozen=True)
class SavePerson:
    """Add (``person_id`` None) or change a person.

    Attributes:
        login: short name for signing in to a server, for a person who has none yet; "" for none.
        password: the first one, with a new login or for somebody who comes back; for others a
            new one that must be changed, "" to leave it.
    """

    name: str
    role: Role
    department_id: int | None
    email: str = ""
    is_active: bool = True
    person_id: int | None = None
    seen_version: int = 0
    login: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class ResetPassword:
    """Give a person a new first password."""

    person_id: int
    password: str = field(repr=False)


Everybody = tuple[tuple[PersonRow, ...], tuple[DepartmentRow, ...]]
