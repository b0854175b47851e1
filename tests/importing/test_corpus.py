"""Workbooks as ministries, chambers, secretariats and counterparts send them, understood as a negotiator would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from corpus import (
    asks,
    catalogues,
    edges,
    frames,
    habits,
    matrices,
    ministries,
    positions,
    returned,
    texts,
    trackers,
    values,
)
from corpus.making import Book
from corpus_seen import EXPECTED, Reader, differences, expected

from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier

FAMILIES = (ministries, frames, matrices, positions, trackers, asks, catalogues, values, texts, returned, habits, edges)
MAKERS: Mapping[str, Callable[[], Book]] = {
    name: maker
    for family in FAMILIES
    for name, maker in vars(family).items()
    if callable(maker) and getattr(maker, "__module__", "") == family.__name__ and not name.startswith("_")
}
# Workbooks that are not yet understood, each with what is missing; one that is understood must go from here.
KNOWN: Mapping[str, str] = {
    "matriz_numeros_de_columna": "a column of provisions known by its content alone",
    "nuestra_hoja_con_columnas": "a column that somebody added to an export of ours is not kept",
    "posiciones_cuarenta_renglones": "“No.” that counts the rows is no number of the theme",
    "total_arriba": "a unit that stands above the table",
}


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader over the bundled review, to which nothing is written."""
    path = tmp_path_factory.mktemp("corpus") / "review.twb"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as dossier:
        yield Reader(dossier)


def _param(name: str) -> object:
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=KNOWN[name])] if name in KNOWN else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", [_param(name) for name in MAKERS])
def test_a_workbook_is_understood_as_a_negotiator_would(name: str, review: Reader, tmp_path: Path) -> None:
    path = MAKERS[name]().save(tmp_path, name)
    found = differences(expected(name), review.seen(path))
    lines = [f"  {part}: {line}" for part, lines in found.items() for line in lines]
    assert not found, "\n".join((name, *lines))


def test_every_workbook_has_its_expectation_and_every_expectation_its_workbook() -> None:
    assert sorted(MAKERS) == sorted(path.stem for path in EXPECTED.glob("*.json"))
    assert set(KNOWN) <= set(MAKERS)


def test_what_differs_is_told_part_by_part(review: Reader, tmp_path: Path) -> None:
    came = review.seen(MAKERS["un_solo_registro"]().save(tmp_path, "un_solo_registro"))
    wanted = expected("un_solo_registro")
    assert differences(wanted, came) == {}
    table, (issue, *_) = wanted["tables"][0], wanted["records"]
    table["data_rows"], table["columns"]["A"][1] = [4, 5], None
    issue["rows"]["Tarjeta!4"][2] = "Otra cosa"
    wanted["problems"].append("Tarjeta!B4 name-unknown")
    wanted["plan"]["created"] = 4
    assert differences(wanted, came) == {
        "tables": ["table 1, data_rows: expected [4, 5], came [4, 4]"],
        "mapping": ["table 1, column A 'Tema': expected None, came issue.title"],
        "records": ["Tarjeta!4 issue.decision: expected 'Otra cosa', came 'Mantener la reserva.'"],
        "problems": ["not told: Tarjeta!B4 name-unknown"],
        "plan": [
            "expected {'created': 4, 'updated': 0, 'unchanged': 0, 'out': 0}, "
            "came {'created': 3, 'updated': 0, 'unchanged': 0, 'out': 0}"
        ],
    }
