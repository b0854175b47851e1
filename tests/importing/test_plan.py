"""The plan of an import: what changes, what does not, what stays out, and what undoing it leaves."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest
from planning import MAIZE, MX, PUBLIC, SE, US, furnished, imported, planned, sheet, told

from workbench.domain.audience import Audience, audience_named
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.columns import control, control_mark
from workbench.domain.records import SCHEMA, Citation, Issue, Position
from workbench.domain.schema import AUDIENCE_CHOICE
from workbench.domain.types import Chosen, Context, Parallel
from workbench.i18n import PROGRAM_LANGUAGES
from workbench.importing.bundle import bundled_uid
from workbench.importing.merging import merged
from workbench.store.dossier import Dossier

HEADER = ("Tema", "Prioridad", "Dependencia responsable", "Antecedentes")
OTHER = ("Otro tema", "Baja", "SE", None)
WIDE = ("Tema", "Posición MX", "Posición EE.UU.")


def issue_of(dossier: Dossier) -> Issue:
    found = dossier.reader.get(MAIZE)
    assert isinstance(found, Issue)
    return found


def edit(dossier: Dossier, uid: str, **values: object) -> None:
    record = dossier.reader.get(uid)
    assert record is not None
    dossier.journal.commit(ChangeSet((Update(uid, record.revision, values),), "edit"))


def test_blank_cells_never_erase(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([HEADER, ("Maíz blanco", None, "", "  "), OTHER]))
        assert [p.action for p in made.planned] == ["unchanged", "create"]
        assert issue_of(dossier).lead == SE


def test_importing_twice_plans_nothing_the_second_time(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        rows = [HEADER, ("Maíz blanco", "ALTA", "SE", "dos\nrenglones"), ("Otro", "media-alta", "EE.UU.", "=x; y | z")]
        wide = sheet([WIDE, ("Maíz blanco", "Queremos", "Quieren"), ("Otro", "a", "b")], "Matriz")
        assert imported(dossier, sheet(rows), wide).change is not None
        again = planned(dossier, sheet(rows), wide)
        assert (again.change_set.edits, again.complete, again.count("unchanged")) == ((), True, 6)


def test_a_plans_counts_are_those_of_the_commit(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        wrong = [(None, "Alta", "SE"), ("Tercero", "quién sabe", "SE")]
        rows = [HEADER, ("Maíz blanco", "Alta", "SE", "x"), OTHER, *wrong, ("Cuarto",)]
        made = planned(dossier, sheet(rows))
        assert (made.count("create"), made.count("update"), made.rows_out) == (2, 1, 2)
        assert sorted(told(made)) == [("A4", "field-missing"), ("B5", "choice-unknown")]
        effect = dossier.journal.commit(made.change_set)
        assert (len(effect.created), len(effect.updated)) == (2, 1)
        assert made.by_type() == {"issue": {"created": 2, "updated": 1, "unchanged": 0}}


def test_two_rows_that_contradict_each_other_are_a_conflict_and_the_first_counts(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "SE", "x"), ("MAÍZ BLANCO", "Baja", "SE", "x")]))
        (conflict,) = made.conflicts
        assert (conflict.cell, conflict.field, conflict.first, conflict.second) == (
            "B3",
            "issue.priority",
            "Alta",
            "Baja",
        )
        assert conflict.title == "Maíz blanco"
        assert not made.complete
        imported(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "SE", "x"), ("Maíz blanco", "Baja", "SE", "x")]))
        priority = issue_of(dossier).priority
        assert priority is not None and priority.key == "high"


def test_rows_that_name_different_records_are_told_by_their_names(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        rows = [("Maíz blanco", "Alta", "SE", "x"), ("Maíz blanco", "Alta", "MX", "x")]
        (conflict,) = planned(dossier, sheet([HEADER, *rows])).conflicts
        assert (conflict.cell, conflict.field, conflict.first, conflict.second) == ("C3", "issue.lead", "SE", "MX")
        assert conflict.refers == ((SE,), (MX,))


def test_wordings_in_two_languages_do_not_contradict_each_other(dossier_path: Path) -> None:
    es = sheet([("Tema", "Tema (inglés)", "Prioridad"), ("Acero", "Steel", "Alta"), ("Otro", "Other", "Baja")], "Uno")
    en = sheet([("Issue", "Priority", "Background"), ("Steel", "Alta", "Quotas"), ("Other", "Baja", "None")], "Two")
    with furnished(dossier_path) as dossier:
        made = planned(dossier, es, en)
        assert made.conflicts == ()
        steel = made.planned[0].record
        assert isinstance(steel, Issue)
        assert (steel.title, steel.background) == (Parallel("Acero", "Steel"), Parallel("", "Quotas"))


def test_a_row_that_refers_to_a_row_left_out_stays_out_too(dossier_path: Path) -> None:
    actors = sheet([("Nombre", "Siglas", "País"), ("Consejo", "CN", "Marte"), ("Otro", "OT", "MX")], "Actores")
    issues = sheet([HEADER, ("Maíz blanco", "Alta", "CN", None), ("Nuevo", "Baja", "OT", None)], "Temas")
    with furnished(dossier_path) as dossier:
        made = planned(dossier, actors, issues)
        assert made.rows_out == 2
        assert ("A2", "refers-to-left-out") in told(made)
        dossier.journal.commit(made.change_set)
        assert dossier.reader.count("actor") == 4
        assert issue_of(dossier).priority is None


def test_what_a_ministry_says_in_a_public_record_is_for_negotiators(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "SE", "CANARIO del ministerio"), OTHER]))
        assert dict(issue_of(dossier).levels)["background"] is Audience.NEGOTIATORS
        for audience in (Audience.PUBLIC, Audience.CONSULTED, Audience.GOVERNMENT):
            reader = dossier.reader.for_audience(audience)
            (seen,) = reader.all("issue")
            assert isinstance(seen, Issue)
            assert (seen.uid, seen.background, seen.priority, seen.levels) == (MAIZE, Parallel(), None, ())
            assert (seen.title.es, seen.lead) == ("Maíz blanco", SE)
            assert reader.search("canario").total == 0


def test_a_sheet_of_ours_keeps_the_levels(dossier_path: Path) -> None:
    own = ("Tema (español)", "Antecedentes (español)", "Identificador (uid)")
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet([own, ("Maíz blanco", "Texto público", MAIZE), ("Otro", "x", None)]))
        assert issue_of(dossier).levels == ()
        seen = dossier.reader.for_audience(Audience.PUBLIC).get(MAIZE)
        assert isinstance(seen, Issue) and seen.background.es == "Texto público"


def test_notes_typed_into_a_sheet_of_ours_are_for_those_whom_it_was_made_for(dossier_path: Path) -> None:
    sums = ("Control (no editar)", "Identificador (uid)")
    own = ("Tema (español)", "Notas", "Audiencia por campo", *sums)
    edited = ("Maíz blanco", "CANARIO de quien edita", None, f"1-000000000000-{control_mark(MAIZE)}", MAIZE)
    for header, row, audience in (
        (("Clave", *own), ("I-1", *edited), Audience.NEGOTIATORS),
        (own, edited, Audience.GOVERNMENT),
        (("Clave", *own), ("I-1", *edited[:2], "notes=public", *edited[3:]), Audience.PUBLIC),
    ):
        path = dossier_path.with_name(f"{audience.key}.dossier")
        copyfile(dossier_path, path)
        with furnished(path) as dossier:
            made = planned(dossier, sheet([header, row]))
            (one,) = made.planned
            assert [m.field.name for m in one.moves] == ["notes", "levels"]
            dossier.journal.commit(made.change_set)
            assert dict(issue_of(dossier).levels) == {"notes": audience}
            below = [dossier.reader.for_audience(a).get(MAIZE) for a in Audience if a < audience]
            assert all(isinstance(seen, Issue) and not seen.notes for seen in below)
            assert planned(dossier, sheet([header, row])).change_set.edits == ()


def test_a_row_of_ours_that_nobody_touched_says_itself_who_may_read_its_notes(dossier_path: Path) -> None:
    header = ("Clave", "Tema (español)", "Notas", "Audiencia", "Control (no editar)", "Identificador (uid)")
    uid = bundled_uid("issue", "other")
    cells = {"key:": "I-9", "title:es": "Otro", "notes:": "Lo que todos leen", "audience:": "Público", "uid:": uid}
    for notes, levels in (("Lo que todos leen", {}), ("CANARIO", {"notes": Audience.NEGOTIATORS})):
        path = dossier_path.with_name(f"{len(levels)}.dossier")
        copyfile(dossier_path, path)
        with furnished(path) as dossier:
            imported(dossier, sheet([header, ("I-9", "Otro", notes, "Público", control(1, cells, uid), uid)]))
            record = dossier.reader.get(uid)
            assert record is not None and record.own_audience is Audience.PUBLIC
            assert (record.notes, dict(record.levels)) == (notes, levels)


def test_a_sheet_from_elsewhere_narrows_an_audience_and_never_widens_one(dossier_path: Path) -> None:
    reserved = Issue(uid=bundled_uid("issue", "r"), title=Parallel("Reservado"))
    header = ("Tema", "Prioridad", "Audiencia", "Puede entregarse a", "Audiencia por campo")
    rows = [
        header,
        ("Reservado", "Alta", "Público", "Senado", "priority=public"),
        ("Nuevo", "Alta", "Público", "Senado", "priority=public"),
        ("Maíz blanco", "Alta", "Gobierno Federal", None, None),
    ]
    with furnished(dossier_path, reserved) as dossier:
        made = planned(dossier, sheet(rows))
        kept = [cell for cell, code in told(made) if code == "audience-kept"]
        assert kept == ["C2", "D2", "E2", "C3", "D3", "E3"]
        words = {p.cell: p.problem.message.es for p in made.problems if p.problem.code == "audience-kept"}
        assert all("se dejó como estaba" in words[cell] for cell in kept[:3])
        assert all("entra sólo para negociadores" in words[cell] for cell in kept[3:])
        dossier.journal.commit(made.change_set)
        for record in dossier.reader.all("issue"):
            if record.uid != MAIZE:
                assert (record.own_audience, record.release_to) == (Audience.NEGOTIATORS, ())
                assert "public" not in str(record.levels).lower()
        assert issue_of(dossier).own_audience is Audience.GOVERNMENT


def test_a_sheet_that_changes_cleared_wording_makes_it_a_draft_again(dossier_path: Path) -> None:
    uid = bundled_uid("position", "c")
    cleared = Position(
        uid=uid, on=Parallel("Plazo"), issue=MAIZE, actor=MX, target=Parallel("Diez"), clearance=Chosen("cleared")
    )
    own = ("Sobre qué (español)", "Objetivo de negociación (español)", "Notas", "Identificador (uid)")
    with furnished(dossier_path, cleared) as dossier:
        made = planned(dossier, sheet([own, ("Plazo", "Diez", "Nota", uid)]))
        (noted,) = [p for p in made.planned if p.action == "update"]
        assert [m.field.name for m in noted.moves] == ["notes"]
        made = planned(dossier, sheet([own, ("Plazo", "Doce", None, uid)]))
        (changed,) = [p for p in made.planned if p.action == "update"]
        assert [(m.field.name, m.cell) for m in changed.moves] == [("target", "B2"), ("clearance", "")]
        dossier.journal.commit(made.change_set)
        now = dossier.reader.get(uid)
        assert isinstance(now, Position) and now.clearance == Chosen("draft")
        dossier.journal.undo()
        back = dossier.reader.get(uid)
        assert isinstance(back, Position) and back.clearance == Chosen("cleared")


def test_a_sheet_that_moves_a_position_leaves_no_earlier_reason_unless_it_gives_it_again(dossier_path: Path) -> None:
    uid = bundled_uid("position", "c")
    moved = Position(
        uid=uid, on=Parallel("Plazo"), issue=MAIZE, actor=MX, target=Parallel("Diez"), reason="Instrucción"
    )
    own = (
        "Sobre qué (español)",
        "Objetivo de negociación (español)",
        "Motivo del último cambio",
        "Identificador (uid)",
    )
    with furnished(dossier_path, moved) as dossier:
        for reason, names in (
            (None, ["target", "reason"]),
            ("Instrucción", ["target"]),
            ("Otra", ["target", "reason"]),
        ):
            made = planned(dossier, sheet([own, ("Plazo", "Doce", reason, uid)]))
            (changed,) = [p for p in made.planned if p.action == "update"]
            assert [m.field.name for m in changed.moves] == names
            assert getattr(changed.record, "reason", None) == (reason or "")


def test_what_stands_for_a_default_is_said_all_the_same(dossier_path: Path) -> None:
    position = Position(
        uid=bundled_uid("position", "p"), on=Parallel("X"), issue=MAIZE, actor=US, standing=Chosen("estimate")
    )
    source = SCHEMA.type("source").cls(uid=bundled_uid("source", "s"), title="Diario")
    cited = Citation(uid=bundled_uid("citation", "c"), record=MAIZE, source=source.uid, verified=True)
    with furnished(dossier_path, position, source, cited) as dossier:
        own = ("Expresada o estimada", "Audiencia", "Sobre qué (español)", "Identificador (uid)")
        made = planned(dossier, sheet([own, ("Expresada por el actor", "Equipo negociador", "X", position.uid)]))
        assert [(m.field.name, m.new) for m in made.planned[0].moves] == [
            ("standing", Chosen("stated")),
            ("levels", (("*", Audience.NEGOTIATORS),)),  # no file shows an estimate to more readers
        ]
        header = ("Registro (id)", "Fuente citada (id)", "Verificada", "Notas", "Etiquetas", "Identificador (uid)")
        flags = sheet([header, (MAIZE, source.uid, "no", None, None, cited.uid)], "Citas")
        assert [(m.field.name, m.new) for m in planned(dossier, flags).planned[0].moves] == [("verified", False)]


def test_merging_says_what_the_cell_says_and_keeps_what_it_cannot_show() -> None:
    standing = SCHEMA.type("position").field("standing")
    assert merged(standing, Chosen("estimate"), Chosen("stated"), "es") == Chosen("stated")
    word = Chosen("estimate", "presunta")
    assert merged(standing, word, Chosen("estimate"), "es") == word
    tags = SCHEMA.type("issue").field("tags")
    assert merged(tags, ("a",), (), "es") == ("a",)
    title = SCHEMA.type("issue").field("title")
    assert merged(title, Parallel("a", "b"), Parallel("c"), "es") == Parallel("c", "b", "", ("en",))


def test_undo_takes_an_import_back(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        before = issue_of(dossier)
        effect = imported(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "SE", "x"), OTHER]))
        undone = dossier.journal.undo()
        assert {o.result for o in undone.outcomes} == {"reverted"} and len(undone.outcomes) == 2
        after = issue_of(dossier)
        assert [getattr(after, f.name) for f in SCHEMA.of(after).fields] == [
            getattr(before, f.name) for f in SCHEMA.of(before).fields
        ]
        assert dossier.reader.get(effect.created[0]) is None


def test_undo_after_an_edit_keeps_the_edit(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        effect = imported(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "SE", "x"), OTHER]))
        edit(dossier, MAIZE, priority=Chosen("low"))
        outcomes = {o.uid: o for o in dossier.journal.undo(effect.change).outcomes}
        assert (outcomes[MAIZE].result, outcomes[MAIZE].fields) == ("kept", ("priority", "levels"))
        priority = issue_of(dossier).priority
        assert priority is not None and priority.key == "low"
        assert issue_of(dossier).background == Parallel()
        assert outcomes[effect.created[0]].result == "reverted"


def test_undo_fails_where_a_new_position_needs_an_imported_issue(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        effect = imported(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "SE", "x"), OTHER]))
        uid = bundled_uid("position", "later")
        position = Position(uid=uid, on=Parallel("Y"), issue=effect.created[0], actor=US, audience=PUBLIC)
        dossier.journal.commit(ChangeSet((Create(position),), "later"))
        outcomes = {o.uid: o.result for o in dossier.journal.undo(effect.change).outcomes}
        assert outcomes == {effect.created[0]: "failed", MAIZE: "reverted"}
        assert dossier.reader.get(effect.created[0]) is not None


def test_every_written_value_remembers_its_cell(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet([WIDE, ("Maíz blanco", "Queremos", "Quieren"), ("Otro", "a", "b")]))
        (ours,) = (p for p in dossier.reader.where("position", issue=MAIZE) if getattr(p, "actor", "") != US)
        cells = {p.field: (p.cell, p.words) for p in dossier.reader.provenance(ours.uid)}
        assert cells["statement"] == ("B2", "Queremos")


@pytest.mark.parametrize("all_at_once", [True, False])
def test_a_uid_said_by_two_rows_is_one_record(dossier_path: Path, all_at_once: bool) -> None:
    own = ("Tema (español)", "Número", "Identificador (uid)")
    uid = bundled_uid("issue", "fresh") if all_at_once else MAIZE
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([own, ("Uno", "1", uid), ("Dos", "1", uid)]))
        assert len(made.change_set.edits) == 1
        assert [(c.cell, c.first, c.second) for c in made.conflicts] == [("A3", "Uno", "Dos")]


@pytest.mark.parametrize(
    "words", ["Negociadores", "NEGOCIADORES", "equipo negociador", "Negotiators", "Sólo negociadores"]
)
def test_an_audience_is_read_by_the_words_that_forms_and_sheets_have(dossier_path: Path, words: str) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([("Tema", "Prioridad", "Audiencia"), ("Azúcar", "Alta", words)]))
        assert made.questions == () and made.rows_out == 0 and made.count("create") == 1


@pytest.mark.parametrize(
    ("words", "audience"),
    [
        ("Gobierno", Audience.GOVERNMENT),
        ("gobierno federal", Audience.GOVERNMENT),
        ("FEDERAL GOVERNMENT", Audience.GOVERNMENT),
        ("Sectores consultados", Audience.CONSULTED),
        ("consulted sectors", Audience.CONSULTED),
        ("publico", Audience.PUBLIC),
        ("Público", Audience.PUBLIC),
        ("Public", Audience.PUBLIC),
        ("negociadores", Audience.NEGOTIATORS),
    ],
)
def test_every_label_of_an_audience_is_read_in_either_language(words: str, audience: Audience) -> None:
    for language in PROGRAM_LANGUAGES:
        read = AUDIENCE_CHOICE.parse(words, Context(language)).value
        assert read is not None and read.key == audience.key and audience_named(words) is audience
