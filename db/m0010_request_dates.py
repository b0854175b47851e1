"""Migration: request dates."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "request" ADD COLUMN "answered" TEXT""",
    """ALTER TABLE "request" ADD COLUMN "answered_basis" TEXT""",
    """ALTER TABLE "request" ADD COLUMN "closed" TEXT""",
    """ALTER TABLE "request" ADD COLUMN "closed_basis" TEXT""",
    """CREATE INDEX "request_answered" ON "request" ("answered", level)""",
    """CREATE INDEX "request_closed" ON "request" ("closed", level)""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
