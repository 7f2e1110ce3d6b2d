"""A bare window in a process of its own: what nothing that uses PySide6 can undercut."""

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
        app.quit()

    QTimer.singleShot(0, painted)  # its turn comes after the paint
    app.exec()
    print(json.dumps(times))


main()
