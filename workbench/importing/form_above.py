"""The form above a table: labels with their values, which hold for every row below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.personal_data import EMAIL, is_about_person, pieces
from workbench.domain.problem import Problem
from workbench.domain.schema import Schema
from workbench.domain.sheet import Raw, Sheet, address, says_nothing
from workbench.i18n import Words, clip
from workbench.importing.layout import Table
from workbench.importing.layout_rows import cell_words, is_filled
from workbench.importing.mapping_loose import loose
from workbench.importing.mapping_match import ACCEPTED, matches

_MOST_ROWS, _LONGEST_LABEL = 30, 60
_WITHIN = re.compile(r"(?P<label>[^:]{2,60}):\s*(?P<value>\S.*)", re.DOTALL)
# What names whoever fills in a form is a name, whether or not the dossier knows it.
_AS_NAME = {"submitter": "submitter_name"}


@dataclass(frozen=True)
class FormValue:
    """One value of a form: the field that it is read as, its label, and where it stands."""

    record_type: str
    field: str
    label: str
    raw: Raw
    cell: str


@dataclass(frozen=True)
class Form:
    """What a form says of all rows below, and the labels, with their cells, that stand for no field."""

    values: tuple[FormValue, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


NO_FORM = Form()


def form_above(sheet: Sheet, table: Table, types: Sequence[str], schema: Schema, after: int = 0) -> Form:
    """The form between row ``after``, where another table ends, and the header of a table of those types."""
    wanted = [name for name in types if schema.type(name).form]
    if not wanted or table.header_rows is None:
        return NO_FORM
    top = table.header_rows[0]
    values: dict[tuple[str, str], FormValue] = {}
    unread: list[tuple[str, str]] = []
    for row in range(max(after + 1, top - _MOST_ROWS), top):
        for label, raw, cell, certain in _pairs(sheet, row, wanted, schema):
            if is_about_person(label) or any(p.kind == EMAIL for p in pieces(str(raw))):
                continue
            found = list(_fields(label, wanted, schema))
            for name, field in found:
                values.setdefault((name, field), FormValue(name, field, label, raw, cell))
            if not found and certain:
                unread.append((label, cell))
    return Form(tuple(values.values()), tuple(unread) if values else ())


def ends_before(table: Table, tables: Sequence[Table]) -> int:
    """The row in which another table of the sheet ends above a table; 0 where none does."""
    top = table.header_rows[0] if table.header_rows else 0
    ends = [(t.data_rows or t.header_rows or (0, 0))[1] for t in tables if t is not table]
    return max((end for end in ends if end < top), default=0)


def form_remarks(form: Form) -> Iterator[tuple[str, Problem]]:
    """What a person is to know of a form: what of it goes to every row, and what of it is not read."""
    if form.values:
        read = _places((v.label, v.cell) for v in form.values)
        yield form.values[0].cell, Problem("form-read", _READ.fill(labels=read))
    if form.unread:
        left = _places(form.unread)
        yield form.unread[0][1], Problem("form-unread", _UNREAD.fill(labels=left))


def _places(labels: Iterable[tuple[str, str]]) -> Words:
    """Labels, each with its cell."""
    kept = [(clip(label), cell) for label, cell in labels]
    spanish, english = (", ".join(words.format(*at) for at in kept) for words in ("«{}» ({})", "“{}” ({})"))
    return Words(spanish, english)


def _pairs(sheet: Sheet, row: int, types: Sequence[str], schema: Schema) -> Iterator[tuple[str, Raw, str, bool]]:
    """The labels of a row with their values and the cells of these; whether a colon makes the label certain."""
    cells = [(column, raw) for column, raw in enumerate(sheet.rows[row - 1], 1) if is_filled(raw)]
    at = 0
    while at < len(cells):
        column, raw = cells[at]
        words = cell_words(raw)
        within = _WITHIN.fullmatch(words)
        label = words.rstrip(": ")
        if within and not says_nothing(within["value"]):
            yield within["label"].strip(), within["value"].strip(), address(row, column), True
        elif at + 1 < len(cells) and _is_label(words, label, len(cells), types, schema):
            at += 1
            if not (isinstance(value := cells[at][1], str) and says_nothing(value.strip())):
                yield label, value, address(row, cells[at][0]), words.endswith(":")
        at += 1


def _is_label(words: str, label: str, count: int, types: Sequence[str], schema: Schema) -> bool:
    """Whether a value follows: after a colon, or beside the name of a field where only pairs stand in the row."""
    if not 1 < len(label) <= _LONGEST_LABEL:
        return False
    if words.endswith(":"):
        return True
    return count % 2 == 0 and (is_about_person(label) or any(_fields(label, types, schema)))


def _fields(label: str, types: Sequence[str], schema: Schema) -> Iterator[tuple[str, str]]:
    """The fields that a label stands for, at most one of a type."""
    found = (*matches(label, schema), *loose(label, schema))
    for name in types:
        form = schema.type(name).form
        fitting = [m for m in found if m.record_type == name and m.field in form and m.score >= ACCEPTED]
        if fitting:
            best = max(fitting, key=lambda m: (m.score, -m.rank))
            yield name, _AS_NAME.get(best.field, best.field)


_READ = Words(
    "Lo que dice el formulario de arriba vale para todos los renglones: {labels}.",
    "What the form above says holds for every row: {labels}.",
)
_UNREAD = Words("Del formulario de arriba no se leyó: {labels}.", "Of the form above this was not read: {labels}.")
