"""What a PDF carries so that any reader can read it in thirty years: the form of PDF/A-2a and PDF/UA-1.

What its letters mean, which colours its numbers are, and what it is; no author, no clock, no name of a program.
"""

from __future__ import annotations

import struct

from workbench.briefs.packing import Objects, string


def archived(title: str, subject: str, language: str, objects: Objects) -> tuple[str, int]:
    """What the catalogue says so that the file lasts, and the number of the dictionary that tells what it is."""
    said = f"/Title{string(title)}" + (f"/Subject{string(subject)}" if subject else "")
    metadata = objects.stream(
        packet(title, subject, language, archived=True).encode(), "/Type/Metadata/Subtype/XML", plain=True
    )
    return (
        f"/Lang({language})/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R"
        f"/OutputIntents[{_colours(objects)} 0 R]"
    ), objects.add(f"<<{said}>>")


# ---- colours


def _colours(objects: Objects) -> int:
    """Red, green and blue of the file are those of sRGB."""
    return objects.add(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {objects.stream(srgb_profile(), '/N 3')} 0 R>>"
    )


def srgb_profile() -> bytes:
    """The colour space of IEC 61966-2-1 as an ICC profile: its primaries seen under D50, and its curve as the formula.

    Made of the published numbers alone, so that nobody's copyright lies on it.
    """
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    adapted = (1.04791, 0.02293, -0.05020, 0.02960, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)
    tags = {
        b"desc": _localised("sRGB"),
        b"cprt": _localised("Public domain"),
        b"wtpt": _colour(0.9642, 1.0, 0.8249),
        b"chad": b"sf32" + bytes(4) + _fixed(*adapted),
        b"rXYZ": _colour(0.43607, 0.22249, 0.01392),
        b"gXYZ": _colour(0.38515, 0.71687, 0.09708),
        b"bXYZ": _colour(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    data = b""
    start = 128 + 4 + 12 * len(tags)
    for held in tags.values():
        if held not in places:
            places[held] = start + len(data)
            data += held + bytes(-len(held) % 4)
    table = struct.pack(">I", len(tags))
    for name, held in tags.items():
        table += name + struct.pack(">II", places[held], len(held))
    head = struct.pack(
        ">I4xI4s4s4s6H4s", start + len(data), 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp"
    )
    return head + bytes(28) + _fixed(0.9642, 1.0, 0.8249) + bytes(48) + table + data


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _colour(*numbers: float) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*numbers)


def _localised(text: str) -> bytes:
    words = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(words), 28) + words


# ---- metadata


def packet(title: str, subject: str, language: str, *, archived: bool) -> str:
    """The XMP: title, subject and language, and which standards the file keeps; ``archived`` says PDF/A-2a too."""
    said = f"<dc:description>{_alternatives(subject)}</dc:description>" if subject else ""
    part = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" if archived else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_SPACES}>'
        f"<dc:format>application/pdf</dc:format><dc:title>{_alternatives(title)}</dc:title>{said}"
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(language)}</rdf:li></rdf:Bag></dc:language>"
        f"{part}<pdfuaid:part>1</pdfuaid:part>{_EXTENSION if archived else ''}"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in (
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
        ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
        ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
        ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
        ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
    )
)
# PDF/A knows no property of PDF/UA: a file that is both describes it.
_EXTENSION = (
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)  # fmt: skip
