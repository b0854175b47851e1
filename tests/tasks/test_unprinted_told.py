"""Characters that a brief cannot print are named with their record and where they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_to_file import brief_to_file
from workbench.tasks.handing_out import Handing

DAY = date(2026, 7, 23)


def test_each_is_named_with_its_record_and_its_heading(dossier_path: Path, tmp_path: Path) -> None:
    made = (
        Issue(uid="i", title=Parallel(es="Acero"), interest=Parallel(es="Sin \U0001f600 cuotas \u202e")),
        Actor(uid="a", title=Parallel(es="Cámara")),
        Position(
            uid="p", issue="i", actor="a", stance=Chosen("opposes"), standing=Chosen("stated"), as_of=from_iso("2026"),
            statement=Parallel(es="漢字"), on=Parallel(es="Cuotas"),
        ),
    )  # fmt: skip
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(Create(record) for record in made), "x"))
        done = brief_to_file(dossier, tmp_path / "a.pdf", "I-1", Handing(Audience.NEGOTIATORS), "es", DAY)
        plain = brief_to_file(dossier, tmp_path / "a.docx", "I-1", Handing(Audience.NEGOTIATORS), "es", DAY)
    (told,) = done.remarks
    assert "\U0001f600 U+1F600 (I-1, «Objetivo»)" in told.es
    assert "字 U+5B57 漢 U+6F22 (P-1, " in told.es
    assert "\u202e" not in told.es, "a sign that turns the line around is told by its number alone"
    assert plain.remarks == ()
