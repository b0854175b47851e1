"""The outline of a paper as objects of its file: its headings, those of parts under those of sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.briefs.packing import Objects, string


@dataclass(frozen=True)
class Entry:
    """A heading: its level from 0, its words, its page from 0 and its height on it."""

    level: int
    title: str
    page: int
    height: float


@dataclass
class _Item:
    number: int
    place: int = 0  # among those beside it
    under: _Item | None = None
    said: str = ""
    items: list[_Item] = field(default_factory=list)


def outlined(entries: Sequence[Entry], pages: Sequence[int], objects: Objects) -> str:
    """What the catalogue says of the outline of those entries, which lead to ``pages``; nothing where there are none.

    An entry stands under the last one before it of a lower level.
    """
    if not entries:
        return ""
    root = _Item(objects.number())
    items = []
    above = [root]
    for entry in entries:
        del above[entry.level + 1 :]
        item = _Item(objects.number(), len(above[-1].items), above[-1])
        place = f"{pages[entry.page]} 0 R/XYZ 0 {entry.height:.2f} 0"
        item.said = f"/Title{string(entry.title)}/Dest[{place}]/Parent {above[-1].number} 0 R"
        above[-1].items.append(item)
        above.append(item)
        items.append(item)
    objects.put({item.number: f"<<{item.said}{_beside(item)}{_within(item)}>>" for item in items})
    objects.put({root.number: f"<</Type/Outlines{_within(root)}>>"})
    return f"/Outlines {root.number} 0 R/PageMode/UseOutlines"


def _within(item: _Item) -> str:
    """The items under one, all of them shown."""
    if not item.items:
        return ""
    first, last = item.items[0].number, item.items[-1].number
    return f"/First {first} 0 R/Last {last} 0 R/Count {_count(item)}"


def _count(item: _Item) -> int:
    return len(item.items) + sum(_count(inner) for inner in item.items)


def _beside(item: _Item) -> str:
    beside, at = (item.under.items if item.under else [item]), item.place
    before = f"/Prev {beside[at - 1].number} 0 R" if at else ""
    after = f"/Next {beside[at + 1].number} 0 R" if at + 1 < len(beside) else ""
    return before + after
