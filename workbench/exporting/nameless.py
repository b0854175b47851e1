"""Workbooks as files that tell nothing of who made them, with what and when: the library's own writing tells all three.

The same workbook gives the same bytes.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = b"http://schemas.openxmlformats.org"
_SAYS_NOTHING = MappingProxyType(
    {
        "docProps/core.xml": _HEAD
        + b'<cp:coreProperties xmlns:cp="%b/package/2006/metadata/core-properties"/>' % _SCHEMAS,
        "docProps/app.xml": _HEAD + b'<Properties xmlns="%b/officeDocument/2006/extended-properties"/>' % _SCHEMAS,
    }
)


def save_nameless(workbook: Workbook, path: Path) -> None:
    """Saves a workbook."""
    with _Package(path, "w", ZIP_DEFLATED) as package:
        ExcelWriter(workbook, package).save()


class _Package(ZipFile):
    """A zip file whose parts have no time, and whose properties say nothing."""

    def writestr(self, part: Any, data: Any, *_: Any) -> None:
        name = part.filename if isinstance(part, ZipInfo) else str(part)
        super().writestr(_info(name), _SAYS_NOTHING.get(name, data))

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        info = _info(str(arcname))
        info.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as source, self.open(info, "w") as target:
            shutil.copyfileobj(source, target)


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _FIRST_DAY)
    info.compress_type = ZIP_DEFLATED
    return info
