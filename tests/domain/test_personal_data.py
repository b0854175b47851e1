"""Personal data is seen where it is, and tariff lines, folios, years and amounts are not taken for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.personal_data import (
    EMAIL,
    PHONE,
    POPULATION,
    TAX,
    kind_of_header,
    personal_data,
    pieces,
    pieces_under,
    rest_of,
)
from workbench.i18n import Words

HELD: dict[str, tuple[Words, str]] = {
    "Escriba a ana.pérez@camara.org.mx": (EMAIL, "ana.pérez@camara.org.mx"),
    "<o'neil+msf@agr.gc.ca>;": (EMAIL, "o'neil+msf@agr.gc.ca"),
    "RFC: CAM990101AB1": (TAX, "CAM990101AB1"),
    "R.F.C. CAM-990101-001": (TAX, "CAM-990101-001"),
    "rfc PEGJ800101-AB1": (TAX, "PEGJ800101-AB1"),
    "Quien firma es GODE561231GR8.": (TAX, "GODE561231GR8"),
    "SAT970701NN3": (TAX, "SAT970701NN3"),
    "EIN 12-3456789": (TAX, "12-3456789"),
    "our number, 94-1234567, is": (TAX, "94-1234567"),
    "BN 123456789RC0001": (TAX, "123456789RC0001"),
    "123456789 RT 0002": (TAX, "123456789 RT 0002"),
    "CURP PEGJ800101HDFRRN09": (POPULATION, "PEGJ800101HDFRRN09"),
    "SSN 123-45-6789": (POPULATION, "123-45-6789"),
    "SSN: 123-45-2020": (POPULATION, "123-45-2020"),
    "SIN 130 692 544": (POPULATION, "130 692 544"),
    "130-692-544": (POPULATION, "130-692-544"),
    "+52 55 1234 5678": (PHONE, "+52 55 1234 5678"),
    "+52 (55) 5729-9100 ext. 12": (PHONE, "+52 (55) 5729-9100"),
    "+1-613-995-0700": (PHONE, "+1-613-995-0700"),
    "+525512345678": (PHONE, "+525512345678"),
    "Tel. (55) 1234-5678": (PHONE, "(55) 1234-5678"),
    "Teléfono: 667 123 4567": (PHONE, "667 123 4567"),
    "cel: 5512345678": (PHONE, "5512345678"),
    "Teléfono de contacto: 5512345678": (PHONE, "5512345678"),
    "teléfono de la oficina 5512345678": (PHONE, "5512345678"),
    "llame al (55) 1234 5678 hoy": (PHONE, "(55) 1234 5678"),
    "(202) 395-3230": (PHONE, "(202) 395-3230"),
    "613-995-0700": (PHONE, "613-995-0700"),
    "202.395.3230": (PHONE, "202.395.3230"),
    "55 4785 4940": (PHONE, "55 4785 4940"),
    "81-8345-6789": (PHONE, "81-8345-6789"),
    "ver a Juana 55-12-34-56-78 mañana": (PHONE, "55-12-34-56-78"),
    "Juana 55 12 34 56 78 mañana": (PHONE, "55 12 34 56 78"),
    "Juana 55.12.34.56.78.": (PHONE, "55.12.34.56.78"),
    "Juana (55) 12345678": (PHONE, "(55) 12345678"),
    "Hablar con Juana 01 800 123 4567 mañana": (PHONE, "01 800 123 4567"),
    "01-55-1234-5678": (PHONE, "01-55-1234-5678"),
    "1-800-123-4567": (PHONE, "1-800-123-4567"),
    "044 55 1234 5678": (PHONE, "044 55 1234 5678"),
    "Hablar con Juana 5512345678 mañana": (PHONE, "5512345678"),
    "llamar al 5512345678": (PHONE, "5512345678"),
    "Hablar con Juana 555-1234": (PHONE, "555-1234"),
    "tel. 555-1234": (PHONE, "555-1234"),
    "call her at 3871 1000": (PHONE, "3871 1000"),
    "juan.perez [at] se.gob.mx": (EMAIL, "juan.perez [at] se.gob.mx"),
    "ver juan.perez(arroba)se.gob.mx hoy": (EMAIL, "juan.perez(arroba)se.gob.mx"),
    "juan arroba se.gob.mx": (EMAIL, "juan arroba se.gob.mx"),
    "juan {at} se [dot] gob [dot] mx": (EMAIL, "juan {at} se [dot] gob [dot] mx"),
    "con Juana PEOJ800101AB1 mañana": (TAX, "PEOJ800101AB1"),
    "PEOJ-800101-AB1": (TAX, "PEOJ-800101-AB1"),
}
# fmt: off
NOT_HELD = (
    # tariff lines and lists of headings
    "7208.10.03", "7208.10.03, 7208.25 y demás del 72", "0402.10.01 y 0402.21.01", "8703.23.01.00", "8517130000",
    "7208100300", "72081003", "capítulo 72 7208 7216", "55 5501 5516", "33 3301 3307", "7208 7209 7210 7211",
    "fracciones 7208.10.03/7208.25.02", "HS 0201-0202",
    "9802.00.25 a 9802.00.31", "partida 87.03", "8471.30.01-8471.50.01",
    "Cell phone 8517.13.00", "teléfono 8517.13.01", "Teléfonos móviles, 8517.13.01.00", "HTS 8703.24.0190",
    # amounts
    "$1,250 MDD aprox", "0.8 mmd", "1.234.567,89", "1 234 567", "1 234 567 890", "12,345,678.90", "$ 1,250,000,000.00",
    "5512345678", "5512345678.50", "USD 202 395 3230", "+1,250,000,000", "+125 000 000 000", "-12 345 678",
    "1250000000 pesos", "300 400 5000 toneladas", "100 km al norte y 300 km al sur", "precio @ 3.20", "5 t @2.50",
    "precio@2.50", "10@12 por ciento", "123 456 789", "130 692 544", "130-692-545", "046-454-286", "3.14159265358979",
    # articles and provisions
    "Art. 3.7.2", "19 U.S.C. 4611", "34.7.4", "9.17.2 y 9.17.3", "Anexo 4-B", "Artículo 23.3.1(a)", "6.2.1.1.1.1.1",
    "párrafos 1-2-3-4-5-6-7", "Art 3.7, 3.8 y MOU 2007",
    # folios, standards, dockets
    "folio 1240/610/630", "USTR-2025-0004", "NOM-051-SCFI/SSA1-2010", "G/TBT/N/MEX/512", "G/SPS/N/USA/3456/Add.1",
    "DGN-240115-001", "DGN240115001", "UCE-260331-012", "Oficio 414-2025-0123", "414-225-2026", "oficio 240-12-2025",
    "100.2025.0123", "SE.516.01.2026.1234", "expediente 12-34567890", "A-428-840", "C-201-838", "17-1234567",
    "CPTPP-2024-001", "MEX-USA-2026-31B-003", "ABC991301AB1", "COFEPRIS 203300415X0123", "99-2025-0456", "19/2345678",
    # dates and times
    "2026-07-01", "2024-2026", "2024-2025-2026", "31/03/2027", "03-04-2026", "2026-07-01 10:30:00", "18-24 meses",
    "del 1 de julio de 2020 al 30 de junio", "1994-01-01/2020-07-01", "ago-25", "1er trim. 2027", "55 2024 2025",
    "phone: 2026-07-01", "20260701", "2026-07-01T10:30:00", "tel 2024-2025", "30 2025 2026",
    # what stands behind a word for reaching somebody and is no telephone
    "contacto sobre 8703231010", "call about 8703231010", "llamar a la fracción 8703231010", "contact docket 301-2026",
    "hablar con SENASICA por 0201301000", "contacto USTR 2025-0004", "contacto 2024-2025", "llamar a 12 empresas",
    "hablar con la SE de los 1250000000", "marcar el 8703231010", "hablar con SE: folio 5512345678",
    # digits two by two that are none, and what only begins like a number
    "12-34-56", "12-34-56-78-90", "72.08.10.03.00", "7208.10.1500", "8703231010", "10 20 30 40 50", "55 60 65 70 75",
    "55 12 34 56", "55-12-34", "(12) 72081003", "(55) 1234", "folio 5512345678", "2026-11-25", "25.11.2026",
    "cuenta 012180001234567891", "01 800 de la SE", "01 55", "1 800 123 4567", "expediente 01-800-1234",
    "look at ustr.gov", "una arroba de maíz", "arroba 11.5 kg", "(at) 10.5 %", "precio [at] 3.20",
    "UCEA-260331-012", "DGNA991301AB1", "PEOJ801301AB1", "TPEO800101AB1",
    # what only looks like it
    "@SE_mx", "https://ustr.gov/docket@2026", "a@b", "10:30@11", "550e8400-e29b-41d4-a716-446655440000",
    "00000000-0000-4000-8000-000000000001", "R2D2-123456", "XAXX010101000", "ISO 9001-2015-0001", "192.168.100.1000",
)
# fmt: on


@pytest.mark.parametrize(("text", "expected"), HELD.items())
def test_is_seen(text: str, expected: tuple[Words, str]) -> None:
    kind, piece = expected
    assert personal_data(text) == (kind,)
    assert [text[p.start : p.end] for p in pieces(text)] == [piece]


def test_the_table_of_what_is_none_is_long_enough() -> None:
    assert len(set(NOT_HELD)) == len(NOT_HELD) >= 80


@pytest.mark.parametrize("text", NOT_HELD)
def test_is_not_seen(text: str) -> None:
    assert personal_data(text) == ()
    assert personal_data(f"Ver {text}; y lo demás.") == ()


digits = st.text("0123456789", min_size=2, max_size=2)
tariff = st.builds(lambda a, b, c, d: f"{a}{b}.{c}.{d}", digits, digits, digits, digits)
amount = st.integers(0, 10**13).map(lambda n: f"${n:,}") | st.integers(0, 10**13).map(lambda n: f"{n:,}.50 MDD")
article = st.lists(st.integers(1, 99), min_size=2, max_size=4).map(lambda n: "Art. " + ".".join(map(str, n)))
day = st.dates().map(lambda d: d.isoformat()) | st.dates().map(lambda d: d.strftime("%d/%m/%Y"))
folio = st.builds(
    lambda name, year, n: f"{name}-{year}-{n:04}",
    st.sampled_from(["USTR", "DGN", "SE", "COFEPRIS", "Oficio 414"]),
    st.integers(1990, 2035),
    st.integers(0, 9999),
)
harmless = tariff | amount | article | day | folio


@given(st.lists(harmless, min_size=1, max_size=6), st.sampled_from([", ", "; ", " y ", "\n", " / "]))
def test_tariff_lines_amounts_articles_dates_and_folios_are_never_taken_for_it(words: list[str], between: str) -> None:
    text = between.join(words)
    assert personal_data(text) == (), text


@given(st.lists(st.sampled_from([*HELD, *NOT_HELD[:20]]), max_size=5).map("; ".join))
def test_pieces_lie_beside_one_another(text: str) -> None:
    found = pieces(text)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        *(("Teléfono", PHONE), ("TEL.", PHONE), ("Celular de contacto", PHONE), ("Phone number", PHONE)),
        *(("Correo electrónico", EMAIL), ("E-mail", EMAIL), ("Courriel", EMAIL), ("R.F.C.", TAX), ("CURP", POPULATION)),
        *(("Teléfonos inteligentes", None), ("Mobile phones and parts", None), ("Tema", None), ("Taxes on fuel", None)),
        *(
            ("Impuesto", None),
            ("Telecomunicaciones", None),
            ("Posición: EE.UU.", None),
            ("", None),
            ("sin fecha", None),
        ),
    ],
)
def test_a_header_tells_what_stands_under_it(header: str, kind: Words | None) -> None:
    assert kind_of_header(header) is kind


@pytest.mark.parametrize(
    ("kind", "text", "held"),
    [
        *((PHONE, "Ana 5512345678", "5512345678"), (PHONE, "55.12.34.56.78 x 3", "55.12.34.56.78"), (PHONE, "no", "")),
        *((PHONE, "2026-07-01", ""), (PHONE, "8517.13.00", ""), (EMAIL, "ana arroba", ""), (TAX, "exento", "")),
        *((TAX, "ABC240115001", "ABC240115001"), (TAX, "123456789", "123456789"), (EMAIL, "ana@intra", "ana@intra")),
        *((POPULATION, "046 454 286", "046 454 286"), (TAX, "ana@se.gob.mx", "ana@se.gob.mx"), (TAX, "Art. 3", "")),
    ],
)
def test_under_such_a_header_it_is_known_however_it_is_written(kind: Words, text: str, held: str) -> None:
    assert [text[p.start : p.end] for p in pieces_under(kind, text)] == ([held] if held else [])


MARKS = {EMAIL.en: "[correo omitido]", PHONE.en: "[teléfono omitido]"}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Tel. (55) 1234-5678", ""),
        ("ana@se.gob.mx; tel: +52 55 1234 5678", ""),
        ("Correo electrónico: <ana@se.gob.mx>", ""),
        ("Escriba a ana@se.gob.mx antes del 3", "Escriba a [correo omitido] antes del 3"),
        ("Ana, (55) 1234-5678\ny luego", "Ana, [teléfono omitido]\ny luego"),
        ("sólo palabras", "sólo palabras"),
    ],
)
def test_the_rest_is_what_else_was_said(text: str, rest: str) -> None:
    assert rest_of(text, pieces(text), MARKS) == rest


@pytest.mark.parametrize(
    "text",
    [
        *("Tel: +52\u00a055\u00a05286\u00a00000", "ana\uff20sader.gob.mx"),
        *("tel. 55\u20115286\u20110000", "llamar al 55\u20095286\u20090000"),
    ],
)
def test_blanks_and_letters_that_only_look_like_those_of_a_keyboard(text: str) -> None:
    assert personal_data(text)
    (piece,) = pieces(text)
    assert text[piece.start : piece.end] in text and piece.end <= len(text)
