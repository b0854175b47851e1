"""What words find: records by name and by what they say, provisions with all that bears on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.schema import Record
from workbench.i18n import Language, clip, fold
from workbench.store.reader import Reader
from workbench.tasks.look_up import show

MOST = 300
_AROUND = 60


@dataclass(frozen=True)
class Hit:
    """One record that was found: what it is, and the words around what was looked for."""

    uid: str
    type: str
    key: str
    title: str
    excerpt: str = ""


@dataclass(frozen=True)
class Hits:
    """What was found: how many in all, the best of them, and the provision that the words name."""

    total: int
    hits: Sequence[Hit]
    provision: Provision | None = None


def provision_of(words: str) -> Provision | None:
    """The one provision that words name, if they name one."""
    found = parse_provisions(words).value or ()
    return found[0] if len(found) == 1 else None


def search(reader: Reader, words: str, language: Language, most: int = MOST) -> Hits:
    """The records that words find: a key first, then names, then what says them; for a provision, what is about it."""
    provision = provision_of(words)
    if provision is not None and reader.by_key(words) is None:
        gathered = show(reader, words)
        subjects = [card.record for card in gathered.subjects] if gathered is not None else []
        about = [*subjects, *(tie.record for tie in gathered.ties)] if gathered is not None else []
        return Hits(len(about), _hits(reader, about[:most], "", language), provision)
    by_key = reader.by_key(words)
    types = [t.name for t in reader.schema.types if t.listed]
    named = reader.named(types, words, 8, within=False) if len(fold(words)) > 1 else []
    found = reader.search(words, most)
    records = {r.uid: r for r in (*([by_key] if by_key else []), *named, *found.records)}
    listed = [r for r in records.values() if reader.schema.of(r).listed]
    return Hits(max(found.total, len(listed)), _hits(reader, listed[:most], words, language))


def chosen(reader: Reader, uids: Iterable[str], language: Language) -> Hits:
    """Some records as if they had been found."""
    records = reader.get_all(uids)
    return Hits(len(records), _hits(reader, records, "", language))


def _hits(reader: Reader, records: Sequence[Record], words: str, language: Language) -> list[Hit]:
    return [
        Hit(
            r.uid,
            reader.schema.of(r).name,
            r.key,
            reader.schema.of(r).title_of(r, language),
            _excerpt(reader, r, words) if words else "",
        )
        for r in records
    ]


def _excerpt(reader: Reader, record: Record, words: str) -> str:
    """The words around the first place outside its title in which a record says what was looked for."""
    record_type = reader.schema.of(record)
    wanted = [w for w in fold(words).split() if w]
    for field in record_type.fields:
        if field.name == record_type.title or not wanted:
            continue
        for text in field.type.texts(getattr(record, field.name)):
            folded = fold(text)
            at = folded.find(wanted[0])
            if at >= 0 and all(w in folded for w in wanted):
                begin = max(at - _AROUND, 0)
                return ("…" if begin else "") + clip(text[begin : begin + 3 * _AROUND], 2 * _AROUND)
    return ""
