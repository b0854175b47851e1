"""Cells copied in a spreadsheet and pasted into a list: the review of an import, and where each value came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from test_import_story import flow, imports

from workbench.domain.records import Actor, Issue
from workbench.store.dossier import open_dossier
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {color:black;}--></style></head>
<body><table border=0 width=128><!--StartFragment--><col width=64 span=2><tr height=20><td class=xl65>TEMA</td>
<td>OBSERVACIONES</td><td>PRIORIDAD</td></tr><tr><td rowspan=2>Acero plano</td><td>=1+1</td><td>alta</td></tr>
<tr><td>&lt;b&gt;no&lt;/b&gt;</td><td>alta</td></tr><tr><td>Vidrio</td><td>&nbsp;</td><td>baja</td></tr>
<!--EndFragment--></table></body></html>"""
LIBRE = """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice"/></head><body><table cellspacing="0">
<colgroup span="2" width="85"></colgroup><tr><td align="left">Nombre</td><td>Siglas</td></tr>
<tr><td align="left">Instituto de prueba uno</td><td>IPU</td></tr></table></body></html>"""


def copy(html: str = "", text: str = "") -> None:
    """Puts what a spreadsheet puts on the clipboard."""
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def listing(driver: Driver, screen: str, record_type: str) -> RecordsPage:
    driver.window.go(Place(screen, record_type))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, RecordsPage)
    page.pane().table.setFocus()
    return page


def test_cells_of_excel_are_pasted_into_a_list_and_know_where_they_came_from(driver: Driver, review: Path) -> None:
    page = listing(driver, "issues", "issue")
    copy(EXCEL, "TEMA\tOBSERVACIONES\r\n")
    driver.keys("Ctrl+V", page.pane().table)
    work = flow(driver)
    assert work.waiting.options.record_type == "issue" and work.waiting.path.name.startswith("Portapapeles · ")
    assert work.waiting.shown is not None and work.waiting.shown.created == 2
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        found = {r.title.es: r for r in dossier.reader.all("issue") if isinstance(r, Issue)}
        steel = found["Acero plano"]
        assert steel.notes == "=1+1" and found["Vidrio"].notes == ""
        (cell,) = [c for c in dossier.reader.provenance(steel.uid) if c.field == "notes"]
        assert cell.file.startswith("Portapapeles · 20") and (cell.sheet, cell.cell) == ("Portapapeles", "B2")
        change = dossier.reader.changes()[0]
        assert (change.kind, change.author) == ("import", cell.author) and cell.author
    assert imports(driver).waiting() == []


@pytest.mark.parametrize("html", [LIBRE, ""])
def test_cells_of_libreoffice_are_pasted_by_the_menu(driver: Driver, review: Path, html: str) -> None:
    listing(driver, "actors", "actor")
    copy(html, "Nombre\tSiglas\nInstituto de prueba uno\tIPU\n")
    driver.command("paste")
    driver.click(flow(driver).commit)
    with open_dossier(review) as dossier:
        assert "IPU" in {r.acronym for r in dossier.reader.all("actor") if isinstance(r, Actor)}


def test_a_field_takes_what_is_pasted_for_itself(driver: Driver) -> None:
    page = listing(driver, "issues", "issue")
    copy("", "uno\tdos\ntres\tcuatro")
    page.pane().finder.setFocus()
    driver.keys("Ctrl+V", page.pane().finder)
    assert driver.window.current_page() is page and "uno" in page.pane().finder.text()
    page.pane().finder.clear()
    driver.still()


@pytest.mark.parametrize("text", ["", "una palabra", "\n"])
def test_no_table_on_the_clipboard_is_told(driver: Driver, text: str) -> None:
    page = listing(driver, "issues", "issue")
    copy("", text)
    driver.command("paste")
    assert driver.window.current_page() is page
    assert "no hay una tabla" in driver.window.statusBar().currentMessage()


def test_what_is_no_table_after_all_is_told_in_one_sentence(driver: Driver) -> None:
    listing(driver, "issues", "issue")
    copy("<table><tr><td> </td></tr></table>", "\t")
    driver.command("paste")
    assert flow(driver).bar.text() == "En el portapapeles no hay una tabla."
    driver.click(flow(driver).discard)
