"""The types that fields are declared with."""

from workbench.domain.types.base import Context, Finder, Slot, Stored, Type, finds_nothing, plain, storable
from workbench.domain.types.choice import Choice, Chosen, Flag, Option, option
from workbench.domain.types.links import NAME_UNKNOWN, Reference, References, Uid
from workbench.domain.types.measure import Hour, Number, When
from workbench.domain.types.several import Column, FieldLevel, Levels, Names, Provisions, Row, Rows, Tags
from workbench.domain.types.text import (
    Address,
    Code,
    Parallel,
    ParallelProse,
    ParallelText,
    Prose,
    Text,
    link_to,
    sort_form,
    spellings,
)

__all__ = [
    "NAME_UNKNOWN",
    "Address",
    "Choice",
    "Chosen",
    "Code",
    "Column",
    "Context",
    "FieldLevel",
    "Finder",
    "Flag",
    "Hour",
    "Levels",
    "Names",
    "Number",
    "Option",
    "Parallel",
    "ParallelProse",
    "ParallelText",
    "Prose",
    "Provisions",
    "Reference",
    "References",
    "Row",
    "Rows",
    "Slot",
    "Stored",
    "Tags",
    "Text",
    "Type",
    "Uid",
    "When",
    "finds_nothing",
    "link_to",
    "option",
    "plain",
    "sort_form",
    "spellings",
    "storable",
]
