"""One brief for each of many records: real dossiers, real files, a leak planted in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
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
from workbench.tasks.brief_batch import Leaving, briefs_to_folder
from workbench.tasks.brief_subjects import all_of
from workbench.tasks.brief_to_file import NoBrief
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import issue_brief
from workbench.tasks.lens import NoProvision

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
    everything = all_of(dossier, reader, position)
    assert len(everything) == sum(1 for _ in reader.all("issue"))
    found = all_of(dossier, reader, position, "SANITARIAS")
    assert [r.key for r in reader.get_all(found)] == ["I-3"]
    assert all_of(dossier, reader, position, "sanitarias inexistente") == []
    defensive = all_of(dossier, reader, position, wanted={"orientation": "defensive"})
    assert len(defensive) < len(everything)
    assert len(all_of(dossier, reader, KINDS["committee"])) == sum(1 for _ in reader.all("body"))
    provisions = all_of(dossier, reader, KINDS["article"])
    assert len(provisions) == len(set(provisions)) > 100 and "9.17" in provisions
    assert all_of(dossier, reader, KINDS["article"], "art 9.17") == ["9.17"]
    assert all_of(dossier, reader, KINDS["article"], "fitosanitarias")


def test_one_for_each_provision(dossier: Dossier, tmp_path: Path) -> None:
    asked = ["9.17", "Art. 9.17 T-MEC", "34.7"]
    done = briefs_to_folder(dossier, tmp_path / "f", asked, PUBLIC, "es", DAY, leaving=Leaving("article"))
    assert [one.name for one in done.left] == ["Art. 9.17", "Art. 34.7"] and not done.failed
    assert done.left[0].paths[0].name == "ficha-de-articulo-art-9-17-public-es.pdf"
    with pytest.raises(NoProvision):
        briefs_to_folder(dossier, tmp_path / "g", ["99.99"], PUBLIC, "es", DAY, leaving=Leaving("article"))
    assert not (tmp_path / "g").exists()


def test_what_changed_since_each_issued_brief_of_the_same_readers(dossier: Dossier, tmp_path: Path) -> None:
    def issue(kind: str, of: str, handing: Handing = PUBLIC, **options: Any) -> None:
        issue_brief(dossier, tmp_path / "x.pdf", of, handing, "es", DAY, kind=kind, options=Options(**options))

    issue("position", "I-3")
    issue("position", "I-4")
    issue("committee", "B-12")
    issue("position", "I-3", Handing(Audience.NEGOTIATORS))
    issue("delta", "I-3", since="1")
    change(dossier, "I-3", interest=Parallel("Un objetivo nuevo"))
    delta = KINDS["delta"]
    assert all_of(dossier, dossier.reader.for_audience(Audience.PUBLIC), delta) == ["2", "1"]
    assert len(all_of(dossier, dossier.reader, delta, since="2026-01-01")) == sum(
        1 for _ in dossier.reader.all("issue")
    )
    done = briefs_to_folder(
        dossier, tmp_path / "f", ["1", "2"], PUBLIC, "es", DAY, leaving=Leaving("delta", suffix=".docx")
    )
    assert not done.failed and [one.name[:14] for one in done.left] == ["desde la núm. 1"[:14], "desde la núm. 2"[:14]]
    said = [
        " ".join(cell.text for t in docx.Document(str(one.paths[0])).tables for cell in t._cells) for one in done.left
    ]
    assert "Un objetivo nuevo" in said[0] and "Un objetivo nuevo" not in said[1]
    for wrong, told in (("3", "no es de temas"), ("99", "no es el número"), ("I-3", "no es el número")):
        with pytest.raises(NoBrief, match=r".") as refused:
            briefs_to_folder(dossier, tmp_path / "g", [wrong], PUBLIC, "es", DAY, leaving=Leaving("delta"))
        assert told in refused.value.words.es
    with pytest.raises(NoBrief):
        asked = (["1"], Handing(release_to="Senado"), "es", DAY)
        briefs_to_folder(dossier, tmp_path / "g", *asked, leaving=Leaving("delta"))  # type: ignore[arg-type]
    assert not (tmp_path / "g").exists()
    by_day = Leaving("delta", Options(since="2026-01-01"))
    done = briefs_to_folder(dossier, tmp_path / "h", ["I-3", "I-4"], PUBLIC, "es", DAY, leaving=by_day)
    assert len(done.left) == 2 and not done.failed


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
