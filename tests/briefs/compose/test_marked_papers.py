"""Papers of every kind with a marking and marks before their paragraphs, composed, drawn and read back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import canaries as c
import pytest
from compose_helpers import DAY, begun, said, strings
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_pieces import pieces
from planted import ARTICLE, RECIPIENT, allowed, planted, uid_of
from validating import findings

from workbench.briefs.charts import Milestones, Strip, Timeline
from workbench.briefs.compose.kinds import KINDS, Asked, Kind, compose
from workbench.briefs.compose.options import Options
from workbench.briefs.document import (
    Bullets,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    Note,
    Pairs,
    Paragraph,
    Room,
    Statement,
    Table,
    is_empty,
    plain_of,
)
from workbench.briefs.marking import LONGEST, PROFILES, Marking, WrongMarking, banner, check, sign
from workbench.briefs.pdf import render
from workbench.briefs.portions import portioned
from workbench.briefs.word import render_word
from workbench.domain.audience import AUDIENCES, Audience
from workbench.outgoing.texts import texts_of
from workbench.store.dossier import open_dossier
from workbench.store.reader import Reader

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
RED = Marking("tlp:red")
# Of these kinds the parts say what they tell; of the others all counts as the readers' own.
KNOWN = ("position", "meeting", "committee", "actor", "article")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, empty_dossier: Path) -> Path:
    path = tmp_path_factory.mktemp("planted") / "planted.dossier"
    path.write_bytes(empty_dossier.read_bytes())
    return planted(path)


def asked(kind: Kind, reader: Reader) -> Asked:
    if kind.subject.is_provision:
        return Asked(provision=ARTICLE)
    return Asked(reader.get_all([uid_of(kind.subject.types[0])]))


def made(path: Path, kind: Kind, audience: Audience, options: Options) -> Document:
    with open_dossier(path) as dossier:
        reader = dossier.reader.for_audience(audience)
        if kind.needs_recipient:
            reader = dossier.reader.for_release(RECIPIENT, audience)
        return compose(kind, reader, asked(kind, dossier.reader), "es", DAY, begun(kind, options))


@EVERY_KIND
@pytest.mark.parametrize("full", [False, True])
def test_no_part_holds_more_than_it_says_that_it_tells(everything: Path, kind: Kind, full: bool) -> None:
    levels: set[Audience] = set()
    with open_dossier(everything) as dossier:
        seen = {audience: allowed(dossier.reader.for_audience(audience)) for audience in AUDIENCES}
    for audience in AUDIENCES:
        for piece in pieces(made(everything, kind, audience, Options(full=full))):
            if piece.seen_by is not None:
                assert piece.seen_by <= audience
                assert c.canaries(piece.text) <= seen[piece.seen_by], (audience, piece)
                levels.add(piece.seen_by)
    assert kind.key not in KNOWN or len(levels) > 1


@EVERY_KIND
@pytest.mark.parametrize("key", ["tlp:green", "tlp:amber", "tlp:red"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_banner_is_never_lower_than_a_mark_below_it(
    everything: Path, kind: Kind, key: str, audience: Audience
) -> None:
    """Every mark of the paper, its title, head, sources and charts among them, in the terms of the banner."""
    try:
        document = made(everything, kind, audience, Options(marking=Marking(key), portions=True))
    except WrongMarking:
        return
    rank = {f"({profile.sign})": at for at, profile in enumerate(p for p in PROFILES.values() if p.scheme == "tlp")}
    marked = [document.title_mark, *(fact.label for fact in document.head)]
    marked += [plain_of(note.text) for note in document.notes]
    marked += [text for block in document.blocks[:-1] for text in _beginnings(block)]
    found = [rank[text.split()[0].split("\u00a0")[0]] for text in marked]
    assert found and max(found) <= rank[f"({PROFILES[key].sign})"]


_LEVELS = st.sampled_from((None, *AUDIENCES))


@settings(deadline=None)
@given(st.lists(_LEVELS, max_size=5), st.lists(_LEVELS, max_size=3), st.lists(st.sampled_from(AUDIENCES), max_size=2))
def test_a_marking_that_is_taken_is_enough_for_every_part(
    blocks: list[Audience | None], notes: list[Audience | None], besides: list[Audience]
) -> None:
    parts = [
        *(Paragraph(2, "a", seen_by=level) for level in blocks),
        *(Note(at, "b", seen_by=level) for at, level in enumerate(notes, 1)),
    ]
    for audience in AUDIENCES:
        told = [audience if level is None else level for level in (*blocks, *notes)] + besides
        for profile in PROFILES.values():
            marking = Marking(profile.key, dict.fromkeys((blank.key for blank in profile.blanks), "x"))
            try:
                check(marking, parts, audience, besides=besides)
            except WrongMarking:
                continue
            assert profile.upto >= max(told, default=audience)


@EVERY_KIND
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_paragraph_begins_with_its_mark_and_the_marks_are_explained(
    everything: Path, kind: Kind, audience: Audience
) -> None:
    plain = made(everything, kind, audience, Options())
    document = made(everything, kind, audience, Options(portions=True))
    signs = tuple(sign(None, level, "es") for level in AUDIENCES[: audience + 1])
    *blocks, legend = document.blocks
    assert "Marcas de los párrafos: (" in said(replace(document, blocks=(legend,)))
    used = {text[:3] for block in blocks for text in _beginnings(block)}
    assert used <= {*signs}, used
    assert all(mark in said(replace(document, blocks=(legend,))) for mark in used)
    assert (document.title, plain.title_mark) == (plain.title, "")  # without them nothing is marked
    assert document.title_mark in signs
    for told in (*(plain_of(note.text) for note in document.notes), *(fact.label for fact in document.head)):
        assert told.startswith(signs) and told[:3] in said(replace(document, blocks=(legend,)))
    assert not any(plain_of(note.text).startswith(signs) for note in plain.notes)
    assert not any(fact.label.startswith(signs) for fact in plain.head)
    assert not any(text.startswith(signs) for block in plain.blocks for text in _beginnings(block))


def _beginnings(block: object) -> list[str]:
    """The texts before which a mark stands."""
    if isinstance(block, Heading | Contents):
        return []
    if isinstance(block, Timeline | Strip | Milestones):
        return [block.alt]
    if isinstance(block, Facts | Cover):
        return [fact.label for fact in block.facts]
    if isinstance(block, Bullets):
        return [plain_of(item) for item in block.items if not is_empty(item)]
    if isinstance(block, Pairs):
        return [plain_of(raised) for raised, _ in block.items]
    if isinstance(block, Table):
        return [plain_of(row[0]) for row in block.rows] if block.rows_seen_by else [block.header[0]]
    if isinstance(block, Room):
        steps = (block.opening, block.target, block.fallback, block.red_line, block.authority)
        return [plain_of(step) for step in steps if not is_empty(step)]
    label = getattr(block, "label", "")
    return [label or plain_of(block.text)]  # type: ignore[attr-defined]


@EVERY_KIND
def test_a_marking_lower_than_the_paper_is_refused_and_one_that_is_enough_stands_first(
    everything: Path, kind: Kind
) -> None:
    with pytest.raises(WrongMarking):
        made(everything, kind, Audience.NEGOTIATORS, Options(marking=Marking("tlp:clear")))
    document = made(everything, kind, Audience.NEGOTIATORS, Options(marking=RED))
    plain = made(everything, kind, Audience.NEGOTIATORS, Options())
    assert document.marking == f"{banner(RED, 'es')} · {plain.marking}"


@pytest.mark.parametrize("kind", [KINDS[key] for key in (*KNOWN, "matrix")], ids=[*KNOWN, "matrix"])
def test_pdf_and_word_carry_the_banner_twice_a_page_and_the_marks(everything: Path, tmp_path: Path, kind: Kind) -> None:
    document = made(everything, kind, Audience.NEGOTIATORS, Options(marking=RED, portions=True))
    done = render(document, tmp_path / "a.pdf")
    pages = [text for place, text in texts_of(tmp_path / "a.pdf", "a.pdf") if place.startswith("p. ")][: done.pages]
    assert len(pages) == done.pages > 0
    for page in pages:
        assert page.count("TLP:RED · sólo para las personas") == 2
    assert "(TLP:AMBER+STRICT)" in "\n".join(pages)
    render_word(document, tmp_path / "a.docx")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    for stem in ("header", "footer"):
        carrying = [text for name, text in parts.items() if name.startswith(f"word/{stem}")]
        assert carrying and any("TLP:RED · sólo para las personas" in text for text in carrying)
    assert "(TLP:AMBER+STRICT)" in parts["word/document.xml"]


@pytest.mark.parametrize("kind", [KINDS[key] for key in KNOWN], ids=KNOWN)
def test_a_marked_paper_is_heard_with_its_marks(everything: Path, tmp_path: Path, kind: Kind) -> None:
    render(made(everything, kind, Audience.NEGOTIATORS, Options(marking=RED, portions=True)), tmp_path / "a.pdf")
    assert findings(tmp_path / "a.pdf") == []


@pytest.mark.parametrize("landscape", [False, True])
def test_the_longest_banner_stands_whole_on_the_band(tmp_path: Path, landscape: bool) -> None:
    words = ("Clasificación de la oficina según su acuerdo " * 10)[: LONGEST - 1] + "Z"
    document = Document("t", "es", f"{words} · Sólo Equipo negociador", (Paragraph(2, "x"),), landscape=landscape)
    render(document, tmp_path / "a.pdf")
    (page,) = [text for place, text in texts_of(tmp_path / "a.pdf", "a.pdf") if place == "p. 1"][:1]
    assert page.replace("\r\n", " ").count("Z · Sólo Equipo negociador") == 2


def test_a_drawing_has_its_mark_before_the_words_over_it_and_before_those_that_stand_for_it() -> None:
    chart = Strip(4, ("a", "b"), (), ("c", "d"), "alt", seen_by=Audience.GOVERNMENT)
    signed = (lambda level: sign(None, level, "es"), lambda chart: "Escala")
    line, drawn = portioned([chart], Audience.NEGOTIATORS, *signed)
    assert list(strings(line)) == ["(G) Escala"] and drawn == replace(chart, alt="(G) alt")


@EVERY_KIND
def test_no_mark_stands_alone(everything: Path, kind: Kind) -> None:
    document = made(everything, kind, Audience.NEGOTIATORS, Options(portions=True, full=True))
    signs = {sign(None, level, "es") for level in AUDIENCES}
    assert not [block for block in document.blocks if "".join(_beginnings(block)).strip() in signs]


def test_what_is_the_same_for_everybody_is_marked_as_public_in_every_paper(everything: Path) -> None:
    for kind in KINDS.values():
        head = made(everything, kind, Audience.NEGOTIATORS, Options(portions=True)).head
        shared = [fact.label[:3] for fact in head if fact.label[4:] in ("Datos al", "Evento")]
        assert shared == ["(P)"] * len(shared) and (shared or not head)


def test_background_is_marked_by_its_field(everything: Path) -> None:
    paper = made(everything, KINDS["position"], Audience.NEGOTIATORS, Options(portions=True, full=True))
    at = next(i for i, b in enumerate(paper.blocks) if isinstance(b, Heading) and b.text == "Antecedentes")
    (text,) = _beginnings(paper.blocks[at + 1])
    assert text.startswith("(P) ")


def test_a_question_is_marked_by_its_answer_alone(everything: Path) -> None:
    paper = made(everything, KINDS["qa"], Audience.NEGOTIATORS, Options(portions=True))
    brief = made(everything, KINDS["position"], Audience.NEGOTIATORS, Options(portions=True))
    quotes = [b for b in brief.blocks if isinstance(b, Statement) and b.part == 5]
    highest = max((b.seen_by for b in quotes if b.seen_by is not None), default=Audience.NEGOTIATORS)
    answers = next(block for block in paper.blocks if isinstance(block, Pairs))
    marks = [plain_of(raised)[:3] for raised, _ in answers.items]
    replies = next(block for block in brief.blocks if isinstance(block, Pairs))
    assert marks == [sign(None, highest, "es"), *(plain_of(raised)[:3] for raised, _ in replies.items)]
    assert len(marks) > 1 and all(b.seen_by is not None for b in quotes)
