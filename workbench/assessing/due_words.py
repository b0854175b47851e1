"""How it is said what a body owes: in the window, on the command line, in workbooks and on paper alike."""

from __future__ import annotations

from workbench.assessing.meetings_due import Count
from workbench.i18n import Words


def counts_told(count: Count) -> Words:
    """The periods of a count in words, and the meetings of the period that still runs beside them."""
    parts = [_DUE.fill(due=count.due), _HELD.fill(count=count.held)]
    parts += [words.fill(count=n) for words, n in ((_WAIVED, count.waived), (_UNCERTAIN, count.uncertain)) if n]
    parts.append(_NONE.fill(count=count.no_record))
    told = Words(", ".join(p.es for p in parts), ", ".join(p.en for p in parts))
    return Words(f"{told.es}{running_told(count).es}", f"{told.en}{running_told(count).en}")


def running_told(count: Count) -> Words:
    """What follows figures where meetings were held in the period that still runs; empty where none were."""
    return _RUNNING.fill(count=count.running) if count.running else Words("", "")


_DUE = Words("{due} {due|prevista|previstas}", "{due} due")
_HELD = Words("{count} {count|celebrada|celebradas}", "{count} held")
_WAIVED = Words("{count} {count|omitida por acuerdo|omitidas por acuerdo}", "{count} waived by decision")
_UNCERTAIN = Words("{count} sin fecha segura", "{count} uncertain")
_NONE = Words("{count} sin registro público", "{count} without public record")
_RUNNING = Words(", y {count} en el periodo en curso", ", and {count} in the period under way")
