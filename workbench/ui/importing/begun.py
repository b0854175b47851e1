"""An import that was begun: its file, what was decided of it, step by step, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbench.domain.change import Effect
from workbench.domain.records import POSITION as POSITION_TYPE
from workbench.i18n import Language, Words
from workbench.importing.choices import ALL, KEEP, NO, OURS, SKIP, TAKE, THEIRS
from workbench.importing.mapping import NOTES, TAGS
from workbench.importing.pasted import CLIPBOARD, Clip, pasted
from workbench.importing.profile import Profile
from workbench.progress import Progress
from workbench.tasks.import_file import Options, Taken, take_in
from workbench.ui.importing.shown import Outcome, PlanShown

_Said = tuple[Options, dict[str, str]]


@dataclass(eq=False)
class Import:
    """Kept until it is over. ``answers`` are those given since the last plan; ``changed`` is how many decisions were
    made since then; ``past`` what was decided before each of them. ``clip`` is what was pasted instead of a file,
    ``saved`` what of it stands in a file of decisions. ``effect`` is what it did, once it is carried out, and ``stamp``
    tells the file that was read from what it may have become.
    """

    path: Path
    options: Options = field(default_factory=Options)
    taken: Taken | None = None
    shown: PlanShown | None = None
    trouble: Words | None = None
    answers: dict[str, str] = field(default_factory=dict)
    changed: int = 0
    past: list[_Said] = field(default_factory=list)
    clip: Clip | None = None
    saved: Options | None = None
    effect: Effect | None = None
    stamp: tuple[int, int] | None = None

    def take_in(self, progress: Progress, language: Language) -> Taken:
        """Reads the file, or what was pasted; raises Unreadable where that cannot be."""
        if self.clip is None:
            self.stamp = self._stamp()  # before it is read: what is written meanwhile counts as newer
            return take_in(self.path, progress)
        return Taken(self.path, pasted(self.clip, self.path.name, language))

    def title(self, language: Language) -> str:
        """What it is called: its file, or, where it was pasted, the clipboard and when that was."""
        if self.clip is None:
            return self.path.name
        return CLIPBOARD.in_(language) + " · " + self.path.name.partition(" · ")[2]

    def _stamp(self) -> tuple[int, int] | None:
        """When the file was written and how long it is; None where there is none."""
        try:
            told = self.path.stat()
        except OSError:
            return None
        return told.st_mtime_ns, told.st_size

    def newer(self) -> tuple[int, int] | None:
        """What tells the file as it is now, where it is another one than was read; asked on a lane."""
        now = self._stamp() if self.clip is None and self.stamp is not None else None
        return now if now != self.stamp else None

    @property
    def is_decided(self) -> bool:
        """Whether a person decided anything of it."""
        options = self.decided()
        return bool(options.answers or options.columns or options.frames or options.choices.any)

    @property
    def would_be_lost(self) -> bool:
        """Whether something was decided that stands nowhere else."""
        return self.is_decided and self.decided() != self.saved

    def decided(self) -> Options:
        """The options with the answers given since the last plan."""
        return replace(self.options, answers={**self.options.answers, **self.answers})

    def take_over(self, options: Options, found: Outcome) -> list[PlanShown]:
        """Takes the plan that was made with these options, and gives the one before, if any.

        What was decided while it was made is still to be applied.
        """
        if self.decided() == options:
            self.options, self.answers, self.changed = found.options, {}, 0
        before = self.forget_plan()
        self.taken, self.shown, self.trouble = found.taken, found.shown, found.trouble
        return before

    def forget_plan(self) -> list[PlanShown]:
        """Gives the plan away, if there is one."""
        before, self.shown = self.shown, None
        return [before] if before is not None else []

    def again(self) -> Import:
        """The same import, begun again with what was decided; what was to be deleted is gone."""
        choices = replace(self.options.choices, delete=())
        return Import(self.path, replace(self.options, choices=choices), self.taken, clip=self.clip)

    # ---- deciding

    def _keep(self, count: int = 1) -> None:
        self.past.append((self.options, dict(self.answers)))
        self.changed += count

    def take_back(self) -> bool:
        """Takes the latest decision back; whether there was one."""
        if not self.past:
            return False
        self.options, self.answers = self.past.pop()
        self.changed += 1
        return True

    def answer(self, answers: Mapping[str, str]) -> None:
        """Words to read in place of cells."""
        self._keep(len(answers))
        self.answers.update(answers)

    def decide(self, kind: str, names: Iterable[str], *, away: bool) -> None:
        """What a person says of lines of the plan: that they stay away, or come in.

        ``kind`` is rows, conflict, personal or absent; of conflicts, our side stays where they stay away; of
        what is not in the file, the record goes.
        """
        named, choices = list(names), self.options.choices
        self._keep(len(named))
        if kind == "absent":
            kept = tuple(key for key in choices.delete if key not in named)
            choices = replace(choices, delete=(*kept, *named) if away else kept)
        elif kind == "conflict":
            said = OURS if away else THEIRS
            choices = replace(choices, conflicts={**choices.conflicts, **dict.fromkeys(named, said)})
        elif kind == "personal":
            rest = {place: said for place, said in choices.personal.items() if place not in named}
            choices = replace(choices, personal=rest if away else {**rest, **dict.fromkeys(named, KEEP)})
        else:
            choices = replace(choices, rows={**choices.rows, **dict.fromkeys(named, SKIP if away else TAKE)})
        self.options = replace(self.options, choices=choices)

    def leave_out_type(self, name: str) -> None:
        """Leaves out all records of a type, those too of which something else was said."""
        self._keep()
        choices = self.options.choices
        rows = {place: said for place, said in choices.rows.items() if said == SKIP}
        self.options = replace(self.options, choices=replace(choices, rows=rows, types={**choices.types, name: SKIP}))

    def leave_out_sheet(self, name: str) -> None:
        """Leaves out all rows of a sheet."""
        self._keep()
        choices = self.options.choices
        rows = {place: said for place, said in choices.rows.items() if place.rpartition("!")[0] != name}
        self.options = replace(self.options, choices=replace(choices, rows={**rows, f"{name}!*": SKIP}))

    def read_series(self, wanted: bool) -> None:
        """Whether the dates of a position in the file are read as its states."""
        self._keep()
        series = {} if wanted else {ALL: NO}
        self.options = replace(self.options, choices=replace(self.options.choices, series=series))

    def take_all_in(self) -> None:
        """Leaves nothing out any more."""
        self._keep()
        self.options = replace(self.options, choices=replace(self.options.choices, rows={}, types={}))

    def read_as(self, sheet: str, record_type: str, language: Any) -> None:
        """What the person says of the whole file; what was decided of columns and cells holds on where it can."""
        self._keep()
        options = self.options
        if record_type != options.record_type:  # other columns are read: answers for their cells would be for none
            self.answers = {}
            fits = ("", record_type, POSITION_TYPE.name) if record_type else ()
            columns = {p: c for p, c in options.columns.items() if not fits or c.partition(".")[0] in fits}
            options = replace(options, columns=columns, answers={}, choices=replace(options.choices, conflicts={}))
        self.options = replace(options, sheet=sheet, record_type=record_type, language=language)

    def read_column_as(self, place: str, target: str) -> None:
        """What a column stands for."""
        self._keep()
        options, shown = self.options, self.shown
        shared = target in ("", NOTES, TAGS)  # several columns may go there
        columns = {p: t for p, t in options.columns.items() if shared or t != target}  # the later decision counts
        read = [c for table in shown.tables for c in table.columns] if shown is not None else []
        moved = {_column_of(c.place) for c in read if not shared and c.target == target} | {_column_of(place)}
        self.answers = {c: a for c, a in self.answers.items() if _column_of(c) not in moved}
        answers = {c: a for c, a in options.answers.items() if _column_of(c) not in moved}
        conflicts, personal = (
            {c: a for c, a in said.items() if _column_of(c) not in moved}
            for said in (options.choices.conflicts, options.choices.personal)
        )
        choices = replace(options.choices, conflicts=conflicts, personal=personal)
        self.options = replace(options, columns={**columns, place: target}, answers=answers, choices=choices)

    def frame(self, sheet: str, written: str) -> None:
        """Where the table of a sheet stands; what was decided of its columns and cells goes with the old frame."""
        self._keep()
        options = self.options
        frames = {s: f for s, f in options.frames.items() if s != sheet}
        if written:
            frames[sheet] = (written,)
        self.answers = {}
        choices = options.choices
        self.options = replace(
            options,
            frames=frames,
            columns=_elsewhere(options.columns, sheet),
            answers=_elsewhere(options.answers, sheet),
            choices=replace(
                choices,
                rows=_elsewhere(choices.rows, sheet),
                conflicts=_elsewhere(choices.conflicts, sheet),
                personal=_elsewhere(choices.personal, sheet),
            ),
        )

    def use(self, profile: Profile | None) -> None:
        """Takes over what was decided of another file; None for nothing of any."""
        self._keep()
        self.options = replace(self.options, profile=profile, fresh=profile is None)

    def decide_as(self, options: Options) -> None:
        """Takes over what a file of decisions says, in place of all that was decided."""
        self._keep()
        self.options, self.answers = options, {}

    def read_anew(self) -> None:
        """The file is read again, and what was decided of its shape is forgotten."""
        self.taken = None
        self.options = replace(self.options, sheet="", record_type="", language=None, columns={}, frames={})


def _elsewhere(said: Mapping[str, str], sheet: str) -> dict[str, str]:
    """What was said of places in other sheets."""
    return {place: words for place, words in said.items() if place.rpartition("!")[0] != sheet}


def _column_of(place: str) -> str:
    """The column in which a cell stands, as ``Sheet!D``."""
    return place.rstrip("0123456789")
