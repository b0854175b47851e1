"""The frozen build: made from ``build.spec``, run where there is no Python and no checkout, looked into, weighed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

ROOT = Path(__file__).resolve().parents[2]
NAME = "workbench.exe" if sys.platform == "win32" else "workbench"
MOST = 220  # megabytes; on Linux it weighs some 165

# What the program uses of Qt: bindings, libraries and plugins; everything else of it is dead weight.
BINDINGS = {"QtCore", "QtGui", "QtSvg", "QtWidgets"}
LIBRARIES = {"Core", "DBus", "Gui", "Svg", "Widgets", "XcbQpa"}
PLUGINS = {
    "platforms": {"qxcb", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "imageformats": {"qsvg"},
    "iconengines": {"qsvgicon"},
}
UNUSED_MODULES = {
    *("tkinter", "unittest", "doctest", "pydoc", "asyncio", "ssl", "pytest", "_pytest", "hypothesis", "mypy"),
    *("numpy", "pandas", "IPython", "pip", "setuptools", "pygments"),
}
PARTS = {
    **{"shiboken6": "PySide6", "pillow.libs": "PIL", "pikepdf.libs": "pikepdf", "pypdfium2_raw": "pypdfium2"},
    **{"base_library.zip": "Python", "workbench": "resources and db"},
}


def wait_until(what: Callable[[], bool], seconds: float) -> bool:
    """Whether it became true in that time."""
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.05)
    return what()


def build(place: Path) -> None:
    """Builds into ``place / "dist"`` and leaves the exit code in ``place / "done"``, the words in ``place / "log"``."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", str(place / "dist")]
    command += ["--workpath", str(place / "build"), str(ROOT / "build.spec")]
    env = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(place / "cache")}
    with (place / "log").open("w") as log:
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT, env=env)
    (place / "code").write_text(str(done.returncode))
    (place / "code").rename(place / "done")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built program. Where several workers share a run, the first builds and the others wait."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "frozen"
    try:
        place.mkdir()
    except FileExistsError:
        assert wait_until((place / "done").exists, 600)
    else:
        build(place)
    assert (place / "done").read_text() == "0", (place / "log").read_text()[-4000:]
    return place / "dist" / "workbench"


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Almost nothing: no Python, no home; what is temporary stays in the folder."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {"PATH": "/usr/bin", "LANG": "C.UTF-8", "TMPDIR": str(folder), "TEMP": str(folder), **kept, **more}


def demonstrate(built: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(built / NAME), "demo", "--no-window", "--out", str(folder / "x")]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=folder, env=environment(folder), timeout=120
    )


def files(folder: Path) -> Iterator[Path]:
    """The files themselves; a name that only points to one weighs nothing."""
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def part(path: Path) -> str:
    """The part of the build that a file, named from its folder, belongs to."""
    if len(path.parts) == 1:
        return "program and pure Python modules"
    first, name = path.parts[1], path.name
    if first == "PySide6" and "plugins" in path.parts:
        return "Qt plugins"
    if name.startswith("libicu"):
        return "Qt libraries: ICU"
    if name.removeprefix("lib").startswith("Qt6"):
        return "Qt libraries"
    if first.startswith(("python3", "libpython")):
        return "Python"
    if len(path.parts) == 2 and first not in PARTS:
        return "libraries of the system"
    return PARTS.get(first, first)


def weights(folder: Path) -> dict[str, float]:
    """Megabytes by part, the heaviest first."""
    sizes: Counter[str] = Counter()
    for path in files(folder):
        sizes[part(path.relative_to(folder))] += path.stat().st_size
    return {name: size / 1e6 for name, size in sizes.most_common()}


def test_the_frozen_program_runs_the_demonstration(built: Path, tmp_path: Path) -> None:
    done = demonstrate(built, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "MATRIZ vf2 (3)" in done.stdout  # a sheet that the program read by starting itself once more
    sizes = {path.name: path.stat().st_size for path in (tmp_path / "x").iterdir()}
    assert set(sizes) == {"brief-negotiators.pdf", "brief-public.pdf", "demo.dossier", "dossier-public.xlsx"}
    assert min(sizes.values()) > 10_000


def test_the_frozen_program_writes_every_format(built: Path, tmp_path: Path) -> None:
    assert demonstrate(built, tmp_path).returncode == 0
    dossier = tmp_path / "x" / "demo.dossier"
    for command in (
        ("brief", "f.docx", "--of", "I-3"),
        ("brief", "f.pdf", "--kind", "matrix"),
        ("matrix", "--out", "m.xlsx"),
        ("calendar", "--out", "c.ics"),
    ):
        asked = [str(built / NAME), command[0], str(dossier), *command[1:]]
        done = subprocess.run(
            asked, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment(tmp_path), timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert all((tmp_path / name).stat().st_size > 5_000 for name in ("f.docx", "f.pdf", "m.xlsx", "c.ics"))


def test_the_frozen_window_opens_a_dossier(built: Path, tmp_path: Path) -> None:
    assert demonstrate(built, tmp_path).returncode == 0
    dossier, settings = tmp_path / "x" / "demo.dossier", tmp_path / "home" / "settings.json"
    env = environment(tmp_path, QT_QPA_PLATFORM="offscreen", WORKBENCH_HOME=str(settings.parent))
    with (
        (tmp_path / "errors").open("wb") as errors,
        subprocess.Popen([str(built / NAME), str(dossier)], stderr=errors, cwd=tmp_path, env=env) as window,
    ):
        opened = wait_until(lambda: settings.exists() or window.poll() is not None, 60) and window.poll() is None
        time.sleep(1)  # what it shows after opening may still go wrong
        alive = window.poll() is None
        window.terminate()
    words = (tmp_path / "errors").read_text(encoding="utf-8")
    assert opened and alive, words
    assert json.loads(settings.read_text(encoding="utf-8"))["recent"] == [str(dossier)]
    assert "Qt:" not in words and "Traceback" not in words, words


def test_the_build_holds_what_is_used_and_no_more(built: Path) -> None:
    found = [path.relative_to(built) for path in files(built)]
    extras: list[str] = []
    for path in found:
        name = path.name.split(".")[0].removeprefix("lib")
        if "plugins" in path.parts:
            kept = name in PLUGINS.get(path.parent.name, ())
        elif name.startswith("Qt6"):
            kept = name.removeprefix("Qt6") in LIBRARIES
        elif path.parent.name == "PySide6" and name.startswith("Qt"):
            kept = name in BINDINGS
        elif "translations" in path.parts:
            kept = path.name == "qtbase_es.qm"
        else:
            kept = not {"translations", "qml", "__pycache__", "tests", *UNUSED_MODULES} & set(path.parts)
        if not kept:
            extras.append(str(path))
    assert extras == []

    modules = set(CArchiveReader(str(built / NAME)).open_embedded_archive("PYZ.pyz").toc)
    assert not {name.split(".")[0] for name in modules} & UNUSED_MODULES
    rooms = (ROOT / "workbench").rglob("*.py")
    ours = {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for p in rooms}
    assert ours - {"workbench.__main__"} <= modules
    names = {path.as_posix() for path in found}
    for folder in ("resources", "db"):
        wanted = {p.relative_to(ROOT).as_posix() for p in files(ROOT / folder) if "__pycache__" not in p.parts}
        assert {name for name in wanted if not any(n.endswith(f"workbench/_data/{name}") for n in names)} == set()


def test_the_build_is_light(built: Path) -> None:
    parts = weights(built)
    total = sum(parts.values())
    print(f"\n{total:7.1f} MB in all", *(f"{size:7.1f} MB {name}" for name, size in parts.items()), sep="\n")
    assert total < MOST
