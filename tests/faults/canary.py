"""Run as a process of its own: store values that must never leave the store, make things fail.

Everything the run writes goes below one folder; ``hits`` looks for the values in it.
"""

import logging
import os
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

PHONE = "13855667788"
MAIL = "canary.bird@example.cn"
REVENUE = "87654321.25"
# As they are written by people and by programs.
VALUES = (PHONE, "138 5566 7788", "138-5566-7788", MAIL, REVENUE, "87,654,321.25", "87654321")
ROOT = Path(__file__).parents[2]
STORE = "canary.laike"


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """Let the process run with its temporary, settings and home folders below ``folder``."""
    names = ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
    places = {name: str(folder / name.lower()) for name in names}
    for place in places.values():
        Path(place).mkdir()
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.canary", str(folder)],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


def hits(folder: Path, *texts: str) -> list[str]:
    """Where one of the values stands, outside the store."""
    found = [f"output: {value}" for value in VALUES for text in texts if value in text]
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith(STORE):
            data = path.read_bytes()
            forms = [
                (value, value.encode(code)) for value in VALUES for code in ("utf-8", "utf-16-le")
            ]
            found += [
                f"{path.relative_to(folder)}: {value}" for value, form in forms if form in data
            ]
    return found


def main(folder: Path) -> None:
    """Fail in every way that might tell the values."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from app.bootstrap import open_store
    from app.core import logs
    from app.customers import service
    from app.customers.dto import NewContact, NewCustomer, PointInput
    from app.customers.rules import PointKind
    from ui.errors.crash import CrashHook

    app = QApplication([])
    app.setOrganizationName("Laike")
    app.setApplicationName("laike")
    logs.start(folder / "log")
    logging.getLogger().setLevel(logging.DEBUG)
    hook = CrashHook(app)
    hook.watch_faults(folder / "log")
    reports: list[str] = []
    hook.caught.connect(reports.append)
    backend = open_store(folder / STORE)
    points = (PointInput(PointKind.PHONE, PHONE), PointInput(PointKind.EMAIL, MAIL))
    form = NewCustomer(
        "金丝雀", contacts=(NewContact("鸟", points=points),), revenue_amount=Decimal(REVENUE)
    )
    backend.command(service.register, form)
    for fail in failures():
        try:
            backend.command(fail)
        except Exception as error:  # noqa: BLE001 - as the window's border does
            hook.report(error)
    app.processEvents()
    (folder / "reports.txt").write_text("\n".join(reports), encoding="utf-8")
    settings = QSettings()
    settings.setValue("seen", True)
    settings.sync()
    backend.close()
    logging.shutdown()
    hook.uninstall()
    print(f"reports: {len(reports)}", tempfile.gettempdir())


def failures():
    """Commands that fail with the values in their hands."""
    from sqlalchemy import text

    values = {"phone": PHONE, "mail": MAIL, "revenue": REVENUE}

    def wrong_column(uow):
        uow.session.execute(text("SELECT nothing FROM customer WHERE name = :phone"), values)

    def wrong_reference(uow):
        uow.session.execute(
            text(
                "INSERT INTO number_counter (kind, day, last) VALUES (:phone, :mail, NULL), "
                "(:revenue, 'x', NULL)"
            ),
            values,
        )

    def own_mistake(uow):
        raise ValueError(f"called {PHONE}, wrote to {MAIL}, turnover {REVENUE}")

    def chained(uow):
        try:
            own_mistake(uow)
        except ValueError as error:
            raise KeyError(PHONE) from error

    return wrong_column, wrong_reference, own_mistake, chained


if __name__ == "__main__":
    main(Path(sys.argv[1]))
