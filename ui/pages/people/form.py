"""The form of a person."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from app.access.passwords import first_password
from app.access.roles import short_name
from app.core.permissions import Role
from app.identity import logins, service
from app.identity.dto import Everybody, PersonRow, SavePerson
from app.identity.queries import everybody
from ui.pages.people.models import department_name, role_name
from ui.router import Route
from ui.theme import current
from ui.theme.icons import icon
from ui.widgets.fields import CheckBox, ComboBox, LineEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.password_field import PasswordField


class PersonForm(FormDialog):
    """Name, role, department; who leaves is no longer offered, never deleted.

    On a server also the login: how the person signs in, and the first password to read out.
    """

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._person: PersonRow | None = None
        self._found: Everybody = ((), ())
        self.role, self.department = ComboBox(), ComboBox()
        self.active = CheckBox()
        self._has_logins = desk.tasks.backend.is_shared
        self.form.add("name", LineEdit(), required=True)
        self.form.add("role", self.role)
        self.form.add("department_id", self.department)
        self.form.add("email", LineEdit())
        self.login, self.password = LineEdit(), PasswordField()
        # Somebody has to read it out; the person changes it at the first sign-in.
        self.password.setEchoMode(QLineEdit.EchoMode.Normal)
        self._make_up = QAction(icon("key"), "", self)
        self._make_up.triggered.connect(self._on_make_up)
        self.password.addAction(self._make_up, QLineEdit.ActionPosition.TrailingPosition)
        self.form.add("login", self.login)
        self.form.add("password", self.password)
        for name in ("login", "password"):
            self.form.set_shown(name, self._has_logins)
        self.form.add("is_active", self.active, wide=True)
        self.resize(current().scaled(560), current().scaled(400 if self._has_logins else 340))
        self.retranslate()
        desk.tasks.query(self, everybody, on_done=self._show, key="people")

    def retranslate(self) -> None:
        super().retranslate()
        is_new = self.route.record_id is None
        self.setWindowTitle(self.tr("New person") if is_new else self.tr("Person"))
        self.form.set_label("name", self.tr("Name"))
        self.form.set_label("role", self.tr("Role"))
        self.form.set_label("department_id", self.tr("Department"))
        self.form.set_label("email", self.tr("E-mail"))
        self.active.setText(self.tr("Works here"))
        self.form.set_label("login", self.tr("Name for signing in"))
        self.form.set_label("password", self.tr("First password, to be changed"))
        self._make_up.setText(self.tr("Make one up"))
        self._say_login()
        self._offer()

    def save(self) -> None:
        values = self.form.values()
        self.submit(
            service.save_person,
            SavePerson(
                name=values["name"],
                role=Role(values["role"]),
                department_id=values["department_id"] or None,
                email=values["email"],
                is_active=values["is_active"],
                person_id=self.route.record_id,
                seen_version=self._person.version if self._person else 0,
                login=values["login"] if self._has_no_login() else "",
                password=values["password"],
            ),
        )

    def read_again(self) -> None:
        """Read the person that somebody else changed."""
        self.desk.tasks.query(self, everybody, on_done=self._on_read_again, key="people")

    def _on_saved(self, result: object) -> None:
        if not self.form.values()["is_active"]:
            self.desk.tasks.command(self.desk.tasks, logins.cut_sessions, result)
        super()._on_saved(result)

    def _offer(self) -> None:
        is_owner = self._person is not None and self._person.role is Role.OWNER
        roles = [Role.OWNER] if is_owner else [role for role in Role if role is not Role.OWNER]
        self.role.set_choices([(role.value, role_name(role)) for role in roles])
        used = [row for row in self._found[1] if not row.is_retired]
        self.department.set_choices(
            [(0, self.tr("None")), *((row.id, department_name(row)) for row in used)]
        )

    def _show(self, found: Everybody) -> None:
        self._take(found)
        self.show_values(self._values())
        if self._has_logins and self._person is None:
            self._on_make_up()

    def _on_read_again(self, found: Everybody) -> None:
        self._take(found)
        self.merge(self._values())

    def _take(self, found: Everybody) -> None:
        self._found = found
        people = found[0]
        self._person = next((row for row in people if row.id == self.route.record_id), None)
        self.login.setReadOnly(not self._has_no_login())
        self._say_login()
        self._offer()

    def _values(self) -> dict[str, Any]:
        person = self._person
        return {
            "name": person.name if person else "",
            "role": person.role.value if person else Role.AGENT.value,
            "department_id": (person.department_id or 0) if person else 0,
            "email": person.email if person else "",
            "is_active": person.is_active if person else True,
            "login": short_name((person.login or "") if person else ""),
        }

    def _has_no_login(self) -> bool:
        return self._has_logins and (self._person is None or self._person.login is None)

    def _say_login(self) -> None:
        self.login.setPlaceholderText(
            self.tr("Empty: does not sign in") if self._has_no_login() else ""
        )
        self.password.setPlaceholderText(
            "" if self._has_no_login() else self.tr("Empty: stays as it is")
        )

    def _on_make_up(self) -> None:
        self.password.set_value(first_password())
