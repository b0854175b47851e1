"""Papers about actors, provisions and many issues: who stands where, what may be said, what is handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from compose_helpers import DAY, PARTIES, PUBLIC, US, composed, es, kept, said
from pdf_words import words_of

from workbench.briefs.charts import Strip
from workbench.briefs.compose.actor import LONGEST
from workbench.briefs.compose.kinds import KINDS, Asked, compose
from workbench.briefs.compose.matrix import MOST_ACTORS
from workbench.briefs.compose.options import Options
from workbench.briefs.document import Document, Heading, Missing, Pairs, Statement, Table, plain_of
from workbench.briefs.pdf import render
from workbench.domain.audience import Audience
from workbench.domain.provision import from_code
from workbench.domain.records import (
    Actor,
    Body,
    Citation,
    Concern,
    Engagement,
    Issue,
    Meeting,
    Position,
    Recommendation,
    Source,
)
from workbench.domain.records import (
    Statement as Speech,
)
from workbench.domain.records.actor import POSTS
from workbench.domain.records.issue import ARGUMENTS, REPLIES
from workbench.domain.records.recommendation import PROPOSED_TEXT
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier

NewPath = Callable[[], Path]
USTR = Actor(
    uid="ustr", title=es("USTR"), acronym="USTR", kind=Chosen("ministry"), country=Chosen("US"), audience=PUBLIC
)
CHAMBER = Actor(
    uid="cce", title=es("Cámara"), acronym="CCE", kind=Chosen("business"), country=Chosen("MX"), audience=PUBLIC
)


def issue(uid: str, title: str, **more: Any) -> Issue:
    return Issue(uid=uid, title=es(title), **{"audience": PUBLIC, **more})


def position(uid: str, of: str, on: str, stance: str = "", **more: Any) -> Position:
    values: dict[str, Any] = {
        "on": es(f"Punto {uid}"),
        "stance": Chosen(stance) if stance else None,
        "statement": es(f"Dice {uid}."),
        "audience": PUBLIC,
    }
    return Position(uid=uid, issue=on, actor=of, **{**values, **more})


def sourced(uid: str, of: str) -> tuple[Source, Citation]:
    return (
        Source(uid=f"s{uid}", title=f"Fuente {uid}", audience=PUBLIC),
        Citation(uid=f"z{uid}", record=of, source=f"s{uid}", verified=True, audience=PUBLIC),
    )


def table(document: Document, at: int = 0) -> list[list[str]]:
    found = [b for b in document.blocks if isinstance(b, Table)][at]
    return [[plain_of(cell).replace("\u00a0", " ") for cell in row] for row in found.rows]


# ---- actors


def test_an_actor_stands_on_a_strip_issue_by_issue_and_our_reading_apart(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        USTR,
        issue("i", "Acero"),
        issue("j", "Lácteos"),
        position("p1", "us", "i", "opposes", as_of=from_iso("2026-01-05")),
        position("p2", "ustr", "j", "supports"),
        position("p3", "us", "j", "reserves", standing=Chosen("estimate"), basis="una plática"),
        position("p4", "us", "j", "none"),
        position("p5", "us", "j", "opposes", as_of=from_iso("2026-12-01")),
        *sourced("1", "p1"),
    )
    document = composed(path, "actor", "us")
    (strip,) = (b for b in document.blocks if isinstance(b, Strip))
    assert [(line.label, line.at, line.estimate) for line in strip.lines] == [
        ("Lácteos: Punto p2", 1, False),
        ("Acero: Punto p1", 4, False),
        ("Lácteos: Punto p3", 3, True),
    ]
    assert strip.steps[0] == "Impulsa" and strip.steps[5] == "No lo pone en la mesa"
    assert "Acero: Punto p1: Se opone" in strip.alt and "(estimación nuestra)" in strip.alt
    stated, readings = table(document, 0), table(document, 1)
    assert [row[0].splitlines()[0] for row in stated] == ["Acero", "Lácteos", "Lácteos"]
    assert "una plática" in readings[0][2]
    told = said(document)
    assert "Dice p5." not in told and "Posiciones posteriores a la fecha de los datos, no impresas: 1." in told
    assert "Sin fuente: " in told and "Punto p2" in told.split("Sin fuente: ")[1]
    public = said(composed(path, "actor", "us", audience=Audience.PUBLIC))
    assert "plática" not in public and "lectura" not in public and "Dice p3." not in public
    assert "Dice p2." in public


def test_what_a_stance_is_about_stands_whole_beside_its_strip(new_path: NewPath, tmp_path: Path) -> None:
    long = "Cumplimiento del fallo del panel sobre el contenido regional de las partes esenciales"
    whole = f"Reglas de origen automotrices y sus transitorios: {long}"
    path = kept(
        new_path(),
        *PARTIES,
        issue("i", "Reglas de origen automotrices y sus transitorios"),
        replace(position("p1", "us", "i", "opposes"), on=es(long)),
        replace(position("p2", "us", "i", "supports"), on=es("palabra " * 60)),
    )
    document = composed(path, "actor", "us")
    (strip,) = (b for b in document.blocks if isinstance(b, Strip))
    labels = {line.of: line.label for line in strip.lines}
    assert labels["p1"] == whole and len(labels["p2"]) == LONGEST and labels["p2"].endswith("…")
    render(document, tmp_path / "a.pdf")
    assert whole in words_of(tmp_path / "a.pdf")


def test_an_actor_has_its_posts_words_contacts_and_concerns(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        Actor(
            uid="a",
            title=es("Cámara del Acero"),
            interest=es("Menos aranceles"),
            influence=Chosen("high"),
            posts=(POSTS.row("Luis Gómez", "Presidente", from_iso("2024")),),
            audience=PUBLIC,
        ),
        Speech(
            uid="s1",
            on=es("Acero"),
            actor="a",
            words=es("Pedimos certeza."),
            when=from_iso("2026-02-01"),
            audience=PUBLIC,
        ),
        Engagement(uid="e", title=es("Desayuno"), actors=("a",), said=es("Aceptarían cupos."), audience=PUBLIC),
        Concern(uid="c", title=es("Cuotas"), raised_by=("a",), respondent="us", audience=PUBLIC),
    )
    inside, outside = said(composed(path, "actor", "a")), said(composed(path, "actor", "a", audience=Audience.PUBLIC))
    for told in ("Menos aranceles", "Luis Gómez", "Pedimos certeza.", "Desayuno", "Cuotas"):
        assert told in inside and told in outside
    for hidden in ("Aceptarían cupos.", "Influencia", "sin revisar"):
        assert hidden in inside and hidden not in outside


# ---- provisions


def test_a_provision_has_its_body_meetings_positions_and_what_is_asked(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        Body(
            uid="b",
            title=es("Comité sanitario"),
            provisions=(from_code("9.17"),),
            mandate=es("Examina."),
            audience=PUBLIC,
        ),
        Meeting(
            uid="m", title=es("Primera"), body="b", when=from_iso("2021-05"), standing=Chosen("held"), audience=PUBLIC
        ),
        issue("i", "Plazos", provisions=(from_code("9.17"),)),
        position("p1", "mx", "i", "supports", clearance=Chosen("cleared")),
        position("p2", "us", "i", "opposes"),
        Recommendation(uid="r", title=es("Reunirse"), issue="i", ask=es("Cada año."), audience=PUBLIC),
        issue("k", "Ajeno"),
        position("p9", "us", "k", "opposes"),
    )
    with open_dossier(path) as dossier:
        document = compose(KINDS["article"], dossier.reader, Asked(provision=from_code("9.17")), "es", DAY)
    told = said(document)
    for found in ("Comité sanitario", "Examina.", "Primera", "Plazos", "Dice p1.", "Dice p2.", "Cada año."):
        assert found in told
    assert "Dice p9." not in told and "Ajeno" not in told
    assert document.title == "Art. 9.17"


def test_a_provision_that_nothing_bears_on_says_so(new_path: NewPath) -> None:
    with open_dossier(new_path()) as dossier:
        document = compose(KINDS["article"], dossier.reader, Asked(provision=from_code("9.17")), "es", DAY)
    assert "Nada de lo registrado para esta audiencia toca esta disposición." in said(document)


# ---- the matrix


def world(new_path: NewPath) -> Path:
    return kept(
        new_path(),
        *PARTIES,
        USTR,
        CHAMBER,
        issue("i", "Acero", orientation=Chosen("offensive")),
        issue("j", "Lácteos", orientation=Chosen("defensive")),
        issue("k", "Sin nadie"),
        position("p1", "mx", "i", "supports", red_line=es("Ni un peso"), last_verified=from_iso("2026-07")),
        position("p2", "ustr", "i", "opposes", standing=Chosen("estimate")),
        position("p3", "cce", "j", "conditional"),
        *sourced("1", "p1"),
    )


def test_stated_and_estimated_never_look_alike_and_what_is_not_known_is_marked(new_path: NewPath) -> None:
    path = world(new_path)
    document = composed(path, "matrix")
    assert document.landscape
    assert table(document) == [
        ["Acero", "Apoya (Punto p1) [LR]", "USTR: ≈ Se opone (Punto p2) * †", "", ""],
        ["Lácteos", "", "", "", "CCE: Apoya con condiciones (Punto p3) * †"],
    ]
    told = said(document)
    assert "Temas sin posiciones: Sin nadie" in told
    assert "≈ en cursivas: estimación nuestra, no declarada" in told and "[LR] hay línea roja" in told
    public = composed(path, "matrix", audience=Audience.PUBLIC)
    assert table(public) == [
        ["Acero", "Apoya (Punto p1)", "", "", ""],
        ["Lácteos", "", "", "", "CCE: Apoya con condiciones (Punto p3) †"],
    ]
    assert not {"≈", "*", "LR", "estimación", "línea roja"} & {
        w for w in ("≈", "*", "LR", "estimación", "línea roja") if w in said(public)
    }


def test_a_matrix_is_of_some_issues_or_of_those_that_fit(new_path: NewPath) -> None:
    path = world(new_path)
    assert [row[0] for row in table(composed(path, "matrix", "j", "k"))] == ["Lácteos"]
    offensive = Options(wanted={"orientation": "offensive"})
    assert [row[0] for row in table(composed(path, "matrix", options=offensive))] == ["Acero"]
    none = composed(path, "matrix", "k")
    assert "Ningún tema así tiene posiciones." in said(none)


BY_ACTOR = Options(by_actor=True)


def test_a_column_an_actor_without_its_name_in_every_cell(new_path: NewPath) -> None:
    path = world(new_path)
    document = composed(path, "matrix", options=BY_ACTOR)
    (found,) = (b for b in document.blocks if isinstance(b, Table))
    assert found.header == ("Tema", "México", "CCE", "USTR") and document.landscape
    assert table(document) == [
        ["Acero", "Apoya (Punto p1) [LR]", "", "≈ Se opone (Punto p2) * †"],
        ["Lácteos", "", "Apoya con condiciones (Punto p3) * †", ""],
    ]
    assert "Temas sin posiciones: Sin nadie" in said(document) and "Tabla 1" not in said(document)
    public = composed(path, "matrix", options=BY_ACTOR, audience=Audience.PUBLIC)
    (found,) = (b for b in public.blocks if isinstance(b, Table))
    assert found.header == ("Tema", "México", "CCE"), "who is only estimated is not even named"


@pytest.mark.parametrize("options", [Options(portions=True), Options(portions=True, by_actor=True)])
def test_every_row_of_a_matrix_has_the_mark_of_the_highest_of_its_cells(new_path: NewPath, options: Options) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        USTR,
        CHAMBER,
        *(issue(uid, title) for uid, title in (("i", "Acero"), ("j", "Lácteos"), ("k", "Maíz"), ("l", "Pesca"))),
        position("p1", "mx", "i", "supports", red_line=es("Ni un peso")),
        position("p2", "cce", "j", "conditional"),
        position("p3", "ustr", "k", "opposes", standing=Chosen("estimate")),
        position("p4", "us", "k", "supports"),
        position("p5", "us", "l", "supports", audience=Chosen("government")),
    )
    marks = {"Acero": "(N)", "Lácteos": "(P)", "Maíz": "(N)", "Pesca": "(G)"}
    found = table(composed(path, "matrix", options=options))
    assert [row[0] for row in found] == [f"{mark} {title}" for title, mark in marks.items()]
    government = table(composed(path, "matrix", options=options, audience=Audience.GOVERNMENT))
    assert [row[0] for row in government] == ["(P) Acero", "(P) Lácteos", "(P) Maíz", "(G) Pesca"]


@pytest.mark.parametrize("count", [1, MOST_ACTORS, MOST_ACTORS + 1, 3 * MOST_ACTORS - 1])
def test_more_actors_than_fit_stand_in_several_tables_each_position_once(new_path: NewPath, count: int) -> None:
    actors = [Actor(uid=f"a{n:02}", title=es(f"Actor {n:02}"), audience=PUBLIC) for n in range(count)]
    stands = [position(f"p{n:02}", f"a{n:02}", "ij"[n % 2], "opposes") for n in range(count)]
    path = kept(new_path(), *actors, issue("i", "Acero"), issue("j", "Lácteos"), *stands)
    document = composed(path, "matrix", options=BY_ACTOR)
    tables = [b for b in document.blocks if isinstance(b, Table)]
    assert len(tables) == -(-count // MOST_ACTORS)
    widths = [len(t.header) - 1 for t in tables]
    assert max(widths) <= MOST_ACTORS and max(widths) - min(widths) <= 1
    assert sorted(head for t in tables for head in t.header[1:]) == [f"Actor {n:02}" for n in range(count)]
    rows = [(t.header, [plain_of(cell) for cell in row]) for t in tables for row in t.rows]
    told = [(head, row[0]) for header, row in rows for head, cell in zip(header[1:], row[1:], strict=True) if cell]
    assert sorted(told) == [(f"Actor {n:02}", ("Acero", "Lácteos")[n % 2]) for n in range(count)]
    assert all(any(row[1:]) for _, row in rows), "no row says nothing"
    names = [b.text for b in document.blocks if isinstance(b, Heading) and b.text.startswith("Tabla")]
    assert len(names) == (len(tables) if len(tables) > 1 else 0)
    assert (f"{count} actores no caben en una tabla" in said(document)) == (len(tables) > 1)


# ---- questions and answers


def talk() -> Issue:
    return issue(
        "i",
        "Acero",
        arguments=(ARGUMENTS.row("Hay superávit.", "3 mmd", "Banco"), ARGUMENTS.row("Sin respaldo.")),
        replies=(REPLIES.row("¿Habrá aranceles?", "Se negocia."),),
        do_not_say=es("Cupos"),
    )


def test_a_question_has_its_answer_and_the_position_is_the_first(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        talk(),
        issue("j", "Mudo"),
        position("p1", "mx", "i", clearance=Chosen("cleared")),
        position("p2", "us", "i"),
    )
    document = composed(path, "qa")
    (pairs,) = (b for b in document.blocks if isinstance(b, Pairs))
    assert [plain_of(asked) for asked, _ in pairs.items] == ["¿Cuál es la posición de México?", "¿Habrá aranceles?"]
    assert "Dice p1." in plain_of(pairs.items[0][1])
    told = said(document)
    assert "Hay superávit. 3 mmd (Banco)" in told and "Cupos" not in told and "Dice p2." not in told
    assert [b.text for b in document.blocks if isinstance(b, Missing)] == ["Preguntas y respuestas sobre: Mudo."]
    assert document.stamp == "BORRADOR"
    public = composed(path, "qa", audience=Audience.PUBLIC)
    assert "Mudo" not in said(public) and "sin fuente" not in said(public) and not public.stamp
    assert composed(path, "qa", "i").title == "Acero"


# ---- non-papers


def given(**more: Any) -> tuple[Any, ...]:
    ticked = {"release_to": ("US",), "audience": PUBLIC}
    return (
        *PARTIES,
        issue("i", "Acero", **{**ticked, "arguments": talk().arguments, "replies": talk().replies}),
        issue("j", "No marcado"),
        position("p1", "mx", "i", clearance=Chosen("cleared"), release_to=("US",), **more),
        position("p2", "mx", "i", clearance=Chosen("cleared")),
        position("p3", "us", "i", release_to=("US",)),
        Recommendation(
            uid="r",
            title=es("Texto"),
            issue="i",
            standing=Chosen("mexican"),
            proposed_text=(
                PROPOSED_TEXT.row("1", None, "Ana", "Viejo", ""),
                PROPOSED_TEXT.row("2", None, "Ana", "Artículo X.", ""),
            ),
            levels=(("proposed_text", Audience.PUBLIC),),
            **ticked,
        ),
        *(Actor(uid=f"t{a.uid}", title=a.title, kind=a.kind, country=a.country, **ticked) for a in (US,)),
    )


def test_a_non_paper_holds_what_was_ticked_and_no_word_of_where_it_comes_from(new_path: NewPath) -> None:
    mexico = given()
    records = [
        Actor(
            uid="mx",
            title=es("México"),
            kind=Chosen("party"),
            country=Chosen("MX"),
            audience=PUBLIC,
            release_to=("US",),
        )
        if r.uid == "mx"
        else r
        for r in mexico
    ]
    path = kept(new_path(), *records)
    document = composed(path, "nonpaper", audience=Audience.PUBLIC, release_to="US")
    told = said(document)
    assert document.title == "Acero"
    for found in ("Punto p1: Dice p1.", "Hay superávit. 3 mmd (Banco)", "Sin respaldo.", "Artículo X."):
        assert found in told
    hidden = ("Dice p2.", "Dice p3.", "No marcado", "Viejo", "Ana", "¿Habrá", "sin fuente", "sin cifra", "Fuentes")
    for word in (*hidden, "Datos al", "Público", "Borrador", "I-1"):
        assert word not in told, word
    assert not document.notes and not document.stamp and not document.head
    assert [plain_of(b.text) for b in document.blocks if isinstance(b, Statement)] == [
        "Punto p1: Dice p1.",
        "Artículo X.",
    ]


@pytest.mark.parametrize(
    "more",
    [{"clearance": Chosen("draft")}, {"statement": Parallel("Nuevo.", "Old.", older=("es",))}],
    ids=["not cleared", "older wording"],
)
def test_wording_that_is_not_ready_stamps_the_non_paper(new_path: NewPath, more: dict[str, Any]) -> None:
    values = {"clearance": Chosen("cleared"), **more}
    ticked = {"release_to": ("US",), "audience": PUBLIC}
    mexico = Actor(uid="mx", title=es("México"), kind=Chosen("party"), country=Chosen("MX"), **ticked)
    ours = position("p1", "mx", "i", release_to=("US",), **values)
    path = kept(new_path(), mexico, issue("i", "Acero", **ticked), ours)
    document = composed(path, "nonpaper", audience=Audience.PUBLIC, release_to="US")
    assert document.stamp == "BORRADOR"
    assert "versión anterior" not in said(document)


def test_a_non_paper_is_for_nobody_but_a_recipient(new_path: NewPath) -> None:
    with pytest.raises(ValueError, match="recipient"):
        composed(kept(new_path(), issue("i", "Acero")), "nonpaper", "i")
