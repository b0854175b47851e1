"""The lines of a body's page as widgets: what opens something is a button, what is told stands under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from workbench.domain.query import OneOf
from workbench.i18n import Words
from workbench.tasks.committee import Part
from workbench.tasks.committee_parts import Entry
from workbench.ui.bench import Bench
from workbench.ui.bodies.places import history_place, minutes_place
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.text import Wrapped, label

_USUAL = 12  # lines of a part, or under a line, that are shown; the others stand in their list
_MOST = {"meetings": 4, "cadence": 60}  # of those whose lines are long, or stand in no list
_OF_BODIES = ("mandate", "below")  # parts whose lines lead to other bodies
_LISTS = {
    "meetings": "meeting",
    "outcomes": "meeting",
    "commitments": "commitment",
    "concerns": "concern",
    "documents": "source",
    "members": "actor",
    "chairs": "actor",
    "below": "body",
}


class Entries:
    """Builds the parts of a page, line by line, so that the window need not wait for all of them."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def building(self, part: Part, into: QVBoxLayout, hidden: list[QWidget]) -> Iterator[QWidget]:
        """The lines of a part; each is set under the one before when it is asked for.

        A line with all that stands under it is one of ``hidden``, which whoever builds the page shows one by one:
        to lay out and show what stands under the meetings of a large body at once takes longer than a turn.
        """
        most = _MOST.get(part.key, _USUAL)
        for entry in part.entries[:most]:
            holder = QWidget(into.parentWidget())
            holder.hide()
            into.addWidget(holder)
            hidden.append(holder)
            lines = QVBoxLayout(holder)
            lines.setContentsMargins(0, 0, 0, 0)
            yield from self._entry(part, entry, lines)
        if len(part.entries) > most and part.key in _LISTS:
            uids = tuple(dict.fromkeys(e.uid for e in part.entries if e.uid))
            yield self._all(_LISTS[part.key], uids, self._bench.say(part.heading), into)
        if not part.entries:
            nothing = label(self._bench.say(part.nothing), "muted", wrap=True)
            nothing.setContentsMargins(self._bench.theme.px(0.5) + 1, 0, 0, 0)
            into.addWidget(nothing)
            yield nothing

    def _all(self, name: str, uids: tuple[str, ...], called: str, into: QBoxLayout) -> QWidget:
        """A button that leads to the list of all the records of a part."""
        place = Place(home_of(name).key, name, condition=OneOf(uids, called))
        button = LinkButton(self._bench.say(_ALL.fill(count=len(uids))))
        button.clicked.connect(act(self._bench.go, place))
        into.addWidget(button)
        return button

    def _entry(self, part: Part, entry: Entry, into: QBoxLayout) -> Iterator[QWidget]:
        gap = self._bench.theme.px(1)
        block = QVBoxLayout()
        block.setSpacing(0)
        into.addLayout(block)
        yield self._head(part, entry, block)
        under = QVBoxLayout()
        under.setSpacing(self._bench.theme.px(0.25))
        under.setContentsMargins(2 * gap, 0, 0, gap // 2)
        block.addLayout(under)
        if entry.said:
            told = Wrapped("\n".join(entry.said), "problem" if entry.late else "muted")
            under.addWidget(told)
            yield told
        for inner in entry.inner[:_USUAL]:
            yield from self._entry(part, inner, under)
        if len(entry.inner) > _USUAL:
            yield self._further(part, entry, under)

    def _further(self, part: Part, entry: Entry, into: QBoxLayout) -> QWidget:
        """A button that leads to where the other lines under a line stand: its list, or the minutes of its meeting."""
        button = LinkButton(self._bench.say(_FURTHER.fill(count=len(entry.inner) - _USUAL)))
        does = self._does(part, entry) if entry.listed else act(self._bench.go, minutes_place(entry.uid))
        button.clicked.connect(does)
        into.addWidget(button)
        return button

    def _head(self, part: Part, entry: Entry, into: QBoxLayout) -> QWidget:
        """What the line says: a button where it opens something."""
        does = self._does(part, entry)
        if does is None:
            made: QWidget = Wrapped(entry.text)
            made.setContentsMargins(self._bench.theme.px(0.5) + 1, 0, 0, 0)  # as far in as the words of a button
        else:
            made = LinkButton(entry.text, lines=2)
            made.clicked.connect(does)
        into.addWidget(made)
        return made

    def _does(self, part: Part, entry: Entry) -> Callable[..., None] | None:
        """Where the line leads; None where it only tells."""
        bench = self._bench
        if entry.listed is not None and not entry.uid:
            name, uids = entry.listed
            place = Place(home_of(name).key, name, condition=OneOf(uids, entry.text))
            return act(bench.go, place)
        if not entry.uid:
            return None
        if entry.agenda:
            return act(bench.go, minutes_place(entry.uid))
        if part.key in _OF_BODIES:
            return act(bench.go, history_place(entry.uid))
        return act(visit, bench, entry.uid)


_ALL = Words("Ver los {count} en su lista", "See all {count} in their list")
_FURTHER = Words("Ver {count} más", "See {count} more")
