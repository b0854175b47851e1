"""A table from the clipboard: as LibreOffice and Excel put it there, and as a hostile page would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.sheet import Box
from workbench.importing.pasted import Clip, is_pasted, pasted
from workbench.importing.trouble import Unreadable

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>ignored</title>
<style><!--table {mso-displayed-decimal-separator:"\\.";} td {color:black;} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='width:144pt'>
<!--StartFragment-->
 <col width=64 span=3>
 <tr height=20><td height=20 class=xl65>TEMA</td><td>FECHA
  COMP.</td><td>OBS.</td></tr>
 <tr height=20><td rowspan=2 height=40>Acero <font class="font5">plano</font></td>
  <td align=right x:num="46112">31/03/2026</td><td>uno<br>
    dos</td></tr>
 <tr height=20><td>&nbsp;</td><td>=1+1 &lt;b&gt;no&lt;/b&gt;</td></tr>
 <tr><td colspan=2>TOTAL</td><td x:str>0007</td></tr>
<!--EndFragment-->
</table></body></html>"""
LIBRE = """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.6 (Linux)"/><style type="text/css">
body,div,table{ font-family:"Calibri"; } a.comment-indicator:hover + comment { background:#ffd; }</style></head><body>
<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left">TEMA</td><td align="left">MONTO</td></tr>
<tr><td height="17" align="left">Maíz</td><td align="right" sdval="1234.5" sdnum="2058;0;#,##0.00">1,234.50</td></tr>
</table></body></html>"""


def cells(clip: Clip) -> tuple[tuple[object, ...], ...]:
    return pasted(clip, "x", "es").sheets[0].rows


def test_as_excel_puts_it() -> None:
    workbook = pasted(Clip(EXCEL, "other words"), "Portapapeles · hoy", "es")
    (sheet,) = workbook.sheets
    assert (workbook.name, sheet.name, len(workbook.sha256)) == ("Portapapeles · hoy", "Portapapeles", 64)
    assert sheet.rows == (
        ("TEMA", "FECHA COMP.", "OBS."),
        ("Acero plano", "31/03/2026", "uno\ndos"),
        (None, None, "=1+1 <b>no</b>"),
        ("TOTAL", None, "0007"),
    )
    assert sheet.merges == (Box(2, 1, 3, 1), Box(4, 1, 4, 2))


def test_as_libreoffice_puts_it() -> None:
    assert cells(Clip(LIBRE)) == (("TEMA", "MONTO"), ("Maíz", "1,234.50"))


def test_text_with_tabs_where_there_is_no_page() -> None:
    text = 'TEMA\tOBS.\r\nMaíz\t"dos\nrenglones ""así"""\r\n\t\r\n=1+1\t007\r\n'
    expected = (("TEMA", "OBS."), ("Maíz", 'dos\nrenglones "así"'), (None, None), ("=1+1", "007"))
    assert cells(Clip("", text)) == expected
    assert cells(Clip("<p>no table</p>", text)) == expected
    assert cells(Clip("<table><tr><td></td></tr></table>", text)) == expected


@pytest.mark.parametrize("clip", [Clip(), Clip("<p>x</p>", ""), Clip("<table><tr><td> </td></tr></table>", "\t\n")])
def test_no_table_is_told(clip: Clip) -> None:
    with pytest.raises(Unreadable, match="clipboard"):
        pasted(clip, "x", "en")


@pytest.mark.parametrize(
    ("html", "first"),
    [
        ("<td>no row</td><table><tr><td>a", ("a",)),
        ("<table><tr><td>a<table><tr><td>in</td></tr></table>b<td>c", ("ainb", "c")),
        ("<table><tr><td colspan=-3>a<td rowspan=x>b", ("a", "b")),
        ("<table><tr><td>a<script>alert(1)</script><td><img src=file:///etc/passwd>b", ("a", "b")),
        ("<table><tr><td>a</table></table></table><table><tr><td>z", ("a",)),
        ("<table><tr><td rowspan=999999999>a<td>b<tr><td>c", ("a", "b")),
    ],
)
def test_odd_pages_are_words(html: str, first: tuple[str, ...]) -> None:
    assert cells(Clip(html))[0] == first


def test_what_is_too_wide_is_told() -> None:
    with pytest.raises(Unreadable, match="more than is allowed"):
        pasted(Clip("<table><tr>" + "<td colspan=9999>a" * 3), "x", "en")


@given(st.text("<>/=\"'&; tdrablecolspn19\t\n", max_size=200))
def test_whatever_lies_there_is_a_table_or_one_sentence(text: str) -> None:
    for clip in (Clip("<table><tr><td>a" + text), Clip("", text)):
        try:
            assert cells(clip)
        except Unreadable as error:
            assert error.words.es.endswith(".")


def test_a_paste_is_known_by_its_name() -> None:
    assert is_pasted("Portapapeles · 2026") and is_pasted("Clipboard · x") and not is_pasted("Portapapeles.xlsx")
