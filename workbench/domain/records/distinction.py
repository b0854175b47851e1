"""A distinction: that two records which look like one are two; said by a person, remembered with the dossier."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Uid
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Distinction(Record):
    """Two records by uid, in the order of their uids. It holds neither of them back: one that goes leaves it idle."""

    one: str = declare(Uid(), "Un registro", "One record", required=True)
    other: str = declare(Uid(), "El otro registro", "The other record", required=True)


DISTINCTION = RecordType(
    name="distinction",
    letter="N",
    cls=Distinction,
    label=Words("Distinción", "Distinction"),
    plural=Words("Distinciones", "Distinctions"),
    title="one",
    identity=("one", "other"),
    listed=False,
)
