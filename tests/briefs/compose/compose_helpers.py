"""What the tests of composing share: a paper from a few records, and what stands in its parts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

from workbench.briefs.compose.kinds import KINDS, Asked, Kind, compose
from workbench.briefs.compose.options import PLAIN, Options, Start
from workbench.briefs.compose.position import compose_position
from workbench.briefs.document import Document, Run, plain_of
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.i18n import Language, same
from workbench.store.dossier import open_dossier

PUBLIC = Chosen("public")
DAY = date(2026, 7, 23)
_NUMBERS = count(1)


def paper(
    empty: Path,
    folder: Path,
    records: Sequence[Record],
    of: str,
    audience: Audience = Audience.NEGOTIATORS,
    language: Language = "es",
) -> Document:
    """The position brief of one issue of a dossier that holds just these records."""
    path = Path(shutil.copy(empty, folder / f"p{next(_NUMBERS)}.twb"))
    with open_dossier(path, write=True, author="test") as dossier:
        dossier.journal.commit(ChangeSet(tuple(Create(r) for r in records), "test"))
        reader = dossier.reader.for_audience(audience)
        issue = reader.get(of)
        assert isinstance(issue, Issue)
        return compose_position(reader, issue, language, DAY)


def begun(kind: Kind, options: Options = PLAIN) -> Options:
    """The options with since when, for a kind that needs to know: since the dossier is there."""
    return replace(options, start=Start(0, same("el inicio")), since="2000-01-01") if kind.needs_start else options


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(item, Run) for item in value):
            yield plain_of(value)
        else:
            for item in value:
                yield from strings(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in ("of", "tells", "rows_of", "rows_tell", "items_of"):  # which records it tells of
                yield from strings(getattr(value, field.name))


def part(document: Document, number: int) -> str:
    return "\n".join(s for b in document.blocks if b.part == number for s in strings(b)).replace("\u00a0", " ")


def kept(path: Path, *records: Record) -> Path:
    """The dossier at a path with some records in it."""
    with open_dossier(path, write=True, author="test") as dossier:
        dossier.journal.commit(ChangeSet(tuple(Create(r) for r in records), "test"))
    return path


def composed(
    path: Path,
    kind: str,
    *of: str,
    audience: Audience = Audience.NEGOTIATORS,
    language: Language = "es",
    options: Options = PLAIN,
    release_to: str = "",
    as_of: date = DAY,
) -> Document:
    """A paper of a kind about the records of some uids."""
    with open_dossier(path) as dossier:
        reader = dossier.reader.for_audience(audience)
        if release_to:
            reader = dossier.reader.for_release(release_to, audience)
        asked = Asked(dossier.reader.get_all(of))
        return compose(KINDS[kind], reader, asked, language, as_of, options)


def said(document: Document) -> str:
    """Everything that a paper says, no-break spaces as blanks."""
    return "\n".join(strings(document)).replace("\u00a0", " ")


def es(text: str) -> Parallel:
    """A wording in Spanish."""
    return Parallel(text)


def party(uid: str, name: str) -> Actor:
    """A Party, known by its country."""
    return Actor(
        uid=uid, title=es(name), acronym=uid.upper(), kind=Chosen("party"), country=Chosen(uid.upper()), audience=PUBLIC
    )


MX, US, CA = party("mx", "México"), party("us", "Estados Unidos"), party("ca", "Canadá")
PARTIES = (MX, US, CA)
