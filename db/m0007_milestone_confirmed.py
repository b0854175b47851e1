"""Migration: milestone confirmed."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "milestone" ADD COLUMN "confirmed" TEXT""",
    """ALTER TABLE "milestone" ADD COLUMN "declined" TEXT""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
