"""Migration: request trades."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "request" ADD COLUMN "positions" TEXT""",
    """ALTER TABLE "request" ADD COLUMN "trade_offs_es" TEXT""",
    """ALTER TABLE "request" ADD COLUMN "trade_offs_en" TEXT""",
    """ALTER TABLE "request" ADD COLUMN "trade_offs_older" TEXT""",
    """ALTER TABLE "request" ADD COLUMN "traded_for" TEXT""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
