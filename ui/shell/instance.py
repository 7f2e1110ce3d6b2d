"""One window per user and store: a second start hands its route to the first and ends.

A lock file tells whether somebody is there (Qt removes it when its process is gone, also after a
kill); a local socket carries the route.
"""

import getpass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2_000
_MOST_BYTES = 4_096


class Instance(QObject):
    """This process as the one of its store, or the knock at the door of the one before.

    What talks to others is loaded after the window is painted: by ``listen`` and later.
    """

    knocked = Signal(str)  # route of a second start, "" for none

    def __init__(self, folder: Path, store: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        whose = f"{getpass.getuser()}\0{store}".encode()
        digest = QCryptographicHash.hash(whose, QCryptographicHash.Algorithm.Sha256).toHex()
        self._name = f"laike-{bytes(digest.data()).decode()[:16]}"
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # only a process that is gone loses the lock, never time
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this process is the first; it should then ``listen``."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Answer the knocks of later starts."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left behind by a kill
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def knock(self, route: str) -> bool:
        """Ask the first process to come to the front and open ``route``; whether it heard."""
        import json

        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(json.dumps({"route": route}).encode() + b"\n")
        heard = socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            return
        import json

        line = bytes(socket.readLine(_MOST_BYTES).data())
        try:
            route = json.loads(line).get("route", "")
        except (ValueError, AttributeError):
            return  # not one of ours
        self.knocked.emit(str(route))
