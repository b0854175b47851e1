"""Prints how the program's times compare with plain SQL doing the same, in one run."""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from workbench.domain.audience import Audience
from workbench.domain.change import Batch, ChangeSet, Create, Origin
from workbench.domain.query import Query
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.importing.workbook import read
from workbench.store.dossier import Dossier, create_dossier, open_dossier
from workbench.store.driver import connect, transaction

T = TypeVar("T")
TABLES = ("record", "position", "batch", "change", "entry", "entry_values", "origin", "link")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def best(work: Callable[[], Any], times: int = 5) -> float:
    return min(timed(work)[0] for _ in range(times))


def base(path: Path) -> tuple[list[Issue], list[Actor]]:
    """A dossier with 200 issues and 40 actors."""
    create_dossier(path)
    issues = [
        Issue(uid=str(uuid.uuid4()), title=Parallel(es=f"Tema {n:03}", en=f"Issue {n:03}"), audience=Chosen("public"))
        for n in range(200)
    ]
    actors = [
        Actor(uid=str(uuid.uuid4()), title=Parallel(es=f"Actor {n:02}"), audience=Chosen("public")) for n in range(40)
    ]
    with open_dossier(path, write=True, author="bench") as dossier:
        dossier.journal.commit(ChangeSet(tuple(Create(r) for r in (*issues, *actors)), "base"))
    return issues, actors


def positions(issues: list[Issue], actors: list[Actor], first: int, count: int) -> Iterator[Position]:
    """Positions such as a ministry's matrix brings."""
    audiences = ("public", "consulted", "government", "negotiators")
    stances = ("supports", "opposes", "conditional", "reserves")
    for n in range(first, first + count):
        yield Position(
            uid=str(uuid.uuid4()),
            issue=issues[n % len(issues)].uid,
            actor=actors[n % len(actors)].uid,
            on=Parallel(es=f"Autorización número {n}"),
            stance=Chosen(stances[n % 4]),
            statement=Parallel(es=f"México propone resolver la autorización {n} en un plazo máximo de noventa días."),
            fallback=Parallel(es=f"Aceptar ciento veinte días en el caso {n}."),
            notes=f"Observación de la dependencia sobre el renglón {n}.",
            audience=Chosen(audiences[n % 4]),
        )


def batch_of(records: list[Position]) -> Batch:
    """The cells that an import would remember."""
    cells = {
        r.uid: {
            name: Origin("MATRIZ", f"D{n}", f"palabras del renglón {n}")
            for name in ("on", "stance", "statement", "fallback", "notes")
        }
        for n, r in enumerate(records, 6)
    }
    return Batch("matriz.xlsx", "0" * 64, ("MATRIZ",), "es", cells=cells)


def rows_since(path: Path, marks: dict[str, int]) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """The rows that a commit added, table by table, to be written again without our code."""
    database = connect(path, writer=False)
    found: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}
    for table in (*TABLES, "search"):
        key = "rowid" if table == "search" else ("record" if table in ("origin", "link") else "rowid")
        if table == "search":
            columns = ["rowid", "public", "consulted", "government", "negotiators"]
        else:
            columns = [row[1] for row in database.conn.execute(f'PRAGMA table_info("{table}")').fetchall()]
        listed = ", ".join(f'"{c}"' for c in columns)
        mark = marks.get("record" if table in ("search", "position", "origin", "link") else table, 0)
        rows = database.conn.execute(f'SELECT {listed} FROM "{table}" WHERE {key} > ?', (mark,)).fetchall()
        found[table] = (columns, rows)
    database.close()
    return found


def high_marks(path: Path) -> dict[str, int]:
    database = connect(path, writer=False)
    marks = {
        t: int(database.conn.execute(f'SELECT coalesce(max(rowid), 0) FROM "{t}"').fetchone()[0])
        for t in TABLES
        if t not in ("origin", "link")
    }
    database.close()
    return marks


def insert_raw(path: Path, rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> None:
    """The yardstick of a commit: the same rows by executemany, in one transaction with the same pragmas."""
    database = connect(path, writer=True)
    with transaction(database, path):
        for table in ("record", "batch", "change", "entry", "entry_values", "position", "origin", "link", "search"):
            columns, found = rows[table]
            listed = ", ".join(f'"{c}"' for c in columns)
            marks = ",".join("?" * len(columns))
            database.conn.executemany(f'INSERT INTO "{table}"({listed}) VALUES({marks})', found)
    database.close()


def undo_raw(path: Path, rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]], ids: list[int]) -> None:
    """The yardstick of an undo: the same deletions and the same journal rows."""
    database = connect(path, writer=True)
    pairs = [(i,) for i in ids]
    with transaction(database, path):
        database.conn.executemany('DELETE FROM "position" WHERE id = ?', pairs)
        database.conn.executemany("DELETE FROM link WHERE record = ?", pairs)
        database.conn.executemany("DELETE FROM search WHERE rowid = ?", pairs)
        database.conn.executemany("UPDATE record SET alive = 0, revision = revision + 1 WHERE id = ?", pairs)
        for table in ("change", "entry", "entry_values"):
            columns, found = rows[table]
            listed = ", ".join(f'"{c}"' for c in columns)
            marks = ",".join("?" * len(columns))
            database.conn.executemany(f'INSERT INTO "{table}"({listed}) VALUES({marks})', found)
    database.close()


def line(name: str, ours: float, yardstick: float | None = None) -> None:
    if yardstick is None:
        print(f"{name:<44} {ours:9.3f} s")
    else:
        print(f"{name:<44} {ours:9.3f} s {yardstick:9.3f} s {ours / yardstick:7.1f}x")


def bench_import(folder: Path, count: int) -> None:
    """A commit of many rows and its undo, against the same rows without our code."""
    path, plain = folder / "import.dossier", folder / "plain.dossier"
    issues, actors = base(path)
    shutil.copy(path, plain)
    records = list(positions(issues, actors, 0, count))
    change_set = ChangeSet(tuple(Create(r) for r in records), "matriz.xlsx", kind="import", batch=batch_of(records))
    before = high_marks(path)
    with open_dossier(path, write=True, author="bench") as dossier:
        ours, _ = timed(lambda: dossier.journal.commit(change_set))
    rows = rows_since(path, before)
    yardstick, _ = timed(lambda: insert_raw(plain, rows))
    line(f"commit of {count:,} imported rows", ours, yardstick)
    before = high_marks(path)
    with open_dossier(path, write=True, author="bench") as dossier:
        ours, _ = timed(lambda: dossier.journal.undo())
    journal = rows_since(path, before)
    ids = [row[0] for row in rows["position"][1]]
    yardstick, _ = timed(lambda: undo_raw(plain, journal, ids))
    line(f"undo of {count:,} imported rows", ours, yardstick)


def bench_read(folder: Path, count: int) -> None:
    """Reading a workbook safely, against python-calamine alone; pandas with openpyxl beside it, if installed."""
    path = folder / "wide.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Matriz")
    sheet.append([f"Columna {n}" for n in range(12)])
    for row in range(count):
        sheet.append([f"texto {row} {n}" if n % 3 else row + n / 4 for n in range(12)])
    book.save(path)
    yardstick, _ = timed(lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
    line(f"read of {count:,} x 12, checked, in a child", timed(lambda: read(path))[0], yardstick)
    try:
        import pandas
    except ImportError:
        print("pandas is not installed: pip install '.[bench]' shows it beside")
        return
    line("the same by pandas with openpyxl", timed(lambda: pandas.read_excel(path, engine="openpyxl"))[0], yardstick)


def fill(path: Path, count: int) -> None:
    issues, actors = base(path)
    with open_dossier(path, write=True, author="bench") as dossier:
        for first in range(0, count, 50_000):
            some = min(50_000, count - first)
            edits = tuple(Create(r) for r in positions(issues, actors, first, some))
            dossier.journal.commit(ChangeSet(edits, "fill"))


def bench_lists(path: Path) -> None:
    """Lists, pages, counts and searches over many positions, against the barest SQL."""
    opened, dossier = timed(lambda: open_dossier(path))
    line("open", opened)
    connection = dossier.reader._connection
    _lists(dossier, connection)
    one = next(iter(dossier.reader.page(dossier.reader.ids(Query("position"))[:1])))
    dossier.close()
    with open_dossier(path, write=True, author="bench") as writer:
        from workbench.domain.change import Update

        edit = ChangeSet((Update(one.uid, one.revision, {"notes": "otra"}),), "one")
        line("save of one field", timed(lambda: writer.journal.commit(edit))[0])


def _lists(dossier: Dossier, connection: Any) -> None:
    def sql(statement: str, *values: Any) -> Callable[[], Any]:
        return lambda: connection.execute(statement, values).fetchall()

    reader, public = dossier.reader, dossier.reader.for_audience(Audience.PUBLIC)
    for field, column in (("on", "on_es_sort"), ("stance", "stance"), ("as_of", "as_of")):
        plain = sql(f'SELECT id FROM position ORDER BY "{column}"')
        line(f"ids by {field}", best(lambda f=field: reader.ids(Query("position", order=f))), best(plain))
    plain = sql(
        "SELECT t.id FROM issue o JOIN record r ON r.id = o.id JOIN position t ON t.issue = r.uid "
        "ORDER BY o.title_es_sort"
    )
    line("ids by issue", best(lambda: reader.ids(Query("position", order="issue"))), best(plain))
    plain = sql("SELECT id FROM position WHERE level <= 0 ORDER BY on_es_sort")
    line("ids by on, public", best(lambda: public.ids(Query("position", order="on"))), best(plain))
    ids = reader.ids(Query("position", order="on"))
    middle = ids[len(ids) // 2 : len(ids) // 2 + 200]
    marks = ",".join("?" * len(middle))
    plain = sql(f"SELECT * FROM position WHERE id IN ({marks})", *middle)
    line("page of 200", best(lambda: reader.page(middle)), best(plain))
    line("count", best(lambda: reader.count("position")), best(sql("SELECT count(*) FROM position")))
    line(
        "count, public",
        best(lambda: public.count("position")),
        best(sql("SELECT count(*) FROM position WHERE level<=0")),
    )
    for words, match in (("autorizacion", "autorizacion"), ("autorización 777", "autorizacion 777")):
        plain = sql("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50", match)
        line(f"search «{words}»", best(lambda w=words: reader.search(w), 3), best(plain, 3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000, help="rows of the import")
    parser.add_argument("--records", type=int, default=300_000, help="positions in the lists")
    sizes = parser.parse_args()
    print(f"{'':<44} {'program':>11} {'yardstick':>11} {'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        bench_read(Path(folder), sizes.rows)
        bench_import(Path(folder), sizes.rows)
        path = Path(folder) / "large.dossier"
        line(f"filling {sizes.records:,} positions", timed(lambda: fill(path, sizes.records))[0])
        print(f"{'file':<44} {path.stat().st_size / 1e6:9.0f} MB")
        bench_lists(path)
    print(f"{'memory at most':<44} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB")


if __name__ == "__main__":
    main()
