"""Read the old binary .xls by calamine (it holds neither formats nor hidden rows)."""

from collections.abc import Iterator
from datetime import date, datetime

from app.dataio.sheets import Cell, FileEncrypted, FileUnreadable, Row, SheetInfo

ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # an .xlsx inside an OLE envelope
_EXACT = 2**53


class XlsFile:
    """An open .xls workbook.

    Raises:
        FileEncrypted: it has a password.
        FileUnreadable: damaged, or an OLE file of another program.
    """

    def __init__(self, path: str) -> None:
        import python_calamine as calamine  # only old files need it

        with open(path, "rb") as file:
            if ENCRYPTED_STREAM in file.read():
                raise FileEncrypted()
        try:
            self._book = calamine.load_workbook(path)
        except calamine.PasswordError as err:
            raise FileEncrypted() from err
        except calamine.CalamineError as err:
            raise FileUnreadable(reason="damaged") from err
        self.sheets = [
            SheetInfo(sheet.name, sheet.visible != calamine.SheetVisibleEnum.Visible)
            for sheet in self._book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows of ``sheet`` that hold something."""
        found = self._book.get_sheet_by_name(sheet)
        if found.start is None:
            return
        left = [None] * found.start[1]  # calamine begins at the first used row and column
        for number, values in enumerate(
            found.to_python(skip_empty_area=True), start=found.start[0] + 1
        ):
            cells: list[Cell] = [*left, *map(_cell, values)]
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                yield Row(number, tuple(cells))


def _cell(value: object) -> Cell:
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second)):
        return value.date()
    if value == "" or not isinstance(value, str | int | float | bool | date):
        return None if value == "" else str(value)
    return value
