"""How long the window takes to be there and to be of use, and its memory, against a bare window of PySide6."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from table import line, megabytes

_CHILD = Path(__file__).with_name("starting_child.py")
_TIMES = 5
_AT_MOST = 120  # seconds


def offscreen(home: Path) -> dict[str, str]:
    """The environment of a window that nobody sees, with settings of its own; what is compiled is kept, as it is
    where the program is installed, whatever the environment here says."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"QT_QPA_PLATFORM": "offscreen", "WORKBENCH_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    return {**kept, **own}


def start(home: Path, *arguments: str) -> dict[str, float]:
    """Starts once: seconds from the start to every moment, and the bytes of memory at the last."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, str(_CHILD), *arguments],
        env=offscreen(home),
        stdout=subprocess.PIPE,
        check=True,
        timeout=_AT_MOST,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return {name: value - begun if name != "resident" else value for name, value in found.items()}


def bench_start(home: Path, bundled: Path, large: Path, records: int) -> None:
    """Start and memory on two dossiers: the runs of ours and of the bare window take turns, the middle one counts."""
    asked = {"bare": ("bare",), "bundled": ("ours", str(bundled)), "large": ("ours", str(large), "list")}
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in asked}
    for turn in range(_TIMES + 1):
        for name, arguments in asked.items():
            found = start(home, *arguments)
            if turn:  # the first warms up
                runs[name].append(found)

    def of(name: str, moment: str) -> float:
        return statistics.median(run[moment] for run in runs[name])

    shown, memory = of("bare", "painted"), of("bare", "resident")
    line("start to first paint, against a bare window", of("bundled", "painted"), shown)
    line("start to numbers on Today, bundled dossier, against the same", of("bundled", "usable"), shown)
    line(f"start to numbers on Today, {records:,} positions, the same", of("large", "usable"), shown)
    megabytes("memory with the bundled dossier open, against a bare window", of("bundled", "resident"), memory)
    megabytes(f"memory with {records:,} positions listed, the same", of("large", "resident"), memory)
