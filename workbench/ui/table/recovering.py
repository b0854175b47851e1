"""What was entered at the table while a program ended is written down when its dossier is next opened."""

from __future__ import annotations

from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing


def recover(bench: Bench) -> None:
    """Writes down the lines that wait for the dossier that was opened, and tells how many there were."""

    def work(writing: Writing) -> int:
        from workbench.ui.table.draft import keep_entered  # loaded on the lane

        return keep_entered(writing, bench.language)

    def told(count: int) -> None:
        if count:
            bench.tell(_RECOVERED.fill(count=count))

    bench.jobs.write(work, told)


_RECOVERED = Words(
    "Se {count|recuperó|recuperaron} {count} {count|declaración capturada|declaraciones capturadas} que no se "
    "{count|había|habían} escrito en el expediente.",
    "{count} {count|statement|statements} entered at the table and not yet in the dossier {count|was|were} recovered.",
)
