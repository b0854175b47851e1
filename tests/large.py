"""A dossier of hundreds of thousands of records: a thousand made by the program, copied by SQL many times over."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.store.dossier import create_dossier, open_dossier
from workbench.store.driver import connect, transaction

SEED = 1_000
STANCES = ("supports", "opposes", "conditional", "reserves")


def seed_positions(count: int, first: int = 0) -> list[Position]:
    """Positions such as a ministry's matrix brings, on the issues and actors of ``base``."""
    return [
        Position(
            uid=f"p{n:07}",
            on=Parallel(f"Punto {n * 7919 % 1_000_003:07} de la agenda", f"Point {n:07} of the agenda"),
            issue=f"i{n % 200:03}",
            actor=f"a{n % 40:02}",
            stance=Chosen(STANCES[n % 4]),
            standing=Chosen("stated"),
            statement=Parallel(es=f"La dependencia sostiene el punto {n} y pide consultas sobre aranceles."),
        )
        for n in range(first, first + count)
    ]


def base(path: Path) -> None:
    """A dossier with 200 issues, 40 actors and a thousand positions."""
    create_dossier(path)
    issues = [Issue(uid=f"i{n:03}", title=Parallel(f"Tema {n:03}", f"Issue {n:03}")) for n in range(200)]
    actors = [Actor(uid=f"a{n:02}", title=Parallel(es=f"Actor {n:02}")) for n in range(40)]
    with open_dossier(path, write=True, author="test") as dossier:
        made = (*issues, *actors, *seed_positions(SEED))
        dossier.journal.commit(ChangeSet(tuple(Create(r) for r in made), "base"))


def grow(path: Path, count: int) -> None:
    """Copies the positions of a dossier until there are ``count``; copies have no entries in the journal."""
    database = connect(path, writer=True)
    execute = database.conn.execute
    columns = [row[1] for row in execute('PRAGMA table_info("position")').fetchall()]
    first, last = execute('SELECT min(id), max(id) FROM "position"').fetchone()
    step = last - first + 1
    copied = ", ".join("id + :by" if c == "id" else f'{_varied(c)} AS "{c}"' for c in columns)
    with transaction(database, path):
        for by in range(step, count - SEED + step, step):
            to = {"by": by, "first": first, "last": last}
            within = "BETWEEN :first AND :last"
            execute(
                "INSERT INTO record(id, uid, type, number, revision, level, alive) SELECT id + :by, uid || '-' || :by, "
                f"type, number + :by, revision, level, alive FROM record WHERE id {within}",
                to,
            )
            names = ", ".join(f'"{c}"' for c in columns)
            execute(f'INSERT INTO "position"({names}) SELECT {copied} FROM "position" WHERE id {within}', to)
            execute(
                "INSERT INTO link(record, field, target, level) SELECT record + :by, field, target, level FROM link "
                f"WHERE record {within}",
                to,
            )
            execute(
                "INSERT INTO search(rowid, public, consulted, government, negotiators) SELECT rowid + :by, public, "
                f"consulted, government, negotiators FROM search WHERE rowid {within}",
                to,
            )
    database.close()


def _varied(column: str) -> str:
    """Titles that sort apart, so that a list of copies is not a list of runs."""
    if column in ("on_es", "on_en", "on_es_sort", "on_en_sort"):
        return f"\"{column}\" || ' ' || ((id * 7919 + :by) % 1000003)"
    return f'"{column}"'
