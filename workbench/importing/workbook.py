"""Turns a file from a ministry into a Workbook value: checked as a stream, then read in a child process."""

from __future__ import annotations

import contextlib
import hashlib
import os
import queue
import re
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench import paths
from workbench.domain.sheet import ErrorCell, Raw, Sheet, Workbook
from workbench.importing.archive import ZIP
from workbench.importing.facts import SheetFacts
from workbench.importing.number_formats import as_shown
from workbench.importing.package import check
from workbench.importing.told import collected, decoded, too_much
from workbench.importing.told_back import without_told
from workbench.importing.trouble import Limits, Place, Unreadable, showable
from workbench.progress import SILENT, Progress

Command = Callable[[Path], list[str]]

_BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_TEXTS = (".csv", ".tsv", ".txt", ".xls", "")  # many programs write text and call it .xls
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_PDF = b"%PDF-"
_OTHER_STREAMS = ("WordDocument", "PowerPoint Document", "__nameid_version1.0")  # of Word, PowerPoint, Outlook
_LOOKED_AT = 1 << 16
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta|head|div|style|\?xml)", re.IGNORECASE)
_XML_BOOK = re.compile(rb'\A[^<]{0,9}<\?xml[^<]*<(?:\?mso-application progid="Excel|[^<]*office:spreadsheet")')
_LINE = 64 << 20  # bytes of one line from the child, whose usual lines have one or two million
_BYTES_A_CELL = 10  # of a packed file, roughly
_TICK = 0.1  # seconds between two looks at the clock, the memory and the person


def child_command(path: Path) -> list[str]:
    """The command line of the process that reads a file; a frozen program is its own interpreter."""
    if paths.is_frozen():
        return [sys.executable, paths.READ, str(path)]
    return [sys.executable, "-m", "workbench.importing.child", str(path)]


def read(
    path: Path, progress: Progress = SILENT, limits: Limits | None = None, command: Command = child_command
) -> Workbook:
    """The file's sheets as they are; raises Unreadable with one sentence, or Cancelled from the progress.

    A workbook without any cell has sheets without rows. ``command`` is for tests.
    """
    limits = limits or Limits()
    place = Place(path.name)
    try:
        before = _admit(path, place, limits)
        digest = _digest(path)
        package = check(path, progress, limits) if _is_package(path, place) else None
        known = package.sheets if package else ()
        cells = sum(f.bottom * f.right for f in known)  # of a small file that repeats one row, there may be many
        child = _Child(command(path.resolve()), place, limits, limits.time_for(before[0] + _BYTES_A_CELL * cells))
        told = collected(child.lines(_ticker(progress, known)), place, limits)
        if _identity(path) != before:
            raise place.refuse("cambió mientras se leía", "it changed while it was being read")
    except OSError as error:
        raise _refused_by_system(place, error) from error
    remarks = package.remarks if package else tuple(told.remarks)
    if not package:  # the reader of the values tells what else there is
        known = tuple(told.facts.get(name) or SheetFacts(name) for name in told.rows)
    sheets = tuple(without_told(_joined(f, told.rows, place)) for f in known)
    return Workbook(showable(path.name), digest, sheets, remarks)


# ---- the file


def _admit(path: Path, place: Place, limits: Limits) -> tuple[int, int, int]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise place.refuse("no es un archivo", "it is not a file")
    if not status.st_size:
        raise place.refuse("el archivo está vacío", "the file is empty")
    if status.st_size > limits.file_bytes:
        raise place.refuse("el archivo es demasiado grande", "the file is too large")
    return _identity(path)


def _is_package(path: Path, place: Place) -> bool:
    """Whether a file is a zip, as newer workbooks are; what it is called counts for texts alone. Raises Unreadable."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if start.startswith(ZIP):
        return True
    ending = path.suffix.lower()
    if start.startswith(_PDF):
        raise place.refuse_kind()
    if start.startswith(_OLE2):
        if any(name.encode("utf-16-le") in start for name in _OTHER_STREAMS):
            raise place.refuse_kind()
        if "EncryptedPackage".encode("utf-16-le") in start:
            raise place.refuse("está protegido con contraseña", "it is password-protected")
        return False
    if _XML_BOOK.search(start):
        raise place.refuse(
            "es una hoja en el XML de 2003; ábrala en una hoja de cálculo y guárdela como .xlsx",
            "it is a sheet in the XML of 2003; open it in a spreadsheet and save it as .xlsx",
        )
    if _PAGE.match(start):
        raise place.refuse(
            "es una página web con nombre de hoja de cálculo; ábrala en una y guárdela como .xlsx",
            "it is a web page named like a workbook; open it in a spreadsheet and save it as .xlsx",
        )
    if ending in _TEXTS:
        return False
    if ending in _BOOKS:
        raise place.refuse("no es un libro de cálculo", "it is not a workbook")
    raise place.refuse_kind()


def _identity(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refused_by_system(place: Place, error: OSError) -> Unreadable:
    if isinstance(error, FileNotFoundError):
        return place.refuse("no existe", "it does not exist")
    if isinstance(error, PermissionError):
        return place.refuse("no hay permiso para abrirlo", "there is no permission to open it")
    return place.refuse("el sistema no pudo leerlo", "the system could not read it")


# ---- the child


def _environment() -> dict[str, str]:
    """Nothing of the person's own; Windows cannot start a process without its system root."""
    kept = {k: os.environ[k] for k in ("SYSTEMROOT", "SystemRoot") if k in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _ticker(progress: Progress, known: tuple[SheetFacts, ...]) -> Callable[[int], None]:
    total = sum(f.bottom for f in known)
    return lambda rows: progress.step("read", rows, max(total, rows))


@dataclass
class _Child:
    """One reading process; when ``lines`` ends in whatever way, the process is gone."""

    command: list[str]
    place: Place
    limits: Limits
    seconds: float
    waiting: queue.Queue[bytes] = field(default_factory=lambda: queue.Queue(maxsize=8))
    stop: threading.Event = field(default_factory=threading.Event)

    def lines(self, tick: Callable[[int], None]) -> Iterator[list[Any]]:
        """The child's frames; ``tick`` hears the number of rows often and may raise to stop."""
        process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=Path(__file__).resolve().parents[2],  # never the folder of the file: Python imports from it
        )
        reader = threading.Thread(target=self._pump, args=(process,), daemon=True)
        reader.start()
        try:
            yield from self._frames(process, tick)
        finally:
            self.stop.set()
            process.kill()
            process.wait()
            reader.join()
            if process.stdout:
                process.stdout.close()

    def _pump(self, process: subprocess.Popen[bytes]) -> None:
        """Moves lines from the pipe to the queue, which is short so that a fast child has to wait."""
        stream = process.stdout
        while stream and not self.stop.is_set():
            line = stream.readline(_LINE)
            while not self.stop.is_set():
                with contextlib.suppress(queue.Full):
                    self.waiting.put(line, timeout=_TICK)
                    break
            if not line:
                return

    def _frames(self, process: subprocess.Popen[bytes], tick: Callable[[int], None]) -> Iterator[list[Any]]:
        end = time.monotonic() + self.limits.starting
        size = rows = 0
        while True:
            tick(rows)
            self._watch(process, end)
            try:
                line = self.waiting.get(timeout=_TICK)
            except queue.Empty:
                continue
            if not size:  # its first word: from now on its time counts, not that of starting a program
                end = time.monotonic() + self.seconds
            size += len(line)
            if size > self.limits.output:
                raise too_much(self.place)
            frame = decoded(line, self.place)
            if frame == ["ready"]:
                continue
            if frame == ["done"]:
                return
            rows += len(frame[1]) if frame[0] == "rows" else 0
            yield frame

    def _watch(self, process: subprocess.Popen[bytes], end: float) -> None:
        if time.monotonic() > end:
            raise self.place.refuse("tarda demasiado en leerse", "it takes too long to read")
        if _memory(process) > self.limits.memory:
            raise too_much(self.place)


def _memory(process: subprocess.Popen[bytes]) -> int:
    """Bytes that the process holds, 0 where that cannot be asked; the child limits itself as well."""
    if sys.platform == "win32":
        import ctypes

        counters = (ctypes.c_size_t * 10)()  # PROCESS_MEMORY_COUNTERS: the working set is its third word
        handle = ctypes.c_void_p(int(process._handle))
        ctypes.windll.kernel32.K32GetProcessMemoryInfo(handle, counters, ctypes.sizeof(counters))
        return int(counters[2])
    if sys.platform == "darwin":
        asked = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(process.pid)], capture_output=True, check=False)
        return int(asked.stdout or 0) * 1024
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = Path(f"/proc/{process.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


# ---- the sheets


def _joined(facts: SheetFacts, told: Mapping[str, list[tuple[Raw, ...]]], place: Place) -> Sheet:
    if facts.name not in told:
        raise Place(place.file, facts.name).refuse("no se pudo leer la hoja", "the sheet could not be read")
    return Sheet(
        name=facts.name,
        rows=tuple(as_shown(_with_errors(told[facts.name], facts.errors), facts.formatted)),
        hidden=facts.hidden,
        merges=tuple(facts.merges),
        hidden_rows=frozenset(facts.hidden_rows),
        hidden_columns=frozenset(facts.hidden_columns),
        comments=facts.comments,
        uncomputed=frozenset(facts.uncomputed),
        from_1904=facts.from_1904,
        declared=tuple(facts.declared),
    )


def _with_errors(rows: list[tuple[Raw, ...]], errors: Mapping[tuple[int, int], str]) -> list[tuple[Raw, ...]]:
    """The rows with error cells, which the readers give as nothing or as text, in their places."""
    for (row, column), code in errors.items():
        rows.extend([()] * (row - len(rows)))
        cells = list(rows[row - 1])
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = ErrorCell(code)
        rows[row - 1] = tuple(cells)
    return rows
