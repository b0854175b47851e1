"""Two records become one, as one step of undo: one is kept, the other goes, and nothing that either said is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Delete, Edit, Merger, Update
from workbench.domain.records import CITATION, DISTINCTION, Citation, Distinction
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Chosen, Parallel, ParallelText, Rows, spellings
from workbench.editing.combining import NOTES, Met, Side, goes_to, meet, unites
from workbench.editing.merged_levels import Moved, level_of, seen_by, title_level
from workbench.editing.two import CannotMerge, refuse_unlike, undecided
from workbench.i18n import PROGRAM_LANGUAGES, Language, Words, clip, squash
from workbench.store.history import Provenance
from workbench.store.origins import origins_now, place_told
from workbench.store.reader import Reader

Cells = Mapping[Side, Mapping[str, Provenance]]  # where the values of each of the two came from
Lines = Mapping[Side, Sequence[str]]  # what goes to the notes, by whose words they were


class MustChoose(CannotMerge):
    """Two records that differ in ``fields`` by which records of their type are told apart; somebody has to choose."""

    def __init__(self, words: Words, fields: Sequence[Field]) -> None:
        super().__init__(words)
        self.fields = fields


@dataclass(frozen=True)
class Merging:
    """Two records side by side and what they become.

    ``pointing`` counts, by type, the other records that pointed to the one that goes and point to the kept one then;
    ``audience`` is who may know of the kept one then, ``before`` who may now. ``values`` are what the kept one says
    then, ``undecided`` the fields in which the two may be two and of which nobody has chosen a value.
    """

    keep: Record
    drop: Record
    met: Sequence[Met]
    values: Mapping[str, Any]
    undecided: Sequence[Field]
    pointing: Mapping[str, int]
    before: Audience
    audience: Audience
    change_set: ChangeSet


def merge(
    reader: Reader, keep: str, drop: str, take: Mapping[str, Side] = MappingProxyType({}), language: Language = "es"
) -> Merging:
    """The change set by which two records, by uid, become one; nothing is written.

    ``take`` says for single fields whose value counts where they say different things. Raises CannotMerge where the
    two are not of one type, are one already, can only be two, or a field of ``take`` is none; MustChoose where they
    differ in what tells two records apart and ``take`` does not say which value counts.
    """
    found = lay_out(reader, keep, drop, take, language)
    if found.undecided:
        names = Words(*("; ".join(f.label.in_(n) for f in found.undecided) for n in PROGRAM_LANGUAGES))
        words = _CHOOSE.fill(keep=found.keep.key, drop=found.drop.key, fields=names)
        raise MustChoose(words, found.undecided)
    return found


def lay_out(
    reader: Reader, keep: str, drop: str, take: Mapping[str, Side] = MappingProxyType({}), language: Language = "es"
) -> Merging:
    """The same while somebody still chooses: what is ``undecided`` is left as if nobody had to be asked."""
    kept, dropped = _both(reader, keep, drop)
    record_type = reader.schema.of(kept)
    _check_choices(record_type, take)
    refuse_unlike(record_type, kept, dropped, lambda declared, value: _read_both(reader, declared, value))
    met = meet(record_type, kept, dropped, take)
    values = {m.field.name: m.value for m in met}
    cells: Cells = {"keep": origins_now(reader, keep), "drop": origins_now(reader, drop)}
    moved, lines = _keep_words(reader, record_type, met, values, cells, language)
    lines["both"] += _united(met, cells, moved, language)
    values[NOTES] = _joined(record_type, kept, dropped, lines, cells, language)
    values |= seen_by(reader, record_type, kept, dropped, values, moved)
    edits, pointing = _repointed(reader, kept, dropped)
    changed = {name: value for name, value in values.items() if value != getattr(kept, name)}
    update = (Update(kept.uid, kept.revision, changed),) if changed else ()
    title = _TITLE.fill(drop=dropped.key, keep=kept.key, title=clip(record_type.title_of(kept, language))).in_(language)
    every = (*update, *edits, Delete(dropped.uid, dropped.revision))
    audience = max(level_of(reader, kept.uid), level_of(reader, dropped.uid))
    taken = tuple(name for name, value in changed.items() if value == getattr(dropped, name))
    change_set = ChangeSet(every, title, merger=Merger(kept.uid, dropped.uid, taken))
    before, asked = level_of(reader, kept.uid), undecided(record_type, met, take)
    return Merging(kept, dropped, met, values, asked, pointing, before, audience, change_set)


def _check_choices(record_type: RecordType, take: Mapping[str, Side]) -> None:
    for name, side in take.items():
        if name not in record_type.by_name:
            fields = ", ".join(f.name for f in record_type.fields)
            raise CannotMerge(_NO_FIELD.fill(field=name, type=record_type.label, fields=fields))
        if side == "both" and not unites(record_type.field(name)):
            raise CannotMerge(_ONE_VALUE.fill(field=record_type.field(name).label))


def _both(reader: Reader, keep: str, drop: str) -> tuple[Record, Record]:
    found = {record.uid: record for record in reader.get_all((keep, drop))}
    if keep not in found or drop not in found:
        raise CannotMerge(_GONE)
    kept, dropped = found[keep], found[drop]
    if keep == drop:
        raise CannotMerge(_ONE.fill(key=kept.key))
    types = [reader.schema.of(record) for record in (kept, dropped)]
    if types[0] is not types[1]:
        raise CannotMerge(_TYPES.fill(one=kept.key, of=types[0].label, other=dropped.key, other_of=types[1].label))
    if not types[0].listed:
        raise CannotMerge(_UNLISTED.fill(type=types[0].plural))
    return kept, dropped


# ---- no words are lost


def _keep_words(
    reader: Reader,
    record_type: RecordType,
    met: Sequence[Met],
    values: dict[str, Any],
    cells: Cells,
    language: Language,
) -> tuple[Moved, dict[Side, list[str]]]:
    """Puts what was not chosen where it goes on standing: names among the names, the rest in lines for the notes, each
    with the cell that it came from.
    """
    moved = Moved()
    lines: dict[Side, list[str]] = {"drop": [], "keep": [], "both": []}
    for one in met:
        if one.lost is None:
            continue
        if goes_to(record_type, one) == "names":
            names = [words for words in spellings(one.lost) if words]
            values["names"] = tuple(dict.fromkeys((*values["names"], *names)))
            moved.add("names", one.field.name)
            places = [cells[one.lost_by].get(one.field.name), cells["keep"].get("names")]
            lines["both"] += _cells_told(record_type.field("names"), places, language)
            continue
        named = one.field.type.targets(one.lost)
        moved.add(NOTES, one.field.name, max((title_level(reader, uid) for uid in named), default=Audience.PUBLIC))
        moved.add(NOTES, record_type.title)
        said = _read(reader, one.field, one.lost, language)
        at = cells[one.lost_by].get(one.field.name)
        lines[one.lost_by].append(_with_cell(f"{one.field.label.in_(language)}: {said}", at))
    return moved, lines


def _united(met: Sequence[Met], cells: Cells, moved: Moved, language: Language) -> list[str]:
    """The cells of what is of both now, and so of no one cell."""
    lines: list[str] = []
    for one in met:
        if one.value == one.keep or one.value == one.drop:
            continue
        told = _cells_told(one.field, [of.get(one.field.name) for of in cells.values()], language)
        if told:
            moved.add(NOTES, one.field.name)
            lines += told
    return lines


def _cells_told(declared: Field, cells: Iterable[Provenance | None], language: Language) -> list[str]:
    places = dict.fromkeys(place_told(cell) for cell in cells if cell is not None)
    return [f"{declared.label.in_(language)}: {'; '.join(places)}"] if places else []


def _with_cell(said: str, cell: Provenance | None) -> str:
    return said if cell is None else f"{said} [{place_told(cell)}]"


def _joined(
    record_type: RecordType, kept: Record, dropped: Record, lines: Lines, cells: Cells, language: Language
) -> str:
    """The notes of both, once where they are the same, and under them what else each of the two said, by whose it was,
    and the cells of what was united.

    The one that goes is named by its title: short keys are for negotiators, notes perhaps for others too. Notes that
    stay alone keep the cell that they came from; of others it is said behind them.
    """
    title = squash(record_type.title_of(dropped, language))
    told = ["\n".join((_SAID[by].fill(title=title).in_(language), *said)) for by, said in lines.items() if said]
    notes: dict[Side, str] = {"keep": kept.notes, "drop": dropped.notes if dropped.notes not in kept.notes else ""}
    if told or all(notes.values()):
        notes = {by: _with_cell(said, cells[by].get(NOTES)) if said else "" for by, said in notes.items()}
    return "\n\n".join(filter(None, (*notes.values(), *told)))


def _read(reader: Reader, declared: Field, value: Any, language: Language) -> str:
    """A value as people read it, in every language that it has."""
    if isinstance(declared.type, ParallelText) and isinstance(value, Parallel):
        return " / ".join(words for words in spellings(value) if words)
    if isinstance(declared.type, Rows):
        return declared.type.show_named(value, language, lambda uid: _title(reader, uid, language))
    if declared.is_reference:
        return "; ".join(_title(reader, uid, language) for uid in declared.type.targets(value))
    shown = declared.type.read(value, language)
    return f"{shown} («{value.word}»)" if isinstance(value, Chosen) and value.word not in ("", shown) else shown


def _read_both(reader: Reader, declared: Field, value: Any) -> Words:
    return Words(*(_read(reader, declared, value, language) for language in PROGRAM_LANGUAGES))


def _title(reader: Reader, uid: str, language: Language) -> str:
    record = reader.get(uid)
    return "" if record is None else reader.schema.of(record).title_of(record, language)


# ---- what pointed to the one points to the other


def _repointed(reader: Reader, kept: Record, dropped: Record) -> tuple[list[Edit], Mapping[str, int]]:
    fields: dict[str, list[str]] = {}
    records: dict[str, Record] = {}
    for pointer in reader.pointing_to(dropped.uid):
        records[pointer.record.uid] = pointer.record
        fields.setdefault(pointer.record.uid, []).append(pointer.field)
    records.pop(kept.uid, None)
    twice = _cited_twice(reader, kept, dropped, records.values())
    edits: list[Edit] = []
    pointing: Counter[str] = Counter()
    for uid, record in records.items():
        if uid in twice:
            edits.append(Delete(uid, record.revision))
            continue
        record_type = reader.schema.of(record)
        pointing[record_type.name] += 1
        values = {
            name: record_type.field(name).type.repointed(getattr(record, name), dropped.uid, kept.uid)
            for name in fields[uid]
        }
        edits.append(Update(uid, record.revision, values))
    return [*edits, *_distinctions(reader, kept.uid, dropped.uid)], pointing


def _cited_twice(reader: Reader, kept: Record, dropped: Record, pointing: Iterable[Record]) -> set[str]:
    """The citations of the one that goes which the kept one has to the letter."""
    own = {_cited(c, kept.uid) for c in reader.citations(kept.uid)}
    theirs = (r for r in pointing if isinstance(r, Citation) and r.record == dropped.uid)
    return {citation.uid for citation in theirs if _cited(citation, kept.uid) in own}


def _cited(citation: Citation, of: str) -> tuple[Any, ...]:
    """What a citation says, of whichever of the two records."""
    return tuple(of if f.name == "record" else getattr(citation, f.name) for f in CITATION.fields)


def _distinctions(reader: Reader, keep: str, drop: str) -> Iterator[Edit]:
    """What the one that goes is not, the kept one is not either; that the two are two, no longer."""
    known = {uids_of(d) for d in _of(reader, keep)}
    for distinction in _of(reader, drop):
        other = next((uid for uid in uids_of(distinction) if uid != drop), drop)
        one, two = sorted((keep, other))
        if other == keep or (one, two) in known:
            yield Delete(distinction.uid, distinction.revision)
        else:
            yield Update(distinction.uid, distinction.revision, {"one": one, "other": two})


def _of(reader: Reader, uid: str) -> list[Distinction]:
    found = [*reader.where(DISTINCTION.name, one=uid), *reader.where(DISTINCTION.name, other=uid)]
    return [d for d in found if isinstance(d, Distinction)]


def uids_of(distinction: Distinction) -> tuple[str, str]:
    """The two records that a distinction keeps apart."""
    return distinction.one, distinction.other


_TITLE = Words("Fusión de {drop} en {keep}: {title}", "Merge of {drop} into {keep}: {title}")
_SAID: Mapping[Side, Words] = MappingProxyType(
    {
        "drop": Words("De «{title}», que se fusionó aquí:", "From “{title}”, which was merged into this:"),
        "both": Words("Celdas de lo que se reunió con «{title}»:", "Cells of what was united with “{title}”:"),
        "keep": Words(
            "De este registro, antes de que «{title}» se fusionara aquí:",
            "From this record, before “{title}” was merged into it:",
        ),
    }
)
_GONE = Words("Uno de los dos registros ya no existe.", "One of the two records is no longer there.")
_ONE = Words("{key} no se fusiona consigo mismo.", "{key} cannot be merged with itself.")
_TYPES = Words(
    "{one} ({of}) y {other} ({other_of}) no son del mismo tipo: no se fusionan.",
    "{one} ({of}) and {other} ({other_of}) are not of one type: they cannot be merged.",
)
_CHOOSE = Words(
    "{keep} y {drop} no dicen lo mismo en lo que distingue a los registros de su tipo ({fields}): elija qué vale o "
    "déjelos como dos.",
    "{keep} and {drop} say different things in what tells records of their type apart ({fields}): choose what counts, "
    "or leave them as two.",
)
_ONE_VALUE = Words("«{field}» tiene un solo valor: elija uno de los dos.", "“{field}” has one value: choose either.")
_UNLISTED = Words("«{type}» no se fusionan.", "“{type}” are not merged.")
_NO_FIELD = Words(
    "{type} no tiene el campo «{field}»; tiene: {fields}.", "{type} has no field “{field}”; it has: {fields}."
)
