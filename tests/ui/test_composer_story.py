"""The composer in the window: parts, the way from a paragraph to its record, issuing, register, presets, batches."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import docx
import pypdfium2
import pytest
from driving import Driver, spin
from pdf_words import words_of
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Delete, Update
from workbench.domain.records import Issue
from workbench.domain.types import Chosen, Parallel
from workbench.settings import LETTERHEAD, PRESETS
from workbench.store.dossier import open_dossier
from workbench.tasks import brief_batch
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import issue_brief
from workbench.ui.briefs.batch import BatchDialog
from workbench.ui.briefs.entries import shown
from workbench.ui.briefs.issuing import IssueDialog
from workbench.ui.briefs.page import BriefsPage
from workbench.ui.briefs.password import PasswordDialog
from workbench.ui.places import Place
from workbench.ui.widgets.text import Line


def sps(review: Path) -> Issue:
    with open_dossier(review) as dossier:
        found = dossier.reader.by_key("I-3")
    assert isinstance(found, Issue)
    return found


def composer(driver: Driver, uid: str, audience: int = 3) -> BriefsPage:
    """The composer with the brief of an issue, for negotiators unless told."""
    driver.window.go(Place("briefs", uid=uid))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    page.handing.audience.setCurrentIndex(audience)
    page.handing.audience.activated.emit(audience)
    driver.still()
    assert page.view.pages, page.bar.text()
    return page


def lines(page: BriefsPage) -> list[str]:
    shown = page.choice.parts.list
    return [shown.item(row).text() for row in range(shown.count())]


def test_parts_are_taken_out_and_moved_by_keys_and_leave_so(driver: Driver, review: Path, tmp_path: Path) -> None:
    page = composer(driver, sps(review).uid)
    shown = page.choice.parts.list
    before = lines(page)
    assert before[:3] == ["Tema", "Decisión solicitada", "Objetivo"] and "Fuentes" not in before
    pages = [p.pixmap().toImage() for p in page.view.pages]
    shown.setFocus()
    shown.setCurrentRow(before.index("Margen de negociación"))
    driver.keys("Space", shown)
    assert [p.pixmap().toImage() for p in page.view.pages] != pages
    driver.keys("Ctrl+Up", shown)
    assert lines(page).index("Margen de negociación") == before.index("Margen de negociación") - 1
    shown.setCurrentRow(lines(page).index("Objetivo"))
    driver.keys("Ctrl+Up", shown)
    assert lines(page)[:3] == ["Tema", "Objetivo", "Decisión solicitada"] and shown.currentRow() == 1
    driver.answers.save_next = [tmp_path / "f.pdf"]
    driver.click(page.outbox.save)
    text = words_of(tmp_path / "f.pdf")
    assert "Omitido a petición: Margen de negociación." in text
    assert text.index("Objetivo") < text.index("Decisión solicitada")
    page.choice.set_kind("committee")  # the parts of another kind are others
    assert page.choice.options().parts.without == ()


def test_a_paragraph_leads_to_its_record_by_mouse_and_by_keys(driver: Driver, review: Path) -> None:
    issue = sps(review)
    page = composer(driver, issue.uid)
    with open_dossier(review) as dossier:
        types = {s.of: dossier.reader.schema.of(dossier.reader.get(s.of)).name for s in page.view.spots}  # type: ignore[arg-type]
    assert {"issue", "position", "body"} <= set(types.values())
    assert all(spot.accessibleName().startswith("Abrir el registro de: ") for spot in page.view.spots)
    position = next(spot for spot in page.view.spots if types[spot.of] == "position")
    assert position.geometry().bottom() < position.parentWidget().height()
    uid = position.of
    driver.click(position)
    assert driver.form().uid == uid
    driver.window.back()
    driver.still()
    first = page.view.spots[0]
    first.setFocus()
    driver.keys("Down", first)
    second = driver.focus()
    assert second is page.view.spots[1]
    driver.keys("Up", second)
    assert driver.focus() is first
    page.draw()
    driver.still()
    first = page.view.spots[0]  # drawn anew, who is at it stays there
    assert driver.focus() is first
    driver.keys("Return", first)
    assert driver.window.current_page() is not page
    assert driver.form().uid == issue.uid


def test_word_is_saved_on_the_letterhead_that_is_remembered(driver: Driver, review: Path, tmp_path: Path) -> None:
    page = composer(driver, sps(review).uid, 0)
    sheet = docx.Document()
    sheet.add_paragraph("Subsecretaría de Comercio Exterior")
    sheet.save(str(tmp_path / "hoja.docx"))
    driver.answers.open_next = [tmp_path / "hoja.docx"]
    driver.click(page.outbox.letterhead)
    assert driver.settings.get(LETTERHEAD) == str(tmp_path / "hoja.docx")
    assert "hoja.docx" in page.outbox.letterhead.text()
    driver.answers.save_next = [tmp_path / "f.docx", tmp_path / "g.docx", tmp_path / "h.docx"]
    driver.click(page.outbox.word)
    assert docx.Document(str(tmp_path / "f.docx")).paragraphs[0].text == "Subsecretaría de Comercio Exterior"
    (tmp_path / "hoja.docx").unlink()
    driver.click(page.outbox.word)
    assert "hoja.docx" in page.bar.text() and not (tmp_path / "g.docx").exists() and page.outbox.save.isEnabled()
    driver.click(page.outbox.bare)
    driver.click(page.outbox.word)
    assert docx.Document(str(tmp_path / "h.docx")).paragraphs[0].text != "Subsecretaría de Comercio Exterior"


def issue_in_window(driver: Driver, page: BriefsPage, path: Path, copies: int = 1) -> None:
    driver.click(page.outbox.issue)
    dialog = driver.dialog(IssueDialog)
    driver.still()
    assert isinstance(dialog, IssueDialog)
    driver.retype(dialog.copies, str(copies))
    driver.answers.save_next = [path]
    driver.click(dialog.go)
    driver.still()


def test_a_brief_is_issued_and_stands_in_the_register(
    driver: Driver, review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    driver.window.go(Place("briefs", "register"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    assert page.register.empty.isVisible() and "Todavía" in page.register.empty.text()
    page = composer(driver, sps(review).uid)
    driver.click(page.outbox.issue)
    dialog = driver.dialog(IssueDialog)
    driver.still()
    assert isinstance(dialog, IssueDialog) and "núm. 1" in dialog.number.text()
    for wrong in ("", "0", "201"):
        dialog.copies.setText(wrong)
        assert not dialog.go.isEnabled()
    dialog.reject()
    issue_in_window(driver, page, tmp_path / "f.pdf", 2)
    assert "núm. 1, 2 ejemplares" in page.outbox.issued.text()
    assert "ejemplar 2 de 2" in words_of(tmp_path / "f-2.pdf")
    driver.click(page.outbox.folder)
    assert opened == [str(tmp_path)]
    issue_in_window(driver, page, tmp_path / "g.pdf")
    driver.window.go(Place("briefs", "register"))
    driver.still()
    register = page.register
    assert [register.model.index(row, 0).data() for row in range(register.model.rowCount())] == ["2", "1"]
    driver.retype(register.finder, "1")
    driver.retype(register.finder, "sanitarias 2")
    driver.keys("Down", register.table)
    driver.keys("Return", register.table)
    entry = register.model.entry(register.table.currentIndex().row())
    assert entry is not None and register.details.isVisible()
    assert entry.files[0].sha256 in register.told.text() and entry.data in register.told.text()
    driver.answers.save_next = [tmp_path / "otra.pdf"]
    driver.click(register.again)
    first = tmp_path / ("f.pdf" if entry.number == 1 else "g.pdf")
    assert (tmp_path / "otra.pdf").read_bytes() == first.read_bytes()
    assert "los mismos bytes" in register.bar.text()
    driver.retype(register.finder, "nada así")
    assert register.empty.isVisible() and not register.details.isVisible()


def test_what_has_changed_since_an_issued_brief_is_a_click_away(driver: Driver, review: Path, tmp_path: Path) -> None:
    issue = sps(review)
    page = composer(driver, issue.uid)
    issue_in_window(driver, page, tmp_path / "f.pdf")
    change = ChangeSet((Update(issue.uid, issue.revision, {"interest": Parallel("Objetivo nuevo y distinto")}),), "x")
    driver.window.bench.commit(change)
    driver.still()
    driver.window.go(Place("briefs", "register"))
    driver.still()
    driver.keys("Return", page.register.table)
    driver.click(page.register.changed)
    driver.still()
    assert page.choice.kind.key == "delta" and page.choice.since.text() == "1"
    assert page.choice.of() == [issue.uid] and page.view.pages, page.bar.text()
    driver.answers.save_next = [tmp_path / "delta.pdf"]
    driver.click(page.outbox.save)
    assert "Objetivo nuevo y distinto" in words_of(tmp_path / "delta.pdf")


def test_the_register_takes_any_number_of_entries_and_any_title(driver: Driver, review: Path, tmp_path: Path) -> None:
    other = tmp_path / "otro.dossier"
    new_dossier(other, "usmca-review", author="test")
    with open_dossier(other, write=True, author="<b>ana</b>") as dossier:
        issue = dossier.reader.by_key("I-3")
        assert issue is not None
        title = Parallel("<b>Título</b> &amp; <img src=x>")
        dossier.journal.commit(ChangeSet((Update(issue.uid, issue.revision, {"title": title}),), "x"))
        entry = issue_brief(
            dossier, tmp_path / "f.pdf", "I-3", Handing(Audience.NEGOTIATORS), "es", date(2026, 7, 23)
        ).entry
    page = composer(driver, sps(review).uid)
    register = page.register
    tester = QAbstractItemModelTester(register.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    register._show(shown([entry] * 5000, "es"))
    register.finder.setText("título")
    assert register.model.rowCount() == 5000
    assert register.model.index(0, 3).data() == "<b>Título</b> &amp; <img src=x>"
    register.finder.setText("nadie")
    assert register.model.rowCount() == 0
    tester.deleteLater()


def test_choices_are_kept_under_a_name_and_taken_again(driver: Driver, review: Path) -> None:
    page = composer(driver, sps(review).uid)
    shown = page.choice.parts.list
    shown.setCurrentRow(lines(page).index("Argumentos"))
    driver.keys("Space", shown)
    page.choice._full.click()
    page.choice.marking.profile.setCurrentIndex(page.choice.marking.profile.findData("tlp:red"))
    page.choice.marking.profile.activated.emit(0)
    driver.still()
    driver.answers.words_next = ["Para <b>el</b> jefe", "Del jefe"]
    page.side.presets.keep.trigger()
    kept = driver.settings.get(PRESETS)["Para <b>el</b> jefe"]
    assert kept["without"] == ["arguments"] and kept["audience"] == "negotiators" and kept["full"] is True
    assert not any("I-3" in str(value) or sps(review).uid in str(value) for value in kept.values())
    page.side.presets.rename.trigger()
    assert list(driver.settings.get(PRESETS)) == ["Del jefe"]
    driver.window.rebuild()
    driver.still()
    page = composer(driver, sps(review).uid, 0)
    assert not page.choice.options().full
    page.side.presets.names.setCurrentIndex(page.side.presets.names.findData("Del jefe"))
    page.side.presets.names.activated.emit(1)
    driver.still()
    assert page.handing.handing().audience is Audience.NEGOTIATORS and page.choice.options().full
    marking = page.choice.options().marking
    assert marking is not None and marking.key == "tlp:red"
    assert page.choice.options().parts.without == ("arguments",) and page.subject.uid() == sps(review).uid
    page.side.take_kept({"without": ["8", "99"], "order": [4, "x"]})  # as they were kept before parts had keys
    parts = page.choice.options().parts
    assert parts.without == ("arguments",) and parts.order == ("objective",)
    driver.settings.set(PRESETS, {"malo": {"kind": 7, "paper": [], "without": "x", "order": {}, "language": None}})
    page.side.take_kept(driver.settings.get(PRESETS)["malo"])
    driver.still()
    assert page.view.pages
    driver.settings.set(PRESETS, {"Del jefe": {}})
    page.side.presets._fill("Del jefe")
    driver.answers.choices = [0]
    page.side.presets.delete.trigger()
    assert driver.settings.get(PRESETS) == {}


def batch(driver: Driver, page: BriefsPage, words: str) -> BatchDialog:
    driver.click(page.side.many)
    dialog = driver.dialog(BatchDialog)
    assert isinstance(dialog, BatchDialog)
    driver.still()
    driver.retype(dialog.words, words)
    driver.still()
    return dialog


@pytest.mark.parametrize("issued", [False, True])
def test_one_brief_for_each_and_what_did_not_leave(issued: bool, driver: Driver, review: Path, tmp_path: Path) -> None:
    hidden = sps(review)
    reserved = {"audience": Chosen("negotiators")}
    driver.window.bench.commit(ChangeSet((Update(hidden.uid, hidden.revision, reserved),), "x"))
    driver.still()
    driver.window.go(Place("briefs"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    dialog = batch(driver, page, "medidas")
    count = len(dialog._uids)
    assert count >= 1 and str(count) in dialog.count.text()
    assert not dialog.copies.isEnabled()
    dialog.issue.setChecked(issued)
    assert dialog.copies.isEnabled() == issued
    if issued:
        driver.retype(dialog.copies, "0")
        assert not dialog.save.isEnabled()
        driver.retype(dialog.copies, "2")
    driver.answers.folder_next = [tmp_path / "lote"]
    driver.click(dialog.save)
    driver.still()
    assert len(list((tmp_path / "lote").iterdir())) == (count - 1) * (2 if issued else 1)
    assert hidden.title.es in dialog.bar.text()
    with open_dossier(review) as dossier:
        assert len(dossier.register.all()) == (count - 1 if issued else 0)
    dialog.reject()


def test_a_batch_that_is_stopped_tells_what_had_left(
    driver: Driver, review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = composer(driver, sps(review).uid)
    reached, go_on = threading.Event(), threading.Event()
    made = brief_batch.brief_to_file
    count: list[int] = []

    def slow(*arguments: Any, **named: Any) -> Any:
        count.append(1)
        if len(count) == 2:
            reached.set()
            assert go_on.wait(30)
        return made(*arguments, **named)

    monkeypatch.setattr(brief_batch, "brief_to_file", slow)
    dialog = batch(driver, page, "")
    driver.answers.folder_next = [tmp_path / "lote"]
    dialog.save.click()
    driver.until(reached.is_set)
    dialog.reject()
    go_on.set()
    driver.still()
    assert dialog.isVisible() and "Detenido. 1 ficha" in dialog.told.text()
    assert len(list((tmp_path / "lote").iterdir())) == 1
    dialog.reject()
    spin(20)
    assert QApplication.activeModalWidget() is None


def asked_password(driver: Driver) -> PasswordDialog:
    dialog = driver.dialog(PasswordDialog)
    assert isinstance(dialog, PasswordDialog)
    return dialog


def opens_with(path: Path, password: str) -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    pypdfium2.PdfDocument(path, password=password).close()


def test_a_password_is_typed_twice_or_seen_and_kept_nowhere(driver: Driver, review: Path, tmp_path: Path) -> None:
    page = composer(driver, sps(review).uid)
    driver.click(page.outbox.locked)
    dialog = asked_password(driver)
    driver.click(dialog.go)
    assert "vacía" in dialog.bar.text()
    for line, word in ((dialog.word, "clave de prueba"), (dialog.again, "clave de pruebo")):
        assert line.echoMode() == Line.EchoMode.Password
        driver.retype(line, word)
    driver.click(dialog.go)
    assert "no son iguales" in dialog.bar.text() and dialog.isVisible()
    driver.answers.save_next = [tmp_path / "f.pdf"]
    driver.retype(dialog.again, "clave de prueba")
    driver.keys("Return", dialog.again)
    opens_with(tmp_path / "f.pdf", "clave de prueba")
    assert str(tmp_path / "f.pdf") not in page.bar.text() and "f.pdf" in page.side.proof.text()
    driver.click(page.outbox.locked)
    dialog = asked_password(driver)
    driver.click(dialog.seen)
    assert dialog.word.echoMode() == Line.EchoMode.Normal and not dialog.again.isVisible()
    driver.retype(dialog.word, "otra clave")
    driver.answers.save_next = [tmp_path / "g.pdf"]
    driver.click(dialog.go)
    opens_with(tmp_path / "g.pdf", "otra clave")
    driver.answers.words_next = ["Modelo"]
    page.side.presets.keep.trigger()
    driver.still()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"clave de prueba" not in kept and b"otra clave" not in kept


def test_an_issued_brief_and_a_batch_are_locked_too(driver: Driver, review: Path, tmp_path: Path) -> None:
    page = composer(driver, sps(review).uid)
    marking = page.choice.marking.profile
    marking.setCurrentIndex(marking.findData("tlp:red"))
    marking.activated.emit(0)
    driver.still()
    driver.click(page.outbox.issue)
    how = driver.dialog(IssueDialog)
    assert isinstance(how, IssueDialog)
    driver.click(how.locked)
    how.form_of.setCurrentIndex(1)
    assert not how.locked.isEnabled()  # a Word file cannot be locked
    how.form_of.setCurrentIndex(0)
    driver.answers.save_next = [tmp_path / "f.pdf"]
    driver.click(how.go)
    dialog = asked_password(driver)
    for line in (dialog.word, dialog.again):
        driver.retype(line, "clave de registro")
    driver.click(dialog.go)
    opens_with(tmp_path / "f.pdf", "clave de registro")
    assert b"clave de registro" not in review.read_bytes()
    driver.window.go(Place("briefs", "register"))
    driver.still()
    cells = [page.register.model.index(0, column).data() for column in range(page.register.model.columnCount())]
    assert "TLP:RED" in " ".join(cells) and "Contraseña" in cells
    driver.keys("Return", page.register.table)
    told = page.register.told.text()
    assert "TLP:RED" in told and "Cerrada con contraseña" in told
    assert shown([replace(page.register._entry(), options={})], "es")[0].cells[5:7] == ("?", "?")
    driver.window.go(Place("briefs"))
    driver.still()
    many = batch(driver, page, "sanitarias")
    driver.click(many.locked)
    driver.answers.folder_next = [tmp_path / "cada"]
    driver.click(many.save)
    dialog = asked_password(driver)
    for line in (dialog.word, dialog.again):
        driver.retype(line, "clave de todas")
    driver.click(dialog.go)
    (file,) = (tmp_path / "cada").iterdir()
    opens_with(file, "clave de todas")
    many.reject()


def test_the_issuing_unit_is_on_the_paper_and_in_presets(driver: Driver, review: Path, tmp_path: Path) -> None:
    page = composer(driver, sps(review).uid)
    driver.retype(page.choice.unit, "Unidad de <b>Prueba</b>")
    driver.keys("Tab", page.choice.unit)
    driver.answers.save_next = [tmp_path / "f.pdf"]
    driver.click(page.outbox.save)
    assert "Unidad de <b>Prueba</b>" in words_of(tmp_path / "f.pdf")
    kept = page.choice.kept()
    assert kept["unit"] == "Unidad de <b>Prueba</b>"
    page.side.take_kept({"unit": 7})
    assert page.choice.options().unit == ""
    page.side.take_kept(kept)
    assert page.choice.options().unit == "Unidad de <b>Prueba</b>"


def drawn_of(page: BriefsPage) -> set[str]:
    """The issues that the pages tell of."""
    return {spot.of for spot in page.view.spots}


def test_several_issues_are_ticked_by_filter_and_by_keys(driver: Driver, review: Path, tmp_path: Path) -> None:
    with open_dossier(review) as dossier:
        issues = {r.key: r.uid for r in dossier.reader.all("issue")}
    page = composer(driver, issues["I-3"])
    page.choice.set_kind("qa")
    page.draw()
    driver.still()
    ticks = page.choice.ticks
    tester = QAbstractItemModelTester(ticks.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert ticks.isVisible() and not page.subject.isVisible() and page.choice.of() == []
    assert ticks.model.rowCount() == len(issues) and f"todos ({len(issues)})" in ticks.told.text()
    everything = drawn_of(page)
    driver.retype(ticks.finder, "sanitarias")
    driver.keys("Return", ticks.finder)
    assert page.choice.of() == [issues["I-3"]] and drawn_of(page) == {issues["I-3"]}
    driver.retype(ticks.finder, "i-4 ")
    driver.keys("Tab", ticks.finder)
    ticks.list.setCurrentIndex(ticks.model.index(0))
    driver.keys("Space", ticks.list)
    assert set(page.choice.of()) == {issues["I-3"], issues["I-4"]}
    assert issues["I-3"] in drawn_of(page) < everything
    driver.retype(ticks.finder, "nadie tiene esto")
    assert ticks.model.rowCount() == 0 and "Ninguno" in ticks.told.text() and not ticks.every.isEnabled()
    ticks.finder.clear()
    driver.answers.save_next = [tmp_path / "f.pdf"]
    driver.click(page.outbox.save)
    assert "save" in driver.answers.asked[-1].lower() and (tmp_path / "f.pdf").exists()
    driver.click(page.side.many)
    dialog = driver.dialog(BatchDialog)
    assert isinstance(dialog, BatchDialog)
    driver.still()
    assert set(dialog._uids) == {issues["I-3"], issues["I-4"]}
    dialog.reject()
    driver.click(ticks.none)
    assert page.choice.of() == [] and drawn_of(page) == everything
    tester.deleteLater()


def test_a_tick_on_an_issue_that_goes_goes_too_and_the_round_stands_apart(driver: Driver, review: Path) -> None:
    issue = Issue(uid=str(uuid4()), title=Parallel("Tema que se irá"))
    driver.window.bench.commit(ChangeSet((Create(issue),), "x"))
    driver.still()
    page = composer(driver, sps(review).uid)
    page.choice.set_kind("book")
    driver.window.go(Place("briefs", uid=issue.uid))
    driver.still()
    assert page.choice.kind.key == "book" and page.choice.of() == [issue.uid] and page.side.copy.isEnabled()
    with open_dossier(review) as dossier:
        meeting = dossier.reader.by_key("M-76")
        revision = dossier.reader.get(issue.uid).revision  # type: ignore[union-attr]
    assert meeting is not None and page.subject.isVisible()
    driver.window.go(Place("briefs", uid=meeting.uid))
    driver.still()
    assert page.choice.of() == [issue.uid, meeting.uid]
    driver.window.bench.commit(ChangeSet((Delete(issue.uid, revision),), "x"))
    driver.still()
    assert page.choice.of() == [meeting.uid] and page.view.pages and not page.side.copy.isEnabled()


def choose_kind(driver: Driver, page: BriefsPage, key: str) -> None:
    """Chooses a kind as a person does."""
    at = page.choice._kind.findData(key)
    page.choice._kind.setCurrentIndex(at)
    page.choice._kind.activated.emit(at)
    driver.still()


def test_pages_of_another_brief_are_not_left_and_what_is_wanted_is_said(driver: Driver, review: Path) -> None:
    page = composer(driver, sps(review).uid)
    choose_kind(driver, page, "committee")
    assert not page.view.pages and not page.view.spots and not page.outbox.save.isEnabled()
    assert "Órgano" in page.view.hint.text() and not page.side._proof.isVisible()
    choose_kind(driver, page, "delta")
    assert "desde cuándo" in page.view.hint.text() and not page.view.pages
    driver.retype(page.choice.since, "2020-01-01")
    driver.keys("Tab", page.choice.since)
    assert page.view.pages and page.outbox.save.isEnabled()
    choose_kind(driver, page, "nonpaper")
    assert not page.view.pages and "arriba" in page.view.hint.text() and page.bar.isVisible()
    choose_kind(driver, page, "article")
    assert not page.bar.isVisible() and "Disposición" in page.view.hint.text()


def test_enter_keeps_what_was_chosen_under_the_name_that_was_typed(driver: Driver, review: Path) -> None:
    page = composer(driver, sps(review).uid)
    names = page.side.presets.names
    line = names.lineEdit()
    driver.retype(line, "Para el jefe")  # type: ignore[arg-type]
    driver.keys("Return", line)
    assert list(driver.settings.get(PRESETS)) == ["Para el jefe"] and page.side.presets.rename.isEnabled()
    page.choice._full.click()
    driver.still()
    driver.retype(line, "Para el jefe")  # type: ignore[arg-type]
    driver.keys("Return", line)  # a name that there is is taken, not written over
    assert not page.choice.options().full
    driver.retype(line, "   ")  # type: ignore[arg-type]
    driver.keys("Return", line)
    driver.retype(line, "Para")  # type: ignore[arg-type]
    driver.keys("Return", line)
    assert sorted(driver.settings.get(PRESETS)) == ["Para", "Para el jefe"]


def test_a_long_paper_says_which_pages_are_seen_and_turns_them(driver: Driver, review: Path) -> None:
    page = composer(driver, sps(review).uid)
    page.choice._full.click()
    choose_kind(driver, page, "book")
    count = page._preview.briefed.rendered.pages  # type: ignore[union-attr]
    assert count > 40 and len(page.view.pages) == 40
    assert any(f"Las primeras 40 de {count} páginas" in told.text() for told in page.view.findChildren(QLabel))
    (behind,) = page.view.findChildren(QPushButton)
    first = page.view.pages[0].pixmap().toImage()
    driver.click(behind)
    assert page.view.pages[0].accessibleName() == "Página 41" and len(page.view.pages) == min(count - 40, 40)
    assert page.view.spots and page.view.verticalScrollBar().value() == 0
    before = page.view.findChildren(QPushButton)[0]
    assert "1 a 40" in before.text()
    driver.click(before)
    assert page.view.pages[0].pixmap().toImage() == first


def test_one_for_each_provision_and_since_each_issued_brief(driver: Driver, review: Path, tmp_path: Path) -> None:
    page = composer(driver, sps(review).uid, 0)
    issue_in_window(driver, page, tmp_path / "f.pdf")
    choose_kind(driver, page, "article")
    dialog = batch(driver, page, "Art. 9.17")
    assert dialog._uids == ("9.17",)
    driver.answers.folder_next = [tmp_path / "a"]
    driver.click(dialog.save)
    assert "ficha-de-articulo" in dialog.told.text() and len(list((tmp_path / "a").iterdir())) == 1
    dialog.reject()
    driver.still()
    choose_kind(driver, page, "delta")
    driver.click(page.side.many)
    dialog = driver.dialog(BatchDialog)  # type: ignore[assignment]
    driver.still()
    assert dialog._uids == ("1",) and "Fichas emitidas" in dialog.words.accessibleName()
    driver.answers.folder_next = [tmp_path / "d"]
    driver.click(dialog.save)
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["que-cambio-1-public-es.pdf"]
    dialog.reject()
