"""A ministry's file of many rows until its plan is there: read, staged, matched, planned; and the memory of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook
from storing import high_marks, insert_raw, rows_since
from table import line, megabytes, timed

from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, plan_import

HEADER = (
    ("Tema", "Número", "Mesa", "Estatus", "Antecedentes", "Objetivo", "Prioridad", "Responsable", "Fecha compromiso")
    + ("Siguiente paso", "Observaciones", "Unidad")
)  # fmt: skip


def bench_plan(folder: Path, count: int) -> None:
    """``workbench import --dry-run``, against python-calamine's read of the file and the raw insert of its rows."""
    path, dossier, plain = folder / "ministry.xlsx", folder / "plan.dossier", folder / "plan-raw.dossier"
    write_sheet(path, count)
    for made in (dossier, plain):
        new_dossier(made, "usmca-review")
    command = [sys.executable, "-m", "workbench", "import", str(dossier), str(path), "--dry-run"]
    ours, used = timed(lambda: _memory_of(command))
    read, _ = timed(lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
    before = high_marks(dossier)
    with open_dossier(dossier, write=True, author="bench") as opened:
        carry_out(opened, plan_import(opened, path, Options()))
    rows = rows_since(dossier, before)
    insert, _ = timed(lambda: insert_raw(plain, rows))
    line(f"import of {count:,} x 12 until it is planned, goal 3", ours, read + insert)
    megabytes("its memory, goal 600", used)


def write_sheet(path: Path, count: int, *, asking: bool = False) -> None:
    """A ministry's sheet of that many rows; an ``asking`` one holds words that are not understood, in every tenth
    row others, dates that may be either of two, and telephone numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Temas de la dependencia")
    sheet.append(HEADER)
    for n in range(count):
        status, whose, due, seen = "Abierto", "SE", "31/03/2027", f"obs {n}"
        if asking:
            status = status if n % 10 else f"quién sabe {n}"
            whose = whose if n % 7 else f"Dirección {n % 900}"
            due = due if n % 11 else "03/04/2026"
            seen = seen if n % 13 else f"tel. 55 5448 {n % 10_000:04}"
        row = [f"Tema {n} de prueba", str(n), f"Mesa {n % 9}", status, f"antecedente {n}", f"objetivo {n}"]
        row += [("Alta", "Media", "Baja")[n % 3], whose, due, f"paso {n}", seen, f"unidad {n % 7}"]
        sheet.append(row)
    book.save(path)


# A process counts as its own what its parent held when it was begun: a small one begins the command.
_BEGIN = "import os,subprocess,sys;p=subprocess.Popen(sys.argv[1:],stdout=subprocess.DEVNULL);_,s,u=os.wait4(p.pid,0);"
_TELL = "print(os.waitstatus_to_exitcode(s),u.ru_maxrss)"


def _memory_of(command: list[str]) -> int:
    """Runs a command; the most bytes that it held in memory, 0 where the system does not tell."""
    if not hasattr(os, "wait4"):
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        return 0
    told = subprocess.run([sys.executable, "-c", _BEGIN + _TELL, *command], capture_output=True, text=True, check=True)
    status, held = map(int, told.stdout.split())
    if status not in (0, 1):
        raise RuntimeError(f"it ended with {status}")
    return held * (1 if sys.platform == "darwin" else 1024)
