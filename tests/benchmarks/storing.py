"""What the store and the reading of workbooks cost, against plain SQL and python-calamine doing the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from makers import base, imported
from openpyxl import Workbook
from python_calamine import CalamineWorkbook
from raw import Raw
from table import best, line, middle, timed

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Update
from workbench.domain.query import Query
from workbench.importing.workbook import read
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.driver import connect, transaction

Tables = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
TABLES = ("record", "issue", "position", "batch", "change", "entry", "entry_values", "origin", "link")


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


def bench_import(folder: Path, count: int) -> None:
    """A commit of many rows and its undo, against the same rows without our code."""
    path, plain = folder / "import.dossier", folder / "plain.dossier"
    issues, actors = base(path)
    shutil.copy(path, plain)
    change_set = imported(issues, actors, 0, count)
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


def high_marks(path: Path) -> dict[str, int]:
    """The highest row of every table."""
    database = connect(path, writer=False)
    marks = {
        t: int(database.conn.execute(f'SELECT coalesce(max(rowid), 0) FROM "{t}"').fetchone()[0])
        for t in TABLES
        if t not in ("origin", "link")
    }
    database.close()
    return marks


def rows_since(path: Path, marks: dict[str, int]) -> Tables:
    """The rows that a commit added, table by table, to be written again without our code."""
    database = connect(path, writer=False)
    found: Tables = {}
    for table in (*TABLES, "search"):
        key = "rowid" if table == "search" else ("record" if table in ("origin", "link") else "rowid")
        if table == "search":
            columns = ["rowid", "public", "consulted", "government", "negotiators"]
        else:
            columns = [row[1] for row in database.conn.execute(f'PRAGMA table_info("{table}")').fetchall()]
        listed = ", ".join(f'"{c}"' for c in columns)
        mark = marks.get("record" if table in ("search", "issue", "position", "origin", "link") else table, 0)
        rows = database.conn.execute(f'SELECT {listed} FROM "{table}" WHERE {key} > ?', (mark,)).fetchall()
        found[table] = (columns, rows)
    database.close()
    return found


def insert_raw(path: Path, rows: Tables) -> None:
    """The yardstick of a commit: the same rows by executemany, in one transaction with the same pragmas."""
    database = connect(path, writer=True)
    with transaction(database, path):
        _insert(database, rows, ("record", "batch", "change", "entry", "entry_values"))
        _insert(database, rows, ("issue", "position", "origin", "link", "search"))
    database.close()


def undo_raw(path: Path, rows: Tables, ids: list[int]) -> None:
    """The yardstick of an undo: the same deletions and the same journal rows."""
    database = connect(path, writer=True)
    pairs = [(i,) for i in ids]
    with transaction(database, path):
        database.conn.executemany('DELETE FROM "position" WHERE id = ?', pairs)
        database.conn.executemany("DELETE FROM link WHERE record = ?", pairs)
        database.conn.executemany("DELETE FROM search WHERE rowid = ?", pairs)
        database.conn.executemany("UPDATE record SET alive = 0, revision = revision + 1 WHERE id = ?", pairs)
        _insert(database, rows, ("change", "entry", "entry_values"))
    database.close()


def _insert(database: Any, rows: Tables, tables: tuple[str, ...]) -> None:
    for table in tables:
        columns, found = rows[table]
        listed = ", ".join(f'"{c}"' for c in columns)
        marks = ",".join("?" * len(columns))
        database.conn.executemany(f'INSERT INTO "{table}"({listed}) VALUES({marks})', found)


def bench_lists(path: Path) -> None:
    """Lists, pages, counts and searches over many positions, against the barest SQL."""
    opened, dossier = timed(lambda: open_dossier(path))
    line("open", opened)
    _lists(dossier, dossier.reader._connection)
    one = dossier.reader.page(dossier.reader.ids(Query("position"))[:1])[0]
    dossier.close()
    with open_dossier(path, write=True, author="bench") as writer:
        edits = (ChangeSet((Update(one.uid, one.revision + n, {"notes": f"otra {n}"}),), "one") for n in range(10))
        ours = middle(lambda: writer.journal.commit(next(edits)), 9)
        raw = Raw(path)
        line("save of one field", ours, middle(raw.saver(500), 9))
        raw.close()


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
    some = ids[len(ids) // 2 : len(ids) // 2 + 200]
    marks = ",".join("?" * len(some))
    plain = sql(f"SELECT * FROM position WHERE id IN ({marks})", *some)
    line("page of 200", best(lambda: reader.page(some)), best(plain))
    line("count", best(lambda: reader.count("position")), best(sql("SELECT count(*) FROM position")))
    line(
        "count, public",
        best(lambda: public.count("position")),
        best(sql("SELECT count(*) FROM position WHERE level<=0")),
    )
    for words, match in (("autorizacion", "autorizacion"), ("autorización 777", "autorizacion 777")):
        plain = sql("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50", match)
        line(f"search «{words}»", best(lambda w=words: reader.search(w), 3), best(plain, 3))
