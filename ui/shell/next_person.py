"""Somebody else signs in at a locked desk, while the desk of the one before still stands."""

from PySide6.QtCore import QObject, Signal

from app.access.address import ServerAddress
from app.core.errors import AppError, SignInRefused
from ui.errors.messages import sentence
from ui.shell.lock import ScreenLock
from ui.shell.server_store import ServerStore
from ui.shell.sign_in import SignIn, can_mend
from ui.tasks import Opening


class NextPerson(QObject):
    """Asks for name and password and opens the desk; the one before stays until it is open."""

    arrived = Signal(object, object)  # ServerStore, Backend
    crashed = Signal(object)  # an exception that is no refusal

    def __init__(self, address: str, lock: ScreenLock, parent: QObject) -> None:
        super().__init__(parent)
        self._address, self._lock = ServerAddress.parse(address), lock
        self._store = ServerStore(self._address.for_user("").text, "")
        self._opening: Opening | None = None

    def ask(self) -> None:
        """Ask who it is."""
        self._ask(SignInRefused(reason="password_needed"))

    def stop(self) -> None:
        """Let an opening that is under way end."""
        if self._opening is not None:
            self._opening.stop()

    def _ask(self, error: AppError) -> None:
        dialog = SignIn(self._store, error, self._lock.screen.window())
        dialog.answered.connect(self._open)
        dialog.open()

    def _open(self, store: ServerStore) -> None:
        if ServerAddress.parse(store.address).user == self._address.user:
            self._lock.try_password(store.password or "")  # it is whose desk it is
            return
        self._store = store
        self._lock.screen.be_busy()
        self._lock.screen.say(self.tr("Opening the records…"), "info")
        self._opening = Opening(store, self)
        self._opening.opened.connect(self._on_opened)
        self._opening.refused.connect(self._on_refused)
        self._opening.crashed.connect(self._on_crashed)
        self._opening.start()

    def _on_opened(self, backend: object) -> None:
        self.arrived.emit(self._store, backend)

    def _on_refused(self, error: AppError) -> None:
        self._lock.screen.clear()
        self._lock.screen.say(sentence(error))
        if can_mend(error):
            self._ask(error)

    def _on_crashed(self, error: Exception) -> None:
        self._lock.screen.clear()
        self._lock.screen.say(self.tr("The records could not be opened. Nothing was changed."))
        self.crashed.emit(error)
