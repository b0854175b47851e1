"""The words that a paper has of itself, whatever it says and in whatever form it leaves."""

from __future__ import annotations

from workbench.i18n import Words

SOURCES = Words("Fuentes", "Sources", "Sources")
LEFT_OUT = Words(
    "Omitido para caber en una página: {what}.",
    "Left out to fit on one page: {what}.",
    "Omis pour tenir sur une page : {what}.",
)
TAKEN_OUT = Words("Omitido a petición: {what}.", "Left out on request: {what}.", "Omis sur demande : {what}.")
MISSING = Words("FALTA", "MISSING", "MANQUE")
NOTHING = Words("Sin dato", "Not stated", "Non précisé")
ROOM = Words("Margen de negociación", "Room for negotiation", "Marge de négociation")
STEPS = (
    Words("1 · Apertura", "1 · Opening", "1 · Ouverture"),
    Words("2 · Meta", "2 · Target", "2 · Objectif"),
    Words("3 · Repliegue", "3 · Fallback", "3 · Repli"),
    Words("4 · Línea roja", "4 · Red line", "4 · Ligne rouge"),
)
PAGE_OF = Words("Página {page} de {pages}", "Page {page} of {pages}", "Page {page} sur {pages}")
NEVER = "×"  # before what must not be said or offered
