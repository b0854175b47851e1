"""Since when changes are told: since an issued brief, or since a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from workbench.briefs.compose.options import Start
from workbench.domain.audience import Audience
from workbench.domain.when import told_day
from workbench.i18n import Told, Words
from workbench.store.dossier import Dossier
from workbench.store.issued import Issued


class NoStart(Told):
    """Words that name neither an issued brief nor a day."""


def start_of(
    dossier: Dossier,
    words: str,
    as_of: date | None = None,
    audience: Audience = Audience.NEGOTIATORS,
    about: Collection[str] | None = None,
) -> Start:
    """What a number of the register, or a day such as 2026-07-01, means; NoStart where it means nothing.

    Since a brief is what changed after it was composed; since a day is what changed on that day, as it was where the
    program runs, and after. What a dossier was made from is never new; a day before there was a dossier is told as
    such. NoStart for a day that is still to come, or after the day ``as_of`` which facts are told.

    A paper for an ``audience`` that may not know of a brief calls it by the day on which it was issued. ``about`` are
    the uids of what the paper is about: one that is called by a brief for others or about others says so.
    """
    said = words.strip()
    entry = entry_of(dossier, said)
    if entry is not None:
        if not may_name(entry, audience):
            return Start(entry.change, told_day(issued_on(entry)))
        told = _BRIEF.fill(number=entry.number, date=told_day(entry.as_of))
        return Start(entry.change, told, _how_it_differs(entry, audience, about))
    if _number(said) is not None:
        raise NoStart(_NO_NUMBER.fill(number=said))
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise NoStart(_NOT_A_DAY.fill(said=said)) from None
    if day > date.today():
        raise NoStart(_FUTURE.fill(date=told_day(day)))
    if as_of is not None and day > as_of:
        raise NoStart(_AFTER.fill(date=told_day(day), as_of=told_day(as_of)))
    began = dossier.reader.changes(first=True)
    if not began:
        return Start(0, told_day(day))
    begins = datetime(day.year, day.month, day.day).astimezone(UTC) - timedelta(seconds=1)
    before = dossier.reader.changes(1, until=begins.isoformat(timespec="seconds"))
    held = began[0].id if began[0].kind == "load" else 0  # what it was made from is not new
    first = _local_day(began[0].at)
    told = _BEGINS.fill(date=told_day(day), first=told_day(first)) if day < first else told_day(day)
    return Start(max([held, *(change.id for change in before)]), told)


def entry_of(dossier: Dossier, words: str) -> Issued | None:
    """The issued brief whose number somebody wrote; None where there is none."""
    number = _number(words.strip())
    return dossier.register.get(number) if number is not None else None


def _number(said: str) -> int | None:
    """The number that words may be in the register; None where they can be none."""
    return int(said) if said.isdecimal() and len(said) < 10 else None


def may_name(entry: Issued, audience: Audience) -> bool:
    """Whether a paper for an audience may name an issued brief: it was for them too, and for nobody by name."""
    return audience is Audience.NEGOTIATORS or (entry.audience <= audience and not entry.recipient)


def not_named(dossier: Dossier, words: str, audience: Audience) -> tuple[Words, ...]:
    """What whoever makes a paper since some words should know: that it does not name the brief that they mean."""
    entry = entry_of(dossier, words)
    if entry is None or may_name(entry, audience):
        return ()
    whom = entry.recipient or entry.audience.label
    return (_NOT_NAMED.fill(number=entry.number, whom=whom, audience=audience.label, date=told_day(issued_on(entry))),)


def issued_on(entry: Issued) -> date:
    """The day on which a brief was issued, as it was where the program runs."""
    return _local_day(entry.at)


def _local_day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone().date()


def _how_it_differs(entry: Issued, audience: Audience, about: Collection[str] | None) -> Words | None:
    if entry.recipient:
        return _FOR_OTHERS.fill(number=entry.number, whom=entry.recipient)
    if entry.audience is not audience:
        return _FOR_OTHERS.fill(number=entry.number, whom=entry.audience.label)
    if about is not None and set(entry.subject.split()) != set(about):
        return _ABOUT_OTHERS.fill(number=entry.number)
    return None


_NOT_NAMED = Words(
    "La ficha núm. {number} fue para «{whom}»: este documento, para «{audience}», no la nombra; dice desde el {date}.",
    "Brief no. {number} was for “{whom}”: this paper, for “{audience}”, does not name it; it says since {date}.",
)
_FOR_OTHERS = Words(
    "La ficha núm. {number} fue para «{whom}»: no todo lo que aquí cambia estaba en ella.",
    "Brief no. {number} was for “{whom}”: not all that changes here stood in it.",
)
_ABOUT_OTHERS = Words(
    "La ficha núm. {number} no era de lo mismo: no todo lo que aquí cambia estaba en ella.",
    "Brief no. {number} was not about the same: not all that changes here stood in it.",
)
_BEGINS = Words("{date} (el expediente empieza el {first})", "{date} (the dossier begins on {first})")
_FUTURE = Words("El {date} todavía no llega: nada ha cambiado desde entonces.", "{date} is still to come.")
_AFTER = Words(
    "Desde el {date} no puede decirse qué cambió con datos al {as_of}, que es antes.",
    "What changed since {date} cannot be told as of {as_of}, which is before.",
)
_BRIEF = Words("ficha núm. {number}, con datos al {date}", "brief no. {number}, facts as of {date}")
_NO_NUMBER = Words("En el registro no hay una ficha {number}.", "The register has no brief {number}.")
_NOT_A_DAY = Words(
    "«{said}» no es el número de una ficha emitida ni un día como 2026-07-01.",
    "“{said}” is neither the number of an issued brief nor a day such as 2026-07-01.",
)
