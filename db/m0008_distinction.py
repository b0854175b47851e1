"""Migration: distinction."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE TABLE "distinction" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "one" TEXT,
  "one_sort" TEXT,
  "other" TEXT,
  "other_sort" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT""",
    """CREATE INDEX "distinction_level" ON "distinction" (level)""",
    """CREATE INDEX "distinction_levels" ON "distinction" (id) WHERE "levels" IS NOT NULL""",
    """CREATE INDEX "distinction_release_to" ON "distinction" (id) WHERE "release_to" IS NOT NULL""",
    """CREATE INDEX "distinction_one_sort" ON "distinction" ("one_sort", level)""",
    """CREATE INDEX "distinction_other_sort" ON "distinction" ("other_sort", level)""",
    """CREATE INDEX "distinction_audience" ON "distinction" ("audience", level)""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
