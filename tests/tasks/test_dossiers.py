"""New dossiers: empty, bundled, or none at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.progress import Cancelled
from workbench.store.dossier import open_dossier
from workbench.store.trouble import StoreError
from workbench.tasks.dossiers import Begun, bundled, new_dossier
from workbench.tasks.today import today


def test_the_bundled_review_is_there_and_the_same_in_every_copy(tmp_path: Path) -> None:
    assert bundled() == ("usmca-review",)
    uids = []
    for name in ("a.dossier", "b.dossier"):
        new_dossier(tmp_path / name, "usmca-review")
        with open_dossier(tmp_path / name) as dossier:
            uids.append({(r.uid, r.key) for t in dossier.schema.types for r in dossier.reader.all(t.name)})
    assert uids[0] == uids[1] and len(uids[0]) > 300


def test_what_it_begins_with_is_counted_as_the_lists_and_today_count(tmp_path: Path) -> None:
    begun = new_dossier(tmp_path / "r.dossier", "usmca-review")
    with open_dossier(tmp_path / "r.dossier") as dossier:
        reader = dossier.reader
        assert begun == Begun(today(reader, date(2026, 7, 1), "es", None).records, reader.count("citation"))
        assert begun.records == sum(reader.count(t.name) for t in reader.schema.types if t.listed)


def test_an_empty_dossier_has_nothing_to_undo(tmp_path: Path) -> None:
    path = tmp_path / "e.dossier"
    assert new_dossier(path) == Begun()
    with open_dossier(path, write=True) as dossier, pytest.raises(StoreError, match="nothing to undo"):
        dossier.journal.undo()


def test_no_file_is_left_where_making_it_was_stopped(tmp_path: Path) -> None:
    class Stop:
        def step(self, name: str, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        new_dossier(tmp_path / "s.dossier", "usmca-review", progress=Stop())
    with pytest.raises(StoreError, match="no starting dossier"):
        new_dossier(tmp_path / "s.dossier", "../../etc")
    assert list(tmp_path.iterdir()) == []
