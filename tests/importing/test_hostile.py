"""Files made to do harm: each is read as what it is, or refused in one sentence; none hangs, none takes the memory."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import makers
import pytest
from makers_binary import ods, record, sheet, xlsb
from mutations import SPOILS, packed, parts_of, spoilt

from workbench.domain.sheet import Workbook
from workbench.importing.package import check
from workbench.importing.trouble import Unreadable
from workbench.importing.workbook import read

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
TEXT = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    for told in (caught.value.words.es, caught.value.words.en):
        assert path.name in told and told.endswith(".") and "\n" not in told
    return str(caught.value)


def spoken(path: Path) -> Workbook | str:
    """The workbook, or the sentence."""
    try:
        return read(path)
    except Unreadable as error:
        assert path.name in error.words.es and path.name in error.words.en
        return str(error)


def with_declaration(path: Path, data: bytes, part: str, declaration: bytes) -> Path:
    parts = [(n, _declared(d, declaration) if n == part else d) for n, d in parts_of(data)]
    path.write_bytes(packed(parts))
    return path


def _declared(data: bytes, declaration: bytes) -> bytes:
    at = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:at] + declaration + data[at:]


# ---- entities

XLSX_PARTS = (
    *("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/theme/theme1.xml"),
    *("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
    *("xl/comments/comment1.xml", "xl/worksheets/_rels/sheet1.xml.rels"),
)


@pytest.mark.parametrize("declaration", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
@pytest.mark.parametrize("part", XLSX_PARTS)
def test_entities_in_any_part_of_a_workbook(tmp_path: Path, part: str, declaration: bytes) -> None:
    data = makers.typed(tmp_path / "plain.xlsx").read_bytes()
    assert part in dict(parts_of(data))
    assert "entities" in refused(with_declaration(tmp_path / "bomb.xlsx", data, part, declaration))


@pytest.mark.parametrize("declaration", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
@pytest.mark.parametrize("part", ["content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"])
def test_entities_in_any_part_of_an_open_document(tmp_path: Path, part: str, declaration: bytes) -> None:
    path = with_declaration(tmp_path / "bomb.ods", (FORMATS / "temas.ods").read_bytes(), part, declaration)
    told = spoken(path)
    if part == "content.xml":
        assert isinstance(told, str) and "entities" in told
    else:  # nobody reads what is in the others
        assert isinstance(told, Workbook) and told.sheets[0].at(3, 2) == "TEMA"


@pytest.mark.parametrize("encoding", ["cp037", "utf-7", "shift_jis", "utf-16-le", "nada"])
def test_encodings_in_which_readers_could_see_different_things(tmp_path: Path, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{makers.MAIN}"><sheetData/></worksheet>'
    written = xml.encode("ascii" if encoding == "nada" else encoding)
    assert "not valid" in refused(makers.with_part(tmp_path / "e.xlsx", makers.SHEET_PART, written))


# ---- zips


def test_a_zip_of_many_parts_or_of_one_that_is_huge(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(10_001):
            package.writestr(f"xl/x{number}.xml", "<a/>")
    assert "more data" in refused(path)
    data = b"<a>" + b" " * 30_000_000 + b"</a>"
    assert "more data" in refused(makers.with_part(tmp_path / "huge.xlsx", "xl/huge.xml", data))


def test_a_zip_in_a_zip_stays_closed(tmp_path: Path) -> None:
    inner = b"\0" * 40_000_000
    for _ in range(3):
        inner = packed([("inner.zip", inner)])
    book = read(makers.with_part(tmp_path / "nested.xlsx", "xl/media/inner.zip", inner))
    assert book.sheets[0].rows


def test_parts_that_share_their_bytes(tmp_path: Path) -> None:
    kernel = packed([("xl/a.xml", random.Random(1).randbytes(9_000))])
    end = kernel.rindex(b"PK\x05\x06")
    directory = kernel.index(b"PK\x01\x02")
    entry = kernel[directory:end]
    count = 400
    names = [entry.replace(b"xl/a.xml", f"xl/{n:03}.x".encode()) for n in range(count)]
    whole = b"".join(names)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(whole), directory, 0)
    (tmp_path / "overlap.xlsx").write_bytes(kernel[:directory] + whole + tail)
    assert "damaged" in refused(tmp_path / "overlap.xlsx")


# ---- far and many


@pytest.mark.parametrize("last", ["XFD1048576", "XFD1", "A1048576"])
def test_a_lonely_far_cell(tmp_path: Path, last: str) -> None:
    row = last.lstrip("XFDA")
    lonely = f'<row r="{row}"><c r="{last}"><v>1</v></c></row>'
    for rows in (lonely, CELL + lonely if row != "1" else lonely):
        told = spoken(makers.with_rows(tmp_path / "far.xlsx", rows))
        if last == "XFD1048576":
            assert isinstance(told, str) and last in told and "too far" in told
        else:
            assert isinstance(told, Workbook) and len(told.sheets[0].rows) == int(row)


def test_a_far_cell_beside_a_table(tmp_path: Path) -> None:
    table = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 500))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "XFD1048576" in refused(makers.with_rows(tmp_path / "far.xlsx", table + far))


def test_merges_by_the_hundred_thousand(tmp_path: Path) -> None:
    def merged(count: int) -> str:
        return "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, count + 1)) + "</mergeCells>"

    assert "A100001" in refused(makers.with_rows(tmp_path / "m.xlsx", CELL, merged(100_001)))
    assert len(read(makers.with_rows(tmp_path / "n.xlsx", CELL, merged(5_000))).sheets[0].merges) == 5_000
    giant = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert "too many cells" in refused(makers.with_rows(tmp_path / "g.xlsx", CELL, giant))


def test_styles_far_below_are_no_rows(tmp_path: Path) -> None:
    styled = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="0"/><c r="B{n}"/></row>' for n in range(2, 30_000)
    )
    rows = CELL + styled + '<row r="40000" hidden="1"/><row><c t="e"><v>#N/A</v></c></row>'
    (facts,) = check(makers.with_rows(tmp_path / "s.xlsx", rows)).sheets
    assert (facts.bottom, facts.right, facts.hidden_rows) == (40_001, 1, {40_000})
    assert facts.cells == 2 + 2 * 29_998 and set(facts.errors) == {(40_001, 1)}
    assert read(makers.with_rows(tmp_path / "t.xlsx", CELL + styled)).sheets[0].rows == ((1,),)


def test_a_cell_without_an_address_after_one_that_only_has_a_style(tmp_path: Path) -> None:
    rows = '<row r="3"><c r="D3" s="0"/><c t="e"><v>#N/A</v></c></row>'
    (facts,) = check(makers.with_rows(tmp_path / "u.xlsx", rows)).sheets
    assert facts.errors == {(3, 5): "#N/A"}


def test_too_many_errors_or_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.importing.trouble import Limits

    path = makers.with_rows(tmp_path / "e.xlsx", '<row r="1">' + '<c t="e"><v>#N/A</v></c>' * 50 + "</row>")
    with pytest.raises(Unreadable, match="more data"):
        check(path, limits=Limits(errors=40))
    path = makers.typed(tmp_path / "c.xlsx")
    for limits in (Limits(comments=0), Limits(comment_bytes=100)):
        with pytest.raises(Unreadable, match="more data"):
            check(path, limits=limits)


def test_a_check_has_its_time(tmp_path: Path) -> None:
    from workbench.importing.trouble import Limits

    with pytest.raises(Unreadable, match="too long"):
        check(makers.simple(tmp_path / "s.xlsx"), limits=Limits(most_seconds=-1))


@pytest.mark.parametrize("count", ["2147483648", "4294967295", "1048577"])
def test_an_open_document_that_repeats_beyond_the_sheet(tmp_path: Path, count: str) -> None:
    def table(rows: str, columns: str, cell: str) -> str:
        repeated = cell.replace("table-cell", f'table-cell table:number-columns-repeated="{columns}"', 1)
        row = f'<table:table-row table:number-rows-repeated="{rows}">{repeated}</table:table-row>'
        return f'<table:table table:name="x"><table:table-row>{TEXT}</table:table-row>{row}</table:table>'

    for rows, columns, cell in ((count, "1", "<table:table-cell/>"), ("1", count, "<table:table-cell/>")):
        told = spoken(ods(tmp_path / "empty.ods", table(rows, columns, cell)))
        assert isinstance(told, str) or told.sheets[0].rows == (("a",),)
    filled = spoken(ods(tmp_path / "filled.ods", table(count, count, TEXT)))
    assert isinstance(filled, str)


# ---- in circles


def test_relations_and_formulas_that_lead_in_circles(tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/worksheet" Target="../xl/workbook.xml"/>'
        '<Relationship Id="rId2" Type="x/comments" Target="_rels/workbook.xml.rels"/></Relationships>'
    )
    told = spoken(makers.with_part(tmp_path / "r.xlsx", "xl/_rels/workbook.xml.rels", rels.encode()))
    assert isinstance(told, str) or [s.rows for s in told.sheets] == [()]  # the book is its own sheet
    own = rels.replace("../xl/workbook.xml", "sheet1.xml").replace(
        "_rels/workbook.xml.rels", "/xl/worksheets/sheet1.xml"
    )
    told = spoken(makers.with_part(tmp_path / "o.xlsx", "xl/worksheets/_rels/sheet1.xml.rels", own.encode()))
    assert isinstance(told, str) or told.sheets[0].at(1, 1) == "fila 0"
    rows = (
        '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:XFD1048576">B1</f><v>1</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><f t="shared" si="9"/></c><c r="D1"><f>D1</f></c></row>'
    )
    (only,) = read(makers.with_rows(tmp_path / "f.xlsx", rows)).sheets
    assert only.rows == ((1, 2),) and only.uncomputed == {(1, 3), (1, 4)}


def test_sectors_that_lead_in_circles(tmp_path: Path) -> None:
    data, path = (FORMATS / "temas.xls").read_bytes(), tmp_path / "circle.xls"
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    refusals = 0
    for sector in (2, 3, 5, 12):
        for target in (sector, 0, sector - 1):
            changed = bytearray(data)
            struct.pack_into("<I", changed, table + 4 * sector, target)
            path.write_bytes(changed)
            refusals += isinstance(spoken(path), str)
    assert refusals > 6


def test_shared_texts_and_styles_that_are_not_there(tmp_path: Path) -> None:
    for number in ("99999999", "-1", "x", ""):
        rows = f'<row r="1"><c r="A1" t="s"><v>{number}</v></c><c r="B1"><v>3</v></c></row>'
        told = spoken(makers.with_rows(tmp_path / "s.xlsx", rows))
        assert isinstance(told, str) or told.sheets[0].rows == ((None, 3),)
    rows = '<row r="1"><c r="A1" s="99999"><v>45000</v></c></row>'
    assert read(makers.with_rows(tmp_path / "y.xlsx", rows)).sheets[0].rows == ((45000,),)


# ---- what is never followed


def test_links_commands_and_macros_are_said_and_their_values_read(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f>cmd|"/c calc"!A1</f><v>uno</v></c><c r="B1"><f>[1]Hoja!A1</f><v>2</v></c>'
        '<c r="C1" t="str"><f>HYPERLINK("http://x.example","y")</f><v>y</v></c></row>'
    )
    parts = [
        *parts_of(makers.with_rows(tmp_path / "p.xlsx", rows).read_bytes()),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        ("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    ]
    path = tmp_path / "links.xlsm"
    path.write_bytes(packed(parts))
    book = read(path)
    assert book.sheets[0].rows == (("uno", 2, "y"),)
    assert [r.code for r in book.remarks] == ["macros", "external-links"]


def test_validations_by_the_hundred_thousand_are_passed_over(tmp_path: Path) -> None:
    one = '<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation>'
    after = f"<dataValidations>{one * 20_000}</dataValidations>"
    assert read(makers.with_rows(tmp_path / "v.xlsx", CELL, after)).sheets[0].rows == ((1,),)


# ---- names, and what is no file


def test_a_sheet_with_a_name_of_odd_letters(tmp_path: Path) -> None:
    name = "'{x}%s <&> \u202eñ☂\U0001f33d=1+1\"; DR"
    data = makers.simple(tmp_path / "p.xlsx").read_bytes()
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    parts = [(n, d.replace(b'name="Sheet"', f'name="{escaped}"'.encode())) for n, d in parts_of(data)]
    (tmp_path / "n.xlsx").write_bytes(packed(parts))
    assert read(tmp_path / "n.xlsx").sheets[0].name == name
    assert read(tmp_path / "n.xlsx").sheets[0].rows


@pytest.mark.parametrize(
    "name",
    [b"inf\xf1rme.csv", "dos\nlíneas.csv".encode(), b"\xe2\x80\xaegnp.csv", b"-rf.csv", b"%s{0}.csv", b"a\x07.csv"],
)
def test_a_file_with_an_odd_name_is_called_so_that_it_can_be_kept(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"Tema,Monto\nAcero,1\n")
    book = read(path)
    for told in (book.name, book.sheets[0].name):
        assert told.encode() and told.isprintable()
    path.write_bytes(b"")
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.words.es.isprintable()


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "folder.ods").mkdir()
    (tmp_path / "circle.xls").symlink_to("circle.xls")
    (tmp_path / "lost.xlsx").symlink_to("nada.xlsx")
    for name, why in (("pipe.xlsx", "not a file"), ("zero.csv", "not a file"), ("folder.ods", "not a file"),
                      ("circle.xls", "could not read"), ("lost.xlsx", "does not exist")):  # fmt: skip
        assert why in refused(tmp_path / name)
    makers.simple(tmp_path / "whole.xlsx")
    (tmp_path / "link.xlsx").symlink_to("whole.xlsx")
    assert read(tmp_path / "link.xlsx").name == "link.xlsx"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    makers.simple(tmp_path / "secret.xlsx").chmod(0)
    assert "permission" in refused(tmp_path / "secret.xlsx")


# ---- secrets, and things under a wrong name


def test_an_old_workbook_with_a_password(tmp_path: Path) -> None:
    data = bytearray((FORMATS / "temas.xls").read_bytes())
    first = data.index(b"\x09\x08\x10\x00")
    second = first + 4 + struct.unpack_from("<H", data, first + 2)[0]
    data[second : second + 2] = b"\x2f\x00"  # the record that says how the rest is encrypted
    (tmp_path / "s.xls").write_bytes(data)
    assert "password-protected" in refused(tmp_path / "s.xls")


def test_a_binary_workbook_with_a_password(tmp_path: Path) -> None:
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "s.xlsb").write_bytes(locked)
    assert "password-protected" in refused(tmp_path / "s.xlsb")
    data = bytearray(packed(parts_of(xlsb(tmp_path / "w.xlsb", sheet([["a"]])).read_bytes())))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1  # a part of the zip itself is encrypted
    (tmp_path / "z.xlsb").write_bytes(data)
    assert "password-protected" in refused(tmp_path / "z.xlsb")


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.xlsm", "a.csv"])
def test_web_pages_and_markup_under_another_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<html><body><table><tr><td>Tema</td></tr></table></body></html>", encoding="utf-8")
    assert "web page" in refused(path)
    path.write_text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', encoding="utf-8")
    assert "XML of 2003" in refused(path)


def test_a_text_that_is_called_a_newer_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"Tema,Monto\nAcero,1\n")
    assert "not a workbook" in refused(tmp_path / "a.xlsx")


# ---- records without reason


@pytest.mark.parametrize("size", [b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\x80\x80\x80\x04", b"\x00"])
def test_binary_records_with_absurd_lengths(tmp_path: Path, size: bytes) -> None:
    part = sheet([["a", 1.5]])
    begin = part.index(record(5)[:1] + b"\x10")
    told = spoken(xlsb(tmp_path / "r.xlsb", part[: begin + 1] + size + part[begin + 2 :]))
    assert isinstance(told, str)


def test_an_old_sheet_whose_last_cell_is_far_away(tmp_path: Path) -> None:
    """The first reader would fill a box of 65,536 rows and columns; the second one tells it beforehand."""
    data = bytearray((FORMATS / "temas.xls").read_bytes())
    at = data.index(struct.pack("<HHHH", 0x00FD, 10, 2, 1))  # a text at B3
    struct.pack_into("<HH", data, at + 4, 65_535, 255)
    (tmp_path / "far.xls").write_bytes(data)
    assert "IV65536" in refused(tmp_path / "far.xls")


# ---- cut and spoilt


def whole(kind: str, folder: Path) -> bytes:
    if kind == "xlsb":
        return xlsb(folder / "w.xlsb", sheet([["a", 1.5], ["b", True]], hidden_column=1)).read_bytes()
    if kind in ("csv", "tsv"):
        return 'Tema;Posición\nAcero;"uno; dos"\nMaíz;3\n'.encode("cp1252")
    if kind == "xlsm":
        parts = parts_of((FORMATS / "temas.xlsx").read_bytes())
        return packed([*parts, ("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")])
    return (FORMATS / f"temas.{kind}").read_bytes()


KINDS = [kind for kind in SPOILS if kind != "json"]


@pytest.mark.parametrize("kind", KINDS)
def test_files_cut_at_twenty_places(kind: str, tmp_path: Path) -> None:
    data, path = whole(kind, tmp_path), tmp_path / f"cut.{kind}"
    outcomes = set()
    for part in range(20):
        path.write_bytes(data[: len(data) * part // 20])
        outcomes.add(type(spoken(path)))
    assert str in outcomes
    if kind in ("xlsx", "xlsm", "xlsb", "ods"):
        assert outcomes == {str}


def spoilt_ones(kind: str, folder: Path, count: int) -> Iterator[Path]:
    data, path = whole(kind, folder), folder / f"spoilt.{kind}"
    for number in range(count):
        path.write_bytes(spoilt(kind, data, random.Random(f"{kind}/{number}")))
        yield path


@pytest.mark.parametrize("kind", KINDS)
def test_spoilt_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    told = [spoken(path) for path in spoilt_ones(kind, tmp_path, 10)]
    assert any(isinstance(t, str) for t in told)


def test_the_same_chance_spoils_a_file_in_the_same_way(tmp_path: Path) -> None:
    data = whole("xlsx", tmp_path)
    assert spoilt("xlsx", data, random.Random("7")) == spoilt("xlsx", data, random.Random("7"))
    assert zipfile.is_zipfile(io.BytesIO(data))
