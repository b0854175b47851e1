"""What a paper is marked as besides its audience: profiles as data, what their banner says, what they are enough for.

A marking is never lower than what the paper tells. It is refused where it would be, and nothing is raised unasked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from workbench.briefs.document import Block, Note
from workbench.briefs.portions import levels_in
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.when import When, show_when
from workbench.domain.when_parse import parse_when
from workbench.i18n import PROGRAM_LANGUAGES, Language, Told, Words, clip, fold, same, squash

Scheme = Literal["", "mx", "tlp"]
LONGEST = 330  # letters of a banner: more would not fit on the band of a page
TLP = "tlp:"


class WrongMarking(Told):
    """A marking that there is not, that lacks something, or that does not go with the paper."""


@dataclass(frozen=True)
class Blank:
    """Something that the office fills in: its name, what it is called, and other words for it."""

    key: str
    label: Words
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """One marking: what stands on the band, with which audiences it goes, what is to be filled in.

    ``upto`` is the most reserved audience that it is enough for, ``down_to`` the widest that it makes sense for.
    ``inside`` tells that the paper does not leave the institution: it goes with no named recipient.
    """

    key: str
    label: Words
    says: Words
    upto: Audience
    down_to: Audience
    scheme: Scheme
    sign: str
    blanks: tuple[Blank, ...] = ()
    inside: bool = False
    also: tuple[str, ...] = ()  # other words for it

    @property
    def names(self) -> frozenset[str]:
        """All that it is called, without accents and case."""
        return frozenset(fold(name) for name in (self.key, *self.label.all(), *self.also))


BLANKS = (
    Blank("legal_basis", Words("Fundamento legal", "Legal basis"), ("fundamento",)),
    Blank("area", Words("Área que clasifica", "Classifying area"), ("área",)),
    Blank("date", Words("Fecha de clasificación", "Date of classification"), ("fecha",)),
)
DAY = "date"
PERIOD = Blank("period", Words("Periodo de reserva", "Period of reservation"), ("periodo",))
FIELDS = (*BLANKS, PERIOD)
_P, _C, _G, _N = AUDIENCES

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        one.key: one
        for one in (
            Profile(
                "publica",
                Words("Información pública", "Public information"),
                same(""),
                _P,
                _P,
                "mx",
                "P",
                also=("público", "public", "unclassified"),
            ),
            Profile(
                "confidencial",
                Words("Información confidencial", "Confidential information"),
                same(""),
                _N,
                _C,
                "mx",
                "C",
                BLANKS,
                also=("confidential",),
            ),
            Profile(
                "reservada",
                Words("Información reservada", "Reserved information"),
                same(""),
                _N,
                _C,
                "mx",
                "R",
                FIELDS,
                also=("reservado", "reserved"),
            ),
            Profile(
                "tlp:clear",
                same("TLP:CLEAR"),
                Words("se puede difundir sin límite", "may be spread without limit"),
                _P,
                _P,
                "tlp",
                "TLP:CLEAR",
            ),
            Profile(
                "tlp:green",
                same("TLP:GREEN"),
                Words(
                    "circula entre quienes trabajan el asunto, no en medios abiertos al público",
                    "passes among those who work on the matter, by no channel that is open to the public",
                ),
                _C,
                _P,
                "tlp",
                "TLP:GREEN",
            ),
            Profile(
                "tlp:amber",
                same("TLP:AMBER"),
                Words(
                    "queda en la institución que lo recibe y con quien deba saberlo para actuar",
                    "stays in the institution that gets it, and with those who must know in order to act",
                ),
                _G,
                _C,
                "tlp",
                "TLP:AMBER",
            ),
            Profile(
                "tlp:amber+strict",
                same("TLP:AMBER+STRICT"),
                Words("no sale de la institución que lo recibe", "does not leave the institution that gets it"),
                _N,
                _G,
                "tlp",
                "TLP:AMBER+STRICT",
                inside=True,
            ),
            Profile(
                "tlp:red",
                same("TLP:RED"),
                Words(
                    "sólo para las personas a quienes se entrega, que no lo comparten",
                    "only for the persons to whom it is handed, who do not share it",
                ),
                _N,
                _G,
                "tlp",
                "TLP:RED",
            ),
        )
    }
)
_SIGNS: Mapping[Audience, Words] = {
    _P: same("P"),
    _C: Words("S", "C"),
    _G: same("G"),
    _N: same("N"),
}


@dataclass(frozen=True)
class Marking:
    """What a person chose: a profile by its key with what was filled in, or words of their own."""

    key: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    text: str = ""

    @property
    def profile(self) -> Profile | None:
        """The profile; None where the words are the person's own."""
        return PROFILES.get(self.key)


def marking_asked(words: str, fields: Mapping[str, str] = MappingProxyType({})) -> Marking:
    """The marking that words mean: a key or name of a profile, else a text of their own.

    Fields go by their keys or by what they are called. Raises WrongMarking for a TLP that there is not, and for a
    field that the marking does not have; what is lacking is told by ``check``.
    """
    said = squash(words)
    for profile in PROFILES.values():
        if said.casefold() == profile.key or fold(said) in profile.names:
            return Marking(profile.key, {_field(profile, name): squash(value) for name, value in fields.items()})
    if said.casefold().startswith(TLP):
        listed = ", ".join(p.label.en for p in PROFILES.values() if p.scheme == "tlp")
        raise WrongMarking(_NO_TLP.fill(words=clip(said), names=listed))
    if fields:
        raise WrongMarking(_NO_BLANKS.fill(label=clip(said)))
    return Marking(text=said)


def _field(profile: Profile, name: str) -> str:
    """The key of a field that a profile has."""
    for blank in profile.blanks:
        if fold(name) in {fold(word) for word in (blank.key, *blank.label.all(), *blank.also)}:
            return blank.key
    words = _NO_FIELD if profile.blanks else _NO_BLANKS
    names = ", ".join(blank.key for blank in profile.blanks)
    raise WrongMarking(words.fill(label=profile.label, name=clip(name), names=names))


def check_asked(marking: Marking, audience: Audience, *, released: bool) -> None:
    """Raises WrongMarking where something is not filled in, or too much is, or for readers that it is not for.

    That can be told before there is a paper; ``check`` tells the rest.
    """
    profile = marking.profile
    if profile is None and not any(sign.isprintable() and not sign.isspace() for sign in marking.text):
        raise WrongMarking(_EMPTY)  # signs that nobody sees mark nothing
    empty = [b.label for b in (profile.blanks if profile else ()) if not marking.fields.get(b.key)]
    if profile is not None and empty:
        named = Words(*(", ".join(label.in_(x).lower() for label in empty) for x in PROGRAM_LANGUAGES))
        raise WrongMarking(_NOT_FILLED.fill(label=profile.label, named=named))
    if profile is not None and DAY in marking.fields and _day(marking.fields[DAY]) is None:
        raise WrongMarking(_NO_DAY.fill(words=clip(marking.fields[DAY])))
    longest = max(len(banner(marking, language)) for language in PROGRAM_LANGUAGES)
    if longest > LONGEST:
        raise WrongMarking(_TOO_LONG.fill(most=LONGEST, have=longest))
    if profile is not None and released and profile.inside:
        raise WrongMarking(_INSIDE.fill(label=profile.label))
    if profile is not None and not released and audience < profile.down_to:
        raise WrongMarking(_TOO_HIGH.fill(label=profile.label, audience=audience.label))


def _day(words: str) -> When | None:
    """The one day that somebody wrote, as Spanish or English write it or as 2026-07-23; None where it is none."""
    for language in PROGRAM_LANGUAGES:
        day = parse_when(words, language).value
        if day is not None and day.end is None and day.start.day:
            return day
    return None


def classified_on(marking: Marking) -> date | None:
    """The day that the office filled in; None where the marking has none."""
    day = _day(marking.fields.get(DAY, "")) if marking.profile is not None else None
    return day.first() if day is not None else None


def banner(marking: Marking, language: Language) -> str:
    """What stands on the band of every page, before who may read it."""
    profile = marking.profile
    if profile is None:
        return marking.text
    label = profile.label.in_(language)
    parts = [label if profile.scheme == "tlp" else label.upper(), profile.says.in_(language)]
    said = {**marking.fields}
    day = _day(said.get(DAY, ""))
    if day is not None:
        said[DAY] = show_when(day, language)
    parts += [f"{blank.label.in_(language)}: {said[blank.key]}" for blank in profile.blanks]
    return " · ".join(filter(None, parts))


# ---- what a marking must be enough for


def needed(parts: Iterable[Block | Note], audience: Audience, besides: Iterable[Audience] = ()) -> Audience:
    """The audience of the most reserved thing that a paper for an audience tells; ``besides`` is who may see the rest.

    A part of which nobody says what it tells may tell anything that its readers may see.
    """
    return max([*levels_in(parts, audience), *besides], default=audience)


def check(
    marking: Marking,
    parts: Iterable[Block | Note],
    audience: Audience,
    *,
    besides: Iterable[Audience] = (),
    released: bool = False,
) -> None:
    """Raises WrongMarking where a marking lacks something, is lower than a part of the paper, or not for its readers.

    What was ``released`` to a named recipient has left the institution by a person's own decision: it need not be
    marked as if it had not, but stays marked as not for everybody.
    """
    check_asked(marking, audience, released=released)
    profile = marking.profile
    level = needed(parts, audience, besides)
    if profile is None:
        # Words of one's own stand beside the audience and take nothing from it, unless they begin by calling it public.
        if level > _P and fold(marking.text).partition(" ")[0] in PROFILES["publica"].names:
            raise WrongMarking(_NOT_PUBLIC.fill(words=clip(marking.text), audience=level.label))
        return
    if released:
        level = min(level, _G)
    if level > profile.upto:
        enough = [p.label for p in PROFILES.values() if p.scheme == profile.scheme and p.upto >= level]
        named = Words(*(", ".join(label.in_(x) for label in enough) for x in PROGRAM_LANGUAGES))
        raise WrongMarking(_TOO_LOW.fill(label=profile.label, audience=level.label, enough=named))


def sign(marking: Marking | None, level: Audience, language: Language) -> str:
    """The mark before a paragraph that tells something of that level, in the terms of the paper's marking."""
    profile = marking.profile if marking is not None else None
    if profile is None:
        return f"({_SIGNS[level].in_(language)})"
    if level is _P:
        lowest = next(p for p in PROFILES.values() if p.scheme == profile.scheme)
        return f"({lowest.sign})"
    if profile.scheme == "mx":
        return f"({profile.sign})"
    enough = next(p for p in PROFILES.values() if p.scheme == "tlp" and p.upto >= level)
    return f"({min(enough, profile, key=lambda p: p.upto).sign})"


def own_words(marking: Marking | None) -> tuple[str, ...]:
    """Words of a banner that are the program's, or a date: a reserved value may be the same by chance."""
    if marking is None or marking.profile is None:
        return ()
    labels = (words for one in (marking.profile.label, marking.profile.says) for words in one.all())
    written = (marking.fields.get(name, "") for name in (DAY, PERIOD.key))
    day = _day(marking.fields.get(DAY, ""))
    printed = (show_when(day, language) for language in PROGRAM_LANGUAGES) if day is not None else ()
    return (*labels, *written, *printed)


def meaning(marking: Marking | None, level: Audience) -> Words:
    """What the mark of a paragraph means."""
    profile = marking.profile if marking is not None else None
    if profile is None or profile.scheme != "mx":
        return level.label
    return PROFILES["publica"].label if level is _P else profile.label


_NO_TLP = Words("No hay «{words}»; hay {names}.", "There is no “{words}”; there are {names}.")
_EMPTY = Words(
    "La marca está vacía: diga cuál, o no pida ninguna.", "The marking is empty: say which, or ask for none."
)
_NO_BLANKS = Words("«{label}» no lleva datos que llenar.", "“{label}” has nothing to fill in.")
_NO_FIELD = Words("«{label}» no lleva «{name}»; sus datos son {names}.", "“{label}” has no “{name}”; it takes {names}.")
_NOT_FILLED = Words(
    "Para marcar «{label}» la oficina debe llenar: {named}.", "To mark it “{label}” the office has to fill in: {named}."
)
_NO_DAY = Words(
    "«{words}» no es la fecha de clasificación: escriba un día, como 2026-07-23 o 23 de julio de 2026.",
    "“{words}” is no date of classification: write a day, such as 2026-07-23 or 23 July 2026.",
)
_TOO_LONG = Words(
    "La marca no cabe en la banda de la página: con lo que se llenó tiene {have} letras, y caben {most}.",
    "The marking does not fit the band of a page: with what was filled in it has {have} letters, and {most} fit.",
)
_TOO_LOW = Words(
    "La marca «{label}» es menor que lo que dice el documento, que es para «{audience}»: para eso hay {enough}.",
    "The marking “{label}” is lower than what the paper tells, which is for “{audience}”: for that there are {enough}.",
)
_TOO_HIGH = Words(
    "La marca «{label}» no va con un documento para la audiencia «{audience}».",
    "The marking “{label}” does not go with a paper for the audience “{audience}”.",
)
_INSIDE = Words(
    "La marca «{label}» no va con un documento que se entrega a un destinatario.",
    "The marking “{label}” does not go with a paper that is released to a recipient.",
)
_NOT_PUBLIC = Words(
    "La marca «{words}» dice que la ficha es pública, y contiene partes para «{audience}».",
    "The marking “{words}” says that the paper is public, and it holds parts for “{audience}”.",
)
