"""Where a team's server is, and how safely it is spoken to.

For anything but this computer the connection is encrypted, the server's certificate and name are
checked, and only a proof of the password goes over the line. An address that asks for less is
refused: a server that merely pretends to be ours would otherwise be handed the password.
"""

import platform
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from app.core.errors import AddressRefused
from app.core.version import VERSION

SCHEMES = ("postgresql", "postgres")
# What a connection to another computer must have.
_STRICT = {
    "sslmode": "verify-full",
    "channel_binding": "require",
    "require_auth": "scram-sha-256",
}
_KNOWN = {"host", "sslrootcert", *_STRICT}
_NAME_BYTES = 63  # what a server keeps of a program's name


@dataclass(frozen=True)
class ServerAddress:
    """A parsed ``postgresql://user@host:port/database`` address. It never holds a password.

    Attributes:
        host: a name, a number, or the folder of a Unix socket; "" for the usual socket.
        user: the name of the login in full; "" for the one the system knows.
        root_certificate: file of the authority that signed the server's certificate; "" for
            those the system trusts.
        chosen: what the address itself says about safety; only this computer may ask for less.
    """

    host: str
    port: int | None
    database: str
    user: str
    root_certificate: str = ""
    chosen: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "ServerAddress":
        """Read an address.

        Raises:
            AddressRefused: it cannot be read, carries a password, or asks for too little safety.
        """
        try:
            parts = urlsplit(text)
            port, password = parts.port, parts.password
        except ValueError as error:
            raise AddressRefused() from error
        database = unquote(parts.path.removeprefix("/"))
        if parts.scheme not in SCHEMES or not database or "/" in database or "," in parts.netloc:
            raise AddressRefused()
        if password is not None:
            raise AddressRefused(reason="password")
        asked = parse_qsl(parts.query, keep_blank_values=True)
        for name, _ in asked:
            if name not in _KNOWN:
                raise AddressRefused(reason="parameter", name=name)
        options = dict(asked)
        found = cls(
            host=unquote(options.get("host") or parts.hostname or ""),
            port=port,
            database=database,
            user=unquote(parts.username or ""),
            root_certificate=options.get("sslrootcert", ""),
            chosen=tuple((name, options[name]) for name in _STRICT if name in options),
        )
        found._refuse_weakness()
        return found

    @classmethod
    def of(cls, host: str, database: str, user: str, root_certificate: str = "") -> "ServerAddress":
        """The address of what was typed into fields: a host may carry its port.

        Raises:
            AddressRefused: one of them cannot be part of an address.
        """
        if not (host and database and user):
            raise AddressRefused()
        options = {"sslrootcert": root_certificate} if root_certificate else {}
        if host.startswith(("/", "@")):
            options["host"], host = host, ""
        query = f"?{urlencode(options)}" if options else ""
        name, place = quote(user, safe=""), quote(database, safe="")
        return cls.parse(f"postgresql://{name}@{host}/{place}{query}")

    @property
    def is_local(self) -> bool:
        """Whether the server runs on this computer, so that nobody can listen in between."""
        if not self.host or self.host.startswith(("/", "@")) or self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def text(self) -> str:
        """The address as it is kept in settings."""
        options = dict(self.chosen)
        if self.root_certificate:
            options["sslrootcert"] = self.root_certificate
        host = self.host
        if host.startswith(("/", "@")):
            options["host"], host = host, ""
        elif ":" in host:
            host = f"[{host}]"
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        query = f"?{urlencode(options, safe='/')}" if options else ""
        return f"postgresql://{user}{host}{port}/{quote(self.database, safe='')}{query}"

    def for_user(self, user: str) -> "ServerAddress":
        """The same server and database for another login."""
        return replace(self, user=user)

    def for_database(self, database: str) -> "ServerAddress":
        """Another database of the same server."""
        return replace(self, database=database)

    def connection(self, password: str | None) -> dict[str, Any]:
        """What the driver is told; ``password`` None leaves it to PGPASSWORD and password file."""
        told: dict[str, Any] = {
            "dbname": self.database,
            "connect_timeout": 5,
            "keepalives_idle": 30,
            "tcp_user_timeout": 8_000,
            "application_name": program_name(),
            **dict(self.chosen),
        }
        for name, value in (("host", self.host), ("port", self.port), ("user", self.user)):
            if value:
                told[name] = value
        if password is not None:
            told["password"] = password
        if self.root_certificate:
            told["sslrootcert"] = self.root_certificate
        if not self.is_local:
            told |= {"sslrootcert": self.root_certificate or "system", "gssencmode": "disable"}
            told |= _STRICT
        return told

    def _refuse_weakness(self) -> None:
        if "," in self.host:
            raise AddressRefused()
        if self.is_local:
            return
        for name, value in self.chosen:
            if value != _STRICT[name]:
                raise AddressRefused(reason=name, host=self.host)


def program_name() -> str:
    """Program, version and this computer: what the audit says about where a change came from."""
    computer = "".join(letter for letter in platform.node() if "!" <= letter <= "~")
    return f"laike/{VERSION} {computer}".rstrip()[:_NAME_BYTES]
