"""Records leave as a workbook, a CSV or a JSON, for one audience and proved."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from workbench.domain.audience import Audience
from workbench.domain.schema import RecordType, Schema
from workbench.exporting.plain import check_plain, write_csv, write_json
from workbench.exporting.sheets import Part, SheetOut, blank_sheet, sheet_of, unchecked_of
from workbench.exporting.trouble import CannotExport
from workbench.i18n import Language, Words
from workbench.outgoing.proof import Proof
from workbench.outgoing.write import write
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier, create_dossier, open_dossier
from workbench.store.reader import Reader
from workbench.tasks.choosing import uids_where
from workbench.tasks.handing_out import Handing, hand_out

SUFFIXES = (".xlsx", ".json", ".csv")


@dataclass(frozen=True)
class Exported:
    """How many records of each type left, and the proof that nothing else did."""

    counts: dict[str, int]
    proof: Proof


def export_file(
    dossier: Dossier,
    path: Path,
    types: Sequence[str],
    handing: Handing,
    language: Language,
    progress: Progress = SILENT,
    *,
    where: Sequence[str] = (),
    only: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Exported:
    """Exports the types named, or everything; the format follows the file's ending.

    ``where`` are conditions such as ``issue.status=consulting``: of the types that they are about, which come too,
    only the records that meet them are written. ``only`` are the uids of the records of a type that are written.
    Raises CannotExport for another ending, for an unknown type, or for a CSV of several types; NoChoice for a
    condition that cannot be read.
    """
    chosen = tuple(dict.fromkeys(r.name for r in _types(dossier.schema, [w.partition(".")[0] for w in where]) if where))
    wanted = _types(dossier.schema, (*types, *chosen, *only))
    suffix = path.suffix.casefold()
    if suffix == ".csv" and len(wanted) != 1:
        raise CannotExport(_ONE_TYPE.fill(file=path.name))
    if suffix not in SUFFIXES:
        raise CannotExport(_FORMAT.fill(file=path.name))

    def produce(temporary: Path, reader: Reader) -> dict[str, int]:
        unchecked = unchecked_of(reader)
        uids = {**uids_where(dossier.reader, reader, where, language), **only}
        if suffix == ".json":
            return write_json(temporary, reader, wanted, handing.audience.key, unchecked, uids)
        parts = {name: Part(of) for name, of in uids.items()}
        sheets = [sheet_of(reader, t, language, unchecked, parts.get(t.name)) for t in wanted]
        if suffix == ".csv":
            return {wanted[0].name: write_csv(temporary, sheets[0])}
        return _workbook(temporary, path.name, wanted, sheets, handing, language, progress)

    def check(temporary: Path, counts: dict[str, int]) -> None:
        if suffix == ".xlsx":
            from workbench.exporting.workbook import check_workbook

            check_workbook(temporary, {dossier.schema.type(n).plural.in_(language): c for n, c in counts.items()})
        else:
            check_plain(temporary, counts)

    counts, proof = hand_out(dossier, path, handing, produce, check, progress)
    return Exported(counts, proof)


def _types(schema: Schema, names: Sequence[str]) -> list[RecordType]:
    if not names:
        return list(schema.types)
    known = {t.name: t for t in schema.types} | {t.letter.casefold(): t for t in schema.types}
    for name in names:
        if name.casefold() not in known:
            listed = ", ".join(t.name for t in schema.types)
            raise CannotExport(_NO_TYPE.fill(name=name, names=listed))
    wanted = {known[name.casefold()].name for name in names}
    return [t for t in schema.types if t.name in wanted]


def _workbook(
    path: Path,
    name: str,
    types: Sequence[RecordType],
    sheets: Sequence[SheetOut],
    handing: Handing,
    language: Language,
    progress: Progress,
) -> dict[str, int]:
    facts = [
        (_AUDIENCE.in_(language), handing.audience.label.in_(language)),
        (_MADE.in_(language), date.today().isoformat()),
        (_HOW.in_(language), _HINT.in_(language)),
    ]
    if handing.release_to:
        facts.insert(1, (_RECIPIENT.in_(language), handing.release_to))
    counts = write_sheets(path, facts, sheets, language, progress, name)
    return {t.name: counts[t.plural.in_(language)] for t in types}


def write_template(path: Path, types: Sequence[str], schema: Schema, language: Language) -> list[str]:
    """Writes an empty workbook for others to fill in, of the types named; gives their names.

    It has no column that is reserved for negotiators. Raises CannotExport for an ending other than .xlsx, and for
    an unknown type; CannotWrite.
    """
    if path.suffix.casefold() != ".xlsx":
        raise CannotExport(_TEMPLATE_FORMAT.fill(file=path.name))
    wanted = _types(schema, types)
    facts = [(_FILL.in_(language), _FILL_HINT.in_(language))]

    def produce(temporary: Path) -> dict[str, int]:
        with tempfile.TemporaryDirectory() as folder:
            empty = Path(folder) / "empty.dossier"
            create_dossier(empty)
            with open_dossier(empty) as dossier:
                reader = dossier.reader.for_audience(Audience.GOVERNMENT)
                sheets = [blank_sheet(reader, record_type, language) for record_type in wanted]
                return write_sheets(temporary, facts, sheets, language, SILENT, path.name)

    def check(temporary: Path) -> None:
        from workbench.exporting.workbook import check_workbook

        check_workbook(temporary, {t.plural.in_(language): 0 for t in wanted})

    write(path, produce, check)
    return [t.name for t in wanted]


def write_sheets(
    path: Path,
    facts: Sequence[tuple[str, str]],
    sheets: Sequence[SheetOut],
    language: Language,
    progress: Progress,
    name: str,
) -> dict[str, int]:
    """Writes sheets with a read-me sheet before them; gives the rows of each sheet, by its name."""
    from workbench.exporting.workbook import write_workbook

    locked = _LOCKED.in_(language), _WHY_LOCKED.in_(language)
    return write_workbook(path, facts, _README.in_(language), sheets, progress, name, _LISTS.in_(language), locked)


_README = Words("Léeme", "Read me")
_LISTS = Words("Listas", "Lists")
_LOCKED = Words("No se edita", "Not to be edited")
_WHY_LOCKED = Words(
    "Por esta columna regresa el renglón a su registro.", "By this column the row finds its way back to its record."
)
_AUDIENCE = Words("Audiencia", "Audience")
_RECIPIENT = Words("Entregado a", "Released to")
_MADE = Words("Fecha", "Date")
_FILL = Words("Cómo llenarlo", "How to fill it in")
_FILL_HINT = Words(
    "Un renglón por registro. Las celdas con lista ofrecen opciones; otra respuesta también se puede escribir. "
    "Varias en una celda se separan con punto y coma. Lo que no sepa queda vacío.",
    "One row a record. Cells with a list offer choices; another answer can be written too. "
    "Several in one cell are separated by a semicolon. What you do not know stays empty.",
)
_TEMPLATE_FORMAT = Words("{file}: una plantilla es un .xlsx.", "{file}: a template is an .xlsx.")
_HOW = Words("Cómo devolverlo", "How to send it back")
_HINT = Words(
    "Edite las celdas y guarde. No cambie las columnas del identificador y del control: por ellas regresa cada renglón "
    "a su registro y se sabe qué cambió usted. "
    "Una celda vacía no borra nada.",
    "Edit the cells and save. Leave the identifier and control columns as they are: by them each row finds its record, "
    "and what you changed is known. "
    "An empty cell erases nothing.",
)
_FORMAT = Words(
    "{file}: la exportación escribe .xlsx, .json o .csv.", "{file}: an export is an .xlsx, a .json or a .csv."
)
_ONE_TYPE = Words(
    "{file}: un CSV lleva un solo tipo de registro; indíquelo con --type.",
    "{file}: a CSV holds one type of record; name it with --type.",
)
_NO_TYPE = Words(
    "No hay un tipo de registro «{name}»; hay {names}.", "There is no record type “{name}”; there are {names}."
)
