"""The program: the command line; a window is not there yet."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    from workbench.cli.commands import workbench

    workbench(prog_name="workbench")


if __name__ == "__main__":
    main()
