"""A reserved day that happens to equal one that is computed, or that was public once, stops no paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pdf_words import words_of

from workbench.briefs.compose.options import Options
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Edit, Update
from workbench.domain.records import Issue, Milestone
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.outgoing.proof import LeakFound
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.brief_to_file import brief_to_file
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.following import as_they_were, computed_days
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import issue_brief

DAY = date(2026, 7, 23)
PUBLIC = Handing(Audience.PUBLIC)


def milestone(uid: str, when: str, audience: str) -> Create:
    titled = Milestone(
        uid=uid, title=Parallel(es=f"Hito {uid}"), when=from_iso(when), audience=Chosen(audience), issue="i"
    )
    return Create(titled)


def write(dossier: Dossier, *edits: Edit) -> None:
    dossier.journal.commit(ChangeSet(edits, "x"))


def said(path: Path) -> str:
    return words_of(path).replace("\u00a0", " ")


def test_a_reserved_day_that_equals_a_computed_one(tmp_path: Path) -> None:
    path, out = tmp_path / "a.dossier", tmp_path / "a.pdf"
    new_dossier(path, "usmca-review", author="t")
    with open_dossier(path, write=True) as dossier:
        write(dossier, Create(Issue(uid="i", title=Parallel(es="Acero"), audience=Chosen("public"))))
        write(dossier, milestone("own", "2027-06-01", "negotiators"))
        assert "1 de junio de 2027" in computed_days(dossier.reader.for_audience(Audience.PUBLIC), DAY)
        brief_to_file(dossier, out, "M-76", PUBLIC, "es", DAY, kind="book")
        assert "1 de junio de 2027" in said(out)
        write(dossier, milestone("late", "2027-05-14", "negotiators"))
        with pytest.raises(LeakFound):  # a day that follows from nothing is still told
            brief_to_file(
                dossier, out, "M-76", PUBLIC, "es", DAY, kind="book", options=Options(unit="14 de mayo de 2027")
            )


@pytest.mark.parametrize("was", ["2026-10-13", "2026-10-03"])
def test_a_reserved_day_that_was_a_public_one_or_ends_like_it(dossier_path: Path, tmp_path: Path, was: str) -> None:
    out = tmp_path / "a.pdf"
    with open_dossier(dossier_path, write=True) as dossier:
        write(dossier, Create(Issue(uid="i", title=Parallel(es="Acero"), audience=Chosen("public"))))
        write(dossier, milestone("open", was, "public"), milestone("own", "2026-10-03", "negotiators"))
        start = dossier.reader.changes(1)[0].id
        issue_brief(dossier, tmp_path / "b.pdf", "I-1", PUBLIC, "es", date.today())
        write(dossier, Update("open", 1, {"when": from_iso("2026-11-20")}))
        before = as_they_were(dossier.reader.for_audience(Audience.PUBLIC), start)
        assert [words for words in before if "octubre" in words] == [f"{int(was[-2:])} de octubre de 2026"]
        brief_to_file(dossier, out, "I-1", PUBLIC, "es", date.today(), kind="delta", options=Options(since="1"))
    assert f"{int(was[-2:])} de octubre de 2026 20 de noviembre de 2026" in said(out)
