"""The screens of the window, in the order in which negotiators work, and the record types at home on each."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.i18n import Words


@dataclass(frozen=True)
class Screen:
    """One entry at the side of the window. ``types`` are the record types that it lists, the usual one first."""

    key: str
    label: Words
    icon: str
    types: tuple[str, ...] = ()


SCREENS = (
    Screen("today", Words("Hoy", "Today"), "sun-medium"),
    Screen(
        "issues",
        Words("Temas y posiciones", "Issues and positions"),
        "messages-square",
        ("issue", "position", "statement", "pillar"),
    ),
    Screen("requests", Words("Solicitudes", "Requests"), "inbox", ("request",)),
    Screen("inquiries", Words("Consultas", "Inquiries"), "circle-help", ("inquiry",)),
    Screen("recommendations", Words("Recomendaciones", "Recommendations"), "lightbulb", ("recommendation",)),
    Screen(
        "bodies",
        Words("Órganos y reuniones", "Bodies and meetings"),
        "landmark",
        ("body", "meeting", "commitment", "concern"),
    ),
    Screen("capture", Words("Captura en mesa", "At the table"), "pencil"),
    Screen("treaty", Words("Tratado", "Treaty"), "bookmark", ("provision",)),
    Screen("actors", Words("Actores", "Actors"), "users", ("actor", "engagement", "submission")),
    Screen("measures", Words("Medidas", "Measures"), "scale", ("measure",)),
    Screen("calendar", Words("Calendario", "Calendar"), "calendar-days", ("milestone",)),
    Screen("figures", Words("Cifras y fuentes", "Figures and sources"), "chart-column", ("figure", "source")),
    Screen("imports", Words("Importaciones", "Imports"), "file-down"),
    Screen("checks", Words("Hallazgos", "Findings"), "shield-check"),
    Screen("briefs", Words("Fichas", "Briefs"), "file-text"),
)
SEARCH = Screen("search", Words("Búsqueda", "Search"), "search")


def screen(key: str) -> Screen:
    """The screen of that key; KeyError where there is none."""
    return {s.key: s for s in (*SCREENS, SEARCH)}[key]


def home_of(record_type: str) -> Screen:
    """The screen on which records of a type are at home."""
    return next(s for s in SCREENS if record_type in s.types)
