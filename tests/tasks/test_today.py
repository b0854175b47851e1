"""What is overdue in the morning: the day before, on and after a date, partial ones too, and what hides nothing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Commitment
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier
from workbench.tasks.today import MOST, today


def promise(number: int, due: str, status: str = "open") -> Commitment:
    uid = str(UUID(int=number, version=4))
    return Commitment(uid=uid, title=Parallel(es=f"{due} {status}"), due=from_iso(due), status=Chosen(status))


def keep(path: Path, *promises: Commitment) -> None:
    with open_dossier(path, write=True, author="test") as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, promises)), "compromisos"))


def told(path: Path, day: date) -> tuple[list[str], list[str]]:
    """The titles of what is overdue, and of what is due soon."""
    with open_dossier(path) as dossier:
        found = today(dossier.reader, day, "es", None)
        return [line.title for line in found.overdue], [line.title for line in found.soon]


@pytest.mark.parametrize(
    ("due", "last"),
    {
        "a day": ("2027-03-31", date(2027, 3, 31)),
        "a month": ("2027-02", date(2027, 2, 28)),
        "a leap month": ("2028-02", date(2028, 2, 29)),
        "a quarter": ("2027-01/2027-03", date(2027, 3, 31)),
        "a year": ("2027", date(2027, 12, 31)),
    }.values(),
)
def test_a_commitment_is_on_today_as_overdue_the_day_after(dossier_path: Path, due: str, last: date) -> None:
    keep(dossier_path, promise(1, due))
    title = [f"{due} open"]
    assert told(dossier_path, last - timedelta(days=1)) == ([], title)
    assert told(dossier_path, last) == ([], title)
    assert told(dossier_path, last + timedelta(days=1)) == (title, [])


def test_what_is_kept_dropped_or_superseded_is_neither_overdue_nor_due(dossier_path: Path) -> None:
    statuses = ("kept", "dropped", "superseded", "in_progress", "delivered", "partly")
    keep(dossier_path, *(promise(n, "2027-03-31", status) for n, status in enumerate(statuses, 1)))
    for day, which in ((date(2027, 3, 31), 1), (date(2027, 4, 1), 0)):
        found = told(dossier_path, day)[which]
        assert sorted(t.split()[-1] for t in found) == ["delivered", "in_progress", "partly"]


def test_many_that_were_kept_long_ago_hide_none_that_is_overdue(dossier_path: Path) -> None:
    kept = [promise(n, "2021-05-01", "kept") for n in range(1, MOST + 20)]
    keep(dossier_path, *kept, promise(MOST + 100, "2027-03-31"))
    assert told(dossier_path, date(2027, 4, 1)) == (["2027-03-31 open"], [])
