"""How it is said what a body owes: in the window, on the command line and in workbooks alike."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.assessing.meetings_due import Count, Owed
from workbench.domain.records.choices_bodies import CADENCE_READ
from workbench.domain.types import Chosen
from workbench.i18n import Words


def answer(owed: Owed) -> Words:
    """What a body owes by the public record, in words; every body has an answer."""
    if owed.duty is not None:
        return counts_told(owed.public)
    return _ANSWER.fill(why=why_no_figure(owed), count=owed.public.meetings)


def why_no_figure(owed: Owed) -> Words:
    """Why a body has no figure of meetings due."""
    if owed.on_request:
        return _ON_REQUEST
    return _NOT_READ if owed.basis == "none" else _NO_NUMBER


def rests_on(owed: Owed) -> Words:
    """What the figures of a body rest on, or why it has none: short, to stand beside them wherever they stand."""
    if owed.duty is None:
        return _REQUESTED if owed.on_request else _UNREAD if owed.basis == "none" else _NUMBERLESS
    return Words(*(CADENCE_READ.show(Chosen(owed.basis), language) for language in ("es", "en")))


def counts_told(count: Count) -> Words:
    """The periods of a count in words, and the meetings of the period that still runs beside them."""
    parts = [_DUE.fill(due=count.due), _HELD.fill(count=count.held)]
    parts += [words.fill(count=n) for words, n in ((_WAIVED, count.waived), (_UNCERTAIN, count.uncertain)) if n]
    parts.append(_NONE.fill(count=count.no_record))
    told = Words(", ".join(p.es for p in parts), ", ".join(p.en for p in parts))
    return Words(f"{told.es}{running_told(count).es}", f"{told.en}{running_told(count).en}")


def running_told(count: Count) -> Words:
    """What follows figures where meetings were held in the period that still runs; empty where none were."""
    return _RUNNING.fill(count=count.running) if count.running else Words("", "")


def beside_told(owed: Owed) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """What is on record and not counted: each kind in words, with the uids of its meetings."""
    for words, uids in (
        (_EVIDENCE, owed.evidence),
        (_CLAIMS.fill(count=len(owed.claims), claimed=owed.claimed), owed.claims),
        (_BILATERAL, owed.bilateral),
        (_LATER, owed.later),
    ):
        if uids:
            yield words.fill(count=len(uids)), uids


_REQUESTED = Words("A solicitud: nunca en falta", "On request: never late")
_ON_REQUEST = Words("Se reúne a solicitud: nunca está en falta", "Meets on request: never late")
_UNREAD = Words("Sin periodicidad leída", "No cadence was read")
_NUMBERLESS = Words("Su texto no dice cada cuánto", "Its text gives no number")
_NOT_READ = Words("Sin periodicidad leída, no hay cifra", "No cadence was read, so there is no figure")
_NO_NUMBER = Words("Su texto no dice cada cuánto, no hay cifra", "Its text gives no number, so there is no figure")
_ANSWER = Words("{why}; {count} {count|celebrada|celebradas}", "{why}; {count} held")
_DUE = Words("{due} {due|prevista|previstas}", "{due} due")
_HELD = Words("{count} {count|celebrada|celebradas}", "{count} held")
_WAIVED = Words("{count} {count|omitida por acuerdo|omitidas por acuerdo}", "{count} waived by decision")
_UNCERTAIN = Words("{count} sin fecha segura", "{count} uncertain")
_NONE = Words("{count} sin registro público", "{count} without public record")
_RUNNING = Words(", y {count} en el periodo en curso", ", and {count} in the period under way")
_EVIDENCE = Words(
    "{count} {count|indicio|indicios} de reunión, sin contar",
    "{count} {count|piece|pieces} of evidence, not counted",
)
_CLAIMS = Words(
    "{count} {count|afirmación|afirmaciones} de terceros, de {claimed} {claimed|reunión|reuniones}, sin contar",
    "{count} {count|claim|claims} of others, of {claimed} {claimed|meeting|meetings}, not counted",
)
_BILATERAL = Words(
    "{count} {count|reunión|reuniones} de dos Partes, sin contar",
    "{count} {count|sitting|sittings} of two Parties, not counted",
)
_LATER = Words(
    "{count} {count|registro posterior|registros posteriores} al día, sin contar",
    "{count} later {count|record|records}, after the day, not counted",
)
