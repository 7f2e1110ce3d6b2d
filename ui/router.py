"""Routes: the only way one page opens another."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Route:
    """Where to go: a page, perhaps a record, perhaps what to begin there.

    Written ``ticket/7`` or ``tickets`` or ``customers?new``. ``params`` are plain values a page
    understands (``{"filter": "overdue"}``).
    """

    page: str
    record_id: int | None = None
    action: str = ""
    params: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Route":
        """Read ``page[/id][?action]``.

        Raises:
            ValueError: the id is not a number.
        """
        path, _, action = text.partition("?")
        page, _, record = path.partition("/")
        return cls(page, int(record) if record else None, action)

    def param(self, name: str) -> str | None:
        """One parameter, or None."""
        return dict(self.params).get(name)


class Router(QObject):
    """Carries wishes to go somewhere; the main window fulfils them."""

    requested = Signal(object)  # Route

    def go(self, route: Route | str) -> None:
        """Open a route, in the window's own time."""
        self.requested.emit(Route.parse(route) if isinstance(route, str) else route)
