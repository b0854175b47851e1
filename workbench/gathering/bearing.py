"""What a dossier holds that bears on provisions of the treaty."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.assessing.article_lens import Touch, bearing, carriers, carriers_on, rank
from workbench.domain.link import Links
from workbench.domain.provision import Provision
from workbench.domain.records import BODY, MEETING
from workbench.store.codec import provision_target
from workbench.store.reader import Reader


def links_about(reader: Reader, provisions: Iterable[Provision]) -> list[Links]:
    """The links by which anything bears on some provisions, found by the index of links."""
    named = reader.links_to(provisions)
    hanging = reader.links_to(carriers(named))
    return [*named, *hanging, *reader.links_to(carriers_on(hanging))]


def bearing_on(reader: Reader, provision: Provision) -> list[Touch]:
    """What bears on a provision, each record once, by the shortest way that leads to it.

    A paragraph that names no body of its own has the bodies of the article that it is a part of, and their meetings.
    """
    touches = bearing(provision_target(provision), links_about(reader, [provision]))
    if not any(touch.type == BODY.name for touch in touches):
        known = {uid for touch in touches for uid in touch.uids}
        for touch in _of_bodies(reader, whole(provision)):
            touches.append(touch._replace(uids=tuple(uid for uid in touch.uids if uid not in known)))
    return sorted((touch for touch in touches if touch.uids), key=lambda touch: rank(touch.type))


def whole(provision: Provision) -> list[Provision]:
    """What a provision is a part of, nearest first, but for its chapter."""
    return [around for around in provision.ancestors() if around.kind != "chapter"]


def _of_bodies(reader: Reader, provisions: Iterable[Provision]) -> list[Touch]:
    """The bodies of the first of some provisions that has any, and their meetings."""
    for provision in provisions:
        touches = bearing(provision_target(provision), links_about(reader, [provision]))
        bodies = {uid for touch in touches if touch.type == BODY.name for uid in touch.uids}
        if bodies:
            return [t for t in touches if t.type == BODY.name or (t.type == MEETING.name and t.through in bodies)]
    return []
