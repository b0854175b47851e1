"""A provision of the treaty as a record: its headings in three languages, what it stands in, its other names."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.records.choices_asks import PROVISION_KIND
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Chosen, Names, Parallel, ParallelText, Provisions, Reference
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class TreatyProvision(Record):
    """A chapter, article, paragraph, annex, appendix or side letter with its heading."""

    title: Parallel = declare(
        ParallelText(french=True),
        "Encabezado",
        "Heading",
        also=("título de la disposición", "article title", "intitulé"),
        required=True,
    )
    reference: tuple[Provision, ...] = declare(
        Provisions(), "Disposición", "Provision", also=("disposición citada",), required=True
    )
    kind: Chosen | None = declare(PROVISION_KIND, "Tipo de disposición", "Kind of provision", also=("genre",))
    parent: str = declare(Reference(("provision",)), "Está en", "Stands in")
    names: tuple[str, ...] = declare(Names(), "Otros nombres", "Other names", also=("alias de la disposición",))


PROVISION = RecordType(
    name="provision",
    letter="V",
    cls=TreatyProvision,
    label=Words("Disposición", "Provision"),
    plural=Words("Disposiciones", "Provisions"),
    title="title",
    identity=("reference",),
    beside=("reference",),
    also_known_by=("names",),
)
