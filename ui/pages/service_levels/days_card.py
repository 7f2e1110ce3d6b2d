"""The days of a year that are not like their weekday: listed, added, changed, removed, loaded."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from app.core.errors import AppError
from app.dataio.day_list import read_day_list
from app.settings import queries as settings
from app.sla.calendar import Spans
from app.sla.public_holidays import PublicHolidays
from app.sla.queries import official_days
from app.sla.span import hours_text
from ui.errors.messages import sentence
from ui.pages.service_levels.hours_form import HoursField
from ui.pages.service_levels.models import DayRow, DaysModel
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboBox, LineEdit
from ui.widgets.form import Form
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import local

HOLIDAY, HOURS = "holiday", "hours"
_TABLE_HEIGHT = 110  # design pixels


class DaysCard(Card):
    """Asks for changes by signals; the panel keeps the days."""

    put = Signal(object, str, object)  # date, HOLIDAY or HOURS, name or spans
    removed = Signal(object, bool)  # date, whether it is the holiday of that day
    chosen = Signal(object)  # date
    loaded = Signal(object)  # PublicHolidays

    def __init__(self, desk: Desk, *, may_change: bool) -> None:
        super().__init__()
        self._desk = desk
        self._year = 0
        self.title = SectionHeader()
        self.model = DaysModel(self)
        self.table = DataTable(self.model, "service_level_days")
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.entry, self.loader = Form(columns=2), Form()
        self.kind = ComboBox()
        clock = desk.tasks.backend.clock
        self.entry.add("day", DateField(lambda: local(clock()).date()), required=True)
        self.entry.add("kind", self.kind)
        self.entry.add("name", LineEdit(), wide=True)
        self.entry.add("hours", HoursField(), wide=True)
        self.loader.add("country", LineEdit())
        self.add_button = Button(icon_name="add")
        self.remove_button = Button(kind="danger", icon_name="delete")
        self.load_button = Button(icon_name="arrow_download")
        self.import_button = Button(icon_name="arrow_import")
        self._lay_out(may_change=may_change)
        self._connect()
        self.retranslate()
        self._follow_kind()

    def show_days(
        self, year: int, holidays: Mapping[date, str], special: Mapping[date, Spans]
    ) -> None:
        """List the days of a year."""
        self._year = year
        rows = [DayRow(day, True, name) for day, name in holidays.items() if day.year == year]
        rows += [
            DayRow(day, False, hours_text(spans))
            for day, spans in special.items()
            if day.year == year
        ]
        self.model.set_rows(sorted(rows, key=lambda row: row.key))
        self._follow_selection()
        self._say_year()

    def show_day(self, day: date) -> None:
        """Select a day, or make ready to add it."""
        self.entry.clear_errors()
        row = next((row for row in self.model.rows if row.on == day), None)
        if row is not None:
            self.table.select_key(row.key)
            return
        self.table.clearSelection()
        self.entry.set_values({"day": day, "name": "", "hours": ""})

    def read_country(self) -> None:
        """Offer the company's country."""
        self._desk.tasks.query(
            self, settings.all_settings, on_done=self._show_country, key="country"
        )

    def retranslate(self) -> None:
        label = self.entry.set_label
        label("day", self.tr("Day"))
        label("kind", self.tr("What"))
        label("name", self.tr("Name of the holiday"))
        label("hours", self.tr("Hours of that day, empty for closed"))
        self.kind.set_choices([(HOLIDAY, self.tr("Holiday")), (HOURS, self.tr("Own hours"))])
        self.loader.set_label("country", self.tr("Country, two letters"))
        self.add_button.setText(self.tr("Put into the list"))
        self.remove_button.setText(self.tr("Remove"))
        self.import_button.setText(self.tr("Import a list…"))
        self.import_button.setToolTip(
            self.tr("An official list as Excel or CSV: a date, off or work, a name in each row")
        )
        self.table.setAccessibleName(self.tr("Holidays and days with hours of their own"))
        self._say_year()

    def _lay_out(self, *, may_change: bool) -> None:
        tools = QHBoxLayout()
        for button in (self.add_button, self.remove_button):
            tools.addWidget(button)
        tools.addStretch(1)
        official = QHBoxLayout()
        official.addWidget(self.loader, 1)
        official.addWidget(self.load_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.title.add_action(self.import_button)
        self.table.setMinimumHeight(current().scaled(_TABLE_HEIGHT))
        self.body.addWidget(self.title)
        self.body.addLayout(official)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.entry)
        self.body.addLayout(tools)
        for part in (self.loader, self.entry):
            part.setVisible(may_change)
        for button in (self.load_button, self.import_button, self.add_button, self.remove_button):
            button.setVisible(may_change)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.kind.edited.connect(self._follow_kind)
        self.add_button.clicked.connect(self._put)
        for name in ("name", "hours"):
            field = self.entry.field(name)
            if isinstance(field, LineEdit):
                field.returnPressed.connect(self._put)
        self.remove_button.clicked.connect(self._remove)
        self.load_button.clicked.connect(self._load)
        self.import_button.clicked.connect(self._choose_list)

    def _put(self) -> None:
        if not self.entry.check():
            return
        values = self.entry.values()
        field = self.entry.field("hours")
        if values["kind"] == HOURS and isinstance(field, HoursField):
            self.put.emit(values["day"], HOURS, field.spans())
        else:
            self.put.emit(values["day"], HOLIDAY, values["name"])

    def _remove(self) -> None:
        row = self._selected()
        if row is not None:
            self.removed.emit(row.on, row.is_holiday)

    def _load(self) -> None:
        self.loader.clear_errors()
        country = str(self.loader.values()["country"]).upper()
        language = "zh_CN" if QLocale().language() is QLocale.Language.Chinese else "en_US"
        self.load_button.setEnabled(False)
        self._desk.tasks.query(
            self,
            official_days,
            country,
            self._year,
            language,
            on_done=self._on_loaded,
            on_error=self._on_refused,
            key="official",
        )

    def _choose_list(self) -> None:
        kinds = self.tr("Lists (*.xlsx *.xlsm *.xls *.csv *.txt)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a list of days"), "", kinds)
        if path:
            self.import_list(Path(path))

    def import_list(self, path: Path) -> None:
        """Read an official list of days off and make-up days; ``loaded`` follows."""
        self.loader.clear_errors()
        self.import_button.setEnabled(False)
        self._desk.tasks.job(
            self,
            read_day_list,
            path,
            on_done=self._on_loaded,
            on_step=lambda _done, _total: None,
            on_error=self._on_refused,
        )

    def _on_loaded(self, found: PublicHolidays) -> None:
        self.load_button.setEnabled(True)
        self.import_button.setEnabled(True)
        self.loaded.emit(found)

    def _on_refused(self, error: AppError) -> None:
        self.load_button.setEnabled(True)
        self.import_button.setEnabled(True)
        self.loader.set_error("country", sentence(error))

    def _show_country(self, values: Mapping[str, Any]) -> None:
        if not self.loader.values()["country"]:
            self.loader.set_values({"country": values["company.country"]})

    def _selected(self) -> DayRow | None:
        keys = self.table.selected_keys()
        index = self.model.row_of(keys[0]) if keys else None
        return None if index is None else self.model.rows[index]

    def _follow_selection(self) -> None:
        row = self._selected()
        self.remove_button.setEnabled(row is not None)
        if row is None:
            return
        self.entry.clear_errors()
        self.entry.set_values(
            {
                "day": row.on,
                "kind": HOLIDAY if row.is_holiday else HOURS,
                "name": row.text if row.is_holiday else "",
                "hours": "" if row.is_holiday else row.text,
            }
        )
        self._follow_kind()
        self.chosen.emit(row.on)

    def _follow_kind(self) -> None:
        is_holiday = self.kind.value() == HOLIDAY
        self.entry.set_shown("name", is_holiday)
        self.entry.set_shown("hours", not is_holiday)

    def _say_year(self) -> None:
        self.title.set_title(self.tr("Special days of {0}").format(self._year))
        self.load_button.setText(self.tr("Load holidays of {0}").format(self._year))
