"""Every kind of paper, in every language, for every audience, from dossiers of every size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import canaries as c
import large
import pytest
from compose_helpers import DAY, begun, composed, kept, said, strings
from planted import ARTICLE, RECIPIENT, allowed, planted, uid_of

from workbench.briefs.arranging import parts_of
from workbench.briefs.compose.kinds import KINDS, Asked, Kind, compose, kind_of
from workbench.briefs.compose.options import PLAIN, Options
from workbench.briefs.document import Document, Heading, Missing, Table
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Chosen, Parallel, ParallelText
from workbench.i18n import PROGRAM_LANGUAGES, Language
from workbench.store.dossier import open_dossier
from workbench.store.reader import Reader
from workbench.tasks.brief_to_file import brief_to_file
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
BUNDLED = {
    "position": "I-3",
    "meeting": "M-20",
    "committee": "B-12",
    "actor": "A-52",
    "article": "9.17",
    "readout": "M-76",
}


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, empty_dossier: Path) -> Path:
    """The planted dossier."""
    path = tmp_path_factory.mktemp("planted") / "planted.dossier"
    path.write_bytes(empty_dossier.read_bytes())
    return planted(path)


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled review."""
    path = tmp_path_factory.mktemp("review") / "review.dossier"
    new_dossier(path, "usmca-review", author="test")
    return path


def asked(kind: Kind, reader: Reader, audience: Audience = Audience.PUBLIC) -> Asked:
    """The planted subject of a kind that an audience may know of."""
    if kind.subject.is_provision:
        return Asked(provision=ARTICLE)
    return Asked(reader.get_all([uid_of(kind.subject.types[0], audience)]))


def reader_for(kind: Kind, everybody: Reader, audience: Audience) -> Reader:
    return everybody.for_release(RECIPIENT, audience) if kind.needs_recipient else everybody.for_audience(audience)


# ---- the list


def test_every_kind_is_named_and_is_about_records_that_there_are() -> None:
    assert set(KINDS) >= {"position", "committee", "meeting", "actor", "article", "matrix", "qa", "book", "readout"}
    for key, kind in KINDS.items():
        assert kind.key == key
        assert all(name in {t.name for t in SCHEMA.types} for name in (*kind.subject.types, *kind.subject.means))
    assert len({kind.label for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize(
    ("record_type", "key"),
    [("issue", "position"), ("position", "position"), ("body", "committee"), ("provision", "article"), ("source", "")],
)
def test_a_record_leads_to_the_paper_about_it(record_type: str, key: str) -> None:
    found = kind_of(record_type)
    assert (found.key if found else "") == key


# ---- audiences


@EVERY_KIND
@pytest.mark.parametrize("options", [PLAIN, Options(full=True, origins=True)], ids=["short", "full"])
def test_no_edition_holds_what_its_audience_may_not_see(everything: Path, kind: Kind, options: Options) -> None:
    told: dict[Audience, set[str]] = {}
    with open_dossier(everything) as dossier:
        for audience in AUDIENCES:
            reader = reader_for(kind, dossier.reader, audience)
            for language in PROGRAM_LANGUAGES:
                for known in AUDIENCES[: audience + 1]:
                    if kind.needs_recipient and known % 2:
                        continue
                    document = compose(
                        kind, reader, asked(kind, dossier.reader, known), language, DAY, begun(kind, options)
                    )
                    printed = c.canaries(said(document))
                    assert printed <= allowed(reader), (audience, language, known)
                    told[audience] = told.get(audience, set()) | printed
    assert told[Audience.PUBLIC]
    assert told[Audience.NEGOTIATORS] - told[Audience.PUBLIC]  # the canaries are where the papers look


@EVERY_KIND
def test_a_recipient_gets_only_what_was_ticked(everything: Path, kind: Kind) -> None:
    with open_dossier(everything) as dossier:
        for audience in AUDIENCES:
            reader = dossier.reader.for_release(RECIPIENT, audience)
            document = compose(kind, reader, asked(kind, dossier.reader), "es", DAY, begun(kind))
            assert c.canaries(said(document)) <= allowed(reader)
            assert not any(isinstance(block, Missing) for block in document.blocks)
            assert RECIPIENT in document.marking


@EVERY_KIND
def test_a_subject_that_the_audience_may_not_know_of_makes_no_paper_about_it(everything: Path, kind: Kind) -> None:
    if kind.subject.is_provision:
        return  # everybody may know of the treaty
    with open_dossier(everything) as dossier:
        hidden = asked(kind, dossier.reader, Audience.NEGOTIATORS)
        reader = reader_for(kind, dossier.reader, Audience.PUBLIC)
        if not kind.subject.many:
            with pytest.raises(ValueError, match="does not know"):
                compose(kind, reader, hidden, "es", DAY, begun(kind))
            return
        document = compose(kind, reader, hidden, "es", DAY, begun(kind))
        assert not c.canaries(said(document))


# ---- sizes


@EVERY_KIND
def test_an_empty_dossier_and_one_with_the_subject_alone(new_path: Callable[[], Path], kind: Kind) -> None:
    record_type = SCHEMA.type(kind.subject.types[0])
    alone = _bare(record_type.cls, record_type.title)
    for language in PROGRAM_LANGUAGES:
        for path, of in ((new_path(), ()), (kept(new_path(), *alone), (alone[-1].uid,))):
            if not of and not (kind.subject.many or kind.subject.is_provision):
                continue
            document = _of(path, kind, of, language)
            assert document.title
            assert not document.notes
            assert len(said(document)) < 2_000
            assert all("  " not in s for s in strings(document))


def _type(cls: type[Record]) -> RecordType:
    return next(t for t in SCHEMA.types if t.cls is cls)


def _bare(cls: type[Record], title: str) -> tuple[Record, ...]:
    """A record with nothing but its title, and what it cannot do without."""
    words = Parallel("Solo", "Alone") if isinstance(_type(cls).field(title).type, ParallelText) else "Solo"
    values: dict[str, Any] = {title: words, "audience": Chosen("public"), "release_to": (RECIPIENT,)}
    needed: tuple[Record, ...] = ()
    for declared in _type(cls).required_references:
        needed = (*needed, *_bare(SCHEMA.type(declared.refers_to[0]).cls, "title"))
        values[declared.name] = needed[-1].uid
    if cls.__name__ == "TreatyProvision":
        values["reference"] = (ARTICLE,)
    return (*needed, cls(uid=f"alone-{cls.__name__}", **values))


def _of(
    path: Path, kind: Kind, of: tuple[str, ...], language: Language, audience: Audience = Audience.NEGOTIATORS
) -> Document:
    with open_dossier(path) as dossier:
        reader = reader_for(kind, dossier.reader, audience)
        subject = Asked(provision=ARTICLE) if kind.subject.is_provision else Asked(dossier.reader.get_all(of))
        return compose(kind, reader, subject, language, DAY, begun(kind))


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with more than 5,000 records."""
    path = tmp_path_factory.mktemp("large") / "large.dossier"
    large.base(path)
    large.grow(path, 5_000)
    return path


@pytest.mark.parametrize(
    ("key", "of"), [("position", ("i000",)), ("actor", ("a00",)), ("matrix", ()), ("qa", ()), ("book", ())]
)
def test_thousands_of_records_make_a_paper_that_says_what_it_left_out(
    thousands: Path, key: str, of: tuple[str, ...]
) -> None:
    document = composed(thousands, key, *of)
    if key == "actor":
        (table,) = (b for b in document.blocks if isinstance(b, Table))
        assert len(table.rows) == 60
        assert "no impresos: 65" in said(document)
    if key == "book":
        sections = [b for b in document.blocks if isinstance(b, Heading) and b.level == 1]
        assert len(sections) > 200
    if key == "matrix":
        (table,) = (b for b in document.blocks if isinstance(b, Table))
        assert len(table.rows) == 200
        assert "y 17 más" in said(document)


# ---- parts

PINNED = {
    ("position", "room"): "Margen de negociación",
    ("position", "record"): "Órgano y compromisos",
    ("meeting", "agenda"): "Orden del día",
    ("committee", "members"): "Quiénes lo integran",
    ("actor", "put-forward"): "Recomendaciones",
    ("article", "milestones"): "Hitos",
    ("book", "figures"): "Cifras",
    ("readout", "next"): "Lo que sigue",
}


@EVERY_KIND
def test_every_part_has_a_key_of_its_own_that_stays(everything: Path, kind: Kind) -> None:
    with open_dossier(everything) as dossier:
        reader = reader_for(kind, dossier.reader, Audience.NEGOTIATORS)
        subject = asked(kind, dossier.reader)
        document = compose(kind, reader, subject, "es", DAY, begun(kind, Options(full=True)))
    found = {part.key: part.name for part in parts_of(document, kind.parts)}
    assert len(set(kind.parts.values())) == len(kind.parts)
    if kind.parts:
        assert found and found.keys() <= set(kind.parts.values())
    for (key, part), name in PINNED.items():
        if key == kind.key:
            assert found[part].startswith(name)


# ---- on paper


@EVERY_KIND
def test_every_kind_leaves_as_pages_proved_for_its_audience(review: Path, kind: Kind, tmp_path: Path) -> None:
    of = [BUNDLED[kind.key]] if kind.key in BUNDLED else []
    with open_dossier(review) as dossier:
        for language in PROGRAM_LANGUAGES:
            for audience in (Audience.PUBLIC, Audience.NEGOTIATORS):
                handing = Handing(audience, RECIPIENT if kind.needs_recipient else None)
                options = begun(kind, Options(page_size="letter" if language == "en" else "A4"))
                for suffix, begins in ((".pdf", b"%PDF"), (".docx", b"PK")):
                    path = tmp_path / f"{language}-{audience.key}{suffix}"
                    done = brief_to_file(dossier, path, of, handing, language, DAY, kind=kind.key, options=options)
                    assert path.read_bytes().startswith(begins)
                    assert not done.rendered.unprintable
                    assert done.rendered.pages >= 1 or suffix == ".docx"
