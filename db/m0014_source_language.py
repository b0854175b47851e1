"""Migration: source language."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "source" ADD COLUMN "language" TEXT""",
    """ALTER TABLE "source" ADD COLUMN "language_word" TEXT""",
    """CREATE INDEX "source_language" ON "source" ("language", level)""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
