"""The report about a workbook: plain data with exactly the names that scripts read."""

from __future__ import annotations

import json
from typing import Any, cast

from workbench.domain.problem import Problem
from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Sheet, Workbook
from workbench.i18n import Words
from workbench.importing.inspect import inspected

MATRIX = Sheet(
    "MATRIZ",
    (
        ("Matriz",),
        ("Tema", "EE.UU.", "Color", "Línea roja"),
        ("Acero", "Cuotas", "rojo", "Cupos"),
        ("Nota: preliminar",),
        ("Maíz", "Acceso", "azul", "Veto"),
    ),
    hidden_columns=frozenset({4, 9}),
    hidden_rows=frozenset({1, 5}),
)


def test_everything_told_about_a_table() -> None:
    report = inspected(Workbook("a.xlsx", "0", (MATRIX,)), SCHEMA)
    assert report == {
        "tables": [
            {
                "sheet": "MATRIZ",
                "header_rows": [2, 2],
                "data_rows": [3, 5],
                "columns": ["Tema", "EE.UU.", "Color", "Línea roja"],
                "layout": "wide",
                "record_types": ["issue", "position"],
                "types_why": {
                    "issue": "1 of 4 headers are those of Issues; “Tema” says which one a row is",
                    "position": "2 of 4 headers are those of Positions; they are known by the issue of their row",
                },
                "language": "es",
                "mapping": {
                    "A": _column("Tema", "issue", "title", {}, 1.0, "is the name of the field “Issue”"),
                    "B": _column("EE.UU.", "position", "statement", {"actor": "US"}, 0.97, "names the Party US"),
                    "D": _column(
                        "Línea roja",
                        "position",
                        "red_line",
                        {"actor": "MX"},
                        1.0,
                        "is the name of the field “Red line”",
                    ),
                },
                "suggested": {},
                "form": [],
                "why": "row 2: 3 of 4 cells match known fields",
                "skipped": [{"row": 4, "why": "note or source"}],
                "hidden": {"sheet": False, "columns": ["D"], "rows": [5]},
            }
        ],
        "remarks": [],
    }
    assert json.loads(json.dumps(report)) == report


def _column(
    header: str, record_type: str, field: str, fixed: dict[str, str], score: float, why: str
) -> dict[str, object]:
    return {"header": header, "record_type": record_type, "field": field, "fixed": fixed, "score": score, "why": why}


def test_header_alone_and_sheets_without_tables() -> None:
    sheets = (
        Sheet("Léeme", (("Este libro",), ("Temas", "Lo que se negocia."))),
        Sheet("Template", (("Name", "Acronym", "Country"),), hidden=True),
        Sheet("vacía", ()),
    )
    remark = Problem("macros", Words("El libro trae macros.", "The workbook has macros."))
    report = inspected(Workbook("b.xlsx", "0", sheets, (remark,)), SCHEMA)
    (table,) = cast(list[dict[str, Any]], report["tables"])
    assert (table["sheet"], table["header_rows"], table["data_rows"]) == ("Template", [1, 1], None)
    assert (table["record_types"], table["language"], table["hidden"]["sheet"]) == (["actor"], "en", True)
    hidden = "The sheet “Template” is hidden; it was read (1 row with content)."
    assert report["remarks"] == ["The workbook has macros.", hidden]


def test_language_and_ids_of_our_own_columns() -> None:
    headers = ("Key", "Issue (Spanish)", "Issue (English)", "Pillar", "Pillar (id)", "Identifier (uid)")
    report = inspected(Workbook("c.xlsx", "0", (Sheet("Issues", (headers, ("I-1",) * 6)),)), SCHEMA)
    (table,) = cast(list[dict[str, Any]], report["tables"])
    told = {letter: (c["field"], c.get("language"), c.get("ids")) for letter, c in table["mapping"].items()}
    assert told == {
        "A": ("key", None, None),
        "B": ("title", "es", None),
        "C": ("title", "en", None),
        "D": ("pillar", None, None),
        "E": ("pillar", None, True),
        "F": ("uid", None, None),
    }
