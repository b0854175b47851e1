"""Answers of tasks as text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbench.briefs.compose.kinds import KINDS
from workbench.cli import shapes
from workbench.cli.talk import Voice
from workbench.domain.change import Effect
from workbench.domain.problem import Severity
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record, Schema
from workbench.domain.types import NAME_UNKNOWN, ParallelText
from workbench.gathering.reading import PlanTitles, read_with
from workbench.i18n import Language, Words, apart, clip
from workbench.importing.personal import KEPT, LEFT_OUT, personal_cells
from workbench.importing.planned import Move, Plan, Planned
from workbench.importing.series import OF_A_DATE, STATE_KINDS
from workbench.importing.stage import CellProblem
from workbench.outgoing.proof import Proof
from workbench.store.issued import Issued
from workbench.store.reader import Reader

_SHOWN_ROWS = 40
_WIDTH = 70
_BRIEF = 40  # letters of a field of a new record
_CELLS = 12  # that are named of those with personal data


def plan(voice: Voice, made: Plan, reader: Reader) -> None:
    """What an import will do, record by record, then what is to be known."""
    voice.line(
        _COUNTS.fill(
            created=made.count("create"),
            updated=made.count("update"),
            unchanged=made.count("unchanged"),
            out=made.rows_out,
        )
    )
    shown = [p for p in made.planned if p.action != "unchanged"]
    brought = {p.record.uid: p.record for p in made.planned}
    titles = PlanTitles(reader, voice.language, brought)
    first = [p for p in shown if p.action == "update" and any(m.field.group == "audience" for m in p.moves)]
    shown = [*first, *(p for p in shown if p not in first)]
    for planned in shown[: max(_SHOWN_ROWS, len(first))]:
        _planned(voice, planned, lambda uid: brought.get(uid) or reader.get(uid), titles)
    if len(shown) > max(_SHOWN_ROWS, len(first)):
        voice.line(_MORE.fill(count=len(shown) - max(_SHOWN_ROWS, len(first))))
    _absent(voice, made)
    if made.rows_left:
        voice.line(_LEFT.fill(count=made.rows_left))
    for conflict in made.conflicts:
        words = _DECIDED[conflict.decided] if conflict.decided else _CHANGED_HERE if conflict.since else _CONFLICT
        voice.line(
            words.fill(**vars(conflict) | dict(zip(("first", "second"), conflict.shown(voice.language), strict=True)))
        )
    _problems(voice, made.problems, reader, made.change_set.batch.file if made.change_set.batch else "")


def _absent(voice: Voice, made: Plan) -> None:
    """What earlier files brought and this one no longer holds."""
    gone = {p.record.uid for p in made.planned if p.action == "delete"}
    kept = [r for r in made.absent if r.uid not in gone]
    if kept:
        voice.line(_NOT_IN_FILE.fill(count=len(kept)))
    for record in kept[:_SHOWN_ROWS]:
        record_type = SCHEMA.of(record)
        title = clip(record_type.title_of(record, voice.language), _WIDTH)
        voice.line(f"    {record_type.label.in_(voice.language)} {record.key} «{title}»")
    if len(kept) > _SHOWN_ROWS:
        voice.line(_MORE.fill(count=len(kept) - _SHOWN_ROWS))


def _problems(voice: Voice, problems: Sequence[CellProblem], reader: Reader, file: str) -> None:
    """What is to be known of cells, and of the file itself by its name; personal data, of which a list may be full, in
    one line a kind of it.
    """
    for (sheet, words), cells in personal_cells(problems).items():
        more = f" +{len(cells) - _CELLS}" if len(cells) > _CELLS else ""
        voice.line(
            _PROBLEM.fill(
                mark=_MARKS[Severity.REMARK], place=f"{sheet} {', '.join(cells[:_CELLS])}{more}", message=words
            )
        )
    for problem in problems:
        if problem.problem.code in (LEFT_OUT, KEPT):
            continue
        mark = _MARKS[problem.problem.severity]
        place = " ".join(p for p in (problem.sheet, problem.cell, problem.field) if p) or file
        voice.line(_PROBLEM.fill(mark=mark, place=place, message=problem.problem.message))
        if problem.problem.code == NAME_UNKNOWN:
            for record in reader.get_all(problem.problem.choices):
                title = clip(reader.schema.of(record).title_of(record, voice.language), _WIDTH)
                voice.line(f"      ? {record.key} {title}")


def _planned(voice: Voice, planned: Planned, find: Callable[[str], Record | None], titles: PlanTitles) -> None:
    language = voice.language
    title = clip(planned.type.title_of(planned.record, language), _WIDTH)
    action = _ACTIONS[planned.action].in_(language)
    whose = "".join(f" · {name}" for name in _required(planned, find, titles.schema, language) if name != title)
    head = f"{planned.type.label.in_(language)} {planned.record.key}".rstrip()
    place = f"  [{planned.sheet} {planned.row}]" if planned.row else ""
    voice.line(f"  {action} {head} «{title}»{whose}{place}")
    if planned.states:
        told = (f"{s.when.iso()} [{s.cell}]{STATE_KINDS[s.kind].in_(language)}" for s in planned.states)
        voice.line(_STATES.fill(count=len(planned.states), states=", ".join(told)))
    for state in planned.states:
        _moves(voice, state.moves, titles, f"{state.when.iso()}  ")
    moves = [m for m in planned.moves if not planned.states or m.field.name not in OF_A_DATE]
    if planned.action == "update":
        _moves(voice, moves, titles)
    elif planned.action == "create":
        _holds(voice, planned, moves, titles)


def _holds(voice: Voice, planned: Planned, moves: Sequence[Move], titles: PlanTitles) -> None:
    """What cells say of a new record beside what names it, in a line."""
    named = {planned.type.title, *(field.name for field in planned.type.required_references)}
    said = [m for m in moves if m.cell and m.field.name not in named]
    if said:
        told = (
            f"{m.field.label.in_(voice.language)}: {clip(_wordings(m, titles, voice.language)[1], _BRIEF)}"
            for m in said
        )
        voice.line("      " + " · ".join(f"{words} [{m.cell}]" for words, m in zip(told, said, strict=True)))


def _moves(voice: Voice, moves: Sequence[Move], titles: PlanTitles, before: str = "") -> None:
    language = voice.language
    for move in moves:
        room = 1000 if move.field.group == "audience" else 40  # who may see it is never cut short
        old, new = apart(*_wordings(move, titles, language), room)
        voice.line(f"      {before}{move.field.label.in_(language)}: {old or '—'} → {new}  [{move.cell or '='}]")


def _wordings(move: Move, titles: PlanTitles, language: Language) -> tuple[str, str]:
    """What stood in a field and what will; of several languages those that change."""
    if isinstance(move.field.type, ParallelText):
        return move.field.type.differing(move.old, move.new)
    old, new = (read_with(titles, move.field, v, language) for v in (move.old, move.new))
    return old, new


def _required(
    planned: Planned, find: Callable[[str], Record | None], schema: Schema, language: Language
) -> Iterator[str]:
    """What a record cannot do without, by acronym or title: whose position it is, on which issue."""
    for field in planned.type.required_references:
        record = find(getattr(planned.record, field.name))
        if record is not None:
            acronym = getattr(record, "acronym", "")
            yield acronym or clip(schema.of(record).title_of(record, language), _WIDTH)


def effect(voice: Voice, schema: Schema, done: Effect) -> None:
    """What an undo or redo came to; records that were not simply reverted are named."""
    counts = shapes.effect(done)
    voice.line(_REVERTED.fill(change=done.change, **{k: counts[k] for k in ("reverted", "kept", "failed")}))
    for outcome in done.outcomes:
        if outcome.result != "reverted":
            named = schema.of_key(outcome.key)
            fields = [named[0].field(f).label.in_(voice.language) for f in outcome.fields] if named else []
            what = _KEPT if outcome.result == "kept" else _FAILED
            why = outcome.reason.in_(voice.language) if outcome.reason else ""
            voice.line(f"  {outcome.key} {what.in_(voice.language)}: {why} {', '.join(fields)}".rstrip())


def register(voice: Voice, entries: Sequence[Issued]) -> None:
    """Issued briefs, one a line, the latest first: what each is, for whom, how marked, and whether it is locked."""
    for entry in entries:
        to = entry.recipient or entry.audience.label.in_(voice.language)
        kind = KINDS[entry.kind].label.in_(voice.language) if entry.kind in KINDS else entry.kind
        copies = f" ×{entry.copies}" if entry.copies > 1 else ""
        title = clip(entry.title, _WIDTH)
        locked = _LOCKED.in_(voice.language) if entry.locked else ""
        said = filter(None, (kind, title, to, clip(entry.marking or "", _WIDTH), f"{entry.language}{copies}", locked))
        voice.line(f"{entry.number:>4}  {entry.at[:10]}  {' · '.join(said)}")
    if not entries:
        voice.line(_NONE_ISSUED)


def proof(voice: Voice, done: Proof) -> None:
    """What the proof searched."""
    voice.line(proof_told(done))


def proof_told(done: Proof) -> Words:
    """The same as one sentence."""
    if not (done.searched or done.too_short):
        return _NOTHING_RESERVED
    return _PROOF.fill(searched=done.searched, places=done.places, short=done.too_short)


_LOCKED = Words("con contraseña", "with a password")
_COUNTS = Words(
    "{created} {created|nuevo|nuevos}, {updated} {updated|cambiado|cambiados}, {unchanged} sin cambio, "
    "{out} {out|renglón|renglones} fuera",
    "{created} new, {updated} changed, {unchanged} unchanged, {out} {out|row|rows} left out",
)
_ACTIONS = {
    "create": Words("nuevo  ", "new    "),
    "update": Words("cambia ", "changed"),
    "delete": Words("se borra", "deleted"),
}
_STATES = Words("      {count} {count|estado|estados}: {states}", "      {count} {count|state|states}: {states}")
_NOT_IN_FILE = Words(
    "  {count} {count|registro|registros} de envíos anteriores que el archivo ya no trae; ninguno se borra:",
    "  {count} {count|record|records} of earlier files that this one no longer holds; none is deleted:",
)
_MORE = Words("  … y {count} {count|registro|registros} más", "  … and {count} more {count|record|records}")
_LEFT = Words(
    "  {count} {count|renglón|renglones} fuera por decisión", "  {count} {count|row|rows} left out by decision"
)
_DECIDED = {
    "ours": Words(
        "  decidido  {sheet} {cell} {field}, «{title}»: queda «{first}», no «{second}»",
        "  decided  {sheet} {cell} {field}, “{title}”: “{first}” stays, not “{second}”",
    ),
    "theirs": Words(
        "  decidido  {sheet} {cell} {field}, «{title}»: vale «{second}», no «{first}»",
        "  decided  {sheet} {cell} {field}, “{title}”: “{second}” counts, not “{first}”",
    ),
}
_CHANGED_HERE = Words(
    "  conflicto {sheet} {cell} {field}, «{title}»: cambió aquí desde que salió la hoja; sigue «{first}», "
    "no «{second}» (en --decide: theirs)",
    "  conflict {sheet} {cell} {field}, “{title}”: changed here since the sheet left; “{first}” stays, "
    "not “{second}” (to take it: theirs in --decide)",
)
_CONFLICT = Words(
    "  conflicto {sheet} {cell} {field}, «{title}»: vale «{first}», no «{second}»",
    "  conflict {sheet} {cell} {field}, “{title}”: “{first}” counts, not “{second}”",
)
_PROBLEM = Words("  {mark} {place}: {message}", "  {mark} {place}: {message}")
_MARKS = {
    Severity.BLOCKING: Words("FUERA   ", "LEFT OUT"),
    Severity.QUESTION: Words("PREGUNTA", "QUESTION"),
    Severity.REMARK: Words("nota    ", "note    "),
}
_REVERTED = Words(
    "Cambio {change}: {reverted} {reverted|registro devuelto|registros devueltos}, {kept} "
    "{kept|conservado|conservados}, {failed} {failed|imposible|imposibles}",
    "Change {change}: {reverted} {reverted|record|records} reverted, {kept} kept, {failed} failed",
)
_KEPT = Words("conservado", "kept")
_FAILED = Words("imposible", "failed")
_PROOF = Words(
    "Prueba de audiencia: {searched} valores reservados buscados en {places} lugares del archivo, ninguno hallado; "
    "{short} demasiado cortos, fuera por construcción.",
    "Proof of audience: {searched} reserved values searched for in {places} places of the file, none found; "
    "{short} too short to search, kept out by construction.",
)
_NOTHING_RESERVED = Words(
    "Prueba de audiencia: nada está reservado para esta audiencia.",
    "Proof of audience: nothing is reserved from this audience.",
)
_NONE_ISSUED = Words("No se ha emitido ninguna ficha.", "No brief was issued.")
