"""Rows of a sheet at a glance: what is filled, what is text, and which rows are no data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import TypeGuard

from workbench.domain.sheet import Box, ErrorCell, Raw, Sheet
from workbench.i18n import Words, fold, squash

_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HYPHENATED = re.compile(r"(?<=\w)-[ \t]*[\r\n]+[ \t]*(?=[^\W\d])")

COLONS = (":", "：")
_LONGEST_TOTAL = 80
_PAGE = 3  # columns, at least
_LISTED = 12  # rows that are told by their numbers
_LEAST_RISING, _SHORT = 4, 3  # numbers, digits
_MOST_LINES = 12  # of a sentence
_SENTENCE = 25  # letters: a shorter text is a name

REPEATED = Words("encabezado repetido", "repeated header")
TOTAL = Words("total", "total")
NOTE = Words("nota o fuente", "note or source")
SECTION = Words("título de sección", "section title")
CONTINUED = Words("continúa el renglón anterior", "continues the row above")

_TOTAL_WORD = re.compile(
    r"(gran |grand |sub ?)?(total(es|s)?|sous total|suma|sum|promedio|average|moyenne|mediana|median|mediane|"
    r"(eind)?totaal|gesamt(ergebnis|summe)|totale|conteo|count|totaux|ensemble|"
    r"media (mensual|anual|diaria|general|total)|acumulado (total|anual))\b"
)
_TOTAL_LAST = re.compile(r"(\w+ ){1,3}(total(es|s)?|average|mean|median|moyenne|mediane|mediana|promedio)")
_TOTAL_ALONE = re.compile(
    r"(gran |grand |sub ?)?(total(es|s)?|sous total)( general| global)?( \d.*| (de|des|of|for) .*)?$"
)
_TOTAL_WORDS = frozenset(("total", "totales", "subtotal", "sub total", "gran total", "grand total", "total general"))
_NOTE = re.compile(
    r"\s*(\*|†|‡|※|\(\*+\)|\(\d\)\s|[¹²³⁴ᵃᵇᶜᵈᵉ]|"
    r"(notas?|notes?|fuentes?|sources?|remarques?|observaciones|leyenda|legend|légende|simbología|"
    r"abreviaturas|abbreviations|abréviations|siglas|glosario)\b\s*\d*\s*[:.)]|"
    r"(leyenda|legend|légende|simbología|notas|notes)\s*$|"
    r"(elabor(ó|ado|ada)|prepared by|updated|actualizad[oa]|última actualización|last updated?|"
    r"fecha de (corte|actualización)|corte al|mise à jour|établi par|revisó|autorizó|vo\. ?bo\.)\b)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\s*(fuentes?|sources?)\s*[:：]\s*\S", re.IGNORECASE)
_SECTION = re.compile(
    r"\s*((cap(ítulo|\.)|chapter|chapitre|sección|section|bloque|block|bloc|grupo|group|groupe|mesa|parte|part|"
    r"pilar|pillar|pilier|eje|sector|anexo|annex|tema)\s+[\dIVXLC]+\b|[IVXLC]+\s*[.)-]|[A-H]\s*[.)-]\s)",
    re.IGNORECASE,
)

_YEARS = range(1900, 2101)
_PAST_YEARS = range(1000, 2101)
_LONG_RUN = 8  # numbers
_NUMBER = re.compile(r"[$€£]? ?\d[\d.,]*")
_NUMERAL = re.compile(
    r"(?!(\d+\.){3,}\d+\.[a-z])[-+(]?\s*[$€£≈~<>]?\s*\.?\d[\d\s.,']*\s*(%|‰|[a-z]{1,3}|\*+)?\)?", re.IGNORECASE
)
# "[x]", "[low]", "(NA)", "(D)": why there is no figure.
_SYMBOL = re.compile(r"\[[a-z]{1,3}\]|\((?i:n\.?[ad]\.?|n/a|s/d|-+|\.{2,3})\)|\([DSXZ]\)")
# How tables of figures write that there is none.
_NO_FIGURE = frozenset(
    ["-", "--", "---", "..", "...", ":", "n.d.", "nd", "n/a", "na", "s/d", "x", "c", "z", "*", "–", "—"]
)
_YEAR_TEXT = re.compile(
    r"(19\d\d|20\d\d|2100)([-/–](\d\d|19\d\d|20\d\d|2100)|"
    r" (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic))?"
    r"([a-z*]?\d?|\d\)| ?(\*+|[a-z]{1,2}/|\([a-z0-9]{1,2}\)|[¹²³]))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Frame:
    """The columns of a table, and what a usual row of it looks like.

    ``titled`` are the columns that hold titles of records: a lone cell there may be a record of its own, but not where
    the table is ``figured``: most of its cells count something. In a ``bare`` one most rows say no more than what they
    are. ``second`` is the second column.
    """

    left: int
    right: int
    count: int
    titled: frozenset[int]
    usual: int = 0
    capitals: bool = False
    figured: bool = False
    bare: bool = False
    second: int = 0


def is_filled(raw: Raw) -> bool:
    """Whether a cell holds anything; blanks alone are nothing."""
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def filled_columns(row: Sequence[Raw], left: int, right: int) -> list[int]:
    """The 1-based columns between two, both inside, that hold anything."""
    return [
        c
        for c, raw in enumerate(row[left - 1 : right], left)
        if raw is not None and (raw.__class__ is not str or raw.strip())
    ]


def cells_in(sheet: Sheet, number: int, frame: Frame) -> list[int]:
    """The columns of a table that hold anything in a row."""
    return filled_columns(sheet.rows[number - 1], frame.left, frame.right)


def counts(raw: Raw) -> TypeGuard[int | float]:
    """Whether a cell holds a number."""
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def cell_words(raw: Raw) -> str:
    """The text of a cell as one line, without what cannot be seen; empty for anything but text."""
    if not isinstance(raw, str):
        return ""
    return squash(_HYPHENATED.sub("", raw.translate(_INVISIBLE)))


def name_words(raw: Raw) -> str:
    """A cell of a header as one line: words, or the year, date or hour that names a column."""
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, time):
        return raw.isoformat("auto" if raw.second else "minutes")
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return f"{raw:g}" if isinstance(raw, float) else str(raw)
    return cell_words(raw)


def across(sheet: Sheet, row: int, column: int) -> Box | None:
    """The merge of two or more columns that begins at a place."""
    box = sheet.merge_at(row, column)
    return box if box is not None and box.top == row and box.right > column else None


def not_data(sheet: Sheet, number: int, cells: Sequence[int], frame: Frame) -> Words | None:
    """Why a row with few filled cells, or one that begins like a total, is no data; None for data."""
    row = sheet.rows[number - 1]
    first = cell_words(row[cells[0] - 1])
    if _is_said_on_pages(sheet, number, cells, frame):
        return NOTE
    if not first:
        words = next((w for c in cells if (w := cell_words(row[c - 1]))), "")
        figures = [row[c - 1] for c in cells if not isinstance(row[c - 1], str)]
        if words and cells[0] != frame.left and _is_total(fold(words[:80]), figures) and len(words) < _LONGEST_TOTAL:
            return TOTAL
        if len(cells) == 1 and (box := across(sheet, number, cells[0])) and box.right - box.left + 1 > frame.count // 2:
            return SECTION  # the day or year of what follows
        wide = frame.count >= (3 if cells[0] != frame.left else 4) and frame.usual >= 3
        lone = len(cells) == 1 and wide and counts(row[cells[0] - 1])
        return TOTAL if lone else None
    if _SOURCE.match(first):
        return NOTE
    others = [row[c - 1] for c in cells[1:]]
    folded = fold(first[:80])
    told = _without_units(sheet, number, cells) if folded in _TOTAL_WORDS else others
    if _is_total(folded, told):
        return TOTAL
    later = [fold(w) for c in cells[1:] if (w := cell_words(row[c - 1]))]
    apart = not first.strip("0") or not is_filled(sheet.at(number - 1, cells[0]))  # codes count from 1 on
    if _is_code(first) and others and apart and _sums(later, others):
        return TOTAL
    short = frame.count >= 4 and (2 * len(cells) <= frame.usual or (len(cells) == 3 and frame.count <= 7))
    if short and any(w in _TOTAL_WORDS for w in later):
        return TOTAL
    if len(cells) > max(2, frame.count // 4) or frame.count == 1:
        return None
    if _NOTE.match(first) and len(cells) < max(2, frame.count - 1):
        return NOTE
    if len(cells) == 1 and is_figure(first) and cells[0] > frame.left + 1 and frame.usual >= 3:
        return TOTAL
    if len(cells) == 1 and _continues(sheet, number, cells[0], first, frame):
        return CONTINUED
    if len(cells) == 1 and _is_section(sheet, number, cells[0], first, frame):
        return SECTION
    return None


def _is_said_on_pages(sheet: Sheet, number: int, cells: Sequence[int], frame: Frame) -> bool:
    """Whether a row only says something on every page of a wide table: the same each time, or merged across it."""
    if cells[0] != frame.left or len(cells) < 2 or 3 * len(cells) > frame.usual:
        return False
    words = [cell_words(sheet.at(number, c)) for c in cells]
    apart = all(after - before >= _PAGE for before, after in pairwise(cells))
    return apart and all(words) and (len(set(words)) == 1 or all(across(sheet, number, c) for c in cells))


def _without_units(sheet: Sheet, number: int, cells: Sequence[int]) -> list[Raw]:
    """The cells of a row behind the first, but for units: words behind the figures, where words stand above too."""
    row, figures = sheet.rows[number - 1], [c for c in cells if is_figure(sheet.at(number, c))]
    first = min(figures, default=cells[-1])
    units = [c for c in cells if c > first and cell_words(row[c - 1]) and cell_words(sheet.at(number - 1, c))]
    told = sum(not is_figure(row[c - 1]) for c in units)
    return [row[c - 1] for c in cells[1:] if told > 1 or c not in units]  # a record has more words than its unit


def is_total_word(text: str) -> bool:
    """Whether a text says no more than that something is a total."""
    return fold(text) in _TOTAL_WORDS


def is_sum_word(text: str) -> bool:
    """Whether a text names a total and nothing but one, whatever it is of: "Grand totals", "Total de la zona"."""
    return bool(_TOTAL_ALONE.match(fold(text[:_LONGEST_TOTAL])))


def _is_code(text: str) -> bool:
    """Whether a text is as short as a code: "_Z", "T1"."""
    return len(text) <= 6 and " " not in text


def _sums(words: Sequence[str], others: Sequence[Raw]) -> bool:
    """Whether the only text beside a code says that it is a total, and the rest counts."""
    return len(words) == 1 and isinstance(others[0], str) and _is_total(words[0][:80], others[1:])


def begins_total(sheet: Sheet, number: int, left: int, right: int) -> bool:
    """Whether a row says first that it is a total, and then only counts."""
    cells = filled_columns(sheet.rows[number - 1], left, right)
    words = fold(cell_words(sheet.at(number, cells[0]))[:80]) if cells else ""
    return bool(words) and _is_total(words, [sheet.at(number, c) for c in cells[1:]])


def _is_total(folded: str, others: Sequence[Raw]) -> bool:
    if not _TOTAL_WORD.match(folded) and not (others and _TOTAL_LAST.fullmatch(folded)):
        return False
    if others:
        words = [fold(o[:80]) for o in others if isinstance(o, str) and not _figure(o)]
        return all(_TOTAL_WORD.match(w) and w != folded for w in words)
    return bool(_TOTAL_ALONE.match(folded))


def _figure(text: str) -> bool:
    """Whether a text counts something: "14", "14 temas", "$1,250 MDD"."""
    return bool(re.match(r"\s*[$€≈~]?\s*\d", text)) and len(text) < 40


def _continues(sheet: Sheet, number: int, column: int, text: str, frame: Frame) -> bool:
    """Whether a lone text goes on with the sentence above it: that one has no end, this one no beginning."""
    above = cell_words(sheet.at(number - 1, column))
    if column in frame.titled or column == frame.left or not above or across(sheet, number, column):
        return False
    goes_on = text[0].islower() and not above.endswith((".", "!", "?", ";"))
    return goes_on and _begins_sentence(sheet, number - 1, column, frame)


def _begins_sentence(sheet: Sheet, number: int, column: int, frame: Frame) -> bool:
    """Whether a long text, or the first of long ones that end in it, is in a record or begins as a sentence does."""
    for n in range(number, max(number - _MOST_LINES, 0), -1):
        words = cell_words(sheet.at(n, column))
        if len(words) < _SENTENCE or not words[0].islower() or len(cells_in(sheet, n, frame)) > 1:
            return len(words) >= _SENTENCE
    return False


def _is_section(sheet: Sheet, number: int, column: int, text: str, frame: Frame) -> bool:
    """Whether a lone cell is a heading: merged across, in a column of numbers, or worded like one."""
    box = across(sheet, number, column)
    if box is not None and box.right < frame.second:
        box = None  # no wider than the first column itself
    if box is not None and box.right - box.left + 1 > frame.count // 2:
        return True
    if column not in frame.titled or (frame.figured and frame.usual >= max(4, frame.count - 1)):
        return frame.usual >= 3 or frame.count >= 4
    if frame.usual < 3:
        return box is not None and column == frame.left
    return bool(_SECTION.match(text)) or (text.isupper() and not frame.capitals)


def is_section_title(text: str) -> bool:
    """Whether a lone text is worded like a heading within a table."""
    return bool(_SECTION.match(text))


def is_numbering(row: Sequence[Raw], cells: Sequence[int]) -> bool:
    """Whether a row under a header only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    if len(cells) < 3:
        return False
    wanted = [str(n) for n in range(1, len(cells) + 1)]
    return [str(row[c - 1]).strip(" ().") for c in cells] == wanted


def is_year(raw: Raw) -> bool:
    """Whether a cell holds a year, a day, or the words of a year: 2026, "2026p", "2025-26"."""
    if isinstance(raw, bool):
        return False
    if isinstance(raw, int):
        return raw in _YEARS
    return isinstance(raw, date | datetime) or (isinstance(raw, str) and bool(_YEAR_TEXT.fullmatch(raw.strip())))


def is_figure(raw: Raw) -> bool:
    """Whether a cell holds a number or a date, or says that there is none."""
    if isinstance(raw, str):
        text = raw.strip()
        told = text.casefold() in _NO_FIGURE or _NUMERAL.fullmatch(text) or _SYMBOL.fullmatch(text)
        return len(text) < 30 and bool(told)
    return isinstance(raw, bool | int | float | date | time | ErrorCell)


def is_unit(text: str) -> bool:
    """Whether a text says in what the figures below are told: "(En millones de pesos)", "in thousands", "en %"."""
    return bool(re.match(r"\(?\s*(en|in)\b[^|]{0,60}(\d|%|mil|mill|thous|porc|perc|pour|por |\$)", text.casefold()))


def is_labelled(text: str) -> bool:
    """Whether a cell holds a label with its value: "Fecha: 3 de mayo"; no name of a vocabulary, "rdf:type"."""
    return bool(re.match(r"[^:：]{2,40}[:：](?!:)\s*\S", text)) and not re.fullmatch(
        r"[#a-z][\w.#-]*:[a-zA-Z]\S*", text
    )


def is_number(raw: Raw) -> bool:
    """Whether a cell holds a number that is no year, written out or not."""
    return not is_year(raw) and (
        isinstance(raw, int | float) or (isinstance(raw, str) and _NUMBER.fullmatch(raw) is not None)
    )


def counted_on(raws: Sequence[Raw]) -> int:
    """How many cells count on from 0 or 1: levels, weeks, ages; 0 where they are not all one row of numbers."""
    numbers = [int(str(raw)) for raw in raws if re.fullmatch(r"[0-9]{1,2}", str(raw))]
    on = len(numbers) > 1 and numbers[0] < 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return len(numbers) if on else 0


def rising(raws: Sequence[Raw]) -> int:
    """How many cells are whole numbers that rise from one to the next, short ones, codes that differ at their end
    alone, or years of which the first may be long past: precincts, parts of a hundred; or rise by halves; 0 where they
    do not, or no word stands beside them.
    """
    numbers = [str(raw) for raw in raws if re.fullmatch(r"\d{1,12}|\d{1,2}\.5", str(raw))]
    figures = sum(map(is_figure, raws))
    if not _LEAST_RISING <= len(numbers) == figures < len(raws):
        return 0
    halves = any("." in n for n in numbers)
    if halves and len({float(b) - float(a) for a, b in pairwise(numbers)}) > 1:
        return 0
    short = max(map(len, numbers)) <= _SHORT
    codes = min(map(len, numbers)) > _SHORT + 1 and len({n[:-2] for n in numbers}) == 1
    rise = all(float(a) < float(b) for a, b in pairwise(numbers))
    years = not halves and _are_past_years([int(n) for n in numbers])
    return len(numbers) if rise and (short or codes or years) else 0


def _are_past_years(rising: Sequence[int]) -> bool:
    """Whether numbers begin before what passes for a year by itself: with more years than others, or many that count
    on, each by one.
    """
    years = sum(n in _YEARS for n in rising)
    run = len(rising) >= _LONG_RUN and rising[-1] - rising[0] == len(rising) - 1
    return years < len(rising) and all(n in _PAST_YEARS for n in rising) and (run or 2 * years >= len(rising))


def listed(rows: Sequence[int]) -> str:
    """Some rows by their numbers, of many the first ones: "5, 7, 8"."""
    return ", ".join(map(str, rows[:_LISTED])) + (" …" if len(rows) > _LISTED else "")
