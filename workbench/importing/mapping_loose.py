"""Headers that say a field's name in other words: another order, a filling word, the table's own subject, a slip.

Asked only of headers that no name fits, and only to say what a column stands for: where tables are is told without it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from workbench.domain.bare_words import bare_words, stem
from workbench.domain.schema import Schema
from workbench.domain.types import Code, Number, ParallelProse, Reference, References, Rows, Tags, Type, When
from workbench.i18n import Words, fold
from workbench.importing.mapping_match import ACCEPTED, BRACKETS, GROUP, Match, matches
from workbench.importing.mapping_synonyms import (
    AFFECTED,
    ALSO,
    FILLING,
    JOINTS,
    LISTED,
    NAMED,
    OF_POSITIONS,
    SAME,
    SPEAKERS,
    TOLD,
    TREATY,
    WEAK,
)
from workbench.importing.mapping_words import ASKS, ISSUE, Meaning, header_key, lexicon, party_of

_REORDERED, _WITHOUT_TREATY, _OF_SUBJECT, _WITHOUT_FILLING, _JOINED, _SLIP = 0.92, 0.92, 0.88, 0.86, 0.88, 0.84
_GUESSED = (0.6, 0.78)  # the score of a guess: never accepted by itself
_OTHER_WORD = 0.75  # a letter in place of another may as well make another word: "previsión"
_FURTHER, _FURTHER_FILLED = 0.9, 0.81
_OF_ANY = 0.82  # a title of whatever the rows are
_ABOUT = 0.9  # the name of an issue, that it says which one an ask is about
_LONGEST, _LONGEST_QUESTION, _SLIP_LETTERS, _SLIP_ALONE, _ALIKE = 80, 400, 6, 7, 82

_ANOTHER = Words("es otro nombre del campo «{field}»", "is another name of the field “{field}”")
_ORDER = Words("dice con otras palabras el campo «{field}»", "says the field “{field}” in other words")
_SUBJECT = Words("«{header}» de la tabla: {why}", "“{header}” of the table: {why}")
_FILLED = Words("sin palabras de relleno, {why}", "without filling words, {why}")
_BOTH = Words("sus dos partes son un mismo campo: {why}", "both of its parts are one field: {why}")
_ISSUE_OF = Words("dice de qué tema es cada renglón: {why}", "says which issue each row is about: {why}")
_SLIPPED = Words("con una errata, {why}", "with a slip, {why}")
_LIKE = Words("se parece a «{name}», un nombre del campo «{field}»", "is like “{name}”, a name of the field “{field}”")

_JOINT = re.compile(r"\s+(?:y|e|and|et|o|u|or|ou)\s+|\s*[&+]\s*", re.IGNORECASE)
_QUESTION = re.compile(
    r"¿?\s*(?:cu[aá]l(?:es)?\s+(?:es|son)|what\s+(?:is|are)|quel(?:le)?s?\s+(?:est|sont))\s+"
    r"(?:(?:sus?|las?|el|los|your|the|votre|vos|les?)\s+)?(?P<said>\S.*?)(?:\s+(?:que|that|which|qui)\b.*|\s*\?.*)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"s\s*$", re.IGNORECASE)  # "Número de temas" counts them
_KINDS: Mapping[str, type[Type[Any]] | tuple[type[Type[Any]], ...]] = {
    "date": When,
    "number": (Number, Code),
    "list": (References, Rows, Tags),
    "name": Reference,
}
_ITS_NAME = (("name",), ("title",))
_TITLES = frozenset(("title", "titulo", "titre"))


@functools.lru_cache(maxsize=2048)
def loose(header: str, schema: Schema) -> tuple[Match, ...]:
    """What a header may stand for though no name fits it, the best first; those below ``ACCEPTED`` are guesses."""
    if not header.strip() or len(header) > _LONGEST_QUESTION or party_of(header):
        return ()
    best: dict[tuple[object, ...], Match] = {}
    for match in _all(header, schema):
        if match.target not in best or match.score > best[match.target].score:
            best[match.target] = match
    return tuple(sorted(best.values(), key=lambda m: (-m.score, m.rank)))


def _all(header: str, schema: Schema) -> Iterator[Match]:
    yield from _asked(header, schema)
    if len(header) > _LONGEST:
        return
    yield from _reordered(header, schema)
    yield from _without(header, TREATY, _WITHOUT_TREATY, schema)
    yield from _without(header, FILLING, _WITHOUT_FILLING, schema)
    if (bare := " ".join(TREATY.sub(" ", header).split())) != " ".join(header.split()):
        yield from _without(bare, FILLING, _WITHOUT_FILLING, schema)
    yield from _described(header, schema)
    yield from _of_subject(header, schema)
    yield from _of_kind(header, schema)
    yield from _of_speaker(header, schema)
    yield from _joined(header, schema)
    yield from (_matched(m, _FURTHER, _ANOTHER) for m in _of_further(header, schema))
    yield from _of_any(header, schema)
    yield from _about_an_issue(header, schema)
    yield from _corrected(header, schema)
    yield from _weak(header, schema)
    yield from _alike(header, schema)


def _names_party(header: str) -> bool:
    return any(word.startswith("@") for word in bare_words(header_key(header)))


# ---- the same words in another order


def _canonical(words: Iterable[str]) -> tuple[str, ...]:
    same = _same()
    return tuple(sorted(same.get(word, word) for word in words if word not in JOINTS))


@functools.cache
def _same() -> Mapping[str, str]:
    """The words of one meaning, without plurals as those that they are compared with."""
    return {stem(word): one for word, one in SAME.items()}


@functools.lru_cache(maxsize=8)
def _by_words(schema: Schema) -> Mapping[tuple[str, ...], tuple[Meaning, ...]]:
    """The names of fields by their words, whatever their order and whichever of several words of one meaning."""
    found: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
    for words, meanings in lexicon(schema).bare.items():
        key = _canonical(words)
        found[key] = (*found.get(key, ()), *(m for m in meanings if not m.ids))
    found.pop((), None)
    return found


def _reordered(header: str, schema: Schema) -> Iterator[Match]:
    words = bare_words(header_key(header))
    if len(words) > 1 and not _counts(words, header):
        yield from (_matched(m, _REORDERED, _ORDER) for m in _by_words(schema).get(_canonical(words), ()))


def _counts(words: Sequence[str], header: str) -> bool:
    """Whether a header says how many there are: "Número de temas"."""
    return "number" in _canonical(words) and bool(_COUNTED.search(header))


def _matched(meaning: Meaning, score: float, why: Words) -> Match:
    told = why.fill(field=meaning.label)
    return Match(
        meaning.record_type, meaning.field, meaning.language, meaning.ids, "", score, meaning.rank, told
    )  # fmt: skip


# ---- without words that say nothing of the field


def _without(header: str, what: re.Pattern[str], factor: float, schema: Schema) -> Iterator[Match]:
    rest = " ".join(what.sub(" ", header if _names_party(header) else BRACKETS.sub(" ", header)).split())
    if rest and what.search(header) and rest != " ".join(header.split()) and bare_words(header_key(rest)):
        for match in (*matches(rest, schema), *_reordered(rest, schema)):
            if match.score >= ACCEPTED and not match.bare:
                yield replace(match, score=_less(match, factor), why=_FILLED.fill(why=match.why))
        for meaning in _of_further(rest, schema):
            found = _matched(meaning, _FURTHER_FILLED, _ANOTHER)
            yield replace(found, why=_FILLED.fill(why=found.why))


def _asked(header: str, schema: Schema) -> Iterator[Match]:
    """A question of a form as a header: "¿Cuál es su propuesta?"."""
    if question := _QUESTION.fullmatch(" ".join(header.split())):
        for match in matches(question["said"], schema):
            if match.score >= ACCEPTED and not match.bare:
                yield replace(match, score=_less(match, _OF_SUBJECT), why=_FILLED.fill(why=match.why))


def _described(header: str, schema: Schema) -> Iterator[Match]:
    """ "Descripción de la problemática": the words of a field of prose, never the title of what is described."""
    for match in _without(header, TOLD, _WITHOUT_FILLING, schema):
        record_type = schema.type(match.record_type)
        if match.field != record_type.title and isinstance(record_type.field(match.field).type, ParallelProse):
            yield match
    for match in _without(header, AFFECTED, _WITHOUT_FILLING, schema):
        if match.field in ("tariff_lines", "products", "amount"):
            yield match
    for match in _without(header, LISTED, _WITHOUT_FILLING, schema):
        if isinstance(schema.type(match.record_type).field(match.field).type, (References, Rows, Tags)):
            yield match
    for match in _without(header, NAMED, _WITHOUT_FILLING, schema):
        record_type = schema.type(match.record_type)
        refers_to = record_type.field(match.field).refers_to  # the name of whoever is responsible is a person's
        if match.field == record_type.title or (refers_to and "actor" not in refers_to):
            yield match


def _of_speaker(header: str, schema: Schema) -> Iterator[Match]:
    """ "Propuesta del sector", in a table of comments: what whoever comments says."""
    words = bare_words(header_key(header))
    rest = tuple(word for word in words if word not in SPEAKERS)
    if len(rest) == 1 < len(words) and _canonical(rest) in _ITS_NAME:
        name = schema.type("submission").field("submitter_name")
        yield _matched(Meaning("submission", name.name, name.label, _OF_SUBJECT), _OF_SUBJECT, _ORDER)
    for meaning in _by_words(schema).get(_canonical(rest), ()) if 0 < len(rest) < len(words) else ():
        if meaning.record_type == "submission" and meaning.field != schema.type("submission").title:
            if isinstance(schema.type("submission").field(meaning.field).type, ParallelProse):
                yield _matched(meaning, _OF_SUBJECT, _ORDER)


def _less(match: Match, factor: float) -> float:
    """The score of a match with a reservation: one that is certain stays above the limit, a weak one does not."""
    return round(match.score * factor, 2)


@functools.lru_cache(maxsize=8)
def _subjects(schema: Schema) -> Mapping[str, frozenset[str]]:
    """The words by which tables call what their rows are: of the type's label, and of names of its title."""
    found: dict[str, frozenset[str]] = {}
    for record_type in (t for t in schema.types if t.listed):
        title = record_type.field(record_type.title)
        names = (*record_type.label.all(), *record_type.plural.all(), *title.label.all(), *title.also)
        words = {word for name in names for word in bare_words(header_key(name))}
        found[record_type.name] = frozenset(w for w in words if _canonical([w]) not in _ITS_NAME)
    return found


def _of_subject(header: str, schema: Schema) -> Iterator[Match]:
    """A header that names what the rows are beside what it says of them: "Miembros del órgano", "Action owner"."""
    words = bare_words(header_key(header))
    if len(words) < 2 or _names_party(header):
        return
    for record_type, subject in _subjects(schema).items():
        rest = tuple(word for word in words if word not in subject)
        if not rest or len(rest) == len(words) or (_canonical(rest) == ("number",) and _COUNTED.search(header)):
            continue
        if _canonical(rest) in _ITS_NAME and record_type not in ("position", "statement"):
            title = schema.type(record_type).field(schema.type(record_type).title)
            yield _matched(Meaning(record_type, title.name, title.label, _OF_SUBJECT), _OF_SUBJECT, _ORDER)
        for meaning in _by_words(schema).get(_canonical(rest), ()):
            if meaning.record_type == record_type and meaning.field != schema.type(record_type).title:
                found = _matched(meaning, _OF_SUBJECT, _ORDER)
                yield replace(found, why=_SUBJECT.fill(header=" ".join(rest), why=found.why))


def _of_kind(header: str, schema: Schema) -> Iterator[Match]:
    """A header that adds what kind of value it is to a name: "Next meeting date", "Núm. de veces planteada"."""
    words = _canonical(bare_words(header_key(header)))
    for word, kinds in _KINDS.items() if len(words) > 1 and not _counts(words, header) else ():
        if word in words:
            rest = tuple(w for w in words if w != word)
            for meaning in _by_words(schema).get(rest, ()):
                declared = schema.type(meaning.record_type).field(meaning.field)
                if isinstance(declared.type, kinds) and not (word == "name" and "actor" in declared.refers_to):
                    yield _matched(meaning, _OF_SUBJECT, _ORDER)


def _joined(header: str, schema: Schema) -> Iterator[Match]:
    """Two names of one field with an "and" between them; where they name two fields it stands for none."""
    parts = [part for part in _JOINT.split(TREATY.sub(" ", header)) if header_key(part)]
    if len(parts) != 2 or GROUP in header:
        return
    found = [{m.target: m for m in matches(part, schema) if m.score >= ACCEPTED and not m.bare} for part in parts]
    for target in set(found[0]) & set(found[1]):
        match = min((part[target] for part in found), key=lambda m: m.score)
        yield replace(match, score=_less(match, _JOINED), why=_BOTH.fill(why=match.why))


def _of_further(header: str, schema: Schema) -> tuple[Meaning, ...]:
    """The further meanings of a header, whatever stands in brackets beside it but a party."""
    bare = BRACKETS.sub(" ", header).strip()
    return _further(schema).get(header_key(header if _names_party(header) else bare), ())


@functools.lru_cache(maxsize=8)
def _further(schema: Schema) -> Mapping[str, tuple[Meaning, ...]]:
    """The further names of ``ALSO``, as they are compared."""
    found: dict[str, tuple[Meaning, ...]] = {}
    for place, names in ALSO.items():
        record_type, _, field = place.partition(".")
        label = schema.type(record_type).field(field).label
        for name in names:
            meaning = Meaning(record_type, field, label, _FURTHER)
            found[header_key(name)] = (*found.get(header_key(name), ()), meaning)
    return found


def _of_any(header: str, schema: Schema) -> Iterator[Match]:
    """ "Title" alone: that of whatever the other columns say the rows are."""
    for record_type in schema.types if header_key(header) in _TITLES else ():
        if record_type.listed:
            label = record_type.field(record_type.title).label
            yield _matched(Meaning(record_type.name, record_type.title, label, _OF_ANY), _OF_ANY, _ORDER)


def _about_an_issue(header: str, schema: Schema) -> Iterator[Match]:
    """The name of an issue in a list of asks: which issue each of them is about."""
    found = {m.record_type: m for m in reversed(matches(header, schema)) if m.score >= ACCEPTED and not m.actor}
    issue = found.get(ISSUE)
    if issue is None or issue.field != schema.type(ISSUE).title:
        return
    for record_type in (t for t in schema.types if t.name in ASKS and t.name not in found):
        for field in (f for f in record_type.fields if f.refers_to == (ISSUE,)):
            meaning = Meaning(record_type.name, field.name, field.label, issue.score)
            yield _matched(meaning, _less(issue, _ABOUT), _ISSUE_OF.fill(why=issue.why))


def names_issue_of_positions(header: str) -> bool:
    """Whether a header says what positions are about, where nothing else does: "Rubro", "Question en litige"."""
    words = bare_words(header_key(" ".join(FILLING.sub(" ", header).split())))
    return len(words) == 1 and words[0] in OF_POSITIONS


def _weak(header: str, schema: Schema) -> Iterator[Match]:
    """Names that mean this only where the cells say so too."""
    for record_type, field in WEAK.get(header_key(header), ()):
        label = schema.type(record_type).field(field).label
        yield _matched(Meaning(record_type, field, label, _GUESSED[0]), _GUESSED[0], _ORDER)


# ---- slips of the pen, and likeness


@functools.lru_cache(maxsize=8)
def _vocabulary(schema: Schema) -> Mapping[str, tuple[str, ...]]:
    """The long words of all names, by their first letter."""
    words = {word for key in lexicon(schema).exact for word in key.split() if len(word) >= _SLIP_LETTERS}
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def _corrected(header: str, schema: Schema) -> Iterator[Match]:
    """The header with one long word spelled as a name spells it, where only one word is so near."""
    words = fold(header).split()
    least = _SLIP_ALONE if len(words) == 1 else _SLIP_LETTERS
    known = _vocabulary(schema)
    for at, word in enumerate(words):
        near = known.get(word[0], ()) if len(word) >= least - 1 and word.isalpha() else ()
        if word in near or stem(word) in near:
            continue
        ones = {stem(n): n for n in near if len(n) >= least and OSA.distance(word, n, score_cutoff=1) <= 1}
        if len(ones) == 1:
            right = next(iter(ones.values()))
            factor = _OTHER_WORD if len(right) == len(word) and sorted(right) != sorted(word) else _SLIP
            for match in matches(" ".join((*words[:at], right, *words[at + 1 :])), schema):
                if match.score >= 0.9:
                    yield replace(match, score=_less(match, factor), why=_SLIPPED.fill(why=match.why))


@functools.lru_cache(maxsize=8)
def _keys(schema: Schema) -> tuple[str, ...]:
    return tuple(key for key in lexicon(schema).exact if len(key) >= _SLIP_LETTERS)


def _alike(header: str, schema: Schema) -> Iterator[Match]:
    """Names that a header is like: guesses, which need its cells to speak for them."""
    key = header_key(header)
    if len(key) < _SLIP_LETTERS or _names_party(header):
        return
    low, high = _GUESSED
    for name, alike, _ in process.extract(
        key, _keys(schema), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=4
    ):
        score = round(low + (high - low) * (alike - _ALIKE) / (100 - _ALIKE), 2)
        for meaning in lexicon(schema).exact[name]:
            if meaning.language is None and not meaning.ids:
                yield replace(_matched(meaning, score, _ORDER), why=_LIKE.fill(name=name, field=meaning.label))
