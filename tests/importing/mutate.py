"""Spoils workbooks by the thousand and reads them: each is read or refused in a sentence, soon and in little memory.

    python tests/importing/mutate.py xlsx --count 5000 --plan 200 --real 200

Prints the worst time and memory of a kind, and keeps the files that were answered otherwise. The same seed spoils
the same files in the same way. Most are read by forks of a warm process, as they are by the real one; ``--real``
says how many by a process of their own, ``--plan`` how many of those that read are planned, committed and undone.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import types
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

import makers  # noqa: E402
import makers_binary as binary  # noqa: E402
import openpyxl  # noqa: E402
from mutations import packed, parts_of, spoilt  # noqa: E402

from workbench.domain.records import SCHEMA  # noqa: E402
from workbench.importing import child, old_book, own_json, workbook  # noqa: E402, F401
from workbench.importing.trouble import Unreadable  # noqa: E402
from workbench.store.dossier import Dossier, open_dossier  # noqa: E402
from workbench.tasks.dossiers import new_dossier  # noqa: E402
from workbench.tasks.export_file import export_file  # noqa: E402
from workbench.tasks.handing_out import Handing  # noqa: E402
from workbench.tasks.import_file import Options, Taken, carry_out, plan_taken, take_in  # noqa: E402

KINDS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "json")
MATRIX = ROOT / "resources" / "samples" / "matriz-posiciones-agricultura.xlsx"
FORMATS = ROOT / "tests" / "corpus" / "formats"
MOST_SECONDS, MOST_MEMORY = 10.0, 1 << 30  # of the processor: the clock also counts what else the machine does


# ---- the files that are spoilt


def bases(kind: str, folder: Path, dossier: Dossier, more: Path | None) -> list[bytes]:
    """Whole files of a kind: our own, converted ones, and those that a folder holds."""
    found = [p.read_bytes() for p in sorted(more.glob(f"*.{kind}"))] if more else []
    if kind in ("xlsx", "xlsm"):
        made = [makers.typed(folder / "t.xlsx"), FORMATS / "temas.xlsx", MATRIX, folder / "ours.xlsx"]
        export_file(dossier, made[-1], ["commitment"], Handing(), "es")
        datas = [p.read_bytes() for p in made]
        found += datas if kind == "xlsx" else [_with_macros(data) for data in datas]
    elif kind == "xlsb":
        rows = [["TEMA", "LÍNEA ROJA", "Monto"], ["Acero", "Cuota", 2.5], [], ["Maíz", "#DIV/0!", True]]
        part = binary.sheet(rows, hidden_rows=(2,), hidden_column=1, more=binary.merge(2, 0, 3, 1))
        found.append(binary.xlsb(folder / "b.xlsb", part).read_bytes())
        found.append(binary.xlsb(folder / "m.xlsb", binary.sheet(_matrix())).read_bytes())
    elif kind in ("xls", "ods"):
        found += [(FORMATS / f"temas.{kind}").read_bytes(), *_converted(kind, folder)]
    elif kind in ("csv", "tsv"):
        found += [_lines(_matrix(), s).encode(e) for s in ",;\t|" for e in ("utf-8", "utf-8-sig", "cp1252", "utf-16")]
    else:
        for name in ("commitment", "position", "body"):
            export_file(dossier, folder / f"{name}.json", [name], Handing(), "es")
            found.append((folder / f"{name}.json").read_bytes())
    return found


def _with_macros(data: bytes) -> bytes:
    parts = [(n, d.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")) for n, d in parts_of(data)]
    return packed([*parts, ("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(500))])


def _matrix() -> list[list[Any]]:
    sheet = openpyxl.load_workbook(MATRIX, data_only=True).worksheets[0]
    return [[None if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]


def _lines(rows: list[list[Any]], separator: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator).writerows(rows)
    return buffer.getvalue().encode("cp1252", "replace").decode("cp1252")


def _converted(kind: str, folder: Path) -> list[bytes]:
    """The matrix by LibreOffice, where it is installed."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    with contextlib.suppress(OSError):
        subprocess.run([*command, "--outdir", str(folder), str(MATRIX)], capture_output=True, check=False)
    return [p.read_bytes() for p in folder.glob(f"*.{kind}")]


# ---- the process that reads


class Forked:
    """Stands in for Popen: a fork of this process, in which all that the reader imports is there already."""

    def __init__(self, command: list[str], **_: Any) -> None:
        read, write = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            _be_the_child(command[-1], write)
        os.close(write)
        self.stdout = os.fdopen(read, "rb")

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        _, _, usage = os.wait4(self.pid, 0)
        USED.append((usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime))


def _be_the_child(path: str, write: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for old, new in ((nowhere, 0), (write, 1), (nowhere, 2)):
        os.dup2(old, new)
    code = 1
    with contextlib.suppress(BaseException):
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        child.main(path)
        sys.stdout.flush()
        code = 0
    os._exit(code)


class Measured(subprocess.Popen[bytes]):
    """The real process, and the most memory that it held."""

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        pid, status, usage = os.wait4(self.pid, wait_flags)
        if pid:
            USED.append((usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime))
        return pid, status


USED: list[tuple[int, float]] = []  # bytes and processor seconds of the processes that read


def read_by(popen: type) -> None:
    """Which process the reader of files starts from now on."""
    workbook.subprocess = types.SimpleNamespace(  # type: ignore[attr-defined]
        Popen=popen, DEVNULL=subprocess.DEVNULL, PIPE=subprocess.PIPE
    )


# ---- one file after another


class Tally:
    """What came of the files of one kind."""

    def __init__(self, kind: str, kept: Path) -> None:
        self.kind, self.kept = kind, kept
        self.outcomes: Counter[str] = Counter()
        self.worst: list[tuple[float, str]] = []
        self.memory: list[tuple[int, str]] = []
        self.longest = 0.0
        self.failures = 0

    @contextlib.contextmanager
    def judged(self, what: str, path: Path) -> Iterator[None]:
        """Anything but a workbook or a sentence, soon, is a failure whose file is kept."""
        USED.clear()
        start, clock = time.process_time(), time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, 60)
        try:
            yield
            self.outcomes[what] += 1
        except Unreadable as error:
            self.outcomes[f"{what}: refused"] += 1
            for told in (error.words.es, error.words.en):
                if path.name not in told or "\n" in told or not told.endswith("."):
                    self._fail(what, path, f"no sentence: {told!r}")
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            self._fail(what, path, traceback.format_exc())
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        took = time.process_time() - start + sum(seconds for _, seconds in USED)
        used = max((memory for memory, _ in USED), default=0)
        self.longest = max(self.longest, time.monotonic() - clock)
        self.worst = sorted([*self.worst, (took, f"{what} {path.name}")])[-3:]
        self.memory = sorted([*self.memory, (used, path.name)])[-3:]
        if took > MOST_SECONDS or used > MOST_MEMORY:
            self._fail(what, path, f"{took:.1f} s, {used >> 20} MB")

    def _fail(self, what: str, path: Path, why: str) -> None:
        self.failures += 1
        self.outcomes[f"{what}: FAILED"] += 1
        (self.kept / path.name).write_bytes(path.read_bytes())
        print(f"!! {what} {self.kept / path.name}\n{why}", flush=True)

    def line(self) -> str:
        slow = ", ".join(f"{s:.2f} s {n}" for s, n in reversed(self.worst))
        large = ", ".join(f"{m >> 20} MB {n}" for m, n in reversed(self.memory))
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        slow += f"; by the clock {self.longest:.1f} s"
        return f"{self.kind}: {dict(self.outcomes)}\n  slowest {slow}\n  child {large}; this process {own} MB"


def run(kind: str, options: argparse.Namespace, folder: Path, dossier: Dossier) -> Tally:
    """Spoils and reads files of one kind."""
    tally = Tally(kind, options.keep)
    whole = bases(kind, folder, dossier, options.more)
    planned = 0
    for number in range(options.first, options.first + options.count):
        chance = random.Random(f"{options.seed}/{kind}/{number}")
        path = folder / f"m{number}.{kind}"
        path.write_bytes(spoilt(kind, chance.choice(whole), chance))
        read_by(Measured if number - options.first < options.real else Forked)
        taken = None
        with tally.judged("read", path):
            taken = take_in(path)
            if kind == "json":
                own_json.read(path, SCHEMA)
        if taken is not None and planned < options.plan and (kind != "json" or tally.outcomes["read"]):
            planned += 1
            with tally.judged("plan", path):
                _plan(dossier, taken)
        path.unlink()
        if number % 1000 == 999:
            print(tally.line(), flush=True)
    return tally


def _plan(dossier: Dossier, taken: Taken) -> None:
    """Plans, which writes nothing; then commits and takes it back."""
    before = len(dossier.reader.changes())
    made = plan_taken(dossier, taken, Options(fresh=True))
    if len(dossier.reader.changes()) != before:
        raise AssertionError("a plan was written")
    effect = carry_out(dossier, made).effect
    if effect is not None and effect.change is not None:
        if (len(effect.created), len(effect.updated)) != (made.count("create"), made.count("update")):
            raise AssertionError("another count than was planned")
        dossier.journal.undo()


def main() -> None:
    """Runs what the command line asks for; exit code 1 where a file was answered otherwise."""
    asked = argparse.ArgumentParser()
    asked.add_argument("kinds", nargs="+", choices=KINDS)
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--real", type=int, default=20)
    asked.add_argument("--plan", type=int, default=20)
    asked.add_argument("--seed", default="1")
    asked.add_argument("--more", type=Path, help="a folder with further files to spoil")
    asked.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "mutated")
    options = asked.parse_args()
    options.keep.mkdir(exist_ok=True)
    signal.signal(signal.SIGALRM, _too_late)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        new_dossier(Path(name) / "d.dossier", "usmca-review")
        with open_dossier(Path(name) / "d.dossier", write=True) as dossier:
            for kind in options.kinds:
                tally = run(kind, options, Path(name), dossier)
                print(tally.line(), flush=True)
                failures += tally.failures
    sys.exit(bool(failures))


def _too_late(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
