"""Records entered twice, from the command line: listed, merged as one step of undo, or remembered as two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import said

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Commitment, Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import open_dossier

pytestmark = pytest.mark.usefixtures("spanish")


@pytest.fixture
def twice(dossier_path: Path) -> Path:
    records = (
        Issue(uid="a", title=Parallel(es="Minerales críticos"), table="Mesa 1"),
        Issue(uid="b", title=Parallel(es="Minerales criticos"), table="Mesa 7"),
        Issue(uid="c", title=Parallel(es="Minerales críticos, tema 2")),
        Actor(uid="m", title=Parallel(es="México")),
        Commitment(uid="t", title=Parallel(es="Enviar la lista"), issue="b"),
    )
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "base"))
    return dossier_path


def listed(path: Path, *more: str) -> tuple[int, list[tuple[str, str]]]:
    done = said("duplicates", path, "--json", *more)
    return done.exit_code, [(one["keep"]["key"], one["drop"]["key"]) for one in json.loads(done.output)]


def test_they_are_listed_with_a_reason(twice: Path) -> None:
    assert listed(twice) == (1, [("I-1", "I-2")])
    assert listed(twice, "--type", "actor") == (0, [])
    done = said("duplicates", twice)
    assert done.exit_code == 1 and "0.99" in done.output and "1 posible duplicado" in done.output
    checked = json.loads(said("check", twice, "--json").output)
    reason = "el mismo título, salvo acentos, mayúsculas o signos"
    assert reason in done.output
    told = [(f["key"], f["other"], f["message"]) for f in checked if f["code"] == "duplicate-likely"]
    assert told == [("I-1", "b", f"Puede ser el mismo que I-2 «Minerales criticos»: {reason}.")]


def test_a_merge_is_one_step_of_undo(twice: Path) -> None:
    dry = json.loads(said("merge", twice, "I-1", "I-2", "--take", "table=drop", "--dry-run", "--json").output)
    assert dry == {
        **{"keep": "I-1", "drop": "I-2", "fields": {"title": "chosen", "table": "chosen"}},
        **{"pointing": {"commitment": 1}, "audience": "negotiators"},
    }
    done = said("merge", twice, "I-1", "I-2", "--take", "table=drop")
    assert done.exit_code == 0, done.output
    assert "1 registro apunta ahora al que se conserva." in done.output
    with open_dossier(twice) as dossier:
        kept = dossier.reader.get("a")
        assert isinstance(kept, Issue) and kept.table == "Mesa 7" and "Mesa 1" in kept.notes
        assert dossier.reader.get("b") is None
    assert listed(twice) == (0, [])
    assert said("undo", twice).exit_code == 0
    assert listed(twice) == (1, [("I-1", "I-2")])


def test_that_two_are_two_is_remembered_and_can_be_taken_back(twice: Path) -> None:
    assert said("distinct", twice, "I-2", "I-1").exit_code == 0
    assert listed(twice) == (0, [])
    assert not [f for f in json.loads(said("check", twice, "--json").output) if f["code"] == "duplicate-likely"]
    again = said("distinct", twice, "I-1", "I-2")
    assert again.exit_code == 1 and "Ya se dijo que I-1 y I-2 son distintos." in again.output
    assert said("distinct", twice, "I-1", "I-2", "--forget").exit_code == 0
    assert listed(twice)[0] == 1
    assert said("distinct", twice, "I-1", "I-2", "--forget").exit_code == 1
    assert said("distinct", twice, "I-1", "A-1").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("I-1", "I-1"), "I-1 no se fusiona consigo mismo."),
        (("I-1", "A-1"), "no son del mismo tipo"),
        (("I-1", "I-99"), "No hay ningún registro «I-99»."),
        (("I-1", "I-2", "--take", "colour=drop"), "Tema no tiene el campo «colour»"),
        (("I-1", "I-2", "--take", "table"), "write FIELD=drop"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(twice: Path, arguments: tuple[str, ...], words: str) -> None:
    done = said("merge", twice, *arguments)
    assert done.exit_code == 2 and words in done.output
    with open_dossier(twice) as dossier:
        assert len(dossier.reader.changes()) == 1


def test_what_was_said_travels_with_an_export_for_negotiators_alone(twice: Path, tmp_path: Path) -> None:
    assert said("distinct", twice, "I-1", "I-2").exit_code == 0
    for audience, count in (("negotiators", 1), ("public", 0)):
        out = tmp_path / f"{audience}.json"
        assert said("export", twice, out, "--audience", audience).exit_code == 0
        records = json.loads(out.read_text(encoding="utf-8"))["records"]
        assert sum(r["type"] == "distinction" for r in records) == count
