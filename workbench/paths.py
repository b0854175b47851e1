"""Where the program's own files lie, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _data_root() -> Path:
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def resources() -> Path:
    """The folder of fonts, bundled dossiers, samples and help pages."""
    return _data_root() / "resources"


def migrations() -> Path:
    """The folder of the numbered migrations and the snapshot of the schema."""
    return _data_root() / "db"
