"""A source: where a statement comes from."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.records.choices import SOURCE_KIND, SOURCE_LANGUAGE
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Address, Chosen, Prose, Text, When
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A document, page or sheet that statements are taken from."""

    title: str = declare(
        Text(),
        "Fuente",
        "Source",
        also="título de la fuente, source title, referencia, título del documento, document title",
        required=True,
        brief=15,
    )
    language: Chosen | None = declare(
        SOURCE_LANGUAGE,
        "Idioma del título",
        "Language of the title",
        also="idioma de la fuente, language of the source",
    )
    publisher: str = declare(
        Text(),
        "Editor",
        "Publisher",
        also="publica, autor, author, publié par, institución editora, publicado por, published by",
        brief=15,
    )
    kind: Chosen | None = declare(
        SOURCE_KIND,
        "Tipo de fuente",
        "Kind of source",
        also=(
            "source type",
            "tipo de documento",
            "document type",
            "type",
        ),
    )
    date: WhenValue | None = declare(
        When(),
        "Fecha de la fuente",
        "Date of the source",
        also="publicada, fecha de publicación, publication date, fecha, date",
        brief=15,
    )
    address: str = declare(
        Address(),
        "Dirección",
        "Address",
        also="url, liga, link, source url, enlace, página web, website, sitio",
        brief=15,
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
