"""Rubbish is collected when nobody waits; the plan of a large import is not searched for it again and again."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from driving import Driver

from workbench.ui.housekeeping import Housekeeping


class Ring:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def tidy(driver: Driver) -> Iterator[Housekeeping]:
    was = gc.isenabled()
    yield Housekeeping(driver.window.jobs, driver.window)
    gc.unfreeze()
    if was:
        gc.enable()


def test_cycles_go_while_nothing_is_at_work(tidy: Housekeeping) -> None:
    ring = weakref.ref(Ring())
    tidy.tidy()
    assert ring() is None


def test_what_came_in_great_number_is_left_alone_and_goes_by_itself(tidy: Housekeeping) -> None:
    before = gc.get_freeze_count()
    plan = [[n] for n in range(150_000)]
    tidy.tidy()
    assert gc.get_freeze_count() - before >= 150_000
    plan.clear()
    ring = weakref.ref(Ring())
    tidy.tidy()
    assert ring() is None and gc.get_freeze_count() - before < 150_000
