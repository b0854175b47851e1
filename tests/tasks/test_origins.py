"""From every imported value back to its file, sheet, cell, sender and day: in history, and on paper on request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from pdf_words import words_of

from workbench.briefs.compose import options as paper
from workbench.briefs.compose.position import compose_position
from workbench.briefs.document import plain_of
from workbench.briefs.texts import texts_in
from workbench.cli import shapes
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Issue, Position
from workbench.domain.types import Parallel
from workbench.editing.merge import merge
from workbench.i18n import squash
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.origins import origin_told, origins_now
from workbench.tasks.brief_to_file import NoBrief, brief_to_file
from workbench.tasks.demo import sample
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Options, carry_out, plan_import
from workbench.tasks.look_up import gone_into, show
from workbench.ui.forms.history import past_moves

SENDER = "Secretaría de Agricultura y Desarrollo Rural"
DAY = date(2026, 7, 23)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    path = tmp_path / "d.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as opened:
        sader = next(r for r in opened.reader.all("actor") if getattr(r, "acronym", "") == "SADER")
        carry_out(opened, plan_import(opened, sample(), Options(sender=sader.uid)))
        yield opened


def position(dossier: Dossier) -> Position:
    """One with a red line, on an issue of the file's own."""
    return next(r for r in dossier.reader.all("position") if isinstance(r, Position) and r.red_line.es)


def test_history_tells_file_sheet_cell_sender_day_and_seal(dossier: Dossier) -> None:
    found = position(dossier)
    (step,) = dossier.reader.history(found.uid, "red_line")
    (moved,) = shapes.step(dossier.reader, step, "es")["fields"]
    origin = moved["origin"]
    assert (origin["file"], origin["sheet"]) == (sample().name, "MATRIZ vf2 (3)") and origin["cell"].startswith("L")
    assert len(origin["sha256"]) == 64 and origin["change"] == step.change
    sender = dossier.reader.get(origin["sender"])
    assert sender is not None and dossier.reader.schema.of(sender).title_of(sender, "es") == SENDER
    (cell,) = [c for c in dossier.reader.provenance(found.uid) if c.field == "red_line"]
    told = origin_told(dossier.reader, cell, "es")
    for part in (cell.file, f"MATRIZ vf2 (3)!{cell.cell}", SENDER, cell.at[:10], cell.sha256[:12]):
        assert part in told
    edit = ChangeSet((Update(found.uid, found.revision, {"red_line": Parallel("otra")}),), "edit")
    dossier.journal.commit(edit)
    latest = shapes.step(dossier.reader, dossier.reader.history(found.uid, "red_line")[0], "es")
    assert [f["origin"] for f in latest["fields"]] == [None]  # somebody wrote it here


def test_a_value_has_the_origin_that_it_had_when_it_was_said(dossier: Dossier, tmp_path: Path) -> None:
    def book(background: str) -> int | None:
        path = tmp_path / f"{background}.xlsx"
        made = Workbook()
        for row in (("TEMA", "ANTECEDENTES"), ("Vidrio plano", background)):
            made.active.append(row)
        made.save(path)
        effect = carry_out(dossier, plan_import(dossier, path, Options())).effect
        return effect.change if effect is not None else None

    def told() -> str:
        (record,) = (r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == "Vidrio plano")
        cell = origins_now(dossier.reader, record.uid).get("background")
        return f"{record.background.es} {cell.file if cell else ''}".strip()

    book("uno")
    second = book("dos")
    assert told() == "dos dos.xlsx"
    dossier.journal.undo(second)
    assert told() == "uno uno.xlsx"
    dossier.journal.redo()
    assert told() == "dos dos.xlsx"
    (record,) = (r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == "Vidrio plano")
    edit = Update(record.uid, record.revision, {"background": Parallel("a mano")})
    dossier.journal.commit(ChangeSet((edit,), "edit"))
    assert told() == "a mano"
    dossier.journal.undo()
    assert told() == "dos dos.xlsx"


def merged_book(dossier: Dossier, tmp_path: Path) -> tuple[Issue, Issue]:
    """Two issues of a file, the second of which says more."""
    path = tmp_path / "dos.xlsx"
    made = Workbook()
    for row in (
        ("TEMA", "ANTECEDENTES", "MESA"),
        ("Vidrio plano", "uno", "Servicios"),
        ("Vidrios planos", "dos", "Bienes"),
        ("Vidrio templado", "", "Bienes"),
    ):
        made.active.append(row)
    made.save(path)
    carry_out(dossier, plan_import(dossier, path, Options()))
    found = {r.title.es: r for r in dossier.reader.all("issue") if isinstance(r, Issue)}
    return found["Vidrio plano"], found["Vidrios planos"]


def cells_of(dossier: Dossier, key: str) -> dict[str, str]:
    """The cells that ``show`` tells, which the form and the history tell too."""
    shown = show(dossier.reader, key)
    assert shown is not None
    (card,) = shown.subjects
    cells = {p.field: p.cell for p in card.provenance}
    assert cells == {name: p.cell for name, p in origins_now(dossier.reader, card.record.uid).items()}
    return cells


def test_what_a_merge_takes_over_has_the_cell_that_it_had_there(dossier: Dossier, tmp_path: Path) -> None:
    kept, gone = merged_book(dossier, tmp_path)
    was = {"title": "A2", "background": "B2", "table": "C2"}
    assert cells_of(dossier, kept.key) == was
    dossier.journal.commit(merge(dossier.reader, kept.uid, gone.uid, {"table": "drop"}).change_set)
    assert cells_of(dossier, kept.key) == {"title": "A2", "background": "B2", "table": "C3"}
    step = shapes.step(dossier.reader, dossier.reader.history(kept.uid, "table")[0], "es")
    assert [f["origin"]["cell"] for f in step["fields"]] == ["C3"]
    told = [m.origin for m in past_moves(dossier.reader, kept.uid, "table", "es")]
    assert [("C3" in one, "C2" in one) for one in told] == [(True, False), (False, True)]
    dossier.journal.undo()
    assert cells_of(dossier, kept.key) == was
    dossier.journal.redo()
    assert cells_of(dossier, kept.key)["table"] == "C3"
    now = dossier.reader.get(kept.uid)
    assert now is not None
    dossier.journal.commit(ChangeSet((Update(now.uid, now.revision, {"table": "a mano"}),), "edit"))
    assert "table" not in cells_of(dossier, kept.key)


def twice_told(dossier: Dossier, tmp_path: Path) -> tuple[Issue, Issue]:
    """Two issues of a file that say of most things something else."""
    made = Workbook()
    for row in (
        ("TEMA", "ANTECEDENTES", "MESA", "DISPOSICIONES", "NOTAS"),
        ("Vidrio plano", "uno", "Mesa uno", "9.17", "Ojo"),
        ("Vidrios planos", "dos", "Mesa dos", "34.7", "Aviso"),
    ):
        made.active.append(row)  # type: ignore[union-attr]
    made.save(tmp_path / "dos.xlsx")
    carry_out(dossier, plan_import(dossier, tmp_path / "dos.xlsx", Options()))
    found = {r.title.es: r for r in dossier.reader.all("issue") if isinstance(r, Issue)}
    return found["Vidrio plano"], found["Vidrios planos"]


def test_what_a_merge_leaves_in_the_notes_says_its_cell_there(dossier: Dossier, tmp_path: Path) -> None:
    kept, gone = twice_told(dossier, tmp_path)
    dossier.journal.commit(merge(dossier.reader, kept.uid, gone.uid, {"provisions": "both"}).change_set)
    now = dossier.reader.get(kept.uid)
    assert isinstance(now, Issue) and len(now.provisions) == 2
    notes = now.notes.splitlines()
    assert "Ojo [dos.xlsx · Sheet!E2]" in notes and "Aviso [dos.xlsx · Sheet!E3]" in notes
    assert "Mesa: Mesa dos [dos.xlsx · Sheet!C3]" in notes and "Antecedentes: dos [dos.xlsx · Sheet!B3]" in notes
    assert "Disposiciones: dos.xlsx · Sheet!D2; dos.xlsx · Sheet!D3" in notes
    assert {"table": "C2", "background": "B2"}.items() <= cells_of(dossier, kept.key).items()
    dossier.journal.undo()
    back = dossier.reader.get(kept.uid)
    assert back is not None and back.notes == kept.notes and cells_of(dossier, kept.key)["notes"] == "E2"


def test_notes_that_stay_alone_keep_their_cell(dossier: Dossier, tmp_path: Path) -> None:
    kept, gone = twice_told(dossier, tmp_path)
    empty = {"table": "", "background": Parallel(), "notes": "", "provisions": (), "title": gone.title}
    dossier.journal.commit(ChangeSet((Update(kept.uid, kept.revision, empty),), "edit"))
    dossier.journal.commit(merge(dossier.reader, kept.uid, gone.uid).change_set)
    now = dossier.reader.get(kept.uid)
    assert now is not None and now.notes == gone.notes == "Aviso"
    assert cells_of(dossier, kept.key) == {"background": "B3", "table": "C3", "provisions": "D3", "notes": "E3"}


def test_what_was_empty_and_what_came_by_two_merges_has_its_own_cell_and_mixed_wordings_none(
    dossier: Dossier, tmp_path: Path
) -> None:
    first, second = merged_book(dossier, tmp_path)
    (third,) = (r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == "Vidrio templado")
    dossier.journal.commit(merge(dossier.reader, third.uid, second.uid).change_set)
    assert cells_of(dossier, third.key) == {"title": "A4", "background": "B3", "table": "C4"}
    english = Update(first.uid, first.revision, {"background": Parallel("", "older words")})
    dossier.journal.commit(ChangeSet((english,), "edit"))
    dossier.journal.commit(merge(dossier.reader, first.uid, third.uid).change_set)
    assert cells_of(dossier, first.key) == {"title": "A2", "table": "C2"}  # Spanish of the one, English of the other
    dossier.journal.undo()
    dossier.journal.commit(merge(dossier.reader, first.uid, third.uid, {"table": "drop"}).change_set)
    assert cells_of(dossier, first.key)["table"] == "C4"
    assert [m.kept_key for m in gone_into(dossier.reader, second.key)] == [third.key, first.key]


def test_a_brief_names_the_cell_of_a_red_line_that_a_merge_took_over(dossier: Dossier) -> None:
    gone = position(dossier)
    kept = replace(gone, uid="kept", key="", revision=0, red_line=Parallel(), statement=Parallel("Otra"))
    dossier.journal.commit(ChangeSet((Create(kept),), "entered again"))
    (cell,) = [c.cell for c in dossier.reader.provenance(gone.uid) if c.field == "red_line"]
    dossier.journal.commit(merge(dossier.reader, "kept", gone.uid).change_set)
    issue, key = dossier.reader.get(gone.issue), getattr(dossier.reader.get("kept"), "key", "")
    assert issue is not None and cells_of(dossier, key) == {"red_line": cell}
    assert isinstance(issue, Issue)
    document = compose_position(dossier.reader, issue, "es", DAY, paper.Options(origins=True))
    text = "\n".join(plain_of(note.text) for note in document.notes)
    assert f"{key}, Línea roja: {sample().name} · MATRIZ vf2 (3)!{cell} · {SENDER}" in text
    assert f"{key}, Posición:" not in text


def test_others_than_negotiators_learn_neither_sender_nor_change(dossier: Dossier) -> None:
    reader = dossier.reader.for_audience(Audience.GOVERNMENT)
    for record in reader.all("issue"):
        for cell in reader.provenance(record.uid):
            assert (cell.sender, cell.change, cell.author) == ("", 0, "")


def test_a_brief_lists_the_cell_of_every_value_on_request(dossier: Dossier, tmp_path: Path) -> None:
    found = position(dossier)
    issue = dossier.reader.get(found.issue)
    assert isinstance(issue, Issue)
    cells = {c.field: c for c in dossier.reader.provenance(found.uid)}
    plain, full = tmp_path / "plain.pdf", tmp_path / "full.pdf"
    handing = Handing(Audience.NEGOTIATORS)
    brief_to_file(dossier, plain, issue.key, handing, "es", DAY)
    brief_to_file(dossier, full, issue.key, handing, "es", DAY, options=paper.Options(origins=True))
    mark = f"{found.key}, Línea roja: {sample().name} · MATRIZ vf2 (3)!{cells['red_line'].cell} · {SENDER}"
    assert mark in words_of(full) and mark not in words_of(plain)
    change = {"red_line": Parallel("Otra línea")}
    dossier.journal.commit(ChangeSet((Update(found.uid, found.revision, change),), "edit"))
    brief_to_file(dossier, full, issue.key, handing, "es", DAY, options=paper.Options(origins=True))
    assert mark not in words_of(full) and f"{found.key}, Posición: {sample().name}" in words_of(full)


WALKED = (
    ("Tema", "Vidrio flotado"),
    ("Número", "B-17"),
    ("Mesa", "Mesa de manufacturas"),
    ("Disposiciones", "9.17; 34.7"),
    ("Antecedentes", "El tema viene de la ronda de 2023 y quedó abierto"),
    ("Prioridad", "Alta"),
    ("Objetivo", "Mantener el acceso sin cuota"),
    ("Dependencia responsable", "SE"),
    ("Corresponsables", "SADER; SRE"),
    ("Contraparte", "Oficina de manufacturas del USTR"),
    ("Argumentos", "Da empleo a 40,000; Surte a tres armadoras"),
    ("Moneda de cambio", "Calendario de normas"),
    ("Costo interno", "Dos plantas en Nuevo León"),
    ("Fracciones arancelarias", "7005.10.01; 7005.21.02"),
    ("Siguiente paso", "Reunión técnica en agosto"),
    ("Posición de México", "México pide trato nacional para el vidrio"),
    ("Posición de Estados Unidos", "Se reserva el tema hasta octubre"),
)
ASKED = (
    ("Recomendación", "Tema", "Justificación"),
    ("Firmar un acuerdo de reconocimiento", "Vidrio flotado", "Evita pruebas dobles en la frontera"),
)  # fmt: skip


@pytest.mark.parametrize("full", [False, True])
def test_every_printed_value_that_has_an_origin_is_listed(dossier: Dossier, tmp_path: Path, full: bool) -> None:
    book = Workbook()
    for row in zip(*WALKED, strict=True):
        book.active.append(row)  # type: ignore[union-attr]
    more = book.create_sheet("Otra")
    for row in ASKED:
        more.append(row)
    book.save(tmp_path / "vidrio.xlsx")
    carry_out(dossier, plan_import(dossier, tmp_path / "vidrio.xlsx", Options()))
    issue = next(r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == "Vidrio flotado")
    document = compose_position(dossier.reader, issue, "es", DAY, paper.Options(full, origins=True))
    printed = squash(" ".join(texts_in((document.title, document.foot, *document.head, *document.blocks))))
    listed = [plain_of(note.text) for note in document.notes]
    walked = 0
    for record in (r for t in dossier.schema.types for r in dossier.reader.all(t.name)):
        record_type = dossier.schema.of(record)
        for name, cell in origins_now(dossier.reader, record.uid).items():
            if isinstance(record, Position) and name == "on" and record.on == issue.title:
                continue  # what a position is about is not printed where it is the issue itself
            declared = record_type.field(name)
            value = getattr(record, name)
            words = [*declared.type.texts(value)] + [declared.type.read(value, "es")] * (not declared.is_reference)
            if cell.file == "vidrio.xlsx" and any(len(w) > 7 and squash(w) in printed for w in words):
                mark = f"{record.key}, {declared.label.es}: vidrio.xlsx · {cell.sheet}!{cell.cell}"
                assert any(text.startswith(mark) for text in listed), mark
                walked += 1
    assert walked >= (13 if full else 11)
    of_issue = {text.split(": ")[0] for text in listed if text.startswith(f"{issue.key}, ")}
    labels = ("Argumentos", "Disposiciones", "Mesa", "Contraparte")
    assert {f"{issue.key}, {label}" for label in labels} <= of_issue
    assert any(text.startswith("R-") and "Otra!A2" in text for text in listed) is full
    assert (f"{issue.key}, Antecedentes" in of_issue) is full


@pytest.mark.parametrize("handing", [Handing(Audience.GOVERNMENT), Handing(Audience.NEGOTIATORS, "US")])
def test_origins_are_on_no_other_paper(dossier: Dossier, tmp_path: Path, handing: Handing) -> None:
    issue = next(r for r in dossier.reader.all("issue"))
    with pytest.raises(NoBrief, match="negotiators"):
        brief_to_file(dossier, tmp_path / "b.pdf", issue.key, handing, "es", DAY, options=paper.Options(origins=True))
    assert not (tmp_path / "b.pdf").exists()
