"""What is still to be checked: fields that only sources stand behind which nobody has read, and what was long ago."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from workbench.domain.records import Citation
from workbench.domain.schema import RecordType
from workbench.domain.types import ParallelText
from workbench.domain.when import When
from workbench.i18n import LANGUAGES, Language, Words

WHOLE = ""  # the field of a citation that is about the whole record
VERIFIED_FOR = 183  # days after which somebody should look at a position again
MARK = Words("(por verificar)", "(to be checked)")


def is_past(seen: When, today: date) -> bool:
    """Whether what was looked at on a day should be looked at again."""
    return (today - seen.last()).days > VERIFIED_FOR


def unchecked(citations: Iterable[Citation]) -> frozenset[str]:
    """The fields that are cited, and by no citation that was verified; ``WHOLE`` for the record itself.

    A field may be a column of a wording, such as ``title_fr``: then only that language is meant.
    """
    cited: dict[str, bool] = defaultdict(bool)
    for citation in citations:
        cited[citation.field] |= citation.verified
    return frozenset(name for name, verified in cited.items() if not verified)


def unchecked_by_record(citations: Iterable[Citation]) -> Mapping[str, frozenset[str]]:
    """What is to be checked of every record of which anything is, by uid."""
    by_record: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_record[citation.record].append(citation)
    found = {uid: unchecked(cited) for uid, cited in by_record.items()}
    return {uid: names for uid, names in found.items() if names}


def concerns(record_type: RecordType, names: Iterable[str], languages: Iterable[Language]) -> tuple[str, ...]:
    """Those of the names that matter where the record is shown in some languages, in the order of its fields.

    The wording in another language does not, nor what a record only points to.
    """
    shown = tuple(languages)
    kept = {name for name in names if _matters(record_type, name, shown)}
    order = {name: place for place, name in enumerate(_names(record_type))}
    return tuple(sorted(kept, key=lambda name: order.get(name, -1)))


def _names(record_type: RecordType) -> Iterable[str]:
    for field in record_type.fields:
        yield from (field.name, *field.columns)


def _matters(record_type: RecordType, name: str, shown: tuple[Language, ...]) -> bool:
    field = record_type.field_meant(name)
    if field is None:
        return True
    if isinstance(field.type, ParallelText) and name != field.name:
        tongue = name.removeprefix(f"{field.name}_")
        return tongue not in LANGUAGES or tongue in shown
    return not field.is_reference
