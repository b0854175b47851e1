"""Every kind of file that ministries send: the same values and the same hidden things, whatever it came in."""

from __future__ import annotations

import datetime as dt
import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from makers_binary import merge, ods, record, sheet, xlsb

from workbench.domain.sheet import Box, ErrorCell
from workbench.importing.trouble import Limits, Unreadable
from workbench.importing.workbook import read

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
CELL = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
ROW = f"<table:table-row>{CELL}</table:table-row>"


def refused(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path, limits=limits)
    assert path.name in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_one_workbook_in_three_formats_says_the_same(kind: str) -> None:
    book = read(FORMATS / f"temas.{kind}")
    assert [(s.name, s.hidden) for s in book.sheets] == [("Matriz", False), ("Oculta", True), ("Vacía", False)]
    assert [r.code for r in book.remarks] == []
    matrix = book.sheets[0]
    assert matrix.rows[2][1:5] == ("TEMA", "LÍNEA ROJA", "FECHA COMPROMISO", "MONTO")
    assert matrix.rows[3][1:5] == ("Etiquetado frontal", "No ceder en plazos", dt.date(2027, 3, 31), 1234.5)
    assert matrix.rows[5][1:5] == ("Plásticos", "Ninguna", dt.datetime(2027, 4, 30, 10, 30), 7)
    assert matrix.rows[6][1:5] == ("Acero", "Cuota", dt.time(9, 15), 0.25)
    assert (matrix.hidden_rows, matrix.hidden_columns) == ({6}, {3})
    assert (matrix.merges, matrix.comments) == ((Box(7, 2, 8, 2),), {(4, 2): "Ver el anexo"})
    assert book.sheets[1].rows == (("resumen",),) and book.sheets[2].rows == ()
    if kind == "xlsx":  # written by a program that computes nothing
        assert matrix.uncomputed == {(4, 6), (6, 6), (7, 6)}
    else:
        assert [matrix.at(row, 6) for row in (4, 6, 7)] == [2469, ErrorCell("#DIV/0!"), 1]


def test_a_binary_workbook(tmp_path: Path) -> None:
    rows = [["TEMA", "LÍNEA ROJA", 2.5], [], ["Acero", "#DIV/0!", True]]
    part = sheet(rows, hidden_rows=(2,), hidden_column=1, more=merge(2, 0, 3, 1))
    book = read(xlsb(tmp_path / "b.xlsb", part, state=1))
    (only,) = book.sheets
    assert only.rows == (("TEMA", "LÍNEA ROJA", 2.5), (), ("Acero", ErrorCell("#DIV/0!"), True))
    assert (only.name, only.hidden, only.hidden_rows, only.hidden_columns) == ("Matriz", True, {3}, {2})
    assert only.merges == (Box(3, 1, 4, 2),)
    assert [r.code for r in book.remarks] == []


def test_what_an_open_document_sheet_hides_repeats_and_leaves_open(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "o.ods",
        '<table:table table:name="Hoja"><table:table-column/>'
        '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2"/>'
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="3"/>'
        '<table:table-cell table:formula="of:=[.A1]"/>'
        '<table:table-cell office:value-type="string"><text:p>uno</text:p><text:p>dos</text:p></table:table-cell>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row></table:table>',
    )
    (only,) = read(path).sheets
    assert only.rows[2:] == ((3, 3, None, "uno\ndos"), (3, 3, None, "uno\ndos"))
    assert (only.hidden_columns, only.hidden_rows, only.uncomputed) == ({2, 3}, {3, 4}, {(3, 3)})


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (ROW.replace("table-row>", 'table-row table:number-rows-repeated="1048576">', 1).join(
            ('<table:table table:name="x">', "</table:table>")), ""),
        (ROW.replace("table-cell ", 'table-cell table:number-columns-repeated="16384" ', 1)
         .replace("table-row>", 'table-row table:number-rows-repeated="1048576">', 1)
         .join(('<table:table table:name="x">', "</table:table>")), "more data"),
        ('<table:table table:name="x"><table:table-row table:number-rows-repeated="-4"/></table:table>', "damaged"),
        ("", "damaged"),
        ("<table:table>", "XML is not valid"),
    ],
)  # fmt: skip
def test_open_document_sheets_that_ask_too_much_or_make_no_sense(tmp_path: Path, tables: str, told: str) -> None:
    path = ods(tmp_path / "o.ods", tables)
    if told:
        assert told in refused(path)
    else:
        assert len(read(path).sheets[0].rows) == 1_048_576


def test_secrets_and_entities_in_an_open_document(tmp_path: Path) -> None:
    table = f'<table:table table:name="x">{ROW}</table:table>'
    secret = ods(tmp_path / "s.ods", table, manifest="<manifest><encryption-data/></manifest>")
    assert "password-protected" in refused(secret)
    bomb = ods(tmp_path / "e.ods", table, before='<!DOCTYPE a [<!ENTITY b "cccc">]>')
    assert "XML entities" in refused(bomb)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (sheet([["x"]])[:-5], "damaged"),
        (record(129) + record(0, struct.pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0)) + record(2, b"\0"), "damaged"),
        (b"\xff\xff\xff\xff\xff\x7f", "damaged"),
        (sheet([["x"]], more=merge(5, 0, 2, 0)), "damaged"),
        (sheet([["x"]], more=b"".join(merge(0, 0, 1_048_575, 16_383) for _ in range(2))), "too many cells"),
    ],
    ids=["cut", "cell", "size", "upside-down", "merges"],
)
def test_binary_parts_that_ask_too_much_or_make_no_sense(tmp_path: Path, part: bytes, told: str) -> None:
    assert told in refused(xlsb(tmp_path / "b.xlsb", part))


def test_a_far_cell_of_a_binary_workbook(tmp_path: Path) -> None:
    rows = record(0, struct.pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0)) + record(
        5, struct.pack("<IId", 16_383, 0, 1.0)
    )
    assert "XFD1048576" in refused(xlsb(tmp_path / "b.xlsb", record(129) + record(145) + rows + record(146)))


def test_text_that_is_called_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "reporte.xls"
    path.write_bytes("Tema\tPlazo\nAcero\t2027\n".encode("utf-16"))
    assert read(path).sheets[0].rows == (("Tema", "Plazo"), ("Acero", "2027"))
    path.write_text("\n<html><table><tr><td>Tema</td></tr></table></html>", encoding="utf-8")
    assert "web page" in refused(path)
    other = tmp_path / "reporte.ods"
    other.write_text("Tema\tPlazo\n", encoding="utf-8")
    assert "not a workbook" in refused(other)


def test_the_content_tells_what_a_file_is_not_its_name(tmp_path: Path) -> None:
    for kind, name in (("xls", "a.xlsx"), ("xlsx", "b.xls"), ("ods", "c.xlsx"), ("xlsx", "d.csv")):
        path = tmp_path / name
        path.write_bytes((FORMATS / f"temas.{kind}").read_bytes())
        assert read(path).sheets[0].at(3, 2) == "TEMA"


def test_an_encrypted_workbook_of_a_newer_kind(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
    assert "password-protected" in refused(path)


def made(kind: str, folder: Path) -> bytes:
    if kind == "xlsb":
        return xlsb(folder / "whole.xlsb", sheet([["a", 1.5], ["b", True]], hidden_column=1)).read_bytes()
    return (FORMATS / f"temas.{kind}").read_bytes()


def changed_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 40))):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(8, len(data))]


@pytest.mark.parametrize("spoil", [changed_bytes, cut])
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsb"])
def test_spoilt_files_are_read_or_refused_and_nothing_else(
    kind: str, spoil: Callable[[bytes, random.Random], bytes], tmp_path: Path
) -> None:
    data, chance, path = made(kind, tmp_path), random.Random(kind), tmp_path / f"spoilt.{kind}"
    refusals = 0
    for _ in range(25):
        path.write_bytes(spoil(data, chance))
        try:
            read(path)
        except Unreadable as error:
            assert path.name in str(error)
            refusals += 1
    assert refusals
