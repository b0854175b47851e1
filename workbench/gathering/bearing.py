"""The links by which records bear on provisions of the treaty."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.assessing.article_lens import carriers, carriers_on
from workbench.domain.link import Links
from workbench.domain.provision import Provision
from workbench.store.reader import Reader


def links_about(reader: Reader, provisions: Iterable[Provision]) -> list[Links]:
    """The links by which anything bears on some provisions, found by the index of links."""
    named = reader.links_to(provisions)
    hanging = reader.links_to(carriers(named))
    return [*named, *hanging, *reader.links_to(carriers_on(hanging))]
