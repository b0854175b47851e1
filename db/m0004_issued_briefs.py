"""Migration: issued briefs."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE TABLE "issued" (
  "number" INTEGER PRIMARY KEY,
  "at" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "recipient" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "as_of" TEXT NOT NULL,
  "copies" INTEGER NOT NULL,
  "change" INTEGER NOT NULL,
  "data" TEXT NOT NULL,
  "options" TEXT NOT NULL,
  "proof" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "issued_file" (
  "number" INTEGER NOT NULL REFERENCES issued(number),
  "copy" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "content" BLOB NOT NULL, PRIMARY KEY (number, copy)
) STRICT""",
)


def apply(db: Any) -> None:
    """Brings a dossier of the version before to this one."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
