"""The tree of tags as objects of a PDF.

They are tens of thousands of small ones, written as text: made one by one they would take longer than the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.briefs.packing import string
from workbench.briefs.tagging import Box, Jump, Node, Tag, Tree

_PRINTED = 4  # the flag of an annotation that is not hidden on paper


@dataclass(frozen=True)
class Written:
    """The objects of a tree by their numbers, and what the catalogue and the pages have to say of it."""

    objects: dict[int, str]
    catalogue: str
    pages: tuple[str, ...]


def written(tree: Tree, pages: Sequence[int], first: int) -> Written:
    """The tree on ``pages``, which are numbers of objects; its own numbers begin with ``first``."""
    nodes = tuple(tree.nodes())
    numbers = {node: first + 1 + place for place, node in enumerate(nodes)}
    links = {jump: first + 1 + len(nodes) + place for place, jump in enumerate(tree.jumps)}
    keys = {jump: len(pages) + place for place, jump in enumerate(tree.jumps)}
    leads: dict[Node, list[str]] = {}
    on_pages: list[list[str]] = [[] for _ in pages]
    for jump, number in links.items():
        leads.setdefault(jump.node, []).append(f"<</Type/OBJR/Pg {pages[jump.page]} 0 R/Obj {number} 0 R>>")
        on_pages[jump.page].append(f"{number} 0 R")
    objects = [
        _root(tree, numbers, keys),
        *(_element(node, first, numbers, pages, leads.get(node, ()), tree.boxes.get(node)) for node in nodes),
        *(_link(jump, keys[jump], tree.places, pages) for jump in tree.jumps),
    ]
    return Written(
        dict(enumerate(objects, first)),
        f"/StructTreeRoot {first} 0 R/MarkInfo<</Marked true>>",
        tuple(
            f"/StructParents {page}/Tabs/S{f'/Annots[{chr(32).join(held)}]' if held else ''}"
            for page, held in enumerate(on_pages)
        ),
    )


def _root(tree: Tree, numbers: Mapping[Node, int], keys: Mapping[Jump, int]) -> str:
    """The root, with the way back from marked content and links to their elements, and from names to notes."""
    parents = [
        f"{page}[{' '.join(f'{numbers[node]} 0 R' for node in owners)}]" for page, owners in enumerate(tree.pages)
    ]
    parents += [f"{key} {numbers[jump.node]} 0 R" for jump, key in keys.items()]
    names = sorted((node.tag.name, number) for node, number in numbers.items() if node.tag.role == "Note")
    named = " ".join(f"({name}) {number} 0 R" for name, number in names)
    return (
        f"<</Type/StructTreeRoot/K {numbers[tree.root]} 0 R"
        f"/ParentTree<</Nums[{' '.join(parents)}]>>/ParentTreeNextKey {len(tree.pages) + len(keys)}"
        f"{f'/IDTree<</Names[{named}]>>' if named else ''}>>"
    )


def _element(
    node: Node, root: int, numbers: Mapping[Node, int], pages: Sequence[int], leads: Iterable[str], box: Box | None
) -> str:
    page, kids = -1, []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(f"{numbers[kid]} 0 R")
            continue
        if page < 0:
            page = kid[0]
        mark = f"{kid[1]}"
        kids.append(mark if kid[0] == page else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {mark}>>")
    kids += leads
    above = numbers[node.above] if node.above else root
    on = f"/Pg {pages[page]} 0 R" if page >= 0 else ""
    held = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
    spoken = f"/Lang({node.tag.language})" if node.tag.language else ""
    return f"<</S/{node.tag.role}/P {above} 0 R{on}{f'/K {held}' if kids else ''}{spoken}{_attributes(node.tag, box)}>>"


def _attributes(tag: Tag, box: Box | None) -> str:
    if tag.role == "Figure":
        covers = f"/A<</O/Layout/BBox[{_numbers(box)}]>>" if box else ""
        return f"{f'/Alt{string(tag.alt)}' if tag.alt else ''}{covers}"
    if tag.role == "TH":
        return f"/A<</O/Table/Scope/{tag.scope}>>"
    if tag.role == "L":
        return f"/A<</O/List/ListNumbering/{tag.numbering}>>" if tag.numbering else ""
    return f"/ID({tag.name})" if tag.role == "Note" else ""


def _link(jump: Jump, key: int, places: Mapping[str, tuple[int, float]], pages: Sequence[int]) -> str:
    """The annotation over the letters that lead somewhere; nobody sees a frame around it."""
    tag = jump.node.tag
    if tag.out:
        leads = f"/A<</S/URI/URI<{tag.out.encode('ascii').hex()}>>>"
    else:
        page, height = places[tag.to]
        leads = f"/Dest[{pages[page]} 0 R/XYZ null {height:.2f} null]"
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{_numbers(jump.box)}]/Border[0 0 0]/F {_PRINTED}/StructParent {key}"
        f"/Contents{string(tag.says)}{leads}>>"
    )


def _numbers(box: Box) -> str:
    return " ".join(f"{side:.2f}" for side in box)
