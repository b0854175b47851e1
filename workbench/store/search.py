"""Words of a user turned into a question that the full-text index cannot misread as its syntax."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from workbench.domain.audience import AUDIENCES, Audience

RANKED_BELOW = 20_000
_WORD = re.compile(r"\w+")


def tokens(words: str) -> list[list[str]]:
    """The words searched for; each is a run of letters and digits that must stand together."""
    composed = unicodedata.normalize("NFC", words)  # a lone accent would part a word
    return [found for chunk in composed.split() if (found := _WORD.findall(chunk.replace("_", " ")))]


def match(words: str, audience: Audience) -> str | None:
    """The index's question for words, in the columns of that audience; None where there is no word.

    Every word must be there; the last one may be the beginning of a longer one.
    """
    phrases = [" ".join(found) for found in tokens(words)]
    if not phrases:
        return None
    columns = " ".join(a.key for a in AUDIENCES if a <= audience)
    asked = " AND ".join(f'"{phrase}"' for phrase in phrases)
    return f"{{{columns}}} : ({asked}*)"


def find(connection: Any, words: str, audience: Audience, limit: int) -> tuple[int, list[int]]:
    """How many records hold the words, and the ids of the best ``limit`` of them.

    Ranked where fewer than 20,000 match; newest first where more do, since ranking those is slow, and
    for audiences below negotiators, since the rank knows how long the hidden words are.
    """
    question = match(words, audience)
    if question is None:
        return 0, []
    total = int(connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (question,)).fetchone()[0])
    ranked = total < RANKED_BELOW and audience is Audience.NEGOTIATORS
    order = "rank" if ranked else "rowid DESC"
    sql = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY {order} LIMIT ?"
    return total, [row[0] for row in connection.execute(sql, (question, limit)).fetchall()]
