"""Every text of a finished file, with its place: what a reader of the paper sees, and what only its bytes hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from workbench.domain.when import from_iso, show_when
from workbench.i18n import PROGRAM_LANGUAGES
from workbench.outgoing.packages import Text, package_texts
from workbench.outgoing.pdf_texts import pdf_texts

_ESCAPED = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|[nrt])")
_CALENDAR_ESCAPED = re.compile(r"\\(.)")


def texts_of(path: Path, name: str) -> Iterator[Text]:
    """Every text of a finished file as (place, text): pages, cells, metadata, outline, attachments.

    ``name`` is what the file will be called. A text whose escapes hide something is given once more
    without them.
    """
    for place, text in _raw(path, Path(name).suffix.casefold()):
        yield place, text
        if "\\" in text:
            yield place, _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", text)


def _raw(path: Path, suffix: str) -> Iterator[Text]:
    if suffix == ".pdf":
        yield from pdf_texts(path)
    elif suffix in (".xlsx", ".docx"):
        with path.open("rb") as file:
            for place, text in package_texts(file, ""):
                yield place, text.replace("_x005F_", "_")  # how a workbook keeps an underscore that opens a code
    elif suffix == ".ics":
        yield from _calendar(path.read_text(encoding="utf-8"))
    else:
        yield "text", path.read_text(encoding="utf-8-sig")


# ---- calendars


def _calendar(text: str) -> Iterator[Text]:
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
            said = _CALENDAR_ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
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
