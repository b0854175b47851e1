"""Migration: merged."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE TABLE "merged" (
  "change" INTEGER PRIMARY KEY REFERENCES change(id),
  "kept" INTEGER NOT NULL REFERENCES record(id),
  "gone" INTEGER NOT NULL REFERENCES record(id),
  "fields" TEXT NOT NULL
) STRICT""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
