"""A file appears at its place whole and checked, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from workbench.i18n import Told, Words

T = TypeVar("T")

_TRIES = 16
_NEW_FILE = 0o666  # what open() would ask for; the umask takes its share

_NO_FOLDER = Words(
    "No se puede escribir «{name}»: la carpeta «{folder}» no existe.",
    "Cannot write “{name}”: the folder “{folder}” does not exist.",
)
_IS_FOLDER = Words(
    "No se puede escribir «{name}»: ya hay una carpeta con ese nombre.",
    "Cannot write “{name}”: there is a folder of that name.",
)
_NOT_A_FILE = Words(
    "No se puede escribir «{name}»: lo que hay con ese nombre no es un archivo.",
    "Cannot write “{name}”: what stands under that name is not a file.",
)
_NOT_ALLOWED = Words(
    "No se puede escribir «{name}»: no hay permiso para escribir en «{folder}» o el archivo está abierto.",
    "Cannot write “{name}”: writing in “{folder}” is not permitted, or the file is open elsewhere.",
)
_FULL = Words(
    "No se puede escribir «{name}»: el disco está lleno.",
    "Cannot write “{name}”: the disk is full.",
)
_BAD_NAME = Words(
    "No se puede escribir «{name}»: el nombre no es válido o es demasiado largo.",
    "Cannot write “{name}”: the name is not valid, or is too long.",
)
_OTHER = Words(
    "No se puede escribir «{name}»: el disco respondió con un error.",
    "Cannot write “{name}”: the disk answered with an error.",
)
_BY_ERROR = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: _IS_FOLDER,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _NOT_ALLOWED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.ENAMETOOLONG: _BAD_NAME,
    errno.EINVAL: _BAD_NAME,
}


class CannotWrite(Told):
    """The file could not be written; ``words`` says so to a person, in one sentence that names it."""


def write(path: Path, produce: Callable[[Path], T], check: Callable[[Path], None], *, private: bool = False) -> T:
    """What ``produce`` returns, once what it wrote stands at ``path``.

    ``produce`` is handed a temporary file in the same folder, empty and readable by its owner only, and
    fills it; ``check`` opens it again and raises if it is not as it should be; only then does it take the
    place of whatever stood at ``path``; ``private`` keeps it readable by its owner only. Whatever goes
    wrong, cancelling and Ctrl-C included, the temporary file is removed and the old file is as it was.
    Raises CannotWrite where the folder, the disk or the name is to blame; what ``produce`` and ``check``
    raise passes through.
    """
    target = _target(path)
    temporary = _reserve(target)
    try:
        made = _produced(temporary, target, produce)
        check(temporary)
        _publish(temporary, target, private)
    except BaseException:
        _discard(temporary)
        raise
    _sync_folder(target.parent)
    return made


def _target(path: Path) -> Path:
    """The place itself: a link is followed, so that the link stays and the file behind it is new."""
    if "\0" in str(path):
        raise _cannot(_BAD_NAME, path)
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise _cannot(_IS_FOLDER, path)
        if not target.parent.is_dir():
            raise _cannot(_NO_FOLDER, path)
        if target.exists() and not target.is_file():
            raise _cannot(_NOT_A_FILE, path)
    except (OSError, ValueError, RuntimeError) as error:
        raise _explained(error, path) from error
    return target


def _reserve(target: Path) -> Path:
    """A new empty file beside the target that nobody else can have opened."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    for _ in range(_TRIES):
        # A short name of its own: a long target name must not become too long by an ending. The
        # ending stays because some writers decide the format by it.
        temporary = target.with_name(f".~{secrets.token_hex(6)}{target.suffix[:16]}")
        try:
            os.close(os.open(temporary, flags, 0o600))
        except FileExistsError:
            continue
        except (OSError, ValueError) as error:
            raise _explained(error, target) from error
        return temporary
    raise _cannot(_OTHER, target)


def _produced(temporary: Path, target: Path, produce: Callable[[Path], T]) -> T:
    """What ``produce`` returns; a full disk while it writes is told like any other failure to write."""
    try:
        return produce(temporary)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise _explained(error, target) from error
        raise


def _publish(temporary: Path, target: Path, private: bool) -> None:
    try:
        _sync_file(temporary)
        if not private:  # a private file stays readable by its owner alone, whatever stood there before
            temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        raise _explained(error, target) from error


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, else what a new file gets here."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    umask = os.umask(0o077)
    os.umask(umask)
    return _NEW_FILE & ~umask


def _sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """The new name reaches the disk; where folders cannot be synced (Windows, some shares) nothing happens.

    It is too late to fail here: the file already stands at its place.
    """
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _discard(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def _explained(error: Exception, path: Path) -> CannotWrite:
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    return _cannot(_BY_ERROR.get(code or 0, _OTHER), path)


def _cannot(words: Words, path: Path) -> CannotWrite:
    return CannotWrite(words.fill(name=path.name or str(path), folder=path.parent))
