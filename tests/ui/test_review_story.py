"""The plan of an import in the window: looked through, corrected, decided by mouse and keys, taken back."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from test_import_story import flow, imports, written

from workbench.domain.records import Issue
from workbench.store.dossier import open_dossier
from workbench.tasks.decisions import read_decisions
from workbench.tasks.import_file import Options, plan_import, plan_taken
from workbench.ui.importing import shown
from workbench.ui.importing.review import PlanReview
from workbench.ui.widgets.text import Line

HEAD = ("TEMA", "PRIORIDAD", "ANTECEDENTES")
ROWS = (("Vidrio", "alta", "uno"), ("Papel", "baja", "dos"), ("Acero", "media", "tres"), ("VIDRIO", "baja", "uno"))


def review(driver: Driver) -> PlanReview:
    work = flow(driver)
    work.tabs.setCurrentWidget(work.review)
    return work.review


def titles(driver: Driver) -> list[str]:
    page = review(driver)._page
    assert page is not None
    return [line.title for line in page.lines]


def select(driver: Driver, *wanted: str) -> None:
    """Marks lines as the mouse does, the first with a click, the others with Ctrl."""
    tree, found = review(driver).tree, titles(driver)
    tree.selectionModel().clearSelection()
    for title in wanted:
        index = tree.tree_model.index(found.index(title), 0)
        tree.scrollTo(index)
        keys = Qt.KeyboardModifier.ControlModifier if title != wanted[0] else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, keys, tree.visualRect(index).center())
    driver.still()


def look(driver: Driver, kind: str) -> None:
    box = review(driver).kind
    assert box.findData(kind) >= 0, [box.itemText(n) for n in range(box.count())]
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())
    driver.still()


def bulk(driver: Driver, beginning: str) -> None:
    """Chooses from the menu of what is decided all at once."""
    page = review(driver)
    page.fill_menu()
    actions: Sequence[QAction] = page.menu.actions()
    next(a for a in actions if a.text().startswith(beginning)).trigger()
    driver.still()


def correct(driver: Driver, title: str, cell: str, words: str) -> None:
    """Opens the cell of a field by its key and types over what stands in it."""
    tree, found = review(driver).tree, titles(driver)
    head = tree.tree_model.index(found.index(title), 0)
    tree.expand(head)
    row = next(r for r in range(tree.tree_model.rowCount(head)) if tree.tree_model.index(r, 3, head).data() == cell)
    tree.setFocus()
    tree.setCurrentIndex(tree.tree_model.index(row, 2, head))
    QTest.keyClick(tree, Qt.Key.Key_F2)
    editor = next(e for e in tree.findChildren(Line) if e.isVisible())
    driver.retype(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.still()


def counts(driver: Driver) -> tuple[int, int]:
    plan = flow(driver).waiting.shown
    assert plan is not None
    return plan.created, plan.plan.rows_left


def test_rows_are_left_out_and_taken_in_by_mouse_and_by_keys(driver: Driver, review: Path, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *ROWS))
    work = flow(driver)
    assert counts(driver) == (3, 0)
    select(driver, "Papel", "Acero")
    driver.click(work.review.away)
    assert counts(driver) == (1, 2) and titles(driver) == ["Vidrio"]
    look(driver, "left")
    assert titles(driver) == ["Papel", "Acero"]
    select(driver, "Acero")
    driver.keys("Insert", work.review.tree)
    assert counts(driver) == (2, 1) and titles(driver) == ["Papel"]
    driver.keys("Ctrl+Z", work.review.tree)  # the decision, not the latest change of the dossier
    assert counts(driver) == (1, 2)
    driver.click(work.review.undo)
    assert counts(driver) == (3, 0) and not work.review.undo.isVisibleTo(work)
    look(driver, "changes")
    select(driver, "Papel")
    driver.keys("Delete", work.review.tree)
    assert re.findall(r"\d+", work.commit.text()) == ["2"]
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        found = {r.title.es for r in dossier.reader.all("issue") if isinstance(r, Issue)}
        assert "Papel" not in found and {"Vidrio", "Acero"} <= found


def test_all_is_decided_at_once_and_found_by_words(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *ROWS, title="Uno"))
    page = flow(driver).review
    page.finder.setText("papel")
    driver.still()
    assert titles(driver) == ["Papel"]
    bulk(driver, "Dejar fuera lo que se lista (1)")
    assert counts(driver) == (2, 1)
    page.finder.clear()
    driver.still()
    bulk(driver, "Dejar fuera: Temas")
    assert counts(driver) == (0, 4)
    bulk(driver, "Incluir todo lo que se dejó fuera")
    assert counts(driver) == (3, 0)
    bulk(driver, "Dejar fuera la hoja «Uno»")
    assert counts(driver) == (0, 4) and not flow(driver).commit.isEnabled()
    driver.answers.choices = [1]
    driver.click(flow(driver).discard)


def test_rows_that_ask_are_left_out_where_they_ask(driver: Driver, tmp_path: Path) -> None:
    rows = (("Vidrio", "quizá", "uno"), ("Papel", "baja", "dos"), ("Acero", "quizá", "tres"))
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *rows))
    work = flow(driver)
    (card,) = work.questions.cards()
    driver.click(card.away)
    assert work.questions.cards() == [] and counts(driver) == (1, 2)
    assert dict(work.waiting.options.choices.rows) == {"Matriz!2": "skip", "Matriz!4": "skip"}
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_conflicts_are_decided_one_by_one_or_all(driver: Driver, review: Path, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *ROWS))
    work = flow(driver)
    assert "1 conflicto por decidir" in work.head.told.text()
    look(driver, "conflict")
    select(driver, "Vidrio")
    assert work.review.take.text() == "Vale lo segundo"
    driver.keys("Insert", work.review.tree)
    assert "conflicto" not in work.head.told.text()
    bulk(driver, "En todos queda lo primero (1)")
    bulk(driver, "En todos vale lo segundo (1)")
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        (glass,) = [r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == "Vidrio"]
        assert glass.priority is not None and glass.priority.key == "low"


def test_a_cell_is_corrected_where_it_stands_and_the_decisions_are_the_same_as_a_file(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.xlsx", HEAD, *ROWS, ("Plomo", "alta", "escriba a ana@plomo.mx hoy"))
    driver.drop(path)
    work = flow(driver)
    correct(driver, "Papel", "C3", "corregido aquí")
    correct(driver, "Acero", "B4", "alta")
    assert work.waiting.options.answers == {"Matriz!C3": "corregido aquí", "Matriz!B4": "alta"}
    look(driver, "personal")
    assert titles(driver) == ["escriba a ana@plomo.mx hoy"]
    select(driver, *titles(driver))
    driver.click(work.review.take)
    look(driver, "changes")
    select(driver, "Vidrio")
    driver.keys("Delete", work.review.tree)
    driver.answers.save_next.append(tmp_path / "d.json")
    driver.click(work.back.decisions)
    planned = work.waiting.shown
    assert planned is not None
    with open_dossier(review) as dossier:
        again = plan_import(dossier, path, read_decisions(tmp_path / "d.json", Options()))
    assert (again.count("create"), again.rows_left, again.conflicts) == (planned.created, 1, planned.plan.conflicts)
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        found = {r.title.es: r for r in dossier.reader.all("issue") if isinstance(r, Issue)}
        assert found["Papel"].background.es == "corregido aquí"
        assert found["Plomo"].background.es == "escriba a ana@plomo.mx hoy"
        assert found["Acero"].priority is not None and found["Acero"].priority.key == "high"


def test_what_the_next_file_no_longer_holds_is_listed_opened_and_deleted_where_it_is_ticked(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "matriz v1.xlsx", HEAD, *ROWS[:3]))
    driver.click(flow(driver).commit)
    driver.drop(written(tmp_path / "matriz v2.xlsx", HEAD, ROWS[0], ("Cobre", "alta", "x")))
    work = flow(driver)
    look(driver, "absent")
    assert titles(driver) == ["Papel", "Acero"] and "2 que el archivo ya no trae" in work.head.told.text()
    select(driver, "Papel")
    driver.click(work.review.open)
    assert driver.form().record is not None and driver.form().type.name == "issue"
    driver.command("back")
    driver.click(work.review.away)
    assert re.findall(r"\d+", work.commit.text()) == ["2"]  # one new, one that goes
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        found = {r.title.es for r in dossier.reader.all("issue") if isinstance(r, Issue)}
        assert "Papel" not in found and {"Vidrio", "Acero", "Cobre"} <= found
    driver.click(imports(driver)._past.undo)
    with open_dossier(review) as dossier:
        found = {r.title.es for r in dossier.reader.all("issue") if isinstance(r, Issue)}
        assert "Cobre" not in found and {"Vidrio", "Papel", "Acero"} <= found


def test_a_large_plan_waits_to_be_made_again_and_never_on_the_windows_thread(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_on: list[threading.Thread] = []

    def plan(*values: Any) -> Any:
        made_on.append(threading.current_thread())
        return plan_taken(*values)

    monkeypatch.setattr(shown, "plan_taken", plan)
    rows = [(f"Tema {n}", "alta", f"nota {n}") for n in range(2_500)]
    driver.drop(written(tmp_path / "grande.xlsx", HEAD, *rows))
    work, page = flow(driver), review(driver)
    assert work.waiting.shown is not None and work.waiting.shown.created == 2_500
    assert page.where.text() == "1-200 de 2,500"
    driver.click(page.after)
    assert titles(driver)[0] == "Tema 200"
    page.tree.setFocus()
    page.tree.selectAll()
    driver.keys("Delete", page.tree)
    assert work.apply.text() == "Aplicar lo decidido (200)" and not work.commit.isEnabled()
    head = page.tree.tree_model.item(0)
    assert head.text().startswith("Dejar fuera")  # it is to be applied
    bulk(driver, "Dejar fuera lo que se lista (2,500)")
    driver.keys("Insert", page.tree)
    assert len(made_on) == 1
    driver.click(work.apply)
    assert counts(driver) == (200, 2_300) and len(made_on) == 2
    assert threading.main_thread() not in made_on
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_what_is_decided_while_a_plan_is_made_is_not_lost(
    driver: Driver, review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()
    going.set()

    def plan(*values: Any) -> Any:
        assert going.wait(60)
        return plan_taken(*values)

    monkeypatch.setattr(shown, "plan_taken", plan)
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *ROWS))
    work = flow(driver)
    going.clear()
    for row in (2, 3):  # the second one while the plan of the first is made
        work.review.decided.emit("rows", [f"Matriz!{row}"], True)
    going.set()
    driver.still()
    assert counts(driver) == (2, 2) and work.commit.isEnabled()  # the last row names the first issue again

    rows = [(f"Tema {n}", "alta", f"nota {n}") for n in range(2_500)]
    driver.drop(written(tmp_path / "grande.xlsx", HEAD, *rows))
    work = flow(driver)
    work.review.decided.emit("rows", ["Matriz!2"], True)
    going.clear()
    work.apply.click()
    work.review.decided.emit("rows", ["Matriz!3"], True)
    going.set()
    driver.still()
    assert counts(driver) == (2_499, 1) and not work.commit.isEnabled()  # it is still to be applied
    driver.click(work.apply)
    assert counts(driver) == (2_498, 2) and work.commit.isEnabled()
    driver.answers.choices = [1]
    driver.click(work.discard)
    driver.answers.choices = [1]
    driver.click(flow(driver).discard)


def test_a_column_that_is_not_read_any_more_takes_what_was_kept_in_it_along(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, ("Vidrio", "alta", "Tel. (55) 1234-5678")))
    work = flow(driver)
    work.review.decided.emit("personal", ["Matriz!C2"], False)
    driver.still()
    work.tables.column_decided.emit("Matriz!C1", "")
    driver.still()
    assert work.waiting.trouble is None and counts(driver) == (1, 0)
    driver.answers.choices = [1]
    driver.click(work.discard)
