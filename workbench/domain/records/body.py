"""A body of the treaty: a committee, a council, a working group, a bank, with the cadence of its meetings."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.records.choices_bodies import BODY_KIND, CADENCE_READ
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Code,
    Column,
    Flag,
    Names,
    Number,
    Parallel,
    ParallelProse,
    ParallelText,
    Provisions,
    Reference,
    References,
    Row,
    Rows,
    Text,
    When,
)
from workbench.i18n import Words

# One row a duty to meet: the shape of the cadence, and how much of it was read.
CADENCE = Rows(
    (
        Column("first_within", Words("Primera reunión en", "First meeting within"), Number(("months",))),
        Column("interval", Words("Después cada", "Then every"), Number(("months",))),
        Column("count_from", Words("Se cuenta desde", "Counted from"), When()),
        Column("unless_decided", Words("Salvo que decidan otra cosa", "Unless decided otherwise"), Flag()),
        Column("on_request", Words("A solicitud", "On request"), Flag()),
        Column("article", Words("Artículo", "Article"), Provisions()),
        Column("read", Words("Qué se leyó", "What was read"), CADENCE_READ),
        Column("words", Words("Palabras (español)", "Words (Spanish)"), Text()),
        Column("words_en", Words("Palabras (inglés)", "Words (English)"), Text()),
    )
)


@dataclass(frozen=True, kw_only=True)
class Body(Record):
    """Where the parties meet: what it is based on, how often it is to meet, who sits in it."""

    title: Parallel = declare(
        ParallelText(french=True),
        "Órgano",
        "Body",
        also=(
            "comité, committee, comité o grupo, working group, grupo de trabajo, organe, nombre del órgano, "
            "name of the body, grupo, subcomité, subcommittee, nom de l'organe"
        ),
        required=True,
        brief=13,
    )
    acronym: str = declare(
        Code(),
        "Siglas",
        "Acronym",
        also=(
            "acrónimo",
            "sigla",
            "abreviatura",
            "sigle",
        ),
    )
    kind: Chosen | None = declare(
        BODY_KIND,
        "Tipo de órgano",
        "Kind of body",
        also=(
            "tipo",
            "type",
            "type d'organe",
        ),
    )
    provisions: tuple[Provision, ...] = declare(
        Provisions(),
        "Fundamento en el tratado",
        "Basis in the treaty",
        also=(
            "capítulo/artículo, chapter/article, fundamento legal, artículo, article, capítulo, chapter, disposición"
        ),
    )
    basis: Parallel = declare(ParallelText(), "Otro fundamento", "Other basis", also=("instrumento que lo crea",))
    parent: str = declare(Reference(("body",)), "Depende de", "Reports to", also=("órgano superior",))
    parties: tuple[str, ...] = declare(
        References(("actor",)),
        "Partes del órgano",
        "Parties of the body",
        also=(
            "miembros",
            "members",
            "integrantes",
            "participating parties",
        ),
    )
    mandate: Parallel = declare(
        ParallelProse(),
        "Mandato del órgano",
        "Mandate",
        also="mandato, funciones, functions, mandat",
        group="content",
    )
    cadence: tuple[Row, ...] = declare(
        CADENCE,
        "Periodicidad de reuniones",
        "Cadence",
        also=(
            "periodicidad, frecuencia, cadence, frecuencia de reuniones, meeting frequency, fréquence, "
            "fréquence des réunions, frequency"
        ),
        group="cadence",
    )
    practice: Parallel = declare(
        ParallelProse(), "Cómo se reúne", "How it meets", also=("práctica de reuniones",), group="cadence"
    )
    names: tuple[str, ...] = declare(
        Names(), "Otros nombres", "Other names", also=("alias del órgano",), group="content"
    )


BODY = RecordType(
    name="body",
    letter="B",
    cls=Body,
    label=Words("Órgano", "Body"),
    plural=Words("Órganos", "Bodies"),
    title="title",
    identity=("title",),
    also_known_by=("acronym", "names"),
)
