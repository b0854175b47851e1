"""Bad input through the real program: one sentence, exit 2, nothing changed, nothing left behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from workbench.store.driver import connect
from workbench.tasks.dossiers import new_dossier

ROOT = Path(__file__).resolve().parents[2]
MATRIX = ROOT / "resources" / "samples" / "matriz-posiciones-agricultura.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "review.dossier"
    new_dossier(path, "usmca-review")
    return path


@pytest.fixture
def dossier(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "review.dossier"
    shutil.copy(made, path)
    return path


def refused(folder: Path, *arguments: object) -> str:
    """Runs a command that must fail with exit 2 and one sentence, and change no file of the folder."""
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    env = {**os.environ, "WORKBENCH_LANGUAGE": "en"}
    command = [sys.executable, "-m", "workbench", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=60)
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before
    assert "Traceback" not in done.stderr
    sentences = done.stderr.strip().splitlines()
    assert len(sentences) == 1 and sentences[0].endswith("."), done.stderr
    return sentences[0]


def far_cell(path: Path) -> Path:
    """A legal workbook of 1.5 KB with the cells A1 and XFD1048576."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    plain = path.with_name("plain.xlsx")
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else source.read(name))
    plain.unlink()
    return path


def test_a_file_that_is_no_dossier(tmp_path: Path) -> None:
    path = tmp_path / "notes.dossier"
    path.write_text("nothing of the kind", encoding="utf-8")
    for command in (("search", path, "x"), ("undo", path), ("export", path, tmp_path / "o.xlsx"), ("check", path)):
        assert "notes.dossier" in refused(tmp_path, *command)


def test_a_database_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    database = connect(path, writer=True, create=True)
    database.conn.execute("CREATE TABLE t (x)")
    database.close()
    assert "not a dossier" in refused(tmp_path, "search", path, "x")


def test_a_dossier_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    assert "there is no such dossier" in refused(tmp_path, "search", tmp_path / "missing.dossier", "x")
    assert "folder" in refused(tmp_path, "search", tmp_path, "x")


def test_a_newer_dossier(dossier: Path, tmp_path: Path) -> None:
    database = connect(dossier, writer=True)
    database.conn.execute("PRAGMA user_version = 999")
    database.close()
    assert "newer version" in refused(tmp_path, "import", dossier, MATRIX)


def test_new_never_replaces_a_file(dossier: Path, tmp_path: Path) -> None:
    assert "exists already" in refused(tmp_path, "new", dossier)
    assert "no folder" in refused(tmp_path, "new", tmp_path / "nowhere" / "x.dossier")
    assert "no starting dossier" in refused(tmp_path, "new", tmp_path / "y.dossier", "--from", "mars")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_a_corrupt_workbook(dossier: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    assert "broken.xlsx" in refused(tmp_path, "import", dossier, path)
    assert "broken.xlsx" in refused(tmp_path, "inspect", path)


def test_an_empty_sheet(dossier: Path, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    Workbook().save(path)
    assert "no table" in refused(tmp_path, "import", dossier, path)


def test_the_workbook_that_asks_for_half_a_terabyte(dossier: Path, tmp_path: Path) -> None:
    path = far_cell(tmp_path / "far.xlsx")
    assert path.stat().st_size < 6000
    assert "far.xlsx" in refused(tmp_path, "import", dossier, path)


@pytest.mark.parametrize("option", ["--rejected", "--save-profile"])
def test_nothing_is_written_over_the_file_that_is_imported(dossier: Path, tmp_path: Path, option: str) -> None:
    path, other = tmp_path / "matrix.xlsx", tmp_path / "other.xlsx"
    shutil.copy(MATRIX, path)
    other.hardlink_to(path)
    for target in (path, tmp_path / "." / "nowhere" / ".." / "matrix.xlsx", other):
        for more in ((), ("--dry-run",)):
            said = refused(tmp_path, "import", dossier, path, option, target, *more)
            assert "is the file that is imported" in said and target.name in said


def test_a_file_of_another_kind(dossier: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "old.xls" in refused(tmp_path, "import", dossier, path)
    assert "missing.xlsx" in refused(tmp_path, "import", dossier, tmp_path / "missing.xlsx")


def test_an_unknown_sheet(dossier: Path, tmp_path: Path) -> None:
    assert "no sheet" in refused(tmp_path, "import", dossier, MATRIX, "--sheet", "Hoja9")


def test_an_unknown_key(dossier: Path, tmp_path: Path) -> None:
    for command in (("show", dossier, "I-999"), ("history", dossier, "nadie"), ("undo", dossier, "77")):
        assert any(word in refused(tmp_path, *command) for word in ("I-999", "nadie", "77"))
    assert "Q-9" in refused(tmp_path, "brief", dossier, tmp_path / "b.pdf", "--of", "Q-9")


def test_a_folder_without_room_for_the_file(dossier: Path, tmp_path: Path) -> None:
    assert "nowhere" in refused(tmp_path, "export", dossier, tmp_path / "nowhere" / "o.xlsx")
    (tmp_path / "folder.pdf").mkdir()
    assert "folder.pdf" in refused(tmp_path, "brief", dossier, tmp_path / "folder.pdf", "--of", "I-1")


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root writes anywhere")
def test_a_folder_without_write_permission(dossier: Path, tmp_path: Path) -> None:
    """As an ordinary user: reading works, writing says why it does not, nothing is left behind."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    shelved = Path(shutil.copy(dossier, folder / "review.dossier"))
    shelved.chmod(0o644)  # dossiers are made for their owner alone
    for path in (folder, tmp_path, *tmp_path.parents[:3]):
        path.chmod(0o555 if path == folder else 0o755)
    drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from workbench.__main__ import main; main()"
    env = {**os.environ, "WORKBENCH_LANGUAGE": "en", "PYTHONDONTWRITEBYTECODE": "1"}
    before = sorted(folder.iterdir())

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [*drop, sys.executable, "-c", script, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, env=env, cwd="/", timeout=60)

    if run("--version").returncode:
        pytest.skip("this Python cannot be run by another user")
    assert run("search", shelved, "cofepris").returncode == 0
    for command in (("undo", shelved), ("export", shelved, folder / "o.json"), ("new", folder / "n.dossier")):
        done = run(*command)
        assert done.returncode == 2, done.stdout + done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    assert sorted(folder.iterdir()) == before


def test_decisions_that_are_none(dossier: Path, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    for content in (
        "[]",
        "{",
        '{"answers": {"A!B2": 3}}',
        "[" * 100_000,
        "\ud800".encode("utf-16-le", "surrogatepass").decode("latin-1"),
    ):
        path.write_text(content, encoding="utf-8")
        assert "answers.json" in refused(tmp_path, "import", dossier, MATRIX, "--decide", path)


def test_json_that_is_no_export_of_ours(dossier: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    head = {"format": "treaty-workbench", "version": 1}
    for content in ({}, {**head, "records": 3}, {**head, "records": [{"type": "issue"}]}):
        path.write_text(json.dumps(content), encoding="utf-8")
        assert "x.json" in refused(tmp_path, "import", dossier, path)


def test_wrong_use_exits_with_2(dossier: Path) -> None:
    for command in (
        ("nonsense",),
        ("brief", dossier, "b.pdf"),
        ("export", dossier),
        ("import", dossier, MATRIX, "--as", "x"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, command)], capture_output=True, text=True, cwd=ROOT
        )
        assert done.returncode == 2


def test_a_second_writer_is_told_who_writes(dossier: Path, tmp_path: Path) -> None:
    from workbench.store.dossier import open_dossier

    with open_dossier(dossier, write=True):
        env = {**os.environ, "WORKBENCH_LANGUAGE": "en"}
        command = [sys.executable, "-m", "workbench", "undo", str(dossier)]
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT)
        assert done.returncode == 2
        assert str(os.getpid()) in done.stderr
        reading = [sys.executable, "-m", "workbench", "search", str(dossier), "cofepris"]
        assert subprocess.run(reading, capture_output=True, cwd=ROOT).returncode == 0


def test_nothing_is_written_over_a_dossier(dossier: Path, tmp_path: Path) -> None:
    for name in ("other.json", "other.pdf"):
        shutil.copy(dossier, tmp_path / name)
    os.link(dossier, tmp_path / "same.json")
    (tmp_path / "link.json").symlink_to(dossier)
    for name in ("other.json", "same.json", "link.json"):
        assert "is a dossier" in refused(tmp_path, "export", dossier, tmp_path / name)
    assert "is a dossier" in refused(tmp_path, "brief", dossier, tmp_path / "other.pdf", "--of", "I-1")


def test_a_release_to_nobody(dossier: Path, tmp_path: Path) -> None:
    for name in ("", " ", "--"):
        arguments = ("export", dossier, tmp_path / "o.json", "--audience", "negotiators", f"--release-to={name}")
        assert "to whom" in refused(tmp_path, *arguments)


def test_dossiers_and_what_is_not_public_are_for_their_owner_alone(dossier: Path, tmp_path: Path) -> None:
    made = tmp_path / "n.dossier"
    for arguments in (
        ("new", made),
        ("export", dossier, tmp_path / "g.json", "--audience", "government"),
        ("export", dossier, tmp_path / "p.json"),
    ):
        command = [sys.executable, "-m", "workbench", *map(str, arguments)]
        assert subprocess.run(command, capture_output=True, cwd=ROOT).returncode == 0
    assert made.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "g.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "p.json").stat().st_mode & 0o044
