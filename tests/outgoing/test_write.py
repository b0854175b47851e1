"""A file appears whole and checked, or the old one stays as it was."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import workbench
from workbench.outgoing.write import CannotWrite, write
from workbench.progress import Cancelled


def put(text: str) -> Callable[[Path], str]:
    def produce(path: Path) -> str:
        path.write_text(text, encoding="utf-8")
        return text.upper()

    return produce


def accept(path: Path) -> None:
    assert path.read_text(encoding="utf-8")


def test_a_new_file_holds_what_was_produced_and_the_result_is_handed_on(tmp_path: Path) -> None:
    assert write(tmp_path / "ficha.pdf", put("texto"), accept) == "TEXTO"
    assert [p.name for p in tmp_path.iterdir()] == ["ficha.pdf"]
    assert (tmp_path / "ficha.pdf").read_text(encoding="utf-8") == "texto"


def test_the_temporary_file_is_beside_the_target_private_and_keeps_the_ending(tmp_path: Path) -> None:
    seen: list[Path] = []

    def produce(path: Path) -> None:
        seen.append(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.write_text("x", encoding="utf-8")

    write(tmp_path / "libro.xlsx", produce, accept)
    assert seen[0].parent == tmp_path
    assert seen[0].suffix == ".xlsx"
    assert seen[0].name != "libro.xlsx"


def test_a_new_file_gets_the_usual_mode_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    before = os.umask(0o027)
    try:
        write(target, put("uno"), accept)
        assert stat.S_IMODE(target.stat().st_mode) == 0o640
        target.chmod(0o604)
        write(target, put("dos"), accept)
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    assert target.read_text(encoding="utf-8") == "dos"


@pytest.mark.parametrize("trouble", [RuntimeError("bug"), Cancelled(), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("where", ["produce", "check"])
def test_any_failure_leaves_the_old_file_and_no_trace(tmp_path: Path, trouble: BaseException, where: str) -> None:
    target = tmp_path / "a.txt"
    target.write_text("antes", encoding="utf-8")

    def produce(path: Path) -> None:
        path.write_text("a medias", encoding="utf-8")
        if where == "produce":
            raise trouble

    def check(path: Path) -> None:
        assert path.read_text(encoding="utf-8") == "a medias"
        raise trouble

    with pytest.raises(type(trouble)):
        write(target, produce, check)
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text(encoding="utf-8") == "antes"


def test_a_missing_folder_is_told_in_one_sentence_before_anything_is_produced(tmp_path: Path) -> None:
    called: list[Path] = []
    with pytest.raises(CannotWrite) as caught:
        write(tmp_path / "no está" / "ficha.pdf", called.append, accept)
    assert "ficha.pdf" in caught.value.words.es
    assert "no está" in caught.value.words.es
    assert "ficha.pdf" in caught.value.words.en
    assert called == []
    assert not (tmp_path / "no está").exists()


def test_a_folder_in_place_of_the_target(tmp_path: Path) -> None:
    (tmp_path / "ficha.pdf").mkdir()
    with pytest.raises(CannotWrite, match=r"ficha\.pdf.*folder of that name"):
        write(tmp_path / "ficha.pdf", put("x"), accept)
    assert [p.name for p in tmp_path.iterdir()] == ["ficha.pdf"]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "carpeta").write_text("soy un archivo", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"does not exist"):
        write(tmp_path / "carpeta" / "ficha.pdf", put("x"), accept)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_in_place_of_the_target_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo")
    with pytest.raises(CannotWrite, match="not a file"):
        write(tmp_path / "tubo", put("x"), accept)
    assert stat.S_ISFIFO((tmp_path / "tubo").stat().st_mode)


def test_a_name_that_no_disk_takes(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write(tmp_path / ("x" * 300), put("x"), accept)
    with pytest.raises(CannotWrite):
        write(tmp_path / "a\0b", put("x"), accept)
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_still_has_room_for_its_temporary_file(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 251 + ".pdf")
    write(target, put("x"), accept)
    assert target.is_file()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits on the size of files")
def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the full disk: the write fails half way."""
    target = tmp_path / "a.txt"
    target.write_text("antes", encoding="utf-8")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from workbench.outgoing.write import CannotWrite, write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write(Path(sys.argv[1]), lambda p: p.write_bytes(b'x' * 100_000), lambda p: None)\n"
        "except CannotWrite as error:\n"
        "    print(error.words.en)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(target)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(workbench.__file__).parents[1])},
    )
    assert "the disk is full" in done.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text(encoding="utf-8") == "antes"


def test_a_disk_error_while_renaming_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CannotWrite, match="not permitted"):
        write(tmp_path / "a.txt", put("x"), accept)
    assert list(tmp_path.iterdir()) == []


def test_other_trouble_of_the_producer_is_not_dressed_up(tmp_path: Path) -> None:
    def produce(path: Path) -> None:
        raise FileNotFoundError(errno.ENOENT, "a template")

    with pytest.raises(FileNotFoundError):
        write(tmp_path / "a.txt", produce, accept)
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("antes", encoding="utf-8")
    link = tmp_path / "enlace.txt"
    link.symlink_to(real)
    write(link, put("después"), accept)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "después"
