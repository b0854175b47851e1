"""The screen of findings: by kind, the gravest first, each opening its record at the field it tells of."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from driving import Driver
from PySide6.QtGui import QStandardItem
from PySide6.QtTest import QAbstractItemModelTester, QTest

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Commitment
from workbench.domain.types import Parallel
from workbench.tasks.dossiers import new_dossier
from workbench.ui.checks import page as module
from workbench.ui.checks.page import ChecksPage
from workbench.ui.places import Place


def shown(driver: Driver) -> ChecksPage:
    driver.window.go(Place("checks"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, ChecksPage)
    return page


def settled(driver: Driver) -> None:
    QTest.qWait(250)  # a look after a change settles first
    driver.still()


def branches(page: ChecksPage) -> dict[str, QStandardItem]:
    found = [page.model.item(row, 0) for row in range(page.model.rowCount())]
    return {str(item.data(module._ITEM)): item for item in found}


def test_findings_by_kind_open_their_record(driver: Driver) -> None:
    page = shown(driver)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = branches(page)
    assert found["citation-unverified"].text() == "Citas por verificar (295)"
    assert page.told.text().endswith("hallazgos. Cada uno abre su registro.")
    branch = found["recommendation-unanchored"]
    driver.keys("Home", page.tree)
    page.tree.setCurrentIndex(branch.index())
    driver.keys("Return", page.tree)
    assert page.tree.isExpanded(branch.index())
    line = branch.child(0, 0)
    assert line.text().startswith("R-") and branch.child(0, 1).text().startswith("La recomendación no señala")
    page.tree.setCurrentIndex(line.index())
    uid = page.current_uid()
    driver.keys("Return", page.tree)
    driver.still()
    assert driver.form().uid == uid


def test_a_change_is_seen_by_the_next_look_and_who_was_at_a_record_stays_there(driver: Driver) -> None:
    page = shown(driver)
    branch = branches(page)["recommendation-unanchored"]
    page.tree.setExpanded(branch.index(), True)
    page.tree.setCurrentIndex(branch.child(2, 0).index())
    at = page.current_uid()
    promised = Commitment(uid=str(uuid4()), title=Parallel(es="Publicar el decreto"))
    driver.window.bench.commit(ChangeSet((Create(promised),), "prueba"), owner=page)
    driver.still()
    settled(driver)
    found = branches(page)
    assert [found[code].rowCount() for code in ("commitment-unowned", "commitment-undated")] == [1, 1]
    assert page.current_uid() == at and page.tree.isExpanded(found["recommendation-unanchored"].index())


def test_a_long_look_is_repeated_on_demand_alone(driver: Driver) -> None:
    page = shown(driver)
    page._seconds = 60.0
    promised = Commitment(uid=str(uuid4()), title=Parallel(es="Publicar el aviso"))
    driver.window.bench.commit(ChangeSet((Create(promised),), "prueba"), owner=page)
    driver.still()
    settled(driver)
    assert page.told.text() == "El expediente cambió después de revisarse."
    assert "commitment-undated" not in branches(page)
    page.again.click()
    assert page.again.text() == "Detener"
    driver.still()
    assert page.again.text() == "Revisar de nuevo" and "commitment-undated" in branches(page)


def test_a_look_that_is_stopped_leaves_what_was_shown(driver: Driver) -> None:
    page = shown(driver)
    before = page.told.text()
    page.again.click()
    page.again.click()
    driver.still()
    assert page.told.text() in (before, "Se detuvo: lo que se ve es de la revisión anterior.")
    assert page.model.rowCount() and page.again.text() == "Revisar de nuevo"


def test_an_empty_dossier_has_nothing_to_mark(driver: Driver, tmp_path: Path) -> None:
    new_dossier(tmp_path / "empty.dossier", "empty")
    driver.open(tmp_path / "empty.dossier")
    page = shown(driver)
    assert page.told.text() == "Nada que señalar: el expediente está en orden." and page.model.rowCount() == 0
