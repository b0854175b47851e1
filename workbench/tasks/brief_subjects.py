"""What each brief of a batch is of: a record, a provision, or an issued brief that things have changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.briefs.compose.kinds import KINDS, Kind
from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import ISSUE, PROVISION, TreatyProvision
from workbench.domain.schema import Record
from workbench.gathering.matrix import chosen_issues
from workbench.i18n import PROGRAM_LANGUAGES, Language, Words, clip, fold
from workbench.store.dossier import Dossier
from workbench.store.issued import Issued
from workbench.store.reader import Reader
from workbench.tasks.brief_to_file import NoBrief, asked_of
from workbench.tasks.handing_out import Handing
from workbench.tasks.starting import entry_of, issued_on, may_name


@dataclass(frozen=True)
class Each:
    """One brief of a batch: by which words it is ``of`` something, what those who make it call that, and since when.

    ``called`` is what its file may be called by: nothing that those who get it may not read.
    """

    of: tuple[str, ...]
    name: str
    called: str
    since: str = ""


def all_of(
    dossier: Dossier,
    reader: Reader,
    kind: Kind,
    words: str = "",
    wanted: Mapping[str, str] | None = None,
    since: str = "",
) -> list[str]:
    """By which words each is named of all that a kind may be of and a reader knows.

    Only those that hold some words and fit a wish; words that are a provision mean it and what stands in it. Of
    changes ``since`` no day it is of the briefs that were issued for the reader's audience. Raises NoBrief for a wish
    where no issues are to be chosen.
    """
    name = kind.subject.types[0]
    if wanted and any(wanted.values()):
        if name != ISSUE.name:
            raise NoBrief(_NO_ISSUES.fill(kind=kind.label))
        if kind.needs_start and not since.strip():
            raise NoBrief(_NO_CHOICE.fill(kind=kind.label))
    if kind.subject.is_provision:
        read = parse_provisions(words)
        named = read.value if read.value and not read.unread else ()
        return [
            provision.code()
            for provision, said in _provisions(reader)
            if (any(one.contains(provision) for one in named) if named else _holds(said, words))
        ]
    if kind.needs_start and not since.strip():
        return [f"{e.number}" for e in _issued(dossier, reader) if _holds(f"{e.number} {e.title}", words)]
    fitting = chosen_issues(reader, wanted) if wanted and any(wanted.values()) else None
    found = [
        record
        for record in reader.all(name)
        if (fitting is None or record.uid in fitting) and _holds(_said(reader, record), words)
    ]
    return [r.uid for r in sorted(found, key=lambda r: (fold(_title(reader, r, "es")), r.uid))]


def each_named(
    dossier: Dossier, kind: Kind, handing: Handing, of: Sequence[str], language: Language, since: str = ""
) -> list[Each]:
    """What some words name, each once; raises NoBrief, NoProvision where they name nothing that the kind is of."""
    found: dict[str, Each] = {}
    reader = handing.reader(dossier)
    for words in of:
        if kind.needs_start and not since.strip():
            entry = _entry(dossier, words)
            found[f"{entry.number}"] = _since(dossier, entry, handing, language)
            continue
        asked = asked_of(dossier, kind, [words])
        if asked.provision is not None:
            shown = asked.provision.show(language)
            found[asked.provision.code()] = Each((asked.provision.code(),), shown, shown)
        for record in asked.records:
            seen = reader.get(record.uid)
            called = _title(reader, seen, language) if seen is not None else ""
            found[record.uid] = Each((record.uid,), _title(dossier.reader, record, language) or record.key, called)
    return list(found.values())


def _provisions(reader: Reader) -> list[tuple[Provision, str]]:
    """The provisions that records hold, with the words that each is found by."""
    found: dict[Provision, str] = {}
    for record in reader.all(PROVISION.name):
        if isinstance(record, TreatyProvision):
            for provision in record.reference:
                shown = " ".join(provision.show(language) for language in PROGRAM_LANGUAGES)
                found.setdefault(provision, f"{shown} {_said(reader, record)}")
    return sorted(found.items(), key=lambda item: item[0].sort_key())


def _issued(dossier: Dossier, reader: Reader) -> list[Issued]:
    """Since what could be told what changed: briefs about issues that the same audience has, but no changes again."""
    return [
        entry
        for entry in dossier.register.all()
        if entry.audience is reader.audience and not entry.recipient and _is_of_issues(dossier, entry)
    ]


def _is_of_issues(dossier: Dossier, entry: Issued) -> bool:
    kind = KINDS.get(entry.kind)
    if kind is None or kind.needs_start or ISSUE.name not in kind.subject.types:
        return False
    return kind.subject.many or bool(_issues(dossier, entry))


def _issues(dossier: Dossier, entry: Issued) -> tuple[str, ...]:
    """The issues that an issued brief was about and that there still are; none where it was about all."""
    reader = dossier.reader
    return tuple(r.uid for r in reader.get_all(entry.subject.split()) if reader.schema.of(r).name == ISSUE.name)


def _entry(dossier: Dossier, words: str) -> Issued:
    entry = entry_of(dossier, words)
    if entry is None:
        raise NoBrief(_NO_ENTRY.fill(words=clip(words)))
    if not _is_of_issues(dossier, entry):
        raise NoBrief(_NOT_OF_ISSUES.fill(number=entry.number))
    return entry


def _since(dossier: Dossier, entry: Issued, handing: Handing, language: Language) -> Each:
    """Since an issued brief, of the issues that it was about, or of everything."""
    name = _NUMBERED.fill(number=entry.number, title=" ".join(entry.title.split()))
    number = f"{entry.number}"
    called = number if may_name(entry, handing.audience) else issued_on(entry).isoformat()
    return Each(_issues(dossier, entry), name.in_(language), called, number)


def _holds(said: str, words: str) -> bool:
    """Whether a text holds every one of some words."""
    folded = fold(said)
    return all(word in folded for word in fold(words).split())


def _said(reader: Reader, record: Record) -> str:
    return " ".join((record.key, *(_title(reader, record, language) for language in PROGRAM_LANGUAGES)))


def _title(reader: Reader, record: Record, language: Language) -> str:
    return reader.schema.of(record).title_of(record, language)


_NO_ISSUES = Words(
    "{kind}: no es de temas; no se elige por su mesa, su pilar, su capítulo, su sector, su ciclo ni su orientación.",
    "{kind}: it is not about issues, to be chosen by table, pillar, chapter, sector, cycle or orientation.",
)
_NO_CHOICE = Words(
    "{kind}: una desde cada ficha emitida es de los temas que ésta tenía; no hay otros que elegir.",
    "{kind}: one since each issued brief is about the issues of that; there are no others to choose.",
)
_NO_ENTRY = Words(
    "«{words}» no es el número de una ficha emitida; sin «desde cuándo» se hace una por cada una de ellas.",
    "“{words}” is not the number of an issued brief; without a day to begin with, one is made for each of those.",
)
_NOT_OF_ISSUES = Words(
    "La ficha núm. {number} no es de temas que siga habiendo: no se cuenta qué cambió desde ella.",
    "Brief no. {number} is not about issues that there still are: what changed since then is not told.",
)
_NUMBERED = Words("desde la núm. {number}: {title}", "since no. {number}: {title}")
