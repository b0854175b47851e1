"""A statement becomes a position: a new one, the one that is meant, or whichever a person names; one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Body, Issue, Meeting, Position, Source, Statement
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.promoting import CannotPromote, promote, promotion

DAY = from_iso("2026-07-23")
STATED, ESTIMATE = Chosen("stated"), Chosen("estimate")


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with open_dossier(dossier_path, write=True) as opened:
        records = (
            Actor(uid="us", title=Parallel("Estados Unidos")),
            Issue(uid="steel", title=Parallel("Acero")),
            Body(uid="body", title=Parallel("Comité de Comercio")),
            Meeting(uid="sitting", title=Parallel("Ronda 3"), body="body", when=DAY),
        )
        opened.journal.commit(ChangeSet(tuple(map(Create, records)), "base"))
        yield opened


def said(dossier: Dossier, **more: object) -> Statement:
    values = {
        "on": Parallel("cuota"), "actor": "us", "verb": Chosen("objects"), "words": Parallel("Ni una tonelada."),
        "when": DAY, "formality": Chosen("informal"), "issue": "steel", "meeting": "sitting", **more,
    }  # fmt: skip
    dossier.journal.commit(ChangeSet((Create(Statement(uid="s", **values)),), "dicho"))  # type: ignore[arg-type]
    found = dossier.reader.get("s")
    assert isinstance(found, Statement)
    return found


def held(dossier: Dossier, uid: str, on: str, standing: Chosen = STATED, **more: object) -> None:
    position = Position(uid=uid, on=Parallel(on), issue="steel", actor="us", standing=standing, **more)  # type: ignore[arg-type]
    dossier.journal.commit(ChangeSet((Create(position),), "antes"))


def test_a_new_position_with_the_meeting_as_its_source_and_one_undo(dossier: Dossier) -> None:
    statement = said(dossier)
    found = promotion(dossier.reader, "s", "es")
    assert found.is_clear and not found.candidates
    dossier.journal.commit(promote(dossier.reader, statement, "es"))
    (position,) = [p for p in dossier.reader.all("position") if isinstance(p, Position)]
    assert (position.on, position.issue, position.actor) == (Parallel("cuota"), "steel", "us")
    assert (position.statement, position.stance) == (Parallel("Ni una tonelada."), Chosen("opposes"))
    assert (position.standing, position.formality, position.as_of) == (STATED, Chosen("informal"), DAY)
    (citation,) = dossier.reader.citations(position.uid)
    source = dossier.reader.get(citation.source)
    assert isinstance(source, Source) and (source.title, source.date) == ("Ronda 3", DAY)
    assert (citation.field, citation.locator, citation.verified) == ("statement", "S-1", False)
    promoted = dossier.reader.get("s")
    assert isinstance(promoted, Statement) and promoted.promoted_to == position.uid
    with pytest.raises(CannotPromote):
        promotion(dossier.reader, "s", "es")
    dossier.journal.undo()
    assert dossier.reader.count("position") == dossier.reader.count("source") == 0
    assert getattr(dossier.reader.get("s"), "promoted_to") == ""  # noqa: B009


def test_the_position_on_the_same_words_is_meant_and_its_cleared_wording_is_a_draft_again(dossier: Dossier) -> None:
    statement = said(dossier, reviewed=True)
    held(dossier, "p", "Cuota", statement=Parallel("Antes", "Before"), clearance=Chosen("cleared"), stance=STATED)
    held(dossier, "q", "Otra cosa")
    held(dossier, "ours", "cuota", ESTIMATE)
    found = promotion(dossier.reader, "s", "es")
    assert found.certain == "p" and [uid for uid, _ in found.candidates] == ["p", "q"]
    dossier.journal.commit(promote(dossier.reader, statement, "es", "p"))
    position = dossier.reader.get("p")
    assert isinstance(position, Position)
    assert position.statement == Parallel("Ni una tonelada.", "Before", older=("en",))
    assert position.clearance == Chosen("draft") and position.stance == STATED and position.as_of == DAY
    assert [c.verified for c in dossier.reader.citations("p")] == [True]


def test_where_several_may_be_meant_or_the_issue_is_not_known_a_person_says(dossier: Dossier) -> None:
    held(dossier, "p", "Otra cosa")
    statement = said(dossier, issue="", meeting="", words=Parallel())
    found = promotion(dossier.reader, "s", "es")
    assert not found.is_clear and [uid for uid, _ in found.candidates] == ["p"]
    with pytest.raises(CannotPromote):
        promote(dossier.reader, statement, "es")
    dossier.journal.commit(promote(dossier.reader, statement, "es", issue="steel"))
    made = [p for p in dossier.reader.all("position") if isinstance(p, Position) and p.uid != "p"]
    assert [p.statement for p in made] == [Parallel("cuota")] and dossier.reader.citations(made[0].uid) == []


def test_a_source_that_stands_for_the_meeting_is_taken_again(dossier: Dossier) -> None:
    dossier.journal.commit(ChangeSet((Create(Source(uid="w", title="Ronda 3", date=DAY)),), "fuente"))
    dossier.journal.commit(promote(dossier.reader, said(dossier), "es"))
    assert dossier.reader.count("source") == 1


def test_nothing_but_a_statement_is_promoted(dossier: Dossier) -> None:
    for uid in ("us", "nobody"):
        with pytest.raises(CannotPromote):
            promotion(dossier.reader, uid, "es")


def test_a_statement_edited_meanwhile_is_not_promoted_as_it_was(dossier: Dossier) -> None:
    statement = said(dossier)
    dossier.journal.commit(ChangeSet((Update("s", statement.revision, {"words": Parallel("Otra")}),), "edición"))
    with pytest.raises(Exception, match="S-1"):
        dossier.journal.commit(promote(dossier.reader, statement, "es"))
    assert dossier.reader.count("position") == 0
