"""Hypothesis strategies shared by the tests: values of every type of field, raw cells, whole records."""

from __future__ import annotations

import functools
import re
import uuid
from datetime import date
from typing import Any

from hypothesis import strategies as st

from workbench.domain.audience import AUDIENCES
from workbench.domain.provision import Provision
from workbench.domain.quantity import UNITS, Quantity
from workbench.domain.schema import Record, RecordType
from workbench.domain.sheet import ErrorCell, Raw
from workbench.domain.types import (
    Address,
    Choice,
    Chosen,
    Code,
    Flag,
    Hour,
    Levels,
    Names,
    Number,
    Parallel,
    ParallelProse,
    ParallelText,
    Prose,
    Provisions,
    Reference,
    References,
    Rows,
    Tags,
    Text,
    Type,
    Uid,
    When,
    storable,
)
from workbench.domain.when import Partial
from workbench.domain.when import When as WhenValue
from workbench.i18n import LANGUAGES, squash

ADDRESSES = ("https://example.org", "http://dof.gob.mx/nota?x=1&y=ñ", "https://sub.example.org:8080/a_b#c")


def lines() -> st.SearchStrategy[str]:
    """One line as a cell gives it: no control characters, no doubled blanks, nothing at its ends."""
    return st.text(max_size=25).map(lambda t: squash(storable(t)))


def proses() -> st.SearchStrategy[str]:
    """Paragraphs as a cell gives them."""
    return st.text(st.characters() | st.sampled_from("\n\t |\\;"), max_size=40).map(lambda t: storable(t).strip())


def uids() -> st.SearchStrategy[str]:
    """Uids."""
    return st.integers(1, 2**120).map(lambda n: str(uuid.UUID(int=n)))


@functools.singledispatch
def values(type_: Type[Any]) -> st.SearchStrategy[Any]:
    """Values of a type as a sheet, a form or a bundle can give them; every type has its own strategy."""
    raise NotImplementedError(f"tests/strategies.py has no strategy for {type(type_).__name__}")


values.register(Text, lambda t: lines())
values.register(Uid, lambda t: uids())
values.register(Code, lambda t: lines() | st.sampled_from(["007", "3.10", "1e5", "TRUE"]))
values.register(Prose, lambda t: proses())
values.register(Address, lambda t: st.sampled_from(("", *ADDRESSES)))
values.register(Flag, lambda t: st.booleans())
values.register(Reference, lambda t: st.just("") | uids())
values.register(References, lambda t: st.lists(uids(), unique=True, max_size=3).map(tuple))


@values.register(ParallelText)
@values.register(ParallelProse)
def _parallels(type_: ParallelText) -> st.SearchStrategy[Parallel]:
    wording = lines() if type_.one_line else proses()
    fr = wording if type_.french else st.just("")

    def made(es: str, en: str, fr: str, chosen: set[str]) -> Parallel:
        there = {"es": es, "en": en, "fr": fr}
        return Parallel(es, en, fr, tuple(t for t in LANGUAGES if t in chosen and there[t]))

    return st.builds(made, wording, wording, fr, st.sets(st.sampled_from(LANGUAGES)))


@values.register(Choice)
def _choices(type_: Choice) -> st.SearchStrategy[Chosen | None]:
    keys = st.sampled_from([o.key for o in type_.options])
    words = st.just("") | lines()
    return st.none() | st.builds(Chosen, keys, words)


@values.register(Number)
def _numbers(type_: Number) -> st.SearchStrategy[Quantity | None]:
    units = st.sampled_from(type_.units or ("", *UNITS))
    amounts = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=4)
    return st.none() | st.builds(Quantity, amounts, units)


def whens() -> st.SearchStrategy[WhenValue]:
    """Dates, ranges and windows of the years that are read back, with every basis."""
    days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
    partials = st.builds(lambda d, n: Partial(*(d.year, d.month, d.day)[:n]), days, st.integers(1, 3))
    bases = st.sampled_from(("stated", "computed", "claimed"))
    spans = st.builds(
        lambda a, b, form, basis: WhenValue(min(a, b), max(a, b), form, basis),
        *(partials, partials, st.sampled_from(("range", "window")), bases),
    ).filter(lambda w: w.end is not None and w.start.first() < w.end.first() and w.start.last() < w.end.last())
    return st.builds(lambda p, basis: WhenValue(p, basis=basis), partials, bases) | spans


values.register(Hour, lambda t: st.just("") | st.times().map(lambda at: at.strftime("%H:%M")))
values.register(When, lambda t: st.none() | whens())


@values.register(Names)
@values.register(Tags)
def _lists(type_: Names) -> st.SearchStrategy[tuple[str, ...]]:
    parts = lines().map(lambda t: squash(re.sub(type_.separators, " ", t))).filter(bool)
    return st.lists(parts, unique=True, max_size=4).map(tuple)


def provisions() -> st.SearchStrategy[Provision]:
    """Chapters, articles, annexes and appendices."""
    chapters = st.integers(1, 34).map(str)
    numbers = st.integers(1, 99).map(str)
    return (
        st.builds(lambda c: Provision("chapter", (c,)), chapters)
        | st.builds(lambda c, n: Provision("article", (c, *n)), chapters, st.lists(numbers, min_size=1, max_size=2))
        | st.builds(lambda c, n: Provision("article", (c, n, "a")), chapters, numbers)
        | st.builds(lambda c: Provision("annex", (c, "A")), chapters)
        | numbers.map(lambda n: Provision("appendix", (n,)))
        | st.builds(lambda c, n: Provision("appendix", (c, n)), chapters, numbers)
        | st.just(Provision("appendix", ("4", "B")))
        | st.just(Provision("letter", ("232",)))
    )


values.register(Provisions, lambda t: st.lists(provisions(), unique=True, max_size=4).map(tuple))


@values.register(Rows)
def _rows(type_: Rows) -> st.SearchStrategy[tuple[tuple[Any, ...], ...]]:
    row = st.tuples(*(values(c.type) for c in type_.columns))
    said = row.filter(lambda r: any(v != c.type.empty for v, c in zip(r, type_.columns, strict=True)))
    return st.lists(said, max_size=3).map(tuple)


@values.register(Levels)
def _levels(type_: Levels) -> st.SearchStrategy[Any]:
    names = st.sampled_from(("*", "title", "statement", "notes", "red_line"))
    return st.dictionaries(names, st.sampled_from(AUDIENCES), max_size=3).map(lambda d: tuple(sorted(d.items())))


def raws() -> st.SearchStrategy[Raw]:
    """Anything that a cell can hold: awkward text, numbers without value, dates, errors."""
    awkward = st.text(st.characters() | st.characters(categories=["Cc", "Cs"]), max_size=30)
    written = st.text("0123456789.,/-$%()=|\\;\n ayAC¿?º€", max_size=30)
    return (
        st.none()
        | awkward
        | written
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.datetimes()
        | st.dates()
        | st.times()
        | st.sampled_from(("#N/A", "#REF!", "#¡DIV/0!")).map(ErrorCell)
    )


def records(record_type: RecordType) -> st.SearchStrategy[Record]:
    """Records of a type with values in every field; references point nowhere in particular."""
    fields = {f.name: values(f.type) for f in record_type.fields}
    return st.builds(lambda uid, kept: record_type.cls(uid=uid, **kept), uids(), st.fixed_dictionaries(fields))
