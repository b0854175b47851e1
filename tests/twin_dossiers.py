"""Everyday records that look alike and are two."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping, Sequence

from workbench.domain.provision_parse import parse_provisions
from workbench.domain.quantity import Quantity, parse_quantity
from workbench.domain.records import (
    SCHEMA,
    Actor,
    Body,
    Commitment,
    Concern,
    Engagement,
    Figure,
    Issue,
    Measure,
    Meeting,
    Milestone,
    Position,
    Recommendation,
    Request,
    Source,
    Statement,
    Submission,
    TreatyProvision,
)
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso


def uid(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def quantity(text: str) -> Quantity | None:
    read = parse_quantity(text, "es")
    assert read.value is None or isinstance(read.value, Quantity)
    return read.value


P = Parallel
STATES = ("Jalisco", "Nuevo León", "Sonora", "Baja California", "Coahuila", "Chihuahua", "Tamaulipas", "Puebla")
STEELS = ("acero", "aluminio", "cobre", "tomate", "aguacate", "azúcar", "maíz blanco", "fresa")
STEELS_EN = ("steel", "aluminium", "copper", "tomatoes", "avocados", "sugar", "white corn", "strawberries")
BRANCHES = ("del Calzado", "Textil", "Química", "del Plástico", "Mueblera", "Editorial")
WORDS = (
    "Pedimos que se publique el calendario de inspecciones antes de la siguiente reunión del grupo técnico.",
    "No podemos aceptar que la regla se aplique a lo que ya está en tránsito cuando se publica.",
    "Ofrecemos un mecanismo de alerta temprana con respuesta en diez días hábiles.",
    "La medida se notificó tarde y las empresas no tuvieron tiempo de presentar comentarios.",
    "Estamos listos para firmar el anexo si se mantiene el periodo de transición de tres años.",
)


def adding(made: dict[str, list[Record]]) -> Callable[[str, Record], None]:
    def add(name: str, record: Record) -> None:
        made[name].append(record)

    return add


def lookalikes(bundled: Mapping[str, Sequence[Record]], chance: random.Random) -> dict[str, list[Record]]:
    """What a dossier holds beside: series of meetings, figures by year, numbered annexes, one ask a product."""
    made: dict[str, list[Record]] = {t.name: [] for t in SCHEMA.types}
    bodies = [r.uid for r in bundled["body"]]
    actors = [r.uid for r in bundled["actor"]]
    issues = [r.uid for r in bundled["issue"]]
    add = adding(made)
    for n in range(12):  # one body's sittings, titled alike
        add(
            "meeting",
            Meeting(
                uid=uid(chance),
                body=bodies[n % 3],
                title=P("Reunión ordinaria del comité", "Ordinary meeting of the committee"),
                when=from_iso(f"20{25 + n // 4}-{1 + 3 * (n % 4):02}-1{n % 9}"),
                standing=Chosen("held"),
            ),
        )
    for n in range(10):
        add(
            "meeting",
            Meeting(
                uid=uid(chance),
                body=bodies[7],
                title=P(
                    f"{n + 5}.ª sesión del subcomité de verificación",
                    f"{n + 5}th session of the verification sub-committee",
                ),
                ordinal=str(n + 5),
                when=from_iso(f"2027-{n + 1:02}-15"),
            ),
        )
    for actor in actors[:14]:  # one thing, many actors; some issue with one actor and several things
        add(
            "position",
            Position(
                uid=uid(chance),
                issue=issues[10],
                actor=actor,
                on=P("Extensión del plazo del tratado", "Extension of the term of the treaty"),
                standing=Chosen("stated"),
                stance=Chosen("supports"),
            ),
        )
    for es, en in zip(STEELS, STEELS_EN, strict=True):
        add(
            "position",
            Position(
                uid=uid(chance),
                issue=issues[19],
                actor=actors[1],
                on=P(f"Arancel estacional al {es}", f"Seasonal tariff on {en}"),
                standing=Chosen("stated"),
                stance=Chosen("opposes"),
            ),
        )
        add(
            "recommendation",
            Recommendation(
                uid=uid(chance),
                title=P(f"Eliminar el arancel de 25 % al {es} mexicano", f"Eliminate the 25% tariff on Mexican {en}"),
                ask=P(f"Pedir que se elimine el arancel de 25 % que Estados Unidos aplica al {es} de México."),
            ),
        )
        add(
            "request",
            Request(
                uid=uid(chance),
                title=P(f"Acceso del {es} sin cuota", f"Quota-free access of {en}"),
                number=str(len(made["request"]) + 1),
                asked_by=actors[0],
                asked_of=actors[1],
                text=P(f"México pide acceso sin cuota para el {es} durante todo el año."),
            ),
        )
        for year in (2022, 2023, 2024):
            add(
                "figure",
                Figure(
                    uid=uid(chance),
                    title=P(
                        f"Exportaciones mexicanas de {es} a Estados Unidos",
                        f"Mexican exports of {en} to the United States",
                    ),
                    period=from_iso(str(year)),
                    value=quantity(f"{chance.randint(100, 9000)} millones de USD"),
                    actor=actors[0],
                    partner=actors[1],
                ),
            )
        add(
            "figure",
            Figure(
                uid=uid(chance),
                title=P(
                    f"Importaciones mexicanas de {es} de Estados Unidos",
                    f"Mexican imports of {en} from the United States",
                ),
                period=from_iso("2024"),
                value=quantity(f"{chance.randint(100, 9000)} millones de USD"),
            ),
        )
    for n, letter in enumerate("ABCDEF"):
        add(
            "recommendation",
            Recommendation(
                uid=uid(chance),
                title=P(f"Actualizar el anexo 4-{letter} del tratado", f"Update Annex 4-{letter} of the agreement"),
            ),
        )
        add(
            "measure",
            Measure(
                uid=uid(chance),
                title=P(
                    f"Norma oficial mexicana NOM-{101 + n}-SCFI-2021",
                    f"Mexican official standard NOM-{101 + n}-SCFI-2021",
                ),
                kind=Chosen("standard"),
            ),
        )
    for a, b in (("4.1", "4.10"), ("9.17", "9.7"), ("24.2", "24.21"), ("31.5", "31.15")):
        for art in (a, b):
            add(
                "commitment",
                Commitment(
                    uid=uid(chance),
                    title=P(
                        f"Presentar el informe de cumplimiento del artículo {art}",
                        f"Submit the compliance report on Article {art}",
                    ),
                    owner=actors[3],
                    due=from_iso("2027-03-31"),
                    direction=Chosen("ours"),
                ),
            )
            add(
                "recommendation",
                Recommendation(
                    uid=uid(chance),
                    title=P(f"Aplicar de inmediato el artículo {art}", f"Apply Article {art} at once"),
                    provisions=parse_provisions(art).value or (),
                ),
            )
    for state in STATES:
        add(
            "actor",
            Actor(uid=uid(chance), title=P(f"Secretaría de Desarrollo Económico de {state}"), country=Chosen("MX")),
        )
        add("actor", Actor(uid=uid(chance), title=P(f"Asociación de Industriales de {state}"), country=Chosen("MX")))
    for n in range(12):
        day = from_iso(f"2027-0{1 + n % 9}-{10 + n}")
        add(
            "commitment",
            Commitment(
                uid=uid(chance),
                title=P("Enviar la lista de plantas autorizadas", "Send the list of authorised plants"),
                owner=actors[n % 6],
                due=day,
            ),
        )
        add(
            "commitment",
            Commitment(
                uid=uid(chance),
                title=P(
                    f"Entregar comentarios al borrador del capítulo {n + 5}",
                    f"Deliver comments on the draft of chapter {n + 5}",
                ),
                owner=actors[4],
                due=from_iso("2027-05-01"),
            ),
        )
        add(
            "statement",
            Statement(
                uid=uid(chance),
                on=P(("Acero", "Aguacate", "Datos")[n % 3]),
                actor=actors[n % 3],
                when=day,
                words=P(es=WORDS[n % 5]),
                verb=Chosen("asked"),
            ),
        )
        add(
            "engagement",
            Engagement(
                uid=uid(chance),
                title=P("Llamada con la contraparte", "Call with the counterpart"),
                when=day,
                actors=(actors[n % 4],),
                said=P(es=WORDS[(n + 2) % 5]),
            ),
        )
        add(
            "submission",
            Submission(
                uid=uid(chance),
                title=P("Comentarios sobre reglas de origen"),
                submitter_name=f"Cámara de la Industria {BRANCHES[n % 6]} de {STATES[n // 2]}",
                folio=f"2025-{n:04}",
                received=day,
                problem=P(es=f"{WORDS[n % 5]} {STATES[n % 8]} es la entidad más afectada."),
            ),
        )
        add(
            "source",
            Source(
                uid=uid(chance),
                title=f"Comunicado conjunto, {n + 1} de mayo de 2026",
                date=from_iso(f"2026-05-{n + 1:02}"),
                publisher="Secretaría de Economía",
            ),
        )
        add(
            "source",
            Source(
                uid=uid(chance),
                title=f"Federal Register 2026-{10000 + 37 * n}: notice of hearing",
                publisher="Federal Register",
            ),
        )
    for n in range(6):
        add(
            "request",
            Request(
                uid=uid(chance),
                title=P(
                    f"Petición {n + 20}: reconocimiento de laboratorios",
                    f"Request {n + 20}: recognition of laboratories",
                ),
                number=str(n + 20),
                asked_by=actors[1],
                asked_of=actors[0],
                text=P(es=f"Que se reconozcan los laboratorios del grupo {n + 1} de la lista anexa."),
            ),
        )
        add(
            "milestone",
            Milestone(
                uid=uid(chance),
                title=P(f"Cierre de la ronda {n + 4} de negociación", f"Close of negotiating round {n + 4}"),
                when=from_iso(f"2027-0{n + 1}-28"),
            ),
        )
        add(
            "concern",
            Concern(
                uid=uid(chance),
                title=P(f"Inspecciones de {STEELS[n]} en frontera", f"Border inspections of {STEELS_EN[n]}"),
                raised_by=(actors[0],),
                respondent=actors[1],
            ),
        )
        add(
            "issue",
            Issue(uid=uid(chance), title=P(f"Acceso al mercado de {STEELS[n]}", f"Market access for {STEELS_EN[n]}")),
        )
        add(
            "provision",
            TreatyProvision(
                uid=uid(chance),
                title=P(
                    f"Anexo 2-{'ABCDEF'[n]}: Listas de las Partes", f"Annex 2-{'ABCDEF'[n]}: Schedules of the Parties"
                ),
                reference=parse_provisions(f"Anexo 2-{'ABCDEF'[n]}").value or (),
            ),
        )
        add(
            "body",
            Body(uid=uid(chance), title=P(f"Grupo técnico de {STEELS[n]}", f"Technical group on {STEELS_EN[n]}")),
        )
    return made
