"""Files and folders that may not be written, tried by a user the system holds to it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_SAVE_AND_DIE = f"""
import os, sys
from pathlib import Path
from app.bootstrap import open_store
from tests.faults.stores import save_both
open_store(Path(sys.argv[1])).command(save_both, "乙公司")
os.kill(os.getpid(), {int(signal.SIGKILL)})
"""


def can_try() -> bool:
    """Whether modes of files hold for us, or can be made to."""
    return os.name == "posix" and (os.geteuid() != 0 or shutil.which("setpriv") is not None)


def tried(path: Path) -> dict[str, Any]:
    """What ``try_store`` prints as a user whom modes stop, as they do not stop root."""
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    prefix = bound if os.geteuid() == 0 else []
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "tests.faults.try_store", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def save_and_die(path: Path) -> None:
    """Leave a store whose last save, 乙公司, stands in its log only."""
    subprocess.run([sys.executable, "-c", _SAVE_AND_DIE, str(path)], cwd=ROOT, check=False)
    assert Path(f"{path}-wal").stat().st_size
