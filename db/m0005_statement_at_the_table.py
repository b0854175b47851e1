"""Migration: statement at the table."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "statement" ADD COLUMN "hour" TEXT""",
    """ALTER TABLE "statement" ADD COLUMN "ad_referendum" INTEGER""",
    """CREATE INDEX "statement_hour" ON "statement" ("hour", level)""",
    """CREATE INDEX "statement_ad_referendum" ON "statement" ("ad_referendum", level)""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
