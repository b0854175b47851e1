"""What a workbook holds, as plain data for a report: its tables, their mapping, and why."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet, Workbook, column_letters
from workbench.i18n import Language
from workbench.importing.form_above import ends_before, form_above
from workbench.importing.layout import Table, find_tables
from workbench.importing.mapping import ColumnMapping, suggest
from workbench.importing.mapping_reasons import type_reasons
from workbench.importing.unread import hidden_sheets

_WORDS: Language = "en"


def inspected(workbook: Workbook, schema: Schema) -> dict[str, object]:
    """The tables of a workbook as JSON: rows 1-based, None where there are none, reasons in English."""
    every = {sheet.name for sheet in workbook.sheets}
    return {
        "tables": [told for sheet in workbook.sheets for told in _tables(sheet, schema)],
        "remarks": [
            *(remark.message.in_(_WORDS) for remark in workbook.remarks),
            *(told.problem.message.in_(_WORDS) for told in hidden_sheets(workbook.sheets, every)),
        ],
    }


def _tables(sheet: Sheet, schema: Schema) -> list[dict[str, object]]:
    tables = find_tables(sheet, schema)
    return [_told(table, tables, sheet, schema) for table in tables]


def _told(table: Table, tables: Sequence[Table], sheet: Sheet, schema: Schema) -> dict[str, object]:
    mapping = suggest(table, sheet, schema)
    form = form_above(sheet, table, mapping.record_types, schema, ends_before(table, tables))
    return {
        "sheet": table.sheet,
        "header_rows": _rows(table.header_rows),
        "data_rows": _rows(table.data_rows),
        "columns": [c.header for c in table.columns],
        "layout": mapping.layout,
        "record_types": list(mapping.record_types),
        "types_why": {name: why.in_(_WORDS) for name, why in type_reasons(mapping, table, schema).items()},
        "language": mapping.language,
        "mapping": {column_letters(c.column): _column(c) for c in mapping.columns},
        "suggested": {column_letters(c.column): _column(c) for c in mapping.suggested},
        "form": [{"label": v.label, "cell": v.cell, "field": v.field} for v in form.values],
        "why": table.why.in_(_WORDS),
        "skipped": [{"row": row, "why": why.in_(_WORDS)} for row, why in table.skipped],
        "hidden": _hidden(table, sheet),
    }


def _rows(rows: tuple[int, int] | None) -> list[int] | None:
    return None if rows is None else list(rows)


def _column(column: ColumnMapping) -> dict[str, object]:
    told: dict[str, object] = {
        "header": column.header,
        "record_type": column.record_type,
        "field": column.field,
        "fixed": dict(column.fixed),
        "score": column.score,
        "why": column.why.in_(_WORDS),
    }
    if column.language:
        told["language"] = column.language
    if column.ids:
        told["ids"] = True
    if column.unit:
        told["unit"] = True
    return told


def _hidden(table: Table, sheet: Sheet) -> dict[str, object]:
    """What people do not see of the table when they open the file: the sheet, columns, rows of data."""
    first, last = table.data_rows or (0, -1)
    return {
        "sheet": sheet.hidden,
        "columns": [column_letters(c.column) for c in table.columns if c.column in sheet.hidden_columns],
        "rows": sorted(row for row in sheet.hidden_rows if first <= row <= last),
    }
