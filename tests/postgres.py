"""A throw-away PostgreSQL server for the tests, started as an ordinary user when we are root."""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from app.core.clock import Clock, system_clock

_DEBIAN = Path("/usr/lib/postgresql")


def find_programs() -> Path | None:
    """The folder with initdb and pg_ctl: on PATH, or where Debian puts them."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


class PostgresServer:
    """One cluster in a scratch folder, reached by a Unix socket in it."""

    def __init__(self, programs: Path, folder: Path, name: str = "pg") -> None:
        self._programs = programs
        # The socket's path must stay short, and the server's user must reach it.
        self._folder = Path(f"/tmp/laike-{name}-{os.getpid()}")
        self._log = folder / "server.log"
        self._numbers = itertools.count(1)
        self._user = pwd.getpwnam("postgres") if os.getuid() == 0 else None

    def start(self, settings: Mapping[str, str] | None = None, hba: str = "") -> None:
        """Make the cluster and start it.

        Args:
            settings: of the server, beside those every test server has.
            hba: who may connect how, in the place of "everybody through the socket".
        """
        self._folder.mkdir(mode=0o700)
        self.give(self._folder)
        data = self._folder / "data"
        self._run(
            "initdb", "--no-sync", "-A", "trust", "-U", "laike", "--locale=C.UTF-8", "-E", "UTF8",
            "-D", str(data),
        )  # fmt: skip
        if hba:
            (data / "pg_hba.conf").write_text(hba)
        chosen = {"fsync": "off", "full_page_writes": "off", "listen_addresses": ""}
        # A thousand databases are copied: what a copy is written through stays small.
        chosen |= {"shared_buffers": "16MB", "wal_level": "minimal", "max_wal_senders": "0"}
        chosen |= settings or {}
        options = " ".join(f"-c {key}={value}" for key, value in chosen.items())
        options += f" -k {self._folder}"
        self._run(
            "pg_ctl", "-D", str(data), "-w", "-l", str(self._folder / "log"), "-o", options, "start"
        )

    def stop(self) -> None:
        if (self._folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def restart(self, mode: str = "fast") -> None:
        """Stop and start; ``immediate`` is a crash: nothing is written, all is recovered."""
        data = str(self._folder / "data")
        self._run(
            "pg_ctl", "-D", data, "-w", "-m", mode, "-l", str(self._folder / "log"), "restart"
        )

    def halt(self) -> None:
        """Stop until ``resume``."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-w", "-m", "fast", "stop")

    def resume(self) -> None:
        """Start again with the options of the first start."""
        data = self._folder / "data"
        options = (data / "postmaster.opts").read_text().split(" ", 1)[1].replace('"', "")
        options = options.replace(f"-D {data}", "").strip()
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", str(data), "-w", "-l", log, "-o", options, "start")

    def freeze(self) -> None:
        """Let no process of the server run: it takes what is sent and answers nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        main = int((self._folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        for process in (main, *map(int, children)):
            os.kill(process, number)

    def url(self, database: str, login: str = "laike") -> str:
        return f"postgresql://{login}@/{database}?host={self._folder}"

    def copy_database(self, template: str) -> tuple[str, str]:
        name = f"laike_test_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        # A copy has the rights of its template, but for those on the database itself.
        self.run(
            f'REVOKE CONNECT, TEMPORARY ON DATABASE "{name}" FROM PUBLIC;'
            f'GRANT CONNECT ON DATABASE "{name}" TO laike_person, laike_migrator, laike_forms'
        )
        return name, self.url(name)

    def drop_database(self, name: str) -> None:
        self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def run(self, sql: str, database: str = "postgres") -> None:
        """Run statements as the superuser."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(sql)

    def give(self, folder: Path) -> None:
        """Let the server's user own a folder and the files in it."""
        if self._user:
            for path in (folder, *folder.iterdir()):
                os.chown(path, self._user.pw_uid, self._user.pw_gid)

    def _run(self, program: str, *args: str) -> None:
        user = {"user": self._user.pw_uid, "group": self._user.pw_gid} if self._user else {}
        subprocess.run(
            [str(self._programs / program), *args],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/tmp",
            **user,
        )


def prepare_template(server: PostgresServer, clock: Clock = system_clock) -> None:
    """Set the server up as its administrator does; its first person becomes the superuser.

    So features are tested as the owner may use them, as on a file.
    """
    from app.access.address import ServerAddress
    from app.server.setup import FirstAdmin, prepare

    admin = ServerAddress.parse(server.url("postgres"))
    first = FirstAdmin("first", "王店长", "only for the template")
    prepare(admin, "laike_template", first, prefix="laike", clock=clock)
    server.run(
        "SET session_replication_role = replica;"  # neither stamps nor audit
        "UPDATE laike.user_account SET login = 'laike', role = 'owner';"
        "DROP ROLE laike_u_first",
        database="laike_template",
    )
