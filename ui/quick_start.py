"""What makes the start quick and is undone or left alone once the first rows stand there."""

import builtins
import gc

from ui.kept_code import KeptCode


def before_qt() -> None:
    """Call before anything of Qt is loaded.

    - Nothing that a start makes is garbage, yet the collector would look at it again and again.
    - PySide6 puts a function of its own in the place of ``import``, which reads the source of
      every module loaded after it, for the sake of ``from __feature__ import …`` that nobody here
      uses. With Python's own back, loading SQLAlchemy and our modules takes half the time.
    - It also brings modules that Python would compile each time (``ui/kept_code.py``).
    """
    gc.disable()
    own = builtins.__import__
    with KeptCode().used():
        import PySide6.QtCore  # noqa: F401 - loaded here for what it does to import

    builtins.__import__ = own


def settled() -> None:
    """Call once what a start needs is loaded: it stays, so the collector need not look at it."""
    from PySide6.QtCore import QCoreApplication

    from ui.collector import Collector

    program = QCoreApplication.instance()
    if program is not None and not gc.isenabled() and program.findChild(Collector) is None:
        gc.freeze()
        Collector(program)
