"""Reads about people and departments."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.core.permissions import Role
from app.db.reading import Reading
from app.identity.dto import DepartmentRow, Everybody, PersonRow
from app.identity.tables import Department, UserAccount


def departments(read: Reading, *, with_retired: bool = False) -> tuple[DepartmentRow, ...]:
    """Departments in their order."""
    supervisor = aliased(UserAccount)
    statement = (
        select(
            Department.id,
            Department.key,
            Department.name,
            Department.supervisor_id,
            supervisor.name,
            Department.is_retired,
            Department.version,
        )
        .outerjoin(supervisor, supervisor.id == Department.supervisor_id)
        .where(Department.deleted_at.is_(None))
        .order_by(Department.position, Department.id)
    )
    if not with_retired:
        statement = statement.where(Department.is_retired.is_(False))
    return tuple(DepartmentRow(*row) for row in read.session.execute(statement))


def people(read: Reading, *, with_inactive: bool = False) -> tuple[PersonRow, ...]:
    """Everybody who can be in charge, in pinyin order."""
    statement = (
        select(
            UserAccount.id,
            UserAccount.name,
            UserAccount.role,
            UserAccount.department_id,
            UserAccount.email,
            UserAccount.is_active,
            UserAccount.version,
            UserAccount.login,
        )
        .where(UserAccount.deleted_at.is_(None))
        .order_by(UserAccount.sort_key, UserAccount.id)
    )
    if not with_inactive:
        statement = statement.where(UserAccount.is_active.is_(True))
    return tuple(
        PersonRow(id_, name, Role(role), department, email, active, version, login)
        for id_, name, role, department, email, active, version, login in read.session.execute(
            statement
        )
    )


def everybody(read: Reading) -> Everybody:
    """People and departments, those no longer here too."""
    return people(read, with_inactive=True), departments(read, with_retired=True)


def supervisor_of(session: Session, department_id: int | None) -> int | None:
    """The supervisor of a department, if it has an active one."""
    if department_id is None:
        return None
    return session.execute(
        select(Department.supervisor_id)
        .join(UserAccount, UserAccount.id == Department.supervisor_id)
        .where(Department.id == department_id, UserAccount.is_active.is_(True))
    ).scalar()


def managers(session: Session) -> tuple[int, ...]:
    """Active managers; a single user's owner counts as one."""
    rows = session.execute(
        select(UserAccount.id)
        .where(UserAccount.role.in_((Role.MANAGER, Role.OWNER)), UserAccount.is_active.is_(True))
        .order_by(UserAccount.id)
    )
    return tuple(rows.scalars())


def department_by_key(session: Session, key: str) -> int | None:
    """The id of the department with this key, if it is in use."""
    return session.execute(
        select(Department.id).where(Department.key == key, Department.is_retired.is_(False))
    ).scalar()


def department_of(session: Session, user_id: int | None) -> int | None:
    """The department a person belongs to."""
    if user_id is None:
        return None
    return session.execute(
        select(UserAccount.department_id).where(UserAccount.id == user_id)
    ).scalar()
