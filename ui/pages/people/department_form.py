"""The form of a department."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.identity import service
from app.identity.dto import DepartmentRow, Everybody, SaveDepartment
from app.identity.queries import everybody
from ui.pages.people.models import department_name
from ui.router import Route
from ui.theme import current
from ui.widgets.fields import CheckBox, ComboBox, LineEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk


class DepartmentForm(FormDialog):
    """Name and supervisor; a department no longer used is hidden, never deleted."""

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._department: DepartmentRow | None = None
        self._found: Everybody = ((), ())
        self.supervisor, self.used = ComboBox(), CheckBox()
        self.form.add("name", LineEdit(), required=True)
        self.form.add("supervisor_id", self.supervisor)
        self.form.add("is_used", self.used, wide=True)
        self.resize(current().scaled(560), current().scaled(260))
        self.retranslate()
        desk.tasks.query(self, everybody, on_done=self._show, key="people")

    def retranslate(self) -> None:
        super().retranslate()
        is_new = self.route.record_id is None
        self.setWindowTitle(self.tr("New department") if is_new else self.tr("Department"))
        self.form.set_label("name", self.tr("Name"))
        self.form.set_label("supervisor_id", self.tr("Supervisor, hears of late tickets"))
        self.used.setText(self.tr("In use"))
        self._offer()

    def save(self) -> None:
        values = self.form.values()
        shown = self._department
        is_default = shown is not None and shown.name is None
        unchanged = is_default and shown is not None and values["name"] == department_name(shown)
        self.submit(
            service.save_department,
            SaveDepartment(
                name="" if unchanged else values["name"],  # the default name follows the language
                supervisor_id=values["supervisor_id"] or None,
                is_retired=not values["is_used"],
                department_id=self.route.record_id,
                seen_version=shown.version if shown else 0,
            ),
        )

    def read_again(self) -> None:
        """Read the department that somebody else changed."""
        self.desk.tasks.query(self, everybody, on_done=self._on_read_again, key="people")

    def _offer(self) -> None:
        active = [row for row in self._found[0] if row.is_active]
        self.supervisor.set_choices(
            [(0, self.tr("Nobody")), *((row.id, row.name) for row in active)]
        )

    def _show(self, found: Everybody) -> None:
        self._take(found)
        self.show_values(self._values())

    def _on_read_again(self, found: Everybody) -> None:
        self._take(found)
        self.merge(self._values())

    def _take(self, found: Everybody) -> None:
        self._found = found
        rows = found[1]
        self._department = next((row for row in rows if row.id == self.route.record_id), None)
        self._offer()

    def _values(self) -> dict[str, Any]:
        shown = self._department
        return {
            "name": department_name(shown) if shown else "",
            "supervisor_id": (shown.supervisor_id or 0) if shown else 0,
            "is_used": not shown.is_retired if shown else True,
        }
