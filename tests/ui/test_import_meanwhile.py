"""What happens to an import that waits while the dossier, or its file, changes: what is written was shown before."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from driving import Driver
from PySide6.QtWidgets import QPushButton
from test_import_story import flow, imports, written
from test_review_story import HEAD, ROWS, counts, look, select, titles

from workbench.domain.change import ChangeSet, Create, Delete, Edit
from workbench.domain.records import Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import open_dossier
from workbench.tasks.import_file import plan_taken
from workbench.ui.importing import shown
from workbench.ui.places import Place

LARGE = [(f"Tema {n}", "alta", f"nota {n}") for n in range(2_500)]


def writes(driver: Driver, *edits: Edit) -> None:
    """Somebody changes the dossier by another way."""
    driver.window.jobs.write(lambda writing: writing.commit(ChangeSet(edits, "otra cosa")))
    driver.still()


def issue(path: Path, title: str) -> Issue:
    with open_dossier(path) as dossier:
        (found,) = [r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == title]
        return found


def offers(driver: Driver) -> dict[str, QPushButton]:
    bar = flow(driver).bar
    return {b.text(): b for b in bar.findChildren(QPushButton)} if bar.text() else {}


def test_a_plan_is_made_again_with_what_was_decided_once_the_dossier_has_changed(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *ROWS[:3]))
    select(driver, "Papel")
    driver.click(flow(driver).review.away)
    assert counts(driver) == (2, 1)
    writes(driver, Create(Issue(uid="v", title=Parallel("Vidrio"), background=Parallel("de aquí"))))
    assert "El expediente cambió" in flow(driver).bar.text() and counts(driver) == (1, 1)
    look(driver, "update")
    assert titles(driver) == ["Vidrio"]
    driver.window.go(Place("issues", "issue", "v"))  # it is changed in its form, while the review cannot be seen
    driver.still()
    driver.retype(driver.form().rows["background"].editor.texts["es"], "otra vez")
    driver.window.flush()
    driver.still()
    driver.command("go-imports")
    work = flow(driver)
    shown = work.waiting.shown
    assert shown is not None and counts(driver) == (1, 1)
    (line,) = [line for line in shown.records if line.title == "Vidrio"]
    assert ("otra vez", "uno") in [(m.old, m.new) for m in line.moves]
    driver.click(work.commit)
    assert issue(review, "Vidrio").background.es == "uno"
    assert issue(review, "Acero")


def test_a_large_plan_says_that_it_is_old_and_is_made_again_on_demand(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "grande.xlsx", HEAD, *LARGE))
    assert flow(driver).commit.isEnabled()
    writes(driver, Create(Issue(uid="t", title=Parallel("Tema 7"))))
    work = flow(driver)
    assert not work.commit.isEnabled() and "antes de importar" in work.bar.text()
    driver.click(offers(driver)["Hacer el plan de nuevo"])
    shown = work.waiting.shown
    assert shown is not None and (shown.created, shown.updated) == (2_499, 1) and work.commit.isEnabled()
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        (change,) = [c for c in dossier.reader.changes() if c.kind == "import"]
        assert len(dossier.reader.touched(change.id - 1, change.id, 9_999)) == 2_500


def test_nothing_is_written_that_was_not_shown_even_where_the_dossier_changes_at_the_last_moment(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "a.xlsx", HEAD, *ROWS[:3]))
    work = flow(driver)
    made = ChangeSet((Create(Issue(uid="v", title=Parallel("Vidrio"))),), "otra cosa")
    driver.window.jobs.write(lambda writing: writing.commit(made))  # it waits on the lane before the import
    work.commit.click()
    driver.still()
    with open_dossier(review) as dossier:
        assert "import" not in [c.kind for c in dossier.reader.changes(1)]
    shown = work.waiting.shown
    assert shown is not None and (shown.created, shown.updated) == (2, 1) and "cambió" in work.bar.text()
    assert re.findall(r"\d+", work.commit.text()) == ["3"]
    driver.click(work.commit)
    assert issue(review, "Vidrio").uid == "v"


def test_what_was_to_be_deleted_and_is_gone_already_keeps_nothing_from_being_planned(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "matriz v1.xlsx", HEAD, *ROWS[:3]))
    driver.click(flow(driver).commit)
    driver.drop(written(tmp_path / "matriz v2.xlsx", HEAD, ROWS[0], ("Cobre", "alta", "x")))
    look(driver, "absent")
    select(driver, *titles(driver))
    driver.click(flow(driver).review.away)
    paper = issue(review, "Papel")
    writes(driver, Delete(paper.uid, paper.revision))
    work = flow(driver)
    assert work.waiting.trouble is None and work.waiting.options.choices.delete == (issue(review, "Acero").key,)
    assert re.findall(r"\d+", work.commit.text()) == ["2"]  # one new, one that goes
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        found = {r.title.es for r in dossier.reader.all("issue") if isinstance(r, Issue)}
        assert not {"Papel", "Acero"} & found and "Cobre" in found


def test_two_imports_of_the_same_rows_make_no_record_twice(driver: Driver, review: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        driver.drop(written(tmp_path / name, HEAD, *ROWS[:3]))
    driver.click(flow(driver).commit)
    imports(driver).list.setCurrentRow(0)
    driver.still()
    shown = flow(driver).waiting.shown
    assert shown is not None and (shown.moving, shown.unchanged) == (0, 3)
    assert not flow(driver).commit.isEnabled()
    driver.command("undo")  # and back again
    driver.command("go-imports")
    assert counts(driver) == (3, 0)
    driver.click(flow(driver).discard)


def test_an_import_begun_while_another_is_written_is_planned_of_what_was_written(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "grande.xlsx", HEAD, *LARGE))
    flow(driver).commit.click()
    driver.window.take_file(written(tmp_path / "otra.xlsx", HEAD, ("Tema 5", "baja", "nota 5"), ("Papel", "alta", "")))
    driver.still()
    page = imports(driver)
    (waiting,) = page.waiting()
    page.list.setCurrentRow(0)
    driver.still()
    assert waiting.shown is not None and (waiting.shown.created, waiting.shown.updated) == (1, 1)
    driver.click(flow(driver).commit)
    with open_dossier(review) as dossier:
        assert [c.kind for c in dossier.reader.changes(2)] == ["import", "import"]
        titles_ = [r.title.es for r in dossier.reader.all("issue") if isinstance(r, Issue)]
    assert titles_.count("Tema 5") == 1


def test_an_import_that_was_written_while_the_window_was_built_anew_is_over(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    driver.drop(written(tmp_path / "grande.xlsx", HEAD, *LARGE))
    flow(driver).commit.click()
    driver.window.actions_by_name["language-en"].trigger()
    driver.still()
    driver.command("go-imports")
    assert imports(driver).waiting() == [] and imports(driver).flow() is None
    with open_dossier(review) as dossier:
        assert [c.kind for c in dossier.reader.changes(1)] == ["import"]


def test_a_file_that_was_saved_again_meanwhile_is_told_and_read_anew_with_what_was_decided(
    driver: Driver, review: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.xlsx", HEAD, *ROWS[:3])
    driver.drop(path)
    select(driver, "Papel")
    driver.click(flow(driver).review.away)
    written(path, HEAD, *ROWS[:3], ("Zinc", "alta", "cuatro"))
    driver.command("go-today")
    driver.command("go-imports")
    assert "El archivo cambió" in flow(driver).bar.text() and counts(driver) == (2, 1)
    driver.click(offers(driver)["Leerlo de nuevo"])
    assert counts(driver) == (3, 1) and flow(driver).bar.text() == ""
    path.unlink()  # what was read is written all the same
    driver.command("go-today")
    driver.command("go-imports")
    driver.click(flow(driver).commit)
    assert issue(review, "Zinc")


def test_a_file_that_is_not_there_is_read_once_it_is(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    driver.window.take_file(path)
    driver.still()
    work = flow(driver)
    assert "«a.xlsx»: no existe" in work.bar.text() and not work.tabs.isVisible() and work.discard.isVisible()
    written(path, HEAD, *ROWS[:3])
    driver.click(offers(driver)["Intentar de nuevo"])
    assert counts(driver) == (3, 0) and work.bar.text() == ""
    driver.click(work.discard)


def test_what_is_stopped_half_way_or_discarded_leaves_nothing_and_can_be_begun_again(
    driver: Driver, review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "grande.xlsx", HEAD, *LARGE)
    halfway, going = threading.Event(), threading.Event()

    def slow(*values: Any) -> Any:
        halfway.set()
        assert going.wait(60)
        values[3].step("plan", 0, 1)  # where the work learns that it is to stop
        return plan_taken(*values)

    monkeypatch.setattr(shown, "plan_taken", slow)
    for ending in ("cancel", "discard"):
        halfway.clear()
        going.clear()
        driver.window.take_file(path)
        driver.until(halfway.is_set)
        work = flow(driver)
        if ending == "cancel":
            work.head.cancel.click()
            going.set()
            driver.still()
            assert "nada se escribió" in work.bar.text() and work.waiting.shown is None
            driver.click(offers(driver)["Intentar de nuevo"])
            assert counts(driver) == (2_500, 0)
            driver.click(work.discard)
        else:
            imports(driver)._end(work.waiting)
            going.set()
            driver.still()
    assert imports(driver).waiting() == []
    with open_dossier(review) as dossier:
        assert "import" not in [c.kind for c in dossier.reader.changes()]
