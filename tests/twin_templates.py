"""A dossier of another making, in which everything was written by templates: few words, many combinations."""

from __future__ import annotations

import random

from twin_dossiers import STATES, WORDS, P, adding, quantity, uid

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
)
from workbench.domain.schema import Record
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso


def templated(chance: random.Random) -> dict[str, list[Record]]:
    made: dict[str, list[Record]] = {t.name: [] for t in SCHEMA.types}
    verbs = ("Reducir", "Eliminar", "Simplificar", "Homologar", "Publicar", "Revisar", "Actualizar", "Suspender")
    things = (
        "los aranceles",
        "los permisos previos",
        "las inspecciones",
        "los formatos",
        "los plazos",
        "las cuotas",
        "las licencias",
        "los criterios de origen",
    )
    goods = (
        "acero",
        "autopartes",
        "textiles",
        "calzado",
        "lácteos",
        "carne de cerdo",
        "cerveza",
        "medicamentos",
        "equipo médico",
        "juguetes",
        "muebles",
        "fertilizantes",
    )
    places = (
        "en la frontera norte",
        "en los puertos del Pacífico",
        "para pequeñas empresas",
        "en aduanas interiores",
        "",
    )
    add = adding(made)
    combos = [(v, t, g, p) for v in verbs for t in things for g in goods for p in places]
    for v, t, g, p in chance.sample(combos, 500):
        add(
            "recommendation",
            Recommendation(
                uid=uid(chance),
                title=P(f"{v} {t} de {g} {p}".strip()),
                ask=P(f"Que se busque {v.lower()} {t} que hoy se aplican a {g} {p}".strip() + "."),
            ),
        )
    places2 = ("Aguascalientes", "Durango", "Guanajuato", "Querétaro", "Sinaloa", "Veracruz", "Yucatán", "Zacatecas")
    for s in (*STATES, *places2):
        for k in (
            "Secretaría de Economía",
            "Cámara de Comercio",
            "Consejo Agropecuario",
            "Asociación de Exportadores",
            "Universidad Autónoma",
        ):
            add("actor", Actor(uid=uid(chance), title=P(f"{k} de {s}"), country=Chosen("MX")))
    actors = [a.uid for a in made["actor"]]
    for g in goods:
        add("body", Body(uid=uid(chance), title=P(f"Grupo de trabajo sobre {g}")))
        add("body", Body(uid=uid(chance), title=P(f"Comité consultivo de {g}")))
        add("issue", Issue(uid=uid(chance), title=P(f"Acceso a mercados: {g}")))
        add("issue", Issue(uid=uid(chance), title=P(f"Reglas de origen: {g}")))
        for v in verbs[:4]:
            add("measure", Measure(uid=uid(chance), title=P(f"Acuerdo para {v.lower()} trámites de {g}")))
        for y in range(2019, 2026):
            add(
                "figure",
                Figure(
                    uid=uid(chance),
                    title=P(f"Exportaciones de {g} en {y}"),
                    period=from_iso(str(y)),
                    value=quantity(f"{chance.randint(100, 9000)} millones de USD"),
                ),
            )
            add(
                "source",
                Source(
                    uid=uid(chance), title=f"Anuario estadístico de {g} {y}", date=from_iso(str(y)), publisher="INEGI"
                ),
            )
    bodies, issues = [b.uid for b in made["body"]], [i.uid for i in made["issue"]]
    ords = ("Primera", "Segunda", "Tercera", "Cuarta", "Quinta")
    for b, body in zip(bodies, made["body"], strict=True):
        for n, o in enumerate(ords):
            add(
                "meeting",
                Meeting(
                    uid=uid(chance),
                    body=b,
                    title=P(f"{o} reunión del {body.title.es[0].lower()}{body.title.es[1:]}"),
                    ordinal=str(n + 1),
                    when=from_iso(f"{2020 + n}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"),
                ),
            )
    for i in issues:
        for a in chance.sample(actors, 5):
            add(
                "position",
                Position(
                    uid=uid(chance),
                    issue=i,
                    actor=a,
                    on=P(
                        chance.choice(
                            ("Periodo de transición", "Contenido regional mínimo", "Calendario de desgravación")
                        )
                    ),
                    standing=Chosen("stated"),
                    stance=Chosen(chance.choice(("supports", "opposes"))),
                    statement=P(es=chance.choice(WORDS)),
                ),
            )
    for n in range(80):
        t, g = chance.choice(things), chance.choice(goods)
        add(
            "commitment",
            Commitment(
                uid=uid(chance),
                title=P(f"Entregar propuesta sobre {t} de {g}"),
                owner=chance.choice(actors),
                due=from_iso(f"2027-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"),
            ),
        )
        add(
            "request",
            Request(
                uid=uid(chance),
                title=P(f"Solicitud de acceso para {g}, lista {n}"),
                number=str(n),
                asked_by=actors[0],
                asked_of=actors[1],
                text=P(es=f"Que {t} de {g} no se apliquen a los bienes de la lista {n}."),
            ),
        )
        add(
            "milestone",
            Milestone(
                uid=uid(chance),
                title=P(f"Fecha límite para comentarios sobre {g} ({n})"),
                when=from_iso(f"2027-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"),
            ),
        )
        add(
            "statement",
            Statement(
                uid=uid(chance),
                on=P(g),
                actor=chance.choice(actors),
                when=from_iso(f"2026-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"),
                words=P(es=f"{chance.choice(WORDS)} Esto vale para {g} y para {t}."),
            ),
        )
    for n in range(60):
        g = chance.choice(goods)
        add(
            "concern",
            Concern(
                uid=uid(chance),
                title=P(f"Demoras en {chance.choice(things)} de {g}"),
                raised_by=(chance.choice(actors),),
                respondent=chance.choice(actors),
            ),
        )
        add(
            "submission",
            Submission(
                uid=uid(chance),
                title=P(f"Problemas con {chance.choice(things)}"),
                submitter_name=f"Empresa {n} de {g}",
                folio=f"F-{n:04}",
                problem=P(es=f"{chance.choice(WORDS)} Afecta a {g} desde hace {n} semanas."),
            ),
        )
        add(
            "engagement",
            Engagement(
                uid=uid(chance),
                title=P(f"Desayuno con productores de {g}"),
                when=from_iso(f"2026-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"),
                actors=(chance.choice(actors),),
                said=P(es=chance.choice(WORDS)),
            ),
        )
    return made
