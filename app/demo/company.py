"""The people of the demo company and who leads which department."""

from sqlalchemy import select

from app.core.permissions import Role
from app.db.uow import UnitOfWork
from app.identity import service as identity
from app.identity.dto import SaveDepartment, SavePerson
from app.identity.tables import Department
from app.settings import service as settings
from app.settings.dto import ChangeSetting

COMPANY = "云帆办公 Yunfan Office"
# name, role, department; the supervisors lead theirs.
_PEOPLE = (
    ("陈静", Role.FRONT, "service"),
    ("林涛", Role.AGENT, "sales"),
    ("Anna Keller", Role.AGENT, "sales"),
    ("赵敏", Role.AGENT, "support"),
    ("王磊", Role.AGENT, "support"),
    ("周强", Role.SUPERVISOR, "support"),
    ("何欣", Role.SUPERVISOR, "service"),
    ("David Price", Role.SUPERVISOR, "sales"),
    ("吴倩", Role.MANAGER, None),
)


def people(uow: UnitOfWork) -> dict[str, int]:
    """Make the people; returns their ids by name, the owner's under ""."""
    departments = {
        department.key: department
        for department in uow.session.execute(select(Department)).scalars()
    }
    ids = {"": uow.actor.user_id}
    for name, role, key in _PEOPLE:
        department_id = departments[key].id if key else None
        ids[name] = identity.save_person(uow, SavePerson(name, role, department_id))
    for name, role, key in _PEOPLE:
        if role is Role.SUPERVISOR and key:
            department = departments[key]
            identity.save_department(
                uow, SaveDepartment("", ids[name], False, department.id, department.version)
            )
    settings.change(uow, ChangeSetting("company.name", COMPANY))
    return ids
