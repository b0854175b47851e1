"""The main job on bundled data: a ministry's workbook becomes a proved brief and a workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench import paths
from workbench.domain.audience import Audience
from workbench.i18n import Language, Words
from workbench.importing.planned import Plan
from workbench.progress import SILENT, Progress
from workbench.store.dossier import open_dossier
from workbench.store.reader import Reader
from workbench.store.trouble import StoreError
from workbench.tasks.brief_to_file import Briefed, brief_to_file
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.export_file import Exported, export_file
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Imported, Options, carry_out, plan_import

SOURCE = "usmca-review"
SAMPLE = "matriz-posiciones-agricultura.xlsx"
ISSUE = "Medidas sanitarias y fitosanitarias"
AS_OF = date(2026, 7, 23)  # the last day that the bundled facts reach


@dataclass(frozen=True)
class Demo:
    """What the demonstration made, and where."""

    dossier: Path
    imported: Imported
    briefs: dict[Path, Briefed]
    workbook: Path
    exported: Exported


def sample() -> Path:
    """The ministry's workbook that comes with the program."""
    return paths.resources() / "samples" / SAMPLE


def _make_room(path: Path) -> None:
    """Takes away the dossier of an earlier run, unless somebody has worked in it since."""
    if not path.exists():
        return
    with open_dossier(path, write=True) as dossier:
        if [c.kind for c in dossier.reader.changes()] != ["import", "load"]:
            raise StoreError(_WORKED_IN.fill(path=path))
        path.unlink()


def run_demo(
    out: Path,
    language: Language,
    show_plan: Callable[[Plan, Reader], None],
    *,
    author: str = "",
    progress: Progress = SILENT,
) -> Demo:
    """Runs the main job into a folder: new dossier, plan, import, two briefs, workbook.

    ``show_plan`` is handed the plan, with the dossier's reader, before it is carried out. Files of an
    earlier run are replaced.
    """
    out.mkdir(parents=True, exist_ok=True)
    path = out / "demo.dossier"
    _make_room(path)
    new_dossier(path, SOURCE, author=author, progress=progress)
    with open_dossier(path, write=True, author=author) as dossier:
        plan = plan_import(dossier, sample(), Options(), progress)
        show_plan(plan, dossier.reader)
        imported = carry_out(dossier, plan, progress=progress)
        briefs: dict[Path, Briefed] = {}
        for audience in (Audience.NEGOTIATORS, Audience.PUBLIC):
            target = out / f"brief-{audience.key}.pdf"
            briefs[target] = brief_to_file(dossier, target, ISSUE, Handing(audience), language, AS_OF, progress)
        workbook = out / "dossier-public.xlsx"
        exported = export_file(dossier, workbook, (), Handing(), language, progress)
    return Demo(path, imported, briefs, workbook, exported)


_WORKED_IN = Words(
    "{path}: alguien trabajó en este expediente; elija otra carpeta con --out.",
    "{path}: somebody has worked in this dossier; choose another folder with --out.",
)
