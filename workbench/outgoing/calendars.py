"""Every text of a calendar, its days in the words of people too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from workbench.domain.when import from_iso, show_when
from workbench.i18n import PROGRAM_LANGUAGES
from workbench.outgoing.decoding import Text

_ESCAPED = re.compile(r"\\(.)")


def calendar_texts(text: str) -> Iterator[Text]:
    """The properties of a calendar, unfolded and unescaped; of each event its days in the words of people too."""
    number, days = 0, {"DTSTART": "", "DTEND": ""}
    for line in re.sub("\r?\n[ \t]", "", text).splitlines():
        head, _, value = line.partition(":")
        name = head.partition(";")[0]
        if line == "BEGIN:VEVENT":
            number, days = number + 1, {"DTSTART": "", "DTEND": ""}
        elif line == "END:VEVENT":
            yield f"VEVENT {number} DTSTART", "\n".join(_days_told(days["DTSTART"], days["DTEND"]))
        elif name in days:
            days[name] = value
        elif name not in ("BEGIN", "END"):
            said = _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
            yield f"VEVENT {number} {name}" if number else name, said


def _days_told(start: str, end: str) -> Iterator[str]:
    """The day, or every way in which people say the span, of an event that ends on the day before ``end``."""
    first = date.fromisoformat(start)
    last = max(date.fromisoformat(end) - timedelta(days=1), first)
    forms = [first.isoformat()]
    if first != last:
        forms = [f"{first.isoformat()}{mark}{last.isoformat()}" for mark in ("/", "..")]
        if first.day == 1 and (last + timedelta(days=1)).day == 1:
            months = f"{first.year:04d}-{first.month:02d}", f"{last.year:04d}-{last.month:02d}"
            forms += [months[0]] if months[0] == months[1] else [mark.join(months) for mark in ("/", "..")]
    for form in forms:
        yield from (show_when(from_iso(form), language) for language in PROGRAM_LANGUAGES)
