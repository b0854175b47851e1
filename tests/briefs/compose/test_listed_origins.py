"""Which cells a paper lists on request: of what is printed on it and of nothing else, for negotiators alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import canaries as c
import pytest
from compose_helpers import DAY, begun, strings
from planted import ARTICLE, RECIPIENT, planted, uid_of

from workbench.briefs.arranging import Arrangement, arranged
from workbench.briefs.compose.kinds import KINDS, Asked, Kind, compose
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.origins import is_in
from workbench.briefs.document import Document, Note, plain_of
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import Batch, ChangeSet, Create, Origin
from workbench.domain.records import SCHEMA
from workbench.domain.types import Choice
from workbench.store.dossier import open_dossier
from workbench.store.reader import Reader
from workbench.tasks.brief_to_file import NoBrief, brief_to_file
from workbench.tasks.handing_out import Handing

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
NEGOTIATORS = Audience.NEGOTIATORS
FILE, SENDER = "zq777777w.xlsx", "actor-negotiators"
SENDER_NAMED = re.compile(r"!title · zq\d+w · 20\d\d-\d\d-\d\d · SHA-256 0{12}…")


@dataclass(frozen=True)
class Received:
    """A dossier all of whose records came in one file, and the field that each word in it stands in."""

    path: Path
    words: dict[str, tuple[str, str]]
    chosen: set[tuple[str, str]]  # fields that are printed by the label of a choice, not by its word


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory, empty_dossier: Path) -> Received:
    folder = tmp_path_factory.mktemp("received")
    for name in ("planted", "received"):
        (folder / f"{name}.dossier").write_bytes(empty_dossier.read_bytes())
    with open_dossier(planted(folder / "planted.dossier")) as dossier:
        records = [r for t in SCHEMA.types for r in dossier.reader.all(t.name)]
    cells = {r.uid: {f.name: Origin(r.uid, f.name, "") for f in SCHEMA.of(r).fields} for r in records}
    edits = tuple(Create(replace(r, key="", revision=0)) for r in records)
    batch = Batch(FILE, "0" * 64, tuple(cells), sender=SENDER, cells=cells)
    with open_dossier(folder / "received.dossier", write=True, author="test") as dossier:
        dossier.journal.commit(ChangeSet(edits, "import", kind="import", batch=batch))
    words = {w: (r.uid, f.name) for r in records for f in SCHEMA.of(r).fields for w in c.canaries(getattr(r, f.name))}
    chosen = {(r.uid, f.name) for r in records for f in SCHEMA.of(r).fields if isinstance(f.type, Choice)}
    return Received(folder / "received.dossier", words, chosen)


def asked(kind: Kind, reader: Reader) -> Asked:
    if kind.subject.is_provision:
        return Asked(provision=ARTICLE)
    return Asked(reader.get_all([uid_of(kind.subject.types[0])]))


def made(path: Path, kind: Kind, audience: Audience, *, full: bool, origins: bool = True) -> Document:
    with open_dossier(path) as dossier:
        reader = dossier.reader.for_audience(audience)
        if kind.needs_recipient:
            reader = dossier.reader.for_release(RECIPIENT, audience)
        options = Options(full=full, origins=origins)
        return compose(kind, reader, asked(kind, dossier.reader), "es", DAY, begun(kind, options))


def cells(document: Document) -> dict[tuple[str, str], Note]:
    """The notes that name a cell, by the record and the field."""
    found = {}
    for note in document.notes:
        text = plain_of(note.text)
        if FILE in text and " · " in text and "!" in text:
            uid, name = text.split(f"{FILE} · ")[1].split(" · ")[0].split("!")
            found[uid, name] = note
    return found


def printed(document: Document, words: dict[str, tuple[str, str]]) -> set[tuple[str, str]]:
    """The fields of which words are printed; not in the line that names what stands without a source."""
    blocks = [b for b in document.blocks if not (b.part == document.closing and "Sin fuente: " in "".join(strings(b)))]
    return {words[word] for word in c.canaries(tuple(strings(replace(document, notes=(), blocks=tuple(blocks)))))}


@EVERY_KIND
@pytest.mark.parametrize("full", [False, True])
def test_every_word_that_is_printed_is_traced_to_its_cell_and_no_other(
    received: Received, kind: Kind, full: bool
) -> None:
    document = made(received.path, kind, NEGOTIATORS, full=full)
    listed, said = cells(document), printed(document, received.words)
    assert said
    if kind.needs_recipient:
        assert not listed
        return
    assert said <= listed.keys()
    worded = set(received.words.values()) - received.chosen
    assert listed.keys() & worded == said & worded
    numbers = [note.number for note in listed.values()]
    assert len(set(numbers)) == len(numbers)


@EVERY_KIND
def test_no_other_edition_names_a_file_or_a_sender(received: Received, kind: Kind) -> None:
    (name,) = c.canaries(FILE)
    for audience in AUDIENCES:
        for full in (False, True):
            told = c.canaries(tuple(strings(made(received.path, kind, audience, full=full))))
            assert (name in told) is (audience is NEGOTIATORS and not kind.needs_recipient), (audience, full)
    assert not cells(made(received.path, kind, NEGOTIATORS, full=True, origins=False))


@pytest.mark.parametrize("kind", ["book", "committee", "matrix"])
@pytest.mark.parametrize(
    "handing", [Handing(Audience.PUBLIC), Handing(Audience.GOVERNMENT), Handing(NEGOTIATORS, "US")]
)
def test_cells_are_refused_to_everybody_else(received: Received, tmp_path: Path, kind: str, handing: Handing) -> None:
    with open_dossier(received.path) as dossier, pytest.raises(NoBrief, match="negotiators"):
        options = Options(origins=True)
        brief_to_file(dossier, tmp_path / "b.pdf", (), handing, "es", DAY, kind=kind, options=options)
    assert not list(tmp_path.iterdir())


def test_a_figure_in_a_book_is_traced_to_its_cell_and_goes_with_its_part(received: Received) -> None:
    book = made(received.path, KINDS["book"], NEGOTIATORS, full=False)
    note = cells(book)[uid_of("figure"), "title"]
    assert SENDER_NAMED.search(plain_of(note.text))
    without = arranged(book, Arrangement(without=("figures",)), KINDS["book"].parts)
    assert not {uid for uid, _ in cells(without) if uid.startswith("figure-")}
    assert (uid_of("issue"), "title") in cells(without)


@pytest.mark.parametrize(
    ("value", "printed", "stands"),
    [
        ("17", "17 veces", True), ("17", "117 veces", False), ("17", "17.5 %", False), ("17", "en 1,17", False),
        ("SE", "Responsable: SE", True), ("SE", "Se opone", False), ("Ley", "México: Ley · Canadá: Acuerdo", True),
        ("Ley", "La Ley no lo dice", False), ("No", "No", True), ("Ir", "Situación\nir\n", True), ("", "", False),
    ],
)  # fmt: skip
def test_a_short_value_is_found_only_where_nothing_else_can_be_meant(value: str, printed: str, stands: bool) -> None:
    assert is_in(value, printed) is stands
