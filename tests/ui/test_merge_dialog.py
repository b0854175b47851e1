"""Two records that may be one, in the window: chosen field by field, merged and undone as one, or said to be two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import driving
import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem
from PySide6.QtTest import QAbstractItemModelTester, QTest

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Commitment, Issue, Position
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.store.dossier import create_dossier, open_dossier
from workbench.store.reader import Reader
from workbench.ui.checks import page as module
from workbench.ui.checks.merging import MergeDialog
from workbench.ui.checks.page import ChecksPage
from workbench.ui.places import Place


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "twice.dossier"
    create_dossier(made)
    records = (
        Issue(uid="a", title=Parallel(es="Minerales críticos"), table="Mesa 1", audience=Chosen("public")),
        Issue(uid="b", title=Parallel(es="Minerales criticos"), table="Mesa 7", number="4"),
        Commitment(uid="t", title=Parallel(es="Enviar la lista"), issue="b"),
        *(Actor(uid=uid, title=Parallel(es=title)) for uid, title in (("mx", "México"), ("us", "Estados Unidos"))),
        *(
            Position(uid=uid, issue="a", actor=actor, on=Parallel(es=on), stance=Chosen(stance))
            for uid, actor, on, stance in (
                *(("p", "us", "Cuota", "support"), ("q", "mx", "Panel", "support")),
                ("r", "us", "Listas", "oppose"),
            )
        ),
    )
    with open_dossier(made, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "base"))
    return made


@pytest.fixture
def at(path: Path, tmp_path: Path) -> Iterator[Driver]:
    made = Driver(tmp_path)
    made.open(path)
    yield made
    made.leave()


def looked(driver: Driver) -> ChecksPage:
    driver.window.go(Place("checks"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, ChecksPage)
    page.look()
    driver.still()
    return page


def branch(page: ChecksPage) -> QStandardItem | None:
    found = [page.model.item(row, 0) for row in range(page.model.rowCount())]
    return next((item for item in found if item.data(module._ITEM) == "duplicate-likely"), None)


def asked(driver: Driver) -> MergeDialog:
    page = looked(driver)
    told = branch(page)
    assert told is not None and told.text() == "Posibles duplicados (1)"
    page.tree.setExpanded(told.index(), True)
    page.tree.setCurrentIndex(told.child(0, 0).index())
    driver.keys("Return", page.tree)
    dialog = driver.dialog(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    driver.still()
    return dialog


def row_of(dialog: MergeDialog, name: str) -> int:
    return next(n for n, line in enumerate(dialog._lines) if line.name == name)


def cell(dialog: MergeDialog, name: str, column: int) -> str:
    return dialog.model.item(row_of(dialog, name), column).text()


def kept(driver: Driver, uid: str) -> Issue | None:
    found: list[Issue | None] = []

    def read(reader: Reader) -> Issue | None:
        record = reader.get(uid)
        assert record is None or isinstance(record, Issue)
        return record

    driver.window.bench.jobs.read(read, found.append)
    driver.still()
    return found[0]


def test_fields_are_chosen_by_keys_and_the_merge_is_undone_as_one(at: Driver) -> None:
    dialog = asked(at)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert cell(dialog, "table", 0) == "≠ Mesa" and dialog.open_record.text() == "Abrir el registro"
    assert (cell(dialog, "table", 1), cell(dialog, "table", 2)) == ("● Mesa 1", "○ Mesa 7")
    assert (cell(dialog, "audience", 1), cell(dialog, "audience", 2)) == ("Público", "Equipo negociador")
    assert cell(dialog, "number", 3) == "Se completa con el otro"
    assert dialog.told.text() == (
        "1 registro apuntará a I-1: Compromisos 1. Quedará para menos lectores: Equipo negociador. "
        "Lo que no se elige queda en las notas o entre los nombres."
    )
    dialog.table.setCurrentIndex(dialog.model.index(row_of(dialog, "table"), 1))
    assert [text.text() for text in dialog.whole] == ["Mesa 1", "Mesa 7"]
    at.keys("Right", dialog.table)
    at.keys("Space", dialog.table)
    assert (cell(dialog, "table", 1), cell(dialog, "table", 2)) == ("○ Mesa 1", "● Mesa 7")
    at.click(dialog.merge)
    at.still()
    issue = kept(at, "a")
    assert issue is not None and (issue.table, issue.number) == ("Mesa 7", "4") and "Mesa 1" in issue.notes
    assert kept(at, "b") is None
    assert branch(looked(at)) is None
    at.command("undo")
    issue = kept(at, "a")
    assert issue is not None and (issue.table, issue.notes) == ("Mesa 1", "") and kept(at, "b") is not None


def test_the_other_one_may_be_kept_and_a_side_chosen_by_the_mouse(at: Driver) -> None:
    dialog = asked(at)
    at.click(dialog.exchange)
    at.still()
    assert (cell(dialog, "table", 1), cell(dialog, "table", 2)) == ("● Mesa 7", "○ Mesa 1")
    where = dialog.table.visualRect(dialog.model.index(row_of(dialog, "table"), 2)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert cell(dialog, "table", 2) == "● Mesa 1"
    at.click(dialog.merge)
    at.still()
    issue = kept(at, "b")
    assert issue is not None and issue.table == "Mesa 1" and kept(at, "a") is None


def test_that_they_are_two_is_remembered_and_undone(at: Driver) -> None:
    dialog = asked(at)
    at.click(dialog.distinct)
    at.still()
    assert branch(looked(at)) is None and kept(at, "b") is not None
    at.command("undo")
    assert branch(looked(at)) is not None


def test_cancel_leaves_both_and_a_record_that_went_meanwhile_is_told(at: Driver) -> None:
    dialog = asked(at)
    at.click(dialog.cancel)
    assert kept(at, "a") is not None and kept(at, "b") is not None
    other = MergeDialog(at.window.bench, at.window, "a", "gone", module._TITLE)
    other.open()
    at.still()
    assert other.bar.text() == "Uno de los dos registros ya no existe."
    at.click(other.cancel)
    driving.spin(20)


def opened(driver: Driver, keep: str, drop: str) -> MergeDialog:
    dialog = MergeDialog(driver.window.bench, driver.window, keep, drop, module._TITLE)
    dialog.open()
    driver.still()
    return dialog


def test_positions_of_two_actors_are_refused_and_what_tells_two_apart_has_to_be_chosen(at: Driver) -> None:
    two = opened(at, "p", "q")
    assert two.bar.text() == (
        "P-1 y P-2 no se fusionan, porque difieren en Actor de la posición («Estados Unidos» y «México»); si uno de "
        "los dos está mal, corríjalo antes."
    )
    assert not two.merge.isEnabled()
    at.click(two.cancel)
    dialog = opened(at, "p", "r")
    assert (cell(dialog, "stance", 1)[:2], cell(dialog, "stance", 2)[:2]) == ("○ ", "○ ")
    at.click(dialog.merge)
    at.still()
    assert "(Postura): elija qué vale o déjelos como dos." in dialog.bar.text()
    dialog.choose(dialog.model.index(row_of(dialog, "stance"), 2))
    assert (cell(dialog, "stance", 1)[:2], cell(dialog, "stance", 2)[:2]) == ("○ ", "● ")
    at.click(dialog.merge)
    at.still()
    left: list[Record] = []
    at.window.bench.jobs.read(lambda reader: reader.get_all(("p", "r")), left.extend)
    at.still()
    assert [(r.uid, r.stance) for r in left if isinstance(r, Position)] == [("p", Chosen("oppose"))]
