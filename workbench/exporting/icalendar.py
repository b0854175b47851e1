"""Dates as an iCalendar file (RFC 5545): days and spans of days, no hours, no alarms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

WIDEST = 75  # octets of a line, its end left out
_END = "\r\n"
_BREAKS = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPECIAL = re.compile(r"([\\;,])")


@dataclass(frozen=True)
class Event:
    """Something that happens on a day, or some time between two days, both inside.

    ``uid`` is the same whenever the same is written, so that a calendar finds what it took in before.
    """

    uid: str
    summary: str
    first: date
    last: date
    description: str = ""
    category: str = ""
    cancelled: bool = False


def write_ics(path: Path, events: Iterable[Event], name: str, as_of: date, language: str) -> int:
    """Writes events as a calendar of that name; returns how many. The same events as of the same day give the same
    file to the byte.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        head = (
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", f"-//Calendar//{language.upper()}"),
            ("CALSCALE", "GREGORIAN"),
            ("X-WR-CALNAME", text_of(name)),
        )
        file.writelines(map(_line, head))
        for event in events:
            file.writelines(map(_line, _properties(event, as_of)))
            count += 1
        file.write(_line(("END", "VCALENDAR")))
    return count


def check_ics(path: Path, count: int) -> None:
    """Opens a written calendar again; ValueError where it does not hold as many events, or a line is too long."""
    lines = path.read_bytes().split(_END.encode())
    if lines[-1] or sum(line == b"BEGIN:VEVENT" for line in lines) != count:
        raise ValueError(f"{count} events were written, others stand in the file")
    if any(len(line) > WIDEST for line in lines):
        raise ValueError("a line is too long")


def _properties(event: Event, as_of: date) -> Iterator[tuple[str, str]]:
    yield "BEGIN", "VEVENT"
    yield "UID", text_of(event.uid)
    yield "DTSTAMP", f"{_digits(as_of)}T000000Z"
    yield "DTSTART;VALUE=DATE", _digits(event.first)
    yield "DTEND;VALUE=DATE", _digits(_after(event.last))
    yield "SUMMARY", text_of(event.summary)
    if event.description:
        yield "DESCRIPTION", text_of(event.description)
    if event.category:
        yield "CATEGORIES", text_of(event.category)
    if event.cancelled:
        yield "STATUS", "CANCELLED"
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _after(day: date) -> date:
    """The day on which an event is over: the end of a span of days is not in it."""
    return day + timedelta(days=1) if day < date.max else day


def text_of(words: str) -> str:
    """Words as the value of a text: nothing in them ends the value or begins another property."""
    lines = (_SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", line)) for line in _BREAKS.split(words))
    return "\\n".join(lines)


def _line(pair: tuple[str, str]) -> str:
    """A property as lines of at most 75 octets, none of which cuts a letter."""
    parts: list[str] = []
    begun, size = 0, 0
    text = ":".join(pair)
    for at, letter in enumerate(text):
        octets = len(letter.encode())
        if size + octets > WIDEST:
            parts.append(text[begun:at])
            begun, size = at, 1  # the blank before what goes on
        size += octets
    parts.append(text[begun:])
    return f"{_END} ".join(parts) + _END
