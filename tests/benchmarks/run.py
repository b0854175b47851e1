"""Prints how the program's times and memory compare with yardsticks that do the same, all in one run."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from makers import fill
from papering import bench_paper
from planning import bench_plan, write_sheet
from starting import bench_start, offscreen
from storing import bench_import, bench_lists, bench_read
from table import head, line, megabytes, timed

from workbench.tasks.dossiers import new_dossier

PARTS = ("store", "start", "window", "review", "table", "paper")


def bench_window(home: Path, script: str, *arguments: object) -> None:
    """The real window, in a process of its own, which prints its lines itself."""
    told = [str(argument) for argument in arguments if argument is not None]
    subprocess.run([sys.executable, str(Path(__file__).with_name(script)), *told], env=offscreen(home), check=True)


def bench_review(folder: Path, rows: int, stacks: Path | None) -> None:
    """The review of a large import, of a file in which all is clear and of one that asks."""
    for name, asking in (("clear.xlsx", False), ("asking.xlsx", True)):
        dossier = folder / f"{name}.dossier"
        new_dossier(dossier, "usmca-review")
        write_sheet(folder / name, rows, asking=asking)
        bench_window(folder, "reviewing.py", dossier, folder / name, stacks)


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, help="rows of the import (50,000)")
    parser.add_argument("--records", type=int, help="positions in the lists (300,000)")
    parser.add_argument("--quick", action="store_true", help="5,000 rows and 20,000 positions")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part of the table; may be repeated")
    parser.add_argument("--stacks", type=Path, help="a file for the stacks of what blocked the window too long")
    found = parser.parse_args()
    found.rows = found.rows or (5_000 if found.quick else 50_000)
    found.records = found.records or (20_000 if found.quick else 300_000)
    return found


def main() -> None:
    options = asked()
    parts = options.only or PARTS
    head()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "store" in parts:
            bench_read(folder, options.rows)
            bench_import(folder, options.rows)
            bench_plan(folder, options.rows)
        large, bundled = folder / "large.dossier", folder / "bundled.dossier"
        if set(parts) - {"review", "paper"}:
            line(f"filling {options.records:,} positions", timed(lambda: fill(large, options.records))[0])
            megabytes("its file", large.stat().st_size)
        if "store" in parts:
            bench_lists(large)
        if "start" in parts:
            new_dossier(bundled, "usmca-review")
            bench_start(folder, bundled, large, options.records)
        if "window" in parts:
            bench_window(folder, "window.py", large, options.rows, options.stacks)
        if "table" in parts:
            bench_window(folder, "capturing.py", large)
        if "review" in parts:
            bench_review(folder, options.rows, options.stacks)
        if "paper" in parts:
            bench_paper(folder)


if __name__ == "__main__":
    main()
