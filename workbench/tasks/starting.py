"""Since when changes are told: since an issued brief, or since a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from workbench.briefs.compose.options import Start
from workbench.domain.when import show_when, whole_day
from workbench.i18n import PROGRAM_LANGUAGES, Told, Words
from workbench.store.dossier import Dossier


class NoStart(Told):
    """Words that name neither an issued brief nor a day."""


def start_of(dossier: Dossier, words: str, as_of: date | None = None) -> Start:
    """What a number of the register, or a day such as 2026-07-01, means; NoStart where it means nothing.

    Since a brief is what changed after it was composed; since a day is what changed on that day, as it was where the
    program runs, and after. What a dossier was made from is never new; a day before there was a dossier is told as
    such. NoStart for a day that is still to come, or after the day ``as_of`` which facts are told.
    """
    said = words.strip()
    if said.isdecimal() and len(said) < 10:
        entry = dossier.register.get(int(said))
        if entry is None:
            raise NoStart(_NO_NUMBER.fill(number=said))
        return Start(entry.change, _BRIEF.fill(number=entry.number, date=_day(entry.as_of)))
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise NoStart(_NOT_A_DAY.fill(said=said)) from None
    if day > date.today():
        raise NoStart(_FUTURE.fill(date=_day(day)))
    if as_of is not None and day > as_of:
        raise NoStart(_AFTER.fill(date=_day(day), as_of=_day(as_of)))
    began = dossier.reader.changes(first=True)
    if not began:
        return Start(0, _day(day))
    begins = datetime(day.year, day.month, day.day).astimezone(UTC) - timedelta(seconds=1)
    before = dossier.reader.changes(1, until=begins.isoformat(timespec="seconds"))
    held = began[0].id if began[0].kind == "load" else 0  # what it was made from is not new
    first = datetime.fromisoformat(began[0].at).astimezone().date()
    told = _BEGINS.fill(date=_day(day), first=_day(first)) if day < first else _day(day)
    return Start(max([held, *(change.id for change in before)]), told)


def _day(day: date) -> Words:
    return Words(*(show_when(whole_day(day), language) for language in PROGRAM_LANGUAGES))


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
