"""Requests over time and readouts in words, for whoever shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from workbench.assessing.readout import Item, Part, Readout
from workbench.assessing.requests_over_time import By, State
from workbench.domain.records.choices import COUNTRY
from workbench.domain.records.choices_asks import COMMITMENT_STATUS, REQUEST_RESPONSE, REQUEST_STATUS, VERB
from workbench.domain.types import Choice, Chosen
from workbench.domain.when import show_when
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, clip
from workbench.store.reader import Reader


def item_told(item: Item, titles: Titles, language: Language, most: int = 300) -> str:
    """A line of a readout: whose it is, what about, what came of it, when, in which words."""
    who = titles.of(item.actor) if item.actor else ""
    side = COUNTRY.show(Chosen(item.side), language) if item.side else ""
    state = state_told(item, language)
    when = show_when(item.when, language) if item.when is not None else ""
    words = item.words.best(language)[0]
    said = f"«{clip(words, most)}»" if words else ""
    about = (who or side, item.title.best(language)[0], state, when, said)
    return " · ".join(filter(None, (*about, *tied_told(item, titles, language, most))))


def tied_told(item: Item, titles: Titles, language: Language, most: int = 300) -> list[str]:
    """What a request is tied to besides its issues: the positions on it, what it may be traded for."""
    told = (
        (POSITIONS, _names(item.positions, titles)),
        (TRADE_OFFS, clip(item.trade_offs.best(language)[0], most)),
        (TRADED_FOR, _names(item.traded_for, titles)),
    )
    return [f"{lead.in_(language)}{said}" for lead, said in told if said]


def _names(uids: Sequence[str], titles: Titles) -> str:
    return "; ".join(filter(None, map(titles.of, uids)))


def state_told(item: Item, language: Language) -> str:
    """The answer, verb or status of a line."""
    choice = _CHOICES.get(item.field)
    return choice.show(Chosen(item.key), language) if choice is not None and item.key else ""


def titles_for(reader: Reader, found: Readout, language: Language) -> Titles:
    """The names that a readout needs."""
    titles = Titles(reader, language, short=True)
    items = [i for items in found.parts.values() for i in items]
    titles.fetch({uid for i in items for uid in (i.actor, *i.positions, *i.traded_for) if uid})
    return titles


_CHOICES: Mapping[str, Choice] = MappingProxyType(
    {"response": REQUEST_RESPONSE, "status": REQUEST_STATUS, "verb": VERB, "kept": COMMITMENT_STATUS}
)
PART_NAMES: Mapping[Part, Words] = MappingProxyType(
    {
        "asked": Words("Lo que se pidió", "What was asked"),
        "answered": Words("Lo que se contestó", "What was answered"),
        "agreed": Words("Acordado ad referéndum y resultados", "Agreed ad referendum, and results"),
        "promised": Words("Lo que se prometió", "What was promised"),
        "said": Words("Lo que dijo cada parte", "What each side said"),
        "open": Words("Lo que queda abierto", "What stays open"),
    }
)
STATE_NAMES: Mapping[State, Words] = MappingProxyType(
    {
        "open": Words("Abiertas", "Open"),
        "answered": Words("Contestadas, sin cerrar", "Answered, not closed"),
        "closed": Words("Cerradas", "Closed"),
    }
)
BY_NAMES: Mapping[By, Words] = MappingProxyType(
    {
        "table": Words("Por mesa", "By table"),
        "track": Words("Por vía", "By track"),
        "round": Words("Por ronda", "By round"),
        "from": Words("Por quien pide", "By who asks"),
        "to": Words("Por a quién se pide", "By who is asked"),
    }
)
NO_GROUP: Mapping[By, Words] = MappingProxyType(
    {
        "table": Words("Sin mesa", "No table"),
        "track": Words("Sin vía", "No track"),
        "round": Words("Sin reunión", "No meeting"),
        "from": Words("No se dice quién pide", "Not said who asks"),
        "to": Words("No se dice a quién", "Not said of whom"),
    }
)
POSITIONS = Words("posiciones: ", "positions: ")
TRADE_OFFS = Words("moneda de cambio: ", "trade-offs: ")
TRADED_FOR = Words("se intercambia por: ", "traded for: ")
COUNT = Words(
    "{pending} sobre la mesa ({open} {open|abierta|abiertas}, {answered} {answered|contestada|contestadas}), "
    "{closed} {closed|cerrada|cerradas}",
    "{pending} on the table ({open} open, {answered} answered), {closed} closed",
)
UNDATED = Words(
    "De {count} {count|solicitud|solicitudes}, alguna fecha es la del día en que se registró aquí.",
    "Of {count} {count|request|requests}, some date is that of the day on which it was written here.",
)
CLAIMS = Words("Lo que otros afirman, sin contarlo", "What others claim, not counted")
