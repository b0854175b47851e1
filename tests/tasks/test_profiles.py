"""What was decided of one file is taken over for the next one of its layout, and travels as a small file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from workbench.domain.sheet import Raw
from workbench.importing.planned import Plan
from workbench.importing.profile import parsed, read_profile
from workbench.importing.trouble import Unreadable
from workbench.outgoing.write import CannotWrite
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, plan_import
from workbench.tasks.profiles import save_profile

HEAD = ["Tema", "Prioridad", "Responsable", "Comentario del área"]


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    path = tmp_path / "d.twb"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as opened:
        yield opened


def book(path: Path, *rows: Sequence[Raw], head: Sequence[Raw] = HEAD, above: Sequence[Raw] = ()) -> Path:
    made = Workbook()
    for row in (*([above] if above else ()), head, *rows):
        made.active.append(list(row))
    made.save(path)
    return path


def codes(plan: Plan) -> list[tuple[str, str]]:
    return [(p.cell, p.problem.code) for p in plan.problems]


def decided(dossier: Dossier, path: Path) -> Plan:
    """Imports a file whose ministry's word and last column a person had to explain."""
    options = Options(answers={"Sheet!C2": "SE"}, columns={"Sheet!D1": "issue.notes"})
    plan = plan_import(dossier, path, options)
    assert plan.complete
    carry_out(dossier, plan)
    return plan


def test_the_next_file_of_a_layout_needs_no_decision(dossier: Dossier, tmp_path: Path) -> None:
    first = book(tmp_path / "enero.xlsx", ["Acero plano", "Alta", "CGAI-Z", "ver anexo"])
    assert codes(plan_import(dossier, first, Options())) == [("D1", "column-unmapped"), ("C2", "name-unknown")]
    decided(dossier, first)
    second = book(tmp_path / "febrero.xlsx", ["Vidrio", "Baja", "CGAI-Z", "urgente"], ["Papel", "Baja", "SE", ""])
    plan = plan_import(dossier, second, Options())
    assert codes(plan) == [("A1", "profile-used")] and plan.complete
    assert "enero.xlsx" in plan.problems[0].problem.message.es
    glass = next(p.record for p in plan.planned if p.row == 2)
    lead = dossier.reader.get(glass.lead)  # type: ignore[attr-defined]
    assert glass.notes == "urgente" and lead is not None  # type: ignore[attr-defined]
    assert lead.acronym == "SE"  # type: ignore[attr-defined]
    fresh = plan_import(dossier, second, Options(fresh=True))
    assert codes(fresh) == [("D1", "column-unmapped"), ("C2", "name-unknown")]


def test_what_was_decided_outlives_the_undo_of_its_import(dossier: Dossier, tmp_path: Path) -> None:
    decided(dossier, book(tmp_path / "a.xlsx", ["Acero plano", "Alta", "CGAI-Z", "ver anexo"]))
    dossier.journal.undo()
    plan = plan_import(dossier, book(tmp_path / "b.xlsx", ["Acero plano", "Media", "CGAI-Z", "x"]), Options())
    assert codes(plan) == [("A1", "profile-used")]


def test_a_changed_layout_asks_about_what_changed_only(dossier: Dossier, tmp_path: Path) -> None:
    decided(dossier, book(tmp_path / "a.xlsx", ["Acero plano", "Alta", "CGAI-Z", "ver anexo"]))
    head = ["Folio", *HEAD]
    plan = plan_import(
        dossier, book(tmp_path / "b.xlsx", ["F-1", "Vidrio", "Baja", "CGAI-Z", "x"], head=head), Options()
    )
    assert codes(plan) == [("A1", "profile-used")]
    message = plan.problems[0].problem.message
    assert "folio" in message.en and "changed" in message.en
    assert {m.field.name for p in plan.planned for m in p.moves} >= {"notes", "lead"}


def test_what_is_decided_now_counts_more(dossier: Dossier, tmp_path: Path) -> None:
    decided(dossier, book(tmp_path / "a.xlsx", ["Acero plano", "Alta", "CGAI-Z", "ver anexo"]))
    second = book(tmp_path / "b.xlsx", ["Vidrio", "Baja", "CGAI-Z", "x"])
    plan = plan_import(dossier, second, Options(columns={"Sheet!D1": ""}, answers={"Sheet!C2": ""}))
    assert {m.field.name for p in plan.planned for m in p.moves} == {"title", "priority"}
    batch = plan.change_set.batch
    assert batch is not None
    (table,) = parsed(batch.profile).tables
    assert table.columns == {"comentario del area": ""} and table.words == {"issue.lead": {"CGAI-Z": ""}}


def test_two_senders_do_not_share_decisions(dossier: Dossier, tmp_path: Path) -> None:
    rows = ["Acero plano", "Alta", "CGAI-Z", "ver anexo"]
    first = book(tmp_path / "a.xlsx", rows, above=["Secretaría de Economía"])
    plan = plan_import(dossier, first, Options(answers={"Sheet!C3": "SE"}))
    carry_out(dossier, plan)
    assert plan.change_set.batch is not None and plan.change_set.batch.sender
    other = book(tmp_path / "b.xlsx", rows, above=["Secretaría de Agricultura y Desarrollo Rural"])
    assert ("C3", "name-unknown") in codes(plan_import(dossier, other, Options()))
    same = book(tmp_path / "c.xlsx", rows, above=["Secretaría de Economía"])
    assert ("C3", "name-unknown") not in codes(plan_import(dossier, same, Options()))


def test_a_correction_of_words_that_were_understood_is_not_remembered(dossier: Dossier, tmp_path: Path) -> None:
    first = book(tmp_path / "a.xlsx", ["Acero plano", "Alta", "SE", ""])
    carry_out(dossier, plan_import(dossier, first, Options(answers={"Sheet!B2": "Baja"})))
    plan = plan_import(dossier, book(tmp_path / "b.xlsx", ["Vidrio", "Alta", "SE", ""]), Options())
    (moves,) = [{m.field.name: m.new for m in p.moves} for p in plan.planned]
    assert moves["priority"].key == "high" and "profile-used" not in dict(map(reversed, codes(plan)))  # type: ignore[arg-type]


def test_no_file_remembers_who_may_see_a_record(dossier: Dossier, tmp_path: Path) -> None:
    head = ["Tema", "Audiencia", "Prioridad", "Responsable"]
    first = book(tmp_path / "a.xlsx", ["Acero plano", "abierta a todos", "Alta", "CGAI-Z"], head=head)
    answers = {"Sheet!B2": "public", "Sheet!D2": "SE"}
    plan = plan_import(dossier, first, Options(answers=answers))
    batch = plan.change_set.batch
    assert batch is not None
    assert [t.words for t in parsed(batch.profile).tables] == [{"issue.lead": {"CGAI-Z": "SE"}}]


def test_a_frame_that_was_given_is_found_again(dossier: Dossier, tmp_path: Path) -> None:
    rows: list[list[Raw]] = [["Tema 1", "x", "SE"], ["Rótulo", "Materia tratada", "Oficina"], ["a", "b", "c"]]
    data: list[list[Raw]] = [["Acero", "Cuota", "SE"], ["Vidrio", "Norma", "SE"]]
    first = book(tmp_path / "a.xlsx", *rows[1:], *data, head=rows[0])
    columns = {"Sheet!A2": "issue.title", "Sheet!B2": "issue.notes"}
    options = Options(frames={"Sheet": ("2-2:4-5",)}, columns=columns)
    plan = plan_import(dossier, first, options)
    assert plan.count("create") == 2
    carry_out(dossier, plan)
    more: list[list[Raw]] = [*data, ["Papel", "Tarifa", "SE"], ["TOTAL", "3 temas", None], [], ["Fuente: registro"]]
    again = plan_import(dossier, book(tmp_path / "b.xlsx", *rows[1:], *more, head=rows[0]), Options())
    assert [p.row for p in again.planned] == [4, 5, 6] and again.count("create") == 1


def test_a_profile_travels(dossier: Dossier, tmp_path: Path) -> None:
    plan = decided(dossier, book(tmp_path / "a.xlsx", ["Acero plano", "Alta", "CGAI-Z", "ver anexo"]))
    batch, out = plan.change_set.batch, tmp_path / "perfil.json"
    assert batch is not None
    save_profile(dossier, batch.profile, out)
    profile = read_profile(out)
    assert profile == parsed(batch.profile) and parsed(profile.text()) == profile
    assert out.stat().st_mode & 0o077 == 0
    second = book(tmp_path / "b.xlsx", ["Vidrio", "Baja", "CGAI-Z", "x"])
    other = tmp_path / "otro.twb"
    new_dossier(other, "usmca-review")
    with open_dossier(other, write=True) as elsewhere:
        assert codes(plan_import(elsewhere, second, Options(profile=profile))) == [("A1", "profile-used")]
        unknown = replace(profile.tables[0], words={"issue.lead": {"CGAI-Z": "Nadie de aquí"}})
        plan = plan_import(elsewhere, second, Options(profile=replace(profile, tables=(unknown,))))
        assert [p.problem.message.es for p in plan.questions if "CGAI-Z" in p.problem.message.es]
    with pytest.raises(CannotWrite):
        save_profile(dossier, batch.profile, dossier.path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "[" * 100_000, '{"treaty-workbench-profile": 1, "tables": [{"headers": 3}]}',
     '{"treaty-workbench-profile": 1, "tables": [{"headers": ["a"], "columns": {"a": 4}}]}'],
)  # fmt: skip
def test_what_is_no_profile_is_told_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(text)
    with pytest.raises(Unreadable, match=r"p\.json"):
        read_profile(path)


def test_a_profile_of_fields_that_are_gone_is_no_trouble(dossier: Dossier, tmp_path: Path) -> None:
    kept = {"headers": ["tema", "prioridad"], "columns": {"prioridad": "issue.gone"}, "language": "xx"}
    kept["record_type"] = "gone"
    profile = parsed(json.dumps({"treaty-workbench-profile": 1, "tables": [kept]}))
    path = book(tmp_path / "b.xlsx", ["Vidrio", "Baja"], head=["Tema", "Prioridad"])
    assert plan_import(dossier, path, Options(profile=profile)).count("create") == 1


def test_who_may_see_a_new_record_is_lowered_by_a_person_only(dossier: Dossier, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["Frijol negro", "Gobierno federal"], head=["Tema", "Audiencia"])
    for answers, level in (({}, "negotiators"), ({"Sheet!B2": "Gobierno federal"}, "government")):
        (made,) = plan_import(dossier, path, Options(answers=answers)).planned
        assert made.record.own_audience.key == level


def test_a_profile_of_another_layout_is_told(dossier: Dossier, tmp_path: Path) -> None:
    first = book(tmp_path / "uno.xlsx", ["Acero", "Alta", "SE", "x"])
    made = plan_import(dossier, first, Options(columns={"Sheet!D1": "issue.notes"}))
    assert made.change_set.batch is not None
    profile = parsed(made.change_set.batch.profile)
    other = book(tmp_path / "dos.xlsx", ["Cámara", "CA", "Cámara"], head=["Nombre", "Siglas", "Tipo"])
    for path, told in ((other, True), (first, False)):
        remarks = [p.problem for p in plan_import(dossier, path, Options(profile=profile)).problems]
        assert [p.message.es for p in remarks if p.code == "profile-unused"] == (
            ["El perfil que se indicó es de otro formato (el de «uno.xlsx»): no se usó nada de él."] if told else []
        )


FORM = ["Núm.", "Artículo o capítulo", "Problema detectado", "Propuesta", "Prioridad"]
ANSWERS = (
    ["1", "9.6", "Inspecciones fronterizas duplicadas de fruta", "Reconocer la inspección en origen", "Alta"],
    ["2", "Capítulo 3", "Falta de estacionalidad en medidas", "Rechazar cláusulas estacionales", "Alta"],
    ["3", "34.7", "Incertidumbre por la revisión anual", "Prórroga a 16 años", "Media"],
)
ABOVE = ["Organización:", "Consejo Nacional Agropecuario"]


def form(path: Path, *, changed: bool) -> Path:
    """A questionnaire, and its next edition with a column renamed and one put in."""
    head = [*FORM[:3], "Solución planteada", "Responsable", "Prioridad"] if changed else FORM
    rows = [[*row[:4], "SADER", row[4]] for row in ANSWERS] if changed else ANSWERS
    return book(path, [], head, *rows, head=ABOVE)


def test_a_changed_layout_is_read_as_what_was_accepted_before_though_nobody_decided(
    dossier: Dossier, tmp_path: Path
) -> None:
    first = plan_import(dossier, form(tmp_path / "CNA_a.xlsx", changed=False), Options())
    assert first.complete and [p.record.key for p in first.planned] and first.change_set.batch is not None
    carry_out(dossier, first)
    path = form(tmp_path / "CNA_b.xlsx", changed=True)
    plan = plan_import(dossier, path, Options())
    assert {p.type.name for p in plan.planned} == {"submission"} and len(plan.planned) == 3
    asked = [(p.cell, p.problem.code, p.problem.choices) for p in plan.questions]
    assert asked == [
        ("D3", "column-new", ("submission.proposal", "notes")),
        ("E3", "column-new", ("submission.proposal", "submission.submitter", "notes")),
    ]
    assert "Propuesta".casefold() in plan.questions[0].problem.message.es
    answered = Options(answers={"Sheet!D3": "submission.proposal", "Sheet!E3": "notes"})
    settled = plan_import(dossier, path, answered)
    assert settled.complete and settled.count("update") == 3  # nothing but the new column is another
    assert {m.field.name for p in settled.planned for m in p.moves} == {"notes"}
    carry_out(dossier, settled)
    again = plan_import(dossier, path, Options())
    assert again.complete and again.count("unchanged") == 3
    assert plan_import(dossier, path, Options(fresh=True)).count("unchanged") == 0


def test_another_list_of_one_sender_is_not_read_as_the_first_one(dossier: Dossier, tmp_path: Path) -> None:
    above, shared = ["Secretaría de Economía"], ["Núm.", "Responsable", "Estado", "Prioridad"]
    row = ["1", "SE", "En curso", "Alta"]
    first = book(tmp_path / "a.xlsx", [*shared, "Tema"], [*row, "Acero plano"], head=above)
    carry_out(dossier, plan_import(dossier, first, Options()))
    other = book(tmp_path / "b.xlsx", [*shared, "Compromiso"], [*row, "Publicar la norma"], head=above)
    with_memory, without = (plan_import(dossier, other, Options(fresh=fresh)) for fresh in (False, True))
    assert [p.type.name for p in with_memory.planned] == [p.type.name for p in without.planned] == ["commitment"]
    assert not {"column-new", "profile-used"} & {code for _, code in codes(with_memory)}
