"""Garbage goes on the window's thread, when Python itself would have collected it."""

import gc
import weakref

from PySide6.QtCore import QObject

from ui.collector import Collector, collect


class _Knot:
    def __init__(self) -> None:
        self.itself = self


def test_python_collects_on_no_thread_by_itself(qapp):
    collector = Collector(QObject(qapp))
    assert not gc.isenabled()
    collector.deleteLater()


def test_what_is_due_is_collected():
    gc.collect()
    knot = weakref.ref(_Knot())
    made = [_Knot() for _ in range(gc.get_threshold()[0] + 1)]
    assert knot() is not None
    collect()
    assert knot() is None
    assert made
