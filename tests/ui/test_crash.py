"""Bugs: told without a record's words, the work safe, the window alive. And memory: forms come and go."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from pathlib import Path

from driving import Driver, spin
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from workbench.domain.records import SCHEMA
from workbench.store.dossier import open_dossier
from workbench.ui.crash import CrashWatch, places
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.places import Place


def boxes() -> list[QMessageBox]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]


def test_a_bug_is_told_without_a_records_words_and_the_work_is_safe(driver: Driver, review: Path) -> None:
    watch = driver.window.findChild(CrashWatch)
    assert watch is not None
    driver.window.go(Place("issues", "issue"))
    driver.still()
    driver.window.current_page().pane().first()  # type: ignore[union-attr]
    driver.still()
    form = driver.form()
    driver.retype(form.rows["number"].editor.line, "42")  # type: ignore[attr-defined]

    def fails() -> None:
        raise ValueError("secreto de la ficha")

    QTimer.singleShot(0, fails)
    driver.until(lambda: bool(boxes()))
    box = boxes()[0]
    shown = box.text() + box.informativeText() + box.detailedText()
    assert "ValueError" in shown and "test_crash.py" in shown and "secreto" not in shown
    driver.still()
    with open_dossier(review) as dossier:
        assert dossier.reader.get(form.uid).number == "42"  # type: ignore[union-attr]
    QTimer.singleShot(0, fails)  # while one is told, the next one waits its turn unseen
    spin(50)
    assert len(boxes()) == 1
    box.close()
    spin(20)
    driver.command("go-today")
    assert driver.window.current_page() is driver.window.page("today")


def test_a_bug_on_a_lane_or_any_thread_is_told(driver: Driver) -> None:
    def fails() -> None:
        raise KeyError("secreto")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    driver.until(lambda: bool(boxes()))
    assert "secreto" not in boxes()[0].detailedText()
    boxes()[0].close()
    spin(20)
    driver.window.jobs.read(lambda _: 1 / 0, lambda _: None)
    driver_bugs = driver.bugs
    spin(100)
    assert [type(b) for b in driver_bugs] == [ZeroDivisionError]
    driver_bugs.clear()
    for box in boxes():
        box.close()
    spin(20)


def test_places_name_files_and_lines_only() -> None:
    try:
        SCHEMA.type("secreto")
    except KeyError as error:
        found = places(error)
    assert found[-1] == "KeyError" and any("workbench/domain/schema.py" in f for f in found)
    assert "secreto" not in "".join(found)


class _Heap(ctypes.Structure):
    """glibc's mallinfo2: what the heap of the main thread holds, in bytes."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks")
        + ("uordblks", "fordblks", "keepcost")
    )


def _held() -> int:
    """Bytes that Qt and Python hold of the heap, or 0 where the library cannot tell: freed memory is not counted."""
    if not sys.platform.startswith("linux"):
        return 0
    tell = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if tell is None:
        return 0
    tell.restype = _Heap
    heap = tell()
    return int(heap.uordblks + heap.hblkhd)


def test_forms_opened_and_closed_leave_no_widget_no_object_and_no_memory(driver: Driver) -> None:
    bench = driver.window.bench
    listed = sorted((t for t in SCHEMA.types if t.listed), key=lambda t: len(t.fields))
    types = [*listed[:9], listed[-1]]  # short ones mostly: a long form takes a tenth of a second to build

    def turn(times: int) -> tuple[int, int, int]:
        for _ in range(times):
            for kind in types:
                form = RecordForm(bench, kind)
                while not form.body.is_built:
                    form.body.build_some()
                form.deleteLater()
                del form
            spin(1)
        spin(50)
        gc.collect()
        return len(QApplication.allWidgets()), len(gc.get_objects()), _held()

    turn(3)  # fills the caches of styles, fonts and translations
    widgets, objects, held = turn(1)
    widgets_later, objects_later, held_later = turn(6)
    assert widgets_later <= widgets
    assert objects_later <= objects + 20  # a form of ten fields is several hundred
    assert held_later - held < 60 * 10_000  # a form of some hundred widgets is far more than 10 kB
