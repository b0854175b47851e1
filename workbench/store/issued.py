"""The register of issued briefs: what left the house, for whom, made from which data, and the very files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from workbench.domain.audience import Audience, audience_of
from workbench.i18n import Language
from workbench.store.driver import Database, transaction

_COLUMNS = (
    "number, at, author, kind, subject, title, audience, recipient, language, as_of, copies, change, data, options, "
    "proof"
)


@dataclass(frozen=True)
class Proven:
    """What was searched in a file before it left: places, values looked for, too short ones, and allowed hits."""

    places: int
    searched: int
    too_short: int
    allowed: int


@dataclass(frozen=True)
class IssuedFile:
    """One copy as it left: its name, the SHA-256 of its bytes; copies are counted from 1."""

    copy: int
    name: str
    sha256: str


@dataclass(frozen=True)
class Issued:
    """One issued brief. ``subject`` is a uid, a provision or empty; ``recipient`` is empty for a whole audience.

    ``change`` is the latest change of the dossier that it knows of, ``data`` that change's digest in the chain: the
    same digest, the same data. ``options`` are what was chosen besides.
    """

    number: int
    at: str
    author: str
    kind: str
    subject: str
    title: str
    audience: Audience
    recipient: str
    language: Language
    as_of: date
    copies: int
    change: int
    data: str
    options: Mapping[str, Any]
    proof: Proven
    files: tuple[IssuedFile, ...] = field(default=())

    @property
    def marking(self) -> str | None:
        """What it is marked as besides its audience; None where an older program did not enter it."""
        said = self.options.get("marking")
        return said if isinstance(said, str) else None

    @property
    def locked(self) -> bool | None:
        """Whether its files open with a password alone; None where an older program did not enter it."""
        said = self.options.get("locked")
        return said if isinstance(said, bool) else None


@dataclass(frozen=True)
class ToIssue:
    """A brief about to be entered: everything but its number and what the files themselves tell."""

    kind: str
    subject: str
    title: str
    audience: Audience
    recipient: str
    language: Language
    as_of: date
    options: Mapping[str, Any]
    proof: Proven
    files: Sequence[tuple[str, bytes]]  # name and bytes of each copy


class Register:
    """Entries are added and read, never changed: a number that was given out stays."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path

    def next_number(self) -> int:
        """The number that the next issued brief gets; certain while the writer's lock is held."""
        return int(self._one("SELECT coalesce(max(number), 0) + 1 FROM issued")[0])

    def state(self) -> tuple[int, str]:
        """The latest change of the dossier and its digest in the chain; (0, "") before the first."""
        found = self._database.conn.execute('SELECT id, digest FROM "change" ORDER BY id DESC LIMIT 1').fetchone()
        return (int(found[0]), str(found[1])) if found else (0, "")

    def enter(self, issued: ToIssue, number: int, state: tuple[int, str], at: str, author: str) -> Issued:
        """Enters a brief with its files, whole or not at all.

        ``state`` is the dossier's when the brief was composed. Raises ValueError where the number is not the next
        one, StoreError where the file cannot be written.
        """
        connection = self._database.conn
        with transaction(self._database, self._path):
            if number != self.next_number():
                raise ValueError(f"{number} is not the next number of the register")
            connection.execute(
                f"INSERT INTO issued ({_COLUMNS}) VALUES ({', '.join('?' * 15)})",
                (
                    *(number, at, author, issued.kind, issued.subject, issued.title, issued.audience.key),
                    *(issued.recipient, issued.language, issued.as_of.isoformat(), len(issued.files), *state),
                    json.dumps(dict(issued.options), ensure_ascii=False, sort_keys=True),
                    json.dumps(vars(issued.proof), sort_keys=True),
                ),
            )
            for copy, (name, content) in enumerate(issued.files, 1):
                connection.execute(
                    "INSERT INTO issued_file (number, copy, name, sha256, content) VALUES (?, ?, ?, ?, ?)",
                    (number, copy, name, hashlib.sha256(content).hexdigest(), content),
                )
        entered = self.get(number)
        assert entered is not None
        return entered

    def all(self) -> list[Issued]:
        """Every issued brief, the latest first."""
        return self._read("1", ())

    def get(self, number: int) -> Issued | None:
        """The brief of that number."""
        return next(iter(self._read("number = ?", (number,))), None)

    def _read(self, where: str, values: tuple[int, ...]) -> list[Issued]:
        """The entries that fit with their files, both read once; ``where`` is SQL of our own."""
        connection = self._database.conn
        files: dict[int, list[IssuedFile]] = {}
        sql = f"SELECT number, copy, name, sha256 FROM issued_file WHERE {where} ORDER BY number, copy"
        for number, *of in connection.execute(sql, values).fetchall():
            files.setdefault(number, []).append(IssuedFile(*of))
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM issued WHERE {where} ORDER BY number DESC", values
        ).fetchall()
        return [_issued(row, files.get(row[0], ())) for row in rows]

    def content(self, number: int, copy: int = 1) -> bytes | None:
        """The bytes of one copy as it left; None where there is none, ValueError where they are no longer those."""
        sql = "SELECT sha256, content FROM issued_file WHERE number = ? AND copy = ?"
        row = self._database.conn.execute(sql, (number, copy)).fetchone()
        if row is None:
            return None
        content = bytes(row[1])
        if hashlib.sha256(content).hexdigest() != row[0]:
            raise ValueError(f"the bytes of issued brief {number} are not those that left")
        return content

    def _one(self, sql: str) -> Sequence[Any]:
        found: Sequence[Any] = self._database.conn.execute(sql).fetchone()
        return found


def _issued(row: Sequence[Any], files: Sequence[IssuedFile]) -> Issued:
    number, at, author, kind, subject, title, audience, recipient, language, as_of, copies, change, data = row[:13]
    return Issued(
        *(number, at, author, kind, subject, title, audience_of(audience), recipient, language),
        *(date.fromisoformat(as_of), copies, change, data, json.loads(row[13])),
        Proven(**json.loads(row[14])),
        tuple(files),
    )
