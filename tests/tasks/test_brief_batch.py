"""One brief for each of many records: real dossiers, real files, a leak planted in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbench.briefs.arranging import Arrangement
from workbench.briefs.compose.kinds import KINDS
from workbench.briefs.compose.options import Options
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import Issue
from workbench.domain.types import Chosen, Parallel
from workbench.progress import Cancelled
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks import brief_to_file as one_brief
from workbench.tasks.brief_batch import Leaving, briefs_to_folder, subjects_of
from workbench.tasks.brief_to_file import NoBrief
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing

DAY = date(2026, 7, 23)
PUBLIC = Handing()


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    new_dossier(tmp_path / "d.dossier", "usmca-review")
    with open_dossier(tmp_path / "d.dossier", write=True, author="ana") as opened:
        yield opened


def change(dossier: Dossier, key: str, **values: Any) -> Issue:
    record = dossier.reader.by_key(key)
    assert isinstance(record, Issue)
    dossier.journal.commit(ChangeSet((Update(record.uid, record.revision, values),), "x"))
    return record


def test_all_that_hold_some_words_or_fit_a_wish(dossier: Dossier) -> None:
    position, reader = KINDS["position"], dossier.reader
    everything = subjects_of(reader, position)
    assert len(everything) == sum(1 for _ in reader.all("issue"))
    found = subjects_of(reader, position, "SANITARIAS")
    assert [r.key for r in found] == ["I-3"]
    assert subjects_of(reader, position, "sanitarias inexistente") == []
    defensive = subjects_of(reader, position, wanted={"orientation": "defensive"})
    assert len(defensive) < len(everything)
    assert len(subjects_of(reader, KINDS["committee"])) == sum(1 for _ in reader.all("body"))
    for kind in ("article", "delta"):
        with pytest.raises(NoBrief):
            subjects_of(reader, KINDS[kind])


def test_each_has_a_file_of_its_own_under_a_safe_name(dossier: Dossier, tmp_path: Path) -> None:
    change(dossier, "I-3", title=Parallel("../../etc: ¿«Ñandú»?\n<b>"))
    folder = tmp_path / "nueva" / "carpeta"
    leaving = Leaving("position", Options(parts=Arrangement(("8", "at-home"))))
    done = briefs_to_folder(dossier, folder, ["I-3", "I-4", "I-3"], PUBLIC, "es", DAY, leaving=leaving)
    assert not done.failed and not done.stopped and len(done.left) == 2
    files = [path for one in done.left for path in one.paths]
    assert sorted(folder.iterdir()) == sorted(files)
    assert files[0].name == "ficha-de-posicion-etc-nandu-b-public-es.pdf"
    again = briefs_to_folder(dossier, folder, ["I-3"], PUBLIC, "es", DAY, leaving=leaving)
    assert again.left[0].paths[0].name == "ficha-de-posicion-etc-nandu-b-public-es--2.pdf"


def test_a_title_that_its_readers_may_not_know_is_in_no_name(dossier: Dossier, tmp_path: Path) -> None:
    change(dossier, "I-3", title=Parallel("Secreto del Valle"), audience=Chosen("negotiators"))
    done = briefs_to_folder(dossier, tmp_path / "f", ["I-3", "I-4"], PUBLIC, "es", DAY, leaving=Leaving("position"))
    ((name, why),) = done.failed
    assert name == "Secreto del Valle" and "I-3" in why.es
    assert len(done.left) == 1 and not any("secreto" in path.name for path in (tmp_path / "f").iterdir())


def test_a_leak_stops_that_brief_only(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "Ceder en el calendario de plaguicidas hacia octubre"
    change(dossier, "I-3", do_not_say=Parallel(secret))
    compose = one_brief.compose

    def planted(kind: Any, reader: Any, asked: Any, *rest: Any) -> Any:
        made = compose(kind, reader, asked, *rest)
        return replace(made, subject=secret) if asked.records[0].key == "I-3" else made

    monkeypatch.setattr(one_brief, "compose", planted)
    done = briefs_to_folder(dossier, tmp_path / "f", ["I-3", "I-4"], PUBLIC, "es", DAY, leaving=Leaving("position"))
    assert len(done.failed) == 1 and len(done.left) == 1
    assert len(list((tmp_path / "f").iterdir())) == 1


def test_issued_ones_bear_successive_numbers(dossier: Dossier, tmp_path: Path) -> None:
    leaving = Leaving("position", suffix=".docx", copies=2)
    handing = Handing(Audience.NEGOTIATORS)
    done = briefs_to_folder(dossier, tmp_path / "f", ["I-3", "I-4"], handing, "en", DAY, leaving=leaving)
    assert [one.number for one in done.left] == [1, 2]
    assert [entry.number for entry in dossier.register.all()] == [2, 1]
    assert len(list((tmp_path / "f").iterdir())) == 4


class StopAfter:
    """Stops the work when the second brief is begun."""

    def step(self, name: str, done: int, total: int) -> None:
        assert (name, total) == ("briefs", 3)
        if done == 1:
            raise Cancelled


def test_who_stops_the_work_is_told_what_had_left(dossier: Dossier, tmp_path: Path) -> None:
    of = ["I-3", "I-4", "I-5"]
    done = briefs_to_folder(dossier, tmp_path / "f", of, PUBLIC, "es", DAY, StopAfter(), leaving=Leaving("position"))
    assert done.stopped and len(done.left) == 1
    assert [path.name for path in (tmp_path / "f").iterdir()] == [done.left[0].paths[0].name]


def test_nothing_to_do_and_no_folder_are_told(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("x")
    for folder, of in ((tmp_path / "f", []), (tmp_path / "f", ["nadie"]), (tmp_path / "archivo" / "f", ["I-3"])):
        with pytest.raises(Exception) as told:
            briefs_to_folder(dossier, folder, of, PUBLIC, "es", DAY, leaving=Leaving("position"))
        assert hasattr(told.value, "words")
    assert not (tmp_path / "f").exists()
