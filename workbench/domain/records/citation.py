"""A citation: which source says what a record, or one field of it, says."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Code, Flag, Reference, Text, When
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words

# Whatever states something: every type but sources, which are cited, and citations themselves.
CITED = (
    "issue",
    "position",
    "actor",
    "pillar",
    "provision",
    "body",
    "meeting",
    "measure",
    "recommendation",
    "request",
    "statement",
    "commitment",
    "concern",
    "engagement",
    "submission",
    "figure",
    "milestone",
    "inquiry",
)


@dataclass(frozen=True, kw_only=True)
class Citation(Record):
    """The tie between a statement and its source: the record, the field (or all of it), and where it stands."""

    record: str = declare(Reference(CITED), "Registro", "Record", required=True)
    field: str = declare(Code(), "Campo", "Field")
    source: str = declare(Reference(("source",)), "Fuente citada", "Source cited", required=True)
    locator: str = declare(Text(), "Localización", "Locator", also=("página", "page"))
    as_of: WhenValue | None = declare(When(), "Citada al", "Cited as of")
    verified: bool = declare(Flag(), "Verificada", "Verified", also=("cotejada", "checked"))
    note: str = declare(Code(), "Nota al pie", "Footnote", also=("note number",))


CITATION = RecordType(
    name="citation",
    letter="Z",
    cls=Citation,
    label=Words("Cita", "Citation"),
    plural=Words("Citas", "Citations"),
    title="locator",
    identity=("record", "field", "source", "locator"),
    listed=False,
    speaks_of=("record", "field"),
)
