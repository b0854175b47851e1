"""What a Word paragraph holds besides its runs: fields, places to point to, grounds and lines around it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.i18n import Language

LANGUAGES: Mapping[Language, str] = MappingProxyType({"es": "es-MX", "en": "en-US", "fr": "fr-CA"})


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


def speak(run: Run, language: Language) -> None:
    """The language of a run, for whoever reads it aloud or looks for mistakes."""
    run._r.get_or_add_rPr().append(_element("w:lang", val=LANGUAGES[language]))


def linked(paragraph: Paragraph, run: Run, address: str) -> None:
    """Makes a run, the last of its paragraph, lead to a web address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


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
