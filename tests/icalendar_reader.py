"""A small reader of iCalendar files, written from RFC 5545 alone: lines unfolded, properties split, texts unescaped."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Component:
    """A component with its properties (name, parameters, raw value) and the components in it."""

    name: str
    properties: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def value(self, name: str) -> str | None:
        """The one text of a property; None where it is not there."""
        found = [raw for known, _, raw in self.properties if known == name]
        assert len(found) < 2, name
        return unescaped(found[0]) if found else None

    def day(self, name: str) -> date:
        """The day of a property that is told as one."""
        ((parameters, raw),) = [(p, raw) for known, p, raw in self.properties if known == name]
        assert parameters == ("VALUE=DATE",) and len(raw) == 8
        return date(int(raw[:4]), int(raw[4:6]), int(raw[6:]))


def read(data: bytes) -> Component:
    """The calendar that a file holds."""
    assert data.endswith(b"\r\n")
    text = data.decode("utf-8").removesuffix("\r\n").replace("\r\n ", "").replace("\r\n\t", "")
    open_: list[Component] = [Component("")]
    for line in text.split("\r\n"):
        assert "\n" not in line and "\r" not in line
        head, colon, raw = line.partition(":")
        assert colon, line
        name, *parameters = head.split(";")
        assert name.replace("-", "").isalnum() and name.upper() == name, line
        if name == "BEGIN":
            open_.append(Component(raw))
        elif name == "END":
            closed = open_.pop()
            assert closed.name == raw
            open_[-1].parts.append(closed)
        else:
            open_[-1].properties.append((name, tuple(parameters), raw))
    ((calendar,),) = [c.parts for c in open_]
    assert calendar.name == "VCALENDAR" and calendar.value("VERSION") == "2.0" and calendar.value("PRODID")
    return calendar


def unescaped(raw: str) -> str:
    """A text without its escapes."""
    said: list[str] = []
    letters = iter(raw)
    for letter in letters:
        assert letter not in ";,", raw
        if letter == "\\":
            letter = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}[next(letters)]
        said.append(letter)
    return "".join(said)
