"""What a header can stand for: fields with a score and the reason, without looking at its neighbours."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.domain.audience import Audience
from workbench.domain.bare_words import STOP, bare_words, stem
from workbench.domain.schema import Schema
from workbench.domain.types import ParallelText
from workbench.i18n import Language, Words, fold
from workbench.importing.mapping_words import (
    ALIAS_SCORE,
    ISSUE,
    LABEL_SCORE,
    OWN_ACTOR,
    POSITION,
    REQUEST,
    STATEMENT,
    Meaning,
    header_key,
    lexicon,
    party_of,
    without_party,
)

ACCEPTED = 0.8
GROUP = " | "  # between a group and the names under it, as the names of a table are told
_LONGEST = 120
_SAME_WORDS, _SHORTENED, _FIRST_WORDS, _SHORTENED_FIRST, _UNCLEAR = 0.94, 0.9, 0.85, 0.82, 0.6

_LABEL = Words("es el nombre del campo «{field}»", "is the name of the field “{field}”")
_ALIAS = Words("es otro nombre del campo «{field}»", "is another name of the field “{field}”")
_WORDS = Words("tiene las palabras del campo «{field}»", "has the words of the field “{field}”")
_SHORT = Words("abrevia el campo «{field}»", "shortens the field “{field}”")
_FIRST = Words("tiene las primeras palabras del campo «{field}»", "has the first words of the field “{field}”")
_OF_PARTY = Words("{why}, de la Parte {actor}", "{why}, of the Party {actor}")
_PARTY = Words("nombra a la Parte {actor}", "names the Party {actor}")

_NUMBERING = re.compile(r"^\(?(?:\d{1,2}|[a-e]|[ivx]{1,4})[.)]\s*(?=\w{3})", re.IGNORECASE)
_COUNTED = re.compile(r" \| \(?(?:\d{1,3}|[a-h])[.)]?$", re.IGNORECASE)  # the number of a column, under its name
BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_EITHER = re.compile(r"\s*[/|\n]\s*|\s+[-–—]\s+")
_IN_GROUP = re.compile(r"(?P<group>.+)(?: \| |: )(?P<last>.+)")
_TONGUES: Mapping[str, Language] = {
    **dict.fromkeys(("espanol", "spanish", "espagnol"), "es"),
    **dict.fromkeys(("ingles", "english", "anglais"), "en"),
    **dict.fromkeys(("frances", "french", "francais"), "fr"),
}
_TONGUE = re.compile("|".join(_TONGUES))
_SHORT_WORD = re.compile(r"(\w{2,})\.")
# Words with which the names of many a field begin.
_OF_ANYTHING = frozenset(
    [stem(word) for word in ("descripcion", "description", "fecha", "date", "tipo", "type", "kind", "numero", "number")]
    + ["entidad", "nombre", "name", "nom", "valor", "value", "texto", "text", "fin", "pais", "country", "pay", "lugar"]
)
# Said of a position without changing what it is.
_FILLING = frozenset(
    [
        "actual",
        "current",
        "oficial",
        "official",
        "nacional",
        "national",
        "conocida",
        "known",
        "ultima",
        "last",
        "latest",
        "gobierno",
        "government",
        "parte",
        "party",
        "negociadora",
        "tmec",
        "usmca",
        "principal",
        "main",
        "tema",
        "general",
    ]
)


@dataclass(frozen=True)
class Match:
    """One field that a header may stand for. ``bare`` is set where only a party's name says so."""

    record_type: str
    field: str
    language: Language | None
    ids: bool
    actor: str
    score: float
    rank: int
    why: Words
    bare: bool = False

    @property
    def target(self) -> tuple[str, str, Language | None, bool, str]:
        """What the header may stand for, without how well it does."""
        return self.record_type, self.field, self.language, self.ids, self.actor


@functools.lru_cache(maxsize=4096)
def matches(header: str, schema: Schema) -> tuple[Match, ...]:
    """Everything that a header may stand for, the best first; those below ``ACCEPTED`` are guesses."""
    if not header.strip() or len(header) > _LONGEST:
        return ()
    best: dict[tuple[object, ...], Match] = {}
    for match in _all(header, schema):
        if match.target not in best or match.score > best[match.target].score:
            best[match.target] = match
    return tuple(sorted(best.values(), key=lambda m: (-m.score, m.rank)))


def known(header: str, schema: Schema) -> bool:
    """Whether a header is the name of a field, and not merely of a party."""
    return any(m.score >= ACCEPTED and not m.bare for m in matches(header, schema))


def titles(header: str, schema: Schema) -> frozenset[str]:
    """The types whose titles a header may stand for."""
    named = {t.name: t.title for t in schema.types if t.listed}
    found = (m for m in matches(header, schema) if m.score >= ACCEPTED and not m.actor)
    return frozenset(m.record_type for m in found if named.get(m.record_type) == m.field)


def is_title(header: str, schema: Schema) -> bool:
    """Whether a header may stand for the title of some type."""
    return bool(titles(header, schema))


def _all(header: str, schema: Schema) -> Iterable[Match]:
    yield from _plain(header, schema, 1.0)
    if grouped := _IN_GROUP.fullmatch(header):
        yield from _in_group(grouped["group"], grouped["last"], schema)
    unnumbered = _COUNTED.sub("", _NUMBERING.sub("", header))
    for variant, factor in ((unnumbered, 0.98), (BRACKETS.sub(" ", header).strip(), 0.95)):
        if variant and variant != header and not _names_another_party(header, variant):
            yield from _in_tongue(_plain(variant, schema, factor), header, schema)
    yield from _either(header, schema)


def _in_tongue(found: Iterable[Match], header: str, schema: Schema) -> Iterable[Match]:
    """The matches of a header without its brackets, in the language that they name: "Posición de México (inglés)"."""
    named = _TONGUE.search(fold(header))
    for match in found:
        declared = schema.type(match.record_type).field(match.field).type
        language = _TONGUES[named[0]] if named and isinstance(declared, ParallelText) else None
        yield replace(match, language=language) if language in getattr(declared, "languages", ()) else match


def _names_another_party(header: str, variant: str) -> bool:
    """Whether what was left out is a party: "Responsable (EE.UU.)" is not "Responsable"."""
    named = [{w for w in bare_words(header_key(text)) if w.startswith("@")} for text in (header, variant)]
    return named[0] != named[1]


def _plain(header: str, schema: Schema, factor: float) -> Iterable[Match]:
    key = header_key(header)
    named = tuple(_named(key, schema))
    yield from (_match(m, score * factor, why) for m, score, why in named)
    rest, actor = without_party(key)
    if actor:
        yield from _of_party(rest, actor, schema, factor)
        yield from _asked_by(rest, actor, schema, factor)
        return
    certain = {m.record_type for m, score, _ in named if score >= ALIAS_SCORE}
    if certain and not any(len(cut) > 2 for cut in _SHORT_WORD.findall(header)):
        return  # "No." is a number, and no beginning of "notas"
    for meaning, score, why in _shortened(header, key, schema):
        if meaning.record_type not in certain:
            yield _match(meaning, score * factor, why)


def _match(meaning: Meaning, score: float, why: Words, actor: str = "") -> Match:
    told = why.fill(field=meaning.label)
    if actor:
        told = _OF_PARTY.fill(why=told, actor=actor)
    return Match(
        meaning.record_type,
        meaning.field,
        meaning.language,
        meaning.ids,
        actor,
        round(score, 2),
        meaning.rank,
        told,
    )


def _named(key: str, schema: Schema) -> Iterable[tuple[Meaning, float, Words]]:
    """The meanings of a whole header: the very name, or the same words."""
    words = lexicon(schema)
    for meaning in words.exact.get(key, ()):
        yield meaning, meaning.score, _LABEL if meaning.score == LABEL_SCORE else _ALIAS
    for meaning in words.bare.get(bare_words(key), ()):
        yield meaning, _SAME_WORDS, _WORDS


def _of_party(rest: str, actor: str, schema: Schema, factor: float) -> Iterable[Match]:
    """The position of a party: its name alone, or beside the name of a field of positions.

    Of an issue only what is our own can carry a party's name, ours.
    """
    if POSITION not in (t.name for t in schema.types):
        return
    content = tuple(w for w in bare_words(rest) if w not in _FILLING)
    if content in ((), ("pos",), ("posicionamiento",), ("positionnement",)):
        label = schema.type(POSITION).field(STATEMENT).label
        meaning = Meaning(POSITION, STATEMENT, label, ALIAS_SCORE)
        yield replace(_match(meaning, ALIAS_SCORE * factor, _PARTY.fill(actor=actor)), actor=actor, bare=True)
        return
    found = list(_named(rest, schema)) or [(m, _SHORTENED, _WORDS) for m in lexicon(schema).bare.get(content, ())]
    for meaning, score, why in found:
        if meaning.record_type == POSITION and meaning.field not in ("actor", "issue"):
            yield _match(meaning, score * factor, why, actor)
        elif meaning.record_type == ISSUE and actor == OWN_ACTOR:
            yield _match(meaning, min(score, _FIRST_WORDS) * factor, why)


def _asked_by(rest: str, actor: str, schema: Schema, factor: float) -> Iterable[Match]:
    """The requests of a party: "Solicitudes de EE.UU.", "Demande du Canada"."""
    for meaning, score, why in _named(rest, schema):
        if meaning.record_type == REQUEST and meaning.field == schema.type(REQUEST).title:
            yield _match(meaning, min(score, _SHORTENED) * factor, why, actor)


def _in_group(group: str, last: str, schema: Schema) -> Iterable[Match]:
    """A header under a common one: the last words decide, of the party that the common one names."""
    actor = party_of(group) or _whose_position(group, schema)
    if not actor:
        yield from _plain(last, schema, 0.96)
        return
    for match in _plain(last, schema, 0.96):
        if match.record_type == POSITION and not match.actor and match.field not in ("actor", "issue"):
            yield replace(match, actor=actor, why=_OF_PARTY.fill(why=match.why, actor=actor))
        elif match.record_type == ISSUE and actor == OWN_ACTOR and not match.actor:
            yield match


def _whose_position(group: str, schema: Schema) -> str:
    return next((m.actor for m in _plain(group, schema, 1.0) if m.actor and m.field == STATEMENT), "")


def _either(header: str, schema: Schema) -> Iterable[Match]:
    """A header that gives several names, as "Tema / Issue": those that are known must agree."""
    parts = [part for part in _EITHER.split(header) if header_key(part)]
    if len(parts) < 2:
        return
    found = [{m.target: m for m in _plain(part, schema, 0.97) if m.score >= ACCEPTED} for part in parts]
    understood = [targets for targets in found if targets]
    if not understood or (GROUP in header and len(understood) < len(parts)):
        return  # under a group the last words decide
    factor = 1.0 if len(understood) == len(parts) else 0.88
    shared = set(understood[0]).intersection(*understood[1:])
    for target in shared:
        best = max((targets[target] for targets in understood), key=lambda m: m.score)
        yield replace(best, score=round(best.score * factor, 2))


def _shortened(header: str, key: str, schema: Schema) -> Iterable[tuple[Meaning, float, Words]]:
    """The meanings of a shortened header; where it fits several fields of a type it decides nothing."""
    words = bare_words(key)
    if not words:
        return
    cut = frozenset(stem(fold(w)) for w in _SHORT_WORD.findall(header))
    found: dict[tuple[str, str], tuple[Meaning, float, Words]] = {}
    names = lexicon(schema)
    for name in names.begun.get(words[0][:2], ()):
        score, why = _fit(words, name, cut)
        for meaning in names.bare[name] if score else ():
            place = (meaning.record_type, meaning.field)
            declared = schema.type(meaning.record_type).field(meaning.field)
            if len(words) == 1 < len(name) and (declared.audience is Audience.NEGOTIATORS or words[0] in _OF_ANYTHING):
                continue  # "Zona" alone is no landing zone, "Descripción" one of anything
            if meaning.language is None and not meaning.ids and score > found.get(place, (0, 0.0))[1]:
                found[place] = (meaning, score, why)
    for (record_type, _), (meaning, score, why) in found.items():
        rivals = [s for (t, _), (_, s, _) in found.items() if t == record_type and s >= score]
        yield meaning, score if len(rivals) == 1 else _UNCLEAR, why


def _fit(words: tuple[str, ...], name: tuple[str, ...], cut: frozenset[str]) -> tuple[float, Words]:
    """How well the words of a header are a shorter form of a name; 0 where they are not.

    ``cut`` are the words that ended in a point: they may be the beginning of a word.
    """
    if len(words) > len(name) or 2 * len(words) < len(name):
        return 0.0, _FIRST
    whole = all(w == n for w, n in zip(words, name, strict=False))
    begun = all(w == n or (w in cut and n.startswith(w)) for w, n in zip(words, name, strict=False))
    if whole and len(words) < len(name) and not any(len(w) < 3 or w in STOP for w in words):
        return _FIRST_WORDS, _FIRST
    if begun and not whole:
        return (_SHORTENED if len(words) == len(name) else _SHORTENED_FIRST), _SHORT
    return 0.0, _FIRST
