"""Each audience gets its file and no more."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Issue
from workbench.domain.types import Chosen, Parallel
from workbench.outgoing.texts import texts_of
from workbench.store.dossier import open_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing


def issue(level: Audience) -> Issue:
    return Issue(
        uid=f"00000000-0000-4000-8000-00000000000{level.value}",
        title=Parallel(f"CANARIO{level.value}TITULO"),
        notes=f"CANARIO{level.value}NOTAS",
        priority=Chosen("high", "CANARIO3PRIORIDAD"),
        next_step=Parallel(f"CANARIO{max(level, 2)}PASO"),
        audience=Chosen(level.key),
        release_to=("Senado",) if level is Audience.PUBLIC else (),
    )


@pytest.mark.parametrize("handing", [*map(Handing, AUDIENCES), Handing(Audience.GOVERNMENT, "senado")])
@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".csv"])
def test_no_canary_above_an_audience_is_in_its_file(
    dossier_path: Path, tmp_path: Path, handing: Handing, suffix: str
) -> None:
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(Create(issue(a)) for a in AUDIENCES), "c"))
        out = tmp_path / f"e{suffix}"
        export_file(dossier, out, ("issue",), handing, "es")
    most = 0 if handing.release_to else handing.audience.value
    raw = out.read_bytes()
    if suffix == ".xlsx":
        with zipfile.ZipFile(out) as package:
            raw = b"\n".join(package.read(n) for n in package.namelist())
    text = raw.decode("utf-8", "replace") + "".join(t for _, t in texts_of(out, out.name))
    for level in range(4):
        assert (f"CANARIO{level}" in text) is (level <= most)
        assert (f"-00000000000{level}" in text) is (level <= most)
    assert ("I-1" in text) is (most == 3)
