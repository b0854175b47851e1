"""Provisions of cells: examples of every way of citing, and the laws of the stored and the shown form."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.provision import Provision, from_code
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.sheet import ErrorCell, Raw
from workbench.i18n import LANGUAGES, Language

READ: dict[str, list[str]] = {
    "Art. 3.7": ["3.7"],
    "Artículo 3.7.2": ["3.7.2"],
    "artículo 9.17(2)": ["9.17.2"],
    "Artículo 9.17, párrafo 2": ["9.17.2"],
    "Art. 3.7, párr. 2, inciso a) y 3.8": ["3.7.2.a", "3.8"],
    "Article 2.3, paragraph 4(b)": ["2.3.4.b"],
    "34.7(4)": ["34.7.4"],
    "USMCA 34.7(1)": ["34.7.1"],
    "T-MEC, artículo 9.17 y T-MEC 34.7": ["9.17", "34.7"],
    "CUSMA Chapter 9": ["9"],
    "USMCA side letter on Section 232": ["letter 232"],
    "34.7.4": ["34.7.4"],
    "9.17.2(a)": ["9.17.2.a"],
    "9.17.2 (a)(iii)": ["9.17.2.a.iii"],
    "arts. 3.7 y 9.17": ["3.7", "9.17"],
    "Arts. 9.17, 11.11 & 3.7": ["9.17", "11.11", "3.7"],
    "3.7; 3.10 et 3.7": ["3.7", "3.10"],
    "Cap. 9": ["9"],
    "Capítulo 09": ["9"],
    "4/5": ["4", "5"],
    "Caps. 4 y 5": ["4", "5"],
    "Capítulos 4, 5 e 6": ["4", "5", "6"],
    "Chapter 9": ["9"],
    "Ch. 9": ["9"],
    "Chapitre 9": ["9"],
    "Anexo 12-C": ["annex 12-C"],
    "Annex 4–B": ["annex 4-B"],
    "Annexe 4-B": ["annex 4-B"],
    "Anexos 12-C y 4-B": ["annex 12-C", "annex 4-B"],
    "Anexo 12-C, 9": ["annex 12-C", "9"],
    "Apéndice 2": ["appendix 2"],
    "Appendix 2\nArt. 3.7": ["appendix 2", "3.7"],
    "Apéndices 1 y 2": ["appendix 1", "appendix 2"],
    "Apéndice 2 del Cap. 16": ["appendix 16-2"],
    "Appendix 2 of Chapter 16": ["appendix 16-2"],
    "Cap. 16 Apéndice 2": ["appendix 16-2"],
    "16 App. 2": ["appendix 16-2"],
    "Cap. 16, Apéndice 2": ["16", "appendix 2"],
    "Apéndice del Anexo 4-B": ["appendix 4-B"],
    "4-B App.": ["appendix 4-B"],
    "Annex 4-B Appendix": ["appendix 4-B"],
    "10 y cartas 232": ["10", "letter 232"],
    "carta paralela sobre la Sección 232": ["letter 232"],
    "Side letters on Section 232": ["letter 232"],
    "Disp. 3.7": ["3.7"],
    "§ 9.17": ["9.17"],
    "l'article 9.17 de l'ACEUM": ["9.17"],
    "Artículo 9.17 del T-MEC": ["9.17"],
    "párrafo 3 del artículo 9.17": ["9.17.3"],
    "Párrafos 2 a 4 del artículo 9.17": ["9.17.2", "9.17.3", "9.17.4"],
    "párrafos 1, 2 y 5 del art. 34.7": ["34.7.1", "34.7.2", "34.7.5"],
    "paragraph 3(b) of Article 9.17": ["9.17.3.b"],
    "subparagraph (b) of paragraph 3 of Article 9.17": ["9.17.3.b"],
    "le paragraphe 3 de l'article 9.17": ["9.17.3"],
    "inciso a) del párrafo 2 del artículo 9.17": ["9.17.2.a"],
    "incisos a) y c) del párrafo 2 del Art. 9.17": ["9.17.2.a", "9.17.2.c"],
    "literal b) del artículo 9.17.3": ["9.17.3.b"],
    "Art. 9.17 y párrafo 4 del Art. 34.7": ["9.17", "34.7.4"],
    "9.17, párrafos 2 y 3": ["9.17.2", "9.17.3"],
    "9.17, párr. 2 y 3": ["9.17.2", "9.17.3"],
    "Art. 3.7, párrafo 2, 9": ["3.7.2", "9"],
    "9.17, paragraphs 2, 3 and 5": ["9.17.2", "9.17.3", "9.17.5"],
    "9.17.2, incisos a) y b)": ["9.17.2.a", "9.17.2.b"],
    "9.17, incisos a) a c)": ["9.17.a", "9.17.b", "9.17.c"],
    "9.17, párrafo 2, inciso a y 3.8": ["9.17.2.a", "3.8"],
    "art. 9.17, num. 3": ["9.17.3"],
    "9.17 ¶ 3": ["9.17.3"],
    "34.7, sexto párrafo": ["34.7.6"],
    "34.7, párrafo séptimo": ["34.7.7"],
    "the third paragraph of Article 34.7": ["34.7.3"],
    "arts. 9.6 a 9.8": ["9.6", "9.7", "9.8"],
    "Articles 9.6 to 9.8 and 3.7": ["9.6", "9.7", "9.8", "3.7"],
    "9.6–9.8": ["9.6", "9.7", "9.8"],
    "9.17(2)-(4)": ["9.17.2", "9.17.3", "9.17.4"],
    "9.17.2 al 9.17.4": ["9.17.2", "9.17.3", "9.17.4"],
    "Chapters 9-11": ["9", "10", "11"],
    "capítulos 4, 5 y 9 a 11": ["4", "5", "9", "10", "11"],
    "anexos 4-A a 4-C": ["annex 4-A", "annex 4-B", "annex 4-C"],
    "capítulo nueve y 3.7": ["9", "3.7"],
    "capítulo treinta y cuatro": ["34"],
    "Chapter Thirty-Four": ["34"],
    "chapitre vingt et un": ["21"],
    "art. 9,17": ["9.17"],
    "Art. 9 . 17": ["9.17"],
    "art. 9.17, párr. 3, inc. b)": ["9.17.3.b"],
    "Anexo 31 A": ["annex 31-A"],
    "31-A.2": ["annex 31-A.2"],
    "Article 31-A.4.2": ["annex 31-A.4.2"],
    "Anexo 31-A.4(2)(b)": ["annex 31-A.4.2.b"],
    "párrafo 2 del artículo 31-A.4": ["annex 31-A.4.2"],
    "Apéndice al Anexo 4-B": ["appendix 4-B"],
    "Apéndice 1 del Anexo 2-B": ["appendix 2-B-1"],
    "Appendix 1 to Annex 2-B": ["appendix 2-B-1"],
    "Annex 2-B Appendix 1": ["appendix 2-B-1"],
}
SAID: dict[str, tuple[list[str], str, str]] = {
    "3.8 y MOU 2007": (["3.8"], "provision-unread", "MOU 2007"),
    "10 y cartas de apoyo": (["10"], "provision-unread", "cartas de apoyo"),
    "carta 15": ([], "provision-unread", "carta 15"),
    "T-MEC 2026": ([], "provision-unread", "T-MEC 2026"),
    "T-MEC ronda 5": ([], "provision-unread", "T-MEC ronda 5"),
    "Art. 3.7 (Comité)": (["3.7"], "provision-unread", "(Comité)"),
    "35.1": ([], "provision-unread", "35.1"),
    "Art. 0.7": ([], "provision-unread", "Art. 0.7"),
    "7208.10.03": ([], "provision-unread", "7208.10.03"),
    "Anexo 12 a 15": (["annex 12"], "provision-unread", "a 15"),
    "Annex 4-B, Article 3": (["annex 4-B"], "provision-unread", "Article 3"),
    "9.8 a 9.6": ([], "provision-unread", "9.8 a 9.6"),
    "capítulos 33 a 36": (["33"], "provision-unread", "a 36"),
    "9.1 a 9.99": ([], "provision-unread", "9.1 a 9.99"),
    "2.5 a 2.8 meses": ([], "provision-unread", "2.5 a 2.8 meses"),
    "Artículo 9.17 a favor de México": (["9.17"], "provision-unread", "a favor de México"),
    "Anexo 31 a la carta": (["annex 31"], "provision-unread", "a la carta"),
    "último párrafo del 34.7": ([], "provision-unread", "último párrafo del 34.7"),
    "párrafo 1 del Anexo 4-B": ([], "provision-unread", "párrafo 1 del Anexo 4-B"),
    "capítulo noveno": ([], "provision-unread", "capítulo noveno"),
    "9 meses": ([], "provision-unread", "9 meses"),
    "3.7%": ([], "provision-unread", "3.7%"),
    "N/A": ([], "provision-unread", "N/A"),
    "03/04/2026": ([], "provision-unread", "03/04/2026"),
    "2027": ([], "provision-unread", "2027"),
    "MDE 2018": ([], "provision-unread", "MDE 2018"),
    "Section 232": ([], "us-law", "Section 232"),
    "Sección 122": ([], "us-law", "Sección 122"),
    "sec. 301": ([], "us-law", "sec. 301"),
    "19 U.S.C. 4611": ([], "us-law", "19 U.S.C. 4611"),
    "section 4611": ([], "us-law", "section 4611"),
    "Section 9": ([], "provision-unread", "Section 9"),
    "232": ([], "us-law", "232"),
    "122": ([], "us-law", "122"),
    "4611": ([], "us-law", "4611"),
    "Cap. 10 y Sec. 232": (["10"], "us-law", "Sec. 232"),
}


def _codes(raw: Raw, bare_numbers: bool = True) -> list[str]:
    value = parse_provisions(raw, bare_numbers).value
    assert value is not None
    return [p.code() for p in value]


@pytest.mark.parametrize(("text", "codes"), READ.items())
def test_reads(text: str, codes: list[str]) -> None:
    reading = parse_provisions(text)
    assert (_codes(text), reading.problems, reading.unread) == (codes, (), "")


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_says_what_is_no_provision(text: str, said: tuple[list[str], str, str]) -> None:
    codes, code, unread = said
    reading = parse_provisions(text)
    assert (_codes(text), [p.code for p in reading.problems], reading.unread) == (codes, [code], unread)
    assert reading.clear
    assert unread in reading.problems[0].message.es
    assert unread in reading.problems[0].message.en


@pytest.mark.parametrize(
    ("raw", "codes", "said"),
    [
        (3.7, ["3.7"], ["provision-number"]),
        (3.1, ["3.1"], ["provision-number"]),
        (9.17, ["9.17"], []),
        (9, ["9"], []),
        (9.0, ["9"], []),
        (40, [], ["provision-unread"]),
        (232, [], ["us-law"]),
        (True, [], ["provision-unread"]),
        (float("nan"), [], ["provision-unread"]),
        (date(2026, 7, 3), [], ["provision-unread"]),
        (None, [], []),
        (" ", [], []),
    ],
)
def test_reads_typed_cells(raw: Raw, codes: list[str], said: list[str]) -> None:
    assert (_codes(raw), [p.code for p in parse_provisions(raw).problems]) == (codes, said)


def test_error_cell_blocks() -> None:
    reading = parse_provisions(ErrorCell("#N/A"))
    assert ([p.code for p in reading.problems], reading.clear) == (["cell-error"], False)


def test_bare_numbers_are_chapters_only_where_allowed() -> None:
    assert _codes("9, 3.7", bare_numbers=False) == ["3.7"]
    assert _codes(9, bare_numbers=False) == []
    assert _codes("Caps. 4 y 5", bare_numbers=False) == ["4", "5"]


def test_ancestors_and_contains() -> None:
    assert [p.code() for p in from_code("9.17.2.a").ancestors()] == ["9.17.2", "9.17", "9"]
    assert [p.code() for p in from_code("annex 12-C").ancestors()] == ["12"]
    assert [p.code() for p in from_code("appendix 16-2").ancestors()] == ["16"]
    assert [p.code() for p in from_code("appendix 4-B").ancestors()] == ["annex 4-B", "4"]
    assert (
        from_code("letter 232").ancestors() == from_code("appendix 2").ancestors() == from_code("9").ancestors() == ()
    )
    assert from_code("9").contains(from_code("9.17.2"))
    assert from_code("9.17").contains(from_code("9.17"))
    assert not from_code("9.1").contains(from_code("9.17"))
    assert not from_code("9.17").contains(from_code("9"))


def test_sorts_as_the_treaty_does() -> None:
    order = [
        "3",
        "3.7",
        "3.7.2",
        "3.7.2.a",
        "3.7.10",
        "3.10",
        "annex 3-A",
        "9",
        "9.17",
        "annex 12-C",
        "16",
        "appendix 16-2",
        "appendix 2",
        "letter 232",
    ]
    shuffled = sorted(order, reverse=True)
    assert [p.code() for p in sorted(map(from_code, shuffled), key=Provision.sort_key)] == order


@pytest.mark.parametrize(
    ("code", "es", "en", "fr"),
    [
        ("9.17.2.a", "Art. 9.17.2(a)", "Art. 9.17.2(a)", "Art. 9.17.2(a)"),
        ("9", "Cap. 9", "Ch. 9", "Chap. 9"),
        ("annex 12-C", "Anexo 12-C", "Annex 12-C", "Annexe 12-C"),
        ("appendix 2", "Apéndice 2", "Appendix 2", "Appendice 2"),
        ("appendix 16-2", "Apéndice 2 del Cap. 16", "Appendix 2 of Ch. 16", "Appendice 2 du Chap. 16"),
        ("appendix 4-B", "Apéndice del Anexo 4-B", "Appendix of Annex 4-B", "Appendice de l'Annexe 4-B"),
        ("letter 232", "Carta paralela 232", "Side letter 232", "Lettre parallèle 232"),
    ],
)
def test_shows(code: str, es: str, en: str, fr: str) -> None:
    assert tuple(from_code(code).show(language) for language in LANGUAGES) == (es, en, fr)


@pytest.mark.parametrize(
    "code", ["", "35", "0", "09", "3.07", "3.", "35.1", "annex 12-c", "annex", "Art. 3.7", "3.a", "9\n"]
)
def test_from_code_refuses(code: str) -> None:
    with pytest.raises(ValueError):
        from_code(code)


_number = st.integers(1, 99).map(str)
_chapter = st.integers(1, 34).map(str)
_letter = st.from_regex(r"[a-z]{1,2}|[ivx]{3,5}", fullmatch=True)
_deep = st.builds(lambda a, more: (a, *more), _letter, st.lists(_letter | _number, max_size=3)) | st.just(())
_articles = st.builds(
    lambda c, n, tail: Provision("article", (c, *n, *tail)),
    _chapter,
    st.lists(_number, min_size=1, max_size=3),
    _deep,
)
_provisions = (
    _articles
    | _chapter.map(lambda c: Provision("chapter", (c,)))
    | st.builds(lambda c, a: Provision("annex", (c, *a)), _chapter, st.sampled_from([(), ("A",), ("E",), ("Y",)]))
    | st.builds(lambda c, n, d: Provision("annex", (c, "A", n, *d)), _chapter, _number, _deep)
    | _number.map(lambda n: Provision("appendix", (n,)))
    | st.builds(lambda c, n: Provision("appendix", (c, n)), _chapter, _number | st.sampled_from("ABCEY"))
    | st.builds(lambda c, a, n: Provision("appendix", (c, a, n)), _chapter, st.sampled_from("ABCEY"), _number)
    | st.integers(100, 999).map(lambda n: Provision("letter", (str(n),)))
)


@given(_provisions)
def test_stored_form_is_read_back(provision: Provision) -> None:
    assert from_code(provision.code()) == provision


@given(st.lists(_provisions, unique=True, max_size=8), st.sampled_from(LANGUAGES))
def test_shown_form_is_read_back(provisions: list[Provision], language: Language) -> None:
    reading = parse_provisions(", ".join(p.show(language) for p in provisions))
    assert reading.value == tuple(provisions)
    assert reading.problems == ()


@given(_articles, st.integers(1, 30), st.integers(1, 30))
def test_a_range_is_all_from_its_first_to_its_last(article: Provision, first: int, more: int) -> None:
    stem = f"{article.parts[0]}.{article.parts[1]}"
    told = [f"{stem}.{n}" for n in range(first, first + more + 1)]
    assert _codes(f"artículos {told[0]} a {told[-1]}") == told
    assert _codes(f"párrafos {first} a {first + more} del artículo {stem}") == told


@given(_provisions)
def test_ancestors_sort_before(provision: Provision) -> None:
    assert all(a.sort_key() < provision.sort_key() for a in provision.ancestors())


@given(st.text() | st.text("0123456789.,/()ay CArtpSec§-\n"))
def test_any_text_is_read_or_said(text: str) -> None:
    reading = parse_provisions(text)
    assert reading.value or reading.problems or not text.strip()


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("Capítulo IX", "9"), ("cap. XXXIV", "34"), ("Chapter IV", "4"), ("Chap. xi", "11"), ("CAPÍTULO XX", "20")),
        *(
            ("Cap. I", "1"),
            ("Ch. XIV", "14"),
            ("Chapitre III", "3"),
            ("Chapter VIII", "8"),
            ("Cap. XXIX del T-MEC", "29"),
        ),
    ],
)
def test_chapters_in_roman_letters(cell: str, code: str) -> None:
    assert parse_provisions(cell).value == parse_provisions(f"Chapter {code}").value != ()


@pytest.mark.parametrize("cell", ["Capítulo XXXV", "Capítulo IIII", "Capítulo XL", "capítulo vixi", "Chapter mix"])
def test_what_only_looks_like_a_roman_number_is_none(cell: str) -> None:
    assert not parse_provisions(cell).value


_HOSTILE = [
    *("x" * 100_000, "1/" * 50_000, "1/" * 2_400, "9.1" + ".1" * 2_400, "(a)" * 1_600),
    *("párrafos 1" + " y 1" * 1_200, "9.17, incisos a" + ", a" * 1_600, "cap. 1" + " a 1" * 1_200, "capítulo " * 500),
]


@pytest.mark.parametrize("cell", _HOSTILE)
def test_hostile_cells_are_quick(cell: str) -> None:
    began = time.perf_counter()
    parse_provisions(cell)
    assert time.perf_counter() - began < 0.5
