"""What is being typed: kept in the file, gone without a trace, no part of the records."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.store.dossier import open_dossier
from workbench.store.trouble import StoreError

SECRET = "ceder en el umbral"


def test_a_text_is_kept_until_another_takes_its_place_and_leaves_nothing_behind(dossier_path: Path) -> None:
    with open_dossier(dossier_path, write=True) as dossier:
        assert dossier.scratch.get("line") == ""
        dossier.scratch.put("line", SECRET)
    with open_dossier(dossier_path) as dossier:
        assert dossier.scratch.get("line") == SECRET
        assert dossier.reader.search(SECRET).total == 0 and dossier.reader.undoable() is None
        with pytest.raises(StoreError):
            dossier.scratch.put("line", "")
    assert SECRET.encode() in dossier_path.read_bytes()
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.scratch.put("line", "otra")
        assert dossier.scratch.get("line") == "otra"
        dossier.scratch.put("line", "")
        assert dossier.scratch.get("line") == ""
    assert SECRET.encode() not in dossier_path.read_bytes()
