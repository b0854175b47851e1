"""Migration: position reason."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "position" ADD COLUMN "reason" TEXT""",
    """ALTER TABLE "position" ADD COLUMN "reason_sort" TEXT""",
    """CREATE INDEX "position_reason_sort" ON "position" ("reason_sort", level)""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
