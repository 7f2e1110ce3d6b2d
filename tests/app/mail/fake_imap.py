"""A small IMAP server on this computer: as much of it as a mailbox that is read needs."""

import re
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field

_LITERAL = re.compile(rb"\{(\d+)\}$")


@dataclass
class FakeMail:
    raw: bytes
    is_seen: bool = False


@dataclass
class FakeImap:
    """Serves ``mails`` (id -> mail) of one folder to who knows the password."""

    mails: dict[int, FakeMail] = field(default_factory=dict)
    password: str = "a code for mail programs"
    validity: int = 7
    fails_to_mark: bool = False
    fetched: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __enter__(self) -> "FakeImap":
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="fake imap")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def add(self, raw: bytes, *, is_seen: bool = False) -> int:
        uid = max(self.mails, default=0) + 1
        self.mails[uid] = FakeMail(raw, is_seen)
        return uid

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            with suppress(OSError), client, client.makefile("rwb") as wire:
                self._talk(wire)

    def _talk(self, wire) -> None:
        def say(line: bytes) -> None:
            wire.write(line + b"\r\n")
            wire.flush()

        say(b"* OK [CAPABILITY IMAP4rev1 ID] ready")
        while line := wire.readline():
            line = line.rstrip()
            while found := _LITERAL.search(line):
                say(b"+ go on")
                line = line[: found.start()] + wire.read(int(found[1])) + wire.readline().rstrip()
            tag, _, rest = line.partition(b" ")
            self.said.append(rest.decode(errors="replace"))
            command = self.said[-1].upper()
            answer = self._answer(command, self.said[-1], wire)
            say(tag + b" " + answer)
            if command == "LOGOUT":
                return

    def _answer(self, command: str, rest: str, wire) -> bytes:
        if command.startswith("LOGIN"):
            return b"OK in" if self.password in rest else b"NO [AUTHENTICATIONFAILED] no"
        if command == "CAPABILITY":
            wire.write(b"* CAPABILITY IMAP4rev1 ID\r\n")
        elif command.startswith("SELECT"):
            if "INBOX" not in command:
                return b"NO no such folder"
            wire.write(
                b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] ok\r\n" % (len(self.mails), self.validity)
            )
            return b"OK [READ-WRITE] open"
        elif command.startswith("UID SEARCH"):
            wire.write(b"* SEARCH%s\r\n" % b"".join(b" %d" % uid for uid in self._found(command)))
        elif command.startswith("UID FETCH"):
            self._fetch(command, wire)
        elif command.startswith("UID STORE"):
            if self.fails_to_mark:
                return b"NO read only"
            for uid in map(int, command.split()[2].split(",")):
                self.mails[uid].is_seen = True
        elif command == "LOGOUT":
            wire.write(b"* BYE\r\n")
        return b"OK done"

    def _found(self, command: str) -> list[int]:
        if "UNSEEN" in command:
            return [uid for uid, mail in self.mails.items() if not mail.is_seen]
        first = int(re.search(r"UID (\d+):\*", command)[1])
        last = max(self.mails, default=0)
        return [uid for uid in self.mails if uid >= min(first, last)]

    def _fetch(self, command: str, wire) -> None:
        _, _, ids, what = command.split(" ", 3)
        for uid in map(int, ids.split(",")):
            raw = self.mails[uid].raw
            if "RFC822.SIZE" in what:
                wire.write(b"* %d FETCH (UID %d RFC822.SIZE %d)\r\n" % (uid, uid, len(raw)))
                continue
            self.fetched.append(uid)
            key = b"BODY[]"
            if "HEADER" in what:
                raw, key = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n", b"BODY[HEADER]"
            wire.write(b"* %d FETCH (UID %d %s {%d}\r\n" % (uid, uid, key, len(raw)))
            wire.write(raw + b")\r\n")
