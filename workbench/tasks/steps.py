"""What the steps of long work are called."""

from __future__ import annotations

from workbench.i18n import Words

STEPS = {
    "check": Words("revisando", "checking"),
    "read": Words("leyendo", "reading"),
    "stage": Words("ordenando renglones", "staging rows"),
    "match": Words("buscando registros", "matching records"),
    "plan": Words("planeando", "planning"),
    "rows": Words("escribiendo", "writing"),
    "journal": Words("anotando en la bitácora", "writing the journal"),
    "commit": Words("guardando", "saving"),
    "compose": Words("redactando", "composing"),
    "layout": Words("componiendo", "laying out"),
    "draw": Words("dibujando", "drawing"),
    "export": Words("exportando", "exporting"),
    "duplicates": Words("buscando duplicados", "looking for duplicates"),
    "packs": Words("preparando paquetes", "preparing packs"),
    "prove": Words("probando la audiencia", "proving the audience"),
}
