"""What each column of a header is called: its texts from top to bottom, with the names of the groups above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from workbench.domain.sheet import Box, Sheet
from workbench.importing.layout_rows import across, cell_words, counts, is_figure, is_filled, is_year, name_words
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
        if text and parts[-1:] != [text]:
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
        alone = parted or _is_beside_group(sheet, number, at, column, rows[-1])
        return "" if (own is not None and own.top == number) or alone else name_words(sheet.at(number, at))
    return _loose(sheet, number, column, rows[-1]) or _carried(sheet, number, column, rows[-1])


def _is_beside_group(sheet: Sheet, number: int, at: int, column: int, last: int) -> bool:
    """Whether a name that no other column has stands right before the next group, behind all the names that several
    groups have: it is of none of them.
    """
    row = sheet.rows[number - 1]
    starts = [c for c in range(1, len(row) + 1) if is_filled(row[c - 1])]
    leaves = [name_words(sheet.at(last, c)) for c in range(1, max(len(sheet.rows[last - 1]), column) + 1)]
    if column + 1 not in starts or leaves.count(leaves[column - 1]) > 1 or is_year(row[at - 1]):
        return False
    parts = [leaves[one - 1 : other - 1] for one, other in pairwise([*starts, len(leaves) + 1])]
    return parts.count(leaves[at - 1 : column - 1]) > 1


def _loose(sheet: Sheet, number: int, column: int, last: int) -> str:
    """The group to the left of a column where it is not merged: over the first of several numbers that rise from there
    on, or between two that are merged.
    """
    row = sheet.rows[number - 1]
    at = next((c for c in range(min(column, len(row)), 0, -1) if is_filled(row[c - 1])), 0)
    if not at or sheet.merge_at(number, at) is not None:
        return ""
    leaves = [sheet.at(last, c) for c in range(at - 1, column + 1)] if at > 1 else []
    if len(leaves) < 3 or not all(map(is_filled, leaves[1:])):
        return ""
    numbers = [raw for raw in leaves[1:] if counts(raw)]
    rising = numbers == sorted(set(numbers)) and len(numbers) == len(leaves) - 1 and counts(sheet.at(last, at + 2))
    after = next((c for c in range(column + 1, len(row) + 1) if is_filled(row[c - 1])), 0)
    before = next((c for c in range(at - 1, 0, -1) if is_filled(row[c - 1])), 0)
    between = after and before and across(sheet, number, after) and across(sheet, number, before)
    return name_words(row[at - 1]) if (rising and not is_figure(leaves[0])) or between else ""


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
