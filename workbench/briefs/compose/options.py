"""What a person may ask of a paper besides its subject, its audience and its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.briefs.arranging import AS_COMPOSED, Arrangement
from workbench.briefs.document import PageSize
from workbench.briefs.marking import Marking
from workbench.i18n import Words


@dataclass(frozen=True)
class Numbered:
    """Which entry of the register a paper is, and which of its copies, from 1."""

    number: int
    copy: int = 1
    copies: int = 1


@dataclass(frozen=True)
class Start:
    """From when on changes are told: everything after that change of the dossier, and how that moment is called.

    ``differs`` says how the issued brief that it is called by was another, in whom it was for or what it was about.
    """

    change: int
    told: Words
    differs: Words | None = None


@dataclass(frozen=True)
class Options:
    """``full`` cuts nothing to one page; ``origins`` lists the cell that each value came from. ``unit`` is whose paper
    it is, where that is not who leads the issue.
    ``numbered`` is there where the paper is issued. A paper about changes is told ``since`` when, as a number of the
    register or a day; ``start`` is what that means. ``marking`` is what it is marked as besides its audience; with
    ``portions`` each paragraph says of how reserved a thing it tells.

    A matrix has a column an actor if it is told ``by_actor``, else one a government and one for everybody else.

    ``wanted`` chooses the issues of a paper about many, by what issues can be chosen by (``assessing.matrix.FACETS``),
    as keys. ``parts`` says which parts are taken out, and in which order the others stand. ``ahead`` tells that its day
    is still to come.
    """

    full: bool = False
    origins: bool = False
    version: str = ""
    unit: str = ""
    page_size: PageSize = "A4"
    wanted: Mapping[str, str] = field(default_factory=dict)
    numbered: Numbered | None = None
    since: str = ""
    start: Start | None = None
    marking: Marking | None = None
    portions: bool = False
    parts: Arrangement = AS_COMPOSED
    by_actor: bool = False
    ahead: bool = False


PLAIN = Options()
