"""Two records become one: nothing is lost, nothing points to what is gone, nobody sees more, and undo puts all back."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import canaries as c
import pytest

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import (
    SCHEMA,
    Actor,
    Citation,
    Commitment,
    Distinction,
    Engagement,
    Issue,
    Position,
    Source,
    Submission,
)
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Flag, Parallel, Reference, References
from workbench.editing.combining import Side, unites
from workbench.editing.merge import Merging, MustChoose, lay_out, merge
from workbench.editing.two import CannotMerge
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.reader import Reader

LISTED = [t.name for t in SCHEMA.types if t.listed]


def kept_in(path: Path, *records: Record) -> Dossier:
    dossier = open_dossier(path, write=True)
    dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "base"))
    return dossier


def everything(reader: Reader) -> dict[str, Record]:
    """All records by uid, apart from how often they were written."""
    return {r.uid: replace(r, revision=0) for t in SCHEMA.types for r in reader.all(t.name)}


def told(reader: Reader) -> set[str]:
    """The canaries that a reader can come by."""
    return {canary for record in everything(reader).values() for canary in c.canaries(record)}


def links(reader: Reader) -> set[tuple[str, str, str, tuple[str, ...]]]:
    return {(one.target, one.type, one.field, one.uids) for one in reader.links_to(everything(reader))}


def pointed(record: Record) -> set[str]:
    return {uid for f in SCHEMA.of(record).fields for uid in f.type.targets(getattr(record, f.name))}


def chosen(record: Record) -> set[str]:
    """The words in which a sender said a choice: where the kept record made the same choice its own stay."""
    values = (getattr(record, f.name) for f in SCHEMA.of(record).fields)
    return {canary for value in values if isinstance(value, Chosen) for canary in c.canaries(value)}


def world(chance: random.Random) -> list[Record]:
    """Two records of every type with a canary in every field of words, at odd levels, that point to one another."""
    fresh = c.fresh_words()
    names = [t.name for t in SCHEMA.types if t.name != "distinction"]
    made: list[Record] = []
    for record_type in SCHEMA.types[:-1]:
        for n in range(2):
            given: dict[str, Any] = {
                "audience": Chosen(chance.choice(AUDIENCES).key),
                "levels": tuple(
                    sorted(
                        (f.name, chance.choice(AUDIENCES))
                        for f in chance.sample(record_type.fields, 3)
                        if f.name not in ("audience", "levels", "release_to")
                    )
                ),
                "release_to": tuple(chance.sample(["US", "CA", "Senado"], 2)),
            }
            for f in record_type.fields:
                to = [
                    f"{name}{m}" for name in f.refers_to for m in range(2) if f"{name}{m}" != f"{record_type.name}{n}"
                ]
                if isinstance(f.type, Reference) and (f.required or chance.random() < 0.6):
                    given[f.name] = chance.choice(to) if to else ""
                elif isinstance(f.type, References):
                    given[f.name] = tuple(chance.sample(to, min(len(to), 2)))
                elif isinstance(f.type, Flag):
                    given[f.name] = chance.random() < 0.5
                elif not f.refers_to and not f.required and f.name not in given and chance.random() < 0.3:
                    given[f.name] = f.type.empty
            if record_type.name == "citation":
                given["field"] = ""
            if record_type.name == "position":
                given |= {"actor": "actor0", "standing": Chosen("estimate")}  # those of others are never merged
            made.append(c.record_with_canaries(record_type, f"{record_type.name}{n}", fresh, given))
    assert {r.uid[:-1] for r in made} == set(names)
    return made


@pytest.mark.parametrize("seed", range(4))
def test_of_any_type_nothing_is_lost_nobody_sees_more_and_undo_puts_all_back(
    new_path: Callable[[], Path], seed: int
) -> None:
    chance = random.Random(seed)
    with kept_in(new_path(), *world(chance)) as dossier:
        reader = dossier.reader
        before, tied = everything(reader), links(reader)
        seen = {a: told(reader.for_audience(a)) for a in AUDIENCES}
        for name in LISTED:
            keep, drop = chance.sample([f"{name}0", f"{name}1"], 2)
            take: dict[str, Side] = {f.name: "drop" for f in SCHEMA.type(name).fields if chance.random() < 0.3}
            for declared in lay_out(reader, keep, drop, take).undecided:
                sides: tuple[Side, ...] = ("keep", "drop", "both") if unites(declared) else ("keep", "drop")
                take[declared.name] = chance.choice(sides)
            effect = dossier.journal.commit(merge(reader, keep, drop, take).change_set)
            assert drop in effect.deleted
            after = everything(reader)
            assert drop not in {uid for record in after.values() for uid in pointed(record)}
            assert keep not in pointed(after[keep])
            assert not [one for one in links(reader) if drop in (one[0], *one[3])]
            for audience in AUDIENCES:
                assert told(reader.for_audience(audience)) <= seen[audience], (name, audience)
            assert told(reader) | chosen(before[drop]) == seen[Audience.NEGOTIATORS], name
            undone = dossier.journal.undo()
            assert {o.result for o in undone.outcomes} == {"reverted"}
            assert everything(reader) == before and links(reader) == tied
            assert {a: told(reader.for_audience(a)) for a in AUDIENCES} == seen
        assert reader.broken_changes() == []


def test_values_are_filled_united_chosen_and_the_others_told(dossier_path: Path) -> None:
    sps, origin = (parse_provisions(words).value for words in ("9.17", "4.5"))
    one = Issue(
        **{"uid": "a", "title": Parallel("Carne", "Meat"), "tags": ("agro",), "provisions": sps, "notes": "Una nota."},
        table="Mesa 1",
    )
    two = Issue(
        **{"uid": "b", "title": Parallel(es="Carnes"), "tags": ("agro", "salud"), "provisions": origin},
        **{"table": "Mesa 7", "number": "3", "notes": "Otra.", "background": Parallel(es="Historia")},
    )
    with kept_in(dossier_path, one, two) as dossier:
        merging = merge(dossier.reader, "a", "b", {"table": "drop", "provisions": "both"})
        how = {m.field.name: m.how for m in merging.met if m.how not in ("same", "kept")}
        assert how == {
            **{"title": "chosen", "number": "filled", "provisions": "united", "table": "chosen"},
            **{"background": "filled", "tags": "united"},
        }
        dossier.journal.commit(merging.change_set)
        kept = dossier.reader.get("a")
        assert isinstance(kept, Issue) and dossier.reader.get("b") is None
        assert (kept.title, kept.table, kept.number) == (Parallel("Carne", "Meat"), "Mesa 7", "3")
        assert (kept.tags, kept.provisions) == (("agro", "salud"), (*sps, *origin))
        assert kept.notes == (
            "Una nota.\n\nOtra.\n\nDe «Carnes», que se fusionó aquí:\nTema: Carnes\n\n"
            "De este registro, antes de que «Carnes» se fusionara aquí:\nMesa: Mesa 1"
        )


def test_of_lists_that_tell_two_apart_one_may_count_and_the_other_goes_to_the_notes(dossier_path: Path) -> None:
    ours, theirs = (parse_provisions(words).value or () for words in ("9.17", "4.5"))
    issues = [Issue(uid=uid, title=Parallel("Carne"), provisions=named) for uid, named in (("a", ours), ("b", theirs))]
    with kept_in(dossier_path, *issues) as dossier:
        with pytest.raises(MustChoose) as refused:
            merge(dossier.reader, "a", "b")
        assert [f.name for f in refused.value.fields] == ["provisions"]
        assert refused.value.words.es == (
            "I-1 y I-2 no dicen lo mismo en lo que distingue a los registros de su tipo (Disposiciones): elija "
            "qué vale o déjelos como dos."
        )
        dossier.journal.commit(merge(dossier.reader, "a", "b", {"provisions": "drop"}).change_set)
        kept = dossier.reader.get("a")
        assert isinstance(kept, Issue) and kept.provisions == theirs
        assert kept.notes.startswith("De este registro, antes de que «Carne» se fusionara aquí:\nDisposiciones: ")


def test_positions_of_other_actors_and_of_another_standing_are_two_whatever_is_chosen(dossier_path: Path) -> None:
    def held(uid: str, actor: str, standing: str, **given: Any) -> Position:
        words = {"on": Parallel(es="Cuota"), "standing": Chosen(standing)}
        return Position(uid=uid, issue="i", actor=actor, **words, **given)  # type: ignore[arg-type]

    ground = (
        *(Issue(uid=uid, title=Parallel(es=title)) for uid, title in (("i", "Azúcar"), ("j", "Acero"))),
        *(Actor(uid=uid, title=Parallel(es=title)) for uid, title in (("mx", "México"), ("us", "Estados Unidos"))),
    )
    ours = held("p", "us", "stated")
    theirs = (held("q", "mx", "stated", red_line=Parallel(es="Nada menos que diez")), held("r", "us", "estimate"))
    elsewhere = replace(ours, uid="s", issue="j", red_line=Parallel(es="Doce"))
    with kept_in(dossier_path, *ground, ours, *theirs, elsewhere) as dossier:
        chosen: dict[str, Side] = {"actor": "keep", "standing": "keep"}
        for drop, words in (
            ("q", "P-1 y P-2 no se fusionan, porque difieren en Actor de la posición («Estados Unidos» y «México»);"),
            ("r", "P-1 y P-3 no se fusionan, porque difieren en Expresada o estimada («Expresada por el actor» y "),
        ):
            for take in ({}, chosen):
                with pytest.raises(CannotMerge) as refused:
                    merge(dossier.reader, "p", drop, take)
                assert refused.value.words.es.startswith(words), refused.value.words.es
        with pytest.raises(MustChoose):
            merge(dossier.reader, "p", "s")
        dossier.journal.commit(merge(dossier.reader, "p", "s", {"issue": "keep"}).change_set)
        kept = dossier.reader.get("p")
        assert isinstance(kept, Position) and (kept.issue, kept.red_line.es) == ("i", "Doce")


def test_other_names_stay_names_and_translations_of_another_wording_are_marked(dossier_path: Path) -> None:
    one = Actor(uid="a", title=Parallel(es="Secretaría de Economía"), acronym="SE")
    two = Actor(uid="b", title=Parallel("Economía", "Ministry of Economy"), acronym="SECON", names=("La Secretaría",))
    with kept_in(dossier_path, one, two) as dossier:
        dossier.journal.commit(merge(dossier.reader, "a", "b").change_set)
        kept = dossier.reader.get("a")
        assert isinstance(kept, Actor)
        assert kept.title == Parallel("Secretaría de Economía", "Ministry of Economy", older=("en",))
        assert kept.names == ("La Secretaría", "Economía", "SECON") and kept.notes == ""


def test_citations_move_and_the_same_one_stands_once(dossier_path: Path) -> None:
    issues = [Issue(uid=uid, title=Parallel(es="Carne")) for uid in "ab"]
    cited = [
        Citation(uid=uid, record=of, source="w", field="title", locator=where)
        for uid, of, where in (("x", "a", "p. 1"), ("y", "b", "p. 1"), ("z", "b", "p. 2"))
    ]
    with kept_in(dossier_path, Source(uid="w", title="Informe"), *issues, *cited) as dossier:
        merging = merge(dossier.reader, "a", "b")
        assert merging.pointing == {"citation": 1}
        dossier.journal.commit(merging.change_set)
        assert sorted(one.uid for one in dossier.reader.citations("a")) == ["x", "z"]
        dossier.journal.undo()
        assert sorted(one.uid for one in dossier.reader.citations("b")) == ["y", "z"]


def test_a_clearance_holds_for_the_wording_that_was_cleared(dossier_path: Path) -> None:
    def held(uid: str, words: str, **given: Any) -> Position:
        return Position(uid=uid, issue="i", actor="a", on=Parallel(es="Cuota"), statement=Parallel(es=words), **given)

    ground = (Issue(uid="i", title=Parallel(es="Azúcar")), Actor(uid="a", title=Parallel(es="México")))
    cleared = held("p", "Se pide más", clearance=Chosen("cleared"), authorised_by="Ana")
    with kept_in(dossier_path, *ground, cleared, held("q", ""), held("r", "Se pide menos")) as dossier:

        def become(keep: str, drop: str, take: dict[str, Side] | None = None) -> Position:
            dossier.journal.commit(merge(dossier.reader, keep, drop, take or {}).change_set)
            kept = dossier.reader.get(keep)
            dossier.journal.undo()
            assert isinstance(kept, Position)
            return kept

        assert become("p", "q").clearance == Chosen("cleared")
        assert (become("q", "p").clearance, become("q", "p").authorised_by) == (Chosen("cleared"), "Ana")
        assert become("p", "r").clearance == Chosen("cleared")
        other = become("r", "p")
        assert other.clearance == Chosen("draft") and "Ana" in other.notes and "Se pide más" in other.notes


def test_who_may_see_it_is_the_narrower_of_both_and_reserved_words_take_their_level_to_the_notes(
    dossier_path: Path,
) -> None:
    public = Chosen("public")

    def held(uid: str, line: str, standing: str, **given: Any) -> Position:
        words = {"on": Parallel(es="Cuota"), "red_line": Parallel(es=line), "standing": Chosen(standing)}
        return Position(uid=uid, issue="i", actor="a", audience=public, **words, **given)  # type: ignore[arg-type]

    ground = (
        Issue(uid="i", title=Parallel(es="Azúcar"), audience=public),
        Actor(uid="a", title=Parallel(es="México"), audience=public),
    )
    two = (held("p", "Diez", "stated", release_to=("US",)), held("q", "Doce", "stated", release_to=("US", "CA")))
    estimate = replace(held("r", "", "estimate"), standing=None, audience=None)
    with kept_in(dossier_path, *ground, *two, estimate) as dossier:
        merging = merge(dossier.reader, "p", "q")
        assert (merging.before, merging.audience) == (Audience.PUBLIC, Audience.PUBLIC)
        dossier.journal.commit(merging.change_set)
        kept = dossier.reader.get("p")
        assert kept is not None and "Doce" in kept.notes and kept.release_to == ("US",)
        seen = dossier.reader.for_audience(Audience.GOVERNMENT).get("p")
        assert seen is not None and "Doce" not in repr(seen)
        raised = merge(dossier.reader, "p", "r")
        assert (raised.before, raised.audience) == (Audience.PUBLIC, Audience.NEGOTIATORS)
        dossier.journal.commit(raised.change_set)
        assert dossier.reader.for_audience(Audience.GOVERNMENT).get("p") is None


def test_what_was_said_of_one_being_another_goes_with_it(dossier_path: Path) -> None:
    issues = [Issue(uid=uid, title=Parallel(es="Carne")) for uid in "abc"]
    said = [Distinction(uid="x", one="a", other="b"), Distinction(uid="y", one="b", other="c")]
    with kept_in(dossier_path, *issues, *said) as dossier:
        dossier.journal.commit(merge(dossier.reader, "a", "b").change_set)
        left = [r for r in dossier.reader.all("distinction") if isinstance(r, Distinction)]
        assert [(d.uid, d.one, d.other) for d in left] == [("y", "a", "c")]
        dossier.journal.undo()
        assert len(list(dossier.reader.all("distinction"))) == 2


def test_what_cannot_become_one_is_told_in_a_sentence(dossier_path: Path) -> None:
    records = (Issue(uid="a", title=Parallel(es="Carne")), Actor(uid="m", title=Parallel(es="México")))
    with kept_in(dossier_path, *records, Issue(uid="b", title=Parallel(es="Carnes"))) as dossier:
        for keep, drop, take, words in (
            ("a", "a", {}, "I-1 no se fusiona consigo mismo."),
            ("a", "m", {}, "I-1 (Tema) y A-1 (Actor) no son del mismo tipo: no se fusionan."),
            ("a", "gone", {}, "Uno de los dos registros ya no existe."),
            ("a", "b", {"colour": "drop"}, "Tema no tiene el campo «colour»"),
            ("a", "b", {"title": "both"}, "«Tema» tiene un solo valor: elija uno de los dos."),
        ):
            with pytest.raises(CannotMerge) as refused:
                merge(dossier.reader, keep, drop, take)  # type: ignore[arg-type]
            assert refused.value.words.es.startswith(words)


def test_everything_else_that_pointed_there_is_counted(dossier_path: Path) -> None:
    actors = [Actor(uid=uid, title=Parallel(es="Cámara")) for uid in "ab"]
    promised = [Commitment(uid=f"t{n}", title=Parallel(es="Enviar"), owner="b", to_whom=("a", "b")) for n in range(3)]
    met = Engagement(uid="e", title=Parallel(es="Visita"), actors=("b",))
    asked = Submission(uid="u", title=Parallel(es="Acero"), submitter="b")
    with kept_in(dossier_path, *actors, *promised, met, asked) as dossier:
        merging: Merging = merge(dossier.reader, "a", "b")
        assert merging.pointing == {"commitment": 3, "engagement": 1, "submission": 1}
        dossier.journal.commit(merging.change_set)
        after = dossier.reader.get("t0")
        assert isinstance(after, Commitment) and (after.owner, after.to_whom) == ("a", ("a",))
