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
_LONGEST_SIGN, _LEAST_SIGNS, _MOST_SIGNS = 4, 2, 12  # letters, signs, rows


def is_block(names: Sequence[str]) -> bool:
    """Whether the names of a small table are those of a block of signatures or of versions."""
    told = {fold(name) for name in names if name}
    if len(told & _SIGNED) >= 2 and len(told) <= len(told & _SIGNED) + 1:
        return True
    return bool(told & _VERSION) and len(told) >= 2 and told <= _VERSION | _OF_VERSIONS


def are_signs(sheet: Sheet, rows: range, columns: Sequence[int]) -> bool:
    """Whether rows say what signs mean, beside one another too: "-" that there is none, ".." that it is secret."""
    if len(columns) % 2 or len(rows) > _MOST_SIGNS:
        return False
    texts = [[cell_words(sheet.at(n, c)) for c in columns] for n in rows]
    told = [pair for row in texts for pair in zip(row[::2], row[1::2], strict=True)]
    short = all(0 < len(sign) <= _LONGEST_SIGN and len(sign) < len(meaning) for sign, meaning in told)
    return short and sum(not any(map(str.isalnum, sign)) for sign, _ in told) >= _LEAST_SIGNS


def is_legend(sheet: Sheet, side: Window) -> bool:
    """Whether a few columns beside a table only say what its colours or marks mean."""
    rows = (filled_columns(row, side.left, side.right) for row in sheet.rows)
    filled = [(n, columns) for n, columns in enumerate(rows, 1) if columns]
    used = {c for _, columns in filled for c in columns}
    if not filled or max(used) - min(used) >= _LEGEND_COLUMNS:
        return False
    number, columns = filled[0]
    return fold(cell_words(sheet.at(number, columns[0]))) in _LEGEND
