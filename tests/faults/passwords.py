"""S-40: where a password of a running desk might stand. The desk is a process of its own.

The password goes to the process through a pipe, as a person types it. It is asked to be kept; where
there is no real keyring it must be kept nowhere.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from app.access.address import ServerAddress
from app.server.joining import join
from app.server.setup import FirstAdmin, prepare
from tests.app.server.strict_server import StrictServer
from tests.faults.figures import Figure

ROOT = Path(__file__).parents[2]
FIRST, CANARY = "first password 1", "kanarienvogel-7f3a91"
_INSTALLED = ("app", "ui", "resources")
_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")


def places(folder: Path) -> Figure:
    """Look while a desk works at its server, and again when it has ended."""
    figure = Figure("S-40 password of a desk in files, processes, environment")
    server = StrictServer(folder)
    try:
        server.start_strict(None, None)
        prepare(
            ServerAddress.parse(server.url("postgres")), "laike", FirstAdmin("boss", "老板", FIRST)
        )
        address = f"postgresql://laike_u_boss@127.0.0.1:{server.port}/laike"
        join(address, FIRST, new_password=CANARY).close()
        home = folder / "home"
        home.mkdir()
        found = _look_at_a_desk(address, home, figure)
    finally:
        server.stop()
    figure.lost = len(found)
    figure.note = "; ".join(found) or "config, home, installation, /proc/*/cmdline and environ"
    return figure


def _look_at_a_desk(address: str, home: Path, figure: Figure) -> list[str]:
    names = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
    env = {**os.environ, **dict.fromkeys(names, str(home)), "QT_QPA_PLATFORM": "offscreen"}
    desk = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.passwords", address, str(home)],
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert desk.stdin is not None
    assert desk.stdout is not None
    with desk:
        desk.stdin.write(f"{CANARY}\n")
        desk.stdin.flush()
        said = [desk.stdout.readline().strip()]
        found = [*_in_processes(figure), *_in_files(home, figure)]
        said += desk.communicate("end\n")[0].split("\n")
    found += [*_in_files(home, figure), *_in_installation(figure)]
    if said[0] != "works" or desk.returncode:
        found.append(f"the desk did not work: {said[0]}")
    return found + [line for line in said if line.startswith("held: ")]


def _in_processes(figure: Figure) -> Iterator[str]:
    """Of all processes that we may look into, the desk's among them."""
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ"):
            try:
                data = (process / name).read_bytes()
            except OSError:  # it ended, or is somebody else's
                continue
            figure.n += 1
            if holds(data):
                yield f"{name} of a process"


def _in_files(folder: Path, figure: Figure) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            figure.n += 1
            if holds(path.read_bytes()):
                yield str(path.relative_to(folder))


def _in_installation(figure: Figure) -> Iterator[str]:
    for name in _INSTALLED:
        for path in (ROOT / name).rglob("*"):
            if path.is_file():
                figure.n += 1
                data = path.read_bytes()
                if holds(data) or _KEY.search(data):
                    yield str(path.relative_to(ROOT))


def holds(data: bytes) -> bool:
    """Whether the password stands there as programs write texts."""
    return any(CANARY.encode(code) in data for code in ("utf-8", "utf-16-le"))


def main(address: str, folder: Path) -> int:
    """A desk: signs in with the password it is told, works until a line comes, and ends."""
    from app.core import logs
    from ui.bootstrap import Program, make_application
    from ui.errors.crash import CrashHook
    from ui.shell.look import dress
    from ui.shell.preferences import Preferences
    from ui.shell.server_store import ServerStore

    password = sys.stdin.readline().strip()
    app = make_application()
    preferences = Preferences(folder / "config")
    preferences.keep("store/address", address)
    logs.start(folder / "log")
    hook = CrashHook(app)
    program = Program(dress(app, preferences), preferences, hook)

    def work() -> None:
        preferences.save()
        print("works", flush=True)
        sys.stdin.readline()
        if any(password in value for value in os.environ.values()):
            print("held: environment of the desk")
        app.quit()

    program.opened.connect(work)
    program.start(ServerStore(address, password, is_kept=True))
    code = app.exec()
    program.stop()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
