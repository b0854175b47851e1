"""The line at the table: every line is read, nothing of it is lost, and what it says can be written and read again."""

from __future__ import annotations

import strategies
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.capture import Slips, Spoken, parts, read, slips, write
from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records.choices import FORMALITY
from workbench.domain.records.choices_asks import VERB
from workbench.domain.types import Chosen, Context, Provisions
from workbench.domain.types.choice import Choice
from workbench.i18n import fold


def provision(words: str) -> Provision:
    found = parse_provisions(words).value
    assert found is not None
    return found[0]


def test_a_whole_line() -> None:
    line = 'EE.UU. (Greer) propone > reglas de origen: "quitar el arancel" /informal /adref /9.17'
    assert read(line) == Spoken(
        "EE.UU.",
        "Greer",
        Chosen("proposes"),
        "reglas de origen",
        "quitar el arancel",
        Chosen("informal"),
        True,
        (provision("9.17"),),
    )
    assert write(read(line)) == line.replace("/9.17", "/" + provision("9.17").show("es"))


def test_what_is_needed_is_little_and_verbs_go_by_many_words() -> None:
    assert read("CA > cuotas") == Spoken(actor="CA", on="cuotas")
    assert read("Canadá se reserva > cuotas: hasta ver el texto").verb == Chosen("reserves", "se reserva")
    assert read("US objects > quotas").verb == Chosen("objects")
    assert read("MX pidió > cuotas").verb == Chosen("asks", "pidió")
    assert read("CA acuerda ad referéndum > cuotas").verb == Chosen("agrees")
    assert read("SE propone: sin asunto todavía") == Spoken("SE", "", Chosen("proposes"), "", "sin asunto todavía")


def test_what_cannot_be_read_stays_where_it_stands() -> None:
    assert read("EE.UU. exige > acero: ya /mañana") == Spoken(actor="EE.UU. exige", on="acero", words="ya /mañana")
    assert read('MX > acero: "ya" /mañana /adref') == Spoken("MX", on="acero", words='"ya" /mañana', ad_referendum=True)
    assert read("MX > acero: /informal dijo que no").words == "/informal dijo que no"
    assert read("MX > acero: uno /formal /informal") == Spoken(
        "MX", on="acero", words="uno /formal", formality=Chosen("informal")
    )
    assert read("MX > acero: a las 9:30 y 1/2 /10").words == "a las 9:30 y 1/2 /10"
    assert read("nada que se entienda") == Spoken(actor="nada que se entienda")
    assert read("") == Spoken()


def test_what_stands_as_a_mark_and_is_none_is_told_and_so_are_words_that_do_not_come() -> None:
    assert slips("US propone > acero: ya /foo") == Slips(("/foo",))
    assert slips("US propone > acero: ya /informl más /adref").marks == ("/informl",)
    assert slips("US propone > acero: ya /2026-01-01 /foo").marks == ("/2026-01-01", "/foo")
    assert slips("US propone > acero /foo").marks == slips("US propone /foo").marks == ("/foo",)
    assert slips('US propone > acero: "ya /foo"') == slips('US propone > "acero /foo"') == Slips()
    assert slips("US propone > acero: y/o 1/2, a / b, 24/7 /informal /9.17") == Slips()
    assert slips("US propone > acero:") == slips("US propone > acero: /informal") == Slips(is_wordless=True)
    assert slips("US propone > acero") == Slips()
    for line in ("US > acero /foo", "US propone /foo", "US > acero: ya /foo"):
        assert read(write(read(line))) == read(line) and slips(write(read(line))).marks == ()


def test_quotes_keep_signs_from_being_read() -> None:
    line = '"Grupo > Apoya" ("Ana ""B""") apoya > "cap. 4: reglas": "dijo: "no" /adref"'
    said = Spoken("Grupo > Apoya", 'Ana "B"', Chosen("supports"), "cap. 4: reglas", 'dijo: "no" /adref')
    assert read(line) == said
    assert read(write(said)) == said


def test_where_the_parts_of_an_unfinished_line_stand() -> None:
    assert parts("EE.UU. prop").on is None
    assert parts("EE.UU. propone > reg").on == " reg"
    assert parts("EE.UU. propone > reglas: qu").words == " qu"


def typed(choice: Choice) -> st.SearchStrategy[Chosen | None]:
    """An answer as somebody types it, by any of its spellings."""
    words = [w for option in choice.options for w in option.spellings()]
    return st.none() | st.sampled_from([choice.parse(w, Context("es")).value for w in words])


TEXT = (
    st.text()
    | st.text(st.sampled_from('ab "/>:()\n'), max_size=12)
    | st.sampled_from(["EE.UU.", "se reserva", "x /adref", '"', '""', ' "a": b', "/9.17", "(a)", " a "])
)
SPOKEN = st.builds(
    Spoken,
    actor=TEXT,
    speaker=TEXT,
    verb=typed(VERB),
    on=TEXT,
    words=TEXT,
    formality=typed(FORMALITY),
    ad_referendum=st.booleans(),
    provisions=strategies.values(Provisions()),
).map(lambda said: said if said.actor else Spoken(verb=said.verb, on=said.on, words=said.words))


@given(SPOKEN, st.sampled_from(["es", "en"]))
@example(Spoken("X se", "", Chosen("reserves")), "es")
@example(Spoken("a", 'b)"', None, "c", '"'), "es")
def test_what_is_written_is_read_again(said: Spoken, language: str) -> None:
    line = write(said, language)  # type: ignore[arg-type]
    assert read(line) == said and slips(line) == Slips()


@given(TEXT)
@example('US "foo propone > x: "hola"')
def test_every_line_is_read_and_no_letter_of_it_is_lost(line: str) -> None:
    said = read(line)
    assert read(write(said)) == said
    if said.verb is None and not (said.formality or said.ad_referendum or said.provisions):
        kept = said.actor + said.speaker + said.on + said.words
        assert fold(line).replace(" ", "") == fold(kept).replace(" ", "")


@given(st.text(st.characters(exclude_characters='/"')))
def test_any_words_survive(words: str) -> None:
    assert read(f"US propone > x: {words}").words == words.strip()
