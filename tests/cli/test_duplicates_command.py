"""Records entered twice, from the command line: listed, merged as one step of undo, or remembered as two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import said

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Commitment, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.store.dossier import open_dossier
from workbench.tasks.look_up import gone_into

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
    done = said("merge", twice, "I-1", "I-2", "--take", "table=drop")
    assert done.exit_code == 0, done.output
    assert "I-2 se fusionó con I-1 (cambio 2); 1 referencia apunta ahora a I-1." in done.output
    assert "revert" not in done.output
    with open_dossier(twice) as dossier:
        kept = dossier.reader.get("a")
        assert isinstance(kept, Issue) and kept.table == "Mesa 7" and "Mesa 1" in kept.notes
        assert dossier.reader.get("b") is None
    assert listed(twice) == (0, [])
    assert said("undo", twice).exit_code == 0
    assert listed(twice) == (1, [("I-1", "I-2")])


def test_the_old_key_leads_to_the_record_that_it_went_into(twice: Path) -> None:
    assert said("merge", twice, "I-1", "I-2").exit_code == 0
    shown = said("show", twice, "I-2")
    assert shown.exit_code == 0 and shown.output.startswith("I-2 se fusionó con I-1 (cambio 2).\n")
    assert "Minerales críticos" in shown.output
    data = json.loads(said("show", twice, "I-2", "--json").output)
    assert data["merged"] == [{"change": 2, "from": "I-2", "into": "I-1"}]
    assert [s["key"] for s in data["subjects"]] == ["I-1"]
    assert said("history", twice, "I-2").output.startswith("I-2 se fusionó con I-1 (cambio 2).\n")
    assert json.loads(said("history", twice, "I-2", "--json").output)[0]["merged_into"] == "I-1"
    assert "se fusionó con" not in said("show", twice, "I-1").output
    assert said("merge", twice, "I-3", "I-1").exit_code == 0
    twofold = said("show", twice, "I-2").output
    assert twofold.startswith("I-2 se fusionó con I-1 (cambio 2).\nI-1 se fusionó con I-3 (cambio 3).\n")
    with open_dossier(twice) as dossier:
        assert gone_into(dossier.reader.for_audience(Audience.GOVERNMENT), "I-2") == []
    assert said("undo", twice).exit_code == said("undo", twice).exit_code == 0
    assert "se fusionó con" not in said("show", twice, "I-2").output


def test_a_dry_run_tells_both_values_which_counts_and_where_the_other_goes(twice: Path) -> None:
    dry = said("merge", twice, "I-1", "I-2", "--dry-run").output
    assert "  Mesa\n      I-1: Mesa 1\n      I-2: Mesa 7\n      → cuenta lo de I-1; lo de I-2 va a las notas\n" in dry
    assert "1 referencia apuntaría a I-1." in dry and "cambio" not in dry
    taken = said("merge", twice, "I-1", "I-2", "--take", "table=drop", "--dry-run").output
    assert "      → cuenta lo de I-2; lo de I-1 va a las notas\n" in taken
    shape = json.loads(said("merge", twice, "I-1", "I-2", "--take", "table=drop", "--dry-run", "--json").output)
    assert shape == {
        **{"keep": "I-1", "drop": "I-2", "fields": {"title": "chosen", "table": "chosen"}, "undecided": []},
        **{"pointing": {"commitment": 1}, "audience": "negotiators"},
        "values": {
            "title": {
                **{"keep": "Minerales críticos", "drop": "Minerales criticos", "how": "chosen", "counts": "keep"},
                **{"becomes": "Minerales críticos", "goes": "notes"},
            },
            "table": {
                **{"keep": "Mesa 1", "drop": "Mesa 7", "how": "chosen", "counts": "drop"},
                **{"becomes": "Mesa 7", "goes": "notes"},
            },
        },
    }
    with open_dossier(twice) as dossier:
        assert len(dossier.reader.changes()) == 1


def test_other_names_stay_names_and_what_one_alone_says_is_told_too(dossier_path: Path) -> None:
    actors = (
        Actor(uid="a", title=Parallel(es="Secretaría de Economía"), acronym="SE"),
        Actor(uid="b", title=Parallel(es="Economía"), country=Chosen("MX")),
    )
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, actors)), "base"))
    dry = said("merge", dossier_path, "A-1", "A-2", "--dry-run").output
    assert "→ cuenta lo de A-1; lo de A-2 va a los otros nombres" in dry
    assert "A-1: SE\n      A-2: —\n      → cuenta lo de A-1\n" in dry
    assert "A-1: —\n" in dry and "→ cuenta lo de A-2\n" in dry
    done = said("merge", dossier_path, "A-1", "A-2")
    assert done.output.endswith("A-2 se fusionó con A-1 (cambio 2).\n")


def test_what_tells_two_apart_is_asked_for_and_positions_of_two_actors_are_never_one(dossier_path: Path) -> None:
    def held(uid: str, actor: str, stance: str) -> Position:
        return Position(uid=uid, issue="i", actor=actor, on=Parallel(es="Cuota"), stance=Chosen(stance))

    actors = [Actor(uid=uid, title=Parallel(es=title)) for uid, title in (("m", "México"), ("u", "Estados Unidos"))]
    positions = (held("p", "m", "support"), held("q", "m", "oppose"), held("r", "u", "support"))
    with open_dossier(dossier_path, write=True) as dossier:
        records = (Issue(uid="i", title=Parallel(es="Azúcar")), *actors, *positions)
        dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "base"))
    for more in ((), ("--dry-run",)):
        done = said("merge", dossier_path, "P-1", "P-2", *more)
        assert done.exit_code == 2 and "Aquí se elige con --take stance=keep|drop." in done.output
        done = said("merge", dossier_path, "P-1", "P-3", "--take", "actor=keep", *more)
        assert done.exit_code == 2 and "difieren en Actor de la posición («México» y «Estados Unidos»)" in done.output
    assert said("merge", dossier_path, "P-1", "P-2", "--take", "stance=drop").exit_code == 0
    with open_dossier(dossier_path) as dossier:
        kept = dossier.reader.get("p")
        assert isinstance(kept, Position) and kept.stance == Chosen("oppose")


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
