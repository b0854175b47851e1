"""What a sheet is for, by its name: to choose from, or to explain the others."""

from __future__ import annotations

from itertools import zip_longest

from workbench.domain.sheet import Sheet
from workbench.i18n import fold
from workbench.importing.layout_rows import is_filled

_PROSE_SHEETS = frozenset(
    [
        "leeme",
        "readme",
        "read me",
        "lisez moi",
        "instrucciones",
        "instructions",
        "portada",
        "caratula",
        "cover",
        "index",
        "indice",
    ]
)
_CONTENTS = frozenset(("contenido", "contents", "sommaire"))
_LISTS = frozenset(("listas", "lists", "listes", "catalogos", "catalogs", "catalogues"))


def is_lists(sheet: Sheet) -> bool:
    """Whether a sheet only holds what the cells of others are chosen from: by its name, and columns of texts alone."""
    if fold(sheet.name) not in _LISTS:
        return False
    columns = zip_longest(*sheet.rows)
    filled = [[is_filled(raw) for raw in column] for column in columns]
    whole = all(not any(column[column.index(False) :]) for column in filled if False in column)
    return whole and all(isinstance(raw, str) or not is_filled(raw) for row in sheet.rows for raw in row)


def is_prose(sheet: Sheet) -> bool:
    """Whether a sheet only explains the others, by its name."""
    return fold(sheet.name) in _PROSE_SHEETS | _CONTENTS
