"""Pages and forms as data: loaded on first use, so that the window opens before they do."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.core.mark import QT_TRANSLATE_NOOP
from ui.router import Route

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ui.widgets.page import Desk, Page


@dataclass(frozen=True)
class PageEntry:
    """A page of the window.

    Attributes:
        key: the page of a route.
        title: English, context "Pages".
        icon: of the rail; "" for a page that is reached from others only.
        target: ``module:Class``.
        permission: entry of the permission table it needs, "" for none.
        part_of: the rail entry lit while this page is shown.
        is_rare: most desks have no use for it; it is in the rail only where somebody has.
    """

    key: str
    title: str
    target: str
    icon: str = ""
    permission: str = ""
    shortcut: str = ""
    part_of: str = ""
    is_rare: bool = False

    def text(self) -> str:
        """The title in the language of the window."""
        return QCoreApplication.translate("Pages", self.title)


PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        "home",
        QT_TRANSLATE_NOOP("Pages", "Home"),
        "ui.pages.home.page:HomePage",
        "home",
        "customer.see",
        "Ctrl+1",
    ),
    PageEntry(
        "tickets",
        QT_TRANSLATE_NOOP("Pages", "Tickets"),
        "ui.pages.tickets.page:TicketsPage",
        "board",
        "ticket.see",
        "Ctrl+2",
    ),
    PageEntry(
        "intake",
        QT_TRANSLATE_NOOP("Pages", "Incoming"),
        "ui.pages.intake.page:IntakePage",
        "mail",
        "intake.take",
        is_rare=True,
    ),
    PageEntry(
        "customers",
        QT_TRANSLATE_NOOP("Pages", "Customers"),
        "ui.pages.customers.page:CustomersPage",
        "people",
        "customer.see",
        "Ctrl+3",
    ),
    PageEntry(
        "surveys",
        QT_TRANSLATE_NOOP("Pages", "Surveys"),
        "ui.pages.surveys.page:SurveysPage",
        "person_feedback",
        "survey.enter",
        "Ctrl+4",
    ),
    PageEntry(
        "figures",
        QT_TRANSLATE_NOOP("Pages", "Figures"),
        "ui.pages.figures.page:FiguresPage",
        "gauge",
        "figures.see",
    ),
    PageEntry(
        "reports",
        QT_TRANSLATE_NOOP("Pages", "Reports"),
        "ui.pages.reports.page:ReportsPage",
        "data_bar_vertical",
        "report.export",
        "Ctrl+5",
    ),
    PageEntry(
        "import",
        QT_TRANSLATE_NOOP("Pages", "Import"),
        "ui.pages.imports.page:ImportPage",
        "arrow_import",
        "import.run",
        "Ctrl+6",
    ),
    PageEntry(
        "service_levels",
        QT_TRANSLATE_NOOP("Pages", "Service levels"),
        "ui.pages.service_levels.page:ServiceLevelsPage",
        "timer",
        "policy.change",
        "Ctrl+7",
    ),
    PageEntry(
        "people",
        QT_TRANSLATE_NOOP("Pages", "People"),
        "ui.pages.people.page:PeoplePage",
        "people_team",
        "people.see",
        "Ctrl+8",
    ),
    PageEntry(
        "audit",
        QT_TRANSLATE_NOOP("Pages", "Audit log"),
        "ui.pages.audit.page:AuditPage",
        "history",
        "audit.read",
        "Ctrl+9",
    ),
    PageEntry(
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        "ui.pages.settings.page:SettingsPage",
        "settings",
        "",
        "Ctrl+,",
    ),
    PageEntry(
        "customer",
        QT_TRANSLATE_NOOP("Pages", "Customer"),
        "ui.pages.customer.page:CustomerPage",
        permission="customer.see",
        part_of="customers",
    ),
    PageEntry(
        "ticket",
        QT_TRANSLATE_NOOP("Pages", "Ticket"),
        "ui.pages.ticket.page:TicketPage",
        permission="ticket.see",
        part_of="tickets",
    ),
)
PAGE_BY_KEY = {entry.key: entry for entry in PAGES}


@dataclass(frozen=True)
class FormEntry:
    """A dialog over the present page: ``module:Class`` of a QDialog, and whom it is for."""

    target: str
    permission: str


FORMS: dict[str, FormEntry] = {
    "new_customer": FormEntry("ui.pages.customers.form:CustomerForm", "customer.register"),
    "edit_customer": FormEntry("ui.pages.customers.form:CustomerForm", "customer.change"),
    "new_ticket": FormEntry("ui.pages.tickets.form:TicketForm", "ticket.report"),
    "close_ticket": FormEntry("ui.widgets.step_forms:CloseForm", "ticket.work"),
    "close_duplicate": FormEntry("ui.widgets.family_forms:DuplicateForm", "ticket.work"),
    "link_ticket": FormEntry("ui.widgets.family_forms:LinkForm", "ticket.work"),
    "merge_ticket": FormEntry("ui.widgets.family_forms:MergeForm", "ticket.merge"),
    "whole_mail": FormEntry("ui.pages.ticket.mail_dialog:MailDialog", "ticket.see"),
    "log_interaction": FormEntry("ui.pages.interactions.form:InteractionForm", "interaction.write"),
    "interaction": FormEntry("ui.pages.interactions.dialog:InteractionDialog", "interaction.see"),
    "answer_survey": FormEntry("ui.pages.surveys.form:AnswerForm", "survey.enter"),
    "edit_person": FormEntry("ui.pages.people.form:PersonForm", "people.change"),
    "edit_department": FormEntry("ui.pages.people.department_form:DepartmentForm", "people.change"),
}


def permission_of(route: Route) -> str:
    """The entry of the permission table that a page or form needs, "" for none."""
    entries: Mapping[str, PageEntry | FormEntry] = {**PAGE_BY_KEY, **FORMS}
    return entries[route.page].permission


def first_page(may: Callable[[str], bool]) -> str:
    """Where a person begins; who sees no customers is here for the people."""
    return "home" if may(PAGE_BY_KEY["home"].permission) else "people"


def load_page(entry: PageEntry) -> "type[Page]":
    """Import the class of a page."""
    loaded: type[Page] = _load(entry.target)
    return loaded


def load_form(key: str) -> "Callable[[Desk, Route, QWidget], QDialog]":
    """Import the class of a form."""
    loaded: Callable[[Desk, Route, QWidget], QDialog] = _load(FORMS[key].target)
    return loaded


def _load(target: str) -> type:
    module, _, name = target.partition(":")
    loaded: type = getattr(importlib.import_module(module), name)
    return loaded
