"""What an import will do, shown before it is done: the very change set that is committed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.domain.audience import Audience, audience_of
from workbench.domain.change import Batch, ChangeSet, Create, Edit, Origin, Update
from workbench.domain.levels import RULE, SEEN_BY, shapes_audience, widens
from workbench.domain.problem import Problem
from workbench.domain.records import Position
from workbench.domain.schema import Field, Record, RecordType, Schema
from workbench.domain.types import Parallel, References, plain, storable
from workbench.i18n import LANGUAGES, PROGRAM_LANGUAGES, Language, Words, apart, fold, squash
from workbench.importing.beside import with_lines, with_tags
from workbench.importing.choices import THEIRS, Choices, Side
from workbench.importing.due_before import due_before
from workbench.importing.gathered import Gathered, following, moved_by, same_words, with_beside
from workbench.importing.mapping import NOTES, TAGS
from workbench.importing.merging import merged, says_same
from workbench.importing.naming import LONGEST, by_name
from workbench.importing.not_in_file import deletions, edits_of, not_in_file
from workbench.importing.planned import Aside, Conflict, Move, Plan, Planned
from workbench.importing.reserved import keep_notes_of_new, made_for, with_levels
from workbench.importing.rows_out import rows_out
from workbench.importing.series import past_of, ranked, run_through
from workbench.importing.series import remarks as remarks_of_series
from workbench.importing.since import Since
from workbench.importing.stage import CellProblem, StagedCell, StagedRecord
from workbench.store.reader import Reader


def build(
    records: Sequence[StagedRecord],
    remarks: Sequence[CellProblem],
    schema: Schema,
    reader: Reader,
    batch: Batch,
    choices: Choices = Choices(),  # noqa: B008
) -> Plan:
    """The plan of an import from matched records; rows with a blocking problem or open question stay out.

    So do records that a person left out.
    """
    left = [r for r in records if choices.leaves_out(r.sheet, r.row, r.type.name)] if choices.leaves_any else []
    unwanted = set(map(id, left))
    wanted = [r for r in records if id(r) not in unwanted] if left else records
    out = rows_out(wanted, left)
    inside = [r for r in wanted if r.place not in out]
    known = {r.uid: r for r in reader.get_all([r.uid for r in inside if r.existing])}
    ranks, asked = ranked(inside, known, choices)
    if asked:
        out = rows_out(wanted, left)
        inside = [r for r in wanted if r.place not in out]
    aside = tuple(_aside(r, chosen=True) for r in left) + tuple(_aside(r) for r in wanted if r.place in out)
    past = past_of(reader, [known[uid] for uid in {r.uid for r in inside if id(r) in ranks} if uid in known])
    builder = _Builder(schema, known, reader, choices, batch.sender, past)
    for record in inside:
        builder.take(record, ranks.get(id(record), 0))
        record.let_go()  # of what tens of thousands of rows hold, only what was taken up is still needed
    planned, parts = builder.finish()
    absent = not_in_file(records, reader, batch)
    gone, kept_for = deletions(choices.delete, absent, planned, schema, reader, batch.file)
    planned = [*planned, *gone]
    parts[0][0].extend(edits_of(gone))
    of_series = remarks_of_series(planned)
    problems = (*remarks, *(p for r in wanted for p in r.problems), *builder.remarks, *of_series, *kept_for)
    problems = (*problems, *due_before(planned))
    change_set, *later = (_change_set(edits, origins, batch, n) for n, (edits, origins) in enumerate(parts))
    conflicts = tuple(by_name(builder.conflicts, planned, schema, reader, inside[0].language if inside else "es"))
    return Plan(change_set, tuple(planned), conflicts, problems, len(out), aside, absent, tuple(later))


_Part = tuple[list[Edit], dict[str, Mapping[str, Origin]]]  # edits, and by uid the cells of what they write


def _change_set(edits: Sequence[Edit], origins: Mapping[str, Mapping[str, Origin]], batch: Batch, at: int) -> ChangeSet:
    """A part of an import; what was decided of the file is kept with the first."""
    kept = replace(batch, cells=origins, profile=batch.profile if not at else "")
    return ChangeSet(tuple(edits), batch.file, kind="import", batch=kept)


def _aside(record: StagedRecord, *, chosen: bool = False) -> Aside:
    """A record that does not go in, by the words that name it in its row."""
    names = record if record.said(record.type.title) is not None else record.issue_of_row or record
    named = names.said(names.type.title)
    uid = record.uid if record.existing else ""
    return Aside(record.type, record.sheet, record.row, squash(plain(named.raw)) if named else "", uid, chosen)


class _Builder:
    """Gathers what rows say of each record and turns it into edits."""

    def __init__(
        self,
        schema: Schema,
        known: Mapping[str, Record],
        reader: Reader,
        choices: Choices,
        sender: str,
        past: Mapping[str, Sequence[Position]],
    ) -> None:
        self._past = past
        self._sender = sender
        self._schema = schema
        self._choices = choices
        self._reader = reader
        self._public = reader.for_audience(Audience.PUBLIC)
        self._known = known
        self._targets: dict[str, dict[int, Gathered]] = {}  # by uid; by its place where it is told in a series
        self.conflicts: list[Conflict] = []
        self.remarks: list[CellProblem] = []

    def take(self, record: StagedRecord, rank: int = 0) -> None:
        """Takes up what one row says of one record; ``rank`` is the place of that in a series of states."""
        of = self._targets.setdefault(record.uid, {})
        target = of.get(rank)
        if target is None:
            existing = self._known.get(record.uid)
            told = record.place, record.language, record.revision, record.whole
            target = of[rank] = Gathered(record.type, record.uid, *told, existing)
        target.ours = target.ours or record.ours
        target.made_for = max(target.made_for, made_for(record))
        self._keep_beside(record, target)
        for name, value in record.values.items():
            if self._is_reserved(record, target, name, value):
                continue
            value = self._renamed(record, target, name, value)
            cell = record.said(name) or record.cells[0]
            self._hear(record, target, name)
            if name not in target.values or name in target.implied - record.implied:
                target.values[name] = value
                target.origins[name] = Origin(record.sheet, cell.cell, plain(cell.raw))
                if name in record.made:
                    target.origins[name] = Origin(record.sheet, "", "")  # no cell says it
                target.implied.discard(name)
                if name in record.implied:
                    target.implied.add(name)
            elif name not in record.implied:
                self._add(record, target, name, value, cell)

    @staticmethod
    def _hear(record: StagedRecord, target: Gathered, name: str) -> None:
        """Notes the cell of every wording of a field, and which of them a person answered."""
        for cell in record.cells:
            if cell.field == name and cell.filled:
                target.spoken.setdefault((name, cell.language), Origin(record.sheet, cell.cell, ""))
                if cell.answered and not cell.recalled:
                    target.answered.add(name)
                    target.answered_in.add((name, cell.language))

    @staticmethod
    def _keep_beside(record: StagedRecord, target: Gathered) -> None:
        """Takes up what a row says beside the fields of its record."""
        for where, header, said, cell in record.beside:
            header, words = squash(storable(header)), squash(storable(said))
            if not words:
                continue
            target.origins.setdefault(where, Origin(record.sheet, cell, words))
            if where == TAGS:
                target.tags += [tag for part in words.split(";") if (tag := squash(part))]
            elif words not in target.lines.get(header, "").split("; "):
                target.lines[header] = "; ".join(filter(None, (target.lines.get(header), words)))

    def _is_reserved(self, record: StagedRecord, target: Gathered, name: str, value: Any) -> bool:
        """Whether a sheet that is not ours says who may see a record: it can narrow that, never widen it."""
        if name not in SEEN_BY or (record.ours and record.said("uid") is not None):
            return False
        if any(c.answered and not c.recalled for c in record.cells if c.field == name):
            return False  # a person says so of that very cell
        own = target.existing.own_audience if target.existing else Audience.NEGOTIATORS
        if name == "audience" and audience_of(value.key) >= own:
            return False
        cell = record.said(name) or record.cells[0]
        self._remark(record.sheet, cell.cell, target.type, name, _KEPT if target.existing else _KEPT_NEW)
        return True

    def _remark(self, sheet: str, cell: str, record_type: RecordType, name: str, words: Words) -> None:
        self.remarks.append(CellProblem(sheet, cell, f"{record_type.name}.{name}", Problem("audience-kept", words)))

    @staticmethod
    def _renamed(record: StagedRecord, target: Gathered, name: str, value: Any) -> Any:
        """The value of a reference: what its names say where the identifiers are those that it had."""
        kept = target.existing is not None and getattr(target.existing, name) == value
        return record.renamed[name] if kept and name in record.renamed else value

    def _add(self, record: StagedRecord, target: Gathered, name: str, value: Any, cell: StagedCell) -> None:
        """Takes up what a later row says too: a wording in another language, or a contradiction."""
        before = target.values[name]
        both = isinstance(before, Parallel) and isinstance(value, Parallel)
        if both:
            pairs = [(t, before.in_(t), value.in_(t)) for t in LANGUAGES]
            if all(not a or not b or same_words(target, name, a, b) for _, a, b in pairs):
                es, en, fr = (a or b for _, a, b in pairs)
                target.values[name] = Parallel(es, en, fr, before.older)
                return
        if not says_same(target.type.field(name), before, value, target.language):
            side = self._choices.side(record.sheet, cell.cell, since=False)
            self._conflict(target, name, before, value, Origin(record.sheet, cell.cell, ""), side)
            if side == THEIRS:
                es, en, fr = (value.in_(t) or before.in_(t) if both else "" for t in LANGUAGES)
                target.values[name] = Parallel(es, en, fr, before.older) if both else value
                target.origins[name] = Origin(record.sheet, cell.cell, plain(cell.raw))

    def _conflict(
        self, target: Gathered, name: str, first: Any, second: Any, at: Origin, side: Side, *, since: bool = False
    ) -> None:
        language = target.language
        declared = target.type.field(name)
        told = None if isinstance(first, Parallel) else _shown(declared, first, second)
        one, other = apart(declared.type.show(first, language), declared.type.show(second, language), LONGEST)
        refers = tuple(declared.type.targets(v) for v in (first, second)) if declared.is_reference else ()
        title = target.type.title_of(target.type.cls(uid=target.uid, **target.values), language)
        full = f"{target.type.name}.{name}"
        self.conflicts.append(Conflict(at.sheet, at.cell, full, title, one, other, since, side, refers, told))

    def _settled(self, target: Gathered, since: Since, declared: Field, value: Any) -> Any:
        """What is taken of a value that may have been changed here since the sheet left; None for nothing."""
        name, language = declared.name, target.language
        if name in target.answered and not isinstance(value, Parallel):
            return value
        answered = frozenset(spoken for of, spoken in target.answered_in if of == name)
        settled = since.settled(declared, value, language, answered)
        taken = set[Language]()
        for language in settled.conflicts:
            at = target.spoken.get((name, language), target.origins[name])
            side = self._choices.side(at.sheet, at.cell, since=True)
            old, new = getattr(target.existing, name), value
            if isinstance(value, Parallel):
                old, new = (Parallel(v.in_(language), v.in_(language), v.in_(language)) for v in (old, value))
            self._conflict(target, name, old, new, at, side, since=True)
            if side == THEIRS:
                taken.add(language)
        if not taken:
            return settled.value
        return since.settled(declared, value, target.language, answered | taken).value

    def finish(self) -> tuple[list[Planned], list[_Part]]:
        """What becomes of every record, and the edits with the cell of every value that is written, part by part."""
        planned: list[Planned] = []
        parts: list[_Part] = [([], {})]
        for uid in list(self._targets):
            ranks = self._targets.pop(uid)
            if 0 not in ranks:
                told = [ranks[rank] for rank in sorted(ranks)]
                plan, run = run_through(told, self._past.get(uid, ()), self._create, self._update)
                planned.append(plan)
                for at, (edit, origins) in enumerate(zip(run.edits, run.origins, strict=True)):
                    _add_to(parts, at, uid, edit, origins)
                continue
            (target,) = ranks.values()
            plan = self._create(target) if target.existing is None else self._update(target, target.existing)
            planned.append(plan)
            if plan.action == "create":
                _add_to(parts, 0, uid, Create(plan.record), target.origins_of(target.values))
            elif plan.action == "update":
                values = {m.field.name: m.new for m in plan.moves}
                _add_to(parts, 0, uid, Update(uid, plan.record.revision, values), target.origins_of(values))
        return planned, parts

    def _create(self, target: Gathered) -> Planned:
        if target.lines:
            target.values[NOTES] = with_lines(target.values.get(NOTES, ""), target.lines)
        if target.tags:
            target.values[TAGS] = with_tags(target.values.get(TAGS, ()), target.tags)
        keep_notes_of_new(target)
        record = target.type.cls(uid=target.uid, **target.values)
        moves = tuple(
            Move(
                target.type.field(n),
                target.type.field(n).type.empty,
                v,
                target.origin_of(n).cell,
                target.origin_of(n).sheet,
            )
            for n, v in target.values.items()
        )
        return Planned("create", target.type, record, *target.place, moves)

    def _update(self, target: Gathered, existing: Record) -> Planned:
        moves: list[Move] = []
        since = self._since(target, existing)
        for name, value in target.values.items():
            if name in target.implied:
                continue  # it told which record the row is about; no cell says it
            declared = target.type.field(name)
            old = getattr(existing, name)
            value = self._settled(target, since, declared, value)
            if value is None:
                continue
            new = merged(declared, old, self._with_hidden(target, declared, old, value), target.language)
            if new != old and not self._keeps_name(target, existing, name, value):
                moves.append(moved_by(declared, old, new, target.origins[name]))
        moves = with_beside(target, existing, moves)
        moves = self._not_wider(target, existing, moves)
        moves = with_levels(target, existing, moves)
        moves += following(target, existing, moves)
        if not moves:
            return Planned("unchanged", target.type, existing, *target.place)
        record = replace(existing, **{m.field.name: m.new for m in moves})
        return Planned("update", target.type, record, *target.place, tuple(moves))

    def _since(self, target: Gathered, existing: Record) -> Since:
        """What became of a record after the row about it left this program."""
        left = target.left_at
        newer = 0 < left < existing.revision
        if not newer:
            return Since(None, existing)
        returns = self._reader.returns
        return Since(returns.record_at(target.uid, left), existing, returns.brought_by(self._sender, target.uid, left))

    def _not_wider(self, target: Gathered, existing: Record, moves: list[Move]) -> list[Move]:
        """The moves of a file, without those that would show a record to more readers than before.

        No file has that authority, whatever its headers say; a person has, who repeats the words of the
        cell in a file of decisions. What moves to another issue, or turns from an estimate into a stated
        position, moves as a negotiators' record.
        """
        allowed = {m.field.name for m in moves if m.field.name in target.answered}
        after = replace(existing, **{m.field.name: m.new for m in moves})
        for name in SEEN_BY:
            if name in allowed or getattr(after, name) == getattr(existing, name):
                continue
            if widens(target.type, existing, replace(existing, **{name: getattr(after, name)})):
                origin = target.origins[name]
                self._remark(origin.sheet, origin.cell, target.type, name, _KEPT)
                moves = [m for m in moves if m.field.name != name]
                after = replace(after, **{name: getattr(existing, name)})
        opened = {m.field.name for m in moves if shapes_audience(target.type, m.field.name)} - allowed
        opened -= set(SEEN_BY)
        kept = {n: getattr(existing, n) for n in SEEN_BY}
        if not opened or not widens(target.type, existing, replace(after, **kept)):
            return moves
        levels = tuple(sorted((dict(after.levels) | {RULE: Audience.NEGOTIATORS}).items()))
        rest = [m for m in moves if m.field.name != "levels"]
        return [*rest, Move(target.type.field("levels"), existing.levels, levels, "")]

    def _with_hidden(self, target: Gathered, declared: Field, old: Any, value: Any) -> Any:
        """A list of references with those that its sender could not see: leaving them out says nothing."""
        if not isinstance(declared.type, References) or target.whole or not set(old) - set(value):
            return value
        known = self._public.knows(old)
        kept = tuple(uid for uid in old if uid in value or uid not in known)
        return (*kept, *(uid for uid in value if uid not in kept))

    def _keeps_name(self, target: Gathered, existing: Record, name: str, value: Any) -> bool:
        """Whether a record keeps its name against a ministry's sheet.

        It does where the sheet only spells it otherwise, and where others than negotiators know the
        record: a name cannot be kept from those who must call it by something.
        """
        if target.ours or name not in target.type.identity or not isinstance(value, (Parallel, str)):
            return False
        if target.type.field(name).is_reference:
            return False
        old = getattr(existing, name)
        if isinstance(value, str):
            value, old = Parallel(es=value), Parallel(es=old)
        if all(fold(value.in_(t)) in ("", fold(old.in_(t))) for t in LANGUAGES):
            return True
        if existing.own_audience is Audience.NEGOTIATORS:
            return False
        origin = target.origins[name]
        full = f"{target.type.name}.{name}"
        self.remarks.append(CellProblem(origin.sheet, origin.cell, full, Problem("name-kept", _NAME_KEPT)))
        return True


def _shown(declared: Field, first: Any, second: Any) -> tuple[Words, Words]:
    """Two values in the languages of the program: who reads of an answer or a day reads it in his own."""
    show = declared.type.show
    (one, other), (one_en, other_en) = (apart(show(first, t), show(second, t), LONGEST) for t in PROGRAM_LANGUAGES)
    return Words(one, one_en), Words(other, other_en)


def _add_to(parts: list[_Part], at: int, uid: str, edit: Edit, origins: Mapping[str, Origin]) -> None:
    if at == len(parts):
        parts.append(([], {}))
    parts[at][0].append(edit)
    parts[at][1][uid] = origins


_KEPT = Words(
    "Una hoja ajena no amplía la audiencia de un registro; se dejó como estaba.",
    "A sheet from elsewhere does not widen the audience of a record; it was left as it was.",
)
_KEPT_NEW = Words(
    "Una hoja ajena no decide quién ve un registro nuevo: entra sólo para negociadores.",
    "A sheet from elsewhere does not decide who sees a new record: it comes in for negotiators only.",
)
_NAME_KEPT = Words(
    "El registro conserva su nombre: lo conocen más que los negociadores.",
    "The record keeps its name: others than negotiators know it.",
)
