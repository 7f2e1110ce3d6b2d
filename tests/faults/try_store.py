"""Run as a process of its own: open a store, read, save, and print how each went.

The print is one JSON object: ``open`` is "ok", "read_only" or the code of the refusal, ``names``
the customers seen, ``save`` "ok" or a code.
"""

import json
import sys
from pathlib import Path

from app.bootstrap import open_store
from app.core.errors import AppError
from tests.faults.stores import save_both, saved


def attempt(path: Path) -> dict[str, object]:
    """What an ordinary start finds."""
    try:
        backend = open_store(path)
    except AppError as error:
        return {"open": error.code, "reason": error.params.get("reason", "")}
    found: dict[str, object] = {"open": "read_only" if backend.is_read_only else "ok"}
    found["names"] = sorted(backend.query(saved)[1])
    try:
        backend.command(save_both, "丙公司")
        found["save"] = "ok"
    except AppError as error:
        found["save"] = error.code
    backend.close()
    return found


if __name__ == "__main__":
    print(json.dumps(attempt(Path(sys.argv[1]))))
