"""Waitress around the form, with limits that hold against strangers."""

import socket
from collections.abc import Callable
from typing import Any

from app.core.errors import AppError
from app.forms.web import LARGEST_BODY, FormApp

MOST_CONNECTIONS, MOST_OF_ONE = 32, 4  # of all, and of one address
_HEAD_SECONDS, _WHOLE_SECONDS = 5, 15  # a request has to come in
_HEAD_BYTES = 8 * 1024
_THREADS = 1  # submissions queue, as all writes of a desk do
_LOOK = 0.5  # seconds between two looks at whether to stop


class AddressTaken(AppError):
    """Nobody can listen at this address: it is not of this computer, or something is there."""

    code = "address_taken"


class FormServer:
    """Listens at one address of this computer.

    Args:
        port: 0 takes a free one.

    Raises:
        AddressTaken: nobody can listen there.
    """

    def __init__(self, application: FormApp, host: str, port: int) -> None:
        from waitress import create_server

        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            listening = socket.create_server((host, port), family=family)
        except OSError as error:
            raise AddressTaken(host=host, port=port) from error
        self.port = int(listening.getsockname()[1])
        self._map: dict[int, Any] = {}
        self._server = create_server(
            application,
            map=self._map,
            sockets=[listening],
            threads=_THREADS,
            connection_limit=MOST_CONNECTIONS,
            cleanup_interval=1,
            channel_timeout=_WHOLE_SECONDS,
            max_request_header_size=_HEAD_BYTES,
            max_request_body_size=LARGEST_BODY,
            ident=None,
            expose_tracebacks=False,
            clear_untrusted_proxy_headers=True,
        )
        self._server.channel_class = _channel_class()

    def serve(self, is_stopped: Callable[[], bool]) -> None:
        """Answer until told to stop."""
        try:
            while not is_stopped():
                self._server.asyncore.loop(timeout=_LOOK, map=self._map, count=1)
        finally:
            self._server.task_dispatcher.shutdown()
            for one in list(self._map.values()):
                one.close()


def _channel_class() -> type[Any]:
    from waitress.channel import HTTPChannel
    from waitress.parser import HTTPRequestParser, ParsingError

    class Parser(HTTPRequestParser):  # type: ignore[misc]  # no types are known of it
        """A request says how long it is, and nothing comes after it on its connection."""

        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            if self.chunked:
                raise ParsingError("its length is not known")
            self.headers["CONNECTION"] = "close"

    class Channel(HTTPChannel):  # type: ignore[misc]  # no types are known of it
        """One request of a visitor; slow ones and too many of one address are cut off.

        Waitress cuts off who was silent for some time. ``last_activity`` says when that began:
        with the connection, so that a byte now and then gains nothing.
        """

        parser_class = Parser

        def __init__(self, server: Any, sock: Any, addr: Any, adj: Any, map: Any = None) -> None:
            super().__init__(server, sock, addr, adj, map=map)
            of_one = [one for one in server.active_channels.values() if one.addr[0] == addr[0]]
            if len(of_one) > MOST_OF_ONE:
                self.handle_close()

        @property
        def last_activity(self) -> float:
            has_head = self.request is not None and self.request.headers_finished
            return self._began if has_head else self._began - (_WHOLE_SECONDS - _HEAD_SECONDS)

        @last_activity.setter
        def last_activity(self, moment: float) -> None:
            if not hasattr(self, "_began"):
                self._began = moment

    return Channel
