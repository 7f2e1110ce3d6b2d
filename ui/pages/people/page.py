"""The people page: two tables; a double click or Enter opens the form of a row."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.identity import queries
from app.identity.dto import Everybody, PersonRow
from ui.pages.people.hand_over_form import HandOverForm
from ui.pages.people.models import DepartmentModel, PeopleModel
from ui.pages.people.security_card import SecurityCard
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.section_header import SectionHeader


class PeoplePage(Page):
    """People at the left, departments at the right."""

    topics = ("person", "department")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._found: Everybody = ((), ())
        has_logins = desk.tasks.backend.is_shared
        self.people = PeopleModel(self, has_logins=has_logins)
        self.departments = DepartmentModel(self)
        self.header = PageHeader()
        self.new_person = Button(kind="primary", icon_name="person_add")
        self.new_person.clicked.connect(lambda: desk.router.go(Route("edit_person")))
        self.new_department = Button(icon_name="add")
        self.new_department.clicked.connect(lambda: desk.router.go(Route("edit_department")))
        self.hand_over = Button(icon_name="arrow_swap")
        self.hand_over.setVisible(desk.may("customer.change_owner"))
        self.hand_over.clicked.connect(self._on_hand_over)
        self.header.add_action(self.hand_over)
        may_change = desk.may("people.change")
        for button in (self.new_department, self.new_person):
            button.setVisible(may_change)
            self.header.add_action(button)
        self.people_table = DataTable(self.people, "people")
        self.people_table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.people.modelReset.connect(self._follow_selection)
        self.department_table = DataTable(self.departments, "departments")
        if may_change:
            self.people_table.opened.connect(lambda key: self._edit("edit_person", key))
            self.department_table.opened.connect(lambda key: self._edit("edit_department", key))
        self._people_title, self._departments_title = SectionHeader(), SectionHeader()
        self.server = SecurityCard(desk) if has_logins and may_change else None
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        return self.tr("People")

    def reload(self) -> None:
        self.desk.tasks.query(self, queries.everybody, on_done=self._show, key="people")
        if self.server is not None:
            self.server.reload()

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.hand_over.setText(self.tr("Hand over…"))
        self.hand_over.setToolTip(
            self.tr("Give all that the selected person has in charge to others")
        )
        self.new_person.setText(self.tr("New person"))
        self.new_department.setText(self.tr("New department"))
        self._people_title.set_title(self.tr("People"))
        self._departments_title.set_title(self.tr("Departments"))
        self.people_table.setAccessibleName(self.tr("People"))
        self.department_table.setAccessibleName(self.tr("Departments"))

    def selected(self) -> PersonRow | None:
        """The person who is selected, if it is just one."""
        keys = self.people_table.selected_keys()
        row = self.people.row_of(keys[0]) if len(keys) == 1 else None
        return None if row is None else self.people.rows[row]

    def _on_hand_over(self) -> None:
        person = self.selected()
        if person is not None:
            HandOverForm(self.desk, person, self._found, self).open()

    def _follow_selection(self) -> None:
        self.hand_over.setEnabled(self.selected() is not None)

    def _edit(self, form: str, key: object) -> None:
        if isinstance(key, int):
            self.desk.router.go(Route(form, key))

    def _lay_out(self) -> None:
        theme = current()
        parts = QHBoxLayout()
        parts.setSpacing(theme.px("m"))
        for stretch, title, table in (
            (3, self._people_title, self.people_table),
            (2, self._departments_title, self.department_table),
        ):
            card = Card()
            card.body.addWidget(title)
            card.body.addWidget(table, 1)
            parts.addWidget(card, stretch)
        whole = QVBoxLayout(self)
        margin = theme.px("xl")
        whole.setContentsMargins(margin, theme.px("l"), margin, theme.px("l"))
        whole.setSpacing(theme.px("m"))
        whole.addWidget(self.header)
        whole.addLayout(parts, 1)
        if self.server is not None:
            whole.addWidget(self.server)

    def _show(self, found: Everybody) -> None:
        self._found = found
        people, departments = found
        self.people.set_departments(departments)
        self.people.set_rows(people)
        self.departments.set_rows(departments)
        self._follow_selection()
