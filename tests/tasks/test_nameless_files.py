"""No file that leaves tells who made it, where, when or with which program: every kind is opened and searched."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from openpyxl import Workbook

from workbench.domain.records import SCHEMA
from workbench.exporting.workbook import write_workbook
from workbench.outgoing.texts import texts_of
from workbench.progress import SILENT
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.book_matrix import matrix_book
from workbench.tasks.books import save_book
from workbench.tasks.brief_to_file import brief_to_file
from workbench.tasks.calendar_file import Span, save_calendar
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.export_file import export_file, write_template
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Options, plan_taken, take_in
from workbench.tasks.sending_back import send_back

DAY = date(2026, 7, 23)
AUTHOR, USER, FOLDER = "Quetzalli Autora", "qautora77", "carpeta-de-nadie"
PROGRAMS = re.compile(
    r"treaty.?workbench|workbench|openpyxl|python|reportlab|pikepdf|qpdf|pdfium|microsoft office|libreoffice", re.I
)
# What says nothing of anybody: names of standards that hold a maker's name.
STANDARD = re.compile(r"https?://\S+|application/vnd\.\S+")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("x") / FOLDER
    path.mkdir()
    new_dossier(path / "review.dossier", "usmca-review")
    return path


def _brief(dossier: Dossier, out: Path) -> None:
    brief_to_file(dossier, out, "I-3", Handing(), "es", DAY)


def _locked(dossier: Dossier, out: Path) -> None:
    brief_to_file(dossier, out, "I-3", Handing(), "es", DAY, password="una contraseña larga")


def _export(dossier: Dossier, out: Path) -> None:
    export_file(dossier, out, ["source"], Handing(), "es")


def _book(dossier: Dossier, out: Path) -> None:
    save_book(dossier, out, Handing(), "es", lambda reader: matrix_book(reader, {}, "es", DAY))


def _back(dossier: Dossier, out: Path) -> None:
    made = Workbook()
    for row in (("Tema", "Prioridad"), ("Vidrio", "quizá")):
        made.active.append(row)
    made.save(out.parent / "ministry.xlsx")
    taken = take_in(out.parent / "ministry.xlsx")
    assert send_back(dossier, taken, plan_taken(dossier, taken, Options()), Options(), out, "es")


KINDS: dict[str, Callable[[Dossier, Path], object]] = {
    "brief.pdf": _brief,
    "locked.pdf": _locked,
    "brief.docx": _brief,
    "export.xlsx": _export,
    "export.csv": _export,
    "export.json": _export,
    "matrix.xlsx": _book,
    "matrix.csv": _book,
    "template.xlsx": lambda _, out: write_template(out, ["issue"], SCHEMA, "es"),
    "back.xlsx": _back,
    "dates.ics": lambda dossier, out: save_calendar(dossier, out, Handing(), "es", DAY, Span()),
}


@pytest.fixture(params=KINDS)
def file(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(name, USER)
    out = folder / request.param
    with open_dossier(folder / "review.dossier", write=True, author=AUTHOR) as dossier:
        KINDS[request.param](dossier, out)
    if request.param == "locked.pdf":
        with pikepdf.open(out, password="una contraseña larga") as pdf:
            pdf.save(folder / "opened.pdf")
        return folder / "opened.pdf"
    return out


def test_no_text_of_the_file_names_a_program_a_person_or_a_place(file: Path) -> None:
    for place, text in texts_of(file, file.name):
        said = STANDARD.sub("", text)
        assert not PROGRAMS.search(said), (place, PROGRAMS.search(said))
        for trace in (AUTHOR, USER, FOLDER, str(file.parent)):
            assert trace not in said, (place, trace)


def test_the_metadata_is_what_was_chosen_and_nothing_else(file: Path) -> None:
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            assert set(pdf.docinfo.keys()) == {"/Title", "/Subject"}
            assert not {"/PieceInfo", "/Names", "/AF"} & set(pdf.Root.keys())
            with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
                assert {name.split("}")[-1] for name in xmp} <= {
                    *("title", "description", "language", "format", "part", "conformance", "schemas")
                }
    elif file.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(file) as package:
            assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not any(info.comment or info.extra for info in package.infolist()) and not package.comment
            properties = {n: package.read(n) for n in package.namelist() if n.startswith("docProps/")}
        assert set(properties) <= {"docProps/core.xml", "docProps/app.xml"}
        told = {e.tag.split("}")[-1] for data in properties.values() for e in ElementTree.fromstring(data)}
        assert told == ({"title", "subject", "language"} if file.suffix == ".docx" else set())
    elif file.suffix == ".ics":
        names = {line.partition(":")[0] for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != " "}
        assert not {"ORGANIZER", "ATTENDEE", "CREATED", "LAST-MODIFIED", "URL", "CONTACT"} & names
        assert "PRODID:-//Calendar//ES" in file.read_text(encoding="utf-8")
        assert set(re.findall("DTSTAMP:(.*)", file.read_text(encoding="utf-8"))) == {"20260723T000000Z"}
    elif file.suffix == ".json":
        content = json.loads(file.read_text(encoding="utf-8"))
        assert {k: v for k, v in content.items() if k != "records"} == {
            **{"format": "negotiation-dossier", "version": 1, "audience": "public"}
        }
    else:
        with file.open(encoding="utf-8-sig", newline="") as rows:
            assert len({len(row) for row in csv.reader(rows)}) == 1  # a table and nothing besides


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, [("Audiencia", "Público")], "Léeme", [], SILENT)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
