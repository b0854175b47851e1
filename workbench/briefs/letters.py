"""The characters of a text as a paper can hold them: each asked about once, every kind of line break the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_BREAKS = frozenset("\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")


class Letters(dict[int, str]):
    """What is written for each code point, as ``written`` says it of a character that breaks no line."""

    def __init__(self, written: Callable[[str], str]) -> None:
        super().__init__()
        self._written = written
        self._same: set[str] = set()  # characters that are written as they are, whatever stands before them

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = "\n" if char in _BREAKS else self._written(char)
        if self[code] == char and char not in _BREAKS and not unicodedata.combining(char):
            self._same.add(char)
        return self[code]

    def lines(self, text: str) -> list[str]:
        """The lines of a text, its accents composed."""
        if self._same.issuperset(text):
            return [text]
        composed = text if text.isascii() else unicodedata.normalize("NFC", text)
        return composed.replace("\r\n", "\n").translate(self).split("\n")
