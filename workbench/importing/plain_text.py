"""Text files with separators (.csv, .tsv, and what is only called .xls): which encoding, which separator, the rows.

Runs in the reading process alone. What is taken is told, unless it is UTF-8 with commas.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.importing.facts import COLUMNS, ROWS

SEPARATORS = ";,\t|"
LONGEST_CELL = 1 << 20
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_END = "\0"  # stands in no line of a text
_STRAYS = 20  # quotes that nobody closes, each of which costs a look through the rest of the file

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before the mark of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLDER = ("cp1252", "mac_roman", "cp850")  # the first of those that fit equally well
_LETTERS = frozenset("áéíóúüñÁÉÍÓÚÜÑàâäæçèêëîïôöùûÿÀÂÄÆÇÈÊËÎÏÔÖÙÛŸŒãõÃÕßåÅøØ")
_SIGNS = frozenset("¿¡«»“”„‘’‚–—…°ºª€£§©®™•·¹²³¼½¾±×÷´µ\u00a0\u00ad")
_ELIDED = re.compile(r"(?:\b(?:[ldjnsmct]|\w*qu|aujourd))’$", re.IGNORECASE)
_CONTRACTED = re.compile(r"(?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
_SEP_LINE = re.compile(r'"?sep=([;,\t|])"?(?:\r\n?|\n|\Z)', re.IGNORECASE)


class NoText(Exception):
    """The file is no text with separators; ``why`` is a word for the process that asked."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


# ---- the encoding


def encoding_of(path: Path) -> str:
    """The name of the encoding of a whole file; raises NoText where it is no text in any."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
        for mark, name in _MARKS:
            if start.startswith(mark):
                return name
        if b"\0" in start:
            return _wide(start)
        file.seek(0)
        if _is_utf8(file):
            return "utf-8"
        file.seek(0)
        return _older(_around_accents(file))


def _wide(start: bytes) -> str:
    """Two bytes a letter without a mark: of ordinary letters, one of the two is zero nearly always."""
    pairs = len(start) // 2
    for name, zeros, letters in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
        if zeros.count(0) > 0.7 * pairs and letters.count(0) == 0:
            return name
    raise NoText("binary")


def _is_utf8(file: io.BufferedIOBase | io.BufferedReader) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _around_accents(file: io.BufferedIOBase | io.BufferedReader) -> bytes:
    """Pieces of the file in which there are letters beyond ASCII, a sample of them."""
    found: list[bytes] = []
    size = 0
    while size < _SAMPLE and (block := file.read(_BLOCK)):
        for match in re.finditer(rb"[^\n\r]{0,20}[\x80-\xff][^\n\r]{0,20}", block):
            found.append(match[0])
            size += len(match[0])
            if size > _SAMPLE:
                break
    return b"\n".join(found)


def _older(sample: bytes) -> str:
    """The encoding of one byte a letter in which the sample reads most like Spanish, French or English."""
    scores = []
    for name in _OLDER:
        try:
            scores.append((_likeness(sample.decode(name)), name))
        except UnicodeDecodeError:
            continue
    if not scores:
        raise NoText("binary")
    return max(scores, key=lambda s: s[0])[1]


def _likeness(text: str) -> int:
    """How many of the letters beyond ASCII stand where people write them, less those that do not."""
    score = 0
    for at, letter in enumerate(text):
        if letter < "\x80":
            continue
        before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        if letter in _LETTERS:
            score += 1 if not (letter.isupper() and before.islower()) else -1
        elif letter == "’" and before.isalpha() and after.isalpha():
            apt = _ELIDED.search(text[max(0, at - 8) : at + 1]) or _CONTRACTED.match(text[at + 1 : at + 4])
            score += 1 if apt else -1
        elif letter in "œ":
            score += 1 if after in tuple("uisvd") else -1
        else:
            score += 1 if letter in _SIGNS and not (before.isalpha() and after.isalpha()) else -1
    return score


# ---- the separator


def separator_of(sample: str) -> str:
    """The separator that splits the first lines most evenly; a comma when none splits them at all.

    Where the pieces begin with a blank, or are the halves of a number or of a quotation, the sign is rather part of
    the text.
    """
    lines = sample.splitlines(keepends=True)[:50]
    best, best_score = ",", (0.0, 0)
    for separator in SEPARATORS:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
        widths = [len(row) for row in rows]
        split = [width for width in widths if width > 1]
        if not split or (widths[0] == 1 and len(split) * 2 < len(widths)):  # neither the first line nor most
            continue
        usual = max(set(split), key=lambda w: (split.count(w), w))
        score = (split.count(usual) / len(widths) * _apart(rows, separator), usual)
        if score > best_score:
            best, best_score = separator, score
    return best


def _apart(rows: list[list[str]], separator: str) -> float:
    """Which part of the cells do not look like the rest of a sentence or of a number."""
    joints = torn = 0
    for row in rows:
        for left, right in itertools.pairwise(row):
            joints += 1
            halves = separator == "," and left[-1:].isdigit() and right[:1].isdigit()
            quoted = left.count('"') % 2 and right.count('"') % 2  # both are pieces of one quotation
            torn += (
                halves or quoted or (right[:1] == " " and right[1:2] not in ("", " ") and left[-1:] not in ("", " "))
            )
    return 1 - 0.5 * torn / joints if joints else 1.0


# ---- the rows


@dataclass
class TextFile:
    """A file, how it is read, and, once its rows were given, the lines whose quote nobody closes."""

    path: Path
    encoding: str
    separator: str
    skip: int = 0  # lines at the top that only name the separator
    strays: list[int] = field(default_factory=list)

    def rows(self) -> Iterator[list[str]]:
        """The rows, all cells text; raises NoText, UnicodeDecodeError or csv.Error where it is none after all.

        A quote that is opened and never closed would swallow the rest of the file: it is read as a letter.
        """
        line, count = self.skip, 0
        while True:
            for row, after in self._records(line):
                if row is None:
                    break
                line = after
                count += 1
                if count > ROWS:
                    raise NoText("tall")
                yield row
            else:
                return
            if len(self.strays) == _STRAYS:
                raise NoText("quotes")
            self.strays.append(line + 1)
            yield next(csv.reader(self._lines(line), delimiter=self.separator, quoting=csv.QUOTE_NONE))
            line += 1

    def _records(self, start: int) -> Iterator[tuple[list[str] | None, int]]:
        """Each record from a line on, with the line after it; None where one never ends."""
        reader = csv.reader(itertools.chain(self._lines(start), (_END,)), delimiter=self.separator)
        line = start
        try:
            for row in reader:
                if row == [_END]:
                    return
                if row and row[-1].endswith(_END):
                    yield None, line
                    return
                if len(row) > COLUMNS and any(row[COLUMNS:]):
                    raise NoText("wide")
                line = start + reader.line_num
                yield row, line
        except csv.Error:  # a field beyond reason
            yield None, line

    def _lines(self, start: int) -> Iterator[str]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            for line in itertools.islice(file, start, None):
                if "\0" in line:
                    raise NoText("binary")
                yield line


def text_file(path: Path) -> TextFile:
    """How a file is to be read; raises NoText where it is no text."""
    csv.field_size_limit(LONGEST_CELL)
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
    named = _SEP_LINE.match(sample)
    if named:
        return TextFile(path, encoding, named[1], skip=1)
    return TextFile(path, encoding, separator_of(sample))
