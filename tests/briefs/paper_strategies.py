"""Any paper that the model allows, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st
from papers import charts

from workbench.briefs.document import (
    Aside,
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Missing,
    Note,
    Pairs,
    Paragraph,
    Room,
    Run,
    SmallLine,
    Statement,
    Table,
    Text,
)

_WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(("", " ", "palabra " * 60, "electroencefalografista" * 12, "uno\ndos\n\ntres", "a-b/c", "<b>&")),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A paper of up to eight blocks with up to three notes."""
    links = st.tuples(st.builds(Run, _WORDS), st.just(Run("https://a.mx/ñ", leads_to="https://a.mx/%C3%B1")))
    numbered = draw(st.sets(st.integers(1, 9), max_size=3))
    notes = tuple(Note(number, draw(st.one_of(_WORDS, links))) for number in numbered)
    numbers = st.sampled_from((0, 0, *(note.number for note in notes)))
    languages, addresses = st.sampled_from((None, "es", "en", "fr")), st.sampled_from(("", "", "https://a.mx/x?y=(1)"))
    runs = st.builds(Run, _WORDS, st.sampled_from(("", "strong", "italic")), numbers, languages, addresses)
    texts: st.SearchStrategy[Text] = st.one_of(_WORDS, st.lists(runs, max_size=4).map(tuple))
    parts = st.sampled_from((2, 5, 8, 15))
    facts = st.lists(st.builds(Fact, _WORDS, texts), max_size=5).map(tuple)
    blocks: st.SearchStrategy[Block] = st.one_of(
        st.builds(Heading, parts, _WORDS, st.sampled_from((1, 2, 3)), st.booleans(), language=languages),
        st.builds(Paragraph, parts, texts, st.booleans()),
        st.builds(Statement, parts, texts),
        st.builds(Facts, parts, facts, st.integers(1, 4)),
        _tables(parts, texts),
        st.builds(
            Bullets, parts, st.lists(texts, max_size=4).map(tuple), st.sampled_from(("bullet", "number", "never"))
        ),
        st.builds(Pairs, parts, st.lists(st.tuples(texts, texts), max_size=3).map(tuple), st.tuples(_WORDS, _WORDS)),
        st.builds(Room, parts, texts, texts, texts, texts, texts, _WORDS),
        st.builds(Aside, parts, _WORDS, texts),
        st.builds(Missing, parts, _WORDS),
        st.builds(SmallLine, parts, texts),
        st.sampled_from(charts(3)),
    )
    front = draw(st.sampled_from(((), (Cover,), (Contents,), (Cover, Contents))))
    opening: dict[type, Block] = {
        Cover: Cover(1, draw(_WORDS), draw(_WORDS), draw(_WORDS), (Fact(draw(_WORDS), draw(_WORDS)),)),
        Contents: Contents(1, draw(_WORDS)),
    }
    return Document(
        title=draw(_WORDS),
        language=draw(st.sampled_from(("es", "en", "fr"))),
        marking=draw(_WORDS.filter(lambda words: bool(words.strip()))),
        blocks=(*(opening[kind] for kind in front), *draw(st.lists(blocks, max_size=8))),
        head=draw(facts),
        notes=notes,
        stamp=draw(_WORDS),
        foot=draw(_WORDS),
        subject=draw(_WORDS),
        page_size=draw(st.sampled_from(("A4", "letter"))),
        open=draw(st.booleans()),
        fit_one_page=draw(st.booleans()),
        landscape=draw(st.booleans()),
        notes_at=draw(st.sampled_from(("end", "foot"))),
        titled_in=draw(languages),
        title_mark=draw(st.sampled_from(("", "(N)"))),
    )


def _tables(parts: st.SearchStrategy[int], texts: st.SearchStrategy[Text]) -> st.SearchStrategy[Block]:
    def of(width: int) -> st.SearchStrategy[Block]:
        header = st.tuples(*[_WORDS] * width)
        rows = st.lists(st.tuples(*[texts] * width), max_size=4).map(tuple)
        return st.builds(Table, parts, header, rows, wide=st.booleans())

    return st.integers(1, 5).flatmap(of)
