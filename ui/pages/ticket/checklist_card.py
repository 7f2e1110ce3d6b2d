"""The checklist of a ticket: ticked with a click, lengthened by a line or a template."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.tickets import checklists, templates
from app.tickets.steps_dto import (
    AddLines,
    ApplyTemplate,
    LineRow,
    MoveLine,
    RemoveLines,
    RemoveTemplate,
    Template,
    TickLine,
)
from app.tickets.templates import TOPIC
from ui.pages.ticket.checklist_forms import LineForm, TemplateForm
from ui.pages.ticket.steps_card import Items, StepsCard, more_button
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.fields import CheckBox, LineEdit
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.when import clock_text


class LineItem(QWidget):
    """One line: its box, its text, who ticked it and when."""

    def __init__(self, row: LineRow) -> None:
        super().__init__()
        theme = current()
        self.box = CheckBox()
        self.box.setChecked(row.done_at is not None)
        self.box.setAccessibleName(row.text)
        is_done = row.done_at is not None
        label = Label(row.text, color="text_muted" if is_done else "text", wrap=True)
        label.setBuddy(self.box)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px("s"))
        self._row.addWidget(self.box, 0, middle)
        self._row.addWidget(label, 1, middle)
        if row.done_at is not None:
            remark = f"{row.done_by_name or ''} · {clock_text(row.done_at)}"
            self._row.addWidget(Label(remark, "small", "text_muted"))

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class ChecklistCard(StepsCard):
    """Lines with their boxes; whoever works on the ticket ticks and changes them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._templates: tuple[Template, ...] | None = None
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button = Button(kind="quiet", icon_name="text_bullet_list_ltr")
        self.button.set_menu(self.menu)
        self.header.add_action(self.button)
        self.items = Items()
        self._empty = Label(color="text_muted", wrap=True)
        self.new_line = LineEdit()
        self.new_line.returnPressed.connect(self.add)
        self.add_button = Button(icon_name="add")
        self.add_button.clicked.connect(self.add)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.new_line, 1)
        row.addWidget(self.add_button)
        column: QVBoxLayout = self.body
        column.addWidget(self._empty)
        column.addLayout(self.items)
        column.addWidget(self._below)
        desk.tasks.changed.connect(self._on_changed)

    def rebuild(self) -> None:
        steps, theme = self.steps, current()
        if steps is None:
            return
        if self._templates is None:
            self._read()
        may = self.may("ticket.work")
        done = sum(line.done_at is not None for line in steps.lines)
        note = f"{done}/{len(steps.lines)}" if steps.lines else ""
        self.header.set_title(self.tr("Checklist"), note)
        self.button.setText(self.tr("Templates"))
        self.button.setVisible(may)
        self._empty.setText(self.tr("Nothing on the list yet. Add a line, or take a template."))
        self._empty.setVisible(not steps.lines)
        self.new_line.setPlaceholderText(self.tr("What is to be checked or done"))
        self.new_line.setAccessibleName(self.new_line.placeholderText())
        self.add_button.setText(self.tr("Add line"))
        self._below.setVisible(may)
        focused = self._focused()
        self.items.fill(self._item(line, may=may) for line in steps.lines)
        self.items.setSpacing(theme.px("xs"))
        self._give_focus(focused)

    def add(self) -> None:
        """Add the line that is typed."""
        text = self.new_line.value()
        if text and self.ticket is not None:
            self.send(checklists.add_lines, AddLines(self.ticket.row.id, (text,)))
            self.new_line.clear()

    def _item(self, line: LineRow, *, may: bool) -> LineItem:
        item = LineItem(line)
        item.box.setEnabled(may)
        item.box.clicked.connect(partial(self._tick, line))
        if may:
            item.add_button(more_button(self.tr("More with this line"), self._actions(line)))
        return item

    def _actions(self, line: LineRow) -> list[tuple[str, partial[None]]]:
        move = checklists.move_line
        actions = [
            (self.tr("Move up"), partial(self.send, move, MoveLine(line.id, -1))),
            (self.tr("Move down"), partial(self.send, move, MoveLine(line.id, 1))),
        ]
        if line.done_at is None and self.ticket is not None:
            gone = RemoveLines(self.ticket.row.id, (line.id,))
            actions += [
                (self.tr("Change…"), partial(self._rename, line)),
                (self.tr("Remove"), partial(self.send, checklists.remove_lines, gone)),
            ]
        return actions

    def _tick(self, line: LineRow) -> None:
        self.send(checklists.tick_line, TickLine(line.id, is_done=line.done_at is None))

    def _rename(self, line: LineRow) -> None:
        ticket_id = self.ticket.row.id if self.ticket else 0
        self.ask(LineForm(self.desk, ticket_id, line, self.window()))

    def _focused(self) -> int | None:
        """The place of the box that has the focus."""
        for place, item in enumerate(self.items.items):
            if isinstance(item, LineItem) and item.box.hasFocus():
                return place
        return None

    def _give_focus(self, place: int | None) -> None:
        """Who ticks with the keyboard goes on from the same line."""
        if place is not None and place < len(self.items.items):
            item = self.items.items[place]
            if isinstance(item, LineItem):
                item.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self.desk.tasks.query(self, templates.templates, on_done=self._keep, key="templates")

    def _keep(self, found: tuple[Template, ...]) -> None:
        self._templates = found

    def _on_changed(self, changes: Changes) -> None:
        if self._templates is not None and changes.touches(TOPIC):
            self._read()

    def _fill_menu(self) -> None:
        self.menu.clear()
        known = self._templates or ()
        for one in known:
            action = self.menu.addAction(_plain(one.name))
            action.setToolTip("\n".join(one.lines))
            action.triggered.connect(partial(self._apply, one))
        if not known:
            self.menu.addAction(self.tr("There are no templates yet")).setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("New template…")).triggered.connect(self._on_new)
        mine = [one for one in known if not one.is_shared or self.desk.may("settings.change")]
        if not mine:
            return
        change, remove = self.menu.addMenu(self.tr("Change")), self.menu.addMenu(self.tr("Remove"))
        for one in mine:
            change.addAction(_plain(one.name)).triggered.connect(partial(self.open_template, one))
            remove.addAction(_plain(one.name)).triggered.connect(partial(self._remove, one))

    def _apply(self, template: Template, _checked: bool = False) -> None:
        if self.ticket is not None:
            wish = ApplyTemplate(self.ticket.row.id, template.id)
            self.send(templates.apply_template, wish)

    def _on_new(self) -> None:
        """A new template begins with the lines that are here."""
        lines = tuple(line.text for line in self.steps.lines) if self.steps else ()
        self.open_template(Template(0, "", lines, is_shared=False))

    def open_template(self, template: Template, _checked: bool = False) -> None:
        """The form of a template."""
        self.ask(TemplateForm(self.desk, template, self.window()))

    def _remove(self, template: Template, _checked: bool = False) -> None:
        self.send(templates.remove_template, RemoveTemplate(template.id, template.version))


def _plain(name: str) -> str:
    """A name as a menu shows it literally."""
    return name.replace("&", "&&")
