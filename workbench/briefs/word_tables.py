"""Tables of Word: a header that returns on every page, rows that stay whole, widths shared out by weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from workbench.briefs import style
from workbench.briefs.document import Text, plain_of
from workbench.briefs.word_base import LABEL
from workbench.briefs.word_marks import bare
from workbench.briefs.word_text import WordText

_WHITE = RGBColor(255, 255, 255)
_LONG_ROW = 600  # letters: a longer row may be parted by a page
_DARK = 2  # of the fills of a header, from here on the words are white


class WordTable:
    """One table at the end of the file."""

    def __init__(
        self,
        word: Word,
        texts: WordText,
        weights: Sequence[float],
        width: float,
        *,
        ruled: bool = True,
        boxed: str = "",
    ) -> None:
        self._word, self._texts = word, texts
        self._widths = [round(width * 20 * weight / sum(weights)) for weight in weights]
        columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in self._widths)
        self._table: Any = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/>'
            f"{_borders(ruled, boxed)}"
            f'<w:tblLayout w:type="fixed"/>{_margins(100 if boxed else 0)}'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
            ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
        )
        word.element.body._insert_tbl(self._table)

    def header(self, names: Sequence[str], fills: Sequence[str] = ()) -> None:
        """The row that returns on every page."""
        for place, (cell, name) in enumerate(zip(self.row(head=True, fills=fills), names, strict=True)):
            paragraph = self.paragraph(cell, LABEL)
            self._texts.write(paragraph, name, bold=True)
            for run in paragraph.runs if place >= _DARK and fills else ():
                run.font.color.rgb = _WHITE

    def texts(self, values: Sequence[Text], fills: Sequence[str] = ()) -> None:
        """A row of texts, the first one its name."""
        long = sum(len(plain_of(value)) for value in values) > _LONG_ROW
        for place, (cell, value) in enumerate(zip(self.row(fills=fills, long=long), values, strict=True)):
            self._texts.write(self.paragraph(cell, "Normal"), value, bold=not place and not fills)

    def row(self, *, head: bool = False, fills: Sequence[str] = (), long: bool = False) -> list[Any]:
        """A new row of empty cells."""
        said = ("" if long else "<w:cantSplit/>") + ("<w:tblHeader/>" if head else "")
        row: Any = parse_xml(f"<w:tr {nsdecls('w')}>" + (f"<w:trPr>{said}</w:trPr>" if said else "") + "</w:tr>")
        self._table.append(row)
        cells = []
        for place, width in enumerate(self._widths):
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{bare(fills[place])}"/>' if fills else ""
            cell: Any = parse_xml(
                f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p/></w:tc>'
            )
            row.append(cell)
            cells.append(cell)
        return cells

    def paragraph(self, cell: Any, look: str) -> Paragraph:
        """The next paragraph of a cell: its first one while that is empty."""
        last = cell.p_lst[-1]
        made = Paragraph(last if not len(last) else cell.add_p(), self._word._body)
        self._texts.style(made, look)
        return made


def _margins(left: int) -> str:
    """The air inside cells, in twentieths of a point."""
    sides = {"top": 30, "left": left, "bottom": 30, "right": 100}
    said = "".join(f'<w:{side} w:w="{air}" w:type="dxa"/>' for side, air in sides.items())
    return f"<w:tblCellMar>{said}</w:tblCellMar>"


def _borders(ruled: bool, boxed: str) -> str:
    if boxed:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="10" w:space="0" w:color="{bare(boxed)}"/>'
            for side in ("top", "left", "bottom", "right", "insideV")
        )
        return f"<w:tblBorders>{sides}</w:tblBorders>"
    if not ruled:
        return ""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{bare(style.RULE)}"'
    return f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
