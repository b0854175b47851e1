"""What the command line tells of records together."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli.commands import workbench
from workbench.domain.change import ChangeSet, Create
from workbench.domain.quantity import Quantity
from workbench.domain.records import Body, Meeting
from workbench.domain.records.body import CADENCE
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier

BODY_UID = "00000000-0000-4000-8000-000000000001"


def meeting(number: int, when: str) -> Meeting:
    return Meeting(
        uid=f"00000000-0000-4000-8000-00000000001{number}",
        title=Parallel("Reunión"),
        body=BODY_UID,
        when=from_iso(when),
        standing=Chosen("held"),
        known_from=Chosen("own"),
    )


@pytest.mark.parametrize(
    ("days", "told"), [(["2021-05-06"], "1 celebrada,"), (["2021-05-06", "2022-05-06"], "2 celebradas,")]
)
def test_what_our_own_file_knows_is_counted_in_words(
    dossier_path: Path, monkeypatch: pytest.MonkeyPatch, days: list[str], told: str
) -> None:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "es")
    cells = {"interval": Quantity(Decimal(12), "months"), "read": Chosen("text")}
    row = tuple(cells.get(c.name, c.type.empty) for c in CADENCE.columns)
    body = Body(uid=BODY_UID, title=Parallel("Comité"), cadence=(row,))
    with open_dossier(dossier_path, write=True) as dossier:
        made = [body, *(meeting(n, day) for n, day in enumerate(days))]
        dossier.journal.commit(ChangeSet(tuple(map(Create, made)), "c"))
    said = CliRunner().invoke(workbench, ["meetings-due", str(dossier_path), "--as-of", "2026-07-01"])
    assert f"con el expediente propio: {told}" in said.output
