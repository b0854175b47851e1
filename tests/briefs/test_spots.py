"""Where the pages tell of records: in the pages as they were drawn, read back from the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from workbench.briefs.charts import Lane, Milestone, Milestones, Strip, StripLine, Timeline
from workbench.briefs.charts import Spot as ChartSpot
from workbench.briefs.compose.kinds import KINDS, Asked, compose
from workbench.briefs.compose.options import Options
from workbench.briefs.document import (
    Bullets,
    Contents,
    Cover,
    Document,
    Heading,
    Paragraph,
    Statement,
    Table,
    telling_of,
)
from workbench.briefs.pdf import render
from workbench.briefs.rendered import Spot
from workbench.domain.audience import AUDIENCES
from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.look_up import find_record

DAY = date(2026, 7, 23)


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "r.dossier"
    new_dossier(path, "usmca-review")
    return path


def words_at(path: Path, spot: Spot) -> str:
    """What the file has in a rectangle."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[spot.page - 1]
        top = page.get_height() - spot.top
        bounds = (spot.left - 1, top - spot.height - 1, spot.left + spot.width + 1, top + 1)
        text: str = page.get_textpage().get_text_bounded(*bounds)
    finally:
        document.close()
    return " ".join(text.split())


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("­", "")


def test_a_paragraph_a_quote_and_each_row_lie_where_their_words_are(tmp_path: Path) -> None:
    rows = tuple((f"fila {n}", "palabras de la fila " * 12) for n in range(40))
    blocks = (
        Heading(2, "Tema"),
        Paragraph(2, "un párrafo que habla del tema", of="tema"),
        Paragraph(2, "otro que no habla de nada"),
        Statement(5, "lo que puede citarse", of="posición"),
        Table(6, ("quién", "qué"), rows, rows_of=tuple(f"r{n}" for n in range(40)), of="nunca"),
    )
    found = render(Document("t", "es", "PÚBLICO", blocks), tmp_path / "a.pdf").spots
    assert [spot.of for spot in found[:2]] == ["tema", "posición"]
    assert words_at(tmp_path / "a.pdf", found[0]) == "un párrafo que habla del tema" == found[0].words
    assert words_at(tmp_path / "a.pdf", found[1]) == "lo que puede citarse"
    told = [spot.of for spot in found[2:]]
    assert list(dict.fromkeys(told)) == [f"r{n}" for n in range(40)]
    assert {spot.page for spot in found} == set(range(1, found[-1].page + 1)) and found[-1].page > 1
    for spot in found[2:]:
        assert squeezed(words_at(tmp_path / "a.pdf", spot)).startswith(squeezed(spot.words)[:20])


def test_what_tells_of_a_record_already_keeps_it() -> None:
    blocks = telling_of("b", [Paragraph(2, "x", of="a"), Paragraph(2, "y"), Heading(2, "z")])
    assert [getattr(block, "of", None) for block in blocks] == ["a", "b", ""]
    table = Table(2, ("q",), (("a",),), rows_of=("a",))
    assert telling_of("b", [table]) == [table]
    with pytest.raises(ValueError, match="tells of a record"):
        Table(2, ("q",), (("a",), ("b",)), rows_of=("a",))


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("position", "I-3"),
        ("committee", "B-12"),
        ("actor", "USTR"),
        ("meeting", "M-20"),
        ("readout", "M-20"),
        ("book", "M-76"),
        ("matrix", ""),
    ],
)
def test_every_spot_of_a_brief_is_a_record_that_its_reader_knows(
    kind: str, named: str, review: Path, tmp_path: Path
) -> None:
    with open_dossier(review) as dossier:
        record = find_record(dossier.reader, named, KINDS[kind].subject.types) if named else None
        for audience in AUDIENCES:
            reader = dossier.reader.for_audience(audience)
            asked = Asked((record,) if record is not None else ())
            paper = compose(KINDS[kind], reader, asked, "es", DAY, Options(full=True))
            spots = render(paper, tmp_path / "b.pdf").spots
            named_there = {spot.of for spot in spots}
            assert named_there and named_there == set(reader.knows(named_there))
            assert all(spot.width > 0 and spot.height > 0 and spot.words for spot in spots)


def test_marks_and_lines_of_charts_lead_each_to_its_own(tmp_path: Path) -> None:
    held = ChartSpot(0.25, of="reunión", day="5 de abril de 2022")
    days = tuple(Milestone(0.2 * n, f"día {n}", f"hito {n}", of=f"d{n}" if n != 2 else "") for n in range(1, 4))
    blocks = (
        Timeline(2, (Lane("Comité", "1 de 2", (), (held,), of="órgano"), Lane("Otro")), (), (), "alt"),
        Strip(3, ("apoya", "se opone"), (StripLine("EE. UU.", 0, of="postura"),), ("dicha", "leída"), "alt"),
        Milestones(4, days, (), "alt"),
    )
    found = render(Document("t", "es", "PÚBLICO", blocks), tmp_path / "a.pdf").spots
    assert [spot.of for spot in found] == ["órgano", "reunión", "postura", "d1", "d3", "d1", "d3"]
    lane, mark, line, stone, _, told, _ = found
    assert mark.words == "Comité, 5 de abril de 2022" and stone.words == "día 1: hito 1"
    assert lane.top <= mark.top and mark.top + mark.height <= lane.top + lane.height
    assert lane.left < mark.left < lane.left + lane.width
    assert words_at(tmp_path / "a.pdf", lane) == "Comité 1 de 2" and "EE. UU." in words_at(tmp_path / "a.pdf", line)
    assert words_at(tmp_path / "a.pdf", told) == "1 día 1 hito 1" and stone.top < told.top


def test_cover_contents_headings_and_items_lead_to_their_records(tmp_path: Path) -> None:
    blocks = (
        Cover(1, "Carpeta", "Tercera ronda", "julio", of="ronda"),
        Contents(1, "Contenido", 1),
        Heading(2, "Aranceles", 1, opens_page=True, of="tema"),
        Bullets(2, ("primero", "segundo"), items_of=("uno", "")),
        Heading(3, "Lo demás", 1),
    )
    found = render(Document("t", "es", "PÚBLICO", blocks), tmp_path / "a.pdf").spots
    assert [(spot.of, spot.page) for spot in found] == [
        ("ronda", 1),
        ("ronda", 1),
        ("tema", 2),
        ("tema", 3),
        ("uno", 3),
    ]
    assert [words_at(tmp_path / "a.pdf", spot) for spot in found[:2]] == ["Tercera ronda", "julio"]
    assert words_at(tmp_path / "a.pdf", found[2]).startswith("Aranceles")
    with pytest.raises(ValueError, match="item of a list"):
        Bullets(2, ("a", "b"), items_of=("x",))


def test_a_book_leads_from_its_cover_its_contents_and_its_charts(review: Path, tmp_path: Path) -> None:
    with open_dossier(review) as dossier:
        reader = dossier.reader
        types = {r.uid: reader.schema.of(r).name for name in ("issue", "meeting", "body") for r in reader.all(name)}
        asked = Asked((reader.by_key("M-76"), reader.by_key("I-3")))  # type: ignore[arg-type]
        spots = render(compose(KINDS["book"], reader, asked, "es", DAY, Options()), tmp_path / "b.pdf").spots
    told = {page: {types.get(spot.of, "") for spot in spots if spot.page == page} for page in (1, 2)}
    assert told[1] == {"meeting"} and told[2] == {"issue"}
    assert {"meeting", "body"} <= {types.get(spot.of, "") for spot in spots if spot.page > 2}
