"""Blocks that look like tables beside one and are none: who signed, which version it is, what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.sheet import Sheet
from workbench.i18n import fold
from workbench.importing.layout_headers import Window
from workbench.importing.layout_rows import cell_words, filled_columns

_SIGNED = frozenset(
    ["elaboro", "reviso", "autorizo", "aprobo", "valido", "vo bo", "vobo", "visto bueno", "elaborado por"]
    + ["revisado por", "autorizado por", "aprobado por", "prepared by", "reviewed by", "approved by", "cleared by"]
    + ["prepare par", "etabli par", "revise par", "verifie par", "approuve par", "autorise par"]
)
_VERSION = frozenset(("version", "no de version", "num de version", "version no", "rev", "revision"))
_OF_VERSIONS = frozenset(
    ["fecha", "date", "responsable", "autor", "author", "auteur", "cambios", "cambio", "changes", "change"]
    + ["modificaciones", "modifications", "descripcion", "description", "descripcion del cambio", "comentarios"]
    + ["comments", "commentaires", "elaboro", "reviso", "autorizo", "motivo", "reason", "estado", "status"]
)
_LEGEND = frozenset(
    ("simbologia", "leyenda", "legend", "legende", "clave de colores", "codigo de colores", "color code")
)
_LEGEND_COLUMNS = 3


def is_block(names: Sequence[str]) -> bool:
    """Whether the names of a small table are those of a block of signatures or of versions."""
    told = {fold(name) for name in names if name}
    if len(told & _SIGNED) >= 2 and len(told) <= len(told & _SIGNED) + 1:
        return True
    return bool(told & _VERSION) and len(told) >= 3 and told <= _VERSION | _OF_VERSIONS


def is_legend(sheet: Sheet, side: Window) -> bool:
    """Whether a few columns beside a table only say what its colours or marks mean."""
    rows = (filled_columns(row, side.left, side.right) for row in sheet.rows)
    filled = [(n, columns) for n, columns in enumerate(rows, 1) if columns]
    used = {c for _, columns in filled for c in columns}
    if not filled or max(used) - min(used) >= _LEGEND_COLUMNS:
        return False
    number, columns = filled[0]
    return fold(cell_words(sheet.at(number, columns[0]))) in _LEGEND
