"""A sheet that tells a position at several dates, in the window: shown state by state, decided, taken back."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from test_import_story import flow, imports, written
from test_review_story import bulk, look
from test_review_story import review as plan_of

from workbench.domain.records import Position
from workbench.store.dossier import open_dossier
from workbench.ui.forms.history import HistoryDialog
from workbench.ui.places import Place

HEAD = ("TEMA", "ACTOR", "SOBRE QUÉ", "POSTURA", "POSICIÓN", "AL")
ROWS = (
    ("Vidrio", "México", "Vidrio plano", "Apoya", "Un arancel con cupo", "2026-07-20"),
    ("Vidrio", "México", "Vidrio plano", "Se opone", "Ningún arancel", "2025-03-01"),
    ("Vidrio", "México", "Vidrio plano", "Reserva su posición", "Se estudia", "2025-09-15"),
)


def lines(driver: Driver) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The positions of the plan: where each stands, and what is told of it."""
    page = plan_of(driver)._page
    assert page is not None
    return [(x.place, [(m.field, m.new, m.cell) for m in x.moves]) for x in page.lines if x.type == "position"]


def positions(path: Path) -> list[Position]:
    with open_dossier(path) as dossier:
        found = [r for r in dossier.reader.all("position") if isinstance(r, Position)]
        return [p for p in found if p.on.es == "Vidrio plano"]


def test_states_are_shown_and_a_person_can_say_that_there_are_none(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *ROWS))
    ((place, moves),) = lines(driver)
    assert "3 estados" in place
    assert ("2025-09-15 Posición", "Se estudia", "E4") in moves
    assert [cell for name, _, cell in moves if name[4:5] == "-" and name.endswith(" Posición")] == ["E3", "E4", "E2"]
    bulk(driver, "No leer las fechas")
    ((place, _),) = lines(driver)
    assert "estados" not in place
    look(driver, "conflict")
    bulk(driver, "Leer las fechas")
    look(driver, "changes")
    ((place, _),) = lines(driver)
    assert "3 estados" in place
    driver.click(flow(driver).commit)
    (now,) = positions(review)
    assert now.statement.es == "Un arancel con cupo" and now.revision == 3
    page = imports(driver)
    listed = [page.list.item(row).text() for row in range(page.list.count())]
    assert sum(told.startswith("a.xlsx") for told in listed) == 1  # its parts are no imports of their own
    page.list.setCurrentRow(0)
    driver.still()
    driver.click(page._past.undo)
    assert positions(review) == []
    driver.window.redo()
    driver.still()
    (again,) = positions(review)
    assert again.statement.es == "Un arancel con cupo"


def test_the_history_of_a_field_says_which_states_came_together(driver: Driver, review: Path, tmp_path: Path) -> None:
    for name, rows in (("hoy.xlsx", ROWS[:1]), ("antes.xlsx", ROWS[1:])):
        driver.drop(written(tmp_path / name, HEAD, *rows))
        driver.click(flow(driver).commit)
    (now,) = positions(review)
    assert now.statement.es == "Un arancel con cupo"
    driver.window.go(Place("issues", "position", now.uid))
    driver.still()
    driver.form().show_past("statement")
    dialog = driver.dialog(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    driver.still()
    shown = [dialog.table.item(row, 2).text() for row in range(dialog.table.rowCount())]
    assert shown == [
        "Posición (de vuelta a lo vigente)",
        "2025-09-15 Posición (sólo historia)",
        "2025-03-01 Posición (sólo historia)",
        "Posición",
    ]
    assert "el envío entero es un solo cambio" in dialog._full.text()
