"""The words of headers: every name that a field goes by, folded once for a schema, and the parties' names."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.columns import sheet_columns
from workbench.domain.records.choices import COUNTRY
from workbench.domain.schema import Field, RecordType, Schema
from workbench.i18n import Language, Words, fold

LABEL_SCORE = 1.0
ALIAS_SCORE = 0.97
STATEMENT, ISSUE, POSITION, REQUEST = "statement", "issue", "position", "request"
OWN_ACTOR = "MX"
ASKS = ("recommendation", "request", "commitment")  # what is asked for or promised, of an issue

STOP = frozenset(
    [
        "a",
        "al",
        "au",
        "aux",
        "con",
        "d",
        "da",
        "de",
        "del",
        "des",
        "du",
        "el",
        "en",
        "et",
        "for",
        "in",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "of",
        "on",
        "or",
        "para",
        "por",
        "s",
        "su",
        "sus",
        "the",
        "to",
        "un",
        "una",
        "une",
        "y",
    ]
)
PARTIES = ("MX", "US", "CA")
_AFTER_CONSONANT = ("iones", "dades", "tudes", "ales", "iles", "ares", "ores", "eses")  # plurals of Spanish
_MORE_NAMES: Mapping[str, tuple[str, ...]] = {
    "MX": ("méx", "mexique", "estados unidos mexicanos", "united mexican states"),
    "US": (
        "e.u.a.",
        "estados unidos de américa",
        "united states of america",
        "états-unis d'amérique",
        "u.s.a.",
        "é.-u.",
    ),
    "CA": ("canada",),
}
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
    return " ".join(_letters_joined(words)) or text.strip()


def _letters_joined(words: Iterable[str]) -> list[str]:
    """The words with runs of single letters as one word, for acronyms with points."""
    joined: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        joined += [run] if run else []
        run = ""
        joined.append(word)
    return [*joined, run] if run else joined


def stem(word: str) -> str:
    """A word without the sign of its plural, the same rough way for every language."""
    if len(word) > 5 and word.endswith(_AFTER_CONSONANT):
        return word[:-3] if word.endswith("eses") else word[:-2]  # "interés" loses its own s too
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def bare_words(key: str) -> tuple[str, ...]:
    """The words of a folded header that carry meaning, without plurals; a party is ``@`` and its code."""
    words = key.split()
    found: list[str] = []
    at = 0
    while at < len(words):
        length, code = _party_at(words, at)
        if code:
            found.append(f"@{code}")
        elif words[at] not in STOP:
            found.append(stem(words[at]))
        at += length or 1
    return tuple(found)


@functools.cache
def _party_names() -> Mapping[tuple[str, ...], str]:
    """Every name of a party as folded words, with the party's code."""
    return {
        tuple(header_key(name).split()): o.key
        for o in COUNTRY.options
        if o.key in PARTIES
        for name in (*o.spellings(), *_MORE_NAMES[o.key])
    }


def _party_at(words: Sequence[str], at: int) -> tuple[int, str]:
    """The longest name of a party that begins at a word: its length in words, and the party."""
    names = _party_names()
    for length in (4, 3, 2, 1):
        code = names.get(tuple(words[at : at + length]))
        if code and at + length <= len(words):
            return length, code
    return 0, ""


def party_of(text: str) -> str:
    """The party that a text names and nothing else; empty where it names none."""
    if len(text) > 40:
        return ""
    words = [w for w in header_key(text).split() if w not in ("la", "los", "the", "le", "les")]
    length, code = _party_at(words, 0)
    return code if code and length == len(words) else ""


def without_party(key: str) -> tuple[str, str]:
    """A folded header split into the words beside a party's name and that party; "" where there is none.

    The name stands first or last: in between it is part of a sentence.
    """
    words = key.split()
    for at in range(len(words)):
        length, code = _party_at(words, at)
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
