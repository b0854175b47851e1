"""Packs hold the questions and the rows of one actor and nothing else; they come back as answers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import asking_world as w
import canaries as c
import pytest
from openpyxl import load_workbook

from workbench.assessing.inquiries import State
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import INQUIRY, SCHEMA, Inquiry
from workbench.domain.types import Chosen, Parallel, Reference, References
from workbench.domain.when import Partial, When
from workbench.outgoing.write import CannotWrite
from workbench.progress import Cancelled
from workbench.store.dossier import Dossier
from workbench.tasks import packs as packs_task
from workbench.tasks.board import board_of
from workbench.tasks.import_file import Options, carry_out, plan_import
from workbench.tasks.packs import NothingToAsk, Wanted, write_packs

BEFORE, AFTER = datetime(2026, 7, 22, 9), datetime(2026, 7, 23, 20)


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with w.world(dossier_path) as made:
        yield made


def texts(path: Path) -> list[str]:
    """All that a workbook says anywhere."""
    book = load_workbook(path)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return [*cells, *book.sheetnames]


def cells(path: Path, sheet: str, head: str) -> list[Any]:
    found = load_workbook(path)[sheet]
    at = [cell.value for cell in found[1]].index(head)
    return [row[at] for row in found.iter_rows(min_row=2, values_only=True)]


def states(dossier: Dossier, moment: datetime) -> dict[str, tuple[State, int, int]]:
    return {
        x.actor: (x.pack.state, x.pack.answered, x.pack.number) for x in board_of(dossier.reader, moment, "es").lines
    }


def three_asked(dossier: Dossier, folder: Path) -> dict[str, Path]:
    """A round's questions to two ministries and a chamber, sent."""
    w.ask(dossier, "¿Qué cupo se puede ofrecer?", (w.MAIZE, w.AVOCADO, w.MILK), batch="Ronda 3", event=w.ROUND)
    w.ask(dossier, "¿Hay base científica?", (w.MAIZE,), batch="Ronda 3", of=(w.COFEPRIS,))
    w.ask(dossier, "¿Y la trazabilidad?", (w.AVOCADO,), batch="Ronda 3")
    return {f.name: f.path for f in w.send(dossier, folder).files}


def test_each_gets_one_workbook_with_its_own_questions_and_rows(dossier: Dossier, tmp_path: Path) -> None:
    made = three_asked(dossier, tmp_path / "out")
    assert {name: path.name for name, path in made.items()} == {
        "SADER": "consulta-SADER-2026-07-20.xlsx",
        "COFEPRIS": "consulta-COFEPRIS-2026-07-20.xlsx",
        "CNA": "consulta-CNA-2026-07-20.xlsx",
    }
    sader = made["SADER"]
    assert load_workbook(sader).sheetnames == ["Léeme", "Preguntas", "Temas", "Compromisos", "Listas"]
    assert cells(sader, "Preguntas", "Núm. de pregunta") == ["1", "2", "3"]
    assert cells(sader, "Preguntas", "Registro consultado") == [
        "Maíz blanco",
        "Aguacate de Jalisco",
        "Aguacate de Jalisco",
    ]
    assert cells(sader, "Preguntas", w.ANSWER) == [None, None, None]
    assert cells(sader, "Temas", "Tema (español)") == ["Maíz blanco", "Aguacate de Jalisco"]
    assert cells(sader, "Compromisos", "Compromiso (español)") == ["Enviar la lista de empacadoras"]
    facts = dict(load_workbook(sader)["Léeme"].iter_rows(values_only=True))
    assert next(iter(facts)) == "Secretaría de Agricultura"
    assert facts["A más tardar"] == "23 de julio de 2026, 18:00 h"
    assert facts["Se necesita para"] == "Tercera ronda de revisión" and facts["Paquete"] == "Ronda 3"
    # What another leads, what is reserved, and what only negotiators may see is in none of them.
    said = "\n".join(texts(sader))
    for words in ("Leche en polvo", "científica", "No decir cuotas", "Concesión que nadie", "Ninguna cuota"):
        assert words not in said
    assert cells(made["COFEPRIS"], "Temas", "Tema (español)") == ["Maíz blanco"]  # as co-lead
    chamber = "\n".join(texts(made["CNA"]))
    assert "Leche en polvo" in chamber
    for words in ("Maíz", "Aguacate", "Auditoría", "COFEPRIS", "SADER"):
        assert words not in chamber
    assert all(sader.stat().st_mode & 0o077 == 0 for sader in made.values())


def test_the_sheet_of_questions_is_first_wide_and_refuses_typing_where_nothing_is_asked(
    dossier: Dossier, tmp_path: Path
) -> None:
    book = load_workbook(three_asked(dossier, tmp_path)["SADER"])
    assert book.active.title == "Preguntas"
    sheet = book["Preguntas"]
    heads = [cell.value for cell in sheet[1]]
    answer = sheet.cell(1, heads.index(w.ANSWER) + 1).column_letter
    assert sheet.column_dimensions[answer].width > 60
    locked = {str(rule.sqref)[0] for rule in sheet.data_validations.dataValidation if rule.formula1 == "FALSE"}
    assert locked == {cell.column_letter for cell in sheet[1]} - {answer}


def test_packs_come_back_in_any_order_in_part_corrected_and_twice(dossier: Dossier, tmp_path: Path) -> None:
    made = three_asked(dossier, tmp_path / "out")
    assert states(dossier, BEFORE) == {
        "SADER": (State.WAITING, 0, 3),
        "COFEPRIS": (State.WAITING, 0, 1),
        "CNA": (State.WAITING, 0, 1),
    }
    back = tmp_path / "back"
    back.mkdir()

    chamber = w.answered(made["CNA"], {"1": "Veinte mil toneladas"}, back / "respuesta CNA.xlsx")
    part = w.answered(made["SADER"], {"1": "Diez mil", "3": "En octubre"}, back / "sader parte.xlsx")
    for path, updates in ((chamber, 1), (part, 2)):
        plan = w.planned(dossier, path)
        assert [plan.count(a) for a in ("create", "update", "out")] == [0, updates, 0]
        assert (plan.conflicts, plan.problems, plan.rows_out) == ((), (), 0)
        carry_out(dossier, plan)
    later = datetime.now() + timedelta(minutes=1)
    assert {name: (answered, of) for name, (_, answered, of) in states(dossier, later).items()} == {
        "SADER": (2, 3),
        "COFEPRIS": (0, 1),
        "CNA": (1, 1),
    }

    again = w.planned(dossier, part)
    assert [again.count(a) for a in ("create", "update")] == [0, 0]

    # What the same sender writes anew corrects what it wrote before; a cell that it emptied erases nothing.
    corrected = w.answered(made["SADER"], {"1": "Doce mil", "2": "Sí"}, back / "corregido.xlsx")
    plan = w.planned(dossier, corrected)
    assert (plan.count("update"), plan.conflicts) == (2, ())
    carry_out(dossier, plan)
    once_more = w.answered(made["SADER"], {"1": "Trece mil"}, back / "corregido otra vez.xlsx")
    plan = w.planned(dossier, once_more)
    assert (plan.count("update"), plan.conflicts) == (1, ())
    carry_out(dossier, plan)
    answers = {name: i.answer for name, i in w.inquiries(dossier).items()}
    assert answers == {
        "SADER 1": "Trece mil",
        "SADER 2": "Sí",
        "SADER 3": "En octubre",
        "COFEPRIS 1": "",
        "CNA 1": "Veinte mil toneladas",
    }
    cell = next(p for p in dossier.reader.provenance(w.inquiries(dossier)["SADER 1"].uid) if p.field == "answer")
    assert (cell.file, cell.sheet, cell.words) == ("corregido otra vez.xlsx", "Preguntas", "Trece mil")

    # Undone out of order: the latest correction goes, the answers before it are there again.
    dossier.journal.undo()
    assert w.inquiries(dossier)["SADER 1"].answer == "Doce mil"
    plan = w.planned(dossier, once_more)
    assert (plan.count("update"), plan.conflicts) == (1, ())


def test_undoing_an_import_turns_the_board_back(dossier: Dossier, tmp_path: Path) -> None:
    made = three_asked(dossier, tmp_path / "out")
    moment = datetime.now() + timedelta(days=1)
    before = states(dossier, moment)
    assert {s for s, _, _ in before.values()} == {State.LATE}
    everything = {"1": "a", "2": "b", "3": "c"}
    carry_out(dossier, w.planned(dossier, w.answered(made["SADER"], everything, tmp_path / "b.xlsx")))
    assert states(dossier, moment)["SADER"] == (State.ANSWERED_LATE, 3, 3)
    came = dossier.reader.returns.filled_at(INQUIRY.name, "answer")
    dossier.journal.undo()
    assert states(dossier, moment) == before
    assert dossier.reader.returns.filled_at(INQUIRY.name, "answer") == {}
    dossier.journal.redo()
    assert states(dossier, moment)["SADER"] == (State.ANSWERED_LATE, 3, 3)
    assert dossier.reader.returns.filled_at(INQUIRY.name, "answer") == came


def test_an_answer_that_a_negotiator_changed_is_a_conflict(dossier: Dossier, tmp_path: Path) -> None:
    made = three_asked(dossier, tmp_path / "out")
    carry_out(dossier, w.planned(dossier, w.answered(made["CNA"], {"1": "Veinte mil"}, tmp_path / "a.xlsx")))
    kept = w.inquiries(dossier)["CNA 1"]
    dossier.journal.commit(ChangeSet((Update(kept.uid, kept.revision, {"answer": "Veinte mil, según la mesa"}),), "x"))
    plan = w.planned(dossier, w.answered(made["CNA"], {"1": "Treinta mil"}, tmp_path / "b.xlsx"))
    assert plan.count("update") == 0
    assert [(x.field, x.first, x.second, x.since) for x in plan.conflicts] == [
        ("inquiry.answer", "Veinte mil, según la mesa", "Treinta mil", True)
    ]


def test_what_another_sender_brought_is_no_correction_of_theirs(dossier: Dossier, tmp_path: Path) -> None:
    """Both ministries get the row of the issue that they lead together."""
    made = three_asked(dossier, tmp_path / "out")

    def table(words: str) -> Any:
        def write(book: Any) -> None:
            sheet = book["Temas"]
            heads = [cell.value for cell in sheet[1]]
            sheet.cell(2, heads.index("Mesa") + 1).value = words

        return write

    first = w.answered(made["SADER"], {}, tmp_path / "a.xlsx", table("Agrícola"))
    carry_out(dossier, w.planned(dossier, first))
    other = w.planned(dossier, w.answered(made["COFEPRIS"], {}, tmp_path / "b.xlsx", table("Sanitaria")))
    assert [x.field for x in other.conflicts] == ["issue.table"]
    own = w.planned(dossier, w.answered(made["SADER"], {}, tmp_path / "c.xlsx", table("Granos")))
    assert (own.count("update"), own.conflicts) == (1, ())


def _with_row_of(other: Path, **cells: str) -> Callable[[Any], None]:
    """Pastes the first question of another pack below, or cells of it over those of the first question here."""

    def paste(book: Any) -> None:
        sheet, theirs = book["Preguntas"], load_workbook(other)["Preguntas"]
        heads = [cell.value for cell in sheet[1]]
        if not cells:
            sheet.append([cell.value for cell in theirs[2]])
            sheet.cell(sheet.max_row, heads.index(w.ANSWER) + 1).value = "Respuesta ajena"
        for head in cells.values():
            at = heads.index(head) + 1
            sheet.cell(2, at).value = theirs.cell(2, at).value

    return paste


@pytest.mark.parametrize("known", [True, False])
def test_a_row_of_another_pack_is_asked_about(dossier: Dossier, tmp_path: Path, known: bool) -> None:
    made = three_asked(dossier, tmp_path / "out")
    paste = _with_row_of(made["CNA"])
    name = "respuesta SADER.xlsx" if known else "respuesta.xlsx"

    def pasted(book: Any) -> None:
        paste(book)
        if not known:
            del book["Léeme"]

    back = w.answered(made["SADER"], {"1": "Diez mil"}, tmp_path / name, pasted)
    plan = w.planned(dossier, back)
    assert plan.count("update") == 1 and plan.rows_out == 1
    (asked,) = plan.questions
    assert (
        asked.problem.code == "pack-other" and "CNA" in asked.problem.message.es and "SADER" in asked.problem.message.en
    )
    carry_out(dossier, plan)
    assert w.inquiries(dossier)["CNA 1"].answer == ""
    answers = {f"{asked.sheet}!{asked.cell}": asked.problem.choices[0]}
    carry_out(dossier, plan_import(dossier, back, Options(answers=answers)))
    assert w.inquiries(dossier)["CNA 1"].answer == "Respuesta ajena"


def test_a_row_with_the_identifier_of_anothers_question_is_asked_about(dossier: Dossier, tmp_path: Path) -> None:
    made = three_asked(dossier, tmp_path / "out")
    paste = _with_row_of(made["CNA"], uid="Identificador (uid)")
    plan = w.planned(dossier, w.answered(made["SADER"], {"1": "Diez mil"}, tmp_path / "a.xlsx", paste))
    assert plan.count("update") == 0 and plan.rows_out == 1
    assert [q.problem.code for q in plan.questions] == ["control-foreign"]


def test_anothers_question_without_its_control_is_asked_about(dossier: Dossier, tmp_path: Path) -> None:
    made = three_asked(dossier, tmp_path / "out")
    paste = _with_row_of(made["CNA"])

    def without_control(book: Any) -> None:
        paste(book)
        heads = [cell.value for cell in book["Preguntas"][1]]
        book["Preguntas"].delete_cols(heads.index("Control (no editar)") + 1)

    plan = w.planned(dossier, w.answered(made["SADER"], {}, tmp_path / "a.xlsx", without_control))
    assert plan.count("update") == 0 and [q.problem.code for q in plan.questions] == ["pack-other"]


def test_a_reminder_holds_what_is_still_open_and_overwrites_nothing(dossier: Dossier, tmp_path: Path) -> None:
    made = three_asked(dossier, tmp_path)
    carry_out(dossier, w.planned(dossier, w.answered(made["SADER"], {"1": "x", "2": "y"}, tmp_path / "b.xlsx")))
    again = w.send(dossier, tmp_path, Wanted(actors=(w.SADER,)))
    (reminder,) = again.files
    assert reminder.path.name == "consulta-SADER-2026-07-20-2.xlsx"
    assert cells(reminder.path, "Preguntas", "Núm. de pregunta") == ["3"]
    assert again.sent.edits == ()  # it was sent before


def test_packs_of_one_batch_alone(dossier: Dossier, tmp_path: Path) -> None:
    three_asked(dossier, tmp_path / "a")
    w.ask(dossier, "¿Y hoy?", (w.MAIZE,), by="2026-07-20 18:00", batch="En sala")
    (one,) = w.send(dossier, tmp_path / "b", Wanted(batch="en sala", rows=(), reply_to="mesa@example.org")).files
    assert (one.name, one.questions, dict(one.rows)) == ("SADER", 1, {"issue": 1})
    assert cells(one.path, "Preguntas", "Núm. de pregunta") == ["4"]
    assert "mesa@example.org" in texts(one.path)
    line = next(
        x
        for x in board_of(dossier.reader, datetime(2026, 7, 20, 14, 40), "es").lines
        if x.pack.hour == "18:00" and x.pack.batch == "En sala"
    )
    assert line.pack.left == timedelta(hours=3, minutes=20)
    with pytest.raises(NothingToAsk):
        w.send(dossier, tmp_path / "b", Wanted(batch="no hay"))


def test_a_question_about_what_it_may_not_see_goes_without_it(dossier: Dossier, tmp_path: Path) -> None:
    w.ask(dossier, "¿Se puede ceder?", (w.SECRET,))
    w.ask(dossier, "¿Qué opina el sector?", (w.MAIZE,), of=(w.CNA, w.US))
    files = {f.name: f for f in w.send(dossier, tmp_path).files}
    assert {name: (f.audience, f.hidden) for name, f in files.items()} == {
        "SADER": (Audience.GOVERNMENT, 1),
        "CNA": (Audience.CONSULTED, 1),
        "Estados Unidos": (Audience.PUBLIC, 1),
    }
    for one in files.values():
        assert cells(one.path, "Preguntas", "Registro consultado") == [None]
        assert "Concesión" not in "\n".join(texts(one.path))
    assert "Control (no editar)" not in texts(files["Estados Unidos"].path)
    plan = w.planned(dossier, w.answered(files["SADER"].path, {"1": "No"}, tmp_path / "back.xlsx"))
    carry_out(dossier, plan)
    kept = w.inquiries(dossier)["SADER 1"]
    assert (kept.answer, kept.about) == ("No", w.SECRET)


def test_what_was_ticked_for_a_chamber_goes_to_it_whatever_its_audience(dossier: Dossier, tmp_path: Path) -> None:
    kept = dossier.reader.get(w.MAIZE)
    assert kept is not None
    dossier.journal.commit(ChangeSet((Update(kept.uid, kept.revision, {"release_to": ("cna",)}),), "x"))
    w.ask(dossier, "¿Qué opina el sector?", (w.MAIZE,), of=(w.CNA,))
    (one,) = w.send(dossier, tmp_path).files
    said = "\n".join(texts(one.path))
    assert one.hidden == 0 and "Maíz blanco" in said and "No decir cuotas" not in said


def test_nothing_reserved_is_in_any_pack(dossier: Dossier, tmp_path: Path) -> None:
    """A record of every type for every audience with canaries, each asked about, of a ministry and of a chamber."""
    fresh, world, made = c.fresh_words(), c.World(), dict[str, list[str]]()
    world.records.update({r.uid: r for r in w.RECORDS})
    for record_type in SCHEMA.types:
        for number, audience in enumerate(AUDIENCES):
            uid = f"{record_type.name}-{audience.key}"
            given: dict[str, Any] = {"audience": Chosen(audience.key)}
            for field in record_type.fields:
                there = [u for name in field.refers_to for u in made.get(name, [])]
                if isinstance(field.type, Reference):
                    given[field.name] = there[number % len(there)] if there else ""
                elif isinstance(field.type, References):
                    given[field.name] = tuple(there)
            given |= {"lead": w.SADER} if record_type.name in ("issue", "recommendation") else {}
            given |= {"owner": w.SADER} if record_type.name == "commitment" else {}
            given |= {"field": "notes"} if record_type.name == "citation" else {}
            if record_type is INQUIRY:
                given |= {"asked": w.COFEPRIS, "answer": ""}  # what others are asked is in no pack of these two
            world.records[uid] = c.record_with_canaries(record_type, uid, fresh, given)
        made[record_type.name] = [f"{record_type.name}-{a.key}" for a in AUDIENCES]
    new = [Create(r) for uid, r in world.records.items() if uid not in {x.uid for x in w.RECORDS}]
    dossier.journal.commit(ChangeSet(tuple(new), "c"))
    about = tuple(uid for name, uids in made.items() if name in INQUIRY.field("about").refers_to for uid in uids)
    w.ask(dossier, "¿Qué falta?", about, of=(w.SADER, w.CNA))
    rows = tuple(t.name for t in SCHEMA.types if t.listed)
    packs = write_packs(dossier, tmp_path, Wanted(rows=rows, actors=(w.SADER, w.CNA)), "es", w.TODAY)
    assert not packs.failed
    for one in packs.files:
        found = c.canaries(texts(one.path))
        allowed = world.allowed(int(one.audience))
        assert found and found <= allowed
        own = {x for uid in about if world.sees(uid, int(one.audience)) for x in c.canaries(world.records[uid].notes)}
        assert own and own <= found
        assert one.hidden == sum(not world.sees(uid, int(one.audience)) for uid in about)


def test_a_leak_holds_one_pack_back_and_none_of_the_others(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    w.ask(dossier, "¿Qué cupo se puede ofrecer?", (w.MAIZE, w.MILK))
    usual = packs_task._facts

    def leaking(reader: Any, pack: Any, *rest: Any) -> Iterator[tuple[str, str]]:
        told = [("Nota", "Ninguna cuota por debajo de la actual")] if pack.name == "SADER" else []
        return itertools.chain(usual(reader, pack, *rest), told)

    monkeypatch.setattr(packs_task, "_facts", leaking)
    packs = w.send(dossier, tmp_path)
    assert [f.name for f in packs.files] == ["CNA"]
    ((name, words),) = packs.failed
    assert name == "SADER" and "red_line" in words.en and "Ninguna cuota" not in words.es
    assert [p.name for p in tmp_path.glob("consulta*")] == ["consulta-CNA-2026-07-20.xlsx"]
    assert {k: i.sent for k, i in w.inquiries(dossier).items()} == {
        "SADER 1": None,
        "CNA 1": When(Partial(2026, 7, 20)),
    }


def test_a_folder_that_cannot_be_is_told(dossier: Dossier, tmp_path: Path) -> None:
    w.ask(dossier, "¿Y?", (w.MAIZE,))
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite, match="no such folder"):
        write_packs(dossier, tmp_path / "file" / "out", Wanted(), "es", w.TODAY)


def test_names_of_actors_are_no_paths(dossier: Dossier, tmp_path: Path) -> None:
    odd = w.actor("11111111-1111-4111-8111-111111111111", "../../=cmd|'x'!A1", "", "", "business")
    dossier.journal.commit(ChangeSet((Create(odd),), "x"))
    w.ask(dossier, "=1+1", of=(odd.uid,))
    (one,) = w.send(dossier, tmp_path / "out").files
    assert one.path == tmp_path / "out" / "consulta-cmd-x-A1-2026-07-20.xlsx"
    assert cells(one.path, "Preguntas", "Pregunta enviada (español)") == ["=1+1"]


def test_questions_in_another_language_stand_beside(dossier: Dossier, tmp_path: Path) -> None:
    more = {"asked": w.SADER, "due": When(Partial(2026, 7, 23))}
    both = Inquiry(uid="22222222-2222-4222-8222-222222222222", title=Parallel("¿Sí?", "Yes?"), number="1", **more)  # type: ignore[arg-type]
    english = Inquiry(uid="33333333-3333-4333-8333-333333333333", title=Parallel("", "No?"), number="2", **more)  # type: ignore[arg-type]
    dossier.journal.commit(ChangeSet((Create(both),), "x"))
    (one,) = w.send(dossier, tmp_path / "a").files
    heads = [cell.value for cell in load_workbook(one.path)["Preguntas"][1]]
    assert "Pregunta enviada (español)" in heads and "Pregunta enviada (inglés)" not in heads
    dossier.journal.commit(ChangeSet((Create(english),), "x"))
    (one,) = w.send(dossier, tmp_path / "b").files
    assert cells(one.path, "Preguntas", "Pregunta enviada (inglés)") == ["Yes?", "No?"]
    packs = write_packs(dossier, tmp_path / "c", Wanted(), "en", date(2026, 7, 20))
    assert load_workbook(packs.files[0].path).sheetnames[:2] == ["Read me", "Questions"]
    assert packs.files[0].path.name == "inquiry-SADER-2026-07-20.xlsx"


@pytest.mark.parametrize("at", [1, 3])
def test_of_packs_that_somebody_stops_none_is_left(dossier: Dossier, tmp_path: Path, at: int) -> None:
    class Stopping:
        def step(self, name: str, done: int, total: int) -> None:
            if name == "packs" and done == at:
                raise Cancelled

    for actor in (w.SADER, w.COFEPRIS, w.CNA):
        w.ask(dossier, "¿Y?", of=(actor,))
    with pytest.raises(Cancelled):
        write_packs(dossier, tmp_path / "out", Wanted(rows=()), "es", w.TODAY, Stopping())
    assert list((tmp_path / "out").iterdir()) == []
    assert len(write_packs(dossier, tmp_path / "out", Wanted(rows=()), "es", w.TODAY).files) == 3
