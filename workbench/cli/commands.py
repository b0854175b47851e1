"""The command line, whole: importing this module registers every command on the group."""

from __future__ import annotations

from workbench.cli import (
    asking,
    briefs,
    committee,
    confirm,
    cycles,
    duplicates,
    evolution,
    files,
    knowledge,
    many_briefs,
    matrix,
    records,
    requests,
    roll_over,
    table,
    treaty,
)
from workbench.cli.group import workbench

__all__ = [
    "asking",
    "briefs",
    "committee",
    "confirm",
    "cycles",
    "duplicates",
    "evolution",
    "files",
    "knowledge",
    "many_briefs",
    "matrix",
    "records",
    "requests",
    "roll_over",
    "table",
    "treaty",
    "workbench",
]
