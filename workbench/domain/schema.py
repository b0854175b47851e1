"""How a record type is declared, and what a declaration tells to every room of the house."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, cast

from workbench.domain.audience import Audience, audience_of
from workbench.domain.types import (
    Choice,
    Chosen,
    FieldLevel,
    Levels,
    Prose,
    Provisions,
    Stored,
    Tags,
    Type,
    option,
)
from workbench.domain.types.links import Reference, References
from workbench.i18n import Language, Words

_DECLARED = "declared"
CLEARED = "cleared"


@dataclass(frozen=True)
class Field:
    """One declared field: everything that forms, columns, sheets and briefs need to know of it.

    ``empty`` is the very object that a record holds where the field was not set. ``brief`` is the part of the
    position brief (1 to 15, in the order of the field) that it stands in, 0 for none.
    """

    name: str
    type: Type[Any]
    label: Words
    also: tuple[str, ...] = ()
    group: str = "main"
    audience: Audience = Audience.PUBLIC
    required: bool = False
    brief: int = 0
    empty: Any = None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that keep the field, derived ones left out."""
        return tuple(self.name + s.suffix for s in self.type.slots() if not s.derived)

    @cached_property
    def derived_columns(self) -> tuple[str, ...]:
        """The columns that are computed from the field for sorting."""
        return tuple(self.name + s.suffix for s in self.type.slots() if s.derived)

    @cached_property
    def stored_empty(self) -> tuple[Stored, ...]:
        """What a field that says nothing is kept as, derived columns last."""
        return self.type.store(self.empty)

    @cached_property
    def loaded_none(self) -> Any:
        """The value of a field whose columns are all NULL."""
        return self.type.load([None] * len(self.columns))

    def sort_column(self, language: Language) -> str | None:
        """The column that sorts the field in that language, or None."""
        suffix = self.type.sort_suffix(language)
        return None if suffix is None else self.name + suffix

    @cached_property
    def refers_to(self) -> tuple[str, ...]:
        """The names of the types that the field points to; none for a field that points nowhere."""
        return self.type.points_to()

    @cached_property
    def is_reference(self) -> bool:
        """Whether the field is nothing but a reference, or several."""
        return isinstance(self.type, (Reference, References))


def declare(
    type_: Type[Any],
    es: str,
    en: str,
    *,
    also: tuple[str, ...] | str = (),
    group: str = "main",
    audience: Audience = Audience.PUBLIC,
    required: bool = False,
    brief: int = 0,
) -> Any:
    """A field of a record, in one line: its type, its labels, and where they differ from the usual:

    ``also`` are the headers that others use for it (in any language; many in one text, with commas between them),
    ``group`` its place in forms, ``audience`` the least audience that may see it, ``required`` whether a record needs
    it, ``brief`` the part of the position brief that it stands in.
    """
    names = tuple(also.split(", ")) if isinstance(also, str) else also
    declared = Field("", type_, Words(es, en), names, group, audience, required, brief)
    return dataclasses.field(default=type_.empty, metadata={_DECLARED: declared})


AUDIENCE_CHOICE = Choice(
    tuple(option(a.key, a.label.es, a.label.en, *a.also) for a in Audience), default=Audience.NEGOTIATORS.key
)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has. ``uid`` is the same in every copy, ``key`` is the short key that people see.

    ``key`` and ``revision`` are given by the store; a record that was not kept yet has neither.
    """

    uid: str
    key: str = ""
    revision: int = 0
    notes: str = declare(
        Prose(),
        "Notas",
        "Notes",
        also=(
            "obs, observaciones, comentarios, comments, remarques, remarks, nota, observación, observations, "
            "remark, comentarios generales, general comments, comments and remarks"
        ),
        group="notes",
    )
    tags: tuple[str, ...] = declare(
        Tags(),
        "Etiquetas",
        "Tags",
        also=(
            "mots-clés",
            "keywords",
            "palabras clave",
        ),
        group="notes",
    )
    audience: Chosen | None = declare(
        AUDIENCE_CHOICE,
        "Audiencia",
        "Audience",
        also=("clasificación", "classification", "reserva", "handling"),
        group="audience",
    )
    release_to: tuple[str, ...] = declare(
        Tags(),
        "Puede entregarse a",
        "Release to",
        also=("diffusion",),
        group="audience",
        audience=Audience.NEGOTIATORS,
    )
    levels: tuple[FieldLevel, ...] = declare(
        Levels(), "Audiencia por campo", "Audience by field", group="audience", audience=Audience.NEGOTIATORS
    )

    @property
    def own_audience(self) -> Audience:
        """The audience chosen for the record; the narrowest where none is."""
        return audience_of(self.audience.key) if self.audience else Audience.NEGOTIATORS


Rule = Callable[[Any], Audience]


def no_rule(record: Any) -> Audience:
    """The rule of a type whose values do not narrow its audience."""
    return Audience.PUBLIC


@dataclass(frozen=True, eq=False)
class RecordType:
    """A declared type: its name in files, its letter in short keys, its class and its words.

    ``rule`` gives the least audience that a record's own values ask for, those of ``rule_fields``;
    ``identity`` names the fields that together say which record a row of a sheet is about; ``listed`` is
    whether people see it as a list of its own; ``also_known_by`` names the fields besides the title that
    hold names of the record. ``speaks_of`` is set for a type that is about one field of another record:
    the names of its fields that hold that record and that field; its audience is never wider than theirs.
    ``under_clearance`` names the fields whose wording somebody clears, in a field called ``clearance``;
    ``beside`` those that are told beside the title where the record stands in a list. ``put_to`` names the field
    with the actor to whom the record is put, if it is put to one; what ``told`` names of it may be handed to that
    actor, whatever the audience. ``untitled`` are fields that
    together, with the rest of its identity, name a record of a sheet without titles, the best first; ``form`` those
    that the form above a table may say of all its rows. ``moving`` are those whose change is a move, and ``reason``
    the one that says why it was made.
    """

    name: str
    letter: str
    cls: type[Record]
    label: Words
    plural: Words
    title: str
    identity: tuple[str, ...] = ()
    rule: Rule = no_rule
    rule_fields: tuple[str, ...] = ()
    listed: bool = True
    also_known_by: tuple[str, ...] = ()
    speaks_of: tuple[str, str] | None = None
    under_clearance: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    put_to: str = ""
    told: tuple[str, ...] = ()
    untitled: tuple[tuple[str, ...], ...] = ()
    form: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    reason: str = ""

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The declared fields, those of the type first, those that every record has after them."""
        common = {f.name for f in fields(Record)}
        found = [
            dataclasses.replace(cast(Field, f.metadata[_DECLARED]), name=f.name, empty=f.default)
            for f in fields(self.cls)
            if _DECLARED in f.metadata
        ]
        return tuple(sorted(found, key=lambda f: f.name in common))

    @cached_property
    def empty_columns(self) -> Mapping[str, Stored]:
        """The kept columns of a record that says nothing."""
        return {c: v for f in self.fields for c, v in zip(f.columns, f.stored_empty, strict=False)}

    @cached_property
    def loaded_none(self) -> Mapping[str, Any]:
        """The values of a record all of whose columns are NULL."""
        return {f.name: f.loaded_none for f in self.fields}

    @cached_property
    def sorting(self) -> tuple[Field, ...]:
        """The fields with columns that are computed for sorting."""
        return tuple(f for f in self.fields if f.derived_columns)

    def key_of(self, number: int) -> str:
        """The short key of the record with that number; empty for none."""
        return f"{self.letter}-{number}" if number else ""

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The declared fields by name."""
        return {f.name: f for f in self.fields}

    @cached_property
    def owners(self) -> Mapping[str, Field]:
        """The field that each kept column belongs to."""
        return {column: f for f in self.fields for column in f.columns}

    @cached_property
    def required_references(self) -> tuple[Field, ...]:
        """The references that a record cannot do without; its audience is never wider than theirs."""
        return tuple(f for f in self.fields if f.required and isinstance(f.type, Reference))

    @cached_property
    def linking(self) -> tuple[Field, ...]:
        """The fields that point to records or provisions."""
        return tuple(f for f in self.fields if f.refers_to or isinstance(f.type, Provisions))

    @cached_property
    def shaping(self) -> frozenset[str]:
        """The columns on which the audience of a record, and of what requires it, can depend."""
        names = ("audience", "levels", *self.rule_fields, *(f.name for f in self.required_references))
        return frozenset(column for name in names for column in self.by_name[name].columns)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        return self.by_name[name]

    def in_brief(self, part: int) -> tuple[Field, ...]:
        """The fields that stand in a part of the position brief, in their order."""
        return tuple(f for f in self.fields if f.brief == part)

    @cached_property
    def naming(self) -> tuple[str, ...]:
        """The fields that hold names of the record, its title first."""
        return (self.title, *self.also_known_by)

    def field_meant(self, name: str) -> Field | None:
        """The field of that name, or the one that the column of that name keeps part of; None where there is none.

        A citation may be about one language of a wording: ``title_fr`` is about ``title``.
        """
        return self.by_name.get(name) or self.owners.get(name)

    def title_of(self, record: Record, language: Language) -> str:
        """What people call the record, in that language or the one there is."""
        return self.field(self.title).type.read(getattr(record, self.title), language)

    def is_cleared(self, record: Record) -> bool:
        """Whether somebody cleared the wording of the record."""
        chosen = getattr(record, "clearance", None) if self.under_clearance else None
        return chosen is not None and chosen.key == CLEARED

    def missing(self, record: Record) -> tuple[Field, ...]:
        """The required fields that say nothing."""
        return tuple(f for f in self.fields if f.required and not getattr(record, f.name))


@dataclass(frozen=True)
class Schema:
    """All record types, those that others require before the ones that require them."""

    types: tuple[RecordType, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, RecordType]:
        return {t.name: t for t in self.types}

    @cached_property
    def _by_class(self) -> Mapping[type[Record], RecordType]:
        return {t.cls: t for t in self.types}

    @cached_property
    def _by_letter(self) -> Mapping[str, RecordType]:
        return {t.letter: t for t in self.types}

    def type(self, name: str) -> RecordType:
        """The type of that name; KeyError where there is none."""
        return self._by_name[name]

    def of(self, record: Record) -> RecordType:
        """The type that a record is of."""
        return self._by_class[type(record)]

    def of_key(self, key: str) -> tuple[RecordType, int] | None:
        """The type and number that a short key such as ``I-12`` names; None where it names none."""
        letter, _, number = key.strip().upper().partition("-")
        found = self._by_letter.get(letter)
        return (found, int(number)) if found and number.isascii() and number.isdigit() and len(number) < 16 else None
