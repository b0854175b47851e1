"""Who is who in a folder: where each Party stands on its issues, and everybody who speaks on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.briefs.compose.actor import LONGEST, Called, strips
from workbench.briefs.compose.desk import Desk, IssueDesk
from workbench.briefs.compose.lists import Column, Of, above, beside, light, listed, named, shown
from workbench.briefs.compose.stands import OFFICIAL, PARTY, Stand, key_of
from workbench.briefs.compose.voice import stacked
from workbench.briefs.document import Block, Heading, Run, Text
from workbench.domain.audience import Audience
from workbench.domain.records import ACTOR, Actor, Position
from workbench.domain.records.actor import POSTS
from workbench.domain.records.choices import COUNTRY
from workbench.domain.types import Chosen
from workbench.i18n import Words, clip, fold

_COUNTRIES = ("MX", "US", "CA")
_FEWEST = 2  # stances that a strip is drawn of


def actors(desk: Desk, part: int, issues: Sequence[IssueDesk]) -> list[Block]:
    """The stances of each Party and its government on strips, then everybody with a position on the issues."""
    stands = [stand for each in issues for stand in _all(each)]
    blocks = [block for country in _COUNTRIES for block in _party(desk, part, country, stands)]
    people = {stand.actor.uid: stand.actor for stand in stands}
    order = sorted(people.values(), key=lambda actor: _order(desk, actor))
    official = [a for a in order if _is_official(a)]
    others = [a for a in order if not _is_official(a)]
    for title, group in ((_GOVERNMENTS, official), (_OTHERS, others)):
        table = _who(desk, part, group, stands)
        blocks += [Heading(part, desk.voice.fixed(title)), *table] if table else []
    return blocks


def _all(desk: IssueDesk) -> tuple[Stand, ...]:
    stands = desk.stands
    return (*stands.ours, *stands.others, *stands.readings, *stands.at_home)


def _is_official(actor: Actor) -> bool:
    return key_of(actor.kind) in {PARTY, *OFFICIAL}


def _order(desk: Desk, actor: Actor) -> tuple[int, int, str]:
    """The Parties first, then by country and name."""
    country = key_of(actor.country)
    place = _COUNTRIES.index(country) if country in _COUNTRIES else len(_COUNTRIES)
    return (key_of(actor.kind) != PARTY, place, fold(desk.voice.name(actor.title)))


def _party(desk: Desk, part: int, country: str, stands: Iterable[Stand]) -> list[Block]:
    """Where a Party and its government stand."""
    own = [s.position for s in stands if s.rank < 2 and key_of(s.actor.country) == country]
    desk.titles.fetch(position.issue for position in own)
    drawn = strips(desk, part, own, _about)
    if sum(len(strip.lines) for strip in drawn) < _FEWEST:
        return []
    name = COUNTRY.show(Chosen(country), desk.voice.language)
    return [Heading(part, desk.voice.fixed(_STANDS.fill(party=name))), *drawn]


def _about(desk: Desk, position: Position) -> Called:
    """What a stance is about: the point itself, for its issue has a section of its own."""
    on = desk.voice.name(position.on)
    return clip(on or desk.titles.of(position.issue), LONGEST), ("on" if on else "issue",)


def _who(desk: Desk, part: int, group: Sequence[Actor], stands: Sequence[Stand]) -> list[Block]:
    """Each actor with what it is, its people, what it wants and how often it spoke on the issues."""
    counted: dict[str, list[Stand]] = {}
    for stand in stands:
        counted.setdefault(stand.actor.uid, []).append(stand)

    def positions(desk: Desk, actor: Actor) -> Text:
        found = counted.get(actor.uid, [])
        stated = sum(key_of(stand.position.standing) == "stated" for stand in found)
        read = len(found) - stated
        said = [desk.voice.fixed(_STATED.fill(count=stated))] if stated else []
        lines: list[Text] = [*said, (Run(desk.voice.fixed(_READ.fill(count=read)), "italic"),)] if read else [*said]
        return stacked(lines)

    def counted_seen_by(desk: Desk, actor: Actor) -> Audience:
        return desk.all_seen_by((stand.position for stand in counted.get(actor.uid, [])), "standing")

    columns = (
        Column(ACTOR.label, above(shown("title"), light(named("parent"))), 2.0),
        Column(_IS, beside(shown("kind"), shown("country")), 1.9),
        Column(ACTOR.field("posts").label, Of(_posts, ("posts",)), 1.5),
        Column(ACTOR.field("interest").label, shown("interest"), 2.0),
        Column(_POSITIONS, Of(positions, (), counted_seen_by), 1.2),
    )
    return listed(desk, part, group, columns)


def _posts(desk: Desk, actor: Actor) -> Text:
    """The people of an actor with their posts, a line each."""
    rows = [POSTS.cells(row, desk.voice.language, desk.titles.of) for row in actor.posts]
    return stacked([", ".join(filter(None, row)) for row in rows])


_STANDS = Words("Dónde está {party}", "Where {party} stands")
_GOVERNMENTS = Words("Gobiernos de las Partes", "Governments of the Parties")
_OTHERS = Words("Sectores y otros", "Stakeholders and others")
_IS = Words("Qué es", "What it is")
_POSITIONS = Words("Posiciones en esta carpeta", "Positions in this folder")
_STATED = Words("{count} {count|declarada|declaradas}", "{count} stated")
_READ = Words("{count} {count|estimación nuestra|estimaciones nuestras}", "{count} {count|estimate|estimates} of ours")
