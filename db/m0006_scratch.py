"""Migration: scratch."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE TABLE "scratch" (
  "name" TEXT PRIMARY KEY,
  "content" TEXT NOT NULL
) STRICT""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
