"""What an edit of cleared wording brings about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.domain.clearance import follows
from workbench.domain.records import ISSUE, POSITION, Issue, Position
from workbench.domain.types import Chosen, Parallel

CLEARED = Position(uid="p", red_line=Parallel("Nunca"), clearance=Chosen("cleared"))


@pytest.mark.parametrize("name", POSITION.under_clearance)
def test_cleared_wording_that_changes_is_a_draft_again(name: str) -> None:
    new = Chosen("opposes") if name == "stance" else Parallel("Otra cosa")
    assert follows(POSITION, CLEARED, replace(CLEARED, **{name: new})) == {"clearance": Chosen("draft")}


def test_nothing_follows_where_no_cleared_wording_changed() -> None:
    assert follows(POSITION, CLEARED, replace(CLEARED, notes="x", drafted_by="y")) == {}
    draft = replace(CLEARED, clearance=Chosen("draft"))
    assert follows(POSITION, draft, replace(draft, red_line=Parallel("z"))) == {}
    assert follows(POSITION, CLEARED, replace(CLEARED, red_line=Parallel("z"), clearance=Chosen("in_review"))) == {}
    assert follows(ISSUE, Issue(uid="i"), Issue(uid="i", notes="x")) == {}
