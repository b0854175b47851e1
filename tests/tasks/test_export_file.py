"""Each audience gets its file and no more."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Issue
from workbench.domain.types import Chosen, Parallel
from workbench.outgoing.texts import texts_of
from workbench.store.dossier import open_dossier
from workbench.tasks.choosing import NoChoice, uids_where
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


def test_a_query_is_exported_alone_and_by_what_its_reader_may_know(dossier_path: Path, tmp_path: Path) -> None:
    """What an audience does not see of a record does not choose it: else the choice would tell."""
    public = Chosen("public")
    seen = Issue(uid=str(uuid4()), title=Parallel("Uno"), number="A", sensitivity=Chosen("high"), audience=public)
    other = Issue(uid=str(uuid4()), title=Parallel("Dos"), number="B", audience=public)
    hidden = Issue(uid=str(uuid4()), title=Parallel("Tres"), number="A", audience=Chosen("government"))
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(Create(one) for one in (seen, other, hidden)), "c"))
        for audience, titles in ((Audience.NEGOTIATORS, ["Uno", "Tres"]), (Audience.PUBLIC, ["Uno"])):
            out = tmp_path / f"{audience.key}.json"
            done = export_file(dossier, out, (), Handing(audience), "es", where=["issue.number=A"])
            found = json.loads(out.read_text("utf-8"))["records"]
            assert [r["fields"]["title_es"] for r in found] == titles and done.counts == {"issue": len(titles)}
        whole, least = dossier.reader, dossier.reader.for_audience(Audience.PUBLIC)
        assert uids_where(whole, whole, ["issue.sensitivity=high"], "es") == {"issue": [seen.uid]}
        assert uids_where(whole, least, ["issue.sensitivity=high"], "es") == {"issue": []}
        out = tmp_path / "one.xlsx"
        done = export_file(dossier, out, (), Handing(Audience.NEGOTIATORS), "es", only={"issue": [other.uid]})
        assert done.counts == {"issue": 1}
        with pytest.raises(NoChoice):
            export_file(dossier, tmp_path / "no.xlsx", (), Handing(), "es", where=["issue.colour=red"])
        assert not (tmp_path / "no.xlsx").exists()
