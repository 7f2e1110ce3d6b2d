"""A bare window in a process of its own: what nothing that uses PySide6 can undercut.

Then SQLAlchemy, loaded and asked once: what nothing that shows rows through it can undercut.
"""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    times: dict[str, float] = {}

    def painted() -> None:
        times["painted"] = time.perf_counter()
        times["painted_cpu"] = time.process_time()
        _ask(sys.argv[1])
        times["rows"] = time.perf_counter()
        app.quit()

    QTimer.singleShot(0, painted)  # its turn comes after the paint
    app.exec()
    print(json.dumps(times))


def _ask(store: str) -> None:
    from sqlalchemy import create_engine, text
    from sqlalchemy.orm import Session
    from sqlcipher3 import dbapi2

    engine = create_engine("sqlite://", creator=lambda: dbapi2.connect(store), module=dbapi2)
    with Session(engine) as session:
        session.execute(text("SELECT name FROM customer LIMIT 50")).all()


main()
