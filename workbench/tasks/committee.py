"""The history of a body as a page to read, for whoever asks for the body by its name: its figures, then its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.records import BODY, Body
from workbench.domain.when import show_when
from workbench.gathering.committee import Account
from workbench.i18n import Language, Told, Words, clip
from workbench.store.reader import Reader
from workbench.tasks.committee_parts import Entry, Telling
from workbench.tasks.look_up import find_record


class NoBody(Told):
    """Words that name no body."""


@dataclass(frozen=True)
class Figure:
    """A number with what it counts, and the part of the page that tells more; ``late`` where it should worry."""

    value: str
    words: Words
    part: str
    late: bool = False


@dataclass(frozen=True)
class Part:
    """One part of the page: its lines, or what is said where there are none."""

    key: str
    heading: Words
    entries: Sequence[Entry]
    nothing: Words


@dataclass(frozen=True)
class Page:
    """A body to read: its name, what stands beside it, its provisions, its figures, its parts."""

    uid: str
    title: str
    beside: str
    provisions: tuple[Provision, ...]
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]


def body_asked(reader: Reader, words: str) -> Body:
    """The body that goes by a key, a name or an acronym; raises NoBody, or Ambiguous where several do."""
    found = find_record(reader, words, (BODY.name,))
    if not isinstance(found, Body):
        raise NoBody(_NONE.fill(words=clip(words)))
    return found


def page(account: Account, language: Language) -> Page:
    """The page of a body."""
    body, telling = account.history.body, Telling(account, language)
    kind = BODY.field("kind").type.read(body.kind, language)
    beside = (body.acronym, kind, "" if body.provisions else body.basis.best(language)[0])
    return Page(
        body.uid,
        body.title.best(language)[0],
        " · ".join(filter(None, beside)),
        body.provisions,
        tuple(_figures(account, language)),
        tuple(Part(key, heading, tuple(getattr(telling, key)()), nothing) for key, heading, nothing in PARTS),
    )


def _figures(account: Account, language: Language) -> Iterator[Figure]:
    """What to know at a glance. Figures of the general rule are left to the part that says what they rest on."""
    history = account.history
    count, coming = history.owed.public, history.next
    if history.owed.duty is not None and not history.owed.is_ruled:
        yield Figure(str(count.due), _DUE, "cadence")
        yield Figure(str(count.held), _HELD, "cadence")
        yield Figure(str(count.no_record), _NO_RECORD, "cadence")
        if count.running:
            yield Figure(str(count.running), _RUNNING, "cadence")
    else:
        yield Figure(str(count.meetings), _MET, "meetings")
    promises = history.promises
    late, open_ = len(promises.overdue), len(promises.overdue) + len(promises.open)
    yield Figure(str(len(history.left_open.points)), _POINTS, "left_open")
    yield Figure(str(open_), _OPEN, "commitments")
    yield Figure(str(late), _LATE, "commitments", late=bool(late))
    yield Figure(str(len(history.concerns)), _CONCERNS, "concerns")
    if coming.when is not None:
        yield Figure(show_when(coming.when, language), _NEXT[coming.kind], "next")


PARTS = (
    (
        "mandate",
        Words("Mandato y fundamento", "Mandate and legal basis"),
        Words("No consta su mandato ni su fundamento.", "Neither its mandate nor its legal basis is on file."),
    ),
    ("cadence", Words("Periodicidad", "Cadence"), Words("No se leyó su periodicidad.", "Its cadence was not read.")),
    (
        "chairs",
        Words("Presidencia", "Chairs"),
        Words("No consta quién presidió sus reuniones.", "Who chaired its meetings is not on file."),
    ),
    ("members", Words("Integrantes", "Members"), Words("No constan sus integrantes.", "Its members are not on file.")),
    (
        "meetings",
        Words("Reuniones", "Meetings"),
        Words(
            "No hay reuniones en el expediente, lo que no significa que no se reuniera.",
            "No meetings are on file, which does not mean that it did not meet.",
        ),
    ),
    (
        "outcomes",
        Words("Acuerdos", "Outcomes"),
        Words("No constan acuerdos de sus reuniones.", "No outcomes of its meetings are on file."),
    ),
    (
        "commitments",
        Words("Compromisos", "Commitments"),
        Words("No constan compromisos de este órgano.", "No commitments of this body are on file."),
    ),
    (
        "concerns",
        Words("Preocupaciones", "Concerns raised"),
        Words("No constan preocupaciones planteadas en este órgano.", "No concerns raised in this body are on file."),
    ),
    (
        "documents",
        Words("Documentos y fuentes", "Documents and sources"),
        Words("No hay documentos ni fuentes.", "There are no documents or sources."),
    ),
    (
        "left_open",
        Words("Pendiente de la última vez", "Open from last time"),
        Words("Nada quedó pendiente, hasta donde consta.", "Nothing was left open, as far as is on file."),
    ),
    ("next", Words("Próxima reunión", "Next sitting"), Words("No se sabe.", "Not known.")),
    (
        "below",
        Words("Órganos dependientes", "Bodies that report to it"),
        Words("Ningún órgano depende de él.", "No body reports to it."),
    ),
)
_DUE = Words("Previstas", "Due")
_HELD = Words("Celebradas", "Held")
_NO_RECORD = Words("Sin registro público", "No public record")
_RUNNING = Words("En el periodo en curso", "In the period under way")
_MET = Words("Reuniones celebradas", "Meetings held")
_POINTS = Words("Puntos pendientes", "Points open")
_OPEN = Words("Compromisos abiertos", "Commitments open")
_LATE = Words("Compromisos vencidos", "Commitments overdue")
_CONCERNS = Words("Preocupaciones", "Concerns")
_NEXT = {
    "planned": Words("Próxima, programada", "Next, planned"),
    "announced": Words("Próxima, según la última", "Next, as the last one said"),
    "computed": Words("Próxima a más tardar, calculada", "Next by, computed"),
}
_NONE = Words(
    "«{words}» no nombra ningún órgano; escriba su nombre, su sigla o su clave.",
    "“{words}” names no body; write its name, acronym or key.",
)
