"""Migration: parts of changes."""

from __future__ import annotations

from typing import Any

STATEMENTS = ("""ALTER TABLE "change" ADD COLUMN "part_of" INTEGER REFERENCES change(id)""",)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
