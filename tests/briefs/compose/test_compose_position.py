"""Position briefs composed from real dossiers: what each audience reads, in which order, with which marks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from compose_helpers import DAY, PUBLIC, part, strings

from workbench.briefs.compose.options import Options
from workbench.briefs.compose.position import compose_position
from workbench.briefs.compose.voice import Voice
from workbench.briefs.document import Document, Heading, Missing, Room, Run, Statement, Table, plain_of
from workbench.domain.audience import Audience
from workbench.domain.change import Batch, ChangeSet, Create, Origin, Update
from workbench.domain.provision import from_code
from workbench.domain.records import SCHEMA, Actor, Citation, Issue, Position, Request, Source
from workbench.domain.records.issue import ARGUMENTS, REPLIES
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel, ParallelText, Prose, Rows, Text
from workbench.domain.when import from_iso
from workbench.i18n import Language
from workbench.store.dossier import create_dossier, open_dossier

BELOW = (Audience.PUBLIC, Audience.CONSULTED, Audience.GOVERNMENT)

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty dossier that is copied and never written to."""
    path = tmp_path_factory.mktemp("empty") / "empty.twb"
    create_dossier(path)
    return path


@pytest.fixture
def write(empty: Path, tmp_path: Path) -> Write:
    """Keeps records in a dossier of their own, through the journal."""
    numbers = count(1)

    def written(*records: Record, batch: Batch | None = None) -> Path:
        path = Path(shutil.copy(empty, tmp_path / f"d{next(numbers)}.twb"))
        kind: Any = "import" if batch else "edit"
        with open_dossier(path, write=True, author="test") as dossier:
            dossier.journal.commit(ChangeSet(tuple(Create(r) for r in records), "test", kind=kind, batch=batch))
        return path

    return written


def es(text: str) -> Parallel:
    return Parallel(text)


def actor(uid: str, name: str, kind: str, country: str, **more: Any) -> Actor:
    return Actor(uid=uid, title=es(name), kind=Chosen(kind), country=Chosen(country), **{"audience": PUBLIC, **more})


MX = actor("mx", "México", "party", "MX")
US = actor("us", "Estados Unidos", "party", "US")
CA = actor("ca", "Canadá", "party", "CA")
SE = actor("se", "Secretaría de Economía", "ministry", "MX")
CHAMBER = actor("cce", "Consejo Coordinador Empresarial", "business", "MX", acronym="CCE")
ACTORS = (MX, US, CA, SE, CHAMBER)


def issue(**more: Any) -> Issue:
    values: dict[str, Any] = {"title": es("Plazos de autorización"), "audience": PUBLIC}
    return Issue(uid="i", **{**values, **more})


def position(uid: str, of: str, words: str, **more: Any) -> Position:
    values: dict[str, Any] = {"on": es("Plazo"), "statement": es(words), "audience": PUBLIC}
    return Position(uid=uid, issue="i", actor=of, **{**values, **more})


def cleared(uid: str, words: str, **more: Any) -> Position:
    """A position of Mexico that may go on a finished paper."""
    values: dict[str, Any] = {"clearance": Chosen("cleared"), "red_line": es("Sin afirmativa ficta")}
    return position(uid, "mx", words, **{**values, **more})


def full_issue(**more: Any) -> Issue:
    values: dict[str, Any] = {
        "provisions": (from_code("9.17"),),
        "decision": es("Autorizar 180 días"),
        "decision_by": from_iso("2026-09-15"),
        "interest": es("Plazos ciertos"),
        "arguments": (ARGUMENTS.row("El rezago baja.", "–38 %", "Informe"),),
        "replies": (REPLIES.row("Tardan.", "Ya no."),),
        "do_not_say": es("- Equivalencia automática\n- Acero"),
        "trade_offs": es("Inspecciones"),
        "cost_at_home": es("212 millones"),
        "next_step": es("Enviar el texto."),
    }
    return issue(**{**values, **more})


def composed(
    path: Path,
    audience: Audience = Audience.NEGOTIATORS,
    language: Language = "es",
    as_of: date = DAY,
    release_to: str = "",
) -> Document:
    with open_dossier(path) as dossier:
        reader = dossier.reader.for_audience(audience)
        if release_to:
            reader = dossier.reader.for_release(release_to, audience)
        return compose_position(reader, issue(), language, as_of)


def text_of(document: Document) -> str:
    """Everything that the paper says, no-break spaces as blanks."""
    return "\n".join(strings(document)).replace("\u00a0", " ")


def parts(document: Document) -> list[int]:
    return list(dict.fromkeys(block.part for block in document.blocks))


# -- the order of the parts --------------------------------------------------------------------


def test_the_parts_stand_in_their_order_under_their_headings(write: Write) -> None:
    document = composed(
        write(*ACTORS, full_issue(), cleared("p1", "México ofrece plazos."), position("p2", "us", "Pide 90 días."))
    )
    assert parts(document) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15]
    numbers = [block.part for block in document.blocks]
    assert numbers == sorted(numbers)
    firsts = {block.part: block for block in reversed(document.blocks)}
    assert all(isinstance(block, Heading) for block in firsts.values())
    assert document.fit_one_page
    assert document.title == "Plazos de autorización"


def test_the_head_says_day_event_counterpart_and_key(write: Write) -> None:
    path = write(full_issue(cycle=from_iso("2026"), counterpart_lead="J. Doe", track=Chosen("MX-US")))
    with open_dossier(path) as dossier:
        inside = compose_position(dossier.reader, issue(), "es", DAY, Options(version="3.2"))
        outside = compose_position(dossier.reader.for_audience(Audience.PUBLIC), issue(), "es", DAY)
    assert [(f.label, plain_of(f.value)) for f in inside.head] == [
        ("Datos al", "23\u00a0de\u00a0julio\u00a0de\u00a02026"),
        ("Evento", "Revisión conjunta del T-MEC 2026"),
        ("Contraparte", "J. Doe"),
        ("Vía", "México–Estados Unidos"),
        ("Versión", "I-1 · 3.2"),
    ]
    assert "I-1" not in text_of(outside)


def test_the_marking_names_the_audience_or_the_recipient(write: Write) -> None:
    path = write(issue(release_to=("US",)))
    assert composed(path, Audience.PUBLIC).marking == "Público"
    assert composed(path, Audience.PUBLIC).open
    inside = composed(path, Audience.NEGOTIATORS, "en")
    assert "Negotiators" in inside.marking
    assert not inside.open
    handed = composed(path, Audience.NEGOTIATORS, release_to="US")
    assert "Para entrega a US" in handed.marking
    assert "Equipo negociador" not in handed.marking
    assert not handed.open
    assert composed(path, Audience.PUBLIC, release_to="US").open


# -- who stands where --------------------------------------------------------------------------


def test_mexico_speaks_through_its_government_and_never_through_a_chamber(write: Write) -> None:
    document = composed(
        write(
            *ACTORS,
            full_issue(),
            position("p1", "se", "Economía apoya.", as_of=from_iso("2026-07-01")),
            cleared("p2", "México ofrece.", as_of=from_iso("2026-01-01")),
            position("p3", "cce", "La cámara pide.", stance=Chosen("conditional")),
            position("p4", "us", "Washington pide."),
        )
    )
    quoted = [plain_of(b.text) for b in document.blocks if isinstance(b, Statement)]
    assert [text.split(".")[0] for text in quoted] == ["Plazo: México ofrece", "Plazo: Economía apoya"]
    assert "Secretaría de Economía" in quoted[1]
    assert "cámara" not in text_of(document)
    assert re.search(r"Apoyan: CCE.*\(con condiciones\)", part(document, 12))
    assert "Washington pide" in part(document, 6)
    assert "México ofrece" not in part(document, 6)


def test_the_others_stand_party_first_then_newest_and_each_speaks_before_one_speaks_twice(write: Write) -> None:
    many = [
        position(f"u{n}", "us", f"Pide {n}.", on=es(f"Punto {n}"), as_of=from_iso(f"2026-06-{n:02d}"))
        for n in range(1, 9)
    ]
    old = position("c", "ca", "Ottawa calla.", as_of=from_iso("2025-01-01"))
    group = position("g", "grp", "El gremio grita.", as_of=from_iso("2026-07-01"))
    document = composed(write(*ACTORS, actor("grp", "Gremio", "business", "US"), full_issue(), *many, old, group))
    table = next(b for b in document.blocks if isinstance(b, Table))
    said = [plain_of(row[2]) for row in table.rows]
    assert [re.findall(r"Pide (\d)|(Ottawa|gremio)", s)[0] for s in said] == [
        *((str(n), "") for n in (8, 7, 6, 5)),
        ("", "Ottawa"),
        ("", "gremio"),
    ]
    assert "no impresas: 4" in part(document, 6)
    assert plain_of(table.rows[0][3]) == "8\u00a0de\u00a0junio\u00a0de\u00a02026"


def test_our_reading_stands_apart_from_what_was_stated(write: Write) -> None:
    reading = position(
        "e",
        "us",
        "Cedería.",
        standing=Chosen("estimate"),
        confidence=Chosen("medium"),
        basis="una plática",
    )
    path = write(*ACTORS, full_issue(), position("s", "us", "Exige."), reading)
    document = composed(path)
    (table,) = (b for b in document.blocks if isinstance(b, Table))
    assert "Cedería" not in "".join(strings(table))
    aside = re.search(r"Nuestra lectura · Estados Unidos\n(.*)", part(document, 6))
    assert aside
    assert "Cedería. (confianza: media; base: una plática)" in aside[1].replace("Plazo: ", "")
    for audience in BELOW:
        assert "Cedería" not in text_of(composed(path, audience))
        assert "lectura" not in text_of(composed(path, audience))


def test_what_came_after_the_day_is_left_out_and_said(write: Write) -> None:
    path = write(
        *ACTORS,
        full_issue(),
        position("a", "us", "Antes.", as_of=from_iso("2026-07-23")),
        position("b", "us", "Después.", on=es("Otro"), as_of=from_iso("2026-07-24")),
        position("c", "ca", "Ese año.", as_of=from_iso("2026")),
    )
    then = composed(path)
    assert "Antes." in part(then, 6)
    assert "Ese año." in part(then, 6)
    assert "Después." not in text_of(then)
    assert "posteriores a la fecha de los datos, no impresas: 1" in part(then, 6)
    later = composed(path, as_of=date(2026, 7, 24))
    assert "Después." in part(later, 6)
    assert "posteriores" not in text_of(later)


def test_a_position_that_was_replaced_is_not_quoted(write: Write) -> None:
    document = composed(write(*ACTORS, full_issue(), cleared("o", "Lo de antes.", clearance=Chosen("superseded"))))
    assert "Lo de antes" not in text_of(document)
    assert any(isinstance(b, Missing) and b.part == 5 for b in document.blocks)


def test_what_the_requests_about_it_may_be_traded_for_stands_among_the_trade_offs(write: Write) -> None:
    asked = {"asked_by": "us", "audience": PUBLIC}
    path = write(
        *ACTORS, full_issue(), cleared("p", "Ciento ochenta días"),
        Request(uid="q", title=es("Inspeccionar plantas"), issues=("i",), trade_offs=es("Un calendario"), **asked),
        Request(uid="r", title=es("Reconocer laboratorios"), issues=("i",), traded_for=("q",), **asked),
        Request(uid="s", title=es("Nada se dice"), issues=("i",), **asked),
        Request(uid="t", title=es("De otro tema"), trade_offs=es("No se imprime"), **asked),
    )  # fmt: skip
    said = part(composed(path), 11).split("\n")
    assert said[:4] == [
        "Moneda de cambio", "Inspecciones", "Estados Unidos · Inspeccionar plantas: Un calendario",
        "Estados Unidos · Reconocer laboratorios: se intercambia por: Inspeccionar plantas",
    ]  # fmt: skip
    assert not any("Nada se dice" in line or "No se imprime" in line for line in said)
    for audience in BELOW:
        assert not part(composed(path, audience), 11)


# -- audiences ---------------------------------------------------------------------------------

PRINTED_ISSUE = {"decision", "do_not_say", "trade_offs", "cost_at_home", "next_step", "next_owner"}
PRINTED_POSITION = {"opening", "target", "fallback", "red_line", "authority"}
SIGNED = {"drafted_by", "reviewed_by", "authorised_by"}


def canaries(record_type: str) -> dict[str, tuple[Audience, Any]]:
    """A telling value for every field of words above public, with its audience."""
    found: dict[str, tuple[Audience, Any]] = {}
    for field in SCHEMA.type(record_type).fields:
        word = f"canario-{record_type}-{field.name}"
        if field.audience is Audience.PUBLIC or field.group == "audience":
            continue
        if isinstance(field.type, ParallelText):
            found[field.name] = (field.audience, Parallel(word, word))
        elif isinstance(field.type, Text | Prose):
            found[field.name] = (field.audience, word)
        elif isinstance(field.type, Rows):
            found[field.name] = (field.audience, ((word,) * len(field.type.columns),))
    return found


def test_no_reserved_field_reaches_a_wider_audience(write: Write) -> None:
    kept = {name: canaries(name) for name in ("issue", "position", "actor")}
    values = {name: {field: value for field, (_, value) in found.items()} for name, found in kept.items()}
    mexico = actor("mx", "México", "party", "MX", **values["actor"])
    reading = position("e", "us", "Cedería.", standing=Chosen("estimate"), **values["position"])
    ours = position(
        "p", "mx", "Público.", valid_until=from_iso("2030"), flexibility=Chosen("firm"), **values["position"]
    )
    chosen_fields = {"orientation": Chosen("defensive"), "decision_by": from_iso("2031-02-03")}
    path = write(mexico, US, issue(**values["issue"], **chosen_fields), ours, reading)

    inside = text_of(composed(path))
    for name, printed in (("issue", PRINTED_ISSUE), ("position", PRINTED_POSITION | SIGNED | {"basis"})):
        assert printed <= set(kept[name])
        for field in printed:
            assert f"canario-{name}-{field}" in inside
    assert {"Defensivo", "3 de febrero de 2031", "Firme"} <= set(re.findall(r"Defensivo|3 de feb.*?2031|Firme", inside))

    for audience in BELOW:
        document = composed(path, audience)
        said = text_of(document)
        shown = {
            f"canario-{name}-{field}" for name, found in kept.items() for field in found if f"-{name}-{field}" in said
        }
        allowed = {
            f"canario-{name}-{field}"
            for name, found in kept.items()
            for field, (a, _) in found.items()
            if a <= audience
        }
        assert shown == allowed, audience
        assert not re.search(r"Defensivo|2031|2030|Firme|Margen|Moneda|No decir|Decisión|Cedería|sin fuente", said)
        assert not {3, 7, 10, 11} & set(parts(document))
        assert not any(isinstance(block, Room) for block in document.blocks)
    assert {f"canario-issue-{f}" for f in ("next_step", "next_owner")} <= set(
        re.findall(r"canario-issue-\w+", text_of(composed(path, Audience.GOVERNMENT)))
    )


def test_a_recipient_gets_what_was_ticked_and_no_word_on_what_was_not(write: Write) -> None:
    ticked = {"release_to": ("US",), "audience": Chosen("negotiators")}
    path = write(
        actor("mx", "México", "party", "MX", **ticked),
        actor("us", "Estados Unidos", "party", "US", **ticked),
        full_issue(**ticked),
        cleared("p", "Entregable.", **ticked),
        cleared("q", "Interna.", on=es("Otro punto")),
    )
    document = composed(path, release_to="US")
    said = text_of(document)
    assert "Entregable." in said
    assert not re.search("Interna|afirmativa ficta|180 días|Acero|212|sin fuente|no consta|FALTA", said)
    assert not {3, 7, 10, 11, 14} & set(parts(document))
    assert not any(isinstance(block, Missing) for block in document.blocks)


def test_a_level_set_by_hand_opens_one_step_and_leaves_no_trace_of_the_others(write: Write) -> None:
    opened = cleared("p", "México.", target=es("La meta"), levels=(("target", Audience.GOVERNMENT),))
    path = write(*ACTORS, full_issue(), opened)
    document = composed(path, Audience.GOVERNMENT)
    assert part(document, 7).splitlines() == ["Margen de negociación", "Objetivo de negociación", "La meta"]
    assert 7 not in parts(composed(path, Audience.CONSULTED))


def test_an_issue_that_the_reader_does_not_know_is_not_composed(write: Write) -> None:
    path = write(issue(audience=Chosen("negotiators")))
    with open_dossier(path) as dossier, pytest.raises(ValueError, match="does not know"):
        compose_position(dossier.reader.for_audience(Audience.PUBLIC), dossier.reader.get("i"), "es", DAY)  # type: ignore[arg-type]


def test_an_issue_read_by_another_reader_brings_nothing_reserved_with_it(write: Write) -> None:
    path = write(full_issue())
    with open_dossier(path) as dossier:
        known = dossier.reader.get("i")
        assert isinstance(known, Issue)
        document = compose_position(dossier.reader.for_audience(Audience.PUBLIC), known, "es", DAY)
    assert "180 días" not in text_of(document)


# -- missing parts and stamps ------------------------------------------------------------------


def test_negotiators_read_what_is_missing_and_the_public_only_what_it_may_miss(write: Write) -> None:
    path = write(*ACTORS, issue())
    inside, outside = composed(path), composed(path, Audience.PUBLIC)
    assert [b.part for b in inside.blocks if isinstance(b, Missing)] == [3, 4, 5, 7, 10]
    assert [b.part for b in outside.blocks if isinstance(b, Missing)] == [4, 5]
    assert inside.stamp == "BORRADOR"
    assert parts(outside) == [4, 5, 15]
    assert "Ninguna fuente citada" in part(outside, 15)


@pytest.mark.parametrize(
    ("values", "stamp"),
    [
        ({}, ""),
        ({"valid_until": from_iso("2026-07-23")}, ""),
        ({"valid_until": from_iso("2026-07-22")}, "MANDATO VENCIDO"),
        ({"valid_until": from_iso("2026-06"), "clearance": Chosen("draft")}, "MANDATO VENCIDO"),
        ({"valid_until": from_iso("2026")}, ""),
        ({"clearance": Chosen("in_review")}, "BORRADOR"),
        ({"clearance": None}, "BORRADOR"),
        ({"red_line": Parallel()}, "BORRADOR"),
    ],
)
def test_the_stamp_says_whether_the_paper_may_be_used(write: Write, values: dict[str, Any], stamp: str) -> None:
    path = write(*ACTORS, full_issue(), cleared("p", "México ofrece.", **values))
    document = composed(path)
    assert document.stamp == stamp
    assert ("vencido" in part(document, 7)) == (stamp == "MANDATO VENCIDO")
    for audience in BELOW:
        assert composed(path, audience).stamp != "MANDATO VENCIDO"


def test_wording_that_changed_since_it_was_cleared_is_a_draft_and_says_so(write: Write) -> None:
    path = write(*ACTORS, full_issue(), cleared("p", "México ofrece."))
    assert not composed(path).stamp
    with open_dossier(path, write=True, author="test") as dossier:
        dossier.journal.commit(ChangeSet((Update("p", 1, {"statement": es("México exige.")}),), "reword"))
        known = dossier.reader.get("p")
        assert isinstance(known, Position) and known.clearance == Chosen("cleared")
    document = composed(path)
    assert document.stamp == "BORRADOR"
    assert "modificada después de autorizarse" in part(document, 5)


def test_an_expired_authority_is_said_in_english_too(write: Write) -> None:
    path = write(*ACTORS, full_issue(), cleared("p", "México.", valid_until=from_iso("2026-01-01")))
    assert composed(path, language="en").stamp == "AUTHORITY EXPIRED"


def test_every_red_line_stands_in_the_room_under_its_point(write: Write) -> None:
    lines = [cleared(f"p{n}", f"Dicho {n}.", on=es(f"Punto {n}"), red_line=es(f"Raya {n}")) for n in range(5)]
    document = composed(write(*ACTORS, full_issue(), *lines))
    (room,) = (b for b in document.blocks if isinstance(b, Room))
    assert sorted(plain_of(room.red_line).splitlines()) == [f"Punto {n}: Raya {n}" for n in range(5)]
    assert len([b for b in document.blocks if isinstance(b, Statement)]) == 3
    assert "no impresas: 2" in part(document, 5)
    assert "Mandato: no consta" in part(document, 7)


def test_dates_that_are_over_are_said_to_be_over(write: Write) -> None:
    late = full_issue(decision_by=from_iso("2026-07-22"), next_by=from_iso("2026-07-22"))
    early = full_issue(decision_by=from_iso("2026-07-23"), next_by=from_iso("2026-07-23"))
    document = composed(write(late))
    assert "(plazo vencido)" in part(document, 3)
    assert "(vencida)" in part(document, 14)
    assert "venc" not in text_of(composed(write(early)))


def test_what_is_not_printed_is_counted(write: Write) -> None:
    rows = tuple(ARGUMENTS.row(f"Argumento {n}", str(n), "x") for n in range(5))
    pairs = tuple(REPLIES.row(f"Dicen {n}", "No") for n in range(4))
    document = composed(write(full_issue(arguments=rows, replies=pairs)))
    assert "Argumento 2" in part(document, 8)
    assert "Argumento 3" not in part(document, 8)
    assert "no impresos: 2" in part(document, 8)
    assert "Dicen 3" not in part(document, 9)
    assert "no impresas: 1" in part(document, 9)


# -- languages and sources ---------------------------------------------------------------------


def test_wording_of_another_language_and_older_wording_are_marked(write: Write) -> None:
    path = write(
        *ACTORS,
        full_issue(title=es("Plazos"), interest=Parallel("Objetivo", "Aim", older=("en",))),
        cleared("p", "", on=es("Plazo"), statement=Parallel("Ofrece.", "Offers.")),
    )
    english, spanish = composed(path, language="en"), composed(path, language="es")
    assert english.title == "Plazos [es]"
    assert "Aim (older wording)" in part(english, 4)
    assert "Offers." in part(english, 5)
    assert "Equivalencia automática [es]" in part(english, 10)
    assert "[" not in text_of(spanish)
    assert "anterior" not in text_of(spanish)
    assert part(spanish, 4).splitlines() == ["Objetivo", "Objetivo"]


def test_arguments_and_replies_are_printed_in_the_language_of_the_paper(write: Write) -> None:
    arguments = (
        ARGUMENTS.row("Baja.", "1 mes", "Informe", "It falls.", "1 month", "Report"),
        ARGUMENTS.row("Sube.", "2 meses", "Informe"),
    )
    replies = (REPLIES.row("Tardan.", "Ya no.", "They are late.", "No longer."),)
    path = write(*ACTORS, full_issue(arguments=arguments, replies=replies))
    english, spanish = composed(path, language="en"), composed(path, language="es")
    assert part(english, 8).splitlines()[1:3] == ["It falls. 1 month (Report)", "Sube. [es] 2 meses (Informe)"]
    assert "They are late.\nNo longer." in part(english, 9)
    assert part(spanish, 8).splitlines()[1:3] == ["Baja. 1 mes (Informe)", "Sube. 2 meses (Informe)"]
    assert "Tardan.\nYa no." in part(spanish, 9)


def cite(uid: str, record: str, field: str, source: str, verified: bool, **more: Any) -> Citation:
    values = {"audience": PUBLIC, **more}
    return Citation(uid=uid, record=record, field=field, source=source, verified=verified, **values)


def source(uid: str, title: str, publisher: str = "", **more: Any) -> Source:
    return Source(uid=uid, title=title, publisher=publisher, **{"audience": PUBLIC, **more})


def test_sources_are_noted_and_what_was_not_checked_is_marked_twice(write: Write) -> None:
    path = write(
        *ACTORS,
        full_issue(arguments=(ARGUMENTS.row("Baja.", "1", "La Gaceta, p. 3"), ARGUMENTS.row("Sube.", "2"))),
        source("w1", "Informe", "USTR", date=from_iso("2026-05-01"), address="https://x.mx/a"),
        source("w2", "Nota", "La Gaceta"),
        position("s1", "us", "Exige."),
        position("s2", "ca", "Apoya."),
        position("s3", "us", "Calla.", on=es("Otro")),
        cite("c1", "s1", "statement", "w1", True, locator="p. 7"),
        cite("c2", "s2", "", "w2", False),
        cite("c3", "i", "arguments", "w2", False, locator="p. 3"),
    )
    document = composed(path)
    notes = [plain_of(n.text).replace("\u00a0", " ") for n in document.notes]
    assert notes == [
        "USTR, «Informe», 1 de mayo de 2026, p. 7, https://x.mx/a",
        "La Gaceta, «Nota», p. 3 (por verificar)",
    ]
    rows = {plain_of(row[2]): row for b in document.blocks if isinstance(b, Table) for row in b.rows}
    assert set(rows) == {"Plazo: Exige.", "Plazo: Apoya. (por verificar)", "Otro: Calla. (sin fuente)"}
    assert rows["Plazo: Exige."][3][-1] == Run("", note=1)
    baja, sube = part(document, 8).splitlines()[1:3]
    assert baja == "Baja. 1 (La Gaceta, p. 3) (por verificar)"
    assert sube == "Sube. 2 (sin fuente)"
    public = text_of(composed(path, Audience.PUBLIC))
    assert "(por verificar)" in public
    assert "sin fuente" not in public


def test_a_source_that_the_audience_may_not_see_is_not_noted(write: Write) -> None:
    path = write(
        *ACTORS,
        full_issue(),
        source("w", "Cable secreto", audience=Chosen("negotiators")),
        position("s", "us", "Exige."),
        cite("c", "s", "statement", "w", True),
    )
    assert "Cable secreto" in text_of(composed(path))
    outside = composed(path, Audience.PUBLIC)
    assert outside.notes == ()
    assert "Exige." in part(outside, 6)


def test_words_from_a_sheet_are_noted_with_their_cell_for_negotiators_only(write: Write) -> None:
    cells = {"p": {"statement": Origin("MATRIZ", "D7", "México ofrece.")}}
    batch = Batch("matriz.xlsx", "0" * 64, ("MATRIZ",), "es", cells=cells)
    path = write(*ACTORS, full_issue(), cleared("p", "México ofrece."), position("s", "us", "Exige."), batch=batch)
    inside = composed(path)
    assert [plain_of(n.text) for n in inside.notes] == ["Hoja recibida: matriz.xlsx, «MATRIZ», D7."]
    assert "sin fuente" not in part(inside, 5)
    assert "sin fuente" in part(inside, 6)
    assert "matriz" not in text_of(composed(path, Audience.PUBLIC))


def test_words_that_no_longer_are_those_of_the_cell_have_no_source(write: Write) -> None:
    cells = {"p": {"statement": Origin("MATRIZ", "D7", "México pide.")}}
    batch = Batch("matriz.xlsx", "0" * 64, ("MATRIZ",), "es", cells=cells)
    inside = composed(write(*ACTORS, full_issue(), cleared("p", "México ofrece."), batch=batch))
    assert inside.notes == ()
    assert "(sin fuente)" in part(inside, 5)


def test_a_citation_of_the_whole_issue_stands_behind_its_objective(write: Write) -> None:
    path = write(full_issue(), source("w", "Informe"), cite("c", "i", "", "w", False))
    assert part(composed(path), 4).splitlines() == ["Objetivo", "Plazos ciertos (por verificar)"]


def test_who_drafted_reviewed_and_authorised_closes_the_paper(write: Write) -> None:
    signed = cleared("p", "México.", drafted_by="Ana", reviewed_by="Beto", authorised_by="Caro")
    path = write(*ACTORS, full_issue(), signed)
    assert part(composed(path), 15).splitlines()[-1] == "Elaboró: Ana · Revisó: Beto · Autorizó: Caro"
    assert "Ana" not in text_of(composed(path, Audience.CONSULTED))


@pytest.mark.parametrize(
    ("iso", "language", "shown"),
    [
        ("2026-05-06", "es", "6_de_mayo_de_2026"),
        ("2025-09-28", "es", "28_de_septiembre de_2025"),
        ("2025-09-28", "en", "28_September_2025"),
        ("2026-05", "es", "mayo_de_2026"),
    ],
)
def test_dates_do_not_wrap_inside(iso: str, language: Language, shown: str) -> None:
    assert Voice(language).when(from_iso(iso)).replace("\u00a0", "_") == shown
