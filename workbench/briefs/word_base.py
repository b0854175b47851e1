"""The file that a Word paper begins as: empty or an office's letterhead, its styles set, its page as wide as asked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docx import Document as open_word
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from workbench.briefs import style
from workbench.briefs.document import Document
from workbench.briefs.word_marks import LANGUAGES, bare, boxed
from workbench.i18n import Told, Words

FONT = "Calibri"  # on every office's machine, or one of the same widths
SMALL, NOTE, QUOTED, READ, GAP, LEAD = (
    "Brief Small",
    "Brief Note",
    "Brief Quoted",
    "Brief Reading",
    "Brief Gap",
    "Brief Lead",
)
LABEL, KICKER, MARKING = "Brief Label", "Brief Kicker", "Brief Marking"
_MARGIN = 54.0
_LARGEST = 50_000_000  # bytes of a letterhead, unpacked
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


class NoLetterhead(Told):
    """A letterhead that cannot be used; ``words`` says why in one sentence."""


def begin(document: Document, letterhead: Path | None) -> Word:
    """An empty Word file with the styles of briefs, or the letterhead with all that stands in it.

    Raises NoLetterhead where the letterhead is no Word file, holds macros or would fetch something.
    """
    word = open_word(io.BytesIO(_checked(letterhead))) if letterhead is not None else open_word()
    _speak(word, LANGUAGES[document.language])
    for name, size, colour, bold, italic, before, after in _STYLES:
        made = _paragraph_style(word, name)
        _set_font(made, size, colour, bold, italic)
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
        made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _box_styles(word, document.open)
    if letterhead is None:
        width, height = style.PAGE_SIZES[document.page_size]
        section = word.sections[0]
        sides = (height, width) if document.landscape else (width, height)
        section.page_width, section.page_height = Pt(sides[0]), Pt(sides[1])
        section.left_margin = section.right_margin = Pt(_MARGIN)
        section.top_margin = section.bottom_margin = Pt(_MARGIN + 14.0)
        section.header_distance = section.footer_distance = Pt(24.0)
        if document.landscape:
            section._sectPr.get_or_add_pgSz().set(qn("w:orient"), "landscape")
    return word


# name, size, colour, bold, italic, air above and below: points
_STYLES = (
    ("Normal", 10.0, style.INK, False, False, 0.0, 4.0),
    ("Title", 20.0, style.INK, True, False, 0.0, 6.0),
    ("Heading 1", 15.0, style.ACCENT, True, False, 14.0, 4.0),
    ("Heading 2", 11.5, style.ACCENT, True, False, 10.0, 2.0),
    ("Heading 3", 10.0, style.INK, True, False, 6.0, 2.0),
    (KICKER, 11.0, style.ACCENT, True, False, 120.0, 6.0),
    (LEAD, 11.0, style.INK, True, False, 0.0, 4.0),
    (QUOTED, 11.0, style.INK, False, False, 3.0, 6.0),
    (READ, 10.0, style.INK, False, True, 3.0, 6.0),
    (GAP, 10.0, style.INK, False, True, 3.0, 6.0),
    (SMALL, 8.5, style.QUIET, False, False, 0.0, 3.0),
    (LABEL, 8.5, style.QUIET, False, False, 0.0, 0.0),
    (NOTE, 8.5, style.QUIET, False, False, 0.0, 1.0),
    (MARKING, 9.0, style.WHITE, True, False, 2.0, 2.0),
)


def _box_styles(word: Word, is_open: bool) -> None:
    """The grounds and lines by which the kinds of statements are told apart, also in grey."""
    around = ("top", "left", "bottom", "right")

    def properties(name: str) -> Any:
        found = word.styles[name].element.get_or_add_pPr()
        for old in (*found.findall(qn("w:pBdr")), *found.findall(qn("w:shd"))):
            found.remove(old)
        return found

    properties("Title")
    boxed(properties(QUOTED), style.TINT, {"left": ("single", 3.0, style.ACCENT)})
    boxed(properties(READ), "", dict.fromkeys(around, ("dashed", 0.75, style.QUIET)))
    boxed(properties(GAP), "", dict.fromkeys(around, ("dotted", 0.75, style.INK)))
    if is_open:
        boxed(properties(MARKING), "", dict.fromkeys(around, ("single", 1.0, style.INK)))
        word.styles[MARKING].font.color.rgb = RGBColor.from_string(bare(style.INK))
    else:
        boxed(properties(MARKING), style.INK)


def _checked(path: Path) -> bytes:
    """The bytes of a letterhead that is what it says and fetches nothing."""
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "word/document.xml" not in names or sum(i.file_size for i in package.infolist()) > _LARGEST:
                raise NoLetterhead(_NOT_WORD.fill(file=path.name))
            if any(name.casefold().endswith((".bin", ".exe", ".dll")) for name in names):
                raise NoLetterhead(_MACROS.fill(file=path.name))
            if _fetches(package.read(name) for name in names if name.endswith(".rels")):
                raise NoLetterhead(_FETCHES.fill(file=path.name))
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError, RuntimeError) as error:
        raise NoLetterhead(_NOT_WORD.fill(file=path.name)) from error
    return data


def _fetches(parts: Iterable[bytes]) -> bool:
    """Whether opening it would read something else: a picture or a template that stands elsewhere."""
    for part in parts:
        # Only attributes of relationships are read; a package of Word has no use for a document type.
        if b"<!DOCTYPE" in part:
            return True
        for found in ElementTree.fromstring(part).iter(_RELATIONSHIP):  # noqa: S314
            if found.get("TargetMode") == "External" and not found.get("Type", "").endswith("/hyperlink"):
                return True
    return False


def _speak(word: Word, language: str) -> None:
    """The language of all text, for whoever reads it aloud or looks for mistakes."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for found in defaults.iter(qn("w:lang")) if defaults is not None else ():
        found.set(qn("w:val"), language)
    properties = word.styles["Normal"].element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), language)
    properties.append(said)


def _paragraph_style(word: Word, name: str) -> ParagraphStyle:
    found = next((s for s in word.styles if s.name == name and s.type == WD_STYLE_TYPE.PARAGRAPH), None)
    if found is None:
        found = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        found.base_style = word.styles["Normal"]
    assert isinstance(found, ParagraphStyle)
    return found


def _set_font(made: ParagraphStyle, size: float, colour: str, bold: bool, italic: bool) -> None:
    font = made.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    font.color.rgb = RGBColor.from_string(bare(colour))
    fonts = made.element.get_or_add_rPr().find(qn("w:rFonts"))
    assert fonts is not None
    for theme in _THEME:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)


_NOT_WORD = Words(
    "{file} no es un documento de Word (.docx) que pueda abrirse.",
    "{file} is no Word document (.docx) that can be opened.",
)
_MACROS = Words(
    "{file} contiene macros o programas; use una hoja membretada sin ellos.",
    "{file} holds macros or programs; use a letterhead without them.",
)
_FETCHES = Words(
    "{file} toma imágenes o plantillas de otro lugar al abrirse; incrústelas.",
    "{file} takes pictures or templates from elsewhere when it is opened; embed them.",
)
