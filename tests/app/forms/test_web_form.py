"""The web form by real HTTP on this computer: one ticket a form, and nothing for strangers."""

import re
import socket
import threading
from urllib.parse import urlencode

import psycopg
import pytest

from app.access.address import ServerAddress
from app.core.errors import StoreUnreachable
from app.forms import server as serving
from app.forms.gates import FileGate, ServerGate
from app.forms.pace import Pace
from app.forms.server import AddressTaken, FormServer
from app.forms.tokens import LASTS, Tokens
from app.forms.web import FormApp
from app.intake import queries
from app.intake.service import take_waiting
from app.tickets import queries as tickets
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.rules import Channel

GOOD = {
    "kind": "complaint",
    "name": "张伟",
    "contact": "138 0013 8000",
    "text": "排队一小时，没有人理我",
    "consent": "yes",
}


class Visitor:
    """Speaks HTTP by hand, from an address of its choice."""

    def __init__(self, port, address="127.0.0.1"):
        self.port, self.address = port, address

    def connect(self):
        return socket.create_connection(
            ("127.0.0.1", self.port), timeout=20, source_address=(self.address, 0)
        )

    def raw(self, *lines, body=b""):
        with self.connect() as wire:
            head = "\r\n".join([*lines, "", ""]).encode()
            wire.sendall(head + body)
            return self.rest(wire)

    @staticmethod
    def rest(wire):
        found = b""
        try:
            while part := wire.recv(65536):
                found += part
        except ConnectionResetError:
            pass
        return found.decode()

    def get(self, path="/", *more):
        return self.raw(f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", *more)

    def token(self):
        return re.search(r'name="token" value="([^"]+)"', self.get())[1]

    def post(self, fields, *more):
        body = urlencode(fields).encode()
        return self.raw(
            "POST /?lang=en HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            *more,
            body=body,
        )


class Serving:
    """A form server on a thread of the test."""

    def __init__(self, gate):
        self.app = FormApp(gate, "en")
        self.server = FormServer(self.app, "127.0.0.1", 0)
        self.port = self.server.port
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self.server.serve, args=(self._stop.is_set,))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()


@pytest.fixture
def gate(store, backend):
    if not isinstance(store, str):
        return FileGate(backend)
    address = ServerAddress.parse(store.replace("://laike@", "://laike_forms@"))
    return ServerGate(address, None)


@pytest.fixture
def form(gate):
    with Serving(gate) as serving:
        yield serving


@pytest.fixture
def sqlite_form(sqlite_backend):
    with Serving(FileGate(sqlite_backend)) as serving:
        yield serving


def status(answer):
    return int(answer.split(" ", 2)[1])


def test_a_form_becomes_a_ticket_by_the_next_desk(form, backend):
    visitor = Visitor(form.port)
    answer = visitor.post({**GOOD, "token": visitor.token()})
    number = re.search(r"W-\d{8}-\d{4}", answer)[0]
    assert status(answer) == 200
    assert "张伟" not in answer
    assert backend.command(take_waiting).result == 1
    row = backend.query(tickets.ticket_page, TicketFilter(text=number), TicketSort()).rows[0]
    detail = backend.query(tickets.ticket_detail, row.id)
    assert (detail.channel, row.kind, detail.external_no) == (Channel.WEB, "complaint", number)
    assert detail.description == GOOD["text"]


def test_two_taps_are_one_ticket_with_one_number(form, backend):
    visitor = Visitor(form.port)
    sent = {**GOOD, "token": visitor.token()}
    first, second = visitor.post(sent), visitor.post(sent)
    assert re.search(r"W-[\d-]+", first)[0] == re.search(r"W-[\d-]+", second)[0]
    assert len(backend.query(queries.incoming_page).rows) == 1


def test_signs_of_all_kinds_are_kept_and_shown_as_text(sqlite_form, sqlite_backend):
    visitor = Visitor(sqlite_form.port)
    nasty = '<script>alert(1)</script>\x00 "🙂" &amp;'
    again = visitor.post({**GOOD, "token": visitor.token(), "text": nasty, "contact": "nobody"})
    assert status(again) == 400
    assert "neither a phone number nor an e-mail" in again
    assert "<script>" not in again
    assert "&lt;script&gt;alert(1)" in again
    token = re.search(r'name="token" value="([^"]+)"', again)[1]
    assert status(visitor.post({**GOOD, "token": token, "text": nasty})) == 200
    row = sqlite_backend.query(queries.incoming_page).rows[0]
    text = sqlite_backend.query(queries.incoming_text, row.id)
    assert text == '<script>alert(1)</script> "🙂" &amp;'


@pytest.mark.parametrize(
    "change", [{"text": "x" * 20_000}, {"consent": ""}, {"kind": "praise"}, {"name": ""}]
)
def test_what_is_missing_or_too_long_is_said_and_nothing_is_kept(
    sqlite_form, sqlite_backend, change
):
    visitor = Visitor(sqlite_form.port)
    answer = visitor.post({**GOOD, "token": visitor.token(), **change})
    assert (status(answer), answer.count('class="wrong"')) == (400, 1)
    assert sqlite_backend.query(queries.incoming_page).rows == ()


def test_nothing_is_kept_without_a_token_of_ours(sqlite_form, sqlite_backend):
    visitor = Visitor(sqlite_form.port)
    token = visitor.token()
    forged = ("", "x", token[:-1] + ("0" if token[-1] != "0" else "1"), "é" * len(token))
    pages = {visitor.post({**GOOD, "token": one}).partition("\r\n\r\n")[2] for one in forged}
    assert len(pages) == 1
    assert status(visitor.post({**GOOD, "token": "x"}, "Origin: http://evil.example")) == 404
    assert sqlite_backend.query(queries.incoming_page).rows == ()


def test_a_token_lasts_for_some_hours_and_only_here():
    tokens = Tokens()
    token = tokens.new(1000.0)
    assert tokens.is_good(token, 1000.0 + LASTS)
    assert not tokens.is_good(token, 1001.0 + LASTS)
    assert not Tokens().is_good(token, 1000.0)
    assert tokens.new(1000.0) != token


def test_every_page_is_closed_to_scripts_frames_and_caches(sqlite_form):
    answer = Visitor(sqlite_form.port).get()
    head = answer.partition("\r\n\r\n")[0].lower()
    for said in (
        "content-security-policy: default-src 'none'; style-src 'sha256-",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cache-control: no-store",
        "connection: close",
    ):
        assert said in head
    assert "set-cookie" not in head
    assert "server:" not in head
    assert "<script" not in answer


def test_the_page_speaks_the_visitor_s_language(sqlite_form):
    visitor = Visitor(sqlite_form.port)
    chinese = visitor.get("/", "Accept-Language: zh-CN,zh;q=0.9")
    assert 'lang="zh-CN"' in chinese
    assert "投诉" in chinese
    assert "Complaint" in visitor.get("/?lang=en", "Accept-Language: zh-CN")


@pytest.mark.parametrize(
    "line",
    ["GET /../../etc/passwd HTTP/1.1", "GET /%2e%2e/ HTTP/1.1", "GET /admin HTTP/1.1",
     "DELETE / HTTP/1.1"],
)  # fmt: skip
def test_there_is_one_path_only(sqlite_form, line):
    assert status(Visitor(sqlite_form.port).raw(line, "Host: 127.0.0.1")) == 404


def test_a_foreign_name_that_leads_here_finds_nothing(sqlite_form):
    visitor = Visitor(sqlite_form.port)
    assert status(visitor.raw("GET / HTTP/1.1", "Host: evil.example")) == 404
    assert status(visitor.raw("GET http://evil.example/ HTTP/1.1", "Host: evil.example")) == 404


@pytest.mark.parametrize(
    "header",
    ["Content-Length: 1000000000", "Content-Length: -1", "Content-Length: 5\r\nContent-Length: 6",
     "Transfer-Encoding: chunked", "X-None: 1"],
)  # fmt: skip
def test_a_body_without_an_honest_length_is_not_read(sqlite_form, header):
    kind = "Content-Type: application/x-www-form-urlencoded"
    answer = Visitor(sqlite_form.port).raw("POST / HTTP/1.1", "Host: 127.0.0.1", kind, header)
    assert 400 <= status(answer) < 500


def test_one_address_holds_few_connections_and_others_are_served(sqlite_form):
    greedy, other = Visitor(sqlite_form.port), Visitor(sqlite_form.port, "127.0.0.2")
    idle = [greedy.connect() for _ in range(40)]
    try:
        assert status(other.get()) == 200
    finally:
        for one in idle:
            one.close()


def test_who_sends_byte_by_byte_is_cut_off(sqlite_form, monkeypatch):
    """The seconds are made short; what counts is that a byte now and then gains nothing."""
    monkeypatch.setattr(serving, "_HEAD_SECONDS", 1)
    monkeypatch.setattr(serving, "_WHOLE_SECONDS", 15)
    with Visitor(sqlite_form.port).connect() as wire:
        wire.settimeout(0.1)
        assert any(is_cut(wire) for _ in range(200))


def is_cut(wire):
    """Send one more byte; whether the other side has gone."""
    try:
        wire.sendall(b"G")
        return not wire.recv(1)
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_who_asks_too_often_waits_a_minute():
    pace = Pace(most=3)
    assert [pace.allows("a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert pace.allows("b", 0.0)
    assert not pace.allows("a", 59.0)
    assert pace.allows("a", 60.0)


def test_the_eleventh_form_of_a_minute_is_not_taken(sqlite_form):
    visitor = Visitor(sqlite_form.port)
    answers = [status(visitor.post({})) for _ in range(11)]
    assert answers == [404] * 10 + [429]


def test_while_the_store_is_away_the_page_keeps_what_was_typed(sqlite_backend):
    class Away:
        is_away = True

        def submit(self, key, submission):
            if self.is_away:
                raise StoreUnreachable()
            return FileGate(sqlite_backend).submit(key, submission)

    gate = Away()
    with Serving(gate) as form:
        visitor = Visitor(form.port)
        sent = {**GOOD, "token": visitor.token()}
        answer = visitor.post(sent)
        assert status(answer) == 503
        assert GOOD["text"] in answer
        gate.is_away = False
        assert status(visitor.post(sent)) == 200


def test_an_address_that_is_taken_is_refused(sqlite_form, sqlite_backend):
    with pytest.raises(AddressTaken):
        FormServer(FormApp(FileGate(sqlite_backend), "en"), "127.0.0.1", sqlite_form.port)


def test_the_login_of_the_form_hands_in_and_does_nothing_else(server_store):
    address = server_store.replace("://laike@", "://laike_forms@")
    denied = (
        "SELECT 1 FROM laike.incoming",
        "SELECT 1 FROM laike.customer",
        "SELECT 1 FROM laike.setting",
        "INSERT INTO laike.incoming (key) VALUES ('x')",
        "SELECT laike.next_number('ticket', now()::date, 1)",
        "SELECT laike.find_by_token('8000', 5)",
        "SELECT laike.contacts_by_normal('email', 'a@example.cn')",
        "SET ROLE laike_owner",
    )
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in denied:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            connection.execute("SELECT laike.submit_form('x', 'inquiry', 'a', '', '1', 'b')")
