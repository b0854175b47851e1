"""All record types; a type stands after those that it requires."""

from workbench.domain.records.actor import ACTOR, Actor
from workbench.domain.records.citation import CITATION, Citation
from workbench.domain.records.issue import ISSUE, Issue
from workbench.domain.records.pillar import PILLAR, Pillar
from workbench.domain.records.position import POSITION, Position
from workbench.domain.records.source import SOURCE, Source
from workbench.domain.schema import Schema

SCHEMA = Schema((PILLAR, SOURCE, ACTOR, ISSUE, POSITION, CITATION))

__all__ = [
    "ACTOR",
    "CITATION",
    "ISSUE",
    "PILLAR",
    "POSITION",
    "SCHEMA",
    "SOURCE",
    "Actor",
    "Citation",
    "Issue",
    "Pillar",
    "Position",
    "Source",
]
