"""What a Word paragraph holds besides its runs: fields, places to point to, grounds and lines around it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def field(paragraph: Paragraph, code: str, shown: str, *, stale: bool = False) -> None:
    """A field that the program that opens the file works out, with what it shows until then."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run: Any = paragraph.add_run()
        if kind == "shown":
            run.text = text
            continue
        if not kind:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)
            continue
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        if stale and kind == "begin":
            mark.set(qn("w:dirty"), "true")
        run._r.append(mark)


def bookmark(end: str, number: int, name: str = "") -> Any:
    """The ``Start`` or the ``End`` of a place that something points to."""
    mark = OxmlElement(f"w:bookmark{end}")
    mark.set(qn("w:id"), f"{number}")
    if name:
        mark.set(qn("w:name"), name)
    return mark


def boxed(properties: Any, fill: str = "", sides: Mapping[str, tuple[str, float, str]] = MappingProxyType({})) -> None:
    """A ground and lines for the properties of a paragraph; ``sides`` gives the kind, points and colour of each."""
    if sides:
        box = OxmlElement("w:pBdr")
        for side in ("top", "left", "bottom", "right"):
            if side in sides:
                kind, thick, colour = sides[side]
                box.append(_element(f"w:{side}", val=kind, sz=f"{thick * 8:.0f}", space="4", color=bare(colour)))
        properties.insert_element_before(box, *_AFTER_BORDERS)
    if fill:
        shade = _element("w:shd", val="clear", color="auto", fill=bare(fill))
        properties.insert_element_before(shade, *_AFTER_BORDERS[1:])


def bare(colour: str) -> str:
    """A colour as Word writes it."""
    return colour.lstrip("#").upper()


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


# What stands behind the borders among the properties of a paragraph: their order is part of the format.
_AFTER_BORDERS = tuple(
    f"w:{name}"
    for name in [
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    ]
)
