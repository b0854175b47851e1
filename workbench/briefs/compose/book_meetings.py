"""The meetings that the treaty foresees, in a folder: duties that were read, those of the general rule, and all others.

What rests on the general rule alone is never called late, nor summed with what was read.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.assessing.meetings_due import Owed
from workbench.briefs.compose import clock, words
from workbench.briefs.compose.desk import Desk
from workbench.briefs.compose.lists import MOST
from workbench.briefs.compose.ties import about, tied
from workbench.briefs.document import Block, Heading, Paragraph, Run, Table, Text
from workbench.domain.audience import Audience
from workbench.domain.records import BODY, MEETING, Body, Issue, Meeting
from workbench.domain.types import Provisions
from workbench.i18n import Words

_OTHER_WEIGHTS = (2.4, 1.9, 1.2, 1.4)
_P = Audience.PUBLIC


def due(desk: Desk, part: int, issues: Sequence[Issue], *, everything: bool) -> list[Block]:
    """What the bodies owe on the day of the facts: all of them, or those that the provisions of the issues set up."""
    bodies = _bodies(desk, issues, everything=everything)
    meetings = _meetings(desk, bodies, everything=everything)
    owed = clock.owed_by(desk, bodies, meetings)
    told = [one for one in owed if one.duty is not None or one.on_request or one.own.uids or one.evidence]
    if not told:
        return []
    read = [one for one in told if one.duty is not None and not one.is_ruled]
    ruled = [one for one in told if one.is_ruled]
    others = [one for one in told if one.duty is None]
    desk.notes.fetch(one.body.uid for one in told)
    return [
        *clock.timeline(desk, part, [*read, *ruled, *others], meetings, wide=True),
        *_under(desk, part, _READ_ONES, _read(desk, part, read, meetings)),
        *_under(desk, part, _RULED_ONES, _ruled(desk, part, ruled, meetings)),
        *_under(desk, part, _OTHER_ONES, _others(desk, part, others, meetings)),
        *desk.counted(part, _SILENT, [one.body for one in owed if one not in told], "cadence"),
    ]


def _under(desk: Desk, part: int, title: Words, blocks: list[Block]) -> list[Block]:
    return [Heading(part, desk.voice.fixed(title)), *blocks] if blocks else []


def _bodies(desk: Desk, issues: Sequence[Issue], *, everything: bool) -> list[Body]:
    if everything:
        return [r for r in desk.reader.all(BODY.name) if isinstance(r, Body)]
    return about(desk.reader, (p for issue in issues for p in issue.provisions)).of(Body)


def _meetings(desk: Desk, bodies: Sequence[Body], *, everything: bool) -> list[Meeting]:
    if everything:
        return [r for r in desk.reader.all(MEETING.name) if isinstance(r, Meeting)]
    return tied(desk.reader, (body.uid for body in bodies), "body").of(Meeting)


def _read(desk: Desk, part: int, owed: Sequence[Owed], meetings: Sequence[Meeting]) -> list[Block]:
    """Duties whose text was read, each with how its periods came out, and all of them together."""
    shown = owed[: desk.most(MOST)]
    if not shown:
        return []
    sums = [sum(column) for column in zip(*(_numbers(one) for one in owed), strict=True)]
    kept = [at for at, label in enumerate(_COUNTED) if sums[at] or label in _ALWAYS]
    rows: list[tuple[Text, ...]] = [(*_named(desk, one), *(str(_numbers(one)[at]) for at in kept)) for one in shown]
    levels = [_seen_by(desk, one, meetings) for one in shown]
    if len(owed) > 1:
        levels.append(max(_counts_seen_by(desk, one, meetings) for one in owed))
        rows.append(((Run(desk.voice.fixed(_SUM), "strong"),), "", *((Run(str(sums[at]), "strong"),) for at in kept)))
    header = desk.header(BODY.label, _DUTY, *(_COUNTED[at] for at in kept))
    rows_of = (*_uids(shown), *("" for _ in rows[len(shown) :]))
    return [
        Table(
            part,
            header,
            tuple(rows),
            (2.4, 1.9, *(0.9 for _ in kept)),
            wide=True,
            rows_of=rows_of,
            rows_seen_by=tuple(levels),
        ),
        *desk.counted(part, words.MORE_ROWS, [one.body for one in owed[len(shown) :]], "cadence"),
        *([desk.small(part, clock.NO_RECORD)] if any(one.public.no_record for one in owed) else []),
    ]


def _ruled(desk: Desk, part: int, owed: Sequence[Owed], meetings: Sequence[Meeting]) -> list[Block]:
    """Duties of the general rule alone: what is on record, and no word of what is not."""
    rows = [(*_named(desk, one), str(one.public.meetings), _guide(desk, one)) for one in owed[: desk.most(MOST)]]
    if not rows:
        return []
    header = desk.header(BODY.label, _RULE, _ON_RECORD, _GUIDE)
    level = desk.all_seen_by((one.body for one in owed), "cadence")
    table = _table(desk, part, header, rows, owed, meetings)
    return [*table, Paragraph(part, desk.voice.fixed(_RULED), seen_by=level)]


def _guide(desk: Desk, owed: Owed) -> str:
    return desk.voice.fixed(_PERIODS.fill(count=owed.public.periods))


def _others(desk: Desk, part: int, owed: Sequence[Owed], meetings: Sequence[Meeting]) -> list[Block]:
    """Bodies that meet at request, or of whose duty nothing was read."""
    rows = [(*_named(desk, one), str(one.public.meetings), str(len(one.evidence))) for one in owed[: desk.most(MOST)]]
    header = desk.header(BODY.label, _DUTY, _ON_RECORD, _EVIDENCE)
    return _table(desk, part, header, rows, owed, meetings) if rows else []


def _table(
    desk: Desk,
    part: int,
    header: tuple[str, ...],
    rows: Sequence[tuple[Text, ...]],
    owed: Sequence[Owed],
    meetings: Sequence[Meeting],
) -> list[Block]:
    """The rows of the first bodies, and how many more there are."""
    shown, more = owed[: len(rows)], [one.body for one in owed[len(rows) :]]
    levels = tuple(_seen_by(desk, one, meetings) for one in shown)
    table = Table(part, header, tuple(rows), _OTHER_WEIGHTS, wide=True, rows_of=_uids(shown), rows_seen_by=levels)
    return [table, *desk.counted(part, words.MORE_ROWS, more, "cadence")]


def _seen_by(desk: Desk, owed: Owed, meetings: Sequence[Meeting]) -> Audience:
    """Who may see the row of a body: its name, where it is founded, its duty and what was counted."""
    founded = () if owed.article else ("provisions",)
    return max(desk.seen_by(owed.body, "title", *founded), _counts_seen_by(desk, owed, meetings))


def _counts_seen_by(desk: Desk, owed: Owed, meetings: Sequence[Meeting]) -> Audience:
    """Who may see how often a body met, and the evidence that it did."""
    counting = clock.sittings_seen_by(desk, owed.public, owed.body, meetings)
    evidence = desk.all_seen_by((m for m in meetings if m.uid in owed.evidence), "standing") if not owed.duty else _P
    return max(desk.seen_by(owed.body, "cadence"), counting, evidence)


def _uids(owed: Sequence[Owed]) -> tuple[str, ...]:
    return tuple(one.body.uid for one in owed)


def _named(desk: Desk, owed: Owed) -> tuple[Text, Text]:
    """The body with its provisions, and its duty with what stands behind it."""
    voice = desk.voice
    basis = Provisions().show(owed.article or owed.body.provisions, voice.language)
    name = (*voice.named(owed.body.title, "strong"), *((Run(f"\n{basis}", "italic"),) if basis else ()))
    duty = clock.duty_told(voice, owed)
    if not duty:
        return name, voice.fixed(_UNREAD)
    support = desk.notes.support(owed.body.uid, "cadence")
    return name, (Run(duty), *support.runs, *(desk.mark(support) if support.numbers else ()))


def _numbers(owed: Owed) -> tuple[int, ...]:
    """The periods of a body under the labels of ``_COUNTED``."""
    count = owed.public
    return count.due, count.held, count.waived, count.uncertain, count.no_record, count.open, count.running


_READ_ONES = Words("Obligaciones leídas", "Duties that were read")
_RULED_ONES = Words("Por la regla general, texto no leído", "By the general rule, text not read")
_OTHER_ONES = Words("A solicitud o sin periodicidad leída", "At request, or without a cadence that was read")
_DUTY = Words("Obligación", "Duty")
_RULE = Words("Regla general", "General rule")
_OVER = Words("Periodos concluidos", "Periods over")
_HELD = Words("Con reunión", "With a meeting")
_NO_RECORD = Words("Sin registro público", "No public record")
_WAIVED = Words("Omitidos por acuerdo", "Waived")
_UNCERTAIN = Words("Fecha incierta", "Date uncertain")
_OPEN = Words("En curso", "Still open")
_RUNNING = Words("Reuniones en el periodo en curso", "Meetings in the period under way")
_COUNTED = (_OVER, _HELD, _WAIVED, _UNCERTAIN, _NO_RECORD, _OPEN, _RUNNING)
_ALWAYS = (_OVER, _HELD, _NO_RECORD)
_SUM = Words("Suma de lo leído", "Sum of what was read")
_ON_RECORD = Words("Reuniones en el registro público", "Meetings in the public record")
_GUIDE = Words("Sólo como orientación", "As a guide only")
_PERIODS = Words(
    "{count} {count|periodo|periodos} desde la entrada en vigor",
    "{count} {count|period|periods} since entry into force",
)
_EVIDENCE = Words("Indicios, sin contar", "Evidence, not counted")
_UNREAD = Words("Sin periodicidad leída", "No cadence was read")
_RULED = Words(
    "Siguen la regla general porque el texto de cada órgano no se ha leído: los periodos orientan, no se suman con los "
    "demás, y de ninguna reunión puede decirse que falte.",
    "They follow the general rule because the text on each body was not read: the periods are a guide, they are not "
    "summed with the others, and of no meeting can it be said that it is late.",
)
_SILENT = Words(
    "Órganos sin periodicidad leída y sin reuniones registradas: {count}.",
    "Bodies without a cadence that was read and without meetings on record: {count}.",
)
