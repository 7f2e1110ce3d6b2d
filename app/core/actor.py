"""Who is acting: carried by every command."""

from dataclasses import dataclass

from app.core.permissions import Role, Scope, scope_of


@dataclass(frozen=True)
class Actor:
    """A signed-in person.

    Attributes:
        host: the computer's name, for the audit.
    """

    user_id: int
    name: str
    role: Role
    department_id: int | None = None
    host: str = ""

    def scope(self, action: str) -> Scope:
        """How far ``action`` reaches for this person."""
        return scope_of(self.role, action)

    def may(
        self,
        action: str,
        *,
        owner_id: int | None = None,
        department_id: int | None = None,
        created_by_id: int | None = None,
    ) -> bool:
        """Whether ``action`` is allowed on a record with this owner, department and maker."""
        match self.scope(action):
            case Scope.ALL:
                return True
            case Scope.DEPARTMENT:
                return (
                    self.department_id is not None and department_id == self.department_id
                ) or self.user_id in (owner_id, created_by_id)
            case Scope.UNOWNED:
                return owner_id is None or self.user_id in (owner_id, created_by_id)
            case Scope.OWN:
                return self.user_id in (owner_id, created_by_id)
            case _:
                return False
