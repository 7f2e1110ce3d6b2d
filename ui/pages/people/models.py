"""Columns of the two tables, and how roles and departments are called."""

from PySide6.QtCore import QCoreApplication, QObject

from app.access.roles import short_name
from app.identity.dto import DepartmentRow, PersonRow
from ui.qtmodels.table_model import Column, TableModel
from ui.words import named, word


def _name() -> str:
    return QCoreApplication.translate("People", "Name")


def _role() -> str:
    return QCoreApplication.translate("People", "Role")


def _department() -> str:
    return QCoreApplication.translate("People", "Department")


def _mail() -> str:
    return QCoreApplication.translate("People", "E-mail")


def _login() -> str:
    return QCoreApplication.translate("People", "Signs in as")


def _state() -> str:
    return QCoreApplication.translate("People", "State")


def _supervisor() -> str:
    return QCoreApplication.translate("People", "Supervisor")


def department_name(row: DepartmentRow) -> str:
    """A department's own name, or its default one."""
    return named("department", row.key, row.name)


def role_name(code: str) -> str:
    """A role in words."""
    return word(f"role.{code}")


class PeopleModel(TableModel[PersonRow]):
    """Everybody, with the name of their department."""

    def __init__(self, parent: QObject | None = None, *, has_logins: bool = False) -> None:
        self._departments: dict[int, DepartmentRow] = {}
        columns = [
            Column("name", _name, lambda row: row.name, width=130),
            Column[PersonRow]("role", _role, lambda row: role_name(row.role)),
            Column("department", _department, self._department_of, width=130),
            Column("mail", _mail, lambda row: row.email or "", width=170),
            Column("state", _state, _active_text),
        ]
        if has_logins:
            login = Column[PersonRow]("login", _login, lambda row: short_name(row.login or ""))
            columns.insert(1, login)
        super().__init__(columns, lambda row: row.id, parent)

    def set_departments(self, rows: tuple[DepartmentRow, ...]) -> None:
        """Know how departments are called."""
        self._departments = {row.id: row for row in rows}
        self.repaint_all()

    def _department_of(self, row: PersonRow) -> str:
        found = self._departments.get(row.department_id or 0)
        return department_name(found) if found else ""


class DepartmentModel(TableModel[DepartmentRow]):
    """The departments in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = [
            Column("name", _department, department_name, width=150),
            Column[DepartmentRow](
                "supervisor", _supervisor, lambda row: row.supervisor or "", width=120
            ),
            Column("state", _state, _used_text),
        ]
        super().__init__(columns, lambda row: row.id, parent)


def _active_text(row: PersonRow) -> str:
    if row.is_active:
        return QCoreApplication.translate("People", "Active")
    return QCoreApplication.translate("People", "Left")


def _used_text(row: DepartmentRow) -> str:
    if row.is_retired:
        return QCoreApplication.translate("People", "Not in use")
    return QCoreApplication.translate("People", "In use")
