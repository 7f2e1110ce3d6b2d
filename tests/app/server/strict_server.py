"""A server as a company has it: TLS with a certificate of its own authority, scram for people.

The certificates are made by the ``openssl`` program.
"""

import os
import shutil
import socket
import subprocess
from pathlib import Path

from tests.postgres import PostgresServer, find_programs

HOST = "db.laike.test"  # it resolves nowhere; tests lead it to this computer by PGHOSTADDR
_HBA = """
local all laike trust
hostssl all all 127.0.0.1/32 {method}
host all all 127.0.0.1/32 {plain}
"""


def has_openssl() -> bool:
    """Whether certificates can be made here."""
    return shutil.which("openssl") is not None


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Authority:
    """A certificate authority in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.certificate = folder / "ca.crt"
        _openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test CA",
            "-keyout", folder / "ca.key", "-out", self.certificate,
        )  # fmt: skip

    def sign(self, name: str, days: str = "2", alias: str = "server") -> tuple[Path, Path]:
        """A certificate and key for a host name; ``days`` below zero for one that has expired."""
        key, request = self.folder / f"{alias}.key", self.folder / f"{alias}.csr"
        certificate, extension = self.folder / f"{alias}.crt", self.folder / f"{alias}.ext"
        extension.write_text(f"subjectAltName=DNS:{name}\n")
        _openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}",
            "-keyout", key, "-out", request,
        )  # fmt: skip
        _openssl(
            "x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey",
            self.folder / "ca.key", "-CAcreateserial", "-days", days, "-extfile", extension,
            "-out", certificate,
        )  # fmt: skip
        return certificate, key


class StrictServer(PostgresServer):
    """Listens on a port of this computer too; people need TLS and a password there."""

    def __init__(self, folder: Path) -> None:
        programs = find_programs()
        assert programs is not None
        super().__init__(programs, folder, name="tls")
        self.port = free_port()
        self.folder = Path(f"/tmp/laike-tls-{os.getpid()}-keys")

    def start_strict(
        self, certificate: Path | None, key: Path | None, method: str = "scram-sha-256"
    ) -> None:
        """Start with a certificate, or without TLS; ``method`` is how passwords are proved."""
        settings = {"listen_addresses": "127.0.0.1", "port": str(self.port)}
        settings["log_statement"] = "all"  # so that a test may look what stands in the log
        if certificate and key:
            settings |= {"ssl": "on", **self._keys(certificate, key)}
        plain = method if certificate is None else "reject"
        self.start(settings, _HBA.format(method=method, plain=plain))

    def stop(self) -> None:
        super().stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, login: str = "laike") -> str:
        return super().url(database, login).replace("@/", f"@:{self.port}/")

    def log(self) -> str:
        """What the server wrote into its log."""
        return (self._folder / "log").read_text(encoding="utf-8")

    def remote(self, database: str, login: str, authority: Path | None) -> str:
        """The address as a desk on another computer writes it."""
        query = f"?sslrootcert={authority}" if authority else ""
        return f"postgresql://{login}@{HOST}:{self.port}/{database}{query}"

    def _keys(self, certificate: Path, key: Path) -> dict[str, str]:
        """The files where the server's own user reads them."""
        self.folder.mkdir(mode=0o700)
        files = {"ssl_cert_file": certificate, "ssl_key_file": key}
        for path in files.values():
            shutil.copy(path, self.folder / path.name)
            (self.folder / path.name).chmod(0o600)
        self.give(self.folder)
        return {name: str(self.folder / path.name) for name, path in files.items()}


def _openssl(*args: str | Path) -> None:
    subprocess.run(
        ["openssl", *map(str, args)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
