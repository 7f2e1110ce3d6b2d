"""A field's value as people read it, for places that show it beside the field."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.fields import ComboBox

NOTHING = "–"


def said(field: QWidget, value: Any) -> str:
    """Return the words for a value of this field; a dash for nothing."""
    own = getattr(field, "said", None)  # a field whose values are no plain ones
    if own is not None:
        return str(own(value)) or NOTHING
    if isinstance(field, ComboBox):
        place = next((row for row in range(field.count()) if field.itemData(row) == value), -1)
        return field.itemText(place) if place >= 0 else NOTHING
    match value:
        case None | "" | () | []:
            return NOTHING
        case bool():
            translate = QCoreApplication.translate
            return translate("FieldWords", "yes") if value else translate("FieldWords", "no")
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return f"{value:%Y-%m-%d}"
        case tuple() | list():
            return ", ".join(str(part) for part in value)
        case _:
            return str(value)
