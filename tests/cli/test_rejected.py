"""Rows that stay out go to a workbook, whatever the file is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import said

from workbench.store.dossier import open_dossier

pytestmark = pytest.mark.usefixtures("spanish")


def test_rows_that_stay_out_go_into_no_other_kind_of_file(dossier_path: Path, tmp_path: Path) -> None:
    said("new", dossier_path)
    sheet = tmp_path / "a.csv"
    sheet.write_text("Tema,Prioridad\nVidrio,quizá\nPapel,Alta\n", encoding="utf-8")
    done = said("import", dossier_path, sheet, "--rejected", tmp_path / "r.csv")
    assert done.exit_code == 2 and "r.csv: los renglones por corregir van en un .xlsx." in done.output
    assert not (tmp_path / "r.csv").exists()
    with open_dossier(dossier_path) as dossier:
        assert dossier.reader.count("issue") == 0
