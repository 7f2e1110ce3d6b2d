"""The people at a customer: masked numbers, shown in clear by one recorded click."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.customers.dto import ContactRow, CustomerDetail, PointRow, RevealedPoint
from app.customers.rules import PointKind
from ui.theme import current
from ui.theme.icons import icon
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import day_text

_ICONS = {
    PointKind.PHONE: "call",
    PointKind.EMAIL: "mail",
    PointKind.WECHAT: "chat",
    PointKind.BIRTHDAY: "gift",
}


class ContactsPanel(Card):
    """Shows the contacts of one customer; what it asks for, the page sends."""

    reveal_requested = Signal()
    add_requested = Signal()
    edit_requested = Signal(object)  # ContactRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: CustomerDetail | None = None
        self._clear: tuple[RevealedPoint, ...] = ()
        self._header = SectionHeader()
        self.show_button = Button(kind="quiet", icon_name="eye")
        self.show_button.clicked.connect(self._on_show_clicked)
        self.add_button = IconButton("person_add")
        self.add_button.clicked.connect(self.add_requested)
        self._header.add_action(self.show_button)
        self._header.add_action(self.add_button)
        self._people = QVBoxLayout()
        self.body.addWidget(self._header)
        self.body.addLayout(self._people)
        self.retranslate()

    def set_detail(self, detail: CustomerDetail) -> None:
        """Show these contacts; another customer's are masked again."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self._clear = ()
        self._detail = detail
        self._rebuild()

    def set_clear(self, points: tuple[RevealedPoint, ...]) -> None:
        """Show numbers and addresses as they are; () masks them again."""
        self._clear = points
        self._rebuild()

    def is_clear(self) -> bool:
        """Whether numbers are shown in clear."""
        return bool(self._clear)

    def retranslate(self) -> None:
        self._header.set_title(self.tr("Contacts"))
        self.add_button.set_name(self.tr("Add a contact"))
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_show_clicked(self) -> None:
        if self._clear:
            self.set_clear(())
        else:
            self.reveal_requested.emit()

    def _rebuild(self) -> None:
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        contacts = self._detail.contacts if self._detail else ()
        for contact in contacts:
            self._people.addWidget(self._person(contact))
        if not contacts:
            nobody = self.tr("No contact yet. Add the person one can call.")
            self._people.addWidget(Label(nobody, color="text_muted", wrap=True))
        has_points = any(contact.points or contact.has_wechat for contact in contacts)
        self.show_button.setVisible(has_points)
        self.show_button.setText(self.tr("Hide") if self._clear else self.tr("Show"))
        name = self.tr("Hide the numbers") if self._clear else self.tr("Show the numbers")
        self.show_button.setAccessibleName(name)
        self.show_button.setToolTip(
            "" if self._clear else self.tr("Shows numbers and addresses; this is recorded.")
        )
        self.show_button.setIcon(icon("eye_off" if self._clear else "eye", color_token="link"))
        self.add_button.setVisible(bool(self._detail and self._detail.may_change))
        self._people.setSpacing(current().px("m"))

    def _person(self, contact: ContactRow) -> QWidget:
        theme = current()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("xs"))
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(contact.name, "strong"), 1)
        if self._detail is not None and self._detail.may_change:
            edit = IconButton("edit", self.tr("Change {0}").format(contact.name))
            edit.clicked.connect(partial(self.edit_requested.emit, contact))
            head.addWidget(edit)
        column.addLayout(head)
        if contact.position:
            column.addWidget(ElidedLabel(contact.position, "small", "text_secondary"))
        badges = self._badges(contact)
        if badges is not None:
            column.addWidget(badges)
        for line in self._lines(contact):
            column.addWidget(line)
        return box

    def _badges(self, contact: ContactRow) -> QWidget | None:
        texts = []
        if contact.is_primary:
            texts.append((self.tr("Primary"), "open", "star"))
        if contact.is_decision_maker:
            texts.append((self.tr("Decides"), "new", "key"))
        if contact.left_on is not None:
            left = self.tr("Left on {0}").format(day_text(contact.left_on))
            texts.append((left, "waiting", "sign_out"))
        if not texts:
            return None
        row = QWidget()
        flow = FlowLayout(row)
        flow.setSpacing(current().px("xs"))
        for text, key, icon_name in texts:
            flow.addWidget(Chip(text, "status", key, icon_name))
        return row

    def _lines(self, contact: ContactRow) -> list[QWidget]:
        """One line for each way to reach somebody, in clear where it was asked for."""
        if self._clear:
            kept = {point.id: point for point in contact.points}
            mine = [point for point in self._clear if point.contact_id == contact.id]
            return [self._clear_line(point, kept.get(point.point_id or 0)) for point in mine]
        lines: list[QWidget] = [
            self._line(point.kind, point.masked, self._note(point)) for point in contact.points
        ]
        if contact.has_wechat:
            lines.append(self._line(PointKind.WECHAT, "***", ""))
        if contact.has_birthday:
            lines.append(self._line(PointKind.BIRTHDAY, "***", ""))
        return lines

    def _note(self, point: PointRow | None) -> str:
        if point is None:
            return ""
        parts = [point.label or ""]
        if point.do_not_contact:
            parts.append(self.tr("do not contact"))
        return " · ".join(part for part in parts if part)

    def _clear_line(self, point: RevealedPoint, kept: PointRow | None) -> QWidget:
        line = self._line(point.kind, point.text, self._note(kept), selectable=True)
        row = line.layout()
        if row is None:
            return line
        if point.link and not (kept and kept.do_not_contact):
            name = self.tr("Call") if point.kind is PointKind.PHONE else self.tr("Write")
            row.addWidget(self._button(_ICONS[point.kind], name, partial(_open_link, point.link)))
        row.addWidget(self._button("copy", self.tr("Copy"), partial(_copy, point.text)))
        return line

    def _line(self, kind: PointKind, text: str, note: str, *, selectable: bool = False) -> QWidget:
        theme = current()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("xs"))
        picture = Label()
        picture.setPixmap(icon(_ICONS[kind]).pixmap(theme.px("icon_small")))
        row.addWidget(picture)
        row.addWidget(Label(text, selectable=selectable))
        row.addWidget(ElidedLabel(note, "small", "text_muted"), 1)
        return line

    def _button(self, icon_name: str, name: str, on_clicked: Callable[[], Any]) -> IconButton:
        button = IconButton(icon_name, name)
        button.clicked.connect(on_clicked)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


def _open_link(link: str) -> None:
    QDesktopServices.openUrl(QUrl(link))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
