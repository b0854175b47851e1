"""Writes a picture of every screen into a folder: two languages, three themes, two sizes of window and text.

    python tests/screens.py OUT [--quick]

``--quick`` writes the usual look alone. The pictures are for looking at; nothing is compared with them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from driving import Driver, spin

from workbench.domain.change import ChangeSet, Update
from workbench.domain.types import Chosen, Parallel
from workbench.settings import LANGUAGE, TEXT_SIZE, THEME, THEMES
from workbench.store.dossier import open_dossier
from workbench.tasks.demo import sample
from workbench.tasks.dossiers import new_dossier
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import SCREENS, SEARCH

SIZES = ((1366, 768, 100), (1366, 768, 200), (1920, 1080, 125))


def shots(driver: Driver, folder: Path, name: str) -> None:
    """One picture of each screen, in the look that is set."""
    window = driver.window

    def grab(screen: str) -> None:
        driver.still()
        spin(60)
        window.grab().save(str(folder / f"{screen}-{name}.png"))

    for screen in SCREENS:
        for record_type in screen.types or ("",):
            window.go(Place(screen.key, record_type))
            driver.still()
            page = window.current_page()
            if isinstance(page, RecordsPage) and page.pane().model.rowCount():
                page.pane().first()
            grab(f"{screen.key}-{record_type}".rstrip("-"))
    window.go(Place("calendar"))
    grab("calendar-agenda")
    window.go(Place("calendar", "cycles"))
    grab("calendar-cycles")
    window.go(Place("briefs", "register"))
    grab("briefs-register")
    window.go(Place("issues", "matrix"))
    grab("issues-matrix")
    for record_type, view in (("body", "history"), ("meeting", "minutes")):
        window.go(Place("bodies", record_type))
        driver.still()
        window.go(Place("bodies", view, window.current_page().current_uid()))  # type: ignore[union-attr]
        grab(f"bodies-{view}")
    position = shown_moves(driver)
    window.go(Place("issues", "evolution", position))
    grab("issues-evolution")
    window.go(Place("requests", "over-time"))
    grab("requests-over-time")
    window.go(Place("requests", "readout"))
    grab("requests-readout")
    window.go(Place("treaty", "coverage"))
    grab("treaty-coverage")
    window.go(Place("treaty", "lens", words="9.17"))
    grab("treaty-lens")
    window.go(Place(SEARCH.key, words="9.17"))
    grab("search")
    window.import_file(sample())
    driver.still()
    flow = window.page("imports").flow()  # type: ignore[attr-defined]
    for at in range(flow.tabs.count()):
        flow.tabs.setCurrentIndex(at)
        grab(f"import-{at}")
    window.go(Place("issues", "issue"))
    driver.still()
    window.current_page().pane().first()  # type: ignore[union-attr]
    driver.still()
    driver.command("brief")
    grab("brief")


def shown_moves(driver: Driver) -> str:
    """A position that has moved, so that there is something to see of how; moved once for all pictures."""
    bench = driver.window.bench
    words = Parallel("Postura de prueba para las imágenes", "A stance made up for the pictures")
    with open_dossier(driver.window.path) as dossier:  # type: ignore[arg-type]
        of = next(p for p in dossier.reader.all("position") if p.statement)  # type: ignore[attr-defined]
    if of.statement != words:  # type: ignore[attr-defined]
        values = {"statement": words, "stance": Chosen("reserves")}
        bench.commit(ChangeSet((Update(of.uid, of.revision, values),), "imágenes"))
        driver.still()
    return of.uid


def main() -> None:
    """Makes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "review.dossier"
        new_dossier(path, "usmca-review", author="test")
        driver = Driver(Path(home))
        driver.open(path)
        for language in ("es", "en")[: 1 if options.quick else 2]:
            for theme in THEMES[: 1 if options.quick else 3]:
                for width, height, size in SIZES[: 1 if options.quick else 3]:
                    driver.settings.set(LANGUAGE, language)  # type: ignore[arg-type]
                    driver.settings.set(THEME, theme)
                    driver.settings.set(TEXT_SIZE, size)
                    driver.window.resize(width, height)
                    driver.window.rebuild()
                    shots(driver, options.out, f"{language}-{theme}-{width}-{size}")
        driver.leave()


if __name__ == "__main__":
    main()
