"""Lists of Word that a screen reader knows for lists, each counted from one."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from workbench.briefs import fixed
from workbench.briefs.document import Mark

_SIGNS: dict[Mark, tuple[str, str]] = {
    "bullet": ("bullet", "•"),
    "number": ("decimal", "%1."),
    "never": ("bullet", fixed.NEVER),
}


class WordLists:
    """The lists of one file."""

    def __init__(self, word: Word) -> None:
        self._numbering: Any = word.part.numbering_part.element
        self._kinds: dict[Mark, int] = {}

    def begin(self, mark: Mark) -> int:
        """A new list with that sign before its items; its number."""
        if mark not in self._kinds:
            self._kinds[mark] = self._declare(*_SIGNS[mark])
        number = self._next("w:num", "w:numId")
        self._numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{self._kinds[mark]}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number

    def item(self, paragraph: Paragraph, number: int) -> None:
        """Makes a paragraph an item of that list."""
        properties: Any = paragraph._p.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = number

    def _declare(self, kind: str, sign: str) -> int:
        number = self._next("w:abstractNum", "w:abstractNumId")
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
        )
        first = self._numbering.find(qn("w:num"))  # kinds stand before the lists that are of them
        if first is None:
            self._numbering.append(made)
        else:
            first.addprevious(made)
        return number

    def _next(self, element: str, attribute: str) -> int:
        return max((int(e.get(qn(attribute))) for e in self._numbering.findall(qn(element))), default=0) + 1
