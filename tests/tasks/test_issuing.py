"""Briefs are issued with a number, their bytes kept; real dossiers, real files."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pdf_words import words_of

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import ISSUE, Issue
from workbench.domain.types import Parallel
from workbench.outgoing.proof import LeakFound
from workbench.outgoing.write import CannotWrite
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.trouble import StoreError
from workbench.tasks import issuing
from workbench.tasks.brief_to_file import NoBrief
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import MOST_COPIES, NotIssued, give_out_again, issue_brief
from workbench.tasks.look_up import find_record

DAY = date(2026, 7, 23)
PUBLIC = Handing()


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    new_dossier(tmp_path / "d.dossier", "usmca-review")
    with open_dossier(tmp_path / "d.dossier", write=True, author="ana") as opened:
        issue = find_record(opened.reader, "I-3", (ISSUE.name,))
        assert issue is not None
        reserved = {"do_not_say": Parallel("No ofrecer plazos automáticos de autorización")}
        opened.journal.commit(ChangeSet((Update(issue.uid, issue.revision, reserved),), "lo que no se dice"))
        yield opened


def test_an_issued_brief_bears_its_number_and_is_kept_byte_by_byte(dossier: Dossier, tmp_path: Path) -> None:
    made = issue_brief(dossier, tmp_path / "ficha.pdf", "I-3", PUBLIC, "es", DAY)
    assert made.entry.number == 1
    assert "Núm. 1" in words_of(tmp_path / "ficha.pdf")
    assert "ejemplar" not in words_of(tmp_path / "ficha.pdf")
    kept = (tmp_path / "ficha.pdf").read_bytes()
    assert dossier.register.content(1) == kept
    assert made.entry.files[0].sha256 == hashlib.sha256(kept).hexdigest()
    assert made.entry.kind == "position"
    assert made.entry.author == "ana"
    assert made.entry.proof.searched > 0
    assert made.entry.as_of == DAY
    again = issue_brief(dossier, tmp_path / "otra.pdf", "I-4", PUBLIC, "en", DAY)
    assert again.entry.number == 2
    assert "No. 2" in words_of(tmp_path / "otra.pdf")


def test_each_copy_says_which_one_it_is(dossier: Dossier, tmp_path: Path) -> None:
    made = issue_brief(dossier, tmp_path / "ficha.pdf", "I-3", Handing(Audience.NEGOTIATORS), "es", DAY, copies=3)
    assert [path.name for path in made.paths] == ["ficha.pdf", "ficha-2.pdf", "ficha-3.pdf"]
    for copy, path in enumerate(made.paths, 1):
        assert f"ejemplar {copy} de 3" in words_of(path)
        assert dossier.register.content(1, copy) == path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    assert made.entry.copies == 3


def test_a_word_file_is_issued_too(dossier: Dossier, tmp_path: Path) -> None:
    issue_brief(dossier, tmp_path / "ficha.docx", "I-3", PUBLIC, "es", DAY)
    with zipfile.ZipFile(tmp_path / "ficha.docx") as package:
        assert "Núm. 1" in package.read("word/footer1.xml").decode()


def test_what_cannot_leave_takes_no_number(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoBrief):
        issue_brief(dossier, tmp_path / "a.pdf", "I-999", PUBLIC, "es", DAY)
    for copies in (0, MOST_COPIES + 1):
        with pytest.raises(NotIssued):
            issue_brief(dossier, tmp_path / "a.pdf", "I-3", PUBLIC, "es", DAY, copies=copies)

    def leak(*_: object, **__: object) -> None:
        raise LeakFound((), issuing._CHANGED)

    monkeypatch.setattr(issuing, "brief_to_file", leak)
    with pytest.raises(LeakFound):
        issue_brief(dossier, tmp_path / "a.pdf", "I-3", PUBLIC, "es", DAY)
    assert dossier.register.all() == []
    assert not (tmp_path / "a.pdf").exists()


def test_a_brief_never_takes_the_place_of_a_dossier(dossier: Dossier, tmp_path: Path) -> None:
    other = tmp_path / "otro-2.pdf"
    new_dossier(other, "empty")
    before = other.read_bytes()
    with pytest.raises(CannotWrite):
        issue_brief(dossier, tmp_path / "otro.pdf", "I-3", PUBLIC, "es", DAY, copies=2)
    assert other.read_bytes() == before
    assert dossier.register.all() == []
    issue_brief(dossier, tmp_path / "ficha.pdf", "I-3", PUBLIC, "es", DAY)
    with pytest.raises(CannotWrite):
        give_out_again(dossier, 1, dossier.path)


def test_a_brief_is_given_out_again_as_it_left(dossier: Dossier, tmp_path: Path) -> None:
    issue_brief(dossier, tmp_path / "ficha.pdf", "I-3", PUBLIC, "es", DAY)
    kept = (tmp_path / "ficha.pdf").read_bytes()
    uid = dossier.register.all()[0].subject
    issue = dossier.reader.get(uid)
    assert isinstance(issue, Issue)
    update = Update(uid, issue.revision, {"title": Parallel("Otro título")})
    dossier.journal.commit(ChangeSet((update,), "otro título"))
    give_out_again(dossier, 1, tmp_path / "otra-vez.pdf")
    assert (tmp_path / "otra-vez.pdf").read_bytes() == kept
    for number, copy in ((2, 1), (1, 2)):
        with pytest.raises(NotIssued):
            give_out_again(dossier, number, tmp_path / "nada.pdf", copy)
    assert not (tmp_path / "nada.pdf").exists()
    with pytest.raises(NotIssued) as caught:
        give_out_again(dossier, 1, tmp_path / "carta.docx")
    assert ".pdf" in caught.value.words.es and not (tmp_path / "carta.docx").exists()


def test_to_issue_needs_the_dossier_opened_to_write(dossier: Dossier, tmp_path: Path) -> None:
    with open_dossier(dossier.path) as reading, pytest.raises(StoreError):
        issue_brief(reading, tmp_path / "a.pdf", "I-3", PUBLIC, "es", DAY)
    assert not (tmp_path / "a.pdf").exists()
