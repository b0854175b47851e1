"""All record types; a type stands after those that it requires."""

from workbench.domain.records.actor import ACTOR, Actor
from workbench.domain.records.body import BODY, Body
from workbench.domain.records.citation import CITATION, Citation
from workbench.domain.records.commitment import COMMITMENT, Commitment
from workbench.domain.records.concern import CONCERN, Concern
from workbench.domain.records.distinction import DISTINCTION, Distinction
from workbench.domain.records.engagement import ENGAGEMENT, Engagement
from workbench.domain.records.figure import FIGURE, Figure
from workbench.domain.records.inquiry import INQUIRY, Inquiry
from workbench.domain.records.issue import ISSUE, Issue
from workbench.domain.records.measure import MEASURE, Measure
from workbench.domain.records.meeting import MEETING, Meeting
from workbench.domain.records.milestone import MILESTONE, Milestone
from workbench.domain.records.pillar import PILLAR, Pillar
from workbench.domain.records.position import POSITION, Position
from workbench.domain.records.provision import PROVISION, TreatyProvision
from workbench.domain.records.recommendation import RECOMMENDATION, Recommendation
from workbench.domain.records.request import REQUEST, Request
from workbench.domain.records.source import SOURCE, Source
from workbench.domain.records.statement import STATEMENT, Statement
from workbench.domain.records.submission import SUBMISSION, Submission
from workbench.domain.schema import Schema

SCHEMA = Schema(
    (
        PILLAR,
        SOURCE,
        PROVISION,
        ACTOR,
        ISSUE,
        POSITION,
        BODY,
        MEETING,
        MEASURE,
        RECOMMENDATION,
        REQUEST,
        STATEMENT,
        COMMITMENT,
        CONCERN,
        ENGAGEMENT,
        SUBMISSION,
        FIGURE,
        MILESTONE,
        INQUIRY,
        CITATION,
        DISTINCTION,
    )
)

__all__ = [
    "ACTOR",
    "BODY",
    "CITATION",
    "COMMITMENT",
    "CONCERN",
    "DISTINCTION",
    "ENGAGEMENT",
    "FIGURE",
    "INQUIRY",
    "ISSUE",
    "MEASURE",
    "MEETING",
    "MILESTONE",
    "PILLAR",
    "POSITION",
    "PROVISION",
    "RECOMMENDATION",
    "REQUEST",
    "SCHEMA",
    "SOURCE",
    "STATEMENT",
    "SUBMISSION",
    "Actor",
    "Body",
    "Citation",
    "Commitment",
    "Concern",
    "Distinction",
    "Engagement",
    "Figure",
    "Inquiry",
    "Issue",
    "Measure",
    "Meeting",
    "Milestone",
    "Pillar",
    "Position",
    "Recommendation",
    "Request",
    "Source",
    "Statement",
    "Submission",
    "TreatyProvision",
]
