"""A source: where a statement comes from."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.records.choices import SOURCE_KIND
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Address, Chosen, Prose, Text, When
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A document, page or sheet that statements are taken from."""

    title: str = declare(
        Text(), "Fuente", "Source", also=("título de la fuente", "source title", "referencia"), required=True, brief=15
    )
    publisher: str = declare(Text(), "Editor", "Publisher", also=("publica", "autor", "author", "publié par"), brief=15)
    kind: Chosen | None = declare(SOURCE_KIND, "Tipo de fuente", "Kind of source", also=("source type",))
    date: WhenValue | None = declare(When(), "Fecha de la fuente", "Date of the source", also=("publicada",), brief=15)
    address: str = declare(
        Address(), "Dirección", "Address", also=("url", "liga", "link", "source url", "enlace"), brief=15
    )
    quoted: str = declare(Prose(), "Palabras citadas", "Words quoted", also=("cita textual", "quote"))


SOURCE = RecordType(
    name="source",
    letter="W",
    cls=Source,
    label=Words("Fuente", "Source"),
    plural=Words("Fuentes", "Sources"),
    title="title",
    identity=("title",),
)
