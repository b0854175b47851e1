"""A process of its own that measures the review of a large import in the real window, and prints lines of the table.

``reviewing.py DOSSIER FILE [STACKS]``: FILE is imported; STACKS is a file for the stacks of every thread at the
moments at which the window's thread was blocked for too long.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from blocks import Blocks
from session import Session

from workbench.ui.importing.flow import ImportFlow
from workbench.ui.importing.review import PlanReview


class Reviewing:
    """The review of one file, by the acts of a person."""

    def __init__(self, session: Session, blocks: Blocks) -> None:
        self._session, self._blocks = session, blocks

    @contextlib.contextmanager
    def _watched(self, name: str) -> Iterator[None]:
        with self._blocks.watch(name) as watch:
            yield
            self._session.rest()
        self._blocks.told(watch)

    def _flow(self) -> ImportFlow:
        page: Any = self._session.window.page("imports")
        found = page.flow()
        assert isinstance(found, ImportFlow)
        return found

    @property
    def _review(self) -> PlanReview:
        return self._flow().review

    def _does(self, name: str, act: Callable[[], object]) -> None:
        with self._watched(name):
            act()

    def run(self, path: Path) -> None:
        """Everything that a person does with a plan, one after the other."""
        with self._watched(f"the file «{path.name}» is read and its plan arrives"):
            self._session.window.import_file(path)
        flow, shown = self._flow(), self._flow().waiting.shown
        assert shown is not None
        print(f"  (its plan: {shown.moving:,} records, {len(shown.questions):,} questions)", flush=True)
        for name in ("tables", "remarks", "questions", "review"):
            tab = getattr(flow.tabs, name)
            self._does(f"its tab of {name} is shown", lambda tab=tab: flow.tabs.setCurrentWidget(tab))
        self._does("the next page of the plan is shown", self._review.after.click)
        self._does("words are found in the plan", lambda: self._review.finder.setText("777"))
        self._does("they are no longer looked for", self._review.finder.clear)
        self._does("the menu of what is decided in bulk opens", self._review.fill_menu)
        self._does("all that is listed is left out", lambda: self._review._decide_all("rows", True))
        self._does("that is applied", flow.apply.click)
        self._does("the latest decision is taken back", flow.take_back)
        self._does("the import is carried out", flow.commit.click)


def main() -> None:
    dossier, path = Path(sys.argv[1]), Path(sys.argv[2])
    with contextlib.ExitStack() as stack:
        stacks = stack.enter_context(Path(sys.argv[3]).open("w")) if len(sys.argv) > 3 else None
        session = Session(dossier)
        Reviewing(session, Blocks(session, stacks)).run(path)
        session.window.close()


if __name__ == "__main__":
    main()
