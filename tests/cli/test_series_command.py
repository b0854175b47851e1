"""A sheet that tells a position at several dates, on the command line: planned, imported, told, taken back."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commanding import said
from tests.importing.planning import furnished, saved
from workbench.store.dossier import open_dossier

HEAD = ("Tema", "Actor", "Sobre qué", "Postura", "Posición", "Al")
ROWS = (
    ("Maíz blanco", "México", "Aranceles", "Apoya", "Un arancel con cupo", datetime(2026, 7, 20)),
    ("Maíz blanco", "México", "Aranceles", "Se opone", "Ningún arancel", datetime(2025, 3, 1)),
    ("Maíz blanco", "México", "Aranceles", "Reserva su posición", "Se estudia", datetime(2025, 9, 15)),
)


@pytest.fixture
def files(tmp_path: Path, dossier_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "es")
    furnished(dossier_path).close()
    return dossier_path, saved(tmp_path / "economia.xlsx", HEAD, *ROWS)


def json_of(*arguments: object) -> Any:
    return json.loads(said(*arguments, "--json").stdout)


def test_the_plan_tells_each_state_with_its_cell(files: tuple[Path, Path]) -> None:
    dossier, file = files
    text = said("import", dossier, file, "--dry-run").output
    assert "3 estados: 2025-03-01 [F3], 2025-09-15 [F4], 2026-07-20 [F2]" in text
    assert "2025-09-15  Posición: Ningún arancel → Se estudia  [E4]" in text
    assert "1 posición se lee en una serie de fechas" in text
    (series,) = json_of("import", dossier, file, "--dry-run")["series"]
    assert [(s["as_of"], s["kind"], s["cell"]) for s in series["states"]] == [
        ("2025-03-01", "new", "F3"),
        ("2025-09-15", "new", "F4"),
        ("2026-07-20", "new", "F2"),
    ]


def test_each_date_is_a_move_with_its_cell_and_one_undo_takes_all(files: tuple[Path, Path]) -> None:
    dossier, file = files
    before = said("show", dossier, "I-1").output
    done = json_of("import", dossier, file)
    assert done["by_type"]["position"] == {"created": 1, "updated": 0, "unchanged": 0} and done["conflicts"] == []
    (evolution,) = json_of("evolution", dossier, "P-1")
    moves = [(line["when"], line["kind"], {c["cell"] for c in line["cells"]}) for line in evolution["lines"]]
    assert moves == [
        ("2025-03-01", "start", {"D3", "E3", "F3"}),
        ("2025-09-15", "move", {"D4", "E4", "F4"}),
        ("2026-07-20", "move", {"D2", "E2", "F2"}),
    ]
    assert "← economia.xlsx · Hoja · D4, E4, F4" in said("evolution", dossier, "P-1").output
    again = json_of("import", dossier, file)
    assert again["change"] is None and again["created"] == again["updated"] == 0
    assert said("undo", dossier, done["change"] + 1).exit_code == 0
    assert said("show", dossier, "I-1").output == before and said("evolution", dossier, "P-1").exit_code == 2
    assert said("redo", dossier).exit_code == 0
    assert json_of("evolution", dossier, "P-1")[0]["lines"][2]["when"] == "2026-07-20"
    assert said("check", dossier).exit_code in (0, 1)
    with open_dossier(dossier) as opened:
        assert opened.reader.broken_changes() == []


@pytest.mark.parametrize("series", ["no", {"Hoja": "no"}])
def test_a_file_of_decisions_reads_the_dates_as_one(files: tuple[Path, Path], tmp_path: Path, series: Any) -> None:
    dossier, file = files
    decided = tmp_path / "d.json"
    decided.write_text(json.dumps({"series": series}), encoding="utf-8")
    made = json_of("import", dossier, file, "--dry-run", "--decide", decided)
    assert made["series"] == [] and {c["cell"] for c in made["conflicts"]} >= {"E3", "F3"}


@pytest.mark.parametrize("series", ["yes", {"Otra": "no"}])
def test_a_decision_about_what_is_not_there_is_told(files: tuple[Path, Path], tmp_path: Path, series: Any) -> None:
    dossier, file = files
    decided = tmp_path / "d.json"
    decided.write_text(json.dumps({"series": series}), encoding="utf-8")
    refused = said("import", dossier, file, "--decide", decided)
    assert refused.exit_code == 2 and ("«yes»" in refused.output or "«Otra!*»" in refused.output)


def test_the_plan_says_of_an_earlier_state_that_it_is_history_only(files: tuple[Path, Path], tmp_path: Path) -> None:
    dossier, _ = files
    assert said("import", dossier, saved(tmp_path / "hoy.xlsx", HEAD, ROWS[0])).exit_code == 0
    shown = said("show", dossier, "P-1").output
    earlier = saved(tmp_path / "antes.xlsx", HEAD, ROWS[1])
    text = said("import", dossier, earlier, "--dry-run").output
    assert "1 estado: 2025-03-01 [F2] (sólo historia)" in text and "lo vigente queda como está" in text
    assert said("import", dossier, earlier).exit_code == 0
    assert said("show", dossier, "P-1").output == shown
    lines = json_of("evolution", dossier, "P-1")[0]["lines"]
    assert [line["when"] for line in lines] == ["2025-03-01", "2026-07-20"]


def test_history_tells_an_import_of_several_states_as_one(files: tuple[Path, Path], tmp_path: Path) -> None:
    dossier, _ = files
    assert said("import", dossier, saved(tmp_path / "hoy.xlsx", HEAD, ROWS[0])).exit_code == 0
    later = ("Maíz blanco", "México", "Aranceles", "Apoya", "Después", datetime(2026, 8, 20))
    assert said("import", dossier, saved(tmp_path / "todo.xlsx", HEAD, ROWS[1], ROWS[2], later)).exit_code == 0
    assert [(c["change"], c["title"], c["parts"]) for c in json_of("history", dossier)] == [
        (3, "todo.xlsx", [4, 5, 6]), (2, "hoy.xlsx", []), (1, "base", []),
    ]  # fmt: skip
    text = said("history", dossier).output.splitlines()
    assert len(text) == 3 and text[0].endswith("(posiciones a varias fechas: un solo cambio con 4–6)")
    text = said("history", dossier, "P-1", "--field", "statement").output.splitlines()
    assert [line.split("  ")[-1].strip() for line in text if "←" not in line] == [
        "(3 estados de una serie de fechas, un solo cambio)",
        "al 20 de agosto de 2026:",
        "statement: Un arancel con cupo → Después",
        "de vuelta a lo vigente:",
        "statement: Se estudia → Un arancel con cupo",
        "al 15 de septiembre de 2025, sólo historia:",
        "statement: Ningún arancel → Se estudia",
        "al 1 de marzo de 2025, sólo historia:",
        "statement: Un arancel con cupo → Ningún arancel",
        "create",
        "→ Un arancel con cupo",
    ]
    steps = json_of("history", dossier, "P-1")
    assert [s["step"] for s in steps] == [3, 3, 3, 3, 2]
    assert [s["state"] and s["state"]["kind"] for s in steps] == ["state", "back", "past", "past", None]
    assert said("undo", dossier, 4).exit_code == 0
    assert [c["undone_by"] for c in json_of("history", dossier)] == [None, 7, None, None]


def test_the_plan_shows_where_two_long_wordings_differ(files: tuple[Path, Path], tmp_path: Path) -> None:
    dossier, _ = files
    same = "México no acepta aranceles de temporada y pide que las consultas se celebren "
    for words in ("antes del 30 de junio.", "después del 15 de julio."):
        row = ("Maíz blanco", "México", "Temporada", "Apoya", same + words, datetime(2026, 7, 20))
        text = said("import", dossier, saved(tmp_path / f"{words[:5]}.xlsx", HEAD, row)).output
    assert "Posición: …se celebren antes del 30 de junio. → …se celebren después del 15 de julio.  [E2]" in text
