"""Text files come back to the letter, whatever their encoding, separator and line ends; what was taken is told."""

from __future__ import annotations

import contextlib
import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.importing import plain_text
from workbench.importing.plain_text import NoText, text_file
from workbench.importing.trouble import Unreadable
from workbench.importing.workbook import read

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
NARROW = ("cp1252", "latin-1", "mac_roman", "cp850")
HEADER = ["Número", "Posición de México", "Observación"]
PHRASES = (
    *("", "007", "1,5", "1.234,56", "31/12/2027", "No ceder; ni un día", "a|b", "tab\taquí", 'dijo "no"'),
    *("Según la autorización", "¿Cuál es el límite?", "niñez y señales", "L'accès aux marchés, français", "TITULACIÓN"),
    *("dos\nlíneas", "=1+1", "-5 %", "sep=;", "x" * 300, "«Etiquetado» frontal", "PÚBLICO", "vía rápida"),
    *("público", "garçon, élève"),
)  # fmt: skip
OFTEN = settings(max_examples=60, deadline=None)


def written(rows: Sequence[Sequence[str]], separator: str, ends: str = "\r\n", quoting: int = csv.QUOTE_ALL) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator=ends, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return buffer.getvalue()


def rows_of(data: bytes) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "datos.csv"
        path.write_bytes(data)
        return list(text_file(path).rows())


def tables(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=6)
    )


@OFTEN
@example([["", "tab\taquí"]] * 2, "utf-8", "|", "\r\n")
@given(
    tables(st.sampled_from(PHRASES)),
    st.sampled_from(WIDE + NARROW),
    st.sampled_from(";,\t|"),
    st.sampled_from(("\r\n", "\n", "\r")),
)
def test_what_was_written_comes_back(rows: list[list[str]], encoding: str, separator: str, ends: str) -> None:
    table = [HEADER, *rows]
    assert rows_of(written(table, separator, ends).encode(encoding)) == table


@OFTEN
@given(
    tables(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\ufeff"), max_size=12)),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32")),
    st.sampled_from(";,\t|"),
)
def test_any_letters_come_back(rows: list[list[str]], encoding: str, separator: str) -> None:
    table = [HEADER, *rows]
    assert rows_of(written(table, separator).encode(encoding)) == table


@OFTEN
@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_no_text(data: bytes) -> None:
    with contextlib.suppress(NoText, ValueError, csv.Error):
        assert all(type(cell) is str for row in rows_of(data) for cell in row)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Tema;Monto\nAcero;1,5\nMaíz;2,75\n", [["Tema", "Monto"], ["Acero", "1,5"], ["Maíz", "2,75"]]),
        ("Tema, objetivo;Monto, MDD\nAcero, frío;1,5\n", [["Tema, objetivo", "Monto, MDD"], ["Acero, frío", "1,5"]]),
        ("Acero;1,5\nMaíz;2,75\n", [["Acero", "1,5"], ["Maíz", "2,75"]]),
        ("Tema,Nota\nAcero,a; b\nMaíz,c; d\n", [["Tema", "Nota"], ["Acero", "a; b"], ["Maíz", "c; d"]]),
        ("Oficio 12\n\nTema;Monto\nAcero;1\n", [["Oficio 12"], [], ["Tema", "Monto"], ["Acero", "1"]]),
        ("Tema\nAcero\n", [["Tema"], ["Acero"]]),
        ("Tema|Monto", [["Tema", "Monto"]]),
        ("sep=;\r\nTema;Monto, total\r\nAcero;1\r\n", [["Tema", "Monto, total"], ["Acero", "1"]]),
        ('"sep=|"\nTema|Monto\n', [["Tema", "Monto"]]),
        ("sep=;Tema,Monto\nAcero,1\n", [["sep=;Tema", "Monto"], ["Acero", "1"]]),
        ("Tema,Monto\rAcero,1\r", [["Tema", "Monto"], ["Acero", "1"]]),
        ("Tema\tMonto\n\nAcero\t1\n", [["Tema", "Monto"], [], ["Acero", "1"]]),
        ('Pulgadas,Nota\n5" tubo,"a,b"\n', [["Pulgadas", "Nota"], ['5" tubo', "a,b"]]),
    ],
)  # fmt: skip
def test_separators_as_people_and_programs_leave_them(text: str, rows: list[list[str]]) -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"):
        assert rows_of(text.encode(encoding)) == rows


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "comillas.csv"
    path.write_text('Tema,Nota\nAcero,"sin cerrar\nMaíz,"bien, así"\n"Leche,2\n', encoding="utf-8")
    book = read(path)
    rows = (("Tema", "Nota"), ("Acero", '"sin cerrar'), ("Maíz", "bien, así"), ('"Leche', "2"))
    assert [r.code for r in book.remarks] == ["quote-open"]
    assert "4" in book.remarks[0].message.es
    # The first of the two is closed by the second quote: by the rules of the format that is one cell.
    assert book.sheets[0].rows == (rows[0], ("Acero", "sin cerrar\nMaíz,bien", ' así"'), ('"Leche', "2"))
    path.write_text('Tema,Nota\nAcero,1\n"Maíz,2\nLeche,3\n', encoding="utf-8")
    assert read(path).sheets[0].rows == (("Tema", "Nota"), ("Acero", "1"), ('"Maíz', "2"), ("Leche", "3"))


def test_a_file_full_of_open_quotes_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    before = csv.field_size_limit()
    monkeypatch.setattr(plain_text, "LONGEST_CELL", 1_000)
    with pytest.raises(NoText, match="quotes"):
        rows_of((b'"x,y\n' + b"sin comillas\n" * 100) * 30)
    csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a,b\n1,2\n", None),
        ("Tema,Posición\nÁ,é\n".encode("utf-8-sig"), None),
        (b"a;b\n1;2\n", "UTF-8, with “;” as"),
        ("Tema,Posición\n".encode("cp1252"), "Windows-1252, with the comma as"),
        ("Tema\tPosición\n".encode("utf-16"), "UTF-16, with the tab as"),
        ("Tema|Posición\n".encode("utf-16-be"), "UTF-16, with “|” as"),
        ("Tema,Posición,Año\n".encode("mac_roman"), "Mac Roman"),
        ("Tema,Posición,Año\n".encode("cp850"), "DOS 850"),
    ],
)
def test_what_was_taken_is_told_unless_it_is_the_usual(tmp_path: Path, data: bytes, told: str | None) -> None:
    path = tmp_path / "datos.csv"
    path.write_bytes(data)
    remarks = read(path).remarks
    assert [r.code for r in remarks] == (["text-read-as"] if told else [])
    assert told is None or told in remarks[0].message.en


def test_tabs_are_the_usual_of_a_tsv(tmp_path: Path) -> None:
    path = tmp_path / "datos.tsv"
    path.write_bytes(b"a\tb\n1\t2\n")
    assert read(path).remarks == ()
    path.write_bytes(b"a,b\n1,2\n")
    assert [r.code for r in read(path).remarks] == ["text-read-as"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"," * 200_000 + b"x\n", "more columns than"),
        (b"a\n" * 1_048_577, "more rows than"),
        (b"a;b\n1;\0\n", "cannot be understood"),
        ("Tema;Año\n".encode("utf-16") + b"\x00", "cannot be understood"),
        (b"\xff\xfe\x00\xd8a\x00", "cannot be understood"),
        (b"Tema;A\xf1o\x81\x8d\x8f\x90\x9d\n" + bytes(range(1, 256)) * 3, ""),
        (b"x" * 3_000_000, "cannot be understood"),
    ],
    ids=["wide", "tall", "nul", "odd", "surrogate", "noise", "long"],
)  # fmt: skip
def test_text_beyond_reason_gets_a_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "datos.csv"
    path.write_bytes(data)
    try:
        read(path)
        assert not why
    except Unreadable as error:
        assert "datos.csv" in error.words.es
        assert why in str(error) or "takes too long" in str(error)  # on a busy machine
