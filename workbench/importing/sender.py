"""Who sent a file, as far as it says so itself: the one actor that its name or the rows above its tables name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.bare_words import PARTIES
from workbench.domain.sheet import Workbook
from workbench.importing.layout_rows import cell_words
from workbench.importing.names import Names

_TOP_ROWS, _LONGEST = 8, 120
_PARTS = re.compile(r"[\s_.()\[\]-]+")
_ACTOR = ("actor",)


def sender_of(workbook: Workbook, file: str, names: Names) -> str:
    """The uid of the sender; empty where the file names none, or several. A Party alone sends nothing."""
    found: set[str] = set()
    for words in _said(workbook, file):
        uids = names.find(_ACTOR, words)
        if len(uids) == 1:
            found.add(uids[0])
    return found.pop() if len(found) == 1 else ""


def words_of_sender(workbook: Workbook, file: str, names: Names, sender: str) -> str:
    """The first words by which a file names its sender; empty where it does not."""
    return next((words for words in _said(workbook, file) if names.find(_ACTOR, words) == (sender,)), "")


def _said(workbook: Workbook, file: str) -> Iterator[str]:
    for part in _PARTS.split(file.rpartition(".")[0]):
        if len(part) > 2 and part.isupper() and part not in PARTIES:
            yield part
    for sheet in workbook.sheets:
        for row in sheet.rows[:_TOP_ROWS]:
            texts = [words for raw in row if (words := cell_words(raw))]
            if len(texts) == 1 and len(texts[0]) <= _LONGEST:  # a title stands alone in its row
                yield texts[0]
