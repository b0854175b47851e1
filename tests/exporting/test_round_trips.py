"""What leaves comes back: export then import plans nothing, whatever the texts, the format and the language."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from strategies import lines, values

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.columns import sheet_columns, sheet_name
from workbench.domain.provision import Provision
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import (
    Chosen,
    Code,
    Parallel,
    ParallelProse,
    ParallelText,
    Prose,
    Provisions,
    References,
    Row,
    Rows,
    Text,
)
from workbench.i18n import PROGRAM_LANGUAGES, Language
from workbench.importing.bundle import bundled_uid
from workbench.importing.planned import Plan
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Options, carry_out, plan_import

NASTY = (
    *("=1+1", "+52 55", "-5 %", "@SUM(A1)", "'comilla", "''", '"', '"a";"b"', "a; b | c, d", "uno\\dos\\n", "007"),
    *("3.10", "1e5", "31/12/2027", "2027-03-31", "no", "x", "n.d.", "---", "#N/A", "TRUE", "TOTAL", "Nota: x", "nan"),
    *("_x000D_", "_x0041_", "_x005F_x0041_", "ünïcödé ☂ 🌽 漢字", "a\u00a0b", "A-1", "I-1", "None", "<b>&amp;</b>"),
    *("CAPÍTULO I", "Tema", "Identificador (uid)", "Tema (español)", "sep=;", "\ufeffx", "largo " * 400 + "fin"),
)
SLOW = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def nasty(field: Field) -> st.SearchStrategy[Any]:
    """Values of a field, as nasty as people and programs make them."""
    usual = values(field.type)
    if isinstance(field.type, ParallelText):
        odd = st.sampled_from(NASTY) | lines()
        if isinstance(field.type, ParallelProse):
            odd |= st.sampled_from(("a \n b", "=1\n=2", "- uno\n- dos\t", "fin  de  línea")).map(str.strip)
        return st.builds(Parallel, odd.map(str.strip), st.just("") | odd.map(str.strip)) | usual
    if type(field.type) in (Text, Code, Prose):
        return st.sampled_from([n.strip() for n in NASTY]) | usual
    return usual


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Record, ...]:
    """A few records of some types and of those that they require, references among them and all of it filled."""
    wanted = {t.name for t in draw(st.lists(st.sampled_from(SCHEMA.types), min_size=2, max_size=3, unique=True))}
    for record_type in reversed(SCHEMA.types):
        if record_type.name in wanted:
            wanted |= {f.refers_to[0] for f in record_type.required_references}
    made: dict[str, list[Record]] = {}
    for record_type in (t for t in SCHEMA.types if t.name in wanted):
        made[record_type.name] = [draw(_record(record_type, made, number)) for number in range(draw(st.integers(1, 2)))]
    return tuple(r for records in made.values() for r in records)


@st.composite
def _record(draw: st.DrawFn, record_type: RecordType, made: dict[str, list[Record]], number: int) -> Record:
    kept: dict[str, Any] = {}
    for field in record_type.fields:
        if field.is_reference:
            there = [r.uid for name in field.refers_to for r in made.get(name, [])]
            if isinstance(field.type, References):
                kept[field.name] = tuple(draw(st.lists(st.sampled_from(there), unique=True))) if there else ()
            elif there:
                kept[field.name] = draw(st.sampled_from(there if field.required else ["", *there]))
        elif isinstance(field.type, Rows) and field.refers_to:
            there = ["", *(r.uid for name in field.refers_to for r in made.get(name, []))]
            kept[field.name] = tuple(_pointing(draw, field.type, row, there) for row in draw(nasty(field)))
        else:
            kept[field.name] = draw(nasty(field))
        if field.required and not kept.get(field.name):
            kept[field.name] = _said(field, number)
    return record_type.cls(uid=bundled_uid(record_type.name, str(number)), **kept)


def _pointing(draw: st.DrawFn, rows: Rows, row: Row, there: list[str]) -> Row:
    """The row with references to records that are there."""
    return tuple(
        draw(st.sampled_from(there)) if c.type.points_to() else cell for c, cell in zip(rows.columns, row, strict=True)
    )


def _said(field: Field, number: int) -> Any:
    """Something in a field that may not be empty."""
    if isinstance(field.type, Provisions):
        return (Provision("chapter", (str(number + 1),)),)
    return Parallel(f"Título {number}") if isinstance(field.type, ParallelText) else f"T {number}"


def kept(path: Path, records: tuple[Record, ...]) -> Dossier:
    dossier = open_dossier(path, write=True)
    dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "c"))
    return dossier


def all_of(dossier: Dossier) -> dict[str, Record]:
    return {r.uid: r for t in SCHEMA.types for r in dossier.reader.all(t.name)}


def assert_nothing(made: Plan) -> None:
    blocking = [(p.sheet, p.cell, p.problem) for p in made.problems if p.problem.severity.value != "remark"]
    moves = [(p.action, p.type.name, [(m.field.name, m.old, m.new) for m in p.moves]) for p in made.planned]
    assert blocking == []
    assert [m for m in moves if m[0] != "unchanged"] == []
    assert (made.change_set.edits, made.complete) == ((), True)


@SLOW
@given(dossiers(), st.sampled_from(PROGRAM_LANGUAGES), st.sampled_from([".xlsx", ".json"]))
def test_export_then_import_plans_nothing(
    empty_dossier: Path, records: tuple[Record, ...], language: Language, suffix: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty_dossier, Path(name) / "d.twb"))
        with kept(path, records) as dossier:
            out = Path(name) / f"e{suffix}"
            export_file(dossier, out, (), Handing(Audience.NEGOTIATORS), language)
            made = plan_import(dossier, out, Options())
            assert len(made.planned) == len(records)
            assert_nothing(made)


@settings(SLOW, max_examples=2)
@given(dossiers(), st.sampled_from(PROGRAM_LANGUAGES))
def test_csv_of_every_type_plans_nothing(empty_dossier: Path, records: tuple[Record, ...], language: Language) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty_dossier, Path(name) / "d.twb"))
        with kept(path, records) as dossier:
            for record_type in dict.fromkeys(SCHEMA.of(record) for record in records):
                out = Path(name) / f"{record_type.name}.csv"
                export_file(dossier, out, (record_type.name,), Handing(Audience.NEGOTIATORS), language)
                made = plan_import(dossier, out, Options())
                assert len(made.planned) == dossier.reader.count(record_type.name)
                assert_nothing(made)


@settings(SLOW, max_examples=2)
@given(dossiers(), st.sampled_from(AUDIENCES[:3]), st.sampled_from([".xlsx", ".json"]))
def test_what_a_lower_audience_got_erases_and_lowers_nothing_when_it_comes_back(
    empty_dossier: Path, records: tuple[Record, ...], audience: Audience, suffix: str
) -> None:
    public = tuple(r if number % 4 == 0 else _wider(r) for number, r in enumerate(records))
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty_dossier, Path(name) / "d.twb"))
        with kept(path, public) as dossier:
            before = all_of(dossier)
            out = Path(name) / f"e{suffix}"
            exported = export_file(dossier, out, (), Handing(audience), "es")
            if not any(exported.counts.values()):
                return
            made = plan_import(dossier, out, Options())
            assert made.change_set.edits == () or not made.complete
            carry_out(dossier, made)
            assert all_of(dossier) == before


def _wider(record: Record) -> Record:
    from dataclasses import replace

    return replace(record, audience=Chosen("public"))


@settings(SLOW, max_examples=3)
@given(dossiers(), st.sampled_from([".xlsx", ".json"]))
def test_an_export_fills_an_empty_dossier_and_its_counts_are_those_of_the_commit(
    empty_dossier: Path, records: tuple[Record, ...], suffix: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = Path(shutil.copy(empty_dossier, folder / "a.twb"))
        target = Path(shutil.copy(empty_dossier, folder / "b.twb"))
        out = folder / f"e{suffix}"
        with kept(source, records) as dossier:
            export_file(dossier, out, (), Handing(Audience.NEGOTIATORS), "es")
        with open_dossier(target, write=True) as other:
            made = plan_import(other, out, Options())
            done = carry_out(other, made)
            assert done.effect is not None
            assert (len(done.effect.created), len(done.effect.updated)) == (made.count("create"), made.count("update"))
            assert set(done.effect.created) == {r.uid for r in records}
            assert_nothing(plan_import(other, out, Options()))


def nasty_dossier(path: Path, texts: tuple[str, ...] = NASTY) -> Dossier:
    """A dossier in which every nasty text stands in a title, a code and a prose."""
    issue = SCHEMA.type("issue")
    records = tuple(
        issue.cls(
            uid=str(uuid.UUID(int=number)),
            title=Parallel(text.strip(), f"English {number}"),
            number=text.strip()[:30],
            notes=f"{text}\n{text}".strip(),
            tags=("uno", "=2"),
        )
        for number, text in enumerate(texts, 1)
    )
    return kept(path, records)


def test_every_nasty_text_comes_back_to_the_letter(dossier_path: Path, folder: Path) -> None:
    with nasty_dossier(dossier_path) as dossier:
        for name in ("e.xlsx", "e.csv", "e.json"):
            export_file(dossier, folder / name, ("issue",), Handing(Audience.NEGOTIATORS), "es")
            made = plan_import(dossier, folder / name, Options())
            assert len(made.planned) == len(NASTY)
            assert_nothing(made)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saved_again_changes_nothing(dossier_path: Path, folder: Path) -> None:
    texts = tuple(t for t in NASTY if not t.startswith("_x"))  # LibreOffice itself saves these as other letters
    with nasty_dossier(dossier_path, texts) as dossier:
        export_file(dossier, folder / "e.xlsx", (), Handing(Audience.NEGOTIATORS), "es")
        out = folder / "saved"
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
        done = subprocess.run(
            [*command, "--outdir", str(out), str(folder / "e.xlsx")], capture_output=True, timeout=120
        )
        assert done.returncode == 0
        made = plan_import(dossier, out / "e.xlsx", Options())
        assert len(made.planned) == len(texts)
        assert_nothing(made)


def test_five_edited_cells_are_five_updates(dossier_path: Path, folder: Path) -> None:
    with nasty_dossier(dossier_path) as dossier:
        export_file(dossier, folder / "e.xlsx", (), Handing(Audience.NEGOTIATORS), "es")
        book = openpyxl.load_workbook(folder / "e.xlsx")
        record_type = SCHEMA.type("issue")
        sheet = book[sheet_name(record_type).es]
        headers = [c.header.es for c in sheet_columns(record_type)]
        edits = {"Tema (español)": "Otro título", "Prioridad": "Alta", "Notas": "=nota", "Número": "0010"}
        for row, (header, text) in enumerate([*edits.items(), ("Etiquetas", "uno; dos")], 2):
            sheet.cell(row, headers.index(header) + 1).value = text
            sheet.cell(row, headers.index(header) + 1).data_type = "s"
        book.save(folder / "e.xlsx")
        made = plan_import(dossier, folder / "e.xlsx", Options())
        moves = [(p.record.uid, m.field.name) for p in made.planned for m in p.moves]
        assert moves == [
            (str(uuid.UUID(int=number)), field)
            for number, field in enumerate(("title", "priority", "notes", "number", "tags"), 1)
        ]
        assert (made.count("update"), made.count("unchanged"), made.complete) == (5, len(NASTY) - 5, True)
        effect = carry_out(dossier, made).effect
        assert effect is not None and len(effect.updated) == 5
