"""The readout of a round: its parts, its editions, and what an edition without anything says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from compose_helpers import PARTIES, PUBLIC, composed, es, kept, part, said

from workbench.assessing.readout import PARTS
from workbench.briefs.compose.lists import MOST
from workbench.briefs.compose.options import Options
from workbench.briefs.document import Block, Bullets, Document, Facts, Heading, Missing, Table, plain_of
from workbench.domain.audience import Audience
from workbench.domain.records import Body, Citation, Commitment, Issue, Meeting, Position, Request, Source, Statement
from workbench.domain.records.meeting import AGENDA
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso

NewPath = Callable[[], Path]
DAYS = from_iso("2026-07-20/2026-07-22")


def point(number: str, title: str, issue: str = "", **said: str) -> tuple[object, ...]:
    """A row of an agenda."""
    cells = {column.name: "" for column in AGENDA.columns} | {"carried_over": False}
    cells |= {"number": number, "point": title, "issue": issue, **said}  # type: ignore[dict-item]
    return tuple(cells[column.name] for column in AGENDA.columns)


def round_records() -> tuple[Record, ...]:
    agenda = (
        point("1", "Acero", "a", united_states="Pide más vigilancia.", result="Se acordó un grupo técnico."),
        point("2", "Lácteos", "", carried_over=True),  # type: ignore[arg-type]
    )
    return (
        *PARTIES,
        Body(uid="o", title=es("Rondas bilaterales"), audience=PUBLIC),
        Meeting(
            uid="m", body="o", title=es("Tercera ronda"), when=DAYS, standing=Chosen("held"), agenda=agenda,
            outcome=es("Comunicado conjunto."), next_meeting=from_iso("2026-08-30"), audience=PUBLIC,
        ),
        Meeting(
            uid="n", body="o", title=es("Cuarta ronda"), when=from_iso("2026-09-30"), standing=Chosen("planned"),
            audience=PUBLIC,
        ),
        Issue(
            uid="a", title=es("Acero"), next_step=es("Enviar el anexo."), next_owner="SE",
            next_by=from_iso("2026-07-01"), audience=PUBLIC,
        ),
        Request(
            uid="r1", title=es("Bajen la cuota"), asked_by="us", asked_of="mx", meeting="m", issues=("a",),
            due=from_iso("2026-08-05"), audience=PUBLIC,
        ),
        Request(
            uid="r2", title=es("Abran la frontera"), asked_by="mx", response=Chosen("accept"), reply=es("De acuerdo."),
            answered=from_iso("2026-07-21"), status=Chosen("settled"), audience=PUBLIC,
        ),
        Request(uid="r3", title=es("De otra ronda"), asked_by="us", audience=PUBLIC),
        Statement(
            uid="s1", actor="ca", meeting="m", verb=Chosen("agrees"), on=es("Anexo técnico"), words=es("Aceptamos."),
            when=from_iso("2026-07-21"), audience=PUBLIC,
        ),
        Statement(
            uid="s2", actor="us", meeting="m", verb=Chosen("supports"), ad_referendum=True, on=es("Plazos"),
            words=es("Lo apoyamos."), when=from_iso("2026-07-21"), audience=PUBLIC,
        ),
        Commitment(
            uid="t1", title=es("Entregar la lista"), owner="mx", to_whom=("us",), meeting="m",
            due=from_iso("2026-08-15"), audience=PUBLIC,
        ),
        Commitment(uid="t2", title=es("Sin dueño"), meeting="m", audience=Chosen("negotiators")),
    )  # fmt: skip


def under(document: Document, heading: str) -> list[Block]:
    at = next(i for i, b in enumerate(document.blocks) if isinstance(b, Heading) and b.text == heading)
    rest = document.blocks[at + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, Heading) and b.level < 3), len(rest))
    return list(rest[:end])


def rows(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    found = (row for block in blocks if isinstance(block, Table) for row in block.rows)
    return [tuple(plain_of(cell).replace("\u00a0", " ") for cell in row) for row in found]


def test_what_a_request_may_be_traded_for_stands_beside_it_for_negotiators_alone(new_path: NewPath) -> None:
    records = [
        Request(
            uid="r4", title=es("Abran el laboratorio"), asked_by="us", meeting="m", positions=("p",),
            traded_for=("r2",), trade_offs=es("Un calendario"), audience=PUBLIC,
        ),
        Position(uid="p", on=es("Laboratorios"), issue="a", actor="mx", audience=PUBLIC),
    ]  # fmt: skip
    path = kept(new_path(), *round_records(), *records)
    ours = next(b for b in under(composed(path, "readout", "m"), "Lo que se pidió") if isinstance(b, Table))
    assert ours.header[-1] == "Moneda de cambio"
    (row,) = [r for r in rows([ours]) if "Abran el laboratorio" in r[0]]
    assert "posiciones: Laboratorios" in row[0]
    assert "Un calendario" in row[-1] and "se intercambia por: Abran la frontera" in row[-1]
    theirs = composed(path, "readout", "m", audience=Audience.GOVERNMENT)
    table = next(b for b in under(theirs, "Lo que se pidió") if isinstance(b, Table))
    assert "Moneda de cambio" not in table.header
    assert "Un calendario" not in said(theirs) and "posiciones: Laboratorios" in said(theirs)


def test_each_part_holds_what_is_of_the_round_and_no_more(new_path: NewPath) -> None:
    path = kept(new_path(), *round_records())
    document = composed(path, "readout", "m")
    assert document.title == "Tercera ronda"
    (asked,) = rows(under(document, "Lo que se pidió"))
    assert asked[0].startswith("Bajen la cuota")
    assert asked[1] == "Estados Unidos\nante México"
    (answered,) = rows(under(document, "Lo que se contestó"))
    assert answered[0].startswith("Abran la frontera") and "De acuerdo." in " ".join(answered)
    agreed = rows(under(document, "Acordado ad referéndum y resultados"))
    assert agreed[0][0] == "Canadá" and "Anexo técnico" in agreed[0][1]
    assert [row[-1] for row in agreed[1:]] == ["Se acordó un grupo técnico.", "Comunicado conjunto."]
    promised = rows(under(document, "Lo que se prometió"))
    assert promised[0][:3] == ("Entregar la lista (sin fuente)", "México\nante Estados Unidos", "15 de agosto de 2026")
    assert "De otra ronda" not in said(document)
    heard = rows(under(document, "Lo que dijo cada parte"))
    assert "ad referéndum" in heard[0][2]
    assert heard[1][1:] == ("Estados Unidos", "Pide más vigilancia.")


def test_what_stays_open_is_told_in_a_line_each_and_what_comes_next_with_its_owner(new_path: NewPath) -> None:
    document = composed(kept(new_path(), *round_records()), "readout", "m")
    (lines,) = (b for b in under(document, "Lo que queda abierto") if isinstance(b, Bullets))
    assert [plain_of(item).replace("\u00a0", " ") for item in lines.items] == [
        "Solicitud: Bajen la cuota · Estados Unidos · vence: 5 de agosto de 2026",
        "Punto: 2 Lácteos",
        "Compromiso: Entregar la lista · México · vence: 15 de agosto de 2026",
        "Compromiso: Sin dueño",
    ]
    coming = under(document, "Lo que sigue")
    assert "30 de agosto de 2026" in "".join(plain_of(getattr(coming[0], "text", ""))).replace("\u00a0", " ")
    found = [row for row in rows(coming) if "Enviar el anexo." in row]
    assert found[0][2:] == ("SE", "1 de julio de 2026 (plazo vencido)")
    assert any("Cuarta ronda" in cell for row in rows(coming) for cell in row)


def test_a_promise_that_nobody_owns_makes_it_a_draft_for_negotiators_and_does_not_exist_for_others(
    new_path: NewPath,
) -> None:
    path = kept(new_path(), *round_records())
    document = composed(path, "readout", "m")
    (missing,) = (b for b in document.blocks if isinstance(b, Missing))
    assert missing.text == "Responsable o fecha de: Sin dueño."
    assert document.stamp == "BORRADOR"
    public = composed(path, "readout", "m", audience=Audience.PUBLIC)
    assert "Sin dueño" not in said(public)
    assert not public.stamp


@pytest.mark.parametrize("audience", list(Audience))
def test_an_edition_counts_only_what_its_readers_see(audience: Audience, new_path: NewPath) -> None:
    bare = tuple(Chosen(a.key) for a in Audience)
    meeting = Meeting(uid="m", body="o", title=es("Ronda"), when=DAYS, audience=PUBLIC)
    promises = [
        Commitment(uid=f"t{n}", title=es(f"Promesa {n}"), owner="mx", due=DAYS, meeting="m", audience=a)
        for n, a in enumerate(bare)
    ]
    path = kept(new_path(), *PARTIES, Body(uid="o", title=es("Comisión"), audience=PUBLIC), meeting, *promises)
    document = composed(path, "readout", "m", audience=audience)
    (facts,) = (b for b in under(document, "En breve") if isinstance(b, Facts))
    counts = {fact.label: fact.value for fact in facts.facts}
    assert counts == {"Lo que se prometió": str(audience + 1), "Lo que queda abierto": str(audience + 1)}
    assert [f"Promesa {n}" in said(document) for n in range(4)] == [n <= audience for n in range(4)]
    assert "Sin nada en esta edición: lo que se pidió; lo que se contestó;" in part(document, 2)


@pytest.mark.parametrize(
    ("language", "words"), [("es", "No significa que no los haya habido"), ("en", "It does not mean")]
)
def test_an_empty_edition_says_so_in_honest_words(language: str, words: str, new_path: NewPath) -> None:
    reserved = Commitment(uid="t", title=es("Secreta"), meeting="m", audience=Chosen("negotiators"))
    meeting = Meeting(uid="m", body="o", title=Parallel("Ronda", "Round"), when=DAYS, audience=PUBLIC)
    body = Body(uid="o", title=Parallel("Comisión", "Commission"), audience=PUBLIC)
    path = kept(new_path(), body, meeting, reserved)
    document = composed(path, "readout", "m", audience=Audience.PUBLIC, language=language)  # type: ignore[arg-type]
    assert words in said(document)
    assert "Secreta" not in said(document)
    assert not [b for b in document.blocks if isinstance(b, Table | Bullets | Facts)]


def test_what_the_minutes_say_has_their_source(new_path: NewPath) -> None:
    source = Source(uid="w", title="Minuta conciliada", publisher="Secretariado", audience=PUBLIC)
    citation = Citation(uid="c", record="m", source="w", verified=True, audience=PUBLIC)
    document = composed(kept(new_path(), *round_records(), source, citation), "readout", "m", audience=Audience.PUBLIC)
    assert ["Minuta conciliada" in plain_of(note.text) for note in document.notes] == [True]
    agreed = [b for b in under(document, "Acordado ad referéndum y resultados") if isinstance(b, Table)][-1]
    assert any(run.note for run in agreed.rows[0][0] if not isinstance(run, str))


def test_every_part_of_a_readout_has_a_place_of_its_own(new_path: NewPath) -> None:
    document = composed(kept(new_path(), *round_records()), "readout", "m")
    headed = [b.part for b in document.blocks if isinstance(b, Heading) and b.level == 2]
    assert len(set(headed)) == len(headed) >= len(PARTS)


def test_a_round_of_very_many_requests_says_how_many_are_not_printed(new_path: NewPath) -> None:
    asked = [
        Request(uid=f"q{n:03}", title=es(f"Solicitud {n:03}"), asked_by="us", meeting="m", audience=PUBLIC)
        for n in range(90)
    ]
    path = kept(new_path(), *round_records(), *asked)
    short, whole = (composed(path, "readout", "m", options=Options(full=full)) for full in (False, True))
    assert len(rows(under(short, "Lo que se pidió"))) == MOST
    assert said(short).count("no impresos: ") == 2  # above in full, and among what stays open
    assert f"no impresos: {91 - MOST}" in said(short)
    assert len(rows(under(whole, "Lo que se pidió"))) == 91
