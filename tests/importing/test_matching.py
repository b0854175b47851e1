"""Staged cells become values, and rows find the records of the dossier that they are about."""

from __future__ import annotations

from pathlib import Path

import pytest
from planning import MAIZE, MX, PUBLIC, SE, US, actor, furnished, imported, planned, sheet, told

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import SCHEMA, Issue, Position, Request
from workbench.domain.sheet import ErrorCell
from workbench.domain.types import NAME_UNKNOWN, Chosen, Parallel
from workbench.importing.bundle import bundled_uid
from workbench.importing.matching import STEP, Matcher
from workbench.importing.names import LONGEST_KEY, Names, is_uid
from workbench.importing.stage import StagedCell, StagedRecord
from workbench.progress import Cancelled
from workbench.store.dossier import Dossier

HEADER = ("Tema", "Prioridad", "Dependencia responsable", "Fecha compromiso")
OWN = ("Clave", "Tema (español)", "Dependencia responsable", "Dependencia responsable (id)", "Identificador (uid)")


def issue_of(dossier: Dossier) -> Issue:
    found = dossier.reader.get(MAIZE)
    assert isinstance(found, Issue)
    return found


def test_a_row_finds_its_issue_by_title_whatever_its_case_and_accents_and_does_not_rename_it(
    dossier_path: Path,
) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([HEADER, ("MAIZ  BLANCO", "Alta", "SE", None), ("Otro", "Baja", "SE", None)]))
        assert [p.action for p in made.planned] == ["update", "create"]
        update = made.change_set.edits[0]
        assert isinstance(update, Update) and set(update.values) == {"priority", "levels"}


@pytest.mark.parametrize("name", ["position", "request"])  # of which the second has fields that name rows of its own
def test_matching_tells_how_far_it_is_and_can_be_stopped_whatever_the_rows_are(dossier_path: Path, name: str) -> None:
    record_type = SCHEMA.type(name)
    found = [
        StagedRecord(record_type, "Hoja", n, "es", {}, [StagedCell(record_type.title, "es", False, f"N {n}", f"A{n}")])
        for n in range(1, STEP + 1)
    ]
    told: list[tuple[str, int, int]] = []

    class Stopping:
        def step(self, step: str, done: int, total: int) -> None:
            told.append((step, done, total))
            raise Cancelled

    with furnished(dossier_path) as dossier, pytest.raises(Cancelled):
        Matcher(SCHEMA, dossier.reader).match(found, Stopping())
    assert told == [("match", STEP, STEP)]


def test_names_are_found_by_acronym_alias_key_and_uid(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        names = Names(SCHEMA, dossier.reader)
        for words in ("SE", "secretaria de economia", "Ministry of Economy", "A-3", "a-3", SE, SE.upper()):
            assert names.find(("actor",), words) == (SE,), words
        assert names.find(("actor",), "ee.uu.") == (US,)
        for words in ("I-1", MAIZE, "", "   ", "nadie", "A-999", "A-" + "9" * 5000, "A-" + "9" * LONGEST_KEY):
            assert names.find(("actor",), words) == (), words


def test_names_are_found_by_their_form_and_the_likeliest_are_offered(dossier_path: Path) -> None:
    body = SCHEMA.type("body").cls
    bodies = [
        body(uid=bundled_uid("body", n), title=Parallel(es, en), acronym=short, audience=PUBLIC)
        for n, es, en, short in (
            ("sps", "Comité de Medidas Sanitarias y Fitosanitarias", "Committee on SPS Measures", "MSF"),
            ("ag", "Comité de Comercio Agropecuario", "Committee on Agricultural Trade", "CCA"),
            ("cba", "Comité Consultivo Agrícola", "Agricultural Consultative Committee", "CCA"),
        )
    ]
    with furnished(dossier_path, *bodies) as dossier:
        names = (
            "Comité MSF",
            "comité medidas sanitarias y fitosanitarias",
            "Comité CCA",
            "Comité Agropecuario",
            "Qwerty",
        )
        rows = [("Reunión", "Órgano"), *((f"R{n}", words) for n, words in enumerate(names))]
        made = planned(dossier, sheet(rows))
        read = [p.record.body for p in made.planned]  # type: ignore[attr-defined]
        assert read[:2] == [bundled_uid("body", "sps")] * 2
        asked = {q.cell: (q.problem.code, set(q.problem.choices)) for q in made.questions}
        assert asked["B4"][0] == "name-unknown" and asked["B5"][1] >= {bundled_uid("body", "ag")}
        assert asked["B6"] == ("name-unknown", set())


def test_a_name_of_two_records_is_a_question_with_both(dossier_path: Path) -> None:
    twin = actor("se-us", "Secretaría de Economía", "Another", "SE2", country=Chosen("US"))
    with furnished(dossier_path, twin) as dossier:
        made = planned(
            dossier, sheet([HEADER, ("Maíz blanco", "Alta", "Secretaría de Economía", None), ("O", "Baja", "SE", None)])
        )
        (question,) = made.questions
        assert (question.cell, question.problem.code) == ("C2", "name-several")
        assert set(question.problem.choices) == {SE, twin.uid}
        assert made.rows_out == 1
        rows = [HEADER, ("Maíz blanco", "Alta", "Secretaría de Economía", None), ("O", "Baja", "SE", None)]
        answered = planned(dossier, sheet(rows), answers={"Hoja!C2": twin.uid})
        assert answered.complete and answered.planned[0].record.lead == twin.uid  # type: ignore[attr-defined]


def test_two_records_of_one_title_make_a_question_that_a_key_answers(dossier_path: Path) -> None:
    twin = Issue(uid=bundled_uid("issue", "twin"), title=Parallel("Maíz Blanco"), audience=PUBLIC)
    with furnished(dossier_path, twin) as dossier:
        rows = [HEADER, ("Maíz blanco", "Alta", "SE", None), ("Otro", "Baja", "SE", None)]
        made = planned(dossier, sheet(rows))
        (question,) = made.questions
        assert (question.cell, question.problem.code) == ("A2", "record-several")
        assert question.problem.choices == ("I-1", "I-2")
        answered = planned(dossier, sheet(rows), answers={"Hoja!A2": "I-2"})
        assert answered.complete
        assert (answered.planned[0].action, answered.planned[0].record.uid) == ("update", twin.uid)
        assert answered.planned[0].record.title == twin.title  # type: ignore[attr-defined]


def test_dates_of_a_column_are_read_by_the_evidence_of_the_column(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        days = [HEADER, ("Maíz blanco", "Alta", "SE", "03/04/2027"), ("Otro", "Baja", "SE", "25/04/2027")]
        made = planned(dossier, sheet(days))
        assert made.complete
        assert made.planned[0].record.next_by.iso() == "2027-04-03"  # type: ignore[attr-defined]
        months = [HEADER, ("Maíz blanco", "Alta", "SE", "03/04/2027"), ("Otro", "Baja", "SE", "04/25/2027")]
        assert planned(dossier, sheet(months)).planned[0].record.next_by.iso() == "2027-03-04"  # type: ignore[attr-defined]
        unclear = [HEADER, ("Maíz blanco", "Alta", "SE", "03/04/2027"), ("Otro", "Baja", "SE", "05/06/2027")]
        left = planned(dossier, sheet(unclear))
        assert {p.cell for p in left.questions} == {"D2", "D3"} and left.rows_out == 2


def test_a_column_of_a_counterpart_is_our_estimate_and_ours_is_stated(dossier_path: Path) -> None:
    rows = [("Tema", "Posición MX", "Posición EE.UU."), ("Maíz blanco", "Queremos", "Quieren"), ("Otro", "a", "b")]
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet(rows))
        of_issue = {p.actor: p for p in dossier.reader.where("position", issue=MAIZE) if isinstance(p, Position)}
        assert {a: p.standing and p.standing.key for a, p in of_issue.items()} == {MX: "stated", US: "estimate"}
        assert of_issue[US].on == Parallel("Maíz blanco", "White maize")
        assert {p.own_audience.key for p in of_issue.values()} == {"negotiators"}


def test_a_party_that_the_dossier_lacks_blocks_the_row(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        rows = [("Tema", "Posición MX", "Posición CAN"), ("Maíz blanco", "Queremos", "Quieren"), ("Otro", "a", None)]
        made = planned(dossier, sheet(rows))
        assert (made.rows_out, ("C2", "party-unknown") in told(made)) == (1, True)
        assert made.count("create") == 2  # the other row: its issue and our position


@pytest.mark.parametrize("cell", ["uid", "key"])
def test_an_error_where_the_identifier_should_be_blocks_the_row(dossier_path: Path, cell: str) -> None:
    with furnished(dossier_path) as dossier:
        error = ErrorCell("#N/A")
        key, uid = (None, error) if cell == "uid" else (error, MAIZE)
        made = planned(dossier, sheet([OWN, (key, "Maíz blanco", "", SE, uid), (None, "Otro", "", SE, None)]))
        assert made.rows_out == 1
        assert ("E2" if cell == "uid" else "A2", "cell-error") in told(made)


def test_what_is_no_identifier_is_told_and_the_name_is_used(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([OWN, (None, "Maíz blanco", "", SE, "borrado"), (None, "Otro", "", SE, None)]))
        assert ("E2", "uid-unread") in told(made)
        assert [p.action for p in made.planned] == ["unchanged", "create"]


def test_an_identifier_of_another_type_blocks_the_row(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([OWN, (None, "Maíz", "", SE, US), (None, "Otro", "", SE, None)]))
        assert (made.rows_out, made.count("create")) == (1, 1)
        assert ("E2", "uid-other-type") in told(made)


def test_a_short_key_finds_its_record_where_there_is_no_identifier(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([OWN, ("I-1", "Maíz amarillo", "", SE, None), ("9" * 99, "X", "", SE, None)]))
        assert [(p.action, p.record.uid == MAIZE) for p in made.planned] == [("update", True), ("create", False)]


def test_a_name_edited_beside_its_identifier_counts(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([OWN, ("I-1", "Maíz blanco", "México", SE, MAIZE), (None, "O", "", SE, None)]))
        assert [m.new for m in made.planned[0].moves] == [MX]
        both = planned(dossier, sheet([OWN, ("I-1", "Maíz blanco", "SE", US, MAIZE), (None, "O", "", SE, None)]))
        assert [m.new for m in both.planned[0].moves] == [US]
        typo = planned(dossier, sheet([OWN, ("I-1", "Maíz blanco", "Mexxico", SE, MAIZE), (None, "O", "", SE, None)]))
        assert (typo.planned[0].action, ("C2", "name-ignored") in told(typo)) == ("unchanged", True)


def test_a_file_may_bring_what_another_row_of_it_points_to(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        actors = sheet([("Nombre", "Siglas"), ("Consejo Nuevo", "CN"), ("Otro", "OT")], "Actores")
        issues = sheet([HEADER, ("Maíz blanco", "Alta", "CN", None), ("Otro tema", "Baja", "CN", None)], "Temas")
        made = planned(dossier, issues, actors)
        assert made.complete
        imported(dossier, issues, actors)
        lead = dossier.reader.get(issue_of(dossier).lead)
        assert lead is not None and SCHEMA.of(lead).title_of(lead, "es") == "Consejo Nuevo"


def test_notes_that_speak_of_a_red_line_are_told(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        rows = [("Tema", "Prioridad", "Notas"), ("Maíz blanco", "Alta", "LÍNEA ROJA: nada"), ("O", "Baja", "calma")]
        assert told(planned(dossier, sheet(rows))) == [("C2", "reserved-words")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (MAIZE, True),
        (MAIZE.upper(), True),
        ("{" + MAIZE[:34] + "}", False),
        ("urn:uuid:" + MAIZE[:27], False),
        (MAIZE[:35], False),
        ("z" * 36, False),
        ("", False),
    ],
)
def test_what_is_a_uid(words: str, expected: bool) -> None:
    assert is_uid(words) is expected


def test_an_issue_renamed_in_between_leaves_its_positions_as_they_are(dossier_path: Path) -> None:
    rows = [("Tema", "Posición MX", "Posición EE.UU."), ("Maíz blanco", "Queremos", "Quieren"), ("Otro", "a", "b")]
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet(rows))
        issue = issue_of(dossier)
        edit = Update(MAIZE, issue.revision, {"title": Parallel("Maíz blanco", "Corn, white")})
        dossier.journal.commit(ChangeSet((edit,), "edit"))
        assert planned(dossier, sheet(rows)).change_set.edits == ()


def test_a_batch_that_was_made_anew_finds_no_stranger(dossier_path: Path) -> None:
    """The title of a deleted issue names nothing: the row is a new record."""
    from workbench.domain.change import Delete

    with furnished(dossier_path) as dossier:
        gone = Issue(uid=bundled_uid("issue", "gone"), title=Parallel("Efímero"))
        dossier.journal.commit(ChangeSet((Create(gone),), "c"))
        dossier.journal.commit(ChangeSet((Delete(gone.uid, 1),), "d"))
        made = planned(dossier, sheet([HEADER, ("Efímero", "Alta", "SE", None), ("Otro", "Baja", "SE", None)]))
        assert [p.action for p in made.planned] == ["create", "create"]
        assert gone.uid not in {p.record.uid for p in made.planned}


def test_rows_of_one_type_name_each_other_in_any_order(dossier_path: Path) -> None:
    header = ("Solicitud (español)", "De", "A quién", "Se intercambia por", "Identificador (uid)")
    rows = [
        header,
        ("Una", "US", "MX", "Otra; Tercera", None),
        ("Otra", "US", "MX", "Una", None),
        ("Tercera", "US", "MX", None, None),
        ("Cuarta", "US", "MX", "Nadie", None),
    ]
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet(rows))
        assert [(cell, code) for cell, code in told(made) if code != "audience-kept"] == [("D5", NAME_UNKNOWN)]
        assert made.rows_out == 1
        dossier.journal.commit(made.change_set)
        by_title = {r.title.es: r for r in dossier.reader.all("request") if isinstance(r, Request)}
        one, other, third = (by_title[title] for title in ("Una", "Otra", "Tercera"))
        assert (set(one.traded_for), other.traded_for) == ({other.uid, third.uid}, (one.uid,))
        assert planned(dossier, sheet(rows[:4])).change_set.edits == ()
