"""A wire between desk and server that can be cut at a given word."""

import socket
import threading
from pathlib import Path

_NAME = ".s.PGSQL.5432"


class Wire:
    """Listens beside a server's socket and passes everything on until it is told to cut.

    Args:
        server: the folder of the server's socket; folder: where ours stands.
    """

    def __init__(self, server: Path, folder: Path) -> None:
        self._server = server / _NAME
        self._cut: tuple[bytes, bool] | None = None
        self._ours = socket.socket(socket.AF_UNIX)
        self._ours.bind(str(folder / _NAME))
        self._ours.listen()
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_at(self, word: bytes, *, after: bool) -> None:
        """Cut once when the desk sends ``word``: before it arrives, or after the server's answer.

        The answer is never passed on.
        """
        self._cut = word, after

    def close(self) -> None:
        """Listen no more."""
        self._ours.close()

    def _accept(self) -> None:
        while True:
            try:
                desk, _ = self._ours.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self._server))
            for pass_on in (self._to_server, self._to_desk):
                threading.Thread(target=pass_on, args=(desk, server), daemon=True).start()

    def _to_server(self, desk: socket.socket, server: socket.socket) -> None:
        for data in _received(desk):
            cut = self._cut
            if cut is None or cut[0] not in data:
                server.sendall(data)
                continue
            self._cut = None
            self.cuts += 1  # before the desk can tell, which then goes on
            if cut[1]:
                desk.shutdown(socket.SHUT_WR)  # what the server answers gets no further
                server.sendall(data)
                server.settimeout(5)
                _wait_for_answer(server)
            break
        _hang_up(desk, server)

    def _to_desk(self, desk: socket.socket, server: socket.socket) -> None:
        for data in _received(server):
            try:
                desk.sendall(data)
            except OSError:
                break


def _received(side: socket.socket):
    while True:
        try:
            data = side.recv(65_536)
        except OSError:
            return
        if not data:
            return
        yield data


def _wait_for_answer(server: socket.socket) -> None:
    """The other thread takes the answer; the server has given it when it asks for more."""
    server.sendall(b"X\0\0\0\4")  # a farewell: the server hangs up when it has done everything
    while _is_open(server):
        pass


def _is_open(side: socket.socket) -> bool:
    try:
        return bool(side.recv(1, socket.MSG_PEEK))
    except OSError:
        return False


def _hang_up(*sides: socket.socket) -> None:
    for side in sides:
        try:
            side.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue
        side.close()
