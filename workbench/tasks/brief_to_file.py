"""A brief leaves as a PDF, for one audience and proved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE, POSITION, Issue, Position
from workbench.domain.when import Partial, When, show_when
from workbench.i18n import Language, Told, Words
from workbench.outgoing.page_images import PageImage, page_images
from workbench.outgoing.proof import Proof
from workbench.outgoing.texts import pages_of
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.handing_out import Handing, hand_out
from workbench.tasks.look_up import find_record

if TYPE_CHECKING:
    from workbench.briefs.rendered import Rendered

KINDS = ("position",)


class NoBrief(Told):
    """The brief asked for cannot be made; ``words`` says why in one sentence."""


@dataclass(frozen=True)
class Briefed:
    """The pages of a brief, what was cut to fit, and the proof that it holds nothing reserved."""

    rendered: Rendered
    proof: Proof


def brief_to_file(
    dossier: Dossier,
    path: Path,
    of: str,
    handing: Handing,
    language: Language,
    as_of: date,
    progress: Progress = SILENT,
    *,
    origins: bool = False,
) -> Briefed:
    """The position brief of an issue, or of a position's issue, as a PDF.

    ``of`` is a short key, a uid or a title; ``origins`` lists the cell, the file, the sender and the day of every value
    that was imported. Raises NoBrief where it names no issue, or one that the audience may not know of, or where
    others than negotiators would read origins; LeakFound where the finished file holds what it should not.
    """
    if origins and (handing.release_to or handing.audience is not Audience.NEGOTIATORS):
        raise NoBrief(_ORIGINS)
    if path.suffix.casefold() != ".pdf":
        raise NoBrief(_FORMAT.fill(file=path.name))
    from workbench.briefs.compose.position import compose_position  # with reportlab, only where it is used
    from workbench.briefs.pdf import render

    issue = _issue(dossier, of)

    def produce(temporary: Path, reader: Reader) -> Rendered:
        seen = reader.get(issue.uid)
        if not isinstance(seen, Issue):
            told = _NOT_TICKED if handing.release_to else _NOT_FOR
            raise NoBrief(told.fill(key=issue.key, audience=handing.audience.label, who=handing.release_to))
        return render(compose_position(reader, seen, language, as_of, origins=origins), temporary, progress)

    def check(temporary: Path, rendered: Rendered) -> None:
        if pages_of(temporary) != rendered.pages:
            raise ValueError("the brief was not written whole")

    day = When(Partial(as_of.year, as_of.month, as_of.day))
    printed = [show_when(day, language)]
    rendered, proof = hand_out(dossier, path, handing, produce, check, progress, printed)
    return Briefed(rendered, proof)


@dataclass(frozen=True)
class Preview:
    """A brief as it would leave: the real pages as pictures, what was cut, and the proof."""

    briefed: Briefed
    pages: tuple[PageImage, ...]


def preview_brief(
    dossier: Dossier,
    of: str,
    handing: Handing,
    language: Language,
    as_of: date,
    scale: float,
    progress: Progress = SILENT,
    *,
    origins: bool = False,
) -> Preview:
    """The brief that ``brief_to_file`` would write; ``scale`` is in pixels a point (1/72 inch).

    It is made and proved in a folder that only its owner can read, and taken away again.
    """
    with TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder) / "brief.pdf"
        briefed = brief_to_file(dossier, path, of, handing, language, as_of, progress, origins=origins)
        return Preview(briefed, page_images(path, scale))


def _issue(dossier: Dossier, of: str) -> Issue:
    record = find_record(dossier.reader, of, (ISSUE.name, POSITION.name))
    if isinstance(record, Position):
        record = dossier.reader.get(record.issue)
    if not isinstance(record, Issue):
        raise NoBrief(_NO_ISSUE.fill(key=of))
    return record


_FORMAT = Words("{file}: una ficha se escribe como .pdf.", "{file}: a brief is written as .pdf.")
_NO_ISSUE = Words("No hay un tema ni una posición «{key}».", "There is no issue or position “{key}”.")
_ORIGINS = Words(
    "De qué celda vino cada dato sólo va en una ficha para negociadores.",
    "Which cell each value came from is only for a brief for negotiators.",
)
_NOT_TICKED = Words(
    "Nada del tema {key} está marcado para entregarse a «{who}», o no es para la audiencia «{audience}».",
    "Nothing of issue {key} is ticked for release to “{who}”, or it is not for the audience “{audience}”.",
)
_NOT_FOR = Words(
    "El tema {key} no existe para la audiencia «{audience}».",
    "Issue {key} does not exist for the audience “{audience}”.",
)
