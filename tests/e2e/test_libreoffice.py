"""A workbook that was exported, opened and edited in LibreOffice, and imported again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that LibreOffice's own module is installed for

# Opens a workbook in a running LibreOffice, sets cells found by a header and an identifier, and saves it.
EDITOR = """
import json, os, sys, time, uno
from com.sun.star.beans import PropertyValue

pipe, path, edits = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
resolver = uno.getComponentContext()
bridge = resolver.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
for _ in range(120):
    try:
        context = bridge.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
hidden = PropertyValue(Name="Hidden", Value=True)
document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (hidden,))
for sheet_name, uid, header, words in edits:
    sheet = document.Sheets.getByName(sheet_name)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    heads = [sheet.getCellByPosition(c, 0).String for c in range(last.EndColumn + 1)]
    uids = [sheet.getCellByPosition(heads.index("Identificador (uid)"), r).String for r in range(last.EndRow + 1)]
    sheet.getCellByPosition(heads.index(header), uids.index(uid)).String = words
document.store()
document.close(True)
os._exit(0)  # the bridge may crash while it is taken down; all is saved
"""


def has_libreoffice() -> bool:
    if not shutil.which("soffice") or not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def workbench(*arguments: object) -> Any:
    env = {**os.environ, "WORKBENCH_LANGUAGE": "en"}
    command = [sys.executable, "-m", "workbench", *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def edit_in_libreoffice(path: Path, edits: list[tuple[str, str, str, str]], profile: Path) -> None:
    pipe = f"workbench{os.getpid()}"
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"),
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        command = [SYSTEM_PYTHON, "-c", EDITOR, pipe, str(path), json.dumps(edits)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
    finally:
        office.terminate()  # it has saved and closed the workbook by then
        office.wait(timeout=60)


@pytest.mark.skipif(not has_libreoffice(), reason="LibreOffice with its Python module is not installed")
def test_five_edits_in_libreoffice_are_five_updates(tmp_path: Path) -> None:
    dossier, out = tmp_path / "review.dossier", tmp_path / "todo.xlsx"
    workbench("new", dossier, "--from", "usmca-review")
    counts = workbench("export", dossier, out, "--audience", "negotiators")["records"]

    def uid(key: str) -> str:
        return str(workbench("show", dossier, key)["subjects"][0]["uid"])

    edits = [
        ("Temas", uid("I-3"), "Objetivo (español)", "=Retomar, +52, las reuniones"),
        ("Posiciones", uid("P-1"), "Posición (inglés)", "Has extended the agreement – to three more provisions"),
        ("Órganos", uid("B-12"), "Siglas", "MSF"),
        ("Reuniones", uid("M-9"), "Fecha de la reunión", "7 de mayo de 2021"),
        ("Recomendaciones", uid("R-1"), "Viabilidad (español)", "Depende de las tres Partes."),
    ]
    edit_in_libreoffice(out, edits, tmp_path / "profile")

    done = workbench("import", dossier, out)
    assert (done["created"], done["updated"], done["questions"], done["conflicts"]) == (0, 5, [], [])
    assert done["unchanged"] == sum(counts.values()) - 5
    (body,) = workbench("show", dossier, "B-12")["subjects"]
    assert body["fields"]["acronym"]["es"] == "MSF"
    (issue,) = workbench("show", dossier, "I-3")["subjects"]
    assert issue["fields"]["interest"]["es"] == "=Retomar, +52, las reuniones"
    assert workbench("undo", dossier)["reverted"] == 5
