"""A brief is issued: numbered, proved, entered in the register with its very bytes, and only then handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.briefs.compose.kinds import KINDS
from workbench.briefs.compose.options import PLAIN, Numbered, Options
from workbench.briefs.marking import banner
from workbench.i18n import Language, Told, Words
from workbench.outgoing.write import CannotWrite, write
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier, is_dossier
from workbench.store.issued import Issued, Proven, ToIssue
from workbench.tasks.brief_to_file import POSITION_BRIEF, Briefed, asked_of, brief_to_file
from workbench.tasks.handing_out import IS_DOSSIER, Handing

MOST_COPIES = 200


class NotIssued(Told):
    """A brief that cannot be issued, or a file of the register that cannot be given out again."""


@dataclass(frozen=True)
class IssuedBrief:
    """The entry of the register, where its copies were written, and what was proved of the first of them."""

    entry: Issued
    paths: tuple[Path, ...]
    briefed: Briefed


def issue_brief(
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
    copies: int = 1,
    password: str | None = None,
) -> IssuedBrief:
    """Issues a brief of a dossier that was opened to write; copies beyond the first are called ``NAME-2`` and so on.

    Every copy bears the number of the register and which one it is. The bytes are in the register before the files
    are written: where a disk is full they can be taken from there. Locked with a ``password`` they are kept locked, and
    the password nowhere. Raises what ``brief_to_file`` does, and NotIssued.
    """
    if not 1 <= copies <= MOST_COPIES:
        raise NotIssued(_COPIES.fill(most=MOST_COPIES))
    paths = _names(path, copies)
    for target in paths:
        if is_dossier(target, dossier.path):
            raise CannotWrite(IS_DOSSIER.fill(path=target))
    register = dossier.register
    number, state = register.next_number(), register.state()
    made: list[bytes] = []
    proofs: list[Briefed] = []
    with TemporaryDirectory(prefix="workbench-") as folder:
        temporary = Path(folder) / path.name
        for copy in range(1, copies + 1):
            wanted = replace(options, numbered=Numbered(number, copy, copies))
            asked = (dossier, temporary, of, handing, language, as_of, progress)
            done = brief_to_file(*asked, kind=kind, options=wanted, letterhead=letterhead, password=password)
            proofs.append(done)
            made.append(temporary.read_bytes())
    if register.state() != state:
        raise NotIssued(_CHANGED)
    to_issue = ToIssue(
        kind=kind,
        subject=_subject(dossier, kind, of),
        title=proofs[0].title,
        audience=handing.audience,
        recipient=handing.release_to or "",
        language=language,
        as_of=as_of,
        options=_told(options, proofs[0], language, locked=password is not None),
        proof=Proven(**vars(proofs[0].proof)),
        files=[(target.name, content) for target, content in zip(paths, made, strict=True)],
    )
    entry = dossier.enter(to_issue, number, state, datetime.now(UTC).isoformat(timespec="seconds"))
    for target, content in zip(paths, made, strict=True):
        _hand_over(target, content, private=handing.is_private)
    return IssuedBrief(entry, paths, proofs[0])


def give_out_again(dossier: Dossier, number: int, path: Path, copy: int = 1) -> Issued:
    """Writes a copy of an issued brief once more, the very bytes that left; NotIssued where there is none."""
    entry = dossier.register.get(number)
    try:
        content = dossier.register.content(number, copy)
    except ValueError as error:
        raise NotIssued(_TAMPERED.fill(number=number)) from error
    if entry is None or content is None:
        raise NotIssued(_NONE.fill(number=number, copy=copy))
    if is_dossier(path, dossier.path):
        raise CannotWrite(IS_DOSSIER.fill(path=path))
    ending = ".pdf" if content.startswith(b"%PDF") else ".docx"
    if path.suffix.casefold() != ending:
        raise NotIssued(_ENDS_SO.fill(number=number, ending=ending))
    _hand_over(path, content, private=Handing(entry.audience, entry.recipient or None).is_private)
    return entry


def _names(path: Path, copies: int) -> tuple[Path, ...]:
    return tuple(path if n == 1 else path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(1, copies + 1))


def _hand_over(path: Path, content: bytes, *, private: bool) -> None:
    def check(temporary: Path) -> None:
        if temporary.read_bytes() != content:
            raise ValueError("the brief was not written whole")

    write(path, lambda temporary: temporary.write_bytes(content), check, private=private)


def _subject(dossier: Dossier, kind: str, of: str | Sequence[str]) -> str:
    """What the paper is about: uids, or a provision; empty for everything."""
    asked = asked_of(dossier, KINDS[kind], [of] if isinstance(of, str) else of)
    if asked.provision is not None:
        return asked.provision.show("en")
    return " ".join(record.uid for record in asked.records)


def _told(options: Options, made: Briefed, language: Language, *, locked: bool) -> dict[str, object]:
    """What was chosen besides, as it can be kept."""
    told: dict[str, object] = {"full": options.full, "origins": options.origins, "paper": options.page_size}
    told |= {"marking": banner(options.marking, language) if options.marking else "", "locked": locked}
    if options.unit:
        told["unit"] = options.unit
    if options.by_actor:
        told["by_actor"] = True
    if made.arrangement.without:
        told["without"] = list(made.arrangement.without)
        told["left_out"] = [part.name for part in made.taken_out]
    if made.arrangement.order:
        told["order"] = list(made.arrangement.order)
    return {**told, **dict(options.wanted)}


_COPIES = Words("De una ficha se emiten de 1 a {most} ejemplares.", "From 1 to {most} copies of a brief are issued.")
_CHANGED = Words(
    "El expediente cambió mientras se hacía la ficha; no se emitió nada.",
    "The dossier changed while the brief was made; nothing was issued.",
)
_NONE = Words(
    "En el registro no hay una ficha {number} con ejemplar {copy}.",
    "The register has no brief {number} with copy {copy}.",
)
_ENDS_SO = Words(
    "El archivo de la ficha {number} es un {ending}: dele un nombre que termine así.",
    "The file of brief {number} is a {ending}: give it a name that ends so.",
)
_TAMPERED = Words(
    "El archivo de la ficha {number} ya no es el que salió; no se entrega.",
    "The file of brief {number} is no longer the one that left; it is not given out.",
)
