"""Every text of a finished file, with its place: what a reader of the paper sees, and what only its bytes hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workbench.outgoing.decoding import Text

_ESCAPED = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|[nrt])")


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
    """The texts as the kind of file holds them; what reads a kind is loaded when one is met."""
    if suffix == ".pdf":
        from workbench.outgoing.pdf_texts import pdf_texts

        yield from pdf_texts(path)
    elif suffix in (".xlsx", ".docx"):
        from workbench.outgoing.packages import package_texts

        with path.open("rb") as file:
            for place, text in package_texts(file, ""):
                yield place, text.replace("_x005F_", "_")  # how a workbook keeps an underscore that opens a code
    elif suffix == ".ics":
        from workbench.outgoing.calendars import calendar_texts

        yield from calendar_texts(path.read_text(encoding="utf-8"))
    else:
        yield "text", path.read_text(encoding="utf-8-sig")
