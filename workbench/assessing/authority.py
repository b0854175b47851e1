"""How far the authority of a position reaches, and whether what was given goes beyond it.

By the fields that there are, defined so:

- *Ours* are the stated positions of those who speak for Mexico: the Party and its government. Nobody is authorised by
  our estimate of a position, nor by what a chamber wishes.
- *Authorised on a day* is such a position that is cleared and whose authority has not ended by that day.
- It *reaches* the fallback where one was cleared with it and its flexibility is not firm; else the target. Nothing
  reaches past the fallback, to the red line.
- Something *gives* the furthest rung whose wording stands in it (of at least ``LONG_ENOUGH`` letters), or that the one
  amount in it comes to, in the unit of the ladder and the way that its amounts go; an amount past one rung and short
  of the next gives the next one. Plain numbers without a unit are not compared.
- It is *beyond* where it gives more than is reached, or where it commits (accepts, with changes or not, or makes a
  counter-offer) although no position of ours on the issue is authorised. Where we have no position on the issue,
  nothing is said: there is nothing to hold it against.
- A *brief* of the register is looked at where it left the team (for an audience wider than negotiators, or for a named
  recipient), is about the position or its issue, and its readers could see stance or statement of a position of ours
  when it was issued. It goes beyond where that position was not authorised on its day, or where its statement gives
  a rung past what was reached then. It is *outdated* where stance or statement say otherwise since and no later brief
  for the same readers tells them as they are. No rung of the ladder leaves in a brief for others: that is kept out by
  construction.
- A *position* offers more than its own authority where it is authorised today and its statement or its landing zone
  gives a rung past what is reached.

Only the ladder (opening, target, fallback, red line), flexibility, clearance and dates are compared, and words with
rungs by their letters or amounts as above. What free text means is never judged: an offer in words that repeat no rung
and hold no amount in the unit of the ladder is not seen, nor is one in other fields. Stance, response and ambition
have no order that says which of two gives more away, so none of them is held against another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.assessing.ladder import RUNGS, amount_in, amounts, way
from workbench.domain.clearance import CLEARED
from workbench.domain.records import Actor, Position, Request
from workbench.domain.types import Parallel
from workbench.i18n import PROGRAM_LANGUAGES, Language, fold

Reach = Literal["", "target", "fallback"]
HOME = "MX"
SPEAKING = frozenset(("party", "ministry", "agency", "executive"))
LONG_ENOUGH = 12  # letters of a wording that is not found anywhere by chance
PRINTED = ("stance", "statement")  # of a position, what may leave in a brief for others
OFFERING = ("statement", "landing_zone")
COMMITTING = frozenset(("accept", "accept_with_changes", "counter"))  # responses that offer something


@dataclass(frozen=True)
class Given:
    """What was given to others, in an answer or on paper: its words, whether it commits, and on which day."""

    words: Parallel
    commits: bool
    day: date


@dataclass(frozen=True)
class Beyond:
    """What was given beyond what a position authorised: the rung (empty: any at all), and how far authority reached."""

    position: str
    gave: str
    reach: Reach


def answer(request: Request, day: date) -> Given | None:
    """What an answer gives; None where there is none."""
    response = request.response.key if request.response is not None else ""
    return Given(request.reply, response in COMMITTING, day) if response or request.reply else None


def speaks_for_us(actor: Actor) -> bool:
    """Whether an actor is the Party Mexico or of its government."""
    country, kind = (value.key if value is not None else "" for value in (actor.country, actor.kind))
    return country == HOME and kind in SPEAKING


def is_mandate(position: Position) -> bool:
    """Whether a position of ours is one that somebody can be held to, and not a guess."""
    return position.standing is None or position.standing.key == "stated"


def reach(position: Position, day: date) -> Reach:
    """How far a position may be taken on a day; empty where it is not authorised."""
    cleared = position.clearance is not None and position.clearance.key == CLEARED
    if not cleared or (position.valid_until is not None and position.valid_until.last() < day):
        return ""
    firm = position.flexibility is not None and position.flexibility.key == "firm"
    return "fallback" if position.fallback and not firm else "target"


def gave(position: Position, words: Parallel) -> str:
    """The furthest rung of a position that some words give; empty where they give none of them."""
    given = {rung for language in PROGRAM_LANGUAGES for rung in _given(position, words.in_(language), language)}
    return max(given, key=RUNGS.index, default="")


def _given(position: Position, text: str, language: Language) -> Iterable[str]:
    said = f" {fold(text)} "
    for rung in RUNGS:
        wording = fold(getattr(position, rung).in_(language))
        if len(wording) >= LONG_ENOUGH and f" {wording} " in said:
            yield rung
    yield from _given_by_amount(position, text, language)


def _given_by_amount(position: Position, text: str, language: Language) -> Iterable[str]:
    amount = amount_in(text, language)
    side = way(position, language, amount.unit) if amount is not None and amount.unit else 0
    if amount is None or not side:
        return
    past = False  # whether it goes further than the rung before
    for rung, step in amounts(position, language):
        if step.unit == amount.unit:
            further = (amount.amount - step.amount) * side
            if further >= 0 or past:
                yield rung
            past = further > 0


def offers_beyond(position: Position, name: str, day: date) -> Beyond | None:
    """What a wording of a position gives past its own authority on a day; None where it is within, or has none."""
    reached = reach(position, day) if is_mandate(position) else ""
    rung = gave(position, getattr(position, name)) if reached else ""
    return Beyond(position.uid, rung, reached) if rung and _past(rung, reached) else None


def beyond(given: Given, positions: Sequence[Position]) -> list[Beyond]:
    """What was given beyond the authority of our positions on the issues that it is about."""
    kept = [p for p in positions if is_mandate(p)]
    reaches = {p.uid: reach(p, given.day) for p in kept}
    if given.commits and kept and not any(reaches.values()):
        return [Beyond(p.uid, gave(p, given.words), "") for p in kept]
    rungs = ((p, gave(p, given.words)) for p in kept)
    return [Beyond(p.uid, rung, reaches[p.uid]) for p, rung in rungs if rung and _past(rung, reaches[p.uid])]


def _past(rung: str, reached: Reach) -> bool:
    return not reached or RUNGS.index(rung) > RUNGS.index(reached)
