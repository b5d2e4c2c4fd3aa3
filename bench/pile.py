"""How long do the steps take over a large pile, and how much memory at most?

Run it as ``python bench/pile.py PATH [COMMAND ...] [--workers N] [--runs N]``. Each command runs as a process of its own, as a user
would run it; wall-clock seconds (minimum and median of the runs), articles a second, and peak resident memory of the largest process.
The default pile is the load set of the development data (SECONDSOURCE_DATA), the default commands ``stories`` and ``lineage``.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[2] / "shared" / "data"))


def timed(command: str, path: Path, workers: int) -> tuple[float, int]:
    """Seconds of wall clock and lines printed."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "secondsource", command, str(path), "--format", "jsonl", "--workers", str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begin, done.stdout.count(b"\n")


def main() -> None:
    """Print one line for each command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DATA / "load" / "articles_10k.jsonl.gz")
    parser.add_argument("commands", nargs="*", default=["stories", "lineage"])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--runs", type=int, default=1)
    args = parser.parse_args()
    if not args.path.exists():
        sys.exit(f"{args.path} is not there; name a pile, or set SECONDSOURCE_DATA to the folder of the development data")
    for command in args.commands:
        took, lines = zip(*(timed(command, args.path, args.workers) for _ in range(args.runs)), strict=True)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{command:8} min {min(took):7.2f} s  median {statistics.median(took):7.2f} s  {lines[0]:6} lines  peak so far {peak:6.0f} MB"
        )


if __name__ == "__main__":
    main()
