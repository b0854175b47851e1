"""The check of a package: what it refuses, and the facts it collects."""

from __future__ import annotations

import datetime as dt
import struct
import time
import zipfile
from pathlib import Path

import makers
import pytest
from makers_binary import ods, record, sheet, xlsb
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName

from workbench.domain.sheet import Box
from workbench.importing.cells import SheetFacts
from workbench.importing.package import check
from workbench.importing.trouble import Limits, Place, Unreadable


def facts_of(path: Path) -> SheetFacts:
    return check(path).sheets[0]


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        check(path, limits=limits)
    assert path.name in caught.value.words.es
    assert path.name in str(caught.value)
    return str(caught.value)


def test_facts_of_a_typed_sheet(tmp_path: Path) -> None:
    package = check(makers.typed(tmp_path / "t.xlsx"))
    first, second = package.sheets
    assert (first.name, first.hidden, second.name, second.hidden) == ("Temas", False, "Oculta", True)
    assert first.merges == [Box(3, 1, 4, 2)]
    assert first.hidden_rows == {3}
    assert first.hidden_columns == {3}
    assert first.comments == {(2, 1): "Ojo: revisar"}
    assert first.uncomputed == {(1, 9)}
    assert first.errors == {(1, 10): "#N/A"}
    assert (first.bottom, first.right) == (3, 10)
    assert package.remarks == ()


def test_a_formula_that_gave_the_empty_text_is_computed(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c><c r="B1"><f>C1</f><v>4</v></c>'
        '<c r="C1"><f>D1</f><v/></c><c r="D1"><f>E1</f></c></row>'
    )
    after = '<extLst xmlns:xm="urn:x"><ext><xm:f>A1</xm:f></ext></extLst>'
    assert facts_of(makers.with_rows(tmp_path / "f.xlsx", rows, after)).uncomputed == {(1, 3), (1, 4)}


def test_prefixed_names_count_as_well(tmp_path: Path) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{makers.MAIN}"><x:sheetData><x:row r="2" hidden="1"><x:c r="B2" t="e">'
        "<x:v>#REF!</x:v></x:c><x:c r='C2'><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>"
    )
    facts = facts_of(makers.with_part(tmp_path / "x.xlsx", makers.SHEET_PART, xml.encode()))
    assert (facts.cells, facts.errors, facts.uncomputed) == (2, {(2, 2): "#REF!"}, {(2, 3)})
    assert facts.hidden_rows == {2}


def test_cells_and_rows_without_addresses_are_counted_on(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c></row><row/><row><c r="D3"><v>1</v></c><c t="e"><v>#DIV/0!</v></c></row>'
    facts = facts_of(makers.with_rows(tmp_path / "r.xlsx", rows))
    assert (facts.bottom, facts.right, facts.errors) == (3, 5, {(3, 5): "#DIV/0!"})


def test_an_unaddressed_cell_is_counted_from_a_plain_one(tmp_path: Path) -> None:
    rows = '<row r="3"><c r="D3"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
    assert facts_of(makers.with_rows(tmp_path / "u.xlsx", rows)).errors == {(3, 5): "#N/A"}


def test_facts_among_many_plain_cells(tmp_path: Path) -> None:
    def row(n: int) -> str:
        plain = f'<c r="A{n}" s="0" t="inlineStr"><is><t>{"x" * 300}</t></is></c><c r="B{n}"><v>{n}</v></c>'
        return f'<row r="{n}">{plain}<c r="C{n}" t="e"><v>#N/A</v></c><c r="D{n}"><f>A1</f></c></row>'

    facts = facts_of(makers.with_rows(tmp_path / "many.xlsx", "".join(map(row, range(1, 9001)))))  # 4 blocks
    assert (facts.cells, facts.bottom, facts.right) == (36_000, 9_000, 3)
    assert set(facts.errors) == {(n, 3) for n in range(1, 9001)}
    assert facts.uncomputed == {(n, 4) for n in range(1, 9001)}


def test_an_address_of_another_row_is_believed_as_the_reader_believes_it(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="A11"><v>1</v></c><c r="A2"><v>1</v></c></row>'
    assert facts_of(makers.with_rows(tmp_path / "a.xlsx", rows)).bottom == 11


def test_the_small_file_that_would_take_all_memory(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = makers.with_rows(tmp_path / "far.xlsx", rows)
    start = time.monotonic()
    assert "XFD1048576" in refusal(path)
    assert time.monotonic() - start < 1


def test_a_styled_cell_far_away_does_no_harm(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert facts_of(makers.with_rows(tmp_path / "styled.xlsx", rows)).bottom == 1


@pytest.mark.parametrize("cell", ["XFE1", "AAAA1", "A1048577", "A0", "1", "a1", "A-1", "A١"])
def test_places_that_cannot_exist(tmp_path: Path, cell: str) -> None:
    assert "no such cell" in refusal(makers.with_rows(tmp_path / "p.xlsx", f'<row><c r="{cell}"><v>1</v></c></row>'))


def test_merges_beyond_reason(tmp_path: Path) -> None:
    giant = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert "merges too many" in refusal(makers.with_rows(tmp_path / "m.xlsx", "", giant))
    two = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
    assert "merges too many" in refusal(makers.with_rows(tmp_path / "n.xlsx", "", two), Limits(merges=1))


@pytest.mark.parametrize("part", [makers.SHEET_PART, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused_in_every_part(tmp_path: Path, part: str) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert "entities" in refusal(makers.with_part(tmp_path / "dtd.xlsx", part, laughs.encode()))


def test_a_zip_bomb_stops_at_its_ratio(tmp_path: Path) -> None:
    path = makers.with_part(tmp_path / "bomb.xlsx", "xl/media/image1.bin", bytes(60_000_000))
    assert "more data" in refusal(path)


def test_sizes_are_measured_and_not_believed(tmp_path: Path) -> None:
    path = makers.with_part(tmp_path / "lie.xlsx", "xl/zz.xml", b"<a>" + b" " * 50_000 + b"</a>")
    data = path.read_bytes()
    directory = data.rindex(b"PK\x01\x02")
    path.write_bytes(data[: directory + 24] + struct.pack("<I", 10) + data[directory + 28 :])
    assert "damaged" in refusal(path)


def test_limits_of_cells_entries_and_bytes(tmp_path: Path) -> None:
    path = makers.simple(tmp_path / "s.xlsx")
    assert check(path, limits=Limits(cells=9)).sheets[0].cells == 9
    for limits in (Limits(cells=8), Limits(entries=3), Limits(unpacked=500)):
        assert "more data" in refusal(path, limits)


@pytest.mark.parametrize("name", ["../evil.xml", "/xl/evil.xml", "XL/Workbook.xml"])
def test_unsafe_and_repeated_names(tmp_path: Path, name: str) -> None:
    assert "unsafe" in refusal(makers.with_part(tmp_path / "n.xlsx", name, b"<a/>"))


def test_files_that_are_something_else(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"not a zip at all")
    assert "not an Excel workbook" in refusal(path)
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("letter.txt", "hello")
    assert "holds no Excel workbook" in refusal(path)


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_where_a_workbook_counts_days_from(tmp_path: Path, epoch: dt.datetime | None) -> None:
    package = check(makers.typed(tmp_path / "t.xlsx", epoch))
    assert [one.from_1904 for one in package.sheets] == [epoch is not None] * 2


@pytest.mark.parametrize("from_1904", [False, True])
def test_so_do_binary_and_open_document_ones(tmp_path: Path, from_1904: bool) -> None:
    properties = record(153, struct.pack("<I", int(from_1904)))
    binary = check(xlsb(tmp_path / "b.xlsb", sheet([["a"]]), before=properties))
    settings = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    )
    table = '<table:table table:name="T"/>'
    opened = check(ods(tmp_path / "o.ods", (settings if from_1904 else "") + table))
    assert [one.from_1904 for one in (*binary.sheets, *opened.sheets)] == [from_1904] * 2


def test_remarks_name_what_is_not_followed(tmp_path: Path) -> None:
    path = makers.with_part(tmp_path / "v.xlsm", "xl/vbaProject.bin", b"macro")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    assert [r.code for r in check(path).remarks] == ["macros", "external-links"]


def test_only_names_that_a_person_gave_are_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Tema"])
    book.active.auto_filter.ref = "A1:A9"  # a name that the program gives itself
    book.save(tmp_path / "filtered.xlsx")
    assert check(tmp_path / "filtered.xlsx").remarks == ()
    book.defined_names["Total"] = DefinedName("Total", attr_text="Sheet!$A$1")
    book.save(tmp_path / "named.xlsx")
    (remark,) = check(tmp_path / "named.xlsx").remarks
    assert remark.code == "defined-names" and "(1)" in remark.message.en


def test_a_refusal_is_one_sentence_with_its_place_and_without_control_characters() -> None:
    refused = Place("a\n{b}.xlsx", "Hoja").refuse("mal", "bad", "D14")
    assert refused.words.es == "No se puede leer «a?{b}.xlsx», hoja «Hoja», celda D14: mal."
    assert str(refused) == "Cannot read “a?{b}.xlsx”, sheet “Hoja”, cell D14: bad."
