"""Print how fast Laike is beside the bare libraries, all measured in this one run.

    python -m tests.bench [NAME ...]

Nothing is asserted here: times depend on the machine, so read the ratios.
"""

import argparse
import importlib
import sys
import time

from tests.bench.table import heading

NAMES = ("search", "lists", "board", "paint", "start", "watcher", "export", "bulk", "policies")


def main() -> int:
    """Run the named benches, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    wanted = parser.parse_args().names
    unknown = set(wanted) - set(NAMES)
    if unknown:
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    began = time.perf_counter()
    for name in wanted or NAMES:
        bench = importlib.import_module(f"tests.bench.{name}")
        lines = bench.run()
        first = next(lines)
        print(heading(bench.TITLE, first.unit))
        print(first.text(), flush=True)
        for line in lines:
            print(line.text(), flush=True)
    print(f"\n{time.perf_counter() - began:.0f} s in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
