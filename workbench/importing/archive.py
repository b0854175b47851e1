"""The parts of a workbook's package, unpacked as a stream and measured: its headers are claims, not facts."""

from __future__ import annotations

import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from workbench.importing.trouble import Limits, Place, Unreadable

LONGEST = 1 << 23  # bytes of one cell or tag: a cell holds 32,767 characters at most
_BLOCK = 1 << 20
ZIP = b"PK\x03\x04"


class Archive:
    """The parts of a zip file by lower-case name, unpacked by ourselves: headers are claims, not facts."""

    def __init__(self, file: BinaryIO, place: Place, limits: Limits) -> None:
        self.file, self.place, self.limits = file, place, limits
        self.unpacked = 0
        self.cells = 0
        self.end = time.monotonic() + limits.time_for(file.seek(0, 2))
        file.seek(0)
        self._refuse_foreign()
        self.parts = self._index()

    def _refuse_foreign(self) -> None:
        start = self.file.read(8)
        if not start.startswith(ZIP):
            raise self.place.refuse("no es un libro de Excel (.xlsx)", "it is not an Excel workbook (.xlsx)")
        size = self.file.seek(0, 2)
        self.file.seek(max(0, size - 65_557))
        tail = self.file.read()
        end = tail[tail.rfind(b"PK\x05\x06") :] if b"PK\x05\x06" in tail else b""
        if len(end) < 22:
            raise self.damaged()
        entries, directory, offset = struct.unpack("<HII", end[10:20])
        # No workbook below the size limit needs zip64; a lying directory would fill the memory.
        if entries == 0xFFFF or 0xFFFFFFFF in (directory, offset):
            raise self.place.refuse("su zip tiene un formato inusual", "its zip has an unusual format")
        if entries > self.limits.entries or directory > self.limits.entries * 1_000:
            raise self.too_much()

    def _index(self) -> dict[str, zipfile.ZipInfo]:
        try:
            entries = zipfile.ZipFile(self.file).infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            struct.error,
            EOFError,
            OSError,
        ) as error:
            raise self.damaged() from error
        if len(entries) > self.limits.entries:
            raise self.too_much()
        parts: dict[str, zipfile.ZipInfo] = {}
        for info in entries:
            name = info.orig_filename.replace("\\", "/").lower()
            if name in parts or name.startswith("/") or ".." in name.split("/") or "\0" in name:
                raise self.place.refuse(
                    "sus partes tienen nombres repetidos o inseguros",
                    "its parts have repeated or unsafe names",
                )
            if info.flag_bits & 0x1:
                raise self.place.refuse("está protegido con contraseña", "it is password-protected")
            parts[name] = info
        if sum(i.compress_size for i in entries) > self.file.seek(0, 2):
            raise self.damaged()  # parts that share bytes: the trick of the overlapping bomb
        return parts

    def damaged(self) -> Unreadable:
        """The exception for a file that is not what it claims to be."""
        return self.place.refuse("el archivo está dañado o incompleto", "the file is damaged or incomplete")

    def too_much(self) -> Unreadable:
        """The exception for a file that asks more than the limits allow."""
        return self.place.refuse("contiene más datos de lo permitido", "it holds more data than is allowed")

    def count_cells(self, cells: int) -> None:
        """Adds the cells of one sheet to those of the file; raises Unreadable where they are too many."""
        self.cells += cells
        if self.cells > self.limits.cells:
            raise self.too_much()

    def stream(self, info: zipfile.ZipInfo, tell: Callable[[], None]) -> Iterator[bytes]:
        """The unpacked bytes in blocks, size, ratio and checksum measured; raises Unreadable."""
        size = checksum = 0
        for block in self._inflate(info):
            tell()
            if time.monotonic() > self.end:
                raise self.place.refuse("tarda demasiado en leerse", "it takes too long to read")
            size += len(block)
            self.unpacked += len(block)
            checksum = zlib.crc32(block, checksum)
            thin = size > 10_000_000 and size > self.limits.ratio * info.compress_size
            if thin or self.unpacked > self.limits.unpacked:
                raise self.too_much()
            yield block
        if size != info.file_size or checksum != info.CRC:
            raise self.damaged()

    def whole(self, name: str) -> bytes:
        """A small part in one piece, and empty when there is none; not counted, it is streamed as well."""
        info = self.parts.get(name.lower())
        before, data = self.unpacked, bytearray()
        for block in self.stream(info, lambda: None) if info else ():
            data += block
            if len(data) > 2 * LONGEST:
                raise self.too_much()
        self.unpacked = before
        return bytes(data)

    def _inflate(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            self._seek_data(info)
            if info.compress_type == zipfile.ZIP_STORED:
                yield from self._stored(info.compress_size)
            elif info.compress_type == zipfile.ZIP_DEFLATED:
                yield from self._deflated(info.compress_size)
            else:
                raise self.place.refuse("su zip tiene un formato inusual", "its zip has an unusual format")
        except (zlib.error, struct.error, UnicodeDecodeError, ValueError) as error:
            raise self.damaged() from error

    def _seek_data(self, info: zipfile.ZipInfo) -> None:
        self.file.seek(info.header_offset)
        header = self.file.read(30)
        name_size, extra_size = struct.unpack("<HH", header[26:30])
        name = self.file.read(name_size).decode("utf-8" if info.flag_bits & 0x800 else "cp437")
        if not header.startswith(b"PK\x03\x04") or name != info.orig_filename:
            raise self.damaged()
        self.file.seek(extra_size, 1)

    def _stored(self, left: int) -> Iterator[bytes]:
        while left:
            block = self.file.read(min(left, _BLOCK))
            if not block:
                raise self.damaged()
            left -= len(block)
            yield block

    def _deflated(self, left: int) -> Iterator[bytes]:
        engine = zlib.decompressobj(-15)
        while not engine.eof:
            feed = engine.unconsumed_tail
            if not feed:
                feed = self.file.read(min(left, _BLOCK))
                left -= len(feed)
            block = engine.decompress(feed, _BLOCK)
            if block:
                yield block
            elif not feed:
                raise self.damaged()
