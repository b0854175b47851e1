"""A pillar: a heading of an agenda."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Code, Parallel, ParallelProse, ParallelText
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Pillar(Record):
    """A heading of an agenda, with its number."""

    title: Parallel = declare(ParallelText(), "Pilar", "Pillar", also=("eje", "heading"), required=True)
    number: str = declare(Code(), "Número", "Number", also=("núm.",))
    summary: Parallel = declare(ParallelProse(), "Resumen", "Summary", also=("synopsis",))


PILLAR = RecordType(
    name="pillar",
    letter="L",
    cls=Pillar,
    label=Words("Pilar", "Pillar"),
    plural=Words("Pilares", "Pillars"),
    title="title",
    identity=("title",),
)
