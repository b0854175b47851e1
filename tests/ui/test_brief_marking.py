"""A brief is marked in the window: a profile with what the office fills in, a mark before each paragraph."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from pdf_words import words_of
from test_brief_story import choose

from workbench.settings import MARKING_FIELDS
from workbench.store.dossier import open_dossier
from workbench.ui.briefs.batch import BatchDialog
from workbench.ui.briefs.page import BriefsPage
from workbench.ui.places import Place


def pick(driver: Driver, page: BriefsPage, key: str) -> None:
    combo = page.choice.marking.profile
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())
    driver.still()


def test_a_marking_is_filled_in_kept_and_stands_on_the_paper(driver: Driver, review: Path, tmp_path: Path) -> None:
    with open_dossier(review) as dossier:
        uid = next(r.uid for r in dossier.reader.all("issue"))
    driver.window.go(Place("issues", "issue", uid))
    driver.still()
    driver.command("brief")
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    choice = page.choice.marking
    assert choice.marking() is None and choice.words.isHidden() and choice.blanks["area"].isHidden()
    pick(driver, page, "tlp:red")
    assert "no va con un documento para la audiencia «Público»" in page.bar.text()
    assert not page.outbox.save.isEnabled()
    choose(driver, page, 2)
    pick(driver, page, "reservada")
    assert "la oficina debe llenar: fundamento legal" in page.bar.text()
    for name, words in (
        ("legal_basis", "lo que cite"),
        ("area", "DG"),
        ("date", "2026-07-23"),
        ("period", "tres años"),
    ):
        choice.blanks[name].setFocus()
        driver.type(words, choice.blanks[name])
        choice.blanks[name].clearFocus()
    driver.still()
    driver.click(choice.portions)
    out = tmp_path / "a.pdf"
    driver.answers.save_next.append(out)
    driver.click(page.outbox.save)
    told = words_of(out)
    assert "INFORMACIÓN RESERVADA · Fundamento legal: lo que cite · Área que clasifica: DG" in told
    assert "Fecha de clasificación: 23 de julio de 2026" in told
    assert "Marcas de los párrafos: (P)" in told
    assert driver.settings.get(MARKING_FIELDS)["period"] == "tres años"
    pick(driver, page, "*")
    assert not choice.words.isHidden() and "La marca está vacía" in page.bar.text()


def test_each_of_a_batch_is_marked_as_the_one_that_is_seen(driver: Driver, review: Path, tmp_path: Path) -> None:
    driver.window.go(Place("briefs"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    choose(driver, page, 2)
    driver.click(page.choice.marking.portions)
    out = tmp_path / "each"
    for key, told in (("reservada", "la oficina debe llenar: fundamento legal"), ("tlp:amber", "")):
        pick(driver, page, key)
        driver.click(page.side.many)
        dialog = driver.dialog(BatchDialog)
        assert isinstance(dialog, BatchDialog)
        driver.still()
        driver.retype(dialog.words, "sanitarias")
        driver.still()
        driver.answers.folder_next = [out]
        driver.click(dialog.save)
        assert told in dialog.bar.text() and out.exists() == (not told)
        dialog.reject()
    (file,) = out.iterdir()
    assert "TLP:AMBER · queda en la institución" in words_of(file) and "Marcas de los párrafos: " in words_of(file)
