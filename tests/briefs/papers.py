"""Papers for the tests, with every kind of block, and what their pages say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2

from workbench.briefs.charts import (
    Chart,
    Lane,
    Milestone,
    Milestones,
    Span,
    SpanKind,
    Spot,
    Strip,
    StripLine,
    Tick,
    Timeline,
)
from workbench.briefs.document import (
    Aside,
    Block,
    Bullets,
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
)

MARKING = "RESERVADO · SÓLO EQUIPO NEGOCIADOR"
INJECTION = '<img src="/etc/passwd"> <b>sin cerrar & jane <jane@x.mx> &amp; <a href="javascript:x">y</a>'


def pages_of(path: Path) -> list[str]:
    """The text of each page, white space squashed."""
    file = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in file]
    finally:
        file.close()


def letters_of(path: Path) -> str:
    """All letters of the file without any white space: where lines end does not matter."""
    return "".join("".join(pages_of(path)).split()).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


def brief(*blocks: Block, **more: Any) -> Document:
    return Document("Plazos de autorización", "es", MARKING, blocks=blocks, **more)


def every_block(text: str) -> tuple[Block, ...]:
    return (
        Heading(1, text, 1),
        Heading(2, text),
        Facts(2, (Fact(text, text), Fact("b", "")), 2),
        Heading(3, text, 3),
        Paragraph(3, text, lead=True),
        Statement(5, text),
        Table(6, (text, "b"), ((text, (Run(text, "italic", 1),)),)),
        Aside(6, text, text),
        Room(7, text, text, text, text, text, text),
        Bullets(8, (text, text), "number"),
        Pairs(9, ((text, text),), (text, text)),
        Bullets(10, (text,), "never"),
        Missing(11, text),
        SmallLine(15, text),
    )


def realistic(argument: str = "") -> tuple[Block, ...]:
    """Parts 3, 7, 8, 10, 12 and 13 of a brief, the arguments as long as wanted."""
    return (
        Heading(3, "Decisión"),
        Paragraph(3, "Autorizar el plazo."),
        Heading(7, "Margen"),
        Room(7, "240 días", "180 días", "150 días", "Ninguna afirmativa ficta"),
        Heading(8, "Argumentos"),
        Bullets(8, ("Primero. " + argument, "Segundo. " + argument, "Tercero. " + argument), "number"),
        Heading(10, "No decir"),
        Bullets(10, ("Equivalencia automática",), "never"),
        Heading(12, "Costo interno"),
        Paragraph(12, ((Run("Doscientos doce millones. " + argument, note=2)),)),
        Heading(13, "Historial"),
        Paragraph(13, ((Run("Cinco reuniones. " + argument, note=1)),)),
        Heading(14, "Siguiente paso"),
        Paragraph(14, "Enviar el texto."),
    )


def charts(lanes: int) -> tuple[Chart, ...]:
    """A chart of each kind, the first with so many lanes."""
    kinds: tuple[SpanKind, ...] = ("held", "waived", "no_record", "uncertain", "open")
    spans = tuple(Span(n / 5, (n + 1) / 5, kind) for n, kind in enumerate(kinds))
    lane = tuple(Lane(f"Órgano {n}", f"{n} debidas", spans, (Spot(0.1), Spot(0.9, "beside"))) for n in range(lanes))
    ticks = (Tick(0.0, "jul 2020"), Tick(1.0, "jul 2026"))
    lines = (StripLine("México", 0), StripLine("Canadá", 2, True), StripLine("Nadie", None))
    stones = tuple(Milestone(0.5 + n / 1000, f"{n} de julio", f"Hito {n}", computed=n > 2) for n in range(1, 6))
    return (
        Timeline(5, lane, ticks, (("held", "Celebrada"), ("open", "Abierto")), f"{lanes} órganos en el tiempo"),
        Strip(6, ("Impulsa", "Apoya", "Se opone"), lines, ("declarada", "estimación"), "Quién está dónde"),
        Milestones(6, stones, (Tick(0.0, "2026"),), "Cinco hitos", today=0.2),
    )
