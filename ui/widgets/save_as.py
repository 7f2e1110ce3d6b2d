"""Where an export goes: the dialog, the folder taken last, and the files written last."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.reports.job import ReportResult
from ui.widgets.remembered import remember, remembered

CSV = ".csv"
MOST_KEPT = 6
_FOLDER, _RECENT = "reports/folder", "reports/recent"


def ask_where(parent: QWidget, title: str, name: str, suffixes: tuple[str, ...]) -> Path | None:
    """Ask for a file to write.

    Args:
        name: proposed, in the folder taken last.
        suffixes: the kinds of file offered, ``.xlsx`` and perhaps ``.csv``.

    Returns:
        A path that ends as the chosen kind does; None where nobody wants one.
    """
    folder = remembered(_FOLDER, "") or _documents()
    kinds = [_kind(suffix) for suffix in suffixes]
    typed, chosen = QFileDialog.getSaveFileName(
        parent, title, str(Path(folder) / name), ";;".join(kinds)
    )
    if not typed:
        return None
    wanted = suffixes[kinds.index(chosen)] if chosen in kinds else suffixes[0]
    path = _named(Path(typed), wanted, suffixes)
    remember(_FOLDER, str(path.parent))
    return path


def keep_file(result: ReportResult, at: datetime) -> None:
    """Put a file on top of those written last; ``at`` is aware."""
    path = str(result.path)
    line = {"path": path, "rows": result.rows, "at": at.isoformat()}
    others = [one for one in kept_files() if one["path"] != path]
    remember(_RECENT, [line, *others][:MOST_KEPT])


def kept_files() -> list[dict[str, object]]:
    """The files written last with ``path``, ``rows`` and ``at``, the newest first."""
    kept = remembered(_RECENT, [])
    return [line for line in kept if isinstance(line, dict) and {"path", "rows", "at"} <= {*line}]


def file_language() -> str:
    """The language files are written in: that of the window."""
    is_chinese = QLocale().language() is QLocale.Language.Chinese
    return "zh_CN" if is_chinese else "en"


def _kind(suffix: str) -> str:
    if suffix == CSV:
        return QCoreApplication.translate("SaveAs", "CSV for other programs (*.csv)")
    return QCoreApplication.translate("SaveAs", "Workbook (*.xlsx)")


def _named(path: Path, wanted: str, suffixes: tuple[str, ...]) -> Path:
    """A name that ends as the chosen kind of file does, whatever was typed."""
    if path.suffix.casefold() not in suffixes:
        return path.with_name(path.name + wanted)
    return path.with_suffix(CSV) if wanted == CSV else path


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
