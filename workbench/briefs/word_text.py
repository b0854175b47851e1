"""Texts of records as the runs of a Word paragraph: data that can only ever print itself."""

from __future__ import annotations

import unicodedata

from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from workbench.briefs.document import Run, Text, runs_of
from workbench.briefs.letters import Letters
from workbench.briefs.word_marks import linked, speak
from workbench.briefs.word_notes import WordNotes

_NO_LETTER = "\ufffd"


class WordText:
    """Writes texts into paragraphs and keeps what no file can hold."""

    def __init__(self, notes: WordNotes) -> None:
        self._notes = notes
        self._unprintable: set[str] = set()
        self._letters = Letters(self._written)
        self._styles: dict[str, str | None] = {}

    @property
    def unprintable(self) -> tuple[str, ...]:
        """The characters met so far that cannot be written, in the order of their code points."""
        return tuple(sorted(self._unprintable))

    def lines(self, text: str) -> list[str]:
        """The lines of the text, controls as blanks, and a mark in place of what is no character."""
        return self._letters.lines(text)

    def line(self, text: str) -> str:
        """The text on one line."""
        return " ".join(" ".join(self.lines(text)).split())

    def style(self, paragraph: Paragraph, look: str) -> None:
        """Gives a paragraph a style; the library walks over all styles of the document, so each is looked up once."""
        if look in self._styles:
            paragraph._p.style = self._styles[look]
            return
        paragraph.style = look
        self._styles[look] = paragraph._p.style

    def write(self, paragraph: Paragraph, text: Text, *, bold: bool = False) -> None:
        """Adds the text to a paragraph, each run with its emphasis and its note behind it."""
        for run in runs_of(text):
            for place, line in enumerate(self.lines(run.text)):
                if place:
                    paragraph.add_run().add_break()
                if line:
                    added = self._run(paragraph, line, run)
                    added.bold = True if bold or run.emphasis == "strong" else None
                    added.italic = True if run.emphasis == "italic" else None
            if run.note:
                self._notes.refer(paragraph, run.note)

    def _run(self, paragraph: Paragraph, line: str, run: Run) -> WordRun:
        """The letters of a run: inside a link where they are an address, in their own language where it is known."""
        added = paragraph.add_run(line)
        if run.language:
            speak(added, run.language)
        if run.leads_to:
            linked(paragraph, added, run.leads_to)
        return added

    def _written(self, char: str) -> str:
        kind = unicodedata.category(char)
        if kind == "Cc":
            return " "
        if kind == "Cs" or ord(char) & 0xFFFE == 0xFFFE:
            self._unprintable.add(char)
            return _NO_LETTER
        return char
