"""Request packs: one workbook for each actor that is asked, with its questions and its own rows, and nobody else's."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from workbench.assessing.inquiries import Asked, board
from workbench.assessing.responsible import ROWS, sees_to, widest_for
from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import INQUIRY, Actor, Inquiry
from workbench.domain.when import show_when, whole_day
from workbench.exporting.questions import QUESTIONS, questions_sheet
from workbench.exporting.sheets import Part, sheet_of, unchecked_of
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Told, Words, fold, squash
from workbench.outgoing.proof import Proof
from workbench.outgoing.write import CannotWrite
from workbench.progress import SILENT, Cancelled, Progress
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.board import limit_told
from workbench.tasks.export_file import write_sheets
from workbench.tasks.handing_out import Handing, hand_out

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 40


class NothingToAsk(Told):
    """No question is open that would go into a pack."""


@dataclass(frozen=True)
class Wanted:
    """Which packs: of some inquiries, of one ``batch``, to some actors, all that are open where nothing is said.

    ``rows`` are the types of which an actor gets its own records too; what it is asked about it gets anyway, where
    it may see it. ``audience`` narrows what it may see. ``reply_to`` is where the pack is to be sent back.
    """

    inquiries: Collection[str] = frozenset()
    batch: str = ""
    actors: Sequence[str] = ()
    rows: Sequence[str] = ROWS
    audience: Audience = Audience.GOVERNMENT
    reply_to: str = ""


@dataclass(frozen=True)
class PackFile:
    """One pack that left. ``rows`` counts its records by type, ``hidden`` the questions about what is kept from it."""

    actor: str
    name: str
    path: Path
    audience: Audience
    questions: int
    rows: Mapping[str, int]
    hidden: int
    proof: Proof


@dataclass(frozen=True)
class Packs:
    """The packs that left, those that could not, each with the reason, and what is to be written down of it."""

    files: Sequence[PackFile]
    failed: Sequence[tuple[str, Words]]
    sent: ChangeSet


@dataclass
class _Pack:
    """One pack on its way."""

    actor: Actor
    name: str
    inquiries: list[Inquiry] = field(default_factory=list)


def write_packs(
    dossier: Dossier, folder: Path, wanted: Wanted, language: Language, day: date, progress: Progress = SILENT
) -> Packs:
    """Writes a workbook into the folder for each actor with open questions; never over a file that is there.

    A pack that cannot be written, or that its proof holds back, keeps none of the others; where somebody stops the
    work none is left, since none is noted as sent. Whoever calls commits ``sent``. Raises NothingToAsk, and
    CannotWrite where there is no such folder and none can be made.
    """
    packs = _packs(dossier.reader, wanted, language)
    if not packs:
        raise NothingToAsk(_NOTHING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(_NO_FOLDER.fill(folder=folder)) from error
    files: list[PackFile] = []
    failed: list[tuple[str, Words]] = []
    sent: list[Update] = []
    try:
        for done, pack in enumerate(packs):
            progress.step("packs", done, len(packs))
            try:
                path = _free(folder, pack, day, language)
                files.append(_write(dossier, path, pack, wanted, language, day, progress))
            except Told as trouble:
                failed.append((pack.name, trouble.words))
                continue
            sent += [Update(i.uid, i.revision, {"sent": whole_day(day)}) for i in pack.inquiries if i.sent is None]
        progress.step("packs", len(packs), len(packs))
    except Cancelled:
        for one in files:
            one.path.unlink(missing_ok=True)
        raise
    title = _SENT.fill(names=", ".join(f.name for f in files)).in_(language)
    return Packs(files, failed, ChangeSet(tuple(sent), title))


def _packs(reader: Reader, wanted: Wanted, language: Language) -> list[_Pack]:
    """The open questions by whom they are put to, in the order of their numbers."""
    titles = Titles(reader, language, short=True)
    packs: dict[str, _Pack] = {}
    for inquiry in reader.all(INQUIRY.name):
        if not isinstance(inquiry, Inquiry) or not _is_wanted(inquiry, wanted):
            continue
        if inquiry.asked not in packs:
            actor = reader.get(inquiry.asked)
            assert isinstance(actor, Actor)
            packs[inquiry.asked] = _Pack(actor, titles.of(inquiry.asked))
        packs[inquiry.asked].inquiries.append(inquiry)
    for pack in packs.values():
        pack.inquiries.sort(key=lambda i: (not i.number.isdecimal(), int(i.number) if i.number.isdecimal() else 0))
    return sorted(packs.values(), key=lambda p: fold(p.name))


def _is_wanted(inquiry: Inquiry, wanted: Wanted) -> bool:
    if inquiry.answer or inquiry.withdrawn:
        return False
    if wanted.inquiries and inquiry.uid not in wanted.inquiries:
        return False
    if wanted.batch and fold(inquiry.batch) != fold(wanted.batch):
        return False
    return not wanted.actors or inquiry.asked in wanted.actors


def _write(
    dossier: Dossier,
    path: Path,
    pack: _Pack,
    wanted: Wanted,
    language: Language,
    day: date,
    progress: Progress,
) -> PackFile:
    handing = Handing(min(wanted.audience, widest_for(pack.actor)), actor=pack.actor.uid)
    rows: dict[str, int] = {}
    hidden: list[int] = []

    def produce(temporary: Path, reader: Reader) -> dict[str, int]:
        about = [i.about for i in pack.inquiries if i.about]
        known = reader.knows(about)
        hidden.append(sum(uid not in known for uid in about))
        own = _own_rows(reader, pack.actor.uid, known, wanted.rows)
        rows.update({name: len(uids) for name, uids in own.items()})
        unchecked = unchecked_of(reader)
        sheets = [questions_sheet(reader, pack.inquiries, language)]
        sheets += [sheet_of(reader, reader.schema.type(n), language, unchecked, Part(u)) for n, u in own.items()]
        facts = list(_facts(reader, pack, handing.audience, wanted, language, day, bool(own)))
        return write_sheets(temporary, facts, sheets, language, progress, path.name)

    def check(temporary: Path, counts: dict[str, int]) -> None:
        from workbench.exporting.workbook import check_workbook

        check_workbook(temporary, counts)

    # What a file for an actor holds of its own name was known to it before.
    printed = [
        *INQUIRY.field("title").type.texts(pack.actor.title),
        wanted.reply_to,
        show_when(whole_day(day), language),
    ]
    _, proof = hand_out(dossier, path, handing, produce, check, progress, printed)
    return PackFile(pack.actor.uid, pack.name, path, handing.audience, len(pack.inquiries), rows, hidden[-1], proof)


def _own_rows(reader: Reader, actor: str, about: Iterable[str], types: Sequence[str]) -> dict[str, list[str]]:
    """The records that an actor gets, by type: its own of some types, and what it is asked about."""
    asked = {record.uid: reader.schema.of(record).name for record in reader.get_all(about)}
    found: dict[str, list[str]] = {}
    find = functools.cache(reader.get)  # thousands of records name the same issues
    for record_type in reader.schema.types:
        if record_type.name in types:
            uids = [r.uid for r in reader.all(record_type.name) if sees_to(record_type, r, actor, find)]
        else:
            uids = []
        uids += [uid for uid, name in asked.items() if name == record_type.name and uid not in uids]
        if uids:
            found[record_type.name] = uids
    return found


def _facts(
    reader: Reader, pack: _Pack, audience: Audience, wanted: Wanted, language: Language, day: date, rows: bool
) -> Iterable[tuple[str, str]]:
    """What the read-me sheet says. The name stands alone in its row: by it an import knows who sent the file."""
    yield pack.actor.title.in_(language) or pack.actor.title.es or pack.actor.title.en or pack.name, ""
    yield _WHAT.in_(language), _WHAT_IS_ASKED.fill(count=len(pack.inquiries), sheet=QUESTIONS).in_(language)
    groups = board([Asked(i) for i in pack.inquiries], _midnight(day))
    for group in groups:
        numbers = ", ".join(i.number for i in group.questions if i.number)
        label = _BY.in_(language) if len(groups) == 1 or not numbers else _BY_OF.fill(numbers=numbers).in_(language)
        yield label, limit_told(group).in_(language)
        event = reader.get(group.event) if group.event else None
        if event is not None:
            yield _FOR.in_(language), reader.schema.of(event).title_of(event, language)
    for batch in dict.fromkeys(g.batch for g in groups if g.batch):
        yield _BATCH.in_(language), batch
    yield _HOW.in_(language), _HOW_TO_ANSWER.in_(language)
    if rows:
        yield _OWN.in_(language), _OWN_HINT.in_(language)
    yield _BACK.in_(language), wanted.reply_to or _TO_SENDER.in_(language)
    yield _MADE.in_(language), show_when(whole_day(day), language)
    yield _SEES.in_(language), audience.label.in_(language)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _free(folder: Path, pack: _Pack, day: date, language: Language) -> Path:
    """A name for a pack that no file in the folder has: with the acronym of the actor, by which it is known again."""
    plain = unicodedata.normalize("NFKD", squash(pack.actor.acronym or pack.name)).encode("ascii", "ignore").decode()
    name = _NOT_IN_NAMES.sub("-", plain)[:_LONGEST_NAME].strip("-")
    stem = "-".join(filter(None, (_FILE.in_(language), name, day.isoformat())))
    path, number = folder / f"{stem}.xlsx", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.xlsx", number + 1
    return path


_FILE = Words("consulta", "inquiry")
_SENT = Words("Consultas enviadas: {names}", "Inquiries sent: {names}")
_NOTHING = Words("No hay preguntas abiertas que enviar.", "There are no open questions to send.")
_NO_FOLDER = Words(
    "{folder}: la carpeta no existe y no se pudo crear.", "{folder}: there is no such folder and it cannot be made."
)
_WHAT = Words("Qué se pide", "What is asked")
_WHAT_IS_ASKED = Words(
    "Contestar {count} {count|pregunta|preguntas} en la hoja «{sheet}».",
    "Answer {count} {count|question|questions} on the sheet “{sheet}”.",
)
_BY = Words("A más tardar", "By")
_BY_OF = Words("A más tardar (preguntas {numbers})", "By (questions {numbers})")
_FOR = Words("Se necesita para", "Needed for")
_BATCH = Words("Paquete", "Pack")
_HOW = Words("Cómo contestar", "How to answer")
_HOW_TO_ANSWER = Words(
    "Escriba cada respuesta en su celda, en la columna marcada. Puede contestar unas preguntas ahora y otras después, "
    "y corregir una respuesta: devuelva el mismo libro las veces que haga falta. Una celda vacía no borra nada.",
    "Write each answer into its cell, in the column that is marked. You may answer some questions now and others "
    "later, and correct an answer: send the same workbook back as often as needed. An empty cell erases nothing.",
)
_OWN = Words("Sus renglones", "Your rows")
_OWN_HINT = Words(
    "Las demás hojas traen los registros a su cargo: corrija o complete lo que haga falta. No cambie las columnas del "
    "identificador y del control: por ellas regresa cada renglón a su registro.",
    "The other sheets hold the records that you see to: correct or complete what is needed. Leave the identifier and "
    "control columns as they are: by them each row finds its record.",
)
_BACK = Words("Cómo devolverlo", "How to send it back")
_TO_SENDER = Words(
    "Guarde el libro como .xlsx y responda con él al correo con que lo recibió.",
    "Save the workbook as .xlsx and send it with your reply to the e-mail that brought it.",
)
_MADE = Words("Fecha", "Date")
_SEES = Words("Preparado para", "Prepared for")
