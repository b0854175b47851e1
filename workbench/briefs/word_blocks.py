"""Blocks become paragraphs, lists and tables of Word: each kind told apart as it is on the printed page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatchmethod

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from workbench.briefs import fixed, style
from workbench.briefs.charts import Milestones, Strip, Timeline
from workbench.briefs.document import (
    Aside,
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Missing,
    Pairs,
    Paragraph,
    Room,
    Run,
    SmallLine,
    Statement,
    Table,
    Text,
    is_empty,
    marked,
    runs_of,
)
from workbench.briefs.word_base import GAP, KICKER, LABEL, LEAD, QUOTED, READ, SMALL
from workbench.briefs.word_lists import WordLists
from workbench.briefs.word_marks import bookmark, field
from workbench.briefs.word_tables import WordTable
from workbench.briefs.word_text import WordText

_SPANS = {"held": "■", "waived": "⊠", "no_record": "□", "uncertain": "▨", "open": "◌"}
_STATED, _ESTIMATE, _COMPUTED = "●", "○", "○"


class WordBlocks:
    """Writes the blocks of one paper into a Word file."""

    def __init__(self, word: Word, document: Document, texts: WordText) -> None:
        self._word = word
        self._document = document
        self._texts = texts
        self._lists = WordLists(word)
        section = word.sections[-1]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self.width = width / 12_700  # points
        self._place = -1
        self._break = False

    def write(self, block: Block, place: int) -> None:
        """Adds one block; ``place`` is where it stands among the blocks."""
        self._place = place
        self._block(block)

    def say(self, text: Text, look: str, *, bold: bool = False) -> WordParagraph:
        """A paragraph of a style."""
        paragraph = self._word.add_paragraph()
        self._texts.style(paragraph, look)
        if self._break:
            paragraph.paragraph_format.page_break_before = True
            self._break = False
        self._texts.write(paragraph, text, bold=bold)
        return paragraph

    def title(self, text: str) -> None:
        """The title of the paper, behind its mark."""
        self.say(marked(self._document.title_mark, (Run(text, language=self._document.titled_in),)), "Title")

    def facts(self, facts: Sequence[Fact], columns: int) -> None:
        """Labels over their values, side by side."""
        count = max(1, min(columns, len(facts)))
        table = WordTable(self._word, self._texts, (1.0,) * count, self.width, ruled=False)
        for first in range(0, len(facts), count):
            row = table.row()
            for cell, fact in zip(row, facts[first : first + count], strict=False):
                self._texts.write(table.paragraph(cell, LABEL), fact.label)
                self._texts.write(table.paragraph(cell, "Normal"), self._or_nothing(fact.value))
        self._after_table()

    def _after_table(self) -> None:
        """The air behind a table, and what keeps two of them apart."""
        self._word.add_paragraph(style=SMALL).paragraph_format.space_after = Pt(0.0)

    def _or_nothing(self, text: Text) -> Text:
        return (Run(fixed.NOTHING.in_(self._document.language), "italic"),) if is_empty(text) else text

    # -- one method a kind of block

    @singledispatchmethod
    def _block(self, block: Block) -> None:
        raise TypeError(f"no look for {type(block).__name__}")

    @_block.register
    def _(self, block: Heading) -> None:
        paragraph = self.say("", f"Heading {block.level}")
        if block.opens_page:
            paragraph.paragraph_format.page_break_before = True
        mark = self._place + 1
        paragraph._p.append(bookmark("Start", mark, f"_Heading{mark}"))
        self._texts.write(paragraph, (Run(block.text, language=block.language),))
        paragraph._p.append(bookmark("End", mark))

    @_block.register
    def _(self, block: Cover) -> None:
        self.say(block.kicker, KICKER)
        self.title(block.title)
        self.say(block.subtitle, LEAD)
        facts = (*self._document.head, *block.facts)
        if facts:
            self.facts(facts, 1)
        self._break = True

    @_block.register
    def _(self, block: Contents) -> None:
        self.say(block.title, "Heading 1")
        for place in range(self._place + 1, len(self._document.blocks)):
            heading = self._document.blocks[place]
            if isinstance(heading, Heading) and heading.level <= block.deepest and self._texts.line(heading.text):
                self._entry(heading, place + 1)

    def _entry(self, heading: Heading, mark: int) -> None:
        paragraph = self._word.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(0.0 if heading.level == 1 else 14.0)
        tabs = parse_xml(
            f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:leader="dot" w:pos="{self.width * 20:.0f}"/></w:tabs>'
        )
        paragraph._p.get_or_add_pPr()._insert_tabs(tabs)
        said = Run(self._texts.line(heading.text), language=heading.language)
        self._texts.write(paragraph, (said,), bold=heading.level == 1)
        paragraph.add_run("\t")
        field(paragraph, f"PAGEREF _Heading{mark} \\h", "…", stale=True)

    @_block.register
    def _(self, block: Paragraph) -> None:
        self.say(block.text, LEAD if block.lead else "Normal")

    @_block.register
    def _(self, block: SmallLine) -> None:
        self.say(block.text, SMALL)

    @_block.register
    def _(self, block: Statement) -> None:
        self.say(block.text, QUOTED)

    @_block.register
    def _(self, block: Aside) -> None:
        self.say((Run(f"{block.label}: ", "strong"), *runs_of(block.text)), READ)

    @_block.register
    def _(self, block: Missing) -> None:
        self.say((Run(f"{fixed.MISSING.in_(self._document.language)}\u00a0\u00a0 ", "strong"), Run(block.text)), GAP)

    @_block.register
    def _(self, block: Facts) -> None:
        if block.facts:
            self.facts(block.facts, block.columns)

    @_block.register
    def _(self, block: Bullets) -> None:
        number = self._lists.begin(block.mark)
        for item in block.items:
            if not is_empty(item):
                self._lists.item(self.say(item, "Normal"), number)

    @_block.register
    def _(self, block: Pairs) -> None:
        table = WordTable(self._word, self._texts, (0.4, 0.6), self.width)
        if any(block.labels):
            table.header(block.labels)
        for raised, answer in block.items:
            first, second = table.row()
            self._texts.write(table.paragraph(first, "Normal"), raised)
            self._texts.write(table.paragraph(second, "Normal"), answer)
        self._after_table()

    @_block.register
    def _(self, block: Table) -> None:
        table = WordTable(self._word, self._texts, block.weights or (1.0,) * len(block.header), self.width)
        table.header(block.header)
        for row in block.rows:
            table.texts(row)
        self._after_table()

    @_block.register
    def _(self, block: Room) -> None:
        """Four steps side by side, the ground darker towards the red line."""
        said = fixed.ROOM.in_(self._document.language)
        self.say((Run(said, "strong"), Run(f" · {block.reserved}" if block.reserved.strip() else "")), "Normal")
        table = WordTable(self._word, self._texts, (1.0,) * 4, self.width, boxed=style.RESERVED)
        names = [step.in_(self._document.language) for step in fixed.STEPS]
        table.header(names, fills=style.RESERVED_STEPS)
        steps = (block.opening, block.target, block.fallback, block.red_line)
        table.texts([self._or_nothing(step) for step in steps], fills=(style.RESERVED_GROUND,) * 4)
        self._after_table()
        if not is_empty(block.authority):
            self.say(block.authority, SMALL)

    @_block.register
    def _(self, block: Timeline) -> None:
        """Each lane a row, each of its periods a sign that the legend explains."""
        signs = [f"{_SPANS[kind]} {words}" for kind, words in block.legend]
        self.say("   ".join(signs), SMALL)
        ticks = [tick.label for tick in block.ticks]
        table = WordTable(self._word, self._texts, (0.36, 0.4, 0.24), self.width)
        table.header(("", " – ".join(dict.fromkeys((ticks[0], ticks[-1]))) if ticks else "", ""))
        for lane in block.lanes:
            table.texts((lane.label, " ".join(_SPANS[span.kind] for span in lane.spans), lane.note))
        self._after_table()

    @_block.register
    def _(self, block: Strip) -> None:
        """Who stands where, in words, with the sign of a stated or an estimated stance."""
        table = WordTable(self._word, self._texts, (0.4, 0.08, 0.52), self.width)
        for line in block.lines:
            sign = "–" if line.at is None else _ESTIMATE if line.estimate else _STATED
            table.texts((line.label, sign, "" if line.at is None else block.steps[line.at]))
        signs = [f"{_ESTIMATE if estimate else _STATED} {words}" for estimate, words in block.signs]
        if signs:
            self.say("   ".join(signs), SMALL)

    @_block.register
    def _(self, block: Milestones) -> None:
        """The days in their order."""
        table = WordTable(self._word, self._texts, (0.06, 0.28, 0.66), self.width)
        for stone in block.stones:
            table.texts((_COMPUTED if stone.computed else _STATED, stone.day, stone.label))
        self._after_table()
