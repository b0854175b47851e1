"""A workbook of ours that comes back: what was edited in it counts, what was written here since is not lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Delete, Update
from workbench.domain.records import Issue
from workbench.domain.types import Chosen, Parallel
from workbench.importing.choices import Choices
from workbench.importing.planned import Plan
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Options, carry_out, plan_import

SHEET, UID = "Temas", "Identificador (uid)"


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with open_dossier(dossier_path, write=True) as opened:
        yield opened


def issue(number: int, **more: Any) -> Issue:
    given = {"title": Parallel(f"Tema {number}", f"Issue {number}"), "number": str(number), "notes": f"nota {number}"}
    return Issue(uid=f"00000000-0000-4000-8000-{number:012}", **{**given, **more})


def fill(dossier: Dossier, count: int = 3) -> None:
    dossier.journal.commit(ChangeSet(tuple(Create(issue(n)) for n in range(1, count + 1)), "base"))


def write(dossier: Dossier, which: int, **values: Any) -> None:
    """Somebody edits a record here."""
    record = dossier.reader.get(issue(which).uid)
    assert record is not None
    dossier.journal.commit(ChangeSet((Update(record.uid, record.revision, values),), "edit"))


class Sent:
    """A workbook of ours in somebody else's hands."""

    def __init__(self, dossier: Dossier, path: Path, audience: Audience = Audience.NEGOTIATORS) -> None:
        export_file(dossier, path, ("issue",), Handing(audience), "es")
        self.path, self.book = path, load_workbook(path)

    @property
    def sheet(self) -> Worksheet:
        sheet: Worksheet = self.book[SHEET]
        return sheet

    def column(self, header: str) -> int:
        return next(int(c.column) for c in self.sheet[1] if c.value == header)

    def edit(self, number: int, header: str, value: object) -> str:
        """Writes into a cell; returns its address with the sheet."""
        at = self.column(UID)
        row = next(r for r in range(2, self.sheet.max_row + 1) if self.sheet.cell(r, at).value == issue(number).uid)
        cell = self.sheet.cell(row, self.column(header))
        cell.value = value
        return f"{SHEET}!{cell.coordinate}"

    def back(self, dossier: Dossier, **options: Any) -> Plan:
        self.book.save(self.path)
        return plan_import(dossier, self.path, Options(**options))


def moved(plan: Plan) -> dict[str, dict[str, Any]]:
    return {p.record.uid[-3:].lstrip("0"): {m.field.name: m.new for m in p.moves} for p in plan.planned if p.moves}


def test_five_of_five_hundred_are_edited_however_the_sheet_was_handled(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier, 500)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    edited = (7, 70, 170, 270, 499)
    for number in edited:
        sent.edit(number, "Notas", f"nota nueva {number}")
    rows = [[c.value for c in row] for row in sent.sheet.iter_rows(min_row=2)]
    random.Random(4).shuffle(rows)
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sent.sheet.cell(at, column).value = value
    sent.sheet.insert_cols(3)
    sent.sheet.cell(1, 3).value = "Visto"
    sent.sheet.delete_cols(sent.column("Número"))
    plan = sent.back(dossier)
    assert (plan.count("update"), plan.count("create"), plan.count("unchanged"), plan.rows_out) == (5, 0, 495, 0)
    assert moved(plan) == {str(n): {"notes": f"nota nueva {n}"} for n in edited}


def test_an_old_export_does_not_bring_back_what_was_edited_here_since(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    write(dossier, 1, notes="escrito aquí")
    write(dossier, 2, notes="escrito aquí", number="2-bis")
    sent.edit(2, "Número", "22")  # and the notes are as they were
    sent.edit(3, "Notas", "escrito allá")
    write(dossier, 3, number="33")
    plan = sent.back(dossier)
    assert moved(plan) == {"3": {"notes": "escrito allá"}}
    (conflict,) = plan.conflicts
    assert (conflict.field, conflict.first, conflict.second, conflict.since) == ("issue.number", "2-bis", "22", True)
    assert not plan.complete


def test_a_ministrys_copy_does_not_bring_back_what_was_edited_here_since(dossier: Dossier, tmp_path: Path) -> None:
    dossier.journal.commit(ChangeSet(tuple(Create(issue(n, audience=Chosen("government"))) for n in (1, 2)), "base"))
    sent = Sent(dossier, tmp_path / "a.xlsx", Audience.GOVERNMENT)
    write(dossier, 1, number="1-bis", next_owner="DGN")
    sent.edit(1, "Número", "1-ter")
    sent.edit(2, "Número", "2-ter")
    plan = sent.back(dossier)
    assert {uid: moves["number"] for uid, moves in moved(plan).items()} == {"2": "2-ter"}
    assert [(c.first, c.second, c.since) for c in plan.conflicts] == [("1-bis", "1-ter", True)]


def test_a_conflict_is_taken_by_saying_so_and_the_same_edit_is_none(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    write(dossier, 1, notes="aquí")
    write(dossier, 2, notes="igual")
    at = sent.edit(1, "Notas", "allá")
    sent.edit(2, "Notas", "igual")
    assert [c.cell for c in sent.back(dossier).conflicts] == [at.partition("!")[2]]
    plan = sent.back(dossier, answers={at: "allá"})
    assert plan.complete and moved(plan) == {"1": {"notes": "allá"}}


@pytest.mark.parametrize("one_word", [False, True])
def test_a_conflict_is_decided_for_one_cell_or_for_all(dossier: Dossier, tmp_path: Path, one_word: bool) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    write(dossier, 1, notes="aquí", number="1-bis")
    write(dossier, 2, next_step=Parallel("paso aquí", "step here"))
    cells = [sent.edit(1, "Notas", "allá"), sent.edit(2, "Siguiente paso (inglés)", "step there")]
    cells.append(sent.edit(1, "Número", "1-ter"))
    theirs = dict.fromkeys(["*"] if one_word else cells[:2], "theirs")
    plan = sent.back(dossier, choices=Choices(conflicts={**theirs, cells[2]: "ours"}))
    assert plan.complete and moved(plan) == {
        "1": {"notes": "allá"},
        "2": {"next_step": Parallel("paso aquí", "step there", older=("es",))},
    }
    decided = {c.place: (c.first, c.second, c.decided) for c in plan.conflicts}
    assert decided == {
        cells[0]: ("aquí", "allá", "theirs"),
        cells[1]: ("step here", "step there", "theirs"),
        cells[2]: ("1-bis", "1-ter", "ours"),
    }
    effect = carry_out(dossier, plan).effect
    assert effect is not None and len(effect.updated) == plan.count("update") == 2


def test_a_wording_that_was_revised_in_one_language_here_and_in_the_other_there_is_no_conflict(
    dossier: Dossier, tmp_path: Path
) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    write(dossier, 1, next_step=Parallel("paso aquí", ""))
    sent.edit(1, "Siguiente paso (inglés)", "step there")
    plan = sent.back(dossier)
    assert plan.conflicts == () and moved(plan)["1"]["next_step"] == Parallel("paso aquí", "step there")


def test_what_was_undone_here_is_as_if_it_had_never_been(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    write(dossier, 1, notes="aquí")
    dossier.journal.undo()
    sent.edit(1, "Notas", "allá")
    plan = sent.back(dossier)
    assert plan.complete and moved(plan) == {"1": {"notes": "allá"}}


def test_a_row_that_is_gone_deletes_nothing_and_a_lost_identifier_is_found_by_name(
    dossier: Dossier, tmp_path: Path
) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    sent.edit(3, "Notas", "x")
    sent.sheet.delete_rows(2)
    for header in (UID, "Clave"):
        sent.sheet.delete_cols(sent.column(header))
    plan = sent.back(dossier)
    assert (plan.count("update"), plan.count("create"), plan.count("unchanged")) == (1, 0, 1)
    carry_out(dossier, plan)
    assert dossier.reader.count("issue") == 3


def test_a_row_of_a_record_that_was_deleted_here(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    record = dossier.reader.get(issue(1).uid)
    assert record is not None
    dossier.journal.commit(ChangeSet((Delete(record.uid, record.revision),), "gone"))
    plan = sent.back(dossier)
    assert (plan.count("create"), plan.count("unchanged"), plan.rows_out) == (0, 2, 1)


def test_a_control_that_was_tampered_with_proves_nothing_and_is_asked_about(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    for number, told in ((1, "999-abcdefabcdef"), (2, "1-abcdefabcdef-00000000"), (3, "sin control")):
        control = sent.edit(number, "Control (no editar)", told)
        sent.edit(number, "Notas", "editado")
    uids = {number: sent.edit(number, UID, issue(number).uid) for number in (1, 2, 3)}
    plan = sent.back(dossier)
    assert moved(plan) == {} and plan.rows_out == 3
    assert [f"{SHEET}!{q.cell}" for q in plan.questions] == [uids[1], uids[2], uids[3]]
    message = plan.questions[2].problem.message
    assert control.partition("!")[2] in message.es and uids[3].partition("!")[2] in message.en
    answers = {place: issue(number).uid for number, place in uids.items()}
    assert set(moved(sent.back(dossier, answers=answers))) == {"1", "2", "3"}


def test_exchanged_identifiers_are_asked_about_and_a_key_says_which_record_is_meant(
    dossier: Dossier, tmp_path: Path
) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    keys = {n: r.key for n in (1, 2) if (r := dossier.reader.get(issue(n).uid)) is not None}
    cells = {number: sent.edit(number, UID, issue(number).uid) for number in (1, 2)}
    for number, other in ((1, 2), (2, 1)):
        sent.sheet[cells[number].partition("!")[2]].value = issue(other).uid
    plan = sent.back(dossier)
    assert moved(plan) == {} and plan.rows_out == 2
    assert {f"{SHEET}!{q.cell}": q.problem.choices for q in plan.questions} == {
        cells[1]: (keys[2], keys[1]),
        cells[2]: (keys[1], keys[2]),
    }
    plan = sent.back(dossier, answers={cells[1]: keys[1], cells[2]: keys[2]})
    assert plan.complete and moved(plan) == {}


def test_an_identifier_that_nobody_gave_brings_no_second_record(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    at = sent.edit(2, UID, "11111111-2222-4333-8444-555555555555")
    plan = sent.back(dossier)
    assert (plan.count("create"), plan.rows_out) == (0, 1)
    assert [f"{SHEET}!{q.cell}" for q in plan.questions] == [at]


def test_a_public_sheet_does_not_tell_how_often_a_record_was_written(dossier: Dossier, tmp_path: Path) -> None:
    dossier.journal.commit(ChangeSet((Create(issue(1, audience=Chosen("public"))),), "base"))
    sent = Sent(dossier, tmp_path / "a.xlsx", Audience.PUBLIC)
    assert not any("Control" in str(c.value) for c in sent.sheet[1])


def test_a_conflict_in_the_second_language_names_its_own_cell(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    write(dossier, 1, next_step=Parallel("paso", "step"))
    sent = Sent(dossier, tmp_path / "a.xlsx")
    write(dossier, 1, next_step=Parallel("paso", "step here"))
    at = sent.edit(1, "Siguiente paso (inglés)", "step there")
    (conflict,) = sent.back(dossier).conflicts
    assert (f"{SHEET}!{conflict.cell}", conflict.first, conflict.second) == (at, "step here", "step there")
    plan = sent.back(dossier, answers={at: "step there"})
    assert plan.complete
    new = moved(plan)["1"]["next_step"]
    assert (new.es, new.en) == ("paso", "step there")


def test_two_rows_of_one_identifier_contradict_each_other(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    sent.sheet.append([c.value for c in sent.sheet[2]])
    sent.sheet.cell(sent.sheet.max_row, sent.column("Notas")).value = "otra cosa"
    plan = sent.back(dossier)
    assert moved(plan) == {} and [c.second for c in plan.conflicts] == ["otra cosa"]


def test_a_new_row_of_our_own_sheet_starts_at_negotiators(dossier: Dossier, tmp_path: Path) -> None:
    dossier.journal.commit(ChangeSet((Create(issue(1, audience=Chosen("public"))),), "base"))
    sent = Sent(dossier, tmp_path / "a.xlsx")
    sent.sheet.append([c.value for c in sent.sheet[2]])
    given = {"Tema (español)": "Otro", "Tema (inglés)": "Other"}
    for header, words in {UID: None, "Control (no editar)": None, "Clave": None, **given}.items():
        sent.sheet.cell(sent.sheet.max_row, sent.column(header)).value = words
    plan = sent.back(dossier)
    (made,) = [p.record for p in plan.planned if p.action == "create"]
    assert made.own_audience is Audience.NEGOTIATORS
    assert "audience-kept" in [p.problem.code for p in plan.problems]


def test_words_of_a_reserved_cell_of_ours_do_not_go_to_the_notes(dossier: Dossier, tmp_path: Path) -> None:
    dossier.journal.commit(ChangeSet((Create(issue(1, audience=Chosen("public"))),), "base"))
    sent = Sent(dossier, tmp_path / "a.xlsx")
    sent.edit(1, "Decidir antes de", "hasta la visita secreta")
    plan = sent.back(dossier)
    assert (plan.rows_out, moved(plan)) == (1, {})


def test_rows_without_their_control_are_told_once(dossier: Dossier, tmp_path: Path) -> None:
    fill(dossier)
    sent = Sent(dossier, tmp_path / "a.xlsx")
    sent.sheet.delete_cols(sent.column("Control (no editar)"))
    assert [p.problem.code for p in sent.back(dossier).problems] == ["control-unread"]
