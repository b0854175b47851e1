"""Records entered twice are found, records that only look alike are not: pairs of every kind, and a planted set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import pytest
from twin_planting import MIX, TEMPLATED, plant_among
from twins import PLANTED, measure, plant

from workbench.assessing.duplicates import chained, likely, pair
from workbench.assessing.sameness import Counted, same_text, sameness
from workbench.assessing.telling_apart import TELLING
from workbench.assessing.wording import wording
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import (
    ISSUE,
    SCHEMA,
    Actor,
    Figure,
    Issue,
    Meeting,
    Position,
    Recommendation,
    Source,
    Statement,
    Submission,
)
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.progress import Cancelled
from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier

SAME = (
    "Minerales críticos = Minerales criticos; Reglas de origen automotrices = Regla de origen automotriz; "
    "Semiconductores = Semicondutores; Aduanas y facilitación del comercio = Facilitación del comercio y aduanas; "
    "Secretaría de Economía = Sría. de Economía; Medidas sanitarias y fitosanitarias de EE. UU. = MSF de los EUA; "
    "Medidas sanitarias y fitosanitarias (MSF) = Medidas sanitarias y fitosanitarias; Capítulo IX = Capítulo 9; "
    "1. Competencia desleal de terceros países = COMPETENCIA DESLEAL DE TERCEROS PAISES; "
    "Primera reunión de expertos = 1ª reunión de expertos; Reglasde origen textiles = Reglas de origen textiles; "
    "Rapid response labor mechanism = Rapid response labour mechanism"
)
TWO = (
    "Tema 5 = Tema 50; Anexo 4-B del tratado = Anexo 4-A del tratado; Reunión 2021 = Reunión 2022; "
    "Artículo 9.17 del tratado = Artículo 9.7 del tratado; Primera reunión de expertos = Segunda reunión de expertos; "
    "Eliminar el arancel al acero = Mantener el arancel al acero; Cuota de importación = Cuota de exportación; "
    "Compras públicas de México = Compras públicas de Canadá; Trato discriminatorio = Trato no discriminatorio; "
    "Comité de Agricultura = Subcomité de Agricultura; Reglas de origen = Reglas de origen automotrices; "
    "Minerales críticos = Medicamentos críticos; Grupo B de expertos = Grupo C de expertos; "
    "Cumplimiento de laudos = Incumplimiento de laudos; Reunión de marzo = Reunión de abril; Maíz = Raíz; "
    "Secretaría de Economía = Secretaría de Economía de Jalisco; Fase I del acuerdo = Fase II del acuerdo; "
    "Aumentar el contenido regional = Reducir el contenido regional; Pilar 1 = Pilar 1, tema 1"
)


def pairs(told: str) -> list[list[str]]:
    return [one.split(" = ") for one in told.split("; ")]


def known(word: str) -> int:
    return 1


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_one_title_written_twice(one: str, other: str) -> None:
    assert sameness(wording(one), wording(other), Counted(known)) >= 0.88
    assert sameness(wording(other), wording(one), Counted(known)) >= 0.88


@pytest.mark.parametrize(("one", "other"), pairs(TWO))
def test_titles_of_two_things(one: str, other: str) -> None:
    assert sameness(wording(one), wording(other), Counted(known)) < 0.88
    assert sameness(wording(other), wording(one), Counted(known)) < 0.88


def test_a_slip_is_no_word_that_others_use_too() -> None:
    one, other = wording("Cuota de carne fresca"), wording("Cuota de carpe fresca")
    assert sameness(one, other, Counted(known)) > 0.88
    assert sameness(one, other, Counted(lambda word: 3)) < 0.5


def test_long_texts_are_the_same_but_for_slips_and_never_with_another_figure() -> None:
    text = "La delegación pidió que el arancel de 25 % termine antes de la reunión y ofreció datos de origen."
    assert same_text(text, text.replace("delegación", "delegacion").replace("ofreció", "ofrecio"))
    assert not same_text(text, text.replace("25", "50"))
    assert not same_text(text, "La Parte recordó que el plazo de las consultas vence en septiembre y no propuso fecha.")


def found(*records: Record) -> set[tuple[str, str]]:
    return {pair(one.one, one.other) for one in likely(SCHEMA.of(records[0]), records)}


def issue(uid: str, title: str, **given: object) -> Issue:
    return Issue(uid=uid, title=Parallel(es=title), **given)  # type: ignore[arg-type]


def test_why_tells_in_what_two_titles_differ_and_only_one_title_is_quite_sure() -> None:
    def judged(one: str, other: str) -> tuple[float, str]:
        issues = [Issue(uid=uid, title=Parallel(es=title)) for uid, title in (("a", one), ("b", other))]
        (found,) = likely(ISSUE, issues)
        return found.score, found.reason.es

    assert judged("Minerales críticos", "Minerales críticos") == (1.0, "el mismo título")
    accents = "el mismo título, salvo acentos, mayúsculas o signos"
    assert judged("Minerales críticos", "MINERALES CRITICOS.") == (0.99, accents)
    order = "el mismo título, salvo el orden de las palabras"
    assert judged("Energía y comercio digital", "Comercio digital y energía") == (0.98, order)
    assert judged("Cuota de azúcar refinada", "Cuotas de azúcar refinada")[1] == "casi el mismo título"


def test_other_provisions_cycles_and_orientations_tell_two_issues_apart() -> None:
    sps, part, origin = (parse_provisions(words).value for words in ("9.17", "capítulo 9", "4.5"))
    one = issue("a", "Inspección de la carne", provisions=sps)
    assert found(one, issue("b", "Inspección de carne", provisions=part)) == {("a", "b")}
    assert found(one, issue("b", "Inspección de carne", provisions=origin)) == set()
    offensive, defensive = Chosen("offensive"), Chosen("defensive")
    assert found(issue("a", "Carne", orientation=offensive), issue("b", "Carne", orientation=defensive)) == set()


def test_actors_share_a_name_or_an_acronym_that_their_names_do_not_deny() -> None:
    economy = Actor(uid="a", title=Parallel(es="Secretaría de Economía"), acronym="SE")
    assert found(economy, Actor(uid="b", title=Parallel(es="SE"))) == {("a", "b")}
    assert found(Actor(uid="a", title=economy.title), Actor(uid="b", title=Parallel(es="SE"))) == {("a", "b")}
    alias = Actor(uid="b", title=Parallel(es="Ministerio de comercio"), names=("Secretaría de Economía",))
    assert found(economy, alias) == {("a", "b")}
    farmers = Actor(uid="a", title=Parallel(es="Consejo Nacional Agropecuario"), acronym="CNA")
    water = Actor(uid="b", title=Parallel(es="Comisión Nacional del Agua"), acronym="CNA")
    assert found(farmers, water) == set()
    energy = Actor(uid="b", title=Parallel(es="Secretaría de Energía"), acronym="SENER")
    assert found(Actor(uid="a", title=Parallel(es="SE")), energy) == set()


def sitting(uid: str, when: str, title: str = "Reunión del Comité", **given: object) -> Meeting:
    return Meeting(uid=uid, body="b", title=Parallel(es=title), when=from_iso(when), **given)  # type: ignore[arg-type]


def test_a_body_sits_once_a_day() -> None:
    one = sitting("a", "2026-03-04")
    assert found(one, sitting("b", "2026-03-04", "Sesión plenaria de SPS")) == {("a", "b")}
    assert found(one, sitting("b", "2026-03-05")) == {("a", "b")}
    assert found(one, sitting("b", "2026-03-05", "Sesión plenaria de SPS")) == set()
    assert found(one, sitting("b", "2026-04-04")) == set()
    assert found(sitting("a", "2026-03-04", ordinal="3"), sitting("b", "2026-03-04", ordinal="4")) == set()
    held, claimed = Chosen("held"), Chosen("claimed")
    assert found(sitting("a", "2026-03-04", standing=held), sitting("b", "2026-03-04", standing=claimed)) == set()


def test_what_was_said_on_another_day_or_by_another_is_another_statement() -> None:
    def said(
        uid: str, day: str, actor: str = "a", words: str = "Pedimos que el panel publique su informe"
    ) -> Statement:
        return Statement(uid=uid, on=Parallel(es="Acero"), actor=actor, when=from_iso(day), words=Parallel(es=words))

    one = said("x", "2026-03-04")
    assert found(one, said("y", "2026-03-04", words="Pedimos que publique su infrome el panel")) == {("x", "y")}
    assert found(one, said("y", "2026-03-05")) == set()
    assert found(one, said("y", "2026-03-04", actor="b")) == set()
    assert found(one, said("y", "2026-03-04", words="Ofrecemos una mesa técnica en octubre")) == set()


def test_positions_need_one_issue_one_actor_one_standing_and_no_other_stance() -> None:
    def held(uid: str, **given: object) -> Position:
        stated = {"issue": "i", "actor": "a", "on": Parallel(es="Cuota de azúcar"), "standing": Chosen("stated")}
        return Position(uid=uid, **{**stated, **given})  # type: ignore[arg-type]

    one = held("x", stance=Chosen("supports"))
    assert found(one, held("y")) == {("x", "y")}
    for given in ({"actor": "b"}, {"issue": "j"}, {"standing": Chosen("estimate")}, {"stance": Chosen("opposes")}):
        assert found(one, held("y", **given)) == set()


def test_submissions_sources_and_figures_are_told_by_who_where_and_how_much() -> None:
    text = Parallel(es="Las plantas exportadoras pierden turnos completos porque las revisiones se repiten.")
    one = Submission(uid="a", title=Parallel(es="Revisiones"), submitter_name="Cámara Minera", problem=text)
    assert found(one, Submission(uid="b", title=one.title, submitter_name="Camara minera")) == {("a", "b")}
    assert found(one, Submission(uid="b", title=one.title, submitter_name="Consejo Textil", problem=text)) == set()
    assert found(one, Submission(uid="b", title=one.title)) == set()
    page = Source(uid="a", title="Aviso de consultas", address="https://www.dof.gob.mx/nota/")
    again = Source(uid="b", title="Aviso de consultas (DOF)", address="http://dof.gob.mx/nota")
    assert found(page, again) == {("a", "b")}
    assert found(page, Source(uid="b", title="Aviso de consultas", address="http://dof.gob.mx/otra")) == set()
    year = Figure(uid="a", title=Parallel(es="Exportaciones de acero"), period=from_iso("2024"))
    assert found(year, Figure(uid="b", title=Parallel(es="Exportaciones de acero"), period=from_iso("2025"))) == set()


def test_what_was_said_to_be_two_is_not_told_and_three_that_are_one_are_two_pairs() -> None:
    three = [issue(uid, "Comercio digital") for uid in "abc"]
    record_type = SCHEMA.type("issue")
    every = likely(record_type, three)
    assert {pair(one.one, one.other) for one in every} == {("a", "b"), ("a", "c"), ("b", "c")}
    assert len(chained(every)) == 2
    left = likely(record_type, three, distinct=frozenset([("a", "b")]))
    assert {pair(one.one, one.other) for one in left} == {("a", "c"), ("b", "c")}


def test_a_crowd_of_one_title_is_linked_without_comparing_each_with_each() -> None:
    asks = [Recommendation(uid=f"r{n:04}", title=Parallel(es="Reducir los aranceles")) for n in range(600)]
    every = likely(SCHEMA.type("recommendation"), asks)
    assert len(every) < 600 * 10
    assert len(chained(every)) == 599


def test_among_very_many_only_those_written_alike_are_compared() -> None:
    titles = ("Comercio digital", "COMERCIO DIGITÁL", "Comercio digtial", "Pesca", "Energía")
    issues = [issue(f"i{n}", title) for n, title in enumerate(titles)]
    record_type = SCHEMA.type("issue")
    assert len(chained(likely(record_type, issues))) == 2
    assert [(one.one, one.other) for one in likely(record_type, issues, most=4)] == [("i0", "i1")]


def test_a_look_can_be_stopped() -> None:
    class Stop:
        def step(self, name: str, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        likely(SCHEMA.type("issue"), [issue("a", "Acero")], progress=Stop())


def test_fields_that_tell_apart_are_fields() -> None:
    for name, told in TELLING.items():
        fields = SCHEMA.type(name).by_name
        assert {*told.apart, *told.agreed, *told.texts, *filter(None, (told.wording,))} <= set(fields), name
    assert set(TELLING) == {t.name for t in SCHEMA.types if t.listed}


# ---- measured


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sequence[Record]]:
    path: Path = tmp_path_factory.mktemp("bundled") / "b.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path) as dossier:
        return {t.name: list(dossier.reader.all(t.name)) for t in SCHEMA.types if t.listed}


def test_the_bundled_review_holds_nothing_twice(bundled: dict[str, Sequence[Record]]) -> None:
    assert [one for name, records in bundled.items() for one in likely(SCHEMA.type(name), records)] == []


@pytest.mark.parametrize(("family", "seeds"), [("first", (1,)), ("second", (11,)), ("third", (21, 22, 23, 24))])
def test_of_200_planted_near_duplicates_95_in_100_are_found_and_9_in_10_that_are_told_are_right(
    bundled: dict[str, Sequence[Record]], family: str, seeds: tuple[int, ...]
) -> None:
    """The limits were set on the first family. When each was measured the first time, before what it showed was mended,
    the second had a recall of 0.87 and the third one of 0.92, both with a precision of 0.99 or more. The third is still
    near the limit, between 0.945 and 0.98 by what is drawn, so several draws are taken together.
    """
    assert sum(PLANTED.values()) == 200
    measured = [measure(plant(bundled, family, seed)) for seed in seeds]
    assert fmean(m.recall for m in measured) >= 0.95, [m.missed for m in measured]
    assert fmean(m.precision for m in measured) >= 0.9, [m.wrong for m in measured]


@pytest.mark.parametrize("family", ["hasty", "reworded", "filed", "figured", "templated"])
def test_of_wordings_of_other_habits_95_in_100_are_found_and_9_in_10_that_are_told_are_right(
    bundled: dict[str, Sequence[Record]], family: str
) -> None:
    """When these were new, before anything was mended by them, the recalls were 0.89, 0.52, 0.70, 0.74 and 0.70."""
    assert sum(MIX.values()) == sum(TEMPLATED.values()) == 200
    measured = [measure(plant_among(bundled, family, seed)) for seed in (1, 2)]
    assert fmean(m.recall for m in measured) >= 0.95, [m.missed for m in measured]
    assert fmean(m.precision for m in measured) >= 0.9, [m.wrong for m in measured]


@pytest.mark.parametrize(("family", "least"), [("dictated", 0.95), ("exported", 0.75)])
def test_of_wordings_by_which_nothing_was_mended(
    bundled: dict[str, Sequence[Record]], family: str, least: float
) -> None:
    """How far it carries: wordings that were written last, and are never to be tuned on."""
    measured = [measure(plant_among(bundled, family, seed)) for seed in (1, 2)]
    assert fmean(m.recall for m in measured) >= least, [m.missed for m in measured]
    assert fmean(m.precision for m in measured) >= 0.9, [m.wrong for m in measured]


def test_a_long_text_without_a_break_is_taken_apart_at_once() -> None:
    # Looked at from each of its letters on, it would take a quarter of an hour.
    assert wording("x" * 200_000).marks == ()
