"""Spoils files of every kind that is read, by chance that can be repeated: bytes in, bytes out."""

from __future__ import annotations

import io
import json
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

Spoil = Callable[[bytes, random.Random], bytes]
Parts = list[tuple[str, bytes]]

HUGE = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, 1_048_575, 1_048_576, 16_383, 16_384)
_WRITTEN = (
    *("", "0", "-1", "1", "65536", "1048576", "1048577", "2147483647", "2147483648", "4294967296", "9" * 30, "1e308"),
    *("-1e308", "NaN", "1.5", "true", "A1", "A0", "XFD1048576", "A1:XFD1048576", "XFE1", "ZZZ9999999", "B2:A1"),
    *("x" * 999, "&#1;", "&#xD800;", "&nada;", "../../x", "rId1", "worksheets/sheet1.xml", "ñ☂"),
    *("2027-13-45", "s", "e", "str", "d", "float", "date", "hidden"),
)  # fmt: skip
_PUT_IN = (
    *('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<c r="XFD1"><v>1</v></c>', "<c><v>7</v></c>"),
    *('<c r="A1" t="s"><v>99999999</v></c>', '<c r="B1" t="s"><v>-1</v></c>', '<c r="C1" s="99999"><v>45000</v></c>'),
    *('<dimension ref="A1:XFD1048576"/>', '<dimension ref="B9:A1"/>', '<mergeCell ref="A1:XFD1048576"/>'),
    *('<c r="D1"><f t="shared" si="0" ref="A1:XFD1048576">D1</f></c>', '<c r="E1"><f t="shared" si="7"/></c>'),
    *('<cols><col min="1" max="16384" hidden="1"/></cols>', '<!DOCTYPE a [<!ENTITY b "c">]>', "<!--", "]]>", "</a>"),
    *("<?xml version='1.0' encoding='utf-16'?>", "<![CDATA[<c>]]>", "<c", "\0", "\ufeff", '<v xml:space="x"> </v>'),
    *('<table:table-row table:number-rows-repeated="2147483648"/>', "<table:table-row/>", "<table:table>"),
    *('<table:table-cell table:number-columns-repeated="2147483648" office:value-type="float" office:value="1"/>',),
    *('<table:table-cell office:value-type="date" office:date-value="2027-99-99"/>', "<text:p>uno</text:p>", "</row>"),
    *('<table:table-cell office:value-type="time" office:time-value="PT99999999999H"/>', "<text:s text:c='99999999'/>"),
)  # fmt: skip


# ---- bytes of any file


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 40)) if changed else 0):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def put_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    new = chance.choice(
        (b"\0", b"\xff" * 9, b"\n", b"\r", b'"', b"\xef\xbb\xbf", chance.randbytes(chance.choice((1, 9, 700))))
    )
    return data[:at] + new + data[at:]


def take_out(data: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data) + 1), chance.choice((1, 2, 16, 512, 5_000))
    return data[:at] + data[at + size :]


def repeat(data: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data) + 1), chance.choice((1, 16, 512, 4_096))
    return data[:at] + data[at : at + size] * chance.choice((2, 3, 50)) + data[at + size :]


def move(data: bytes, chance: random.Random) -> bytes:
    size = chance.choice((4, 16, 512, 2_048))
    one, other = (chance.randrange(len(data) + 1) for _ in range(2))
    changed = bytearray(data)
    changed[one : one + size], changed[other : other + size] = data[other : other + size], data[one : one + size]
    return bytes(changed)


def number(data: bytes, chance: random.Random) -> bytes:
    """A whole number at an even place becomes one beyond reason."""
    size = chance.choice((2, 4))
    if len(data) < size:
        return data
    at = chance.randrange((len(data) - size) // 2 + 1) * 2
    return data[:at] + _packed(chance, size) + data[at + size :]


def _packed(chance: random.Random, size: int) -> bytes:
    return (chance.choice(HUGE) & ((1 << 8 * size) - 1)).to_bytes(size, "little")


BYTES: tuple[Spoil, ...] = (flip, cut, put_in, take_out, repeat, move, number)


# ---- XML


def attribute(data: bytes, chance: random.Random) -> bytes:
    """An attribute gets a value beyond reason, or that of another one."""
    found = list(re.finditer(rb'="([^"]*)"', data))
    if not found:
        return flip(data, chance)
    match = chance.choice(found)
    other = chance.choice(found)[1] if chance.random() < 0.3 else chance.choice(_WRITTEN).encode()
    return data[: match.start(1)] + other + data[match.end(1) :]


def content(data: bytes, chance: random.Random) -> bytes:
    """The text of an element becomes another one."""
    found = list(re.finditer(rb">([^<]+)<", data))
    if not found:
        return attribute(data, chance)
    match = chance.choice(found)
    return data[: match.start(1)] + chance.choice(_WRITTEN).encode() + data[match.end(1) :]


def element(data: bytes, chance: random.Random) -> bytes:
    """An element is put in, often where it has no business."""
    ends = [m.end() for m in re.finditer(rb">", data)] or [0]
    at = chance.choice(ends)
    return data[:at] + chance.choice(_PUT_IN).encode() * chance.choice((1, 1, 1, 30)) + data[at:]


def tag(data: bytes, chance: random.Random) -> bytes:
    """A tag goes, comes twice, or changes its name."""
    found = list(re.finditer(rb"<[^<>]*>", data))
    if not found:
        return flip(data, chance)
    one, other = chance.choice(found), chance.choice(found)
    new = chance.choice((b"", one[0] * 2, one[0].lower(), other[0], b"<x>" + one[0]))
    return data[: one.start()] + new + data[one.end() :]


def nest(data: bytes, chance: random.Random) -> bytes:
    """Elements within elements within elements."""
    ends = [m.end() for m in re.finditer(rb">", data)] or [0]
    at, deep = chance.choice(ends), chance.choice((3, 300, 30_000))
    name = chance.choice((b"c", b"is", b"row", b"table:table", b"text:p", b"table:table-row", b"office:annotation"))
    closed = chance.random() < 0.7
    return data[:at] + (b"<" + name + b">") * deep + (b"</" + name + b">") * (deep if closed else 0) + data[at:]


XML: tuple[Spoil, ...] = (*(attribute,) * 6, *(content,) * 4, element, element, tag, nest, flip, repeat)


# ---- packages


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as package:
        warnings.simplefilter("ignore")  # of names that come twice: that is the point
        for name, data in parts:
            package.writestr(zipfile.ZipInfo(name), data, method)  # with one date: the same bytes each time
    return buffer.getvalue()


def package(data: bytes, chance: random.Random) -> bytes:
    """Members change places, names, lengths; the zip itself is whole."""
    parts = parts_of(data)
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    (name, inside), (name2, inside2) = parts[one], parts[other]
    match chance.randrange(8):
        case 0:
            parts[one], parts[other] = (name, inside2), (name2, inside)
        case 1:
            parts.append((name, inside2))
        case 2:
            parts[one] = (
                chance.choice((name.upper(), f"../{name}", f"/{name}", f"{name}x", "", "xl\\" + name)),
                inside,
            )
        case 3:
            parts[one] = (name, cut(inside, chance))
        case 4:
            del parts[one]
        case 5:
            parts[one] = (name, b"")
        case 6:
            parts[one] = (name, packed([(name2, inside2)]))
        case _:
            chance.shuffle(parts)
    return packed(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def member(data: bytes, chance: random.Random) -> bytes:
    """What is in one member is spoilt as its kind allows; the zip itself is whole."""
    parts = parts_of(data)
    telling = [n for n, (name, _) in enumerate(parts) if re.search(r"sheet|content|book|rels|tring|style|table", name)]
    at = chance.choice(telling or range(len(parts)))
    name, inside = parts[at]
    for _ in range(chance.choice((1, 1, 2, 5))):
        ways = XML if name.endswith((".xml", ".rels")) else (records, records, *BYTES)
        inside = chance.choice(ways)(inside, chance)
    parts[at] = (name, inside)
    return packed(parts)


# ---- records of binary workbooks


def records(data: bytes, chance: random.Random) -> bytes:
    """A record of an xlsb part changes its size, its kind or a number in it, goes, or comes twice."""
    found, at = [], 0
    while at < len(data) - 1:
        begin, at = at, at + (2 if data[at] & 0x80 else 1)
        size = shift = 0
        while at < len(data):
            size, shift, at = size | (data[at] & 0x7F) << shift, shift + 7, at + 1
            if not data[at - 1] & 0x80 or shift > 21:
                break
        found.append((begin, at, at + size))
        at += size
    if not found:
        return flip(data, chance)
    begin, body, end = chance.choice(found)
    match chance.randrange(6):
        case 0:
            return data[:begin] + data[end:]
        case 1:
            return data[:end] + data[begin:end] * chance.choice((1, 40)) + data[end:]
        case 2:
            return (
                data[: body - 1]
                + chance.choice((b"\xff\xff\xff\x7f", b"\x00", b"\x7f", b"\x80\x80\x80\x08"))
                + data[body:]
            )
        case 3:
            return data[:begin] + bytes([chance.randrange(256)]) + data[begin + 1 :]
    return data[:body] + number(data[body:end], chance) + data[end:]


def old_records(data: bytes, chance: random.Random) -> bytes:
    """A record of an .xls stream changes its kind, its size or a number in it."""
    at, found = data.find(b"\x09\x08\x10\x00"), list[int]()
    while 0 <= at < len(data) - 4 and len(found) < 5_000:
        found.append(at)
        at += 4 + struct.unpack_from("<H", data, at + 2)[0]
    if not found:
        return number(data, chance)
    at = chance.choice(found)
    size = struct.unpack_from("<H", data, at + 2)[0]
    match chance.randrange(4):
        case 0:
            return data[:at] + chance.choice(found and [data[n : n + 2] for n in found]) + data[at + 2 :]
        case 1:
            return data[: at + 2] + _packed(chance, 2) + data[at + 4 :]
    body = number(data[at + 4 : at + 4 + size], chance)
    return data[: at + 4] + body + data[at + 4 + size :]


def sectors(data: bytes, chance: random.Random) -> bytes:
    """The table of sectors or the directory of a compound file lies, or leads in circles."""
    places = [24 + 2 * n for n in range(26)] if chance.random() < 0.4 else []
    first = struct.unpack_from("<I", data, 76)[0] if len(data) > 80 else 0
    start = 512 * (1 + (first if first < len(data) // 512 else 0))
    places += [start + 4 * n for n in range(128)]
    directory = struct.unpack_from("<I", data, 48)[0] if len(data) > 80 else 0
    places += [512 * (1 + directory) + 128 * n + k for n in range(4) for k in (64, 66, 68, 72, 76, 116, 120)]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 9))):
        at = chance.choice(places)
        if at + 4 <= len(changed):
            value = chance.choice((*HUGE, 0xFFFFFFFD, chance.randrange(max(1, len(data) // 512))))
            changed[at : at + 4] = struct.pack("<I", value)
    return bytes(changed)


# ---- text


def text(data: bytes, chance: random.Random) -> bytes:
    """Quotes, separators and encodings that do not fit the rest."""
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines)) if lines else 0
    line = lines[at] if lines else b""
    new = chance.choice((
        *(line + b'"', b'"' + line, line * 9, b"", b"sep=|\r\n" + line, b"\0" + line, b"\xef\xbb\xbf" + line),
        *(line.replace(b";", b"\t"), line.replace(b",", b"|"), line.replace(b"\n", b"\r"), line[:-1] + b";" * 20_000),
        *(line.decode("latin-1").encode("utf-16"), line.decode("latin-1").encode("utf-8"), b"x" * 40_000 + line),
        *("áé☂".encode() + "áé".encode("cp1252") + line, line.replace(b'"', b'""'), b'"' * 999 + line),
    ))  # fmt: skip
    return b"".join((*lines[:at], new, *lines[at + 1 :]))


def encoding(data: bytes, chance: random.Random) -> bytes:
    """The same text, encoded otherwise."""
    words = data.decode("utf-8", "replace")
    name = chance.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "mac_roman", "cp037", "utf-7")
    )
    return words.encode(name, "replace")


# ---- JSON

_ANYTHING: tuple[Any, ...] = (
    *(None, True, -1, 10**30, 1.5, float("nan"), float("inf"), "", "x" * 9_999, "\ud800", "a\0b", [], {}, [[]], ["x"]),
    *({"a": 1}, "public", "2027-02-30", '["a", 1]', '[["title", "todos"]]', "[" * 3_000, '{"a": ' * 400, "9" * 5_000),
    *("00000000-0000-0000-0000-000000000000", "=1+1", "\u202e", "1e999", '["1.1"]', "null", "NaN", '"x"', "[null]"),
)  # fmt: skip


def tree(data: bytes, chance: random.Random) -> bytes:
    """A value of a JSON file becomes another, goes, comes twice, or changes its name."""
    try:
        root = json.loads(data)
    except (ValueError, RecursionError):
        return flip(data, chance)
    for _ in range(chance.choice((1, 1, 3))):
        places = _places(root)
        if not places:
            break
        holder, key = chance.choice(places)
        if isinstance(holder, list):
            match chance.randrange(3):
                case 0:
                    holder[key] = chance.choice(_ANYTHING)
                case 1:
                    holder.append(holder[key])
                case _:
                    del holder[key]
        else:
            match chance.randrange(5):
                case 0:
                    del holder[key]
                case 1:
                    holder[chance.choice(("key", "uid", "title_es", "audience", "nada", key + "_es"))] = holder.pop(key)
                case 2:
                    other, its = chance.choice(places)
                    holder[key] = other[its]
                case _:
                    holder[key] = chance.choice(_ANYTHING)
        root = json.loads(json.dumps(root))  # nothing holds itself, and no two places share a value
    return json.dumps(root).encode()


def _places(root: Any) -> list[tuple[Any, Any]]:
    found, waiting = list[tuple[Any, Any]](), [root]
    while waiting:
        holder = waiting.pop()
        keys: Sequence[Any] = (
            range(len(holder)) if isinstance(holder, list) else list(holder) if isinstance(holder, dict) else ()
        )
        for key in keys:
            found.append((holder, key))
            waiting.append(holder[key])
    return found


# ---- all of them

_PACKAGE: tuple[Spoil, ...] = (*BYTES, *(package,) * 3, *(member,) * 24)
SPOILS: dict[str, tuple[Spoil, ...]] = {
    **dict.fromkeys(("xlsx", "xlsm", "xlsb", "ods"), _PACKAGE),
    "xls": (*BYTES, sectors, sectors, *(old_records,) * 8),
    **dict.fromkeys(("csv", "tsv"), (*BYTES, encoding, *(text,) * 6)),
    "json": (*BYTES, encoding, *(tree,) * 10),
}


def spoilt(kind: str, data: bytes, chance: random.Random) -> bytes:
    """The bytes of a file of that kind, spoilt in one to three ways."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        try:
            data = chance.choice(SPOILS[kind])(data, chance)
        except Exception:
            data = flip(data, chance)  # no longer of its kind: only its bytes are left
        if not data:
            break
    return data
