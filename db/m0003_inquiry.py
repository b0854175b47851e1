"""Migration: inquiry."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE TABLE "inquiry" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "number" TEXT,
  "number_sort" TEXT,
  "asked" TEXT,
  "about" TEXT,
  "batch" TEXT,
  "batch_sort" TEXT,
  "event" TEXT,
  "sent" TEXT,
  "sent_basis" TEXT,
  "due" TEXT,
  "due_basis" TEXT,
  "due_hour" TEXT,
  "answer" TEXT,
  "answered" TEXT,
  "answered_basis" TEXT,
  "answered_hour" TEXT,
  "withdrawn" INTEGER,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT""",
    """CREATE INDEX "inquiry_level" ON "inquiry" (level)""",
    """CREATE INDEX "inquiry_levels" ON "inquiry" (id) WHERE "levels" IS NOT NULL""",
    """CREATE INDEX "inquiry_release_to" ON "inquiry" (id) WHERE "release_to" IS NOT NULL""",
    """CREATE INDEX "inquiry_title_es_sort" ON "inquiry" ("title_es_sort", level)""",
    """CREATE INDEX "inquiry_title_en_sort" ON "inquiry" ("title_en_sort", level)""",
    """CREATE INDEX "inquiry_number_sort" ON "inquiry" ("number_sort", level)""",
    """CREATE INDEX "inquiry_batch_sort" ON "inquiry" ("batch_sort", level)""",
    """CREATE INDEX "inquiry_sent" ON "inquiry" ("sent", level)""",
    """CREATE INDEX "inquiry_due" ON "inquiry" ("due", level)""",
    """CREATE INDEX "inquiry_due_hour" ON "inquiry" ("due_hour", level)""",
    """CREATE INDEX "inquiry_answered" ON "inquiry" ("answered", level)""",
    """CREATE INDEX "inquiry_answered_hour" ON "inquiry" ("answered_hour", level)""",
    """CREATE INDEX "inquiry_withdrawn" ON "inquiry" ("withdrawn", level)""",
    """CREATE INDEX "inquiry_audience" ON "inquiry" ("audience", level)""",
    """CREATE INDEX "inquiry_asked" ON "inquiry" ("asked", level)""",
    """CREATE INDEX "inquiry_about" ON "inquiry" ("about", level)""",
    """CREATE INDEX "inquiry_event" ON "inquiry" ("event", level)""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
