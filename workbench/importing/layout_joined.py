"""What each column of a header is called: its texts from top to bottom, with the names of the groups above it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.domain.sheet import Box, Sheet
from workbench.importing.layout_rows import cell_words, name_words
from workbench.importing.mapping_match import GROUP
from workbench.importing.mapping_words import party_of

_GROUPED_PARTY = re.compile(r"^(?P<group>[^:|]{2,60}?)(?: \||:)\s*(?P<party>[^:]+)$")


def boxes(sheet: Sheet, first: int, last: int) -> list[Box]:
    """The merges that touch some rows."""
    return [box for box in sheet.merges if box.bottom >= first and box.top <= last]


def joined(sheet: Sheet, rows: range, column: int, carry_from: int) -> str:
    """The texts of a column from top to bottom, a group's name before those under it."""
    parts: list[str] = []
    for number in rows:
        text = name_words(sheet.at(number, column)) or _group_at(sheet, number, column, rows, carry_from)
        if text and text not in parts:
            parts.append(text)
    return GROUP.join(part.rstrip(": ") for part in parts)


def _group_at(sheet: Sheet, number: int, column: int, rows: range, carry_from: int) -> str:
    """The group that a column without a cell of its own stands under."""
    for box in boxes(sheet, number, number):
        if box.top == number and box.left < column <= box.right:
            return name_words(sheet.at(number, box.left))
    if number == rows[-1]:
        return ""
    if carry_from and name_words(sheet.at(rows[-1], column)):
        at = next((c for c in range(column, carry_from - 1, -1) if name_words(sheet.at(number, c))), column)
        own = sheet.merge_at(number, at)  # says itself over which it stands
        parted = any(name_words(sheet.at(n, c)) for n in range(rows[0], number) for c in range(at + 1, column + 1))
        return "" if (own is not None and own.top == number) or parted else name_words(sheet.at(number, at))
    return _carried(sheet, number, column, rows[-1])


def _carried(sheet: Sheet, number: int, column: int, last: int) -> str:
    """The group to the left of a party, where every column between holds a party under it too."""
    at = column
    while at > 0 and party_of(cell_words(sheet.at(last, at))):
        if at < column and (words := cell_words(sheet.at(number, at))):
            return words
        at -= 1
    return ""


def continued(texts: Mapping[int, str]) -> dict[int, str]:
    """The headers where parties that follow "POSICIÓN: MX" carry its group."""
    told: dict[int, str] = {}
    group = ""
    for column in sorted(texts):
        text = texts[column]
        grouped = _GROUPED_PARTY.match(text)
        if grouped and party_of(grouped["party"]):
            group = grouped["group"].strip()
        elif not party_of(text):
            group = ""
        elif group:
            text = f"{group}{GROUP}{text}"
        told[column] = text
    return told
