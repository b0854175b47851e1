"""Where a provision is looked at, for whoever leads there."""

from __future__ import annotations

from workbench.domain.provision import Provision
from workbench.ui.places import Place

SCREEN = "treaty"
LENS_TAB = "lens"
COVERAGE_TAB = "coverage"


def lens_place(provision: Provision) -> Place:
    """Where all that bears on a provision is shown."""
    return Place(SCREEN, LENS_TAB, words=provision.code())
