"""An actor: a party, a ministry, a chamber, a company, a person."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.records.choices import ACTOR_KIND, COUNTRY, INFLUENCE
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Code,
    Column,
    Names,
    Parallel,
    ParallelProse,
    ParallelText,
    Reference,
    Row,
    Rows,
    Text,
    When,
)
from workbench.i18n import Words

POSTS = Rows(
    (
        Column("person", Words("Persona", "Person"), Text()),
        Column("post", Words("Cargo", "Post"), Text()),
        Column("since", Words("Desde", "Since"), When()),
    )
)
CONTACTS = Rows(
    (
        Column("person", Words("Persona", "Person"), Text()),
        Column("channel", Words("Medio", "Channel"), Text()),
        Column("value", Words("Dato", "Detail"), Text()),
    )
)


@dataclass(frozen=True, kw_only=True)
class Actor(Record):
    """Somebody who holds positions, sits at tables or is consulted. The three parties are actors."""

    title: Parallel = declare(
        ParallelText(french=True),
        "Nombre",
        "Name",
        also=(
            "actor, organización, organization, organisation, razón social, nombre o razón social, nom, "
            "nombre de la organización, name of the organization, nom de l'organisme, nom de l'organisation, "
            "parte interesada, nombre del actor"
        ),
        required=True,
    )
    acronym: str = declare(
        Code(),
        "Siglas",
        "Acronym",
        also=(
            "acrónimo",
            "sigla",
            "sigle",
            "abreviatura",
        ),
    )
    kind: Chosen | None = declare(
        ACTOR_KIND,
        "Tipo de actor",
        "Kind of actor",
        also=(
            "tipo de organización, organization type, kind, tipo, type, type d'organisme, type d'organisation, "
            "categoría"
        ),
    )
    country: Chosen | None = declare(COUNTRY, "País", "Country", also=("party", "pays", "nacionalidad"))
    names: tuple[str, ...] = declare(
        Names(),
        "Otros nombres",
        "Other names",
        also=(
            "alias",
            "aliases",
            "también conocido como",
            "also known as",
            "aka",
            "nombre corto",
        ),
    )
    parent: str = declare(
        Reference(("actor",)),
        "Depende de",
        "Part of",
        also=(
            "sector coordinado por",
            "parent",
            "parent organisation",
            "parent organization",
            "adscrita a",
            "organisation mère",
        ),
    )
    posts: tuple[Row, ...] = declare(POSTS, "Cargos", "Posts", also=("titulares",), group="people")
    influence: Chosen | None = declare(
        INFLUENCE,
        "Influencia",
        "Influence",
        also="peso, nivel de influencia, level of influence, poder, power, influencia política",
        group="assessment",
        audience=Audience.NEGOTIATORS,
    )
    interest: Parallel = declare(
        ParallelProse(),
        "Interés del actor",
        "Interest of the actor",
        also="intereses, interés, interest, intérêt",
        group="assessment",
    )
    contacts: tuple[Row, ...] = declare(
        CONTACTS, "Contactos", "Contacts", also=("enlaces",), group="people", audience=Audience.NEGOTIATORS
    )


ACTOR = RecordType(
    name="actor",
    letter="A",
    cls=Actor,
    label=Words("Actor", "Actor"),
    plural=Words("Actores", "Actors"),
    title="title",
    identity=("title",),
    also_known_by=("acronym", "names"),
)
