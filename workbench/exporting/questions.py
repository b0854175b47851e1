"""Questions to one actor as the sheet on which it answers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.audience import Audience
from workbench.domain.columns import OF_THE_SHEET, column_id
from workbench.domain.records import INQUIRY, Inquiry
from workbench.exporting.sheets import Part, SheetOut, sheet_of
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

QUESTIONS = Words("Preguntas", "Questions")


def questions_sheet(reader: Reader, inquiries: Sequence[Inquiry], language: Language) -> SheetOut:
    """The questions with what they are about and room for the answers; the reader is that of the actor.

    A question that is not there in the language stands in the other one. What rows come back by stands last.
    """
    other: Language = "en" if language == "es" else "es"
    tongues = [language] if any(i.title.in_(language) for i in inquiries) else []
    tongues += [other] if not all(i.title.in_(language) for i in inquiries) else []
    control = [column_id("control", None, False)] if reader.audience is not Audience.PUBLIC else []
    columns = (
        column_id("number", None, False),
        column_id("about", None, False),
        *(column_id("title", tongue, False) for tongue in tongues),
        column_id("answer", None, False),
        *control,
        column_id("about", None, True),
        column_id("uid", None, False),
    )
    sheet = sheet_of(reader, INQUIRY, language, {}, Part([i.uid for i in inquiries], columns))
    given = frozenset((*OF_THE_SHEET, "number", "about", "title"))
    return replace(sheet, name=QUESTIONS.in_(language), given=given, asked="answer")
