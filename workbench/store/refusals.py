"""What the journal refuses, in words."""

from __future__ import annotations

from workbench.i18n import Words

EXISTS = Words("{key} ya existe.", "{key} exists already.")
GONE = Words("{key} ya no existe.", "{key} is no longer there.")
MOVED_ON = Words("{key} cambió mientras se editaba.", "{key} was changed while it was being edited.")
MISSING = Words("{type} {key}: falta el campo {field}.", "{type} {key}: the field {field} is missing.")
USED = Words("{key} no se puede eliminar: lo usa {by}.", "{key} cannot be deleted: {by} uses it.")
DANGLES = Words(
    "{type}: el campo {field} apunta a un registro que no existe o no corresponde.",
    "{type}: the field {field} points to a record that is not there or does not fit.",
)
CONTROL = Words(
    "{type}: el campo {field} contiene caracteres de control.",
    "{type}: the field {field} holds control characters.",
)
NOTHING_TO_UNDO = Words("No hay nada que deshacer.", "There is nothing to undo.")
NOTHING_TO_REDO = Words("No hay nada que rehacer.", "There is nothing to redo.")
NO_SUCH_CHANGE = Words("No existe el cambio {change}.", "There is no change {change}.")
NOT_A_CHANGE = Words(
    "El cambio {change} es a su vez un deshacer o rehacer.", "Change {change} is itself an undo or redo."
)
UNDONE_ALREADY = Words("El cambio {change} ya se deshizo.", "Change {change} is undone already.")
