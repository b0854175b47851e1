"""What a row of a list shows: made on the reader's lane, as plain texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.assessing.verification import concerns, unchecked
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Rows
from workbench.gathering.reading import read_with
from workbench.gathering.titles import Titles
from workbench.i18n import Language, clip
from workbench.store.reader import Reader
from workbench.ui.lists.view import KEY

LONGEST = 160


@dataclass(frozen=True)
class ShownRow:
    """One record in a list: a text for each column, and whether something of it is still to be checked."""

    id: int
    uid: str
    type: str
    cells: tuple[str, ...]
    to_check: bool = False


def shown_rows(
    reader: Reader, ids: Sequence[int], record_type: RecordType, columns: Sequence[str], language: Language
) -> list[ShownRow]:
    """The rows of some ids; those of records that are gone are left out."""
    records = reader.paged(ids)
    fields = [None if name == KEY else record_type.field(name) for name in columns]
    titles = Titles(reader, language, short=True)
    titles.fetch(
        uid for _, r in records for f in fields if f and f.is_reference for uid in f.type.targets(getattr(r, f.name))
    )
    cited = reader.citations_of([r.uid for _, r in records])
    return [
        ShownRow(
            id_,
            record.uid,
            record_type.name,
            tuple(_cell(titles, record, f, language) for f in fields),
            bool(concerns(record_type, unchecked(cited.get(record.uid, ())), (language,))),
        )
        for id_, record in records
    ]


def _cell(titles: Titles, record: Record, field: Field | None, language: Language) -> str:
    if field is None:
        return record.key
    value = getattr(record, field.name)
    if isinstance(field.type, Rows):
        return str(len(value)) if value else ""
    return clip(read_with(titles, field, value, language), LONGEST)
