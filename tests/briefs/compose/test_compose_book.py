"""The folder of a round: which issues are in it, and what each of its chapters says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from compose_helpers import DAY, MX, PARTIES, PUBLIC, US, composed, es, kept, said, strings

from workbench.briefs.charts import Milestones, Strip, Timeline
from workbench.briefs.compose.kinds import KINDS, Asked, compose
from workbench.briefs.compose.options import PLAIN, Options
from workbench.briefs.document import (
    Block,
    Cover,
    Document,
    Heading,
    Missing,
    Table,
    plain_of,
    references,
    references_in,
)
from workbench.domain.audience import Audience
from workbench.domain.provision import from_code
from workbench.domain.quantity import Quantity
from workbench.domain.records import (
    Actor,
    Body,
    Citation,
    Commitment,
    Figure,
    Issue,
    Meeting,
    Milestone,
    Position,
    Recommendation,
    Request,
    Source,
)
from workbench.domain.records.body import CADENCE
from workbench.domain.schema import Record
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso
from workbench.progress import Cancelled
from workbench.store.dossier import open_dossier

NewPath = Callable[[], Path]


def issue(uid: str, title: str, **more: Any) -> Issue:
    return Issue(uid=uid, title=es(title), **{"audience": PUBLIC, **more})


def position(uid: str, actor: str, on: str, stance: str, **more: Any) -> Position:
    values: dict[str, Any] = {"on": es(f"Punto {uid}"), "statement": es(f"Dice {uid}."), "standing": Chosen("stated")}
    return Position(uid=uid, issue=on, actor=actor, stance=Chosen(stance), **{"audience": PUBLIC, **values, **more})


def cited(uid: str, number: int) -> tuple[Record, Record]:
    source = Source(uid=f"w{number}", title=f"Documento {number}", publisher=f"Editor {number}", audience=PUBLIC)
    return source, Citation(uid=f"c{number}", record=uid, source=source.uid, verified=True, audience=PUBLIC)


def chapters(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]


def chapter(document: Document, title: str) -> list[Block]:
    """The blocks under a heading of the first level."""
    at = next(i for i, b in enumerate(document.blocks) if isinstance(b, Heading) and b.level == 1 and b.text == title)
    rest = document.blocks[at + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, Heading) and b.level == 1), len(rest))
    return list(rest[:end])


def rows(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """The rows of the tables among some blocks as text."""
    found = (row for block in blocks if isinstance(block, Table) for row in block.rows)
    return [tuple(plain_of(cell).replace("\u00a0", " ") for cell in row) for row in found]


def words_of(blocks: Sequence[Block]) -> str:
    return "\n".join(s for block in blocks for s in strings(block)).replace("\u00a0", " ")


def facts(document: Document) -> dict[str, str]:
    cover = document.blocks[0]
    assert isinstance(cover, Cover)
    return {fact.label: plain_of(fact.value).replace("\u00a0", " ") for fact in cover.facts}


# ---- what is in it


def test_the_chapters_stand_in_their_order_and_closed_issues_only_where_they_are_named(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        issue("b", "Lácteos", status=Chosen("negotiating")),
        issue("a", "Acero"),
        issue("c", "Cerrado", status=Chosen("closed")),
        position("p", "us", "a", "opposes"),
        Figure(uid="f", title=es("Aranceles"), value=Quantity(Decimal(50), "percent"), audience=PUBLIC),
        Body(uid="o", title=es("Comisión"), audience=PUBLIC),
        Meeting(
            uid="m",
            body="o",
            title=es("Ronda"),
            when=from_iso("2026-09-01"),
            standing=Chosen("planned"),
            audience=PUBLIC,
        ),
    )
    document = composed(path, "book")
    assert chapters(document) == [
        "Lo que se pide", "Matriz de posiciones", "Acero", "Lácteos",
        "Quién es quién", "Calendario", "Cifras", "Fuentes",
    ]  # fmt: skip
    parts = [block.part for block in document.blocks]
    assert parts == sorted(parts)  # each chapter is one part, so that it can be left out or moved as a whole
    assert facts(document)["Temas"] == "2"
    assert facts(document)["No se incluyen"] == "1 tema cerrado o retirado"
    assert facts(document)["Para"] == "Equipo negociador"
    assert {"Cerrado", "Acero"} & set(chapters(composed(path, "book", "c"))) == {"Cerrado"}


def test_a_meeting_gives_the_title_and_the_date_and_chooses_no_issues(new_path: NewPath) -> None:
    meeting = Meeting(
        uid="m", body="o", title=es("Cuarta ronda"), when=from_iso("2026-09-01"), place=es("Ottawa"), audience=PUBLIC
    )
    commission = Body(uid="o", title=es("Comisión"), audience=PUBLIC)
    path = kept(new_path(), issue("a", "Acero"), issue("b", "Lácteos"), commission, meeting)
    document = composed(path, "book", "m")
    assert document.title == "Cuarta ronda"
    assert "1 de septiembre de 2026 · Ottawa" in words_of(document.blocks[:1])
    assert {"Acero", "Lácteos"} <= set(chapters(document))
    assert "Lácteos" not in chapters(composed(path, "book", "m", "a"))


def test_the_issuing_unit_is_who_leads_all_of_it_or_as_somebody_said(new_path: NewPath) -> None:
    se, sader = (Actor(uid=uid, title=es(f"Secretaría {uid}"), audience=PUBLIC) for uid in ("se", "sader"))
    path = kept(new_path(), se, sader, issue("a", "Acero", lead="se"), issue("b", "Lácteos", lead="sader"))
    assert "Unidad responsable" not in facts(composed(path, "book"))
    assert facts(composed(path, "book", "a"))["Unidad responsable"] == "Secretaría se"
    document = composed(path, "book", options=Options(unit=" Subsecretaría "))
    assert facts(document)["Unidad responsable"] == "Subsecretaría"
    assert " · Subsecretaría · " in document.foot


def test_a_selection_of_issues_narrows_every_chapter(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        issue("a", "Acero", orientation=Chosen("offensive")),
        issue("b", "Lácteos", orientation=Chosen("defensive")),
        position("p", "us", "a", "opposes"),
        position("q", "ca", "b", "opposes"),
        Figure(uid="f", title=es("Cifra del acero"), issues=("a",), audience=PUBLIC),
        Figure(uid="g", title=es("Cifra de la leche"), issues=("b",), audience=PUBLIC),
        Figure(uid="h", title=es("Cifra de nadie"), audience=PUBLIC),
        Request(uid="r", title=es("Pide leche"), issues=("b",), audience=PUBLIC),
        Milestone(uid="d", title=es("Día de la leche"), when=from_iso("2026-09-01"), issue="b", audience=PUBLIC),
    )
    document = composed(path, "book", options=Options(wanted={"orientation": "offensive"}))
    for absent in ("Lácteos", "Punto q", "Cifra de la leche", "Cifra de nadie", "Pide leche", "Día de la leche"):
        assert absent not in said(document)
    for there in ("Acero", "Punto p", "Cifra del acero", "Sólo temas: ofensivo"):
        assert there in said(document)
    everything = said(composed(path, "book"))
    assert all(x in everything for x in ("Punto q", "Cifra de nadie", "Pide leche", "Día de la leche"))


@pytest.mark.parametrize(
    ("count", "opening"),
    [
        (2, {"Lo que se pide", "Quién es quién"}),
        (6, {"Lo que se pide", "Quién es quién", "Calendario", "Matriz de posiciones"}),
    ],
)
def test_chapters_of_a_short_folder_share_pages_its_issues_never(
    count: int, opening: set[str], new_path: NewPath
) -> None:
    issues = [issue(f"i{n}", f"Tema {n}") for n in range(count)]
    document = composed(kept(new_path(), *PARTIES, *issues, position("p", "us", "i0", "opposes")), "book")
    opened = {b.text for b in document.blocks if isinstance(b, Heading) and b.opens_page}
    assert opened == opening | {f"Tema {n}" for n in range(count)}


def test_it_is_a_draft_while_any_section_is(new_path: NewPath) -> None:
    whole: dict[str, Any] = {
        "interest": es("Vender."),
        "decision": es("Firmar."),
        "decision_by": from_iso("2026-09-01"),
    }
    ready = position("p", "mx", "a", "proposes", clearance=Chosen("cleared"))
    draft = position("q", "mx", "b", "proposes", clearance=Chosen("draft"))
    path = kept(new_path(), MX, issue("a", "Acero", **whole), issue("b", "Lácteos", **whole), ready, draft)
    public = composed(path, "book", audience=Audience.PUBLIC)
    assert public.stamp == "BORRADOR"
    assert facts(public)["Secciones en borrador"] == "1 de 2"
    assert "BORRADOR" in words_of(chapter(public, "Lácteos"))
    assert "BORRADOR" not in words_of(chapter(public, "Acero"))
    alone = composed(path, "book", "a", audience=Audience.PUBLIC)
    assert not alone.stamp
    assert "Secciones en borrador" not in facts(alone)


# ---- chapters


def test_what_is_asked_for_stands_in_one_table_decisions_first(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        issue("a", "Acero", decision=es("Firmar el acta."), decision_by=from_iso("2026-07-01")),
        issue("b", "Lácteos"),
        Request(uid="r1", title=es("Bajen la cuota"), asked_by="us", asked_of="mx", issues=("a",), audience=PUBLIC),
        Request(uid="r2", title=es("Abran la frontera"), asked_by="mx", asked_of="us", issues=("a",), audience=PUBLIC),
        Request(uid="r3", title=es("Antes"), asked_by="us", issues=("a",), due=from_iso("2026-08-01"), audience=PUBLIC),
        Request(uid="r4", title=es("Ya resuelta"), issues=("a",), status=Chosen("settled"), audience=PUBLIC),
        Request(uid="r5", title=es("De quién sabe"), issues=("a",), audience=PUBLIC),
        Request(uid="r6", title=es("Entre ellos"), asked_by="us", asked_of="ca", issues=("a",), audience=PUBLIC),
        Recommendation(uid="x", title=es("Nuestra"), issue="a", standing=Chosen("mexican"), audience=PUBLIC),
        Recommendation(uid="y", title=es("Ajena"), issue="a", standing=Chosen("third_party"), audience=PUBLIC),
    )
    document = composed(path, "book")
    found = rows(chapter(document, "Lo que se pide"))
    assert [row[0].split("\n")[0] for row in found] == [
        "Decisión", "Nos piden", "Nos piden", "Pedimos", "Entre otros", "Solicitud", "Recomendación de México",
    ]  # fmt: skip
    assert found[0][1:] == ("Firmar el acta.", "Acero", "", "1 de julio de 2026 (plazo vencido)")
    assert [row[1].split(" (")[0] for row in found[1:]] == [
        "Antes", "Bajen la cuota", "Abran la frontera", "Entre ellos", "De quién sabe", "Nuestra",
    ]  # fmt: skip
    (missing,) = [b for b in chapter(document, "Lo que se pide") if isinstance(b, Missing)]
    assert missing.text == "La decisión que se pide sobre: Lácteos."
    assert "no impresas: 1." in words_of(chapter(document, "Lo que se pide"))
    public = composed(path, "book", audience=Audience.PUBLIC)
    assert not any(isinstance(b, Missing) for b in chapter(public, "Lo que se pide"))
    assert "Ajena" in words_of(chapter(document, "Acero"))


def test_nothing_asked_for_is_said_to_negotiators_and_takes_no_page_of_others(new_path: NewPath) -> None:
    path = kept(new_path(), issue("a", "Acero"))
    assert "No hay decisiones, solicitudes" in words_of(chapter(composed(path, "book"), "Lo que se pide"))
    assert "Lo que se pide" not in chapters(composed(path, "book", audience=Audience.GOVERNMENT))


def test_sections_are_never_cut_and_name_the_sources_that_the_matrix_does_not(new_path: NewPath) -> None:
    many = [position(f"p{n:02}", "us", "a", "opposes") for n in range(12)]
    path = kept(new_path(), *PARTIES, issue("a", "Acero"), *many, *cited("p03", 1), *cited("p11", 2), *cited("a", 3))
    document = composed(path, "book")
    section = chapter(document, "Acero")
    assert [f"Dice p{n:02}." in words_of(section) for n in range(12)] == [True] * 12
    assert not references_in(chapter(document, "Matriz de posiciones"))
    assert set(references_in(section)) >= {
        n.number for n in document.notes if "Editor 1" in plain_of(n.text) or "Editor 2" in plain_of(n.text)
    }
    assert "Cada fuente está al pie" in words_of(chapter(document, "Fuentes"))


def test_sources_that_no_page_names_are_listed_at_the_end(new_path: NewPath) -> None:
    path = kept(new_path(), issue("a", "Acero", arguments=(("Crece", "5 %", "Otro", "", "", ""),)), *_argued("a"))
    document = composed(path, "book")
    assert not references(document)
    assert len(document.notes) == 1
    assert "Otras fuentes consultadas" in words_of(chapter(document, "Fuentes"))


def _argued(uid: str) -> tuple[Record, Record]:
    source = Source(uid="w", title="Documento", publisher="Editor", audience=PUBLIC)
    return source, Citation(uid="c", record=uid, field="arguments", source="w", verified=True, audience=PUBLIC)


def body(uid: str, title: str, read: str) -> Body:
    year = Quantity(Decimal(12), "months")
    row = CADENCE.row(year, year, None, True, False, (from_code("9.17"),), Chosen(read), "Una vez al año", "Yearly")
    return Body(uid=uid, title=es(title), cadence=(row,), audience=PUBLIC)


def test_duties_of_the_general_rule_are_never_late_nor_summed(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        body("b1", "Leído uno", "text"),
        body("b2", "Leído dos", "page"),
        body("b3", "De la regla", "rule"),
        Body(uid="b4", title=es("Sin nada"), audience=PUBLIC),
        Meeting(
            uid="m", body="b1", title=es("Sesión"), when=from_iso("2021-05-06"), standing=Chosen("held"),
            known_from=Chosen("public"), audience=PUBLIC,
        ),
        Meeting(
            uid="n", body="b2", title=es("Sesión"), when=from_iso("2026-07-02"), standing=Chosen("held"),
            known_from=Chosen("public"), audience=PUBLIC,
        ),
    )  # fmt: skip
    blocks = chapter(composed(path, "book"), "Reuniones que prevé el tratado")
    read, ruled = (b for b in blocks if isinstance(b, Table))
    assert [row[0].split("\n")[0] for row in rows([read])] == ["Leído uno", "Leído dos", "Suma de lo leído"]
    columns = list(zip(*rows([read]), strict=True))[2:]
    assert all(int(sum_) == int(one) + int(two) for one, two, sum_ in columns)
    assert [row[0].split("\n")[0] for row in rows([ruled])] == ["De la regla"]
    assert "Sin registro público" in read.header
    assert read.header[-1] == "Reuniones en el periodo en curso" and columns[-1] == ("0", "1", "1")
    assert not {"Sin registro público", "Periodos concluidos"} & set(ruled.header)
    (line,) = (b for b in blocks if isinstance(b, Timeline))
    assert line.wide
    assert [(lane.label, lane.note) for lane in line.lanes if lane.ruled] == [("De la regla", "regla general")]
    assert "sin reuniones registradas: 1." in words_of(blocks)


def test_who_is_who_shows_where_the_parties_stand(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        issue("a", "Acero"),
        position("p", "us", "a", "opposes"),
        position("q", "us", "a", "supports"),
        position("e", "us", "a", "refuses", standing=Chosen("estimate")),
        position("c", "ca", "a", "supports"),
    )
    blocks = chapter(composed(path, "book"), "Quién es quién")
    (strip,) = (b for b in blocks if isinstance(b, Strip))  # one stance of Canada needs no strip
    assert [(line.label, line.estimate) for line in strip.lines] == [
        ("Punto q", False), ("Punto p", False), ("Punto e", True),
    ]  # fmt: skip
    found = {row[0].split(" (")[0]: row[-1] for row in rows(blocks)}
    assert found == {"Estados Unidos": "2 declaradas\n1 estimación nuestra", "Canadá": "1 declarada"}
    public = words_of(chapter(composed(path, "book", audience=Audience.PUBLIC), "Quién es quién"))
    assert "2 declaradas" in public


def test_the_calendar_marks_what_is_computed_and_leaves_out_what_never_was_to_be(new_path: NewPath) -> None:
    def day(uid: str, when: str, kind: str, **more: Any) -> Milestone:
        return Milestone(
            uid=uid, title=es(f"Hito {uid}"), when=from_iso(when), kind=Chosen(kind), audience=PUBLIC, **more
        )

    path = kept(
        new_path(),
        *PARTIES,
        day("d1", "2026-07-20", "negotiation"),
        day("d2", "2026-09-09", "hearing"),
        day("d3", "2028-01-01", "counterfactual"),
        day("d4", "2024-01-01", "treaty"),
        Commitment(uid="t", title=es("Entregar lista"), owner="mx", due=from_iso("2026-08-15"), audience=PUBLIC),
        Commitment(uid="u", title=es("Ya"), status=Chosen("kept"), due=from_iso("2026-08-15"), audience=PUBLIC),
    )
    blocks = chapter(composed(path, "book"), "Calendario")
    found = {row[1].split(" (")[0]: row for row in rows(blocks)}
    assert list(found)[:2] == ["Entregar lista", "Hito d2"]
    assert "Hito d1" in found
    assert not {"Hito d3", "Hito d4", "Ya"} & set(found)
    (review,) = (row for row in rows(blocks) if row[1].startswith("Revisión conjunta anual de 2027"))
    assert review[0] == "1 de julio de 2027\n(fecha calculada)"
    assert any("70 días naturales antes del 1 de julio de 2027" in row[3] for row in rows(blocks))
    (line,) = (b for b in blocks if isinstance(b, Milestones))
    assert {stone.label for stone in line.stones if not stone.computed} == {"Entregar lista", "Hito d2"}
    assert any(stone.computed for stone in line.stones)
    assert all(0.0 <= stone.at <= 1.0 for stone in line.stones)
    assert line.today is not None and line.today < line.stones[0].at


def test_a_figure_has_its_period_and_who_published_it(new_path: NewPath) -> None:
    figure = Figure(
        uid="f", title=es("Comercio"), value=Quantity(Decimal(7), "percent"), period=from_iso("2025"), audience=PUBLIC
    )
    ((name, *rest),) = rows(chapter(composed(kept(new_path(), figure, *cited("f", 1)), "book"), "Cifras"))
    assert name == "Comercio"
    assert rest == ["7 %", "2025", "Editor 1"]


# ---- long work


def test_composing_tells_how_far_it_is_and_stops_where_it_is_no_longer_wanted(new_path: NewPath) -> None:
    class Watched:
        def __init__(self, stop_at: int = 99) -> None:
            self.steps: list[tuple[str, int, int]] = []
            self._stop_at = stop_at

        def step(self, name: str, done: int, total: int) -> None:
            self.steps.append((name, done, total))
            if done == self._stop_at:
                raise Cancelled

    path = kept(new_path(), MX, US, *(issue(f"i{n}", f"Tema {n}") for n in range(5)))
    with open_dossier(path) as dossier:
        asked = (KINDS["book"], dossier.reader, Asked(), "es", DAY, PLAIN)
        watched = Watched()
        compose(*asked, watched)
        assert watched.steps == [("compose", n, 5) for n in range(6)]
        stopped = Watched(stop_at=2)
        with pytest.raises(Cancelled):
            compose(*asked, stopped)
        assert len(stopped.steps) == 3
