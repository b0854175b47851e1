"""Lists: columns, order, filters, saved views, find as you type, and the model beneath."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from driving import Driver, spin
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu

from workbench.domain.change import ChangeSet, Create, Delete, Update
from workbench.domain.query import Among, Between, Holding, OneOf
from workbench.domain.records import SCHEMA, Actor
from workbench.domain.types import Parallel
from workbench.settings import COLUMNS, VIEWS
from workbench.store.dossier import open_dossier
from workbench.ui.lists import view
from workbench.ui.lists.columns import ColumnsDialog
from workbench.ui.lists.filters import FilterDialog, can_be_filtered, told
from workbench.ui.lists.model import MOST_PAGES, PAGE, RowsModel
from workbench.ui.lists.pane import ListPane
from workbench.ui.lists.rows import ShownRow
from workbench.ui.lists.view import View
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import home_of


def pane(driver: Driver, record_type: str) -> ListPane:
    driver.window.go(Place(home_of(record_type).key, record_type))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, RecordsPage)
    return page.pane()


def column(listed: ListPane, name: str) -> list[str]:
    at = listed.view.columns.index(name)
    return [listed.model.item(row, at).text() for row in range(listed.model.rowCount()) if listed.model.item(row, at)]


# ---- the model


def test_the_model_is_sound_while_it_is_filled_emptied_and_evicted() -> None:
    asked: list[tuple[int, list[int]]] = []
    model = RowsModel(lambda page, ids: asked.append((page, list(ids))))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_columns(["Key", "Title"])
    ids = list(range(1, PAGE * (MOST_PAGES + 4)))
    model.set_ids(ids)
    assert model.rowCount() == len(ids) and model.uid_at(0) == ""
    for at in range(0, len(ids), PAGE):
        model.need(at, at)
        page, wanted = asked[-1]
        model.fill(page, [ShownRow(i, f"u{i}", "issue", (f"I-{i}", f"T {i}"), i % 2 == 0) for i in wanted])
        spin(0)
    spin(50)
    assert model.uid_at(0) == "" and model.uid_at(len(ids) - 1) == f"u{ids[-1]}"  # the first pages were let go
    count = len(asked)
    model.need(len(ids) - 1, len(ids) - 1)
    assert len(asked) == count  # held already
    model.set_ids(ids)  # the same list: what is held may be old
    assert model.uid_at(len(ids) - 1) == f"u{ids[-1]}"
    model.need(len(ids) - 1, len(ids) - 1)
    assert len(asked) == count + 1
    model.set_ids([])
    assert model.rowCount() == 0
    tester.deleteLater()


def test_a_page_that_comes_late_for_another_list_is_not_taken() -> None:
    model = RowsModel(lambda page, ids: None)
    model.set_columns(["Key", "Title"])
    model.set_ids([1, 2, 3])
    model.need(0, 2)
    model.set_ids([7])
    model.fill(0, [ShownRow(1, "u1", "issue", ("I-1", "T"))])
    assert model.uid_at(0) == ""


# ---- views as values


CONDITIONS = st.one_of(
    st.builds(Among, st.just("status"), st.lists(st.sampled_from(["closed", "tabled", ""]), unique=True).map(tuple)),
    st.builds(
        Between, st.just("next_by"), st.none() | st.dates(date(1990, 1, 1)), st.none() | st.dates(), st.booleans()
    ),
)


@given(
    columns=st.lists(st.sampled_from(["key", "title", "status", "lead"]), unique=True, min_size=1).map(tuple),
    order=st.sampled_from(["", "title", "status"]),
    descending=st.booleans(),
    conditions=st.lists(CONDITIONS, max_size=3).map(tuple),
)
@settings(max_examples=60, deadline=None)
def test_a_view_survives_being_kept(
    columns: tuple[str, ...], order: str, descending: bool, conditions: tuple[Among | Between, ...]
) -> None:
    made = View(columns, order, descending, conditions)
    assert view.unpacked(view.packed(made), SCHEMA.type("issue")) == made


def test_words_and_chosen_records_are_not_kept_with_a_view() -> None:
    made = View(("key",), conditions=(Holding("línea roja"), OneOf(("u1",), "Vencidos"), Among("status", ("closed",))))
    assert "roja" not in str(view.packed(made)) and "u1" not in str(view.packed(made))


@pytest.mark.parametrize("data", [{}, {"columns": []}, {"columns": ["gone"], "order": "", "conditions": []}, None])
def test_a_view_that_makes_no_sense_any_more_is_none(data: object) -> None:
    assert view.unpacked(data, SCHEMA.type("issue")) is None


@pytest.mark.parametrize("record_type", SCHEMA.types, ids=lambda t: t.name)
def test_every_filter_can_be_read(record_type: object) -> None:
    for field in record_type.fields:  # type: ignore[attr-defined]
        if can_be_filtered(field):
            assert told(Among(field.name, ("",)), record_type, "es", {}).startswith(field.label.es)  # type: ignore[arg-type]


# ---- in the window


def test_a_click_on_a_head_orders_the_list_both_ways_and_is_remembered(driver: Driver) -> None:
    listed = pane(driver, "actor")
    titles = column(listed, "title")
    header = listed.table.horizontalHeader()

    def click(name: str) -> None:
        x = header.sectionViewportPosition(listed.view.columns.index(name)) + 20
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))
        driver.still()

    click("title")
    assert listed.view.descending and column(listed, "title") != titles
    click("key")
    keys = column(listed, "key")
    assert keys[:3] == ["A-1", "A-2", "A-3"]
    click("key")
    assert column(listed, "key")[0] == "A-131"
    kept = driver.settings.get(COLUMNS)["actor"]
    assert kept["descending"] is True


def test_find_as_you_type_lists_what_holds_the_words(driver: Driver) -> None:
    listed = pane(driver, "actor")
    listed.finder.setFocus()
    driver.type("cofep")
    driver.still()
    assert 0 < listed.model.rowCount() < 20
    assert "de 131" in listed.count.text()
    driver.type("zzz")
    driver.still()
    assert listed.model.rowCount() == 0 and listed._stack.currentIndex() == 1 and listed._empty.text()
    listed.finder.clear()
    driver.still()
    assert listed.model.rowCount() == 131


def test_a_filter_by_choice_by_date_and_by_record(driver: Driver) -> None:
    listed = pane(driver, "position")
    listed._filter(listed.type.field("stance"))
    dialog = driver.dialog(FilterDialog)
    boxes = dict(dialog._asker._boxes)  # type: ignore[attr-defined]
    driver.click(boxes["opposes"])
    driver.keys("Return", dialog)
    assert set(column(listed, "stance")) == {"Se opone"}
    chips = listed.chips.findChildren(type(listed.new))
    assert any("Postura: Se opone" in c.text() for c in chips)
    count = listed.model.rowCount()
    listed._filter(listed.type.field("actor"))
    dialog = driver.dialog(FilterDialog)
    picker = dialog._asker._picker._picker  # type: ignore[attr-defined]
    driver.type("USTR", picker.line)
    driver.still()
    driver.keys("Down", picker.popup())
    driver.keys("Return", picker.popup())
    dialog._accept()  # type: ignore[attr-defined]
    driver.still()
    assert 0 < listed.model.rowCount() < count and set(column(listed, "actor")) == {"USTR"}
    for _ in range(2):
        buttons = listed.chips.findChildren(type(listed.new))
        driver.click(next(c for c in buttons if c.accessibleName().startswith("Quitar")))
    assert listed.model.rowCount() == 71 and not listed.chips.isVisible()


def test_a_bound_that_is_no_date_is_told(driver: Driver) -> None:
    listed = pane(driver, "milestone")
    listed._filter(listed.type.field("when"))
    dialog = driver.dialog(FilterDialog)
    driver.type("pasado mañana", dialog._asker._low)  # type: ignore[attr-defined]
    driver.keys("Return", dialog)
    assert dialog.isVisible() and "pasado mañana" in dialog._problem.text()  # type: ignore[attr-defined]
    driver.retype(dialog._asker._low, "julio 2026")  # type: ignore[attr-defined]
    driver.retype(dialog._asker._high, "2026")  # type: ignore[attr-defined]
    driver.keys("Return", dialog)
    assert 0 < listed.model.rowCount() < 56
    assert listed.view.conditions == (Between("when", date(2026, 7, 1), date(2026, 12, 31)),)


def test_columns_are_chosen_ordered_and_remembered(driver: Driver, tmp_path: Path) -> None:
    listed = pane(driver, "issue")
    listed._choose_columns()
    dialog = driver.dialog(ColumnsDialog)
    items = {dialog.list.item(r).text(): dialog.list.item(r) for r in range(dialog.list.count())}  # type: ignore[attr-defined]
    items["Vía"].setCheckState(Qt.CheckState.Checked)
    items["Estatus"].setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentItem(items["Vía"])  # type: ignore[attr-defined]
    while dialog.list.currentRow() > 1:  # type: ignore[attr-defined]
        dialog._shift(-1)  # type: ignore[attr-defined]
    driver.keys("Return", dialog)
    assert listed.view.columns == ("key", "track", "title")
    assert listed.model.horizontalHeaderItem(1).text() == "Vía"
    driver.command("theme-dark")  # everything is built anew
    assert pane(driver, "issue").view.columns == ("key", "track", "title")


def test_a_view_is_saved_and_opened_again_after_closing(review: Path, tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.open(review)
    listed = pane(driver, "position")
    listed.look(listed.view.with_condition(Among("stance", ("opposes",))))
    driver.still()
    count = listed.model.rowCount()
    driver.answers.words_next = ["Quiénes se oponen"]
    menu = next(m for m in listed.findChildren(QMenu) if m.parent().accessibleName() == "Vistas")
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text().startswith("Guardar")).trigger()
    assert "Quiénes se oponen" in driver.settings.get(VIEWS)["position"]
    driver.leave()
    again = Driver(tmp_path)
    again.open(review)
    listed = pane(again, "position")
    assert listed.model.rowCount() == 71
    menu = next(m for m in listed.findChildren(QMenu) if m.parent().accessibleName() == "Vistas")
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Quiénes se oponen").trigger()
    again.still()
    assert listed.model.rowCount() == count
    again.leave()


def test_the_list_follows_what_is_written(driver: Driver, review: Path) -> None:
    listed = pane(driver, "actor")
    made = Actor(uid="one", title=Parallel(es="AAA primero"))
    driver.window.bench.commit(ChangeSet((Create(made),), "x"))
    driver.still()
    assert column(listed, "title")[0] == "AAA primero"
    with open_dossier(review) as dossier:
        revision = dossier.reader.get("one").revision  # type: ignore[union-attr]
    driver.window.bench.commit(ChangeSet((Update("one", revision, {"title": Parallel(es="AAB primero")}),), "x"))
    driver.still()
    assert column(listed, "title")[0] == "AAB primero"
    driver.window.bench.commit(ChangeSet((Delete("one", revision + 1),), "x"))
    driver.still()
    assert "AAB primero" not in column(listed, "title") and listed.model.rowCount() == 131


def test_going_down_the_list_shows_each_record_and_the_way_back(driver: Driver) -> None:
    listed = pane(driver, "issue")
    listed.table.setFocus()
    listed.first()
    driver.still()
    uids = [driver.form().uid]
    for _ in range(3):
        driver.keys("Down", listed.table)
        uids.append(driver.form().uid)
    assert len(set(uids)) == 4
    driver.keys("Alt+Left", driver.window)
    assert driver.form().uid == uids[2]
    assert listed.model.uid_at(listed.table.current_row()) == uids[2]


def test_a_new_record_takes_what_the_list_is_filtered_by(driver: Driver) -> None:
    listed = pane(driver, "position")
    with open_dossier(driver.window.path) as dossier:  # type: ignore[arg-type]
        issue = next(iter(dossier.reader.all("issue")))
    listed.only(Among("issue", (issue.uid,)))
    driver.still()
    driver.keys("Ctrl+N")
    assert driver.form().rows["issue"].editor.reading().value == issue.uid
    driver.form().drop()


@pytest.mark.parametrize("record_type", [t.name for t in SCHEMA.types if t.listed])
def test_every_list_shows_its_records(driver: Driver, record_type: str) -> None:
    listed = pane(driver, record_type)
    with open_dossier(driver.window.path) as dossier:  # type: ignore[arg-type]
        count = dossier.reader.count(record_type)
    assert listed.model.rowCount() == count
    assert len(column(listed, "key")) >= min(count, PAGE)
    if count > PAGE:
        listed.table.scrollToBottom()
        driver.still()
        assert listed.model.uid_at(count - 1)


def test_a_list_is_looked_at_the_same_way_in_another_look(driver: Driver) -> None:
    driver.window.go(Place("issues", "issue"))
    driver.still()
    pane = driver.window.current_page().pane()  # type: ignore[union-attr]
    driver.type("comercio", pane.finder)
    driver.still()
    listed = len(pane.model.ids)
    assert 0 < listed < 25
    driver.command("theme-dark")
    driver.still()
    again = driver.window.current_page().pane()  # type: ignore[union-attr]
    assert again is not pane and (len(again.model.ids), again.finder.text()) == (listed, "comercio")


def test_the_list_marks_the_record_that_the_form_keeps(driver: Driver) -> None:
    driver.window.go(Place("issues", "issue"))
    driver.still()
    page = driver.window.current_page()
    page.pane().first()  # type: ignore[union-attr]
    driver.still()
    uid = page.current_uid()  # type: ignore[union-attr]
    driver.retype(driver.form().rows["cycle"].editor.line, "31/02/0000")  # type: ignore[attr-defined]
    driver.answers.choices.append(None)
    page.pane().table.selectRow(3)  # type: ignore[union-attr]
    driver.still()
    assert page.current_uid() == uid == page.pane().model.uid_at(page.pane().table.current_row())  # type: ignore[union-attr]
    driver.form().drop()
