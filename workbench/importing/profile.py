"""What was decided about the tables of a sender's file, kept so that the next file of that layout needs no click."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any, cast

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet
from workbench.i18n import LANGUAGES, Language, Words
from workbench.importing.layout import Table
from workbench.importing.layout_given import given, given_table
from workbench.importing.layout_rows import filled_columns
from workbench.importing.mapping import ColumnMapping
from workbench.importing.mapping_decided import is_target
from workbench.importing.mapping_words import header_key
from workbench.importing.trouble import Unreadable

_MARK = "treaty-workbench-profile"
_LARGEST = 1_000_000  # bytes of a profile's file
_SAMPLED = 40  # rows
_ALIKE = 0.6  # of all headers: a layout that changed, not another one
_ALIKE_OF_ONE = 0.5  # the same, where one sender is known to have sent both


@dataclass(frozen=True)
class TableProfile:
    """What was decided about one table, told apart by its ``headers``.

    ``columns`` are what columns stand for, such as ``position.target@US``, by the key of their header; ``words`` the
    sender's words and what is read in their place, by ``type.field``. ``frame`` is where the table
    stands, empty where it is found. Only what a person decided is in these; ``read`` is what all columns were read
    as in an import that was accepted, by the key of their header.
    """

    headers: tuple[str, ...]
    record_type: str = ""
    language: Language | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    frame: str = ""
    read: Mapping[str, str] = field(default_factory=dict)

    @property
    def says_anything(self) -> bool:
        """Whether anything was decided."""
        return bool(self.record_type or self.language or self.columns or self.words or self.frame)


@dataclass(frozen=True)
class Profile:
    """What was decided about the tables of one sender's file; ``source`` is the name of that file."""

    sender: str
    source: str
    tables: tuple[TableProfile, ...]

    def may_be_of(self, sender: str) -> bool:
        """Whether it holds for a sender: its own one, or where one of the two is not known."""
        return not self.sender or not sender or self.sender == sender

    def text(self) -> str:
        """The profile as JSON; read back by ``parsed``."""
        tables = [{name: value for name, value in vars(table).items() if value} for table in self.tables]
        kept = {_MARK: 1, "sender": self.sender, "source": self.source, "tables": tables}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class Recalled:
    """A table of an earlier file whose layout a table has, and which of its headers changed since.

    ``used`` tells that columns are read as they were there though the file itself would have said another thing.
    """

    profile: Profile
    table: TableProfile
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    used: bool = False

    @property
    def changed(self) -> bool:
        """Whether the layout is another one than it was."""
        return bool(self.new or self.gone)


def read_profile(path: Path) -> Profile:
    """The profile in a file; raises Unreadable where it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError(len(data))
        return parsed(data.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable(_NO_PROFILE.fill(file=path.name)) from error


def parsed(text: str) -> Profile:
    """The profile that a text holds; raises ValueError where it is none."""
    kept = json.loads(text)
    if not isinstance(kept, dict) or kept.get(_MARK) != 1 or not isinstance(kept.get("tables"), list):
        raise ValueError("no profile")
    return Profile(_text(kept, "sender"), _text(kept, "source"), tuple(map(_table, kept["tables"])))


def _table(kept: Any) -> TableProfile:
    if not isinstance(kept, dict) or not isinstance(kept.get("headers"), list):
        raise ValueError("no table")
    words = kept.get("words", {})
    if not isinstance(words, dict):
        raise ValueError("no words")
    language = next((tongue for tongue in LANGUAGES if tongue == kept.get("language")), None)
    return TableProfile(
        tuple(str(header) for header in kept["headers"]),
        _text(kept, "record_type"),
        language,
        _texts(kept.get("columns", {})),
        {str(target): _texts(said) for target, said in words.items()},
        _text(kept, "frame"),
        _texts(kept.get("read", {})),
    )


def _text(kept: Mapping[str, Any], name: str) -> str:
    value = kept.get(name, "")
    if not isinstance(value, str):
        raise ValueError(name)
    return value


def _texts(kept: Any) -> dict[str, str]:
    if not isinstance(kept, dict) or not all(isinstance(value, str) for value in kept.values()):
        raise ValueError("no texts")
    return cast(dict[str, str], kept)


# ---- recalling


def header_ids(table: Table) -> dict[int, str]:
    """What each column of a table is called for certain: its header, and which of several of that name it is."""
    counts: Counter[str] = Counter()
    found: dict[int, str] = {}
    for column in table.columns:
        key = header_key(column.header) if column.header else ""
        counts[key] += 1
        found[column.column] = key if counts[key] == 1 and key else f"{key}#{counts[key]}"
    return found


def recalled(known: Iterable[Profile], table: Table, sender: str) -> Recalled | None:
    """The latest table of that layout, of that sender where one is known; else the one that is most alike."""
    headers = tuple(header_ids(table).values())
    best: tuple[float, Recalled] | None = None
    for profile in (p for p in known if p.may_be_of(sender)):
        least = _ALIKE_OF_ONE if sender and profile.sender == sender else _ALIKE
        for told in profile.tables:
            alike = _likeness(headers, told.headers)
            if alike >= least and (best is None or alike > best[0]):
                new = tuple(h for h in headers if h not in told.headers)
                gone = tuple(h for h in told.headers if h not in headers)
                best = alike, Recalled(profile, told, new, gone)
    return best[1] if best is not None else None


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two layouts have in common: 1 where all headers are the same, in the same order."""
    if tuple(one) == tuple(other):
        return 1.0
    both = set(one) | set(other)
    return 0.99 * len(set(one) & set(other)) / len(both) if both else 0.0


def framed_again(known: Iterable[Profile], sheet: Sheet, sender: str, schema: Schema) -> list[Table]:
    """The tables of a sheet whose frames a person gave in an earlier file, where their headers stand as they did.

    Their rows go on to the last one that holds half as much as a row of them does.
    """
    for profile in (p for p in known if p.may_be_of(sender)):
        tables = [_in_frame(sheet, told, schema) for told in profile.tables if told.frame]
        found = [table for table in tables if table is not None]
        if found:
            return found
    return []


def _in_frame(sheet: Sheet, told: TableProfile, schema: Schema) -> Table | None:
    try:
        frame = given(told.frame, sheet.name)
        left, right = frame.columns or (1, max(map(len, sheet.rows), default=1))
        counts = {n: len(filled_columns(row, left, right)) for n, row in enumerate(sheet.rows, 1) if n >= frame.data[0]}
        usual = median([count for count in counts.values() if count][:_SAMPLED] or [0])
        last = max((n for n, count in counts.items() if count >= max(usual / 2, 1)), default=0)
        stretched = replace(frame, data=(frame.data[0], last)).written()
        table = given_table(sheet, stretched, schema, open_end=True)
    except Unreadable:  # the sheet ends before
        return None
    return table if tuple(header_ids(table).values()) == told.headers else None


def columns_of(told: Recalled, table: Table, schema: Schema) -> dict[int, str]:
    """What was decided about columns, by their number in this table."""
    ids = header_ids(table)
    return {
        column: told.table.columns[name]
        for column, name in ids.items()
        if name in told.table.columns and is_target(told.table.columns[name], schema)
    }


def words_of(told: Recalled, column: ColumnMapping) -> Mapping[str, str]:
    """What is read in place of words of a column."""
    return told.table.words.get(f"{column.record_type}.{column.field}", {})


# ---- learning


def learned(
    table: Table,
    before: Recalled | None,
    columns: Mapping[int, str],
    words: Mapping[str, Mapping[str, str]],
    record_type: str,
    language: Language | None,
    frame: str,
    read: Mapping[int, str],
) -> TableProfile:
    """What is to be kept of a table: what was decided now, and what was before and still holds."""
    ids = header_ids(table)
    kept = before.table if before is not None else TableProfile(())
    every = {target: {**kept.words.get(target, {}), **words.get(target, {})} for target in {*kept.words, *words}}
    return TableProfile(
        tuple(ids.values()),
        record_type or kept.record_type,
        language or kept.language,
        {**kept.columns, **{ids[column]: target for column, target in columns.items() if column in ids}},
        every,
        frame or kept.frame,
        {ids[column]: target for column, target in read.items() if column in ids},
    )


_NO_PROFILE = Words("{file}: no es un perfil de importación.", "{file}: it is no import profile.")
