"""The register of issued briefs, on a real file."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Pillar
from workbench.domain.types import Parallel
from workbench.store.dossier import create_dossier, open_dossier
from workbench.store.driver import sqlite
from workbench.store.issued import Proven, ToIssue
from workbench.store.trouble import StoreError

AT = "2026-07-23T10:00:00+00:00"


def brief(*contents: bytes, recipient: str = "") -> ToIssue:
    files = tuple((f"ficha-{n}.pdf", content) for n, content in enumerate(contents, 1))
    proof = Proven(120, 44, 3, 1)
    day = date(2026, 7, 23)
    return ToIssue(
        "position",
        "uid-1",
        "Reglas de origen",
        Audience.GOVERNMENT,
        recipient,
        "es",
        day,
        {"paper": "A4"},
        proof,
        files,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_dossier(tmp_path / "x.dossier")
    return tmp_path / "x.dossier"


def test_what_is_entered_is_read_back_after_the_file_was_closed(path: Path) -> None:
    with open_dossier(path, write=True, author="ana") as dossier:
        dossier.journal.commit(
            ChangeSet((Create(Pillar(uid="0b0b6a1e-0000-4000-8000-000000000001", title=Parallel("Uno"))),), "alta")
        )
        number, state = dossier.register.next_number(), dossier.register.state()
        entered = dossier.enter(brief(b"uno", b"dos", recipient="Senado"), number, state, AT)
    with open_dossier(path) as dossier:
        (found,) = dossier.register.all()
        assert found == entered == dossier.register.get(1)
        assert (found.number, found.author, found.at, found.copies) == (1, "ana", AT, 2)
        assert (found.audience, found.recipient, found.language) == (Audience.GOVERNMENT, "Senado", "es")
        assert (found.as_of, found.options, found.proof) == (date(2026, 7, 23), {"paper": "A4"}, Proven(120, 44, 3, 1))
        assert (found.change, found.data) == state
        assert [f.sha256 for f in found.files] == [hashlib.sha256(c).hexdigest() for c in (b"uno", b"dos")]
        assert dossier.register.content(1, 2) == b"dos"
        assert dossier.register.content(1, 3) is None
        assert dossier.register.get(2) is None


def test_numbers_go_up_by_one_and_never_twice(path: Path) -> None:
    with open_dossier(path, write=True) as dossier:
        for number in (1, 2, 3):
            assert dossier.register.next_number() == number
            dossier.enter(brief(b"x"), number, dossier.register.state(), AT)
        for wrong in (1, 3, 5):
            with pytest.raises(ValueError, match="next number"):
                dossier.enter(brief(b"x"), wrong, dossier.register.state(), AT)
        assert [issued.number for issued in dossier.register.all()] == [3, 2, 1]


def test_the_state_tells_whether_the_data_changed(path: Path) -> None:
    with open_dossier(path, write=True) as dossier:
        before = dossier.register.state()
        dossier.enter(brief(b"x"), 1, before, AT)
        assert dossier.register.state() == before  # issuing changes no record
        dossier.journal.commit(
            ChangeSet((Create(Pillar(uid="0b0b6a1e-0000-4000-8000-000000000001", title=Parallel("Uno"))),), "alta")
        )
        assert dossier.register.state() != before


def test_nothing_is_half_entered(path: Path) -> None:
    bad = brief(b"uno", "no son bytes")  # type: ignore[arg-type]
    with open_dossier(path, write=True) as dossier:
        with pytest.raises(TypeError):
            dossier.enter(bad, 1, (0, ""), AT)
        assert dossier.register.all() == []
        assert dossier.register.next_number() == 1


def test_a_dossier_opened_to_read_takes_no_entries(path: Path) -> None:
    with open_dossier(path) as dossier, pytest.raises(StoreError):
        dossier.enter(brief(b"x"), 1, (0, ""), AT)


def test_a_file_that_was_tampered_with_is_not_given_out(path: Path) -> None:
    with open_dossier(path, write=True) as dossier:
        dossier.enter(brief(b"uno"), 1, (0, ""), AT)
    connection = sqlite.connect(str(path))
    connection.execute("UPDATE issued_file SET content = ?", (b"otro",))
    connection.commit()
    connection.close()
    with open_dossier(path) as dossier, pytest.raises(ValueError, match="not those that left"):
        dossier.register.content(1)
