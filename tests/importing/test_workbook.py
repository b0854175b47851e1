"""Reading files of every kind into Workbook values, and never anything but Unreadable on bad ones."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import makers
import openpyxl
import pytest
import python_calamine
from docx import Document
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from workbench.domain.sheet import ErrorCell, Raw, Workbook
from workbench.importing.child import plain
from workbench.importing.trouble import Limits, Unreadable
from workbench.importing.workbook import read
from workbench.progress import Cancelled


def rows_of(path: Path) -> tuple[tuple[Raw, ...], ...]:
    return read(path).sheets[0].rows


def speaking(code: str) -> Callable[[Path], list[str]]:
    """The command of a child that runs this code instead of reading."""
    return lambda path: [sys.executable, "-c", code]


def children() -> set[str]:
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return {line for line in listed.stdout.splitlines() if "ps -o" not in line}


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_every_type_of_value(tmp_path: Path, epoch: dt.datetime | None) -> None:
    path = makers.typed(tmp_path / "Temas.xlsx", epoch)
    book = read(path)
    first = book.sheets[0]
    wanted = ("Tema", 3, 2.5, True, dt.date(2027, 3, 31), dt.datetime(2027, 3, 31, 9, 30), dt.time(4, 5))
    assert first.rows[0] == (*wanted, "30:05:00", None, ErrorCell("#N/A"))
    assert [type(v) for v in first.rows[0][1:4]] == [int, float, bool]
    assert first.rows[1:] == ((), ("unido",))
    assert (book.name, book.sha256) == ("Temas.xlsx", hashlib.sha256(path.read_bytes()).hexdigest())
    assert first.uncomputed == {(1, 9)}
    assert book.sheets[1].hidden and book.sheets[1].rows == ()
    assert (book.remarks, first.from_1904) == ((), epoch is not None)


def test_a_table_that_starts_at_c5_stays_there(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C5"] = "aquí"
    book.save(tmp_path / "c5.xlsx")
    assert rows_of(tmp_path / "c5.xlsx") == ((), (), (), (), (None, None, "aquí"))


def test_a_false_dimension_hides_nothing(tmp_path: Path) -> None:
    before = '<row r="1"><c r="A1" t="{}"><v>1</v></c></row><row r="9"><c r="F9"><v>2</v></c></row>'
    for name, kind in (("first", "n"), ("second", "zz")):  # the second reader must not believe it either
        path = makers.with_rows(tmp_path / f"{name}.xlsx", before.format(kind))
        with_dimension = f'<worksheet xmlns="{makers.MAIN}"><dimension ref="A1:A1"/><sheetData>'
        xml = with_dimension + before.format(kind) + "</sheetData></worksheet>"
        makers.with_part(path, makers.SHEET_PART, xml.encode())
        assert read(path).sheets[0].at(9, 6) == 2


def test_omitted_addresses(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c></row><row/><row><c r="D3"><v>2</v></c><c t="e"><v>#N/A</v></c></row>'
    assert rows_of(makers.with_rows(tmp_path / "o.xlsx", rows)) == (
        (1,),
        (),
        (None, None, None, 2, ErrorCell("#N/A")),
    )


def test_text_is_never_interpreted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["007", "1/2", "TRUE", "  spaces  ", "#N/A "])
    book.save(tmp_path / "t.xlsx")
    assert rows_of(tmp_path / "t.xlsx") == (("007", "1/2", "TRUE", "  spaces  ", "#N/A "),)


def test_numbers_that_are_not_exact_stay_floats() -> None:
    assert type(plain(2.0**53)) is int
    assert type(plain(1e300)) is float
    assert plain(float("nan")) == "nan"
    assert plain(dt.timedelta(hours=-1)) == "-1:00:00"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_files(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = [["Artículo", "Qué, cómo; y — más"], ["007", ""], ["", "x\ny"]]
    text = "\r\n".join(separator.join(f'"{c}"' for c in line) for line in lines)
    (tmp_path / "datos.csv").write_bytes(text.encode(encoding))
    sheet = read(tmp_path / "datos.csv").sheets[0]
    assert sheet.name == "datos"
    assert sheet.rows == (("Artículo", "Qué, cómo; y — más"), ("007",), (None, "x\ny"))


def refused(path: Path, **kwargs: object) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path, **kwargs)  # type: ignore[arg-type]
    assert path.name in caught.value.words.es
    return str(caught.value)


KINDS = ".xlsx, .xlsm, .xlsb, .xls, .ods, .csv, .tsv and .txt are read, and .json exports"
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize("name", ["libro", "libro.bin", "libro.docx", "libro.pdf", "libro.csv", "libro.txt"])
def test_a_workbook_is_read_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    path = makers.simple(tmp_path / "s.xlsx").rename(tmp_path / name)
    (sheet,) = read(path).sheets
    assert sheet.rows[1] == ("fila 1", 1, 0.5)


@pytest.mark.parametrize("name", ["datos.txt", "datos", "datos.TXT", "datos.xls"])
@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_so_is_a_text_with_separators(tmp_path: Path, name: str, separator: str) -> None:
    rows = (("Tema", "Prioridad"), ("Zinc", "Alta"), ("Año", "Baja"))
    (tmp_path / name).write_bytes("\r\n".join(map(separator.join, rows)).encode("cp1252"))
    (sheet,) = read(tmp_path / name).sheets
    assert sheet.rows == rows


def test_other_documents_are_refused_with_the_kinds_that_are_read(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "carta.docx"))
    for name in ("carta.docx", "carta.xlsx", "carta"):
        path = tmp_path / name
        path.write_bytes((tmp_path / "carta.docx").read_bytes())
        assert KINDS in refused(path)
    with zipfile.ZipFile(tmp_path / "carta.odt", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    assert KINDS in refused(tmp_path / "carta.odt")


def test_what_is_not_a_readable_file(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "none.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "not a file" in refused(tmp_path / "folder.xlsx")
    for name, data, why in (
        ("empty.xlsx", b"", "empty"),
        ("letter.docx", b"x", KINDS),
        ("tabla.pdf", b"%PDF-1.7\nx", KINDS),
        ("tabla.csv", b"%PDF-1.7\nx", KINDS),
        ("texto.md", b"Tema;Prioridad\nZinc;Alta\n", KINDS),
        ("carta.doc", _OLE2 + b"\0" * 600 + "WordDocument".encode("utf-16-le"), KINDS),
        ("other.ods", b"x", "not a workbook"),
        ("nul.csv", b"a;b\0c\n", "cannot be understood"),
        ("big.csv", b"a" * 2_000_000, "cannot be understood"),
    ):
        (tmp_path / name).write_bytes(data)
        assert why in refused(tmp_path / name)
    assert "too large" in refused(tmp_path / "big.csv", limits=Limits(file_bytes=1000))


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise SystemExit(3)",
        'print(\'["sheet","Sheet"]\')',
        "print('[[[[')",
        'print(\'{"d":"x"}\')',
        "print('[\"rows\",7]')",
        'print(\'["rows",[{"d":"2024"}]]\')',
    ],
)
def test_a_child_that_dies_or_babbles(tmp_path: Path, code: str) -> None:
    assert "reader stopped" in refused(makers.simple(tmp_path / "s.xlsx"), command=speaking(code))


def test_a_child_that_never_stops_talking(tmp_path: Path) -> None:
    path = makers.simple(tmp_path / "s.xlsx")
    endless = speaking("while True: print('[\"rows\",[[1,2,3]]]')")
    assert "more data" in refused(path, command=endless, limits=Limits(output=100_000))
    assert "more data" in refused(path, command=endless, limits=Limits(area=1000))
    assert children() == set()


def test_a_child_that_hangs_or_grows_is_killed(tmp_path: Path) -> None:
    path = makers.simple(tmp_path / "s.xlsx")
    start = time.monotonic()
    assert "too long" in refused(path, command=speaking("import time; time.sleep(60)"), limits=Limits(starting=0.5))
    slow = speaking("print('[\"ready\"]', flush=True); import time; time.sleep(60)")
    assert "too long" in refused(path, command=slow, limits=Limits(seconds=0.5))
    grows = speaking("x = b'1' * 300_000_000; import time; time.sleep(60)")
    assert "more data" in refused(path, command=grows, limits=Limits(memory=100_000_000))
    assert time.monotonic() - start < 10
    assert children() == set()


class StopsAt:
    """A Progress that cancels at a step."""

    def __init__(self, name: str) -> None:
        self.name = name

    def step(self, name: str, done: int, total: int) -> None:
        if name == self.name and (name == "check" or children()):
            raise Cancelled


@pytest.mark.parametrize("step", ["check", "read"])
def test_cancelling_leaves_no_process(tmp_path: Path, step: str) -> None:
    sleeper = speaking("import time; time.sleep(60)")
    with pytest.raises(Cancelled):
        read(makers.simple(tmp_path / "s.xlsx"), StopsAt(step), command=sleeper)
    assert children() == set()


def unreadable_or_workbook(path: Path) -> bool:
    try:
        assert isinstance(read(path), Workbook)
    except Unreadable:
        return False
    return True


def test_a_file_cut_anywhere(tmp_path: Path) -> None:
    data = makers.typed(tmp_path / "whole.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    for part in range(60):
        path.write_bytes(data[: len(data) * part // 60])
        assert not unreadable_or_workbook(path)


def test_random_bytes_changed(tmp_path: Path) -> None:
    data = makers.typed(tmp_path / "whole.xlsx").read_bytes()
    chance = random.Random(20270331)
    path = tmp_path / "changed.xlsx"
    outcomes = set()
    for _ in range(120):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 1, 4))):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(changed)
        outcomes.add(unreadable_or_workbook(path))
    assert outcomes == {True, False}


def test_random_bytes_changed_inside_valid_packages(tmp_path: Path) -> None:
    typed = makers.typed(tmp_path / "whole.xlsx")
    chance = random.Random(9171)
    outcomes = set()
    for turn in range(60):
        part = chance.choice((makers.SHEET_PART, "xl/workbook.xml", "xl/styles.xml"))
        with zipfile.ZipFile(typed) as source:
            parts = {name: bytearray(source.read(name)) for name in source.namelist()}
        data = parts[part]
        data[chance.randrange(len(data))] = chance.choice(b'0919AZez"= ') if turn % 4 else chance.randrange(256)
        path = tmp_path / "inside.xlsx"
        with zipfile.ZipFile(path, "w") as target:
            for name, content in parts.items():
                target.writestr(name, bytes(content))
        outcomes.add(unreadable_or_workbook(path))
    assert outcomes == {True, False}


def test_a_sheet_that_the_first_reader_refuses_is_read_by_the_second(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="B2" t="zz"><v>5</v></c><c r="C2"><v>6</v></c></row>'
    path = makers.with_rows(tmp_path / "zz.xlsx", rows)
    with pytest.raises(python_calamine.CalamineError):
        python_calamine.load_workbook(path).get_sheet_by_index(0)
    assert read(path).sheets[0].at(2, 3) == 6


def test_the_child_imports_only_what_it_needs() -> None:
    code = (
        "import sys, workbench.importing.child;"
        "heavy = ('openpyxl', 'python_calamine', 'sqlite_utils', 'click', 'PySide6');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
