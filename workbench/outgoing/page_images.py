"""The pages of a finished PDF as pictures, for looking at them before it is saved."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

from workbench.outgoing.decoding import Source


@dataclass(frozen=True)
class PageImage:
    """One page: its size in pixels and its pixels, four bytes each (blue, green, red, unused), row after row."""

    width: int
    height: int
    pixels: bytes


def page_images(source: Source, scale: float, most: int | None = None, first: int = 1) -> tuple[PageImage, ...]:
    """The pages of a PDF from the ``first`` on, counted from 1, or at ``most`` so many.

    ``scale`` is in pixels a point (1/72 inch).
    """
    document = pypdfium2.PdfDocument(source)
    try:
        last = None if most is None else first - 1 + most
        return tuple(_drawn(document[at], scale) for at in range(len(document))[first - 1 : last])
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, scale: float) -> PageImage:
    bitmap = page.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    rows = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    bitmap.close()
    if stride != width * 4:
        rows = b"".join(rows[y * stride : y * stride + width * 4] for y in range(height))
    return PageImage(width, height, rows)
