"""Calendars come back as they were written, whatever stands in a title, through a reader of the tests' own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar_reader import Component, read

from workbench.exporting.icalendar import Event, check_ics, write_ics

AS_OF = date(2026, 12, 1)


def written(folder: Path, *events: Event, name: str = "T-MEC") -> tuple[bytes, Component]:
    path = folder / "a.ics"
    assert write_ics(path, events, name, AS_OF, "es") == len(events)
    check_ics(path, len(events))
    return path.read_bytes(), read(path.read_bytes())


def event(summary: str = "Revisión", **more: object) -> Event:
    return Event("u-1", summary, date(2027, 7, 1), date(2027, 7, 1), **more)  # type: ignore[arg-type]


def test_a_calendar_to_the_byte(tmp_path: Path) -> None:
    """One day ends on the day after it, which is not in it."""
    data, _ = written(tmp_path, event("Fecha; con, signos \\ y\nrenglones", category="Hito", description="Plazo"))
    assert data.decode() == "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Calendar//ES",
            "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:T-MEC",
            "BEGIN:VEVENT",
            "UID:u-1",
            "DTSTAMP:20261201T000000Z",
            "DTSTART;VALUE=DATE:20270701",
            "DTEND;VALUE=DATE:20270702",
            r"SUMMARY:Fecha\; con\, signos \\ y\nrenglones",
            "DESCRIPTION:Plazo",
            "CATEGORIES:Hito",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


def test_a_long_line_is_folded_between_letters(tmp_path: Path) -> None:
    """ "SUMMARY:" takes 8 octets and an ñ takes 2: 33 of them make 74, so the 34th begins the next line, which a blank
    begins: 37 of them make 75 there."""
    data, calendar = written(tmp_path, event("ñ" * 100))
    lines = [line for line in data.decode().split("\r\n") if "ñ" in line]
    assert [len(line.encode()) for line in lines] == [74, 75, 61]
    assert calendar.parts[0].value("SUMMARY") == "ñ" * 100


@pytest.mark.parametrize(
    "title",
    [
        "x\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "x\nATTACH:file:///etc/passwd",
        "x\rDTSTART:19700101",
        "x\u2028URL:http://example.org",
        "x\x85ORGANIZER:mailto:a@example.org",
        "x\x0b\x0c\x1c\x00y",
        "\\n;,:\\",
    ],
)
def test_no_title_becomes_a_property(tmp_path: Path, title: str) -> None:
    data, calendar = written(tmp_path, event(title, description=title, category=title))
    (made,) = calendar.parts
    assert made.parts == []
    assert [name for name, _, _ in made.properties] == [
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP")
    ]
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert len(data.decode().splitlines()) == data.count(b"\r\n")


def said_again(text: str) -> str:
    """A text as a calendar gives it back: every break of a line is one, other control characters are blanks."""
    for mark in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(mark, "\n")
    return "".join(" " if (ord(c) < 32 or 127 <= ord(c) < 160) and c not in "\n\t" else c for c in text)


WORDS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("\r\n\\;,: ñ漢🌽"), max_size=200)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, DAYS, st.integers(0, 800), st.booleans()), max_size=4), WORDS)
def test_what_is_written_is_read_again(
    tmp_path: Path, given_: list[tuple[str, str, str, date, int, bool]], name: str
) -> None:
    events = [
        Event(f"u-{n}", summary, first, first + timedelta(days=days), description, category, cancelled)
        for n, (summary, description, category, first, days, cancelled) in enumerate(given_)
    ]
    data, calendar = written(tmp_path, *events, name=name)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    for line in data.split(b"\r\n"):
        line.decode()  # no letter is cut
    assert calendar.value("X-WR-CALNAME") == said_again(name)
    assert len(calendar.parts) == len(events)
    for made, wanted in zip(calendar.parts, events, strict=True):
        assert made.value("UID") == wanted.uid
        assert made.value("SUMMARY") == said_again(wanted.summary)
        assert made.value("DESCRIPTION") == (said_again(wanted.description) if wanted.description else None)
        assert made.value("CATEGORIES") == (said_again(wanted.category) if wanted.category else None)
        assert made.value("STATUS") == ("CANCELLED" if wanted.cancelled else None)
        assert made.day("DTSTART") == wanted.first
        assert made.day("DTEND") == wanted.last + timedelta(days=1)


def test_a_file_that_was_cut_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    write_ics(path, [event()], "T-MEC", AS_OF, "es")
    with pytest.raises(ValueError, match="others stand"):
        check_ics(path, 2)
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(ValueError, match="others stand"):
        check_ics(path, 1)
    path.write_bytes(path.read_bytes() + b"X-LONG:" + b"a" * 80 + b"\r\n")
    with pytest.raises(ValueError, match="too long"):
        check_ics(path, 1)


def test_the_last_day_that_there_is(tmp_path: Path) -> None:
    _, calendar = written(tmp_path, Event("u", "x", date.max, date.max))
    assert calendar.parts[0].day("DTEND") == date.max
