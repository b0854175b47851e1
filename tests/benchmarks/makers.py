"""Dossiers of the size that is asked for, filled with positions such as a ministry's matrix brings."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.domain.audience import AUDIENCES
from workbench.domain.change import Batch, ChangeSet, Create, Origin
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import Partial, When
from workbench.store.dossier import create_dossier, open_dossier

STEP = 50_000


def base(path: Path) -> tuple[list[Issue], list[Actor]]:
    """A dossier with 200 issues and 40 actors."""
    create_dossier(path)
    issues = [
        Issue(uid=str(uuid.uuid4()), title=Parallel(es=f"Tema {n:03}", en=f"Issue {n:03}"), audience=Chosen("public"))
        for n in range(200)
    ]
    actors = [
        Actor(uid=str(uuid.uuid4()), title=Parallel(es=f"Actor {n:02}"), audience=Chosen("public")) for n in range(40)
    ]
    with open_dossier(path, write=True, author="bench") as dossier:
        dossier.journal.commit(ChangeSet(tuple(Create(r) for r in (*issues, *actors)), "base"))
    return issues, actors


def positions(issues: Sequence[Record], actors: Sequence[Record], first: int, count: int) -> Iterator[Position]:
    """Positions such as a ministry's matrix brings."""
    stances = ("supports", "opposes", "conditional", "reserves")
    for n in range(first, first + count):
        yield Position(
            uid=str(uuid.uuid4()),
            issue=issues[n % len(issues)].uid,
            actor=actors[n % len(actors)].uid,
            on=Parallel(es=f"Autorización número {n}"),
            stance=Chosen(stances[n % 4]),
            statement=Parallel(es=f"México propone resolver la autorización {n} en un plazo máximo de noventa días."),
            fallback=Parallel(es=f"Aceptar ciento veinte días en el caso {n}."),
            as_of=When(Partial(2020 + n % 7, 1 + n % 12, 1 + n % 28)),
            notes=f"Observación de la dependencia sobre el renglón {n}.",
            audience=Chosen(AUDIENCES[n % 4].key),
        )


def batch_of(records: Sequence[Position]) -> Batch:
    """The cells that an import would remember."""
    cells = {
        r.uid: {
            name: Origin("MATRIZ", f"D{n}", f"palabras del renglón {n}")
            for name in ("on", "stance", "statement", "fallback", "notes")
        }
        for n, r in enumerate(records, 6)
    }
    return Batch("matriz.xlsx", "0" * 64, ("MATRIZ",), "es", cells=cells)


def imported(issues: Sequence[Record], actors: Sequence[Record], first: int, count: int) -> ChangeSet:
    """The change set of an import of new positions."""
    records = list(positions(issues, actors, first, count))
    return ChangeSet(tuple(Create(r) for r in records), "matriz.xlsx", kind="import", batch=batch_of(records))


def fill(path: Path, count: int) -> None:
    """A dossier with that many positions."""
    issues, actors = base(path)
    with open_dossier(path, write=True, author="bench") as dossier:
        for first in range(0, count, STEP):
            edits = tuple(Create(r) for r in positions(issues, actors, first, min(STEP, count - first)))
            dossier.journal.commit(ChangeSet(edits, "fill"))
