"""The proof finds what was planted, wherever a file can hold it, and says where."""

from __future__ import annotations

import csv
import io
import json
import random
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from reportlab.pdfgen.canvas import Canvas

from workbench.briefs.charts import Strip, StripLine
from workbench.briefs.document import Document, Heading, Note, Paragraph, Run, Table
from workbench.briefs.pdf import render
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.i18n import Language
from workbench.outgoing.proof import LeakFound, Proof, prove
from workbench.outgoing.reserved import Reserved, ReservedValue
from workbench.outgoing.reserving import reserved_from
from workbench.progress import SILENT
from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing, hand_out

SECRET = "Aceptar un año de transición a cambio del maíz"


def reserved(*words: str, visible: tuple[str, ...] = (), number: bool = False) -> Reserved:
    return Reserved([ReservedValue(w, "P-1", "fallback", number) for w in words], 0, list(visible))


def place_of(path: Path, *words: str, number: bool = False) -> str:
    with pytest.raises(LeakFound) as caught:
        prove(path, path.name, reserved(*(words or (SECRET,)), number=number))
    found = caught.value
    assert found.hits[0].place in found.words.es and found.hits[0].place in found.words.en
    assert path.name in found.words.es and "P-1" in found.words.en
    assert not any(word in found.words.es for word in words or (SECRET,))
    return found.hits[0].place


# ---- PDF


def pdf(path: Path, *lines: str, **info: str) -> Path:
    canvas = Canvas(str(path))
    canvas.drawString(72, 760, "Ficha de posición")
    canvas.showPage()
    for number, line in enumerate(lines):
        canvas.drawString(72, 760 - 20 * number, line)
    canvas.setTitle(info.get("title", "Ficha"))
    canvas.setSubject(info.get("subject", ""))
    canvas.setAuthor(info.get("author", ""))
    if "outline" in info:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry(info["outline"], "a")
    if "note" in info:
        canvas.textAnnotation(info["note"], (10, 10, 50, 50))
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(
    "lines",
    [
        (SECRET,),
        ("Aceptar un año de transi-", "ción a cambio", "del maíz"),
        ("ACEPTAR UN AÑO DE TRANSICIÓN", "A CAMBIO DEL MAÍZ"),
        ("Nota: «" + SECRET + "».",),
    ],
)
def test_a_page_that_holds_it_is_named(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert place_of(pdf(tmp_path / "f.pdf", *lines)) == "p. 2"


def test_a_text_that_runs_on_to_the_next_page_is_found_where_it_begins(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "f.pdf"))
    for half in (SECRET[:20], SECRET[20:]):
        canvas.drawString(72, 700, half)
        canvas.showPage()
    canvas.save()
    assert place_of(tmp_path / "f.pdf") == "p. 1"


@pytest.mark.parametrize("where", ["title", "subject", "author", "outline", "note"])
def test_what_no_page_shows_is_searched_too(tmp_path: Path, where: str) -> None:
    path = pdf(tmp_path / "f.pdf", **{where: SECRET})
    assert place_of(path).startswith("object ")
    clean = pdf(tmp_path / "g.pdf", **{where: "Nada"})
    assert prove(clean, "g.pdf", reserved(SECRET)).allowed == 0


def changed(path: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        change(document)
        document.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return path


def with_xmp(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = SECRET


def with_attachment(document: pikepdf.Pdf) -> None:
    document.attachments["datos.txt"] = SECRET.encode()


def with_utf16_attachment(document: pikepdf.Pdf) -> None:
    document.attachments["datos.txt"] = SECRET.encode("utf-16")


def with_packed_attachment(document: pikepdf.Pdf) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("datos.xml", f"<a>{SECRET}</a>")
    document.attachments["datos.zip"] = packed.getvalue()


def with_alternate_text(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Dictionary(Alt=SECRET))


def with_actual_text(document: pikepdf.Pdf) -> None:
    drawn = document.pages[1].Contents.read_bytes()
    text = SECRET.encode("utf-16-be").hex()
    document.pages[1].Contents = document.make_stream(
        b"/Span <</ActualText <feff" + text.encode() + b">>> BDC EMC " + drawn
    )


def with_named_destination(document: pikepdf.Pdf) -> None:
    document.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String(SECRET)])))


@pytest.mark.parametrize(
    "plant",
    [
        with_xmp,
        with_attachment,
        with_utf16_attachment,
        with_packed_attachment,
        with_alternate_text,
        with_actual_text,
        with_named_destination,
    ],
)
def test_what_lies_deeper_in_a_pdf_is_found(tmp_path: Path, plant: Callable[[pikepdf.Pdf], None]) -> None:
    path = pdf(tmp_path / "f.pdf", "Nada")
    prove(path, "f.pdf", reserved(SECRET))
    assert place_of(changed(path, plant))


def tagged(path: Path) -> Path:
    """A brief as it leaves, with a table, a list, a chart and a note."""
    blocks = (
        Heading(2, "Parte"),
        Paragraph(2, (Run("Texto", note=1),)),
        Table(2, ("Actor", "Posición"), (("México", "Sí"),)),
        Strip(2, ("Impulsa", "Se opone"), (StripLine("México", 0),), ("declarada", "estimada"), "Una figura"),
    )
    render(Document("Ficha", "es", "PÚBLICO", blocks, notes=(Note(1, "Acta"),)), path)
    return path


def element(document: pikepdf.Pdf, role: str) -> pikepdf.Object:
    return next(o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{role}")


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("Figure", "Alt"),
        ("P", "ActualText"),
        ("TH", "E"),
        ("Table", "T"),
        ("Note", "ID"),
        ("H1", "Lang"),
        ("Table", "A"),
        ("Link", "Contents"),
        ("Document", "C"),
    ],
)
def test_what_only_the_tree_of_a_tagged_pdf_says_is_found(tmp_path: Path, role: str, key: str) -> None:
    path = tagged(tmp_path / "f.pdf")
    assert prove(path, "f.pdf", reserved(SECRET)).searched == 1

    def plant(document: pikepdf.Pdf) -> None:
        said = pikepdf.String(SECRET)
        if key == "Contents":
            document.pages[0].Annots[0].Contents = said
        elif key == "A":
            element(document, role).A = pikepdf.Dictionary(O=pikepdf.Name.Table, Summary=said)
        else:
            element(document, role)["/" + key] = pikepdf.Array([said]) if key == "C" else said

    assert place_of(changed(path, plant)).startswith("object ")


@pytest.mark.parametrize("key", ["ActualText", "Alt", "E"])
def test_what_a_mark_among_the_marks_of_a_page_says_is_found(tmp_path: Path, key: str) -> None:
    path = tagged(tmp_path / "f.pdf")
    text = SECRET.encode("utf-16-be").hex().encode()

    def plant(document: pikepdf.Pdf) -> None:
        drawn = document.pages[0].Contents.read_bytes()
        assert drawn.count(b"/MCID 2>>") == 1
        marked = drawn.replace(b"/MCID 2>>", b"/MCID 2/%b <feff%b>>>" % (key.encode(), text))
        document.pages[0].Contents = document.make_stream(marked)

    assert place_of(changed(path, plant)) == "p. 1"


def test_a_pdf_whose_objects_point_in_circles_is_searched_quickly(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "f.pdf"))
    for number in range(60):
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(f"Página {number}", str(number))
        canvas.drawString(72, 700, f"Texto {number}")
        canvas.showPage()
    canvas.save()
    start = time.monotonic()
    assert prove(tmp_path / "f.pdf", "f.pdf", reserved(SECRET)).places > 60
    assert time.monotonic() - start < 3


# ---- workbooks


def in_cell(book: openpyxl.Workbook) -> None:
    book.active["C9"] = SECRET


def in_decomposed_cell(book: openpyxl.Workbook) -> None:
    book.active["C9"] = unicodedata.normalize("NFD", SECRET)


def in_comment(book: openpyxl.Workbook) -> None:
    book.active["A1"].comment = Comment(SECRET, "x")


def in_sheet_name(book: openpyxl.Workbook) -> None:
    book.create_sheet(SECRET[:31])


def in_defined_name(book: openpyxl.Workbook) -> None:
    book.defined_names["clave"] = DefinedName("clave", attr_text=f'"{SECRET}"')


def in_custom_property(book: openpyxl.Workbook) -> None:
    book.custom_doc_props.append(StringProperty(name="x", value=SECRET))


def in_header(book: openpyxl.Workbook) -> None:
    book.active.oddHeader.center.text = SECRET


def in_title(book: openpyxl.Workbook) -> None:
    book.properties.description = SECRET


def in_hidden_sheet(book: openpyxl.Workbook) -> None:
    hidden = book.create_sheet("h")
    hidden["A1"], hidden.sheet_state = SECRET, "veryHidden"


@pytest.mark.parametrize(
    ("plant", "place"),
    [
        (in_cell, "Sheet!C9"),
        (in_decomposed_cell, "Sheet!C9"),
        (in_comment, "xl/comments/comment1.xml"),
        (in_sheet_name, "xl/workbook.xml"),
        (in_defined_name, "xl/workbook.xml"),
        (in_custom_property, "docProps/custom.xml"),
        (in_header, "xl/worksheets/sheet1.xml"),
        (in_title, "docProps/core.xml"),
        (in_hidden_sheet, "h!A1"),
    ],
)
def test_the_part_of_a_workbook_is_named(
    tmp_path: Path, plant: Callable[[openpyxl.Workbook], None], place: str
) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "b.xlsx")
    prove(tmp_path / "b.xlsx", "b.xlsx", reserved(SECRET, SECRET[:31]))
    plant(book)
    book.save(tmp_path / "b.xlsx")
    found = place_of(tmp_path / "b.xlsx", SECRET[:31] if plant is in_sheet_name else SECRET)
    assert found in (place, "docProps/app.xml") if plant is in_sheet_name else found == place


def test_runs_of_one_text_and_names_of_parts(tmp_path: Path) -> None:
    runs = f"<sst><si><r><rPr><b val='1'/></rPr><t>{SECRET[:9]}</t></r><r><t>{SECRET[9:]}</t></r></si></sst>"
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        package.writestr("xl/sharedStrings.xml", runs)
    assert place_of(tmp_path / "b.xlsx") == "xl/sharedStrings.xml"
    with zipfile.ZipFile(tmp_path / "c.xlsx", "w") as package:
        package.writestr(f"xl/{SECRET}.bin", b"\0")
    assert SECRET in [h.place[3:-4] for h in hits_of(tmp_path / "c.xlsx")]


def hits_of(path: Path) -> tuple:  # type: ignore[type-arg]
    with pytest.raises(LeakFound) as caught:
        prove(path, path.name, reserved(SECRET))
    return caught.value.hits


# ---- texts


@pytest.mark.parametrize(
    "words", [SECRET, 'Dijo "no", y\notra vez\t"no"', "uno\\dos | tres\ncuatro", "línea\n\nnueva y nada más"]
)
def test_json_and_csv_are_searched_beneath_their_escapes(tmp_path: Path, words: str) -> None:
    plain = json.dumps({"a": [{"b": words}]}, ensure_ascii=False)
    nested = json.dumps({"a": json.dumps([words])}, ensure_ascii=True)
    for number, text in enumerate((plain, nested)):
        path = tmp_path / f"{number}.json"
        path.write_text(text, encoding="utf-8")
        assert place_of(path, words) == "text"
    with (tmp_path / "t.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerow(["x", words])
    assert place_of(tmp_path / "t.csv", words) == "text"


def test_a_value_that_stands_in_a_visible_one_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text(json.dumps(f"Es público: {SECRET}."), encoding="utf-8")
    seen = prove(tmp_path / "t.json", "t.json", reserved(SECRET, visible=(f"Es público: {SECRET}.",)))
    assert seen == Proof(1, 1, 0, 1)
    halves = (SECRET[:20], SECRET[20:])
    with pytest.raises(LeakFound):
        prove(tmp_path / "t.json", "t.json", reserved(SECRET, visible=halves))


def test_a_long_text_that_was_cut_is_found_by_either_end(tmp_path: Path) -> None:
    words = [f"palabra{n * n}" for n in range(60)]
    for kept in (words[:12], words[-12:]):
        (tmp_path / "t.json").write_text(json.dumps(" ".join(kept)), encoding="utf-8")
        assert place_of(tmp_path / "t.json", " ".join(words)) == "text"
        prove(tmp_path / "t.json", "t.json", reserved(" ".join(words), visible=(" ".join(kept),)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("arancel de 3.7 % hoy", True),
        ("arancel de 3.7%", True),
        ("arancel de 13.7 %", False),
        ("arancel de 3.7 puntos", False),
        ("arancel 2,3.7 %", False),
        ("en 37 %", False),
    ],
)
def test_a_number_counts_with_its_unit_and_on_its_own(tmp_path: Path, text: str, found: bool) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    if found:
        assert place_of(tmp_path / "t.csv", "3.7 %", number=True) == "text"
        assert prove(tmp_path / "t.csv", "t.csv", reserved("3.7%", visible=("de 3.7 %",), number=True)).allowed == 1
    else:
        assert prove(tmp_path / "t.csv", "t.csv", reserved("3.7 %", number=True)).searched == 1


def test_words_after_a_number_are_whole(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("1 mesa y 25 meses", encoding="utf-8")
    prove(tmp_path / "t.csv", "t.csv", reserved("1 mes", "5 meses", number=True))
    assert place_of(tmp_path / "t.csv", "25 meses", number=True) == "text"


def test_twenty_thousand_values_against_five_megabytes(tmp_path: Path) -> None:
    chance = random.Random(7)
    letters = "aábcdeéfghijlmnñoópqrstuúvz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(8000)]
    content = [" ".join(chance.choices(words, k=60)) for _ in range(9800)]
    path = tmp_path / "grande.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    values = [ReservedValue(" ".join(chance.choices(words, k=12)), "P-1", "fallback") for _ in range(20_000)]
    start = time.process_time()
    assert prove(path, "grande.json", Reserved(values, 0, content[:2000])).searched == 20_000
    assert time.process_time() - start < 5
    planted = ReservedValue(content[9400][31:], "P-2", "fallback")
    with pytest.raises(LeakFound):
        prove(path, "grande.json", Reserved([*values, planted], 0, []))


# ---- with a dossier


def test_short_values_are_counted_and_long_ones_named(dossier_path: Path) -> None:
    public = Chosen("public")
    issue = Issue(uid="00000000-0000-0000-0000-000000000001", title=Parallel("Maíz"), audience=public)
    actor = Actor(uid="00000000-0000-0000-0000-000000000002", title=Parallel("México"), audience=public)
    stand = Position(
        uid="00000000-0000-0000-0000-000000000003",
        issue=issue.uid,
        actor=actor.uid,
        on=Parallel("Maíz"),
        fallback=Parallel(SECRET),
        red_line=Parallel("doce letras."),
        audience=public,
    )
    hidden = Issue(uid="00000000-0000-0000-0000-000000000004", title=Parallel("Oculto y largo"))
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, (issue, actor, stand, hidden))), "c"))
        found = reserved_from(dossier.reader, dossier.reader.for_audience(Audience.PUBLIC))
        assert {(v.words, v.key, v.field) for v in found.values} == {
            (SECRET, "P-1", "fallback"),
            ("Oculto y largo", "I-2", "title"),
            (hidden.uid, "I-2", "uid"),
        }
        assert (found.too_short, "Maíz" in found.visible) == (1, True)
        assert reserved_from(dossier.reader, dossier.reader) == Reserved()


def test_what_stands_in_an_answer_to_choose_from_is_not_searched_for(dossier_path: Path) -> None:
    """Each of our files offers the answers to choose from: that they are there tells nothing of the dossier."""
    titles = ("Reconocimiento", "ACUERDO DE RECONOCIMIENTO MUTUO", "Reconocimiento de Texcoco")
    hidden = [Issue(uid=f"00000000-0000-0000-0000-00000000000{n}", title=Parallel(t)) for n, t in enumerate(titles, 1)]
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, hidden)), "c"))
        found = reserved_from(dossier.reader, dossier.reader.for_audience(Audience.PUBLIC))
    assert [v.words for v in found.values if v.field == "title"] == [titles[2]]
    assert found.too_short == 2


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_bundled_dossier_leaves_for_a_partner(tmp_path: Path, language: Language) -> None:
    """The title of one of its provisions stands in an answer to choose from, in Spanish."""
    new_dossier(tmp_path / "review.dossier", "usmca-review")
    with open_dossier(tmp_path / "review.dossier") as dossier:
        done = export_file(dossier, tmp_path / "rel.xlsx", (), Handing(Audience.GOVERNMENT, "US"), language)
    assert done.proof.searched and set(done.counts.values()) == {0}


def test_a_file_that_leaks_never_appears_and_the_old_one_stays(dossier_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "fuera"
    out.mkdir()
    (out / "x.json").write_text("antes", encoding="utf-8")
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(
            ChangeSet((Create(Issue(uid="00000000-0000-0000-0000-000000000001", title=Parallel(SECRET))),), "c")
        )
        for name in ("x.json", "nuevo.json"):
            with pytest.raises(LeakFound):
                hand_out(
                    dossier,
                    out / name,
                    Handing(Audience.PUBLIC),
                    lambda path, reader: path.write_text(json.dumps([SECRET]), encoding="utf-8"),
                    lambda path, made: None,
                    SILENT,
                )
    assert [p.name for p in out.iterdir()] == ["x.json"]
    assert (out / "x.json").read_text(encoding="utf-8") == "antes"


# ---- calendars


def calendar(path: Path, summary: str = "Revisión", start: str = "20270315", end: str = "20270316") -> Path:
    lines = ("BEGIN:VCALENDAR", "X-WR-CALNAME:T-MEC", "BEGIN:VEVENT", "UID:u", f"DTSTART;VALUE=DATE:{start}")
    lines += (f"DTEND;VALUE=DATE:{end}", f"SUMMARY:{summary}", "END:VEVENT", "END:VCALENDAR", "")
    path.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    "summary",
    [
        SECRET,
        SECRET.replace(" a cambio", "\r\n  a cam\r\n bio"),
        SECRET.replace("año de", r"año\, de\n"),
    ],
)
def test_a_calendar_is_searched_unfolded_and_without_its_escapes(tmp_path: Path, summary: str) -> None:
    assert place_of(calendar(tmp_path / "a.ics", summary)) == "VEVENT 1 SUMMARY"


def test_a_number_that_is_folded_is_found(tmp_path: Path) -> None:
    assert place_of(calendar(tmp_path / "a.ics", "Cuota de 3\r\n .7 %"), "3.7 %", number=True) == "VEVENT 1 SUMMARY"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("20270315", "20270316", "15 de marzo de 2027"),
        ("20270301", "20270401", "marzo de 2027"),
        ("20270303", "20270306", "del 3 al 5 de marzo de 2027"),
        ("20270303", "20270306", "between 3 and 5 March 2027"),
        ("20270101", "20270401", "1er trimestre de 2027"),
    ],
)
def test_the_days_of_a_calendar_are_searched_as_people_say_them(
    tmp_path: Path, start: str, end: str, told: str
) -> None:
    path = calendar(tmp_path / "a.ics", start=start, end=end)
    assert place_of(path, told) == "VEVENT 1 DTSTART"
    assert prove(path, path.name, reserved("16 de marzo de 2027", "abril de 2027")).searched == 2


@pytest.mark.parametrize(("found", "tail"), [(1, "no puede ver."), (2, "no puede ver (y 1 más).")])
def test_the_sentence_counts_what_else_was_found_only_where_there_is_something(
    tmp_path: Path, found: int, tail: str
) -> None:
    other = "Reducir el arancel a cero en tres etapas"
    path = pdf(tmp_path / "f.pdf", *(SECRET, other)[:found])
    with pytest.raises(LeakFound) as caught:
        prove(path, "f.pdf", reserved(SECRET, other))
    assert caught.value.words.es.endswith(tail) and " 0 " not in caught.value.words.en
