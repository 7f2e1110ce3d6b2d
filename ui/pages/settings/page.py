"""The settings page: every setting of the catalogue, taken over the moment it is changed."""

from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import AppError, Invalid
from app.core.mark import QT_TRANSLATE_NOOP
from app.settings import queries, service
from app.settings.catalogue import BY_KEY, GROUPS, SHOWN, SettingDefinition, Value
from app.settings.dto import ChangeSetting
from ui.errors.messages import field_problem, sentence
from ui.pages.settings.mailbox import MailboxCard
from ui.pages.settings.password import PasswordCard
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.fields import CheckBox, ComboBox, Field, LineEdit, NumberField, TextArea
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.section_header import SectionHeader
from ui.words import word

_WIDTH = 760  # design pixels

_GROUP_TITLES = {
    "look": QT_TRANSLATE_NOOP("Settings", "Look"),
    "notices": QT_TRANSLATE_NOOP("Settings", "Notices"),
    "company": QT_TRANSLATE_NOOP("Settings", "Company"),
    "tickets": QT_TRANSLATE_NOOP("Settings", "Tickets"),
    "surveys": QT_TRANSLATE_NOOP("Settings", "Surveys"),
    "mail": QT_TRANSLATE_NOOP("Settings", "Mail"),
    "forms": QT_TRANSLATE_NOOP("Settings", "Web form"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Settings", text) if text else ""


class SettingsPage(Page):
    """One card a group; what is wrong is said beside its field."""

    topics = ("setting",)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._values: dict[str, Value] = {}
        self.header = PageHeader()
        self.forms: dict[str, Form] = {}
        self._titles: dict[str, SectionHeader] = {}
        inside = QWidget()
        inside.setMaximumWidth(current().scaled(_WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px("m"))
        asks_password = desk.tasks.backend.asks_password
        # On a server the form runs by itself, with a login of its own.
        left_out = {"forms"} if desk.tasks.backend.is_shared else set()
        self._offered = [
            one
            for one in SHOWN
            if one.group not in left_out and (asks_password or not one.with_password)
        ]
        self.form_place = Label(color="text_secondary", wrap=True, selectable=True)
        self.mailbox = MailboxCard(desk) if desk.may("intake.take") else None
        for group in (one for one in GROUPS if one not in left_out):
            column.addWidget(self._card(group))
            if group == "mail" and self.mailbox is not None:
                column.addWidget(self.mailbox)
        self.server = PasswordCard(desk) if desk.tasks.backend.is_shared else None
        if self.server is not None:
            column.addWidget(self.server)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        theme = current()
        whole.setContentsMargins(theme.px("xl"), theme.px("l"), theme.px("xl"), 0)
        whole.setSpacing(theme.px("m"))
        whole.addWidget(self.header)
        whole.addWidget(scroll, 1)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Settings")

    def reload(self) -> None:
        self.desk.tasks.query(self, queries.all_settings, on_done=self._show, key="settings")
        for card in (self.mailbox, self.server):
            if card is not None:
                card.reload()

    def field(self, key: str) -> QWidget:
        """The field of a setting."""
        return self.forms[BY_KEY[key].group].field(key)

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self._show_form_place()
        for group, section in self._titles.items():
            is_personal = all(one.is_personal for one in self._offered if one.group == group)
            whose = self.tr("only for you") if is_personal else self.tr("for everybody")
            section.set_title(_say(_GROUP_TITLES[group]), whose)
        for definition in self._offered:
            form, field = self.forms[definition.group], self.field(definition.key)
            title = _say(definition.title)
            form.set_hint(definition.key, _say(definition.hint))
            if isinstance(field, CheckBox):
                field.setText(title)
                field.setAccessibleName(title)
            else:
                form.set_label(definition.key, title)
            if isinstance(field, ComboBox):
                field.set_choices(
                    [(code, _choice(definition, code)) for code in definition.choices]
                )

    def _show_form_place(self) -> None:
        """Where visitors find the form, as text to pass on."""
        if "forms.port" not in self._values:
            return
        address, port = self._values["forms.address"], self._values["forms.port"]
        host = f"[{address}]" if ":" in str(address) else address
        is_on = self._values["forms.is_on"] is True
        text = self.tr("The form is at {0}") if is_on else self.tr("Off. It would be at {0}")
        self.form_place.setText(text.format(f"http://{host}:{port}/"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._take(watched.objectName())
        return super().eventFilter(watched, event)

    def _card(self, group: str) -> Card:
        card, form = Card(), Form()
        self.forms[group], self._titles[group] = form, SectionHeader()
        card.body.addWidget(self._titles[group])
        for definition in self._offered:
            if definition.group == group:
                form.add(definition.key, self._field(definition))
        card.body.addWidget(form)
        if group == "forms":
            card.body.addWidget(self.form_place)
        return card

    def _field(self, definition: SettingDefinition) -> QWidget:
        field: QWidget
        match definition.kind:
            case "choice":
                field = ComboBox()
            case "bool":
                field = CheckBox()
            case "int":
                field = NumberField(definition.minimum, definition.maximum)
            case "lines":
                field = TextArea(lines=5)
            case _:
                field = LineEdit()
        field.setObjectName(definition.key)
        field.setEnabled(definition.is_personal or self.desk.may("settings.change"))
        if isinstance(field, ComboBox | CheckBox):
            field.edited.connect(self._on_edited)
        else:
            field.installEventFilter(self)
            if isinstance(field, LineEdit):
                field.returnPressed.connect(self._on_edited)
        return field

    def _on_edited(self) -> None:
        self._take(self.sender().objectName())

    def _take(self, key: str) -> None:
        """Send a setting that differs from what the store has."""
        definition, form = BY_KEY[key], self.forms[BY_KEY[key].group]
        field = cast(Field, self.field(key))
        problem = field.problem()
        form.set_error(key, problem)
        value = _stored(definition, field.value())
        if problem or value is None or value == self._values.get(key):
            return
        self.desk.tasks.command(
            self,
            service.change,
            ChangeSetting(key, value),
            on_error=lambda error: self._refuse(key, error),
        )

    def _refuse(self, key: str, error: AppError) -> None:
        code = error.fields.get(key) if isinstance(error, Invalid) else None
        text = field_problem(code) if code else sentence(error)
        self.forms[BY_KEY[key].group].set_error(key, text)

    def _show(self, values: dict[str, Value]) -> None:
        shown = {definition.key for definition in self._offered}
        self._values = {key: value for key, value in values.items() if key in shown}
        self._show_form_place()
        for form in self.forms.values():
            form.set_values(
                {
                    key: _shown(value)
                    for key, value in self._values.items()
                    if not self.field(key).hasFocus() or isinstance(self.field(key), ComboBox)
                }
            )


def _shown(value: Value) -> Any:
    return "\n".join(value) if isinstance(value, list) else value


def _stored(definition: SettingDefinition, value: Any) -> Value | None:
    """A field's value as the setting takes it; None for an empty number."""
    match definition.kind:
        case "lines":
            return [line.strip() for line in str(value).splitlines() if line.strip()]
        case "int":
            return None if value is None else int(value)
        case _:
            plain: Value = value
            return plain


def _choice(definition: SettingDefinition, code: str) -> str:
    """The name of a choice; numbers are percents, languages are named in themselves."""
    if code.isdigit():
        return f"{code} %"
    return word(f"setting.{definition.key}.{code}")
