"""A brief of any kind leaves as a PDF or a Word file, for one audience and proved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.briefs.arranging import AS_COMPOSED, Arrangement, Part, arranged, meant, parts_of, taken_out
from workbench.briefs.compose.kinds import KINDS, Asked, Kind, Subject, compose
from workbench.briefs.compose.options import PLAIN, Options
from workbench.briefs.marking import check_asked as check_marking
from workbench.briefs.marking import own_words
from workbench.domain.audience import Audience
from workbench.domain.schema import Record
from workbench.domain.when import show_when, whole_day
from workbench.i18n import PROGRAM_LANGUAGES, Language, Told, Words, clip
from workbench.outgoing.locking import check_password
from workbench.outgoing.page_images import PageImage, page_images
from workbench.outgoing.pdf_texts import pages_of
from workbench.outgoing.proof import Proof
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.days import check_day, dates_told, is_to_come
from workbench.tasks.following import as_they_were, computed_days
from workbench.tasks.handing_out import Handing, hand_out, hand_out_locked, proved_in_memory
from workbench.tasks.lens import provision_asked
from workbench.tasks.look_up import find_record
from workbench.tasks.starting import not_named, start_of
from workbench.tasks.unprinted_told import unprinted_told

if TYPE_CHECKING:
    from workbench.briefs.document import Document
    from workbench.briefs.rendered import Rendered

POSITION_BRIEF = "position"
MOST_PAGES = 40  # that a preview draws at once
LONGEST_UNIT = 120  # letters of an issuing unit: with more the foot of a page has no room for the day of its facts


class NoBrief(Told):
    """The brief asked for cannot be made; ``words`` says why in one sentence."""


@dataclass(frozen=True)
class Briefed:
    """The title and the pages of a brief, what was cut to fit, the proof that it holds nothing reserved, and the
    parts that it would have in its own order, those among them that were taken out on request, and the
    ``arrangement`` that was asked for, each part by its key. ``remarks`` are what whoever makes it should know.
    """

    title: str
    rendered: Rendered
    proof: Proof
    parts: tuple[Part, ...] = ()
    taken_out: tuple[Part, ...] = ()
    arrangement: Arrangement = AS_COMPOSED
    remarks: tuple[Words, ...] = ()


def brief_to_file(
    dossier: Dossier,
    path: Path,
    of: str | Sequence[str],
    handing: Handing,
    language: Language,
    as_of: date,
    progress: Progress = SILENT,
    *,
    kind: str = POSITION_BRIEF,
    options: Options = PLAIN,
    letterhead: Path | None = None,
    password: str | None = None,
) -> Briefed:
    """A brief of some kind as a PDF or, by the ending of its name, as a Word file, on an office's letterhead.

    ``of`` is a short key, a uid, a name or a provision, or several of them for a kind that is about many. A PDF may
    be locked with a ``password``, after its proof. Raises BadPassword where that will not do; NoBrief where it names
    no subject of the kind, or one that the audience may not know of, and where the kind or an option of it is not for
    that audience; NoPart where a part that was named is none of the paper's, or where none would be left; WrongDay
    where there are no facts of such a day; LeakFound where the finished file holds what it should not.
    """
    check_form(path, letterhead, password)
    renderer = _renderer(path, letterhead)
    paper = _Paper(dossier, of, handing, language, as_of, progress, KINDS[kind], options)
    if password is not None:
        of_paper = (paper.in_memory, paper.check_in_memory, progress, paper.printed())
        return paper.briefed(*hand_out_locked(dossier, path, handing, *of_paper, password))

    def produce(temporary: Path, reader: Reader) -> Rendered:
        return renderer.render(paper.document(reader), temporary, progress)

    def check(temporary: Path, rendered: Rendered) -> None:
        if not renderer.is_whole(temporary, rendered):
            raise ValueError("the brief was not written whole")

    return paper.briefed(*hand_out(dossier, path, handing, produce, check, progress, paper.printed()))


def check_form(path: Path, letterhead: Path | None = None, password: str | None = None) -> None:
    """Raises NoBrief where a file of that name is no brief or goes without what was asked of it, BadPassword."""
    suffix = path.suffix.casefold()
    if suffix not in (".pdf", ".docx"):
        raise NoBrief(_FORMAT.fill(file=path.name))
    if letterhead is not None and suffix == ".pdf":
        raise NoBrief(_NO_LETTERHEAD.fill(file=path.name))
    if letterhead is not None and not letterhead.is_file():
        raise NoBrief(_NO_SUCH_LETTERHEAD.fill(file=letterhead))
    if password is not None:
        check_password(password)
        if suffix != ".pdf":
            raise NoBrief(_NO_LOCK.fill(file=path.name))


class _Paper:
    """A paper that was asked for. Raises NoBrief where it cannot be made; see ``brief_to_file``."""

    def __init__(
        self,
        dossier: Dossier,
        of: str | Sequence[str],
        handing: Handing,
        language: Language,
        as_of: date,
        progress: Progress,
        kind: Kind,
        options: Options,
    ) -> None:
        check_day(as_of)
        check_asked(kind, handing, options)
        self._remarks = dates_told(as_of, options.marking)
        if kind.needs_start and not options.since.strip():
            raise NoBrief(NO_START.fill(kind=kind.label))
        self._asked = asked_of(dossier, kind, [of] if isinstance(of, str) else of)
        if kind.needs_start:
            about = {record.uid for record in self._asked.records}
            start = start_of(dossier, options.since, as_of, handing.audience, about)
            options = replace(options, start=start)
            self._remarks += not_named(dossier, options.since, handing.audience)
        options = replace(options, ahead=is_to_come(as_of))
        self._kind, self._handing, self._options = kind, handing, options
        self._language, self._as_of, self._progress = language, as_of, progress
        self._dossier = dossier
        self._whole: Document | None = None
        self._arranged: Document | None = None

    def document(self, reader: Reader) -> Document:
        """Composes it from the reader of its audience, with the parts that were asked for."""
        check_seen(reader, self._asked, self._handing)
        whole = compose(self._kind, reader, self._asked, self._language, self._as_of, self._options, self._progress)
        self._whole, self._arranged = whole, arranged(whole, self._options.parts, self._kind.parts)
        return self._arranged

    def in_memory(self, reader: Reader) -> tuple[bytes, Rendered]:
        """It as the bytes of a PDF."""
        from workbench.briefs.pdf import rendered_in_memory

        return rendered_in_memory(self.document(reader), self._progress)

    def check_in_memory(self, source: BytesIO, rendered: Rendered) -> None:
        """Raises ValueError where its bytes are not whole."""
        if pages_of(source) != rendered.pages:
            raise ValueError("the brief was not written whole")

    def printed(self) -> list[str]:
        """The words that stand in it on request, whoever reads it, or that follow from what its readers may see."""
        asked = [show_when(whole_day(self._as_of), self._language), *own_words(self._options.marking)]
        reader = self._handing.reader(self._dossier)
        if self._kind.computes_days:
            asked += computed_days(reader, self._as_of)
        if self._options.start is not None:
            asked += as_they_were(reader, self._options.start.change)
        return asked

    def briefed(self, rendered: Rendered, proof: Proof) -> Briefed:
        """What is told of it once it is made."""
        whole, made = self._whole, self._arranged
        assert whole is not None and made is not None
        parts, known = self._options.parts, self._kind.parts
        out, asked_for = taken_out(whole, parts, known), meant(whole, parts, known)
        remarks = (*self._remarks, *unprinted_told(self._dossier.reader, made, rendered.unprintable))
        return Briefed(whole.title, rendered, proof, parts_of(whole, known), out, asked_for, remarks)


class _Renderer(NamedTuple):
    """How a paper becomes a file of one format, and how that is seen to be whole."""

    render: Callable[[Document, Path, Progress], Rendered]
    is_whole: Callable[[Path, Rendered], bool]


def _renderer(path: Path, letterhead: Path | None) -> _Renderer:
    """The libraries of a format are loaded only where it is asked for."""
    if path.suffix.casefold() == ".docx":
        from workbench.briefs.word import can_be_opened, render_word

        return _Renderer(partial(render_word, letterhead=letterhead), lambda file, _: can_be_opened(file))
    from workbench.briefs.pdf import render

    return _Renderer(render, lambda file, rendered: pages_of(file) == rendered.pages)


@dataclass(frozen=True)
class Preview:
    """A brief as it would leave: the real pages as pictures, at so many pixels a point, what was cut, and the proof.

    Of a very long one only some pages are drawn, from the ``first`` on; ``briefed`` tells how many there are, and from
    ``pdf``, the file itself, others can be drawn.
    """

    briefed: Briefed
    pages: tuple[PageImage, ...]
    scale: float
    pdf: bytes = field(repr=False)
    first: int = 1

    def turned(self, first: int) -> Preview:
        """The same with the pages from that one on."""
        return replace(self, pages=page_images(BytesIO(self.pdf), self.scale, MOST_PAGES, first), first=first)


def preview_brief(
    dossier: Dossier,
    of: str | Sequence[str],
    handing: Handing,
    language: Language,
    as_of: date,
    scale: float,
    progress: Progress = SILENT,
    *,
    kind: str = POSITION_BRIEF,
    options: Options = PLAIN,
) -> Preview:
    """The brief that ``brief_to_file`` would write; ``scale`` is in pixels a point (1/72 inch).

    It is made and proved in memory: nothing of what is only looked at touches the disk.
    """
    paper = _Paper(dossier, of, handing, language, as_of, progress, KINDS[kind], options)
    of_paper = (paper.in_memory, paper.check_in_memory, progress, paper.printed())
    content, rendered, proof = proved_in_memory(dossier, "brief.pdf", handing, *of_paper)
    return Preview(paper.briefed(rendered, proof), page_images(BytesIO(content), scale, MOST_PAGES), scale, content)


def check_asked(kind: Kind, handing: Handing, options: Options) -> None:
    """Raises NoBrief where the kind does not go with whom it is for or with what is asked of it, WrongMarking where
    its marking does not go with whom it is for or lacks something.
    """
    if kind.needs_recipient and handing.release_to is None:
        raise NoBrief(_NO_RECIPIENT.fill(kind=kind.label))
    if options.origins and (handing.release_to or handing.audience is not Audience.NEGOTIATORS):
        raise NoBrief(_ORIGINS)
    if options.by_actor and not kind.has_actors:
        raise NoBrief(_NO_ACTORS.fill(kind=kind.label))
    if options.since.strip() and not kind.needs_start:
        raise NoBrief(_NO_SINCE.fill(kind=kind.label))
    if kind.needs_start and handing.release_to is not None:
        raise NoBrief(NO_PAST.fill(kind=kind.label))
    if any(options.wanted.values()) and not kind.subject.many:
        raise NoBrief(_ONE.fill(kind=kind.label))
    if len(options.unit) > LONGEST_UNIT:
        raise NoBrief(_LONG_UNIT.fill(most=LONGEST_UNIT, have=len(options.unit)))
    if options.marking is not None:
        check_marking(options.marking, handing.audience, released=handing.release_to is not None)


def asked_of(dossier: Dossier, kind: Kind, of: Sequence[str]) -> Asked:
    """The subject that some words name; raises NoBrief where they name none of the kind."""
    subject = kind.subject
    if subject.is_provision and len(of) == 1:
        return Asked(provision=provision_asked(dossier.reader, of[0]))
    if not subject.many and len(of) != 1:
        raise NoBrief(_NAME_ONE.fill(kind=kind.label, subject=subject.label))
    found = {r.uid: r for r in (_record(dossier.reader, subject, words) for words in of)}
    if sum(dossier.reader.schema.of(record).name == subject.once for record in found.values()) > 1:
        raise NoBrief(_ONCE.fill(kind=kind.label, named=dossier.reader.schema.type(subject.once).label))
    return Asked(tuple(found.values()))


def check_seen(reader: Reader, asked: Asked, handing: Handing) -> None:
    """Raises NoBrief where a subject does not exist for those who get the paper."""
    known = reader.knows(record.uid for record in asked.records)
    for record in asked.records:
        if record.uid not in known:
            named = Words(*(f"{reader.schema.of(record).label.in_(x).lower()} {record.key}" for x in PROGRAM_LANGUAGES))
            told = _NOT_TICKED if handing.release_to else _NOT_FOR
            raise NoBrief(told.fill(named=named, audience=handing.audience.label, who=handing.release_to))


def _record(reader: Reader, subject: Subject, words: str) -> Record:
    record = find_record(reader, words, subject.types)
    through = subject.means.get(reader.schema.of(record).name) if record is not None else None
    if record is not None and through is not None:
        record = reader.get(getattr(record, through))
    if record is None:
        labels = [reader.schema.type(name).plural for name in subject.types]
        listed = Words(*(", ".join(label.in_(language).lower() for label in labels) for language in PROGRAM_LANGUAGES))
        raise NoBrief(_NO_SUBJECT.fill(key=clip(words), types=listed))
    return record


_FORMAT = Words("{file}: una ficha se escribe como .pdf o .docx.", "{file}: a brief is written as .pdf or .docx.")
_LONG_UNIT = Words(
    "El nombre de la unidad que emite lleva a lo más {most} letras, y éste lleva {have}.",
    "The name of the issuing unit has at most {most} letters, and this one has {have}.",
)
_NO_LETTERHEAD = Words(
    "{file}: la hoja membretada es para documentos de Word (.docx).",
    "{file}: a letterhead is for Word documents (.docx).",
)
_NO_SUCH_LETTERHEAD = Words(
    "{file}: no existe ese archivo, que sería la hoja membretada.",
    "{file}: there is no such file, which was to be the letterhead.",
)
_NO_LOCK = Words(
    "{file}: la contraseña es para documentos PDF.",
    "{file}: a password is for PDF documents.",
)
_NO_SUBJECT = Words("«{key}» no nombra ningún registro de: {types}.", "“{key}” names no record of: {types}.")
_NAME_ONE = Words(
    "{kind}: diga de qué se hace ({subject}), y sólo de uno.", "{kind}: say of what ({subject}), and of one."
)
_ONE = Words(
    "{kind}: es de un solo registro, no hay temas que elegir.", "{kind}: it is about one record: no issues to choose."
)
_ONCE = Words("{kind}: «{named}» se nombra sólo una vez.", "{kind}: only one “{named}” may be named.")
_NO_RECIPIENT = Words(
    "{kind}: diga a quién se entrega; sólo lleva lo que se marcó para esa persona o institución.",
    "{kind}: say to whom it is released; it holds only what was ticked for that recipient.",
)
_ORIGINS = Words(
    "De qué celda vino cada dato sólo va en una ficha para negociadores: nunca en la de un destinatario, como el "
    "non-paper.",
    "Which cell each value came from is only for a brief for negotiators: never for one to a recipient, such as a "
    "non-paper.",
)
_NO_ACTORS = Words("{kind}: no tiene columnas por actor.", "{kind}: it has no columns by actor.")
_NOT_TICKED = Words(
    "Nada de {named} está marcado para entregarse a «{who}», o no es para la audiencia «{audience}».",
    "Nothing of {named} is ticked for release to “{who}”, or it is not for the audience “{audience}”.",
)
_NOT_FOR = Words(
    "{named} no existe para la audiencia «{audience}».", "{named} does not exist for the audience “{audience}”."
)
NO_START = Words(
    "Para «{kind}» falta desde cuándo: el número de una ficha emitida o un día.",
    "“{kind}” needs to know since when: the number of an issued brief, or a day.",
)
_NO_SINCE = Words(
    "«{kind}» no cuenta cambios: no lleva desde cuándo.", "“{kind}” tells no changes: it takes no --since."
)
NO_PAST = Words(
    "«{kind}» no se entrega a un destinatario por su nombre: cuenta lo que decía antes.",
    "“{kind}” is released to nobody by name: it tells what was said before.",
)
