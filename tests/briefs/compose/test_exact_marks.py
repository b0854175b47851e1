"""The mark of a piece of paper is what it tells, no lower and no higher: from the words in it, and from other editions.

Who may see a word is told by the rules that ``canaries`` writes down a second time, not by the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import canaries as c
import pytest
from compose_helpers import DAY, begun, kept
from marked_pieces import Piece, pieces
from planted import ARTICLE, RECIPIENT, planted, uid_of

from workbench.briefs.compose import words
from workbench.briefs.compose.kinds import KINDS, Asked, Kind, compose
from workbench.briefs.compose.options import Options
from workbench.briefs.document import Document
from workbench.briefs.marking import Marking, sign
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Update
from workbench.domain.provision import from_code
from workbench.domain.records import SCHEMA, Citation, Source
from workbench.domain.schema import Field, Record
from workbench.domain.types import Chosen, FieldLevel, Parallel, Prose, Text
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.reader import Reader
from workbench.tasks.dossiers import new_dossier

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
MARKED = Marking(text="De trabajo")  # with a marking it is known of sources too who may see them
FULL = Options(full=True, marking=MARKED)
WORDED = ("title", "on", "statement", "background", "interest", "ask", "text", "outcome", "mandate", "acronym", "place")
# What is said to negotiators alone beside what others read too.
ASIDES = (words.NO_SOURCE, words.NO_FIGURE, words.NOT_REVIEWED)


def asked(kind: Kind, reader: Reader) -> Asked:
    if kind.subject.is_provision:
        return Asked(provision=ARTICLE)
    return Asked(reader.get_all([uid_of(kind.subject.types[0])]))


def read(kind: Kind, reader: Reader, audience: Audience) -> Reader:
    return reader.for_release(RECIPIENT, audience) if kind.needs_recipient else reader.for_audience(audience)


def made(path: Path, kind: Kind, audience: Audience, options: Options) -> Document:
    with open_dossier(path) as dossier:
        whose = asked(kind, dossier.reader)
        return compose(kind, read(kind, dossier.reader, audience), whose, "es", DAY, begun(kind, options))


# ---- by the words in it


def _graded(number: int, record: Record) -> tuple[FieldLevel, ...]:
    """A level by hand for every field of words, in turns, so that those of one record differ."""
    names = [f.name for f in SCHEMA.of(record).fields if f.name in WORDED]
    return tuple((name, AUDIENCES[(number + at) % 4]) for at, name in enumerate(names))


def _cited(of: Iterable[Record], fresh: c.Fresh) -> Iterator[Record]:
    """A source for each record, of an audience in turns, with what it is cited for."""
    for at, record in enumerate(of):
        audience = Chosen(AUDIENCES[at % 4].key)
        source = Source(uid=f"cited-{at}", title=fresh(), publisher=fresh(), audience=audience)
        public = Chosen("public")
        yield source
        yield Citation(
            uid=f"for-{at}", record=record.uid, source=source.uid, locator=fresh(), verified=True, audience=public
        )


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, empty_dossier: Path) -> tuple[Path, c.World]:
    """The planted dossier with levels by hand on words and a source behind most records, and who may see what in it."""
    path = tmp_path_factory.mktemp("graded") / "graded.dossier"
    path.write_bytes(empty_dossier.read_bytes())
    planted(path)
    numbers = iter(range(100_000, 200_000))
    with open_dossier(path, write=True, author="test") as dossier:
        found = [r for t in SCHEMA.types if t.listed for r in dossier.reader.all(t.name)]
        changes = [
            Update(r.uid, r.revision, {"levels": _graded(at, r)}) for at, r in enumerate(found) if _graded(at, r)
        ]
        dossier.journal.commit(ChangeSet(tuple(changes), "grades"))
    kept(path, *_cited([r for r in found if SCHEMA.of(r).name != "source"], lambda: f"zq{next(numbers)}w"))
    with open_dossier(path) as dossier:
        world = c.World({r.uid: r for t in SCHEMA.types for r in dossier.reader.all(t.name)})
    return path, world


def levels_of_words(world: c.World) -> dict[str, int]:
    return {
        canary: world.field_level(uid, f.name)
        for uid, record in world.records.items()
        for f in SCHEMA.of(record).fields
        for canary in c.canaries(getattr(record, f.name))
    }


def _shown(field: Field, record: Record) -> str:
    """A choice or a date as it is printed; nothing of what is told by its canaries."""
    value = getattr(record, field.name)
    if not value or isinstance(value, str | Parallel) or isinstance(field.type, Text | Prose) or field.refers_to:
        return ""
    return field.type.show(value, "es").strip()


def expected(piece: Piece, world: c.World, known: dict[str, int], audience: Audience) -> int | None:
    """The level of what a piece says; None where it holds no words of a record, and is said to tell of none.

    That a record is told of at all is known from its level; a choice or a date counts by the field that most may see
    of those of the record that read the same.
    """
    found = [known[word] for word in c.canaries(piece.text)]
    if not found:
        return None
    text = piece.text.replace("\u00a0", " ")
    for uid in piece.of:
        record = world.records[uid]
        least: dict[str, int] = {}
        for field in SCHEMA.of(record).fields:
            shown = _shown(field, record)
            if len(shown) > 3 and shown in text:
                level = world.field_level(uid, field.name)
                least[shown] = min(level, least.get(shown, level))
        found += [world.level(uid), *least.values()]
    return min(max(found), int(audience))


@EVERY_KIND
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_mark_is_the_highest_level_of_the_words_below_it(
    graded: tuple[Path, c.World], kind: Kind, audience: Audience
) -> None:
    path, world = graded
    known, levels = levels_of_words(world), set[int]()
    for full in (False, True):
        options = Options(full=full, marking=MARKED)
        for piece in pieces(made(path, kind, audience, options)):
            wanted = expected(piece, world, known, audience)
            if wanted is None or "declaradas" in piece.text:  # who is who counts positions, which have no words there
                continue
            assert (audience if piece.seen_by is None else piece.seen_by) == wanted, piece
            levels.add(wanted)
    assert levels


# ---- by other editions


def editions(dossier: Dossier, kind: Kind, whose: Asked, options: Options) -> dict[Audience, list[Piece]]:
    """The same paper for every audience that may know of its subject; nobody else has an edition of it."""
    found: dict[Audience, list[Piece]] = {}
    for audience in AUDIENCES:
        reader = read(kind, dossier.reader, audience)
        if all(reader.get(record.uid) is not None for record in whose.records):
            found[audience] = list(pieces(compose(kind, reader, whose, "es", DAY, begun(kind, options))))
    return found


def plain(piece: Piece) -> str:
    """Its words without what is said to negotiators alone."""
    text = piece.text
    for aside in ASIDES:
        text = text.replace(f" {aside.es}", "")
    return text


def too_high(of: dict[Audience, list[Piece]]) -> list[Piece]:
    """The pieces of the negotiators' paper that a wider edition than their mark says holds word by word.

    How many sections are stamped counts authority that was exceeded too, which the same number elsewhere does not.
    """
    *wider, whole = of.values()
    held = {audience: {(p.kind, p.of, plain(p)) for p in found} for audience, found in zip(of, wider, strict=False)}
    return [
        piece
        for piece in whole
        if not piece.text.startswith("Secciones en borrador")
        and any(
            (piece.kind, piece.of, plain(piece)) in texts and (piece.seen_by is None or piece.seen_by > audience)
            for audience, texts in held.items()
        )
    ]


@EVERY_KIND
@pytest.mark.parametrize("full", [False, True])
def test_what_another_edition_prints_too_is_not_marked_as_if_it_did_not(
    graded: tuple[Path, c.World], kind: Kind, full: bool
) -> None:
    with open_dossier(graded[0]) as dossier:
        assert not too_high(editions(dossier, kind, asked(kind, dossier.reader), Options(full=full, marking=MARKED)))


@EVERY_KIND
def test_a_title_is_as_public_as_the_widest_edition_that_has_it(
    graded: tuple[Path, c.World], review: Path, kind: Kind
) -> None:
    for path in (graded[0], review):
        with open_dossier(path) as dossier:
            whose = asked(kind, dossier.reader) if path != review or kind.subject.is_provision else Asked()
            if path == review and (kind.needs_recipient or not (kind.subject.many or kind.subject.is_provision)):
                continue
            titles: dict[str, str] = {}
            for audience in AUDIENCES:
                options = begun(kind, Options(portions=True))
                made_ = compose(kind, read(kind, dossier.reader, audience), whose, "es", DAY, options)
                assert made_.title_mark == titles.setdefault(made_.title, sign(None, audience, "es"))


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "review.dossier"
    new_dossier(path, "usmca-review")
    return path


def subjects(kind: Kind, reader: Reader) -> list[Asked]:
    """A few subjects of the bundled dossier, one of which has much on record; of a paper about many all of them."""
    if kind.subject.is_provision:
        return [Asked(provision=from_code(code)) for code in ("6.8", "9.17", "34.7")]
    if kind.subject.many:
        return [Asked()]
    return [Asked([record]) for record in list(reader.all(kind.subject.types[0]))[::12][:6]]


@EVERY_KIND
def test_the_bundled_dossier_is_marked_no_higher_than_its_own_editions(review: Path, kind: Kind) -> None:
    if kind.needs_recipient:
        pytest.skip("nothing of it is ticked for a recipient")
    with open_dossier(review) as dossier:
        for whose in subjects(kind, dossier.reader):
            assert not too_high(editions(dossier, kind, whose, FULL))
