"""Reads the tree of a tagged PDF back as a screen reader would, from the bytes alone, and what no tag holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Element:
    """An element of the tree: its role, its attributes, and in order its elements and texts."""

    role: str
    thing: Any  # the object of the file, as long as that is open
    scope: str = ""
    numbering: str = ""
    alt: str = ""
    language: str = ""
    leads_to: list[str] = field(default_factory=list)  # what its annotations lead to on the web
    box: tuple[float, ...] = ()
    kids: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is heard of it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, *roles: str) -> list[Element]:
        """The elements inside it that have one of the roles (all without any), in order, itself first."""
        mine = [self] if not roles or self.role in roles else []
        return mine + [found for kid in self.kids if isinstance(kid, Element) for found in kid.all(*roles)]

    def outline(self) -> str:
        """The roles alone, as ``L(LI(Lbl LBody))``."""
        inside = " ".join(kid.outline() for kid in self.kids if isinstance(kid, Element))
        return f"{self.role}({inside})" if inside else self.role


@dataclass
class Tagged:
    """A file as it is heard: the tree, the text of artefacts of each page, and what stands in neither."""

    root: Element
    artefacts: list[str]
    loose: list[str]
    unowned: list[tuple[int, int]]  # sequences that no element holds: page, number


def read(path: Path) -> Tagged:
    """What the tree says, checked against the pages: every sequence belongs to exactly one element."""
    with pikepdf.open(path) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        texts: dict[tuple[int, int], str] = {}
        artefacts, loose = [], []
        for number, page in enumerate(pdf.pages):
            marked = _Page(page)
            texts.update({(number, mark): text for mark, text in marked.sequences.items()})
            artefacts.append(marked.artefacts)
            loose.append(marked.loose)
        used: set[tuple[int, int]] = set()
        (root,) = _as_list(pdf.Root.StructTreeRoot.K)
        tree = _element(root, None, pages, texts, used)
        _check_parents(pdf, pages, tree)
        return Tagged(tree, artefacts, loose, sorted(texts.keys() - used))


def _element(
    thing: Any, page: Any, pages: dict[Any, int], texts: dict[tuple[int, int], str], used: set[tuple[int, int]]
) -> Element:
    page = thing.get("/Pg", page)
    attributes = thing.get("/A", {})
    element = Element(
        str(thing.S)[1:],
        thing,
        str(attributes.get("/Scope", ""))[1:],
        str(attributes.get("/ListNumbering", ""))[1:],
        str(thing.get("/Alt", "")),
        str(thing.get("/Lang", "")),
        box=tuple(map(float, attributes.get("/BBox", ()))),
    )
    for kid in _as_list(thing.get("/K", [])):
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            on, number = (page, kid) if isinstance(kid, int) else (kid.Pg, int(kid.MCID))
            place = (pages[on.objgen], int(number))
            assert place not in used, f"{place} is held twice"
            used.add(place)
            element.kids.append(texts[place])
        elif kid.get("/Type") == "/OBJR":
            assert str(kid.Obj.Contents), "a link that does not say what it is"
            element.leads_to += [str(kid.Obj.A.URI)] if "/A" in kid.Obj else []
        else:
            assert kid.P.objgen == thing.objgen
            element.kids.append(_element(kid, page, pages, texts, used))
    return element


def _check_parents(pdf: pikepdf.Pdf, pages: dict[Any, int], tree: Element) -> None:
    """From each sequence and each link the way leads back to the element that holds it."""
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    for element in tree.all():
        for kid in _as_list(element.thing.get("/K", [])):
            if isinstance(kid, int):
                assert parents[int(element.thing.Pg.StructParents)][kid].objgen == element.thing.objgen
            elif kid.get("/Type") == "/MCR":
                assert parents[int(kid.Pg.StructParents)][int(kid.MCID)].objgen == element.thing.objgen
            elif kid.get("/Type") == "/OBJR":
                assert parents[int(kid.Obj.StructParent)].objgen == element.thing.objgen


def _as_list(thing: Any) -> list[Any]:
    return list(thing) if isinstance(thing, (pikepdf.Array, list)) else [thing]


class _Page:
    """The texts of one page by the sequence that they stand in."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.sequences: dict[int, str] = {}
        self.artefacts = ""
        self.loose = ""
        self._fonts = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
        open_now: list[int | None] = []
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                mark = operands[1].get("/MCID")
                assert not open_now, "sequences do not nest"
                assert (mark is None) == (str(operands[0]) == "/Artifact")
                open_now.append(None if mark is None else int(mark))
                if mark is not None:
                    assert int(mark) not in self.sequences
                    self.sequences[int(mark)] = ""
            elif name == "EMC":
                open_now.pop()
            elif name == "Tf":
                font = self._fonts[str(operands[0])]
            elif name in ("Tj", "TJ"):
                self._said("".join(font[code] for code in _codes(operands[0])), open_now)
            elif name in ("f", "S", "B", "s", "b", "f*", "B*", "Do", "sh"):
                self._drew(name, open_now)
        assert not open_now

    def _said(self, text: str, open_now: list[int | None]) -> None:
        if not open_now:
            self.loose += text
        elif open_now[-1] is None:
            self.artefacts += text
        else:
            self.sequences[open_now[-1]] += text

    def _drew(self, name: str, open_now: list[int | None]) -> None:
        if not open_now:
            self.loose += f"<{name}>"


def _codes(operand: Any) -> Iterator[int]:
    for piece in _as_list(operand):
        if isinstance(piece, pikepdf.String):
            yield from bytes(piece)


def _letters(font: Any) -> dict[int, str]:
    """What each code of a font means, by its ToUnicode map."""
    sections = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL)
    found = [pair for section in sections for pair in re.findall(rb"<(..)>\s*<([0-9A-F]+)>", section)]
    assert all(len(section.splitlines()) <= 102 for section in sections)
    return {int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in found}
