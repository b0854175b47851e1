"""Where files lie: the program's own, in a checkout, a wheel and a frozen build, and those of the person."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "treaty-workbench"
READ = "_read"  # how a frozen program starts itself as the process that reads a file
HOME = "WORKBENCH_HOME"  # a folder to use instead of the person's own


def _data_root() -> Path:
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def resources() -> Path:
    """The folder of fonts, icons, themes, bundled dossiers, samples and help pages."""
    return _data_root() / "resources"


def migrations() -> Path:
    """The folder of the numbered migrations and the snapshot of the schema."""
    return _data_root() / "db"


def is_frozen() -> bool:
    """Whether the program runs from a frozen build, in which there is no interpreter to start."""
    return bool(getattr(sys, "frozen", False))


def settings_file() -> Path:
    """The file of the person's settings."""
    return _own("config") / "settings.json"


def first_dossier() -> Path:
    """Where the dossier lies that the program makes at its first start."""
    return _own("data") / "usmca-review.dossier"


def documents() -> Path:
    """The folder that files are offered to be saved in."""
    from platformdirs import user_documents_path

    found = user_documents_path()
    return found if found.is_dir() else Path.home()


def _own(kind: str) -> Path:
    chosen = os.environ.get(HOME)
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path, user_data_path

    return (user_config_path if kind == "config" else user_data_path)(_NAME, appauthor=False)
