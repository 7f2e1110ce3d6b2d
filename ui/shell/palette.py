"""The palette (Ctrl+K): every action, page, customer and ticket, found as one types."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.core.errors import AppError
from app.customers.dto import CustomerRow
from app.tickets.dto import TicketHit
from app.timeline.finding import Found, find
from ui.actions.catalogue import ACTIONS
from ui.errors.messages import sentence
from ui.shell.overlay import OverlayPanel
from ui.shell.page_list import PAGES
from ui.shell.palette_model import Entry, PaletteDelegate, PaletteModel
from ui.theme import current
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.search_field import SearchField
from ui.words import word

_WIDTH, _HEIGHT = 620, 460  # design pixels


class Palette(OverlayPanel):
    """Type, arrow keys, Enter; nothing needs the mouse."""

    chosen = Signal(str)  # key of an entry

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk
        self._found: Found = ((), ())
        self.field = SearchField()
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_typed)
        self.field.searched.connect(self._ask)
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._on_clicked)
        self._nothing = Label(role="body", color="text_muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = Label(role="small", color="text_muted")
        margin = current().px("m")
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._hint)
        self.retranslate()

    def open(self) -> None:
        """Begin with an empty field."""
        super().open()
        self.field.clear()
        self._found = ((), ())
        self._list_entries()
        self.field.setFocus()

    def place(self) -> None:
        theme, window = current(), self._window
        gap = theme.px("s")
        width = min(theme.scaled(_WIDTH), window.width() - 2 * gap)
        height = min(theme.scaled(_HEIGHT), window.height() - 2 * gap)
        self.setGeometry((window.width() - width) // 2, gap, width, height)

    def retranslate(self) -> None:
        """Set every text."""
        self.field.set_placeholder(self.tr("Name, phone, number, pinyin, or what to do…"))
        self.list.setAccessibleName(self.tr("Found"))
        self._hint.setText(self.tr("↑ ↓ choose   Enter open   Esc close"))
        self._list_entries()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._take_key(event.key()):
                return True
        elif watched is self.field and isinstance(event, QFocusEvent) and _went_elsewhere(event):
            self.close_panel()
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case Qt.Key.Key_Escape:
                self.close_panel()
            case _:
                return False
        return True

    def _move(self, by: int) -> None:
        row = self.model.next_entry(self.list.currentIndex().row(), by)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        entry = self.model.entries()[index.row()] if index.isValid() else None
        if entry is not None and entry.key:
            self.close_panel()
            self.chosen.emit(entry.key)

    def _on_typed(self) -> None:
        """Actions and pages answer at once; the store after a pause in typing."""
        self._list_entries()

    def _ask(self, text: str) -> None:
        if not text.strip():
            self._show_found(((), ()))
            return
        may = self._desk.may
        self._desk.tasks.query(
            self,
            find,
            text,
            may("customer.see"),
            may("ticket.see"),
            on_done=self._show_found,
            on_error=self._show_refusal,
            key="find",
        )

    def _show_found(self, found: Found) -> None:
        self._found = found
        self._list_entries()

    def _show_refusal(self, error: AppError) -> None:
        self._found = ((), ())
        self._list_entries()
        self._nothing.setText(sentence(error))

    def _list_entries(self) -> None:
        text = self.field.text().strip()
        found_customers, found_tickets = self._found if text else ((), ())
        groups = (
            (self.tr("Customers"), [_customer_entry(row) for row in found_customers]),
            (self.tr("Tickets"), [_ticket_entry(hit) for hit in found_tickets]),
            (self.tr("Do"), self._action_entries(text)),
            (self.tr("Pages"), self._page_entries(text)),
        )
        entries: list[Entry] = []
        for title, group in groups:
            if group:
                entries += [Entry(title), *group]
        self.model.set_entries(entries)
        first = self.model.next_entry(-1, 1)
        if first >= 0:
            self.list.setCurrentIndex(self.model.index(first))
        self._nothing.setText(self.tr("Nothing found for “{0}”.").format(text))
        self.list.setVisible(bool(entries))
        self._nothing.setVisible(not entries)

    def _action_entries(self, text: str) -> list[Entry]:
        return [
            Entry(
                action.text(),
                f"route:{action.route}" if action.route else f"action:{action.id}",
                action.icon,
                hint=action.shortcuts[0] if action.shortcuts else "",
            )
            for action in ACTIONS
            if action.id != "search"
            and self._desk.offers(action.permission, with_password=action.with_password)
            and _fits(text, action.text(), action.title)
        ]

    def _page_entries(self, text: str) -> list[Entry]:
        return [
            Entry(page.text(), f"route:{page.key}", page.icon, hint=page.shortcut)
            for page in PAGES
            if page.icon
            and (not page.permission or self._desk.may(page.permission))
            and _fits(text, page.text(), page.title)
        ]


def _went_elsewhere(event: QFocusEvent) -> bool:
    """Whether the person turned to another part of the window (not to another window)."""
    by_person = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
    return event.lostFocus() and event.reason() in by_person


def _fits(text: str, *titles: str) -> bool:
    """Whether every typed word stands in one of the titles (English helps in Chinese too)."""
    words = text.casefold().split()
    return any(all(part in title.casefold() for part in words) for title in titles)


def _customer_entry(row: CustomerRow) -> Entry:
    detail = "  ".join(part for part in (row.number, row.contact_name, row.phone_masked) if part)
    return Entry(row.name, f"route:customer/{row.id}", "person", detail)


def _ticket_entry(hit: TicketHit) -> Entry:
    detail = f"{hit.number}  {hit.customer_name}"
    status = word(f"ticket.status.{hit.status}")
    return Entry(hit.title, f"route:ticket/{hit.id}", "ticket_diagonal", detail, status)
