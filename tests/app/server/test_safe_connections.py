"""A desk on another computer speaks to the right server only, and never tells its password."""

import hashlib
import socket
import ssl
import struct
import threading
from contextlib import suppress

import pytest

from app.access.address import ServerAddress
from app.bootstrap import open_store
from app.core.errors import SignInRefused, StoreUnreachable
from app.core.permissions import Role
from app.identity import service
from app.identity.dto import SavePerson
from app.identity.queries import people
from app.server.passwords import change_password
from app.server.setup import FirstAdmin, prepare
from tests.app.server.strict_server import HOST, Authority, StrictServer, has_openssl
from tests.postgres import find_programs

PASSWORD = "Herbst-morgen 7"
CANARY = "canary-13800138000"

pytestmark = pytest.mark.skipif(
    find_programs() is None or not has_openssl(), reason="no PostgreSQL or openssl programs found"
)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("keys") / "ca")


@pytest.fixture(scope="module")
def server(tmp_path_factory, authority):
    server = StrictServer(tmp_path_factory.mktemp("strict"))
    try:
        server.start_strict(*authority.sign(HOST))
        admin = ServerAddress.parse(server.url("postgres"))
        prepare(admin, "laike", FirstAdmin("boss", "老板", PASSWORD))
        yield server
    finally:
        server.stop()


@pytest.fixture(autouse=True)
def _host_is_here(monkeypatch):
    monkeypatch.setenv("PGHOSTADDR", "127.0.0.1")


def test_the_right_server_and_password_open_the_store(server, authority):
    address = server.remote("laike", "laike_u_boss", authority.certificate)
    backend = open_store(address, password=PASSWORD)
    assert backend.actor.role is Role.ADMIN
    with backend.engines.reads.connect() as connection:
        is_encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connection.exec_driver_sql(is_encrypted).scalar() is True
    backend.close()


@pytest.mark.parametrize(
    ("login", "password", "reason"),
    [
        ("laike_u_boss", "wrong password", None),
        ("laike_u_nobody", PASSWORD, None),
        ("laike_u_boss", None, "password_needed"),
    ],
)
def test_a_wrong_name_or_password_is_said(server, authority, login, password, reason):
    address = server.remote("laike", login, authority.certificate)
    with pytest.raises(SignInRefused) as refused:
        open_store(address, password=password)
    assert refused.value.params.get("reason") == reason


def test_the_old_password_is_refused_after_a_change(server, authority):
    owner = open_store(
        server.remote("laike", "laike_u_boss", authority.certificate), password=PASSWORD
    )
    owner.command(
        service.save_person, SavePerson("李娜", Role.AGENT, None, login="li", password=PASSWORD)
    )
    address = server.remote("laike", "laike_u_li", authority.certificate)
    desk = open_store(address, password=PASSWORD)
    with pytest.raises(SignInRefused) as refused:
        change_password(desk, "not the present one", "another one 8")
    assert refused.value.params["reason"] == "old_password"
    change_password(desk, PASSWORD, "another one 8")
    desk.engines.reads.dispose()
    assert desk.query(people), "the open desk goes on with the new password"
    desk.close()
    with pytest.raises(SignInRefused):
        open_store(address, password=PASSWORD)
    open_store(address, password="another one 8").close()
    owner.close()
    log = server.log()
    assert "change_my_password" in log, "every statement is logged here"
    assert not [secret for secret in (PASSWORD, "another one 8") if secret in log], "S-50"


@pytest.mark.parametrize("fault", ["other_authority", "other_name", "expired"])
def test_a_server_that_cannot_prove_itself_is_refused(tmp_path, authority, fault):
    """N-16: self-signed, expired, wrong name."""
    keys = {
        "other_authority": lambda: Authority(tmp_path / "other").sign(HOST),
        "other_name": lambda: authority.sign("db.other.test", alias="other"),
        "expired": lambda: authority.sign(HOST, days="-1", alias="expired"),
    }[fault]()
    false = StrictServer(tmp_path)
    false.port += 1
    false._folder = false._folder.with_name(false._folder.name + "-false")
    false.folder = false.folder.with_name(false.folder.name + "-false")
    try:
        false.start_strict(*keys)
        with pytest.raises(StoreUnreachable) as refused:
            open_store(
                false.remote("laike", "laike_u_boss", authority.certificate), password=PASSWORD
            )
        assert refused.value.params["reason"] == "certificate"
    finally:
        false.stop()


def test_a_server_without_tls_is_refused(authority):
    """N-18."""
    with RogueServer(b"N", None) as rogue, pytest.raises(StoreUnreachable) as refused:
        _open_at(rogue, authority)
    assert refused.value.params["reason"] == "no_encryption"
    assert not rogue.has_heard(PASSWORD)


@pytest.mark.parametrize("kind", ["cleartext", "md5"])
def test_a_rogue_server_is_not_told_the_password(authority, kind):
    """N-15: the certificate is even right; the way it asks for the password is not."""
    keys = authority.sign(HOST, alias=f"rogue-{kind}")
    with RogueServer(b"S", keys, kind) as rogue, pytest.raises(StoreUnreachable) as refused:
        _open_at(rogue, authority)
    assert refused.value.params["reason"] == "weak_proof"
    assert rogue.was_asked, "the server got as far as asking"
    assert not rogue.has_heard(PASSWORD)


def test_nothing_of_a_session_passes_in_clear(server, authority, monkeypatch):
    """N-19: what goes over the line is heard by a relay in between."""
    with Relay(server.port) as relay:
        address = server.remote("laike", "laike_u_boss", authority.certificate)
        backend = open_store(address.replace(str(server.port), str(relay.port)), password=PASSWORD)
        backend.command(service.save_person, SavePerson(CANARY, Role.AGENT, None))
        assert CANARY in {row.name for row in backend.query(people)}
        backend.close()
    assert len(relay.heard) > 1_000
    for secret in (CANARY, PASSWORD, "laike_u_boss"):
        assert secret.encode() not in relay.heard


def _open_at(rogue: "RogueServer", authority: Authority) -> None:
    address = (
        f"postgresql://laike_u_boss@{HOST}:{rogue.port}/laike?sslrootcert={authority.certificate}"
    )
    open_store(address, password=PASSWORD).close()


class _Listener:
    """Serves visitors in threads of their own until it is closed."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.heard = b""
        self._threads = [threading.Thread(target=self._accept)]

    def __enter__(self):
        self._threads[0].start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            visitor.settimeout(10)
            self._threads.append(threading.Thread(target=self._receive, args=(visitor,)))
            self._threads[-1].start()

    def _receive(self, visitor: socket.socket) -> None:
        with visitor, suppress(OSError):
            self.serve(visitor)

    def serve(self, visitor: socket.socket) -> None:
        raise NotImplementedError


class RogueServer(_Listener):
    """Answers the request for TLS with ``answer``, then asks for the password in a weak way."""

    def __init__(self, answer: bytes, keys, kind: str = "cleartext") -> None:
        super().__init__()
        self._answer, self._keys, self._kind = answer, keys, kind
        self.was_asked = False

    def has_heard(self, password: str) -> bool:
        inner = hashlib.md5(f"{password}laike_u_boss".encode()).hexdigest()
        digest = hashlib.md5(f"{inner}salt".encode()).hexdigest()
        return password.encode() in self.heard or digest.encode() in self.heard

    def serve(self, visitor: socket.socket) -> None:
        visitor.recv(8)
        visitor.sendall(self._answer)
        if self._keys is None:
            self.heard += visitor.recv(4096)
            return
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self._keys)
        with context.wrap_socket(visitor, server_side=True) as safe:
            safe.recv(4096)
            request = (3, b"") if self._kind == "cleartext" else (5, b"salt")
            body = struct.pack("!I", request[0]) + request[1]
            safe.sendall(b"R" + struct.pack("!I", len(body) + 4) + body)
            self.was_asked = True
            self.heard += safe.recv(4096)


class Relay(_Listener):
    """Hands on what it hears, both ways, and remembers it."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._to = port

    def serve(self, visitor: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self._to))
        back = threading.Thread(target=self._pass, args=(server, visitor))
        back.start()
        self._pass(visitor, server)
        back.join(10)
        server.close()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                self.heard += data
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
