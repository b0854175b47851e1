"""A brief previewed and saved for two audiences: what one may see, the other must not."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from pdf_words import words_of
from PySide6.QtGui import QGuiApplication

from workbench.briefs.compose.kinds import KINDS
from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import open_dossier
from workbench.ui.briefs.page import BriefsPage
from workbench.ui.places import Place


def choose(driver: Driver, page: BriefsPage, audience: int) -> None:
    page.handing.audience.setCurrentIndex(audience)
    page.handing.audience.activated.emit(audience)
    driver.still()


def test_a_brief_for_negotiators_and_one_for_the_public(driver: Driver, review: Path, tmp_path: Path) -> None:
    secret = "No hablar del calendario de plaguicidas antes de agosto."
    with open_dossier(review) as dossier:
        sps = next(
            r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es.startswith("Medidas san")
        )
    change = ChangeSet((Update(sps.uid, sps.revision, {"do_not_say": Parallel(es=secret)}),), "x")
    driver.window.bench.commit(change)
    driver.still()
    driver.window.go(Place("issues", "issue", sps.uid))
    driver.still()
    driver.command("brief")
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    assert page.subject.uid() == sps.uid and page.handing.audience.currentData() == 0  # the public, unless told
    public_pages = [p.pixmap().toImage() for p in page.view.pages]
    assert public_pages and page.outbox.save.isEnabled() and page.side.proof.text().startswith("Probado")
    for_all, for_us = tmp_path / "publica.pdf", tmp_path / "equipo.pdf"
    driver.answers.save_next = [for_all, for_us]
    driver.click(page.outbox.save)
    choose(driver, page, 3)
    assert [p.pixmap().toImage() for p in page.view.pages] != public_pages
    driver.click(page.outbox.save)
    assert "Guardada: equipo.pdf" in page.side.proof.text()
    assert secret in words_of(for_us) and secret not in words_of(for_all)
    assert sps.title.es in words_of(for_all)
    assert for_us.stat().st_mode & 0o077 == 0  # its owner alone can read it


def test_an_issue_that_the_audience_may_not_know_of_is_told(driver: Driver, review: Path) -> None:
    with open_dossier(review) as dossier:
        issue = next(iter(dossier.reader.all("issue")))
    from workbench.domain.types import Chosen

    driver.window.bench.commit(
        ChangeSet((Update(issue.uid, issue.revision, {"audience": Chosen("negotiators")}),), "x")
    )
    driver.still()
    driver.window.go(Place("briefs", uid=issue.uid))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    assert issue.key in page.bar.text() and not page.view.pages and not page.outbox.save.isEnabled()
    choose(driver, page, 3)
    assert page.view.pages and page.outbox.save.isEnabled()


def test_a_day_that_is_none_is_told_and_another_day_redraws(driver: Driver, review: Path) -> None:
    with open_dossier(review) as dossier:
        issue = next(iter(dossier.reader.all("issue")))
    driver.window.go(Place("briefs", uid=issue.uid))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    before = [p.pixmap().toImage() for p in page.view.pages]
    driver.retype(page.side.as_of, "anteayer")
    driver.keys("Return", page.side.as_of)
    assert "anteayer" in page.view.hint.text() and not page.view.pages
    driver.retype(page.side.as_of, "23/07/2026")
    driver.keys("Return", page.side.as_of)
    assert page.side.as_of.text() == "23 de julio de 2026"
    assert [p.pixmap().toImage() for p in page.view.pages] != before


def test_a_preview_leaves_no_file_behind(driver: Driver, review: Path, tmp_path: Path, monkeypatch: object) -> None:
    import tempfile

    folder = tmp_path / "temporary"
    folder.mkdir()
    tempfile.tempdir = str(folder)
    try:
        with open_dossier(review) as dossier:
            issue = next(iter(dossier.reader.all("issue")))
        driver.window.go(Place("briefs", uid=issue.uid))
        driver.still()
        page = driver.window.current_page()
        assert isinstance(page, BriefsPage) and page.view.pages
        assert list(folder.iterdir()) == []
    finally:
        tempfile.tempdir = None


def test_every_kind_is_drawn_and_a_record_leads_to_its_own(driver: Driver, review: Path) -> None:
    with open_dossier(review) as dossier:
        found = {key: dossier.reader.by_key(key) for key in ("B-12", "A-52", "M-20", "I-3")}
        provision = next(iter(dossier.reader.all("provision")))
    subjects = [
        (r.uid, kind)
        for r, kind in zip(found.values(), ("committee", "actor", "meeting", "position"), strict=True)
        if r
    ]
    for uid, kind in [*subjects, (provision.uid, "article")]:
        driver.window.go(Place("briefs", uid=uid))
        driver.still()
        page = driver.window.current_page()
        assert isinstance(page, BriefsPage)
        assert page.choice.kind.key == kind and page.view.pages and page.outbox.save.isEnabled(), page.bar.text()
    for kind in KINDS.values():
        if kind.subject.many and not (kind.needs_recipient or kind.needs_start):
            page.choice.set_kind(kind.key)
            page.choice.since.setText("2020-07-01")
            page.draw()
            driver.still()
            assert page.view.pages and page.outbox.save.isEnabled()
            assert all(shown.pixmap().width() <= page.view.viewport().width() for shown in page.view.pages)
            assert page.choice.by_actor.isVisible() == kind.has_actors
            if kind.has_actors:
                before = len(page.view.pages)
                driver.click(page.choice.by_actor)
                driver.still()
                assert len(page.view.pages) > before and page.choice.kept()["by_actor"] is True
                page.choice.take_kept({"kind": kind.key})
                assert not page.choice.options().by_actor
    page.choice.set_kind("nonpaper")
    page.draw()
    driver.still()
    assert "a quién se entrega" in page.bar.text() and not page.outbox.save.isEnabled()


def test_lines_to_take_go_to_the_clipboard_as_its_audience_may_read_them(driver: Driver, review: Path) -> None:
    with open_dossier(review) as dossier:
        issue = dossier.reader.by_key("I-3")
    assert isinstance(issue, Issue)
    driver.window.go(Place("briefs", uid=issue.uid))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    driver.click(page.side.copy)
    driver.still()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(issue.title.es) and "Argumentos" in text and "Público" in text
    assert "Líneas copiadas" in page.side.proof.text()
    page.choice.set_kind("committee")
    page.draw()
    assert page.side.copy.isHidden()


def test_a_day_that_is_still_to_come_is_said_beside_it_and_one_that_is_senseless_gives_no_pages(
    driver: Driver, review: Path
) -> None:
    with open_dossier(review) as dossier:
        uid = next(r.uid for r in dossier.reader.all("issue"))
    driver.window.go(Place("issues", "issue", uid))
    driver.still()
    driver.command("brief")
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage) and page.side.ahead.isHidden()
    for words, ahead, pages in (("1 de julio de 2099", True, True), ("2150", True, False), ("2020", False, True)):
        driver.retype(page.side.as_of, words)
        driver.keys("Tab", page.side.as_of)
        driver.still()
        assert page.side.ahead.isHidden() != ahead and bool(page.view.pages) == pages
        assert page.side.proof.isVisible() == pages and page.outbox.save.isEnabled() == pages
        assert ("está por venir" in page.side.proof.text()) == ahead or not pages
        assert pages or "no es un día del que pueda haber datos" in page.bar.text()


def test_a_sign_that_cannot_be_printed_is_told_once(driver: Driver, review: Path) -> None:
    with open_dossier(review) as dossier:
        issue = next(iter(dossier.reader.all("issue")))
    edit = Update(issue.uid, issue.revision, {"interest": Parallel(es="Sin \U0001f600 cuotas")})
    driver.window.bench.commit(ChangeSet((edit,), "x"))
    driver.window.go(Place("issues", "issue", issue.uid))
    driver.still()
    driver.command("brief")
    page = driver.window.current_page()
    assert isinstance(page, BriefsPage)
    assert page.side.proof.text().count(f"U+1F600 ({issue.key}, «Objetivo»)") == 1
