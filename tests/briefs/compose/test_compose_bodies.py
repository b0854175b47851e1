"""Papers about bodies and their meetings: what is due, what is open, what to say on each point."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from compose_helpers import MX, PARTIES, PUBLIC, composed, es, kept, part, said

from workbench.briefs.charts import Timeline
from workbench.briefs.document import Block, Bullets, Document, Heading, Missing, Pairs, Statement, Table, plain_of
from workbench.domain.audience import Audience
from workbench.domain.provision import from_code
from workbench.domain.quantity import Quantity
from workbench.domain.records import Body, Commitment, Concern, Issue, Meeting, Position
from workbench.domain.records.body import CADENCE
from workbench.domain.records.issue import REPLIES
from workbench.domain.records.meeting import AGENDA, PARTICIPANTS
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso

NewPath = Callable[[], Path]


def body(read: str = "text", **more: Any) -> Body:
    values: dict[str, Any] = {
        "title": es("Comité sanitario"),
        "mandate": es("Examina las medidas."),
        "provisions": (from_code("9.17"),),
        "parties": ("mx", "us", "ca"),
        "audience": PUBLIC,
    }
    year = Quantity(Decimal(12), "months")
    row = CADENCE.row(
        year, year, None, True, False, (from_code("9.17"),), Chosen(read), "Una vez al año", "Once a year"
    )
    return Body(uid="b", cadence=(row,), **{**values, **more})


def meeting(uid: str, when: str, standing: str = "held", **more: Any) -> Meeting:
    values: dict[str, Any] = {"title": es(f"Reunión {uid}"), "known_from": Chosen("public"), "audience": PUBLIC}
    return Meeting(uid=uid, body="b", when=from_iso(when), standing=Chosen(standing), **{**values, **more})


def charts(document: Document) -> list[Timeline]:
    return [b for b in document.blocks if isinstance(b, Timeline)]


def tables(document: Document) -> list[Table]:
    return [b for b in document.blocks if isinstance(b, Table)]


def after(document: Document, heading: str) -> list[Block]:
    """The blocks between a heading and the next one of its level or above."""
    at = next(i for i, b in enumerate(document.blocks) if isinstance(b, Heading) and b.text.endswith(heading))
    level = document.blocks[at].level  # type: ignore[union-attr]
    rest = document.blocks[at + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, Heading) and b.level <= level), len(rest))
    return list(rest[:end])


# ---- bodies


def test_periods_meetings_and_what_is_open_are_told(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        body(),
        meeting("m1", "2021-05-06", outcome=es("Plan de trabajo.")),
        meeting("m2", "2022-09-14", "evidence"),
        meeting("m3", "2026-10-01", "planned"),
        Commitment(uid="t1", title=es("Enviar lista"), body="b", due=from_iso("2026-01-31"), audience=PUBLIC),
        Commitment(uid="t2", title=es("Cumplido ya"), body="b", status=Chosen("kept"), audience=PUBLIC),
        Concern(uid="c1", title=es("Demoras"), body="b", status=Chosen("open"), audience=PUBLIC),
    )
    document = composed(path, "committee", "b")
    told = said(document)
    assert "«Una vez al año»" in told
    assert "Una reunión cada 12 meses" in told
    (opened,) = (b for b in document.blocks if isinstance(b, Bullets))
    assert [plain_of(item).replace("\u00a0", " ") for item in opened.items] == [
        "Periodos concluidos sin registro público de reunión: 5.",
        "Compromisos pendientes: 1, con plazo vencido: 1.",
        "Preocupaciones comerciales sin resolver: 1.",
        "Próxima reunión: 1 de octubre de 2026.",
    ]
    assert "31 de enero de 2026 (plazo vencido)" in told
    assert "Sin registro público no significa que el órgano no se haya reunido." in told
    beside = after(document, "Indicios y afirmaciones de terceros, sin contar")
    assert "Reunión m2" in "".join(
        plain_of(cell) for t in beside if isinstance(t, Table) for row in t.rows for cell in row
    )
    assert not document.stamp


def test_the_line_of_time_shows_each_period_and_reads_without_being_seen(new_path: NewPath) -> None:
    document = composed(kept(new_path(), *PARTIES, body(), meeting("m1", "2021-05-06")), "committee", "b")
    (chart,) = charts(document)
    (lane,) = chart.lanes
    assert [span.kind for span in lane.spans] == [
        "held",
        "no_record",
        "no_record",
        "no_record",
        "no_record",
        "no_record",
        "open",
    ]
    assert lane.spans[0].start == 0
    assert lane.spans[-1].end == 1
    assert lane.note == "1 de 6"
    assert [(spot.kind, 0 < spot.at < 0.2) for spot in lane.spots] == [("held", True)]
    assert [tick.label for tick in chart.ticks] == ["2021", "2022", "2023", "2024", "2025", "2026", "2027"]
    assert {kind for kind, _ in chart.legend} == {"held", "no_record", "open"}
    assert chart.alt == (
        "Comité sanitario: de 6 periodos concluidos, 1 con reunión, 5 sin registro público; 1 en curso."
    )


@pytest.mark.parametrize(("read", "ruled"), [("rule", True), ("text", False), ("paper", False)])
def test_what_rests_on_the_general_rule_is_never_called_open_or_late(new_path: NewPath, read: str, ruled: bool) -> None:
    document = composed(kept(new_path(), *PARTIES, body(read)), "committee", "b")
    told = said(document)
    assert ("de ninguna reunión puede decirse que falte" in told) is ruled
    assert ("Periodos concluidos sin registro público de reunión" in told) is not ruled
    assert "vencid" not in told
    assert charts(document)[0].lanes[0].ruled is ruled


def test_a_claim_counts_as_the_meetings_that_it_is_of(new_path: NewPath) -> None:
    claim = meeting("m1", "2020..2024", "claimed", sittings=Quantity(Decimal(4), ""))
    told = said(composed(kept(new_path(), *PARTIES, body(), claim), "committee", "b"))
    assert "Reuniones que afirman terceros, sin contar: 4." in told


def test_our_own_file_is_on_our_own_paper_alone(new_path: NewPath) -> None:
    own = meeting("m1", "2022-05-06", known_from=Chosen("own_file"))
    path = kept(new_path(), *PARTIES, body(), own, meeting("m0", "2021-05-06"))
    inside, outside = (composed(path, "committee", "b", audience=a) for a in (Audience.NEGOTIATORS, Audience.PUBLIC))
    assert len(charts(inside)[0].lanes) == 2
    assert "Con el expediente propio: 2 periodos cubiertos" in said(inside)
    assert _periods(inside)[:3] == [
        ("Celebrada", "6 de mayo de 2021"),
        ("Celebrada (expediente propio)", "6 de mayo de 2022 (expediente propio)"),
        ("Sin registro público", ""),
    ]
    assert _periods(outside)[:2] == [("Celebrada", "6 de mayo de 2021"), ("Sin registro público", "")]
    assert len(charts(outside)[0].lanes) == 1
    assert "expediente propio" not in said(outside).replace("Expediente propio", "")


def _periods(document: Document) -> list[tuple[str, str]]:
    """What is known of each period, and the meetings in it."""
    (table,) = (t for t in tables(document) if t.header[0] == "Periodo")
    return [(plain_of(row[1]), plain_of(row[2]).replace("\u00a0", " ")) for row in table.rows]


def test_an_empty_mandate_or_cadence_is_said_to_negotiators_and_stamped(new_path: NewPath) -> None:
    path = kept(new_path(), *PARTIES, body(mandate=es("")), Body(uid="c", title=es("Otro"), audience=PUBLIC))
    assert composed(path, "committee", "b").stamp == "BORRADOR"
    bare = composed(path, "committee", "c")
    assert len([b for b in bare.blocks if isinstance(b, Missing)]) == 2
    public = composed(path, "committee", "c", audience=Audience.PUBLIC)
    assert not public.stamp
    assert not any(isinstance(b, Missing) for b in public.blocks)


def test_meetings_after_the_day_of_the_facts_are_counted_and_not_told(new_path: NewPath) -> None:
    path = kept(new_path(), *PARTIES, body(), meeting("m1", "2026-07-24"), meeting("m0", "2026-07-22"))
    told = said(composed(path, "committee", "b"))
    assert "Reunión m0" in told
    assert "Reunión m1" not in told
    assert "Reuniones en el periodo en curso" in told
    assert "Posteriores a la fecha de los datos, no impresos: 1." in told


# ---- meetings


def round_(**more: Any) -> tuple[Any, ...]:
    """A planned meeting with two points, its issue and what was said before."""
    issue = Issue(
        uid="i",
        title=es("Plazos"),
        interest=es("Plazos ciertos"),
        provisions=(from_code("9.17"),),
        replies=(REPLIES.row("Tardan.", "Ya no."),),
        do_not_say=es("Acero"),
        audience=PUBLIC,
    )
    position: dict[str, Any] = {"issue": "i", "on": es("Plazos"), "audience": PUBLIC}
    return (
        *PARTIES,
        body(),
        issue,
        Position(uid="p1", actor="mx", statement=es("México ofrece 90 días."), clearance=Chosen("cleared"), **position),
        Position(uid="p2", actor="us", statement=es("Pide 30 días."), **position),
        Position(uid="p3", actor="us", statement=es("Cedería."), standing=Chosen("estimate"), **position),
        meeting("m0", "2025-05-06", outcome=es("Minuta firmada.")),
        meeting(
            "m1",
            "2026-09-01",
            "planned",
            agenda=(
                AGENDA.row("1", "Plazos", "", "i", "Abre México", "", "", "", False),
                AGENDA.row("2", "Otros", "", "", "", "", "", "", True),
            ),
            participants=(PARTICIPANTS.row("Ana López", "Directora", "México"),),
            **more,
        ),
        Commitment(uid="t1", title=es("Enviar lista"), body="b", audience=PUBLIC),
        Commitment(uid="t2", title=es("Cumplido ya"), body="b", status=Chosen("kept"), audience=PUBLIC),
    )


def test_each_point_has_what_to_say_what_they_said_and_what_not_to_say(new_path: NewPath) -> None:
    document = composed(kept(new_path(), *round_()), "meeting", "m1")
    point = after(document, "1. Plazos")
    kinds = [type(block).__name__ for block in point]
    assert kinds == ["Facts"]
    point = [b for b in document.blocks if b.part == 4]
    headings = [b.text for b in point if isinstance(b, Heading)]
    assert headings == [
        *("Orden del día y líneas", "1. Plazos", "Decir", "Lo que dijeron antes", "Si lo plantean"),
        *("No decir, no ofrecer", "2. Otros"),
    ]
    quote = next(b for b in point if isinstance(b, Statement))
    assert "México ofrece 90 días." in plain_of(quote.text)
    (pair,) = (item for b in point if isinstance(b, Pairs) for item in b.items)
    assert [plain_of(side) for side in pair] == ["Tardan.", "Ya no."]
    (never,) = (b for b in point if isinstance(b, Bullets) and b.mark == "never")
    assert [plain_of(item) for item in never.items] == ["Acero"]
    told = said(document)
    assert "Plazos: Plazos ciertos" in told
    assert "Ana López" in told
    assert "Minuta firmada." in told
    assert "Enviar lista" in told
    assert "Cumplido ya" not in told
    assert not document.stamp


def test_whoever_may_not_see_the_agenda_reads_of_the_issues_of_the_body(new_path: NewPath) -> None:
    path = kept(new_path(), *round_())
    document = composed(path, "meeting", "m1", audience=Audience.PUBLIC)
    told = said(document)
    assert "Temas del órgano y líneas" in told
    assert "México ofrece 90 días." in told
    for hidden in ("Orden del día", "Abre México", "Acero", "No decir", "Cedería", "lectura", "Ana López", "M-2"):
        assert hidden not in told, hidden


def test_what_was_promised_at_a_meeting_stands_in_its_paper_and_in_those_of_the_same_body(new_path: NewPath) -> None:
    path = kept(
        new_path(),
        *PARTIES,
        body(),
        meeting("m0", "2025-05-06"),
        meeting("m1", "2026-09-01", "planned"),
        Commitment(uid="t1", title=es("Enviar lista"), meeting="m0", audience=PUBLIC),
        Commitment(uid="t2", title=es("Cumplido ya"), meeting="m0", status=Chosen("kept"), audience=PUBLIC),
    )
    for uid in ("m0", "m1"):
        (table,) = after(composed(path, "meeting", uid), "Compromisos pendientes")
        assert isinstance(table, Table) and [plain_of(row[0]) for row in table.rows] == ["Enviar lista (sin fuente)"]


def test_a_meeting_without_a_purpose_is_a_draft(new_path: NewPath) -> None:
    path = kept(new_path(), MX, Body(uid="b", title=es("Otro")), meeting("m1", "2026-09-01", "planned"))
    document = composed(path, "meeting", "m1")
    assert document.stamp == "BORRADOR"
    assert [b.text for b in document.blocks if isinstance(b, Missing)] == [
        "Qué se busca de la reunión.",
        "El orden del día.",
    ]
    assert part(document, 3).startswith("Qué buscamos")
