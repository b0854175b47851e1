"""Full text: blind to case and accents, and deaf to its own syntax."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from workbench.domain.audience import AUDIENCES
from workbench.domain.change import ChangeSet, Create, Delete, Update
from workbench.domain.provision import Provision
from workbench.domain.records import Actor, Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import Dossier, open_dossier


@pytest.fixture(scope="module")
def dossier(empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("search") / "a.twb"
    path.write_bytes(empty_dossier.read_bytes())
    with open_dossier(path, write=True) as opened:
        title = Parallel("Régimen de Origen", "Rules of origin")
        steel = Issue(uid="steel", title=title, provisions=(Provision("article", ("9", "17", "2")),))
        made = (
            steel,
            Issue(uid="and", title=Parallel(es="AND OR NOT NEAR"), number="3.10-B"),
            Actor(uid="us", title=Parallel("Estados Unidos", "United States", "États-Unis"), names=("E\u0301UA",)),
        )
        opened.journal.commit(ChangeSet(tuple(Create(r) for r in made), "x"))
        yield opened


def found(dossier: Dossier, words: str) -> list[str]:
    answer = dossier.reader.search(words)
    assert answer.total == len(answer.records)
    return sorted(r.uid for r in answer.records)


@pytest.mark.parametrize(
    ("words", "uids"),
    [
        ("regimen", ["steel"]),
        ("RÉGIMEN ORIGEN", ["steel"]),
        ("re\u0301gimen", ["steel"]),
        ("ori", ["steel"]),
        ("ori regimen", []),  # only the last word may be the beginning of one
        ("regimen rules", ["steel"]),
        ("origen acero", []),
        ("9.17.2", ["steel"]),
        ("9.17", ["steel"]),
        ("17.9", []),
        ("near", ["and"]),
        ("AND", ["and"]),
        ("NOT origen", []),
        ("3.10-b", ["and"]),
        ("etats-unis", ["us"]),
        ("e\u0301ua", ["us"]),
        ("EUA", ["us"]),
        ("title_es", []),
        ("public:regimen", []),
        ("", []),
        ('"', []),
        ("***", []),
    ],
)
def test_finds(dossier: Dossier, words: str, uids: list[str]) -> None:
    assert found(dossier, words) == uids


SYNTAX = st.lists(
    st.sampled_from(['"', "AND", "OR", "NOT", "NEAR", "NEAR(", "*", ":", "-", "+", "^", "(", ")", "{", "}", ",", "'"])
    | st.sampled_from(["public", "regimen", " ", "  ", "\x00", "\ud800", "%", "_", "\\"])
    | st.text(max_size=5)
).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=SYNTAX | st.text(max_size=30))
@example(words="AND " * 2000)
@example(words="\U0001e900 \u0378 ² Ⅷ ᎠᏴ")
@example(words="a" * 100_000)
def test_whatever_is_typed_is_only_words(dossier: Dossier, words: str) -> None:
    for audience in AUDIENCES:
        answer = dossier.reader.for_audience(audience).search(words)
        assert answer.total == len(answer.records) and answer.total <= (3 if int(audience) == 3 else 0)
    assert dossier.reader.for_release(words).search(words).total == 0


def test_the_index_follows_every_change(dossier_path: Path) -> None:
    with open_dossier(dossier_path, write=True) as dossier:
        journal = dossier.journal
        journal.commit(ChangeSet((Create(Issue(uid="i", title=Parallel(es="uno"), tags=("uva",))),), "x"))
        journal.commit(ChangeSet((Update("i", 1, {"title": Parallel(es="dos"), "tags": ()}),), "x"))
        assert (found(dossier, "uno"), found(dossier, "uva"), found(dossier, "dos")) == ([], [], ["i"])
        journal.commit(ChangeSet((Delete("i", 2),), "x"))
        assert found(dossier, "dos") == []
        journal.undo()
        assert found(dossier, "dos") == ["i"]
        journal.undo()
        assert (found(dossier, "uno"), found(dossier, "uva"), found(dossier, "dos")) == (["i"], ["i"], [])
        journal.undo()
        assert found(dossier, "uno") == []
        assert dossier._database.conn.execute("SELECT count(*) FROM search").fetchone()[0] == 0


def test_deleted_words_do_not_stay_in_the_file(dossier_path: Path) -> None:
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet((Create(Issue(uid="i", title=Parallel(es="x"), notes="zqsecretw")),), "x"))
    assert b"zqsecretw" in dossier_path.read_bytes()
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet((Delete("i", 1),), "x"))
        dossier._database.conn.execute("DELETE FROM entry_values")  # the past purged too
    assert b"zqsecretw" not in dossier_path.read_bytes()
