"""The words of headers: every name that a field goes by, folded once for a schema, and the parties' names."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.bare_words import bare_words, letters_joined, party_at
from workbench.domain.columns import sheet_columns
from workbench.domain.schema import Field, RecordType, Schema
from workbench.i18n import Language, Words, fold

LABEL_SCORE = 1.0
ALIAS_SCORE = 0.97
STATEMENT, ISSUE, POSITION, REQUEST = "statement", "issue", "position", "request"
OWN_ACTOR = "MX"
ASKS = ("recommendation", "request", "commitment")  # what is asked for or promised, of an issue

# Words that name a party only beside a field: "posición mexicana", "our position".
MEXICAN = ("mexicana", "mexicano", "mexican", "mexicaine", "mexicain")
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "MX": (*MEXICAN, "nuestra", "nuestro", "our", "notre", "propia"),
    "US": ("estadounidense", "american", "americana", "americaine", "americain"),
    "CA": ("canadiense", "canadian", "canadienne", "canadien"),
}


@dataclass(frozen=True)
class Meaning:
    """What one name stands for: a field of a type, and where the name says so, a language or ids.

    ``rank`` is the place of the name among those of its field: an earlier one is the better name.
    """

    record_type: str
    field: str
    label: Words
    score: float
    rank: int = 0
    language: Language | None = None
    ids: bool = False

    @property
    def target(self) -> tuple[str, str, Language | None, bool]:
        """What the name stands for, without how well it does."""
        return self.record_type, self.field, self.language, self.ids


@dataclass(frozen=True)
class Lexicon:
    """The names of a schema: by folded name, by bare words, and as people spell them in a cell.

    ``begun`` holds the bare words by the two letters that they begin with.
    """

    exact: Mapping[str, tuple[Meaning, ...]]
    bare: Mapping[tuple[str, ...], tuple[Meaning, ...]]
    begun: Mapping[str, tuple[tuple[str, ...], ...]]
    spelled: frozenset[object]


def header_key(text: str) -> str:
    """A header in the form that is compared: ``"E.U.A."`` and ``"EUA"`` are one, ``"#"`` stays itself."""
    words = fold(text.replace("°", "o")).split()
    return " ".join(letters_joined(words)) or text.strip()


def party_of(text: str) -> str:
    """The party that a text names and nothing else; empty where it names none."""
    if len(text) > 40:
        return ""
    words = [w for w in header_key(text).split() if w not in ("la", "los", "the", "le", "les")]
    length, code = party_at(words, 0)
    return code if code and length == len(words) else ""


def without_party(key: str) -> tuple[str, str]:
    """A folded header split into the words beside a party's name and that party; "" where there is none.

    The name stands first or last: in between it is part of a sentence.
    """
    words = key.split()
    for at in range(len(words)):
        length, code = party_at(words, at)
        if code and (at == 0 or at + length == len(words)):
            return " ".join(words[:at] + words[at + length :]), code
    for code, adjectives in _BESIDE.items():
        for word in adjectives:
            if word in words and len(words) > 1:
                return " ".join(w for w in words if w != word), code
    return key, ""


@functools.lru_cache(maxsize=8)
def lexicon(schema: Schema) -> Lexicon:
    """The names of every listed type of a schema."""
    exact: dict[str, dict[tuple[object, ...], Meaning]] = defaultdict(dict)
    names: set[str] = set()
    for name, meaning in _names(schema):
        names.add(name)
        kept = exact[header_key(name)].setdefault(meaning.target, meaning)
        if meaning.score > kept.score:
            exact[header_key(name)][meaning.target] = meaning
    frozen = {key: tuple(meanings.values()) for key, meanings in exact.items()}
    bare: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
    for key, meanings in frozen.items():
        words = bare_words(key)
        bare[words] = (*bare.get(words, ()), *meanings)
    bare.pop((), None)
    begun: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in bare:
        begun[words[0][:2]] = (*begun.get(words[0][:2], ()), words)
    return Lexicon(frozen, bare, begun, frozenset(s for name in names for s in _spellings(name)))


def _names(schema: Schema) -> Iterable[tuple[str, Meaning]]:
    for record_type in schema.types:
        if record_type.listed:
            # What is put to somebody comes back on a sheet of ours: no other one is taken for it.
            for field in record_type.fields if not record_type.put_to else ():
                yield from _field_names(record_type, field)
            yield from _own_names(record_type)


def _field_names(record_type: RecordType, field: Field) -> Iterable[tuple[str, Meaning]]:
    for name in field.label.all():
        yield name, Meaning(record_type.name, field.name, field.label, LABEL_SCORE)
    for rank, name in enumerate(field.also, 1):
        yield name, Meaning(record_type.name, field.name, field.label, ALIAS_SCORE, rank)


def _own_names(record_type: RecordType) -> Iterable[tuple[str, Meaning]]:
    """The headers of our own sheets that say a language or ids; key and uid only count on such a sheet."""
    for column in sheet_columns(record_type):
        if column.language or column.ids:
            label = record_type.field(column.field).label
            for name in column.header.all():
                yield (
                    name,
                    Meaning(
                        record_type.name,
                        column.field,
                        label,
                        LABEL_SCORE,
                        language=column.language,
                        ids=column.ids,
                    ),
                )


def _spellings(name: str) -> Iterable[str]:
    """A name as cells spell it: for finding rows that may be headers without folding every cell."""
    plain = fold(name) if re.fullmatch(r"[\w ]+", name) else name
    for form in {name, plain}:
        yield from (form.lower(), form.upper(), form.capitalize(), form.title(), form)
