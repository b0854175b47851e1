"""Lists inside a record: names, tags, provisions and small tables."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any, cast

from workbench.domain.audience import Audience, audience_named, audience_of
from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.provision import Provision, from_code
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.sheet import Raw
from workbench.domain.types.base import Context, Slot, Stored, Type, text_of
from workbench.i18n import Language, Words, squash


def to_json(values: Iterable[Any]) -> str | None:
    """A list as it is kept; None for an empty one."""
    listed = list(values)
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")) if listed else None


def from_json(stored: Stored) -> list[Any]:
    """The list that ``to_json`` kept."""
    return cast(list[Any], json.loads(cast(str, stored))) if stored else []


class Listed(Type[tuple[str, ...]]):
    """A list of texts, kept as JSON in one column."""

    @property
    def empty(self) -> tuple[str, ...]:
        return ()

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""),)

    def store(self, value: tuple[str, ...]) -> tuple[Stored, ...]:
        return (to_json(value),)

    def load(self, stored: Sequence[Stored]) -> tuple[str, ...]:
        return tuple(from_json(stored[0]))


@dataclass(frozen=True)
class Names(Listed):
    """Other names that a record goes by, in the order in which they were given."""

    separators: str = r"[;|\n]"

    def parse(self, raw: Raw, context: Context) -> Reading[tuple[str, ...]]:
        text, problems = text_of(raw)
        parts = (squash(part) for part in re.split(self.separators, text))
        return Reading(tuple(dict.fromkeys(part for part in parts if part)), problems)

    def show(self, value: tuple[str, ...], language: Language) -> str:
        return "; ".join(value)

    def texts(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return value


@dataclass(frozen=True)
class Tags(Names):
    """Words to sort by, without order of rank; a comma separates them too."""

    separators: str = r"[;,|\n]"


@dataclass(frozen=True)
class Provisions(Type[tuple[Provision, ...]]):
    """The provisions of the treaty that a record is about, as values."""

    @property
    def empty(self) -> tuple[Provision, ...]:
        return ()

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""),)

    def store(self, value: tuple[Provision, ...]) -> tuple[Stored, ...]:
        return (to_json(p.code() for p in value),)

    def load(self, stored: Sequence[Stored]) -> tuple[Provision, ...]:
        return tuple(from_code(code) for code in from_json(stored[0]))

    def parse(self, raw: Raw, context: Context) -> Reading[tuple[Provision, ...]]:
        return parse_provisions(raw)

    def show(self, value: tuple[Provision, ...], language: Language) -> str:
        return ", ".join(p.show(language) for p in value)

    def texts(self, value: tuple[Provision, ...]) -> tuple[str, ...]:
        return tuple(p.code() for p in value)


@dataclass(frozen=True)
class Column:
    """One column of a small table inside a record."""

    name: str
    label: Words
    type: Type[Any]


Row = tuple[Any, ...]


@dataclass(frozen=True)
class Rows(Type[tuple[Row, ...]]):
    """A small table inside a record; a row holds one value for each column.

    In a cell a row is a line and ``|`` separates its columns; inside a value both are escaped by ``\\``.
    Columns are only ever added at the end: a row that was kept before is loaded with them empty.
    """

    columns: tuple[Column, ...]

    @property
    def empty(self) -> tuple[Row, ...]:
        return ()

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""),)

    def store(self, value: tuple[Row, ...]) -> tuple[Stored, ...]:
        return (to_json([self._kept(c, v) for c, v in zip(self.columns, row, strict=True)] for row in value),)

    @staticmethod
    def _kept(column: Column, value: Any) -> list[Stored]:
        kept = column.type.store(value)
        return [k for k, slot in zip(kept, column.type.slots(), strict=True) if not slot.derived]

    def load(self, stored: Sequence[Stored]) -> tuple[Row, ...]:
        return tuple(self._loaded(row) for row in from_json(stored[0]))

    def _loaded(self, row: list[list[Stored]]) -> Row:
        if len(row) > len(self.columns) or not all(isinstance(cell, list) for cell in row):
            raise ValueError("no row of these columns")
        return self.row(*(c.type.load(cell) for c, cell in zip(self.columns, row, strict=False)))

    def row(self, *cells: Any) -> Row:
        """A row of these cells; the columns after them say nothing."""
        return (*cells, *(c.type.empty for c in self.columns[len(cells) :]))

    def parse(self, raw: Raw, context: Context) -> Reading[tuple[Row, ...]]:
        text, problems = text_of(raw)
        found: list[Problem] = list(problems)
        rows: list[Row] = []
        for line in split_escaped(text, "\n"):
            if not line.strip():
                continue
            cells = [unescape(cell).strip() for cell in split_escaped(line, "|")]
            cells += [""] * (len(self.columns) - len(cells))
            if len(cells) > len(self.columns):
                cells = [*cells[: len(self.columns) - 1], " | ".join(cells[len(self.columns) - 1 :])]
            readings = [c.type.parse(cell, context) for c, cell in zip(self.columns, cells, strict=True)]
            found += [p for r in readings for p in r.problems]
            rows.append(
                tuple(c.type.empty if r.value is None else r.value for c, r in zip(self.columns, readings, strict=True))
            )
        return Reading(tuple(rows), tuple(found))

    def show(self, value: tuple[Row, ...], language: Language) -> str:
        return self.show_named(value, language, lambda uid: uid)

    def show_named(self, value: tuple[Row, ...], language: Language, name: Callable[[str], str]) -> str:
        """The rows with what ``name`` gives in place of the uids that they hold."""
        return "\n".join(self._line(row, language, name) for row in value)

    def _line(self, row: Row, language: Language, name: Callable[[str], str]) -> str:
        cells = self.cells(row, language, name)
        while len(cells) > 1 and not cells[-1] and any(cells):
            cells.pop()
        return " | ".join(escape(cell) for cell in cells).rstrip()

    def cells(self, row: Row, language: Language, name: Callable[[str], str]) -> list[str]:
        """What each cell of a row shows, with what ``name`` gives in place of the uids that it holds."""
        return [self._cell(c, cell, language, name) for c, cell in zip(self.columns, row, strict=True)]

    @staticmethod
    def _cell(column: Column, cell: Any, language: Language, name: Callable[[str], str]) -> str:
        if cell == column.type.blank:
            return ""  # an unticked flag too: a row of noes says less than an empty one
        if column.type.points_to():
            return "; ".join(name(uid) for uid in column.type.targets(cell))
        return column.type.show(cell, language)

    def points_to(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for c in self.columns for name in c.type.points_to()))

    def targets(self, value: tuple[Row, ...]) -> tuple[str, ...]:
        found = (c.type.targets(cell) for row in value for c, cell in zip(self.columns, row, strict=True))
        return tuple(dict.fromkeys(uid for targets in found for uid in targets))

    def knowing(self, value: tuple[Row, ...], known: Set[str]) -> tuple[Row, ...]:
        return tuple(
            tuple(c.type.knowing(cell, known) for c, cell in zip(self.columns, row, strict=True)) for row in value
        )

    def repointed(self, value: tuple[Row, ...], old: str, new: str) -> tuple[Row, ...]:
        return tuple(
            tuple(c.type.repointed(cell, old, new) for c, cell in zip(self.columns, row, strict=True)) for row in value
        )

    def texts(self, value: tuple[Row, ...]) -> tuple[str, ...]:
        return tuple(
            words
            for row in value
            for column, cell in zip(self.columns, row, strict=True)
            for words in (*column.type.texts(cell),)
        )


def escape(text: str) -> str:
    """The text with backslashes, bars and line ends escaped, so that it fits a cell of a row."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def unescape(text: str) -> str:
    """The text that ``escape`` made, as it was; a lone backslash stays."""
    return re.sub(r"\\([\\|n])", lambda m: "\n" if m.group(1) == "n" else m.group(1), text)


def split_escaped(text: str, separator: str) -> list[str]:
    """The parts between separators that no backslash escapes."""
    parts = [""]
    escaped = False
    for character in text:
        if character == separator and not escaped:
            parts.append("")
            continue
        parts[-1] += character
        escaped = character == "\\" and not escaped
    return parts


FieldLevel = tuple[str, Audience]


@dataclass(frozen=True)
class Levels(Type[tuple[FieldLevel, ...]]):
    """Audiences set by hand for single fields of one record, as (field name, audience); ``*`` is its rule."""

    @property
    def empty(self) -> tuple[FieldLevel, ...]:
        return ()

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""),)

    def store(self, value: tuple[FieldLevel, ...]) -> tuple[Stored, ...]:
        return (to_json([name, level.key] for name, level in value),)

    def load(self, stored: Sequence[Stored]) -> tuple[FieldLevel, ...]:
        return tuple((name, audience_of(key)) for name, key in from_json(stored[0]))

    def parse(self, raw: Raw, context: Context) -> Reading[tuple[FieldLevel, ...]]:
        text, problems = text_of(raw)
        levels: dict[str, Audience] = {}
        found = list(problems)
        for part in re.split(r"[;\n]", text):
            name, _, key = (squash(p) for p in part.partition("="))
            if not name:
                continue
            try:
                levels[name] = audience_named(key)
            except ValueError:
                message = Words("«{part}» no es campo=audiencia.", "“{part}” is not field=audience.")
                # Left out, it would open what it was to reserve.
                found.append(Problem("levels-unread", message.fill(part=squash(part)[:80]), Severity.BLOCKING))
        return Reading(tuple(sorted(levels.items())), tuple(found))

    def show(self, value: tuple[FieldLevel, ...], language: Language) -> str:
        return "; ".join(f"{name}={level.key}" for name, level in value)
