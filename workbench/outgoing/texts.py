"""Every text of a finished file, with its place: what a reader of the paper sees, and what only its bytes hold."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from workbench.outgoing.decoding import Source, Text, bytes_of

_ESCAPED = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|[nrt])")


def texts_of(source: Source, name: str) -> Iterator[Text]:
    """Every text of a finished file as (place, text): pages, cells, metadata, outline, attachments.

    ``name`` is what the file will be called. A text whose escapes hide something is given once more
    without them.
    """
    for place, text in _raw(source, Path(name).suffix.casefold()):
        yield place, text
        if "\\" in text:
            yield place, _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", text)


def _raw(source: Source, suffix: str) -> Iterator[Text]:
    """The texts as the kind of file holds them; what reads a kind is loaded when one is met."""
    if suffix == ".pdf":
        from workbench.outgoing.pdf_texts import pdf_texts

        yield from pdf_texts(source)
    elif suffix in (".xlsx", ".docx"):
        from workbench.outgoing.packages import package_texts

        with source.open("rb") if isinstance(source, Path) else source as file:
            for place, text in package_texts(file, ""):
                yield place, text.replace("_x005F_", "_")  # how a workbook keeps an underscore that opens a code
    elif suffix == ".ics":
        from workbench.outgoing.calendars import calendar_texts

        yield from calendar_texts(_text(source, "utf-8"))
    else:
        yield "text", _text(source, "utf-8-sig")


def _text(source: Source, encoding: str) -> str:
    """A file of text, its lines ending as lines do."""
    return io.TextIOWrapper(io.BytesIO(bytes_of(source)), encoding=encoding).read()
