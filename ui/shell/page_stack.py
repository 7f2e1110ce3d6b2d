"""The pages that were opened so far, and the way back through them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.router import Route
from ui.shell.page_list import PAGE_BY_KEY, load_page

if TYPE_CHECKING:
    from ui.widgets.page import Desk, Page

_MOST_STEPS = 50


class History:
    """Where one has been, like a browser's."""

    def __init__(self) -> None:
        self._routes: list[Route] = []
        self._at = -1

    def visit(self, route: Route) -> None:
        """A new step; what lay ahead is forgotten."""
        if self._at >= 0 and self._routes[self._at] == route:
            return
        del self._routes[self._at + 1 :]
        self._routes = [*self._routes, route][-_MOST_STEPS:]
        self._at = len(self._routes) - 1

    def step(self, by: int) -> Route | None:
        """Go ``by`` steps (-1 back, 1 forward); None where there is nothing."""
        if not 0 <= self._at + by < len(self._routes):
            return None
        self._at += by
        return self._routes[self._at]

    def can_step(self, by: int) -> bool:
        """Whether there is something ``by`` steps away."""
        return 0 <= self._at + by < len(self._routes)


class PageStack(QStackedWidget):
    """Makes a page the first time it is asked for, and keeps it: its scroll and filters stay."""

    shown = Signal(object)  # Route

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self._history = History()

    def open(self, desk: "Desk", route: Route) -> bool:
        """Show a route's page; False where the present page must be kept.

        Raises:
            KeyError: no such page.
        """
        if not self._may_leave(route):
            return False
        self._history.visit(route)
        self._show(desk, route)
        return True

    def step(self, desk: "Desk", by: int) -> None:
        """Go back (-1) or forward (1)."""
        if self._may_leave(None):
            route = self._history.step(by)
            if route is not None:
                self._show(desk, route)

    def can_step(self, by: int) -> bool:
        """Whether there is something back (-1) or forward (1)."""
        return self._history.can_step(by)

    def page(self) -> "Page | None":
        """The page shown now."""
        shown = self.currentWidget()
        return next((page for page in self._pages.values() if page is shown), None)

    def _may_leave(self, route: Route | None) -> bool:
        page = self.page()
        if page is None or (route is not None and self._pages.get(route.page) is page):
            return True
        return page.may_leave()

    def _show(self, desk: "Desk", route: Route) -> None:
        page = self._pages.get(route.page)
        if page is None:
            page = load_page(PAGE_BY_KEY[route.page])(desk)
            page.setObjectName(route.page)
            self._pages[route.page] = page
            self.addWidget(page)
        page.open_route(route)
        self.setCurrentWidget(page)
        self.shown.emit(route)
