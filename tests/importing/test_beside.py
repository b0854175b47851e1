"""What stands for no field, and words that give no value, stay with the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from planning import MAIZE, furnished, imported, planned, sheet, staged, told

from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import SCHEMA, Issue
from workbench.importing import plan
from workbench.importing.beside import with_lines
from workbench.importing.layout import find_tables
from workbench.importing.mapping import suggest
from workbench.importing.mapping_decided import decide
from workbench.importing.matching import Matcher
from workbench.importing.stage import Frame
from workbench.importing.stage_rows import stage
from workbench.progress import SILENT
from workbench.store.dossier import Dossier

HEADER = ("Tema", "Prioridad", "Fecha compromiso", "Unidad que revisa")


def issue(dossier: Dossier, title: str) -> Issue:
    return next(r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == title)


def test_an_unknown_column_goes_to_the_notes_and_comes_twice_without_change(dossier_path: Path) -> None:
    rows = [HEADER, ("Acero", "Alta", "", "DGN, piso 3"), ("Vidrio", "Baja", "", "")]
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet(rows))
        assert (issue(dossier, "Acero").notes, issue(dossier, "Vidrio").notes) == ("Unidad que revisa: DGN, piso 3", "")
        assert planned(dossier, sheet(rows)).change_set.edits == ()
        (origin,) = [p for p in dossier.reader.provenance(issue(dossier, "Acero").uid) if p.field == "notes"]
        assert (origin.cell, origin.words) == ("D2", "DGN, piso 3")


def test_notes_that_somebody_wrote_stay_and_a_line_is_written_anew(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        maize = dossier.reader.get(MAIZE)
        assert maize is not None
        dossier.journal.commit(ChangeSet((Update(MAIZE, maize.revision, {"notes": "Escrito a mano."}),), "edit"))
        imported(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "", "DGN")]))
        imported(dossier, sheet([HEADER, ("Maíz blanco", "Alta", "", "DGRM")]))
        kept = dossier.reader.get(MAIZE)
        assert kept is not None and kept.notes == "Escrito a mano.\nUnidad que revisa: DGRM"


def test_words_that_give_no_date_stay_and_the_row_goes_in(dossier_path: Path) -> None:
    rows = [HEADER, ("Acero", "Alta", "18-24 meses*", ""), ("Vidrio", "---", "s/plazo", ""), ("Papel", "n.d.", "", "")]
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet(rows))
        assert told(made)[1:] == [("C2", "date-unread"), ("C3", "date-none")] and made.rows_out == 0
        dossier.journal.commit(made.change_set)
        assert issue(dossier, "Acero").notes == "Fecha compromiso: 18-24 meses*"
        assert issue(dossier, "Vidrio").notes == "Fecha compromiso: s/plazo"
        assert [issue(dossier, t).priority for t in ("Vidrio", "Papel")] == [None, None]


DECIDED = {"tags": ("", ("DGN", "DGRM")), "": ("", ()), "notes": ("Unidad que revisa: DGN; DGRM", ())}


@pytest.mark.parametrize("where", DECIDED)
def test_a_person_decides_where_a_column_goes(dossier_path: Path, where: str) -> None:
    with furnished(dossier_path) as dossier:
        rows = sheet([HEADER, ("Acero", "Alta", "", "DGN; DGRM"), ("Vidrio", "Alta", "", "")])
        (table,) = find_tables(rows, SCHEMA)
        mapping = decide(suggest(table, rows, SCHEMA), table, {"Hoja!D1": where}, SCHEMA)
        records, remarks = stage([Frame(rows, table, mapping)], SCHEMA, {})
        Matcher(SCHEMA, dossier.reader).match(records, SILENT)
        batch = planned(dossier, rows).change_set.batch
        assert batch is not None
        dossier.journal.commit(plan.build(records, remarks, SCHEMA, dossier.reader, batch).change_set)
        steel = issue(dossier, "Acero")
        assert (steel.notes, steel.tags) == DECIDED[where]


def test_a_column_that_only_counts_rows_says_nothing() -> None:
    records, _ = staged(sheet([("Tema", "Prioridad", "Renglón"), ("Acero", "Alta", 1), ("Vidrio", "Alta", 2)]))
    assert [r.beside for r in records] == [[], []]


def test_in_a_wide_matrix_the_issue_keeps_them_once(dossier_path: Path) -> None:
    rows = [("Tema", "Posición MX", "Posición EE.UU.", "Zona"), ("Acero", "Cupo", "Techo", "norte")]
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet(rows))
        assert issue(dossier, "Acero").notes == "Zona: norte"
        assert not any(p.notes for p in dossier.reader.all("position"))


def test_lines_of_notes() -> None:
    assert with_lines("", {"A": "x"}) == "A: x"
    assert with_lines("uno\nA: x\ndos", {"A": "y", "B": "z"}) == "uno\nA: y\ndos\nB: z"
    assert with_lines("A: x", {}) == "A: x"


def test_headers_that_begin_alike_keep_their_own_lines(dossier_path: Path) -> None:
    rows: list[tuple[str, ...]] = [("Tema", "Prioridad", "Avance: 2025", "Avance", "Zzz")]
    rows += [("Acero", "Alta", "mal", "bien", "x"), ("Acero", "Alta", "", "", "y")]
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet(rows))
        assert issue(dossier, "Acero").notes == "Avance | 2025: mal\nAvance: bien\nZzz: x; y"
        assert planned(dossier, sheet(rows)).change_set.edits == ()


def test_notes_of_the_sheet_and_lines_beside_them_come_twice_without_change(dossier_path: Path) -> None:
    rows = [("Tema", "Prioridad", "Zzz", "Notas"), ("Acero", "Alta", "x", "nota A"), ("Acero", "Alta", "y", "nota A")]
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet(rows))
        again = planned(dossier, sheet(rows))
        assert again.change_set.edits == () and again.count("update") == 0


def test_a_last_column_without_a_header_is_kept_of_a_single_row(dossier_path: Path) -> None:
    rows = [("Tema", "Prioridad", "Siguiente paso", None), ("Acero", "Alta", "Convocar", "huérfano")]
    with furnished(dossier_path) as dossier:
        imported(dossier, sheet(rows))
        assert issue(dossier, "Acero").notes == "D: huérfano"
