"""The wheel, installed away from the checkout, runs the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_runs_the_demonstration_elsewhere(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "workbench/_data/db/m0001_start.py" in names
    assert "workbench/_data/resources/fonts/OFL.txt" in names
    assert not any(n.startswith(("tests/", "db/", "resources/")) for n in names)

    # Unpacked into a folder of its own; its libraries are those of this environment, the program is not.
    place = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([*install, str(place), str(wheel)], check=True, capture_output=True)
    libraries = sysconfig.get_paths()["purelib"]
    script = (
        f"import sys; sys.path[:] = [p for p in sys.path if p not in ('', {str(ROOT)!r})]; "
        f"sys.path.insert(0, {str(place)!r}); "
        f"import workbench; assert workbench.__file__.startswith({str(place)!r}); "
        "from workbench.__main__ import main; sys.argv = ['workbench', 'demo', '--out', 'out']; main()"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(place), libraries))}
    demo = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, text=True, cwd=tmp_path, env=env)
    assert demo.returncode == 0, demo.stdout + demo.stderr
    assert (tmp_path / "out" / "brief-public.pdf").stat().st_size > 10_000
