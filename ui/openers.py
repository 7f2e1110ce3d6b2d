"""What opens a store off the UI thread: a file, a server, a demo that is thrown away."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.places import is_server
from ui.shell.page_list import PAGES, load_page

if TYPE_CHECKING:
    from app.core.progress import Progress

DEMO_CUSTOMERS = 120

Opener = Callable[["Progress"], object]


def store_at(address: str) -> Opener:
    """What opens the store at an address or path, off the UI thread."""
    if is_server(address):
        from ui.shell.server_store import ServerStore

        return ServerStore(address)

    def call(_progress: "Progress") -> object:
        from app.bootstrap import open_store

        return open_store(address if "://" in address else Path(address))

    return call


class Demo:
    """A store with demo data in a folder that is removed with it."""

    def __init__(self, customers: int = DEMO_CUSTOMERS) -> None:
        import tempfile  # only a demo needs it

        self._customers = customers
        self._folder = tempfile.TemporaryDirectory(prefix="laike-demo-", ignore_cleanup_errors=True)

    def __call__(self, progress: "Progress") -> object:
        from app.bootstrap import open_store
        from app.demo.service import DemoSize, fill

        backend = open_store(Path(self._folder.name) / "demo.laike")
        fill(backend, progress, DemoSize(self._customers))
        return backend

    def remove(self) -> None:
        """Delete the folder, after the store was closed."""
        self._folder.cleanup()


def with_first_page(opener: Opener) -> Opener:
    """The opener, which also loads the page shown first: here no paint waits for it."""

    def call(progress: "Progress") -> object:
        load_page(PAGES[0])
        return opener(progress)

    return call
