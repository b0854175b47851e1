"""What every type of field and every record type obeys, walked so that a new one cannot be forgotten."""

from __future__ import annotations

import inspect
import uuid
from typing import Any

import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.problem import Reading
from workbench.domain.records import SCHEMA
from workbench.domain.records.actor import CONTACTS, POSTS
from workbench.domain.records.choices import COUNTRY, STANCE, STANDING
from workbench.domain.records.issue import ARGUMENTS
from workbench.domain.records.meeting import AGENDA
from workbench.domain.schema import Field, RecordType
from workbench.domain.sheet import ErrorCell, Raw
from workbench.domain.types import (
    Address,
    Choice,
    Chosen,
    Code,
    Context,
    Flag,
    Hour,
    Levels,
    Names,
    Number,
    ParallelProse,
    ParallelText,
    Prose,
    Provisions,
    Reference,
    References,
    Tags,
    Text,
    Type,
    Uid,
    When,
    storable,
)
from workbench.i18n import LANGUAGES, Language, Words
from workbench.importing.merging import merged
from workbench.store.codec import columns_of, derived_of, record_of

TYPES: tuple[Type[Any], ...] = (
    Text(),
    Prose(),
    Code(),
    Address(),
    ParallelText(),
    ParallelText(french=True),
    ParallelProse(),
    Flag(),
    Number(),
    Number(("percent",)),
    Number(("usd", "mxn")),
    When(),
    Hour(),
    STANCE,
    STANDING,
    COUNTRY,
    Names(),
    Tags(),
    Provisions(),
    Levels(),
    Reference(("actor",)),
    References(("actor", "issue")),
    Uid(),
    POSTS,
    CONTACTS,
    ARGUMENTS,
    AGENDA,
)
# Every type with the fields that declare it: a Choice or Rows of its own is tried as well.
DECLARED = tuple(dict.fromkeys((*TYPES, *(f.type for t in SCHEMA.types for f in t.fields))))
EVERY_TYPE = pytest.mark.parametrize("type_", TYPES, ids=lambda t: type(t).__name__)
EVERY_DECLARED = pytest.mark.parametrize("type_", DECLARED, ids=lambda t: type(t).__name__)
EVERY_RECORD = pytest.mark.parametrize("record_type", SCHEMA.types, ids=lambda t: t.name)
DATA = st.data()


def _finds(types: tuple[str, ...], words: str) -> tuple[str, ...]:
    """A Finder of a place where every record goes by its uid."""
    return (words,)


def _context(language: Language) -> Context:
    return Context(language, find=_finds)


def _subclasses(cls: type[Any]) -> set[type[Any]]:
    return {cls} | {found for sub in cls.__subclasses__() for found in _subclasses(sub)}


def test_every_type_is_under_contract_with_a_strategy_of_its_own() -> None:
    concrete = {c for c in _subclasses(Type) if not inspect.isabstract(c) and c.__module__.startswith("workbench.")}
    assert concrete == {type(t) for t in TYPES}
    assert concrete <= set(strategies.values.registry)


@EVERY_DECLARED
def test_slots_and_empty_agree(type_: Type[Any]) -> None:
    slots = type_.slots()
    kept = [s for s in slots if not s.derived]
    assert [s.derived for s in slots] == sorted(s.derived for s in slots), "derived slots stand last"
    assert len({s.suffix for s in slots}) == len(slots)
    assert {s.sql for s in slots} <= {"TEXT", "INTEGER", "REAL"}
    assert type_.load(type_.store(type_.empty)[: len(kept)]) == type_.empty
    assert type_.load(type_.store(type_.blank)[: len(kept)]) == type_.blank
    assert type_.parse(None, Context()).problems == ()
    assert type_.texts(type_.empty) == () and type_.targets(type_.empty) == ()
    for language in LANGUAGES:
        suffix = type_.sort_suffix(language)
        assert suffix is None or suffix in {s.suffix for s in slots}


@EVERY_TYPE
@settings(max_examples=20, deadline=None)
@given(data=DATA)
def test_what_is_kept_is_loaded(type_: Type[Any], data: Any) -> None:
    value = data.draw(strategies.values(type_))
    stored = type_.store(value)
    assert len(stored) == len(type_.slots())
    kept = [s for s, slot in zip(stored, type_.slots(), strict=True) if not slot.derived]
    assert type_.load(kept) == value
    python = {"TEXT": str, "INTEGER": int, "REAL": float}
    assert all(s is None or type(s) is python[slot.sql] for s, slot in zip(stored, type_.slots(), strict=True))
    assert all(isinstance(w, str) and w for w in type_.texts(value))
    assert all(isinstance(t, str) and t for t in type_.targets(value))


@EVERY_TYPE
@settings(max_examples=20, deadline=None)
@given(data=DATA, language=st.sampled_from(LANGUAGES))
def test_what_is_shown_and_read_back_changes_nothing(type_: Type[Any], data: Any, language: Language) -> None:
    value = data.draw(strategies.values(type_))
    reading = type_.parse(type_.show(value, language), _context(language))
    assert reading.clear
    if isinstance(type_, (Reference, References)):
        assert reading.value == value
    field = Field("x", type_, Words("x", "x"))
    assert merged(field, value, reading.value, language) == value


@pytest.mark.parametrize(
    "choice", [t for t in DECLARED if isinstance(t, Choice)], ids=lambda c: "/".join(o.key for o in c.options)[:30]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_a_choice_reads_as_its_key(choice: Choice, language: Language) -> None:
    for option in choice.options:
        reading = choice.parse(choice.show(Chosen(option.key), language), Context(language))
        assert reading == Reading(Chosen(option.key))


@EVERY_TYPE
@settings(max_examples=30, deadline=None)
@given(raw=strategies.raws(), language=st.sampled_from(LANGUAGES), day_first=st.sampled_from((None, True, False)))
def test_any_cell_is_read_or_said_and_what_is_read_can_be_kept(
    type_: Type[Any], raw: Raw, language: Language, day_first: bool | None
) -> None:
    for find in (_finds, Context().find):
        reading = type_.parse(raw, Context(language, day_first, find))
        if isinstance(raw, ErrorCell):
            assert [p.code for p in reading.problems] == ["cell-error"] and not reading.clear
        if reading.value is None:
            continue
        stored = type_.store(reading.value)
        kept = stored[: sum(not s.derived for s in type_.slots())]
        assert type_.load(kept) == reading.value
        assert all(storable(s) == s for s in kept if isinstance(s, str))
        assert all(storable(w) == w for w in type_.texts(reading.value))


def _slow_but_sure(record_type: RecordType, record: Any) -> dict[str, Any]:
    """The columns of a record, field by field."""
    found: dict[str, Any] = {}
    for field in record_type.fields:
        names = [field.name + slot.suffix for slot in field.type.slots()]
        found.update(zip(names, field.type.store(getattr(record, field.name)), strict=True))
    return found


@EVERY_RECORD
@settings(max_examples=6, deadline=None)
@given(data=DATA)
def test_a_record_survives_its_row(record_type: RecordType, data: Any) -> None:
    record = data.draw(strategies.records(record_type))
    columns = columns_of(record_type, record)
    assert tuple(columns) == tuple(record_type.owners)
    assert columns | derived_of(record_type, record) == _slow_but_sure(record_type, record)
    back = record_of(record_type, columns, uid=record.uid, number=7, revision=3)
    assert (back.key, back.revision) == (f"{record_type.letter}-7", 3)
    for field in record_type.fields:
        assert getattr(back, field.name) == getattr(record, field.name), field.name


@EVERY_RECORD
def test_a_record_that_says_nothing_survives_its_row(record_type: RecordType) -> None:
    record = record_type.cls(uid="u")
    assert record_of(record_type, columns_of(record_type, record), uid="u") == record


def test_rows_keep_bars_backslashes_and_line_ends() -> None:
    value = (ARGUMENTS.row("a|b", "c\\", "\\n"), ARGUMENTS.row("", "x \\| y"), ARGUMENTS.row("", "", "z|"))
    assert ARGUMENTS.parse(ARGUMENTS.show(value, "es"), Context()).value == value


def test_a_row_kept_before_a_column_was_added_is_loaded_with_it_empty() -> None:
    assert ARGUMENTS.load(['[[["a",null],["b",null],["c",null]]]']) == (("a", "b", "c", "", "", ""),)
    with pytest.raises(ValueError):
        ARGUMENTS.load(['[[["a"],["b"],["c"],["d"],["e"],["f"],["g"]]]'])


def test_references_in_rows_are_told_known_and_named() -> None:
    one, other = (str(uuid.UUID(int=n)) for n in (1, 2))
    value = (AGENDA.row("1", "Maíz", "", one), AGENDA.row("2", "Acero", "", other), AGENDA.row("3"))
    assert AGENDA.points_to() == ("issue", "meeting")
    assert AGENDA.targets(value) == (one, other)
    assert [row[3] for row in AGENDA.knowing(value, {other})] == ["", other, ""]
    shown = AGENDA.show_named(value, "es", {one: "Tema | uno", other: "Dos"}.__getitem__)
    assert shown.splitlines() == ["1 | Maíz |  | Tema \\| uno", "2 | Acero |  | Dos", "3"]
    names = {"Tema | uno": (one,), "Dos": (other,)}
    assert AGENDA.parse(shown, Context(find=lambda types, words: names.get(words, ()))).value == value
