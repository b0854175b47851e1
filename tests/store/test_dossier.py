"""The file: how it is opened, made, locked, upgraded and survives a killed writer; what is not one is left alone."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import SCHEMA, Issue
from workbench.domain.records.issue import ARGUMENTS
from workbench.domain.types import Parallel
from workbench.store import migrations
from workbench.store.backup import back_up
from workbench.store.dossier import create_dossier, open_dossier
from workbench.store.driver import APPLICATION_ID, connect, sqlite, transaction
from workbench.store.lock import WriterLock
from workbench.store.trouble import StoreError

ROOT = Path(__file__).resolve().parents[2]
COMMON = {"synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "trusted_schema": 0, "journal_mode": "delete"}


def one(words: str) -> Create:
    return Create(Issue(uid=words, title=Parallel(es=words)))


def sql(path: Path, *statements: str) -> None:
    """Alters a file behind the program's back."""
    connection = sqlite.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refused(path: Path, *, write: bool = False) -> str:
    """The sentence with which a file is refused; nothing beside it or in it may change."""
    folder = {p: p.read_bytes() for p in path.parent.iterdir() if p.is_file()}
    with pytest.raises(StoreError) as caught:
        open_dossier(path, write=write)
    assert {p: p.read_bytes() for p in path.parent.iterdir() if p.is_file()} == folder
    for sentence in (caught.value.words.es, caught.value.words.en):
        assert str(path) in sentence and sentence.endswith(".") and "\n" not in sentence
    return caught.value.words.en


# Settings.


@pytest.mark.parametrize("writer", [True, False])
def test_every_connection_has_its_settings(dossier_path: Path, writer: bool) -> None:
    wanted = COMMON | ({"cache_spill": 0, "cache_size": -131072} if writer else {"query_only": 1})
    with open_dossier(dossier_path, write=writer) as dossier:
        connection = dossier._database.conn
        assert {n: connection.execute(f"PRAGMA {n}").fetchone()[0] for n in wanted} == wanted
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations.latest()


def test_a_setting_that_does_not_hold_is_an_error(dossier_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.store import driver

    monkeypatch.setitem(driver._PRAGMAS, "page_count", ("7", "never"))
    with pytest.raises(StoreError, match="page_count"):
        connect(dossier_path, writer=True)


def test_a_reader_cannot_write(dossier_path: Path) -> None:
    with open_dossier(dossier_path) as dossier:
        for statement in ("DELETE FROM record", "CREATE TABLE x(a)", "DROP TABLE record"):
            with pytest.raises(sqlite.OperationalError, match="readonly"):
                dossier._database.conn.execute(statement)


def test_tables_are_strict(dossier_path: Path) -> None:
    with open_dossier(dossier_path, write=True) as dossier:
        tables = dossier._database.conn.execute("PRAGMA table_list").fetchall()
        fixed = {"record", "change", "entry", "entry_values", "batch", "origin", "merged", "link"}
        ours = {t.name for t in SCHEMA.types} | fixed | {"issued", "issued_file", "scratch"}
        assert {row[1] for row in tables if row[5]} == ours
        with pytest.raises(sqlite.IntegrityError):
            dossier._database.conn.execute("INSERT INTO record VALUES(1, 'u', 'issue', 'one', 1, 0, 1)")


# Making.


def test_makes_a_dossier_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "año ?#%20.twb"
    create_dossier(path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    with open_dossier(path, write=True) as dossier:
        assert dossier.reader.is_whole() and dossier.reader.changes() == []
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_never_makes_one_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.twb"
    path.write_bytes(b"mine")
    with pytest.raises(StoreError, match=r"a\.twb"):
        create_dossier(path)
    with pytest.raises(StoreError, match="nowhere"):
        create_dossier(tmp_path / "nowhere" / "a.twb")
    (tmp_path / "link.twb").symlink_to(tmp_path / "not there")
    with pytest.raises(StoreError):
        create_dossier(tmp_path / "link.twb")
    assert path.read_bytes() == b"mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.twb", "link.twb"]


# What is no dossier.


def test_what_is_no_dossier_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "empty.twb").touch()
    (tmp_path / "noise.twb").write_bytes(os.urandom(8192))
    (tmp_path / "text.twb").write_text("no soy un expediente\n" * 400)
    sql(tmp_path / "other.twb", "CREATE TABLE x(a)")
    (tmp_path / "folder.twb").mkdir()
    for name in ("empty.twb", "noise.twb", "text.twb", "other.twb", "folder.twb", "missing.twb"):
        for write in (False, True):
            refused(tmp_path / name, write=write)
    assert "folder" in refused(tmp_path / "folder.twb") and "no such" in refused(tmp_path / "missing.twb")


FOREIGN = (
    ("CREATE TRIGGER evil AFTER INSERT ON record BEGIN DELETE FROM record; END",),
    ("CREATE TRIGGER search_evil AFTER INSERT ON record BEGIN DELETE FROM record; END",),
    ("CREATE TRIGGER _sqlite_migrations_x AFTER INSERT ON record BEGIN DELETE FROM record; END",),
    ("CREATE VIEW evil AS SELECT 1",),
    ("CREATE VIEW search_view AS SELECT 1",),
    ("CREATE TABLE evil(a)",),
    ("CREATE TABLE search_mine(a)",),
    ("CREATE INDEX evil ON record(uid)",),
    ("DROP INDEX link_target",),
    ("DROP TABLE origin",),
    ("DROP TABLE search",),
    ("DROP TABLE search", "CREATE TABLE search(public, consulted, government, negotiators)"),
    ("ALTER TABLE issue ADD COLUMN evil TEXT",),
    ("ALTER TABLE issue ADD COLUMN evil TEXT GENERATED ALWAYS AS (number) VIRTUAL",),
    ("ALTER TABLE issue DROP COLUMN notes", "ALTER TABLE issue ADD COLUMN notes TEXT DEFAULT 'x'"),
    ("ALTER TABLE issue DROP COLUMN notes", "ALTER TABLE issue ADD COLUMN notes TEXT CHECK (length(notes) < 9)"),
    ("ALTER TABLE issue DROP COLUMN notes", "ALTER TABLE issue ADD COLUMN notes TEXT COLLATE NOCASE"),
    ("DROP TABLE entry_values", "CREATE TABLE entry_values (entry INTEGER PRIMARY KEY, content TEXT NOT NULL)"),
)


@pytest.mark.parametrize("statements", FOREIGN, ids=lambda s: s[-1][:44])
def test_foreign_tables_are_refused(dossier_path: Path, statements: tuple[str, ...]) -> None:
    sql(dossier_path, *statements)
    for write in (False, True):
        assert "tables" in refused(dossier_path, write=write)


def test_a_newer_file_is_refused(dossier_path: Path) -> None:
    sql(dossier_path, f"PRAGMA user_version = {migrations.latest() + 1}")
    assert "newer" in refused(dossier_path, write=True)


def test_a_damaged_file_is_told(dossier_path: Path) -> None:
    kept = dossier_path.read_bytes()
    dossier_path.write_bytes(kept[:4096] + bytes(len(kept) - 4096))
    refused(dossier_path)


# One writer.


def test_a_second_writer_is_told_who_writes_and_readers_read_on(dossier_path: Path) -> None:
    with open_dossier(dossier_path, write=True) as dossier:
        sentence = refused_with_lock(dossier_path)
        assert str(os.getpid()) in sentence and socket.gethostname() in sentence
        with open_dossier(dossier_path) as reading:
            dossier.journal.commit(ChangeSet((one("x"),), "x"))
            assert reading.reader.count("issue") == 1
    with open_dossier(dossier_path, write=True):
        pass
    assert not lock_of(dossier_path).exists()


def refused_with_lock(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_dossier(path, write=True)
    assert lock_of(path).exists()
    return caught.value.words.en


def lock_of(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def test_the_lock_goes_after_exceptions(dossier_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_dossier(dossier_path, write=True):
        raise ZeroDivisionError
    assert not lock_of(dossier_path).exists()
    sql(dossier_path, "CREATE TABLE evil(a)")
    with pytest.raises(StoreError):
        open_dossier(dossier_path, write=True)
    assert not lock_of(dossier_path).exists()


def test_the_lock_of_a_dead_process_is_taken_over(dossier_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for process in (dead.pid, 10**30):
        lock_of(dossier_path).write_text(json.dumps({"host": socket.gethostname(), "user": "x", "process": process}))
        with open_dossier(dossier_path, write=True):
            assert json.loads(lock_of(dossier_path).read_text())["process"] == os.getpid()


@pytest.mark.parametrize(
    "content",
    [
        {"host": "another machine", "user": "luis", "process": 1},
        {"host": socket.gethostname(), "user": "luis", "process": os.getppid()},
        {"host": socket.gethostname(), "user": "luis", "process": "12"},
        {"host": 1},
        [],
        "x",
    ],
)
def test_a_lock_that_may_be_held_is_respected(dossier_path: Path, content: object) -> None:
    text = json.dumps(content)
    lock_of(dossier_path).write_text(text)
    refused_with_lock(dossier_path)
    assert lock_of(dossier_path).read_text() == text
    other = WriterLock(dossier_path)
    other.release()
    assert lock_of(dossier_path).exists(), "who does not hold it does not give it back"


# Older files.


def older(path: Path) -> None:
    """Makes the file look as one of the version before: without what its migration has made."""
    with open_dossier(path, write=True) as dossier:
        dossier.journal.commit(ChangeSet((one("antes"),), "x"))


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of migrations with one more, which changes nothing that the declarations know."""
    folder = tmp_path_factory.mktemp("db")
    for file in migrations.files():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / f"m{migrations.latest() + 1:04d}_next.py").write_text("def apply(db):\n    db.conn.execute('SELECT 1')\n")
    monkeypatch.setattr("workbench.paths.migrations", lambda: folder)
    return folder


def test_an_older_file_is_backed_up_and_upgraded(new_path: Callable[[], Path], next_version: Path) -> None:
    path = new_path()
    before = path.read_bytes()
    with open_dossier(path) as dossier:
        assert dossier._database.conn.execute("PRAGMA user_version").fetchone()[0] == migrations.latest()
    (copy,) = [p for p in path.parent.iterdir() if p != path]
    assert copy.name == f"{path.stem}.before-v{migrations.latest()}.twb"
    for file, version in ((copy, migrations.latest() - 1), (path, migrations.latest())):
        database = connect(file, writer=False)
        assert database.conn.execute("PRAGMA user_version").fetchone()[0] == version
        assert database.conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        database.close()
    assert path.read_bytes() != before


def test_a_dossier_of_the_first_version_keeps_its_records(tmp_path: Path) -> None:
    """What the first program wrote: fewer types, and rows of arguments without their English."""
    first = tmp_path / "db"
    first.mkdir()
    (file,) = [p for p in migrations.files() if p.name.startswith("m0001")]
    (first / file.name).write_bytes(file.read_bytes())
    path = tmp_path / "first.twb"
    path.touch()
    database = connect(path, writer=True)
    with transaction(database, path):
        database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.migrate(database, first)
        database.conn.execute("INSERT INTO record VALUES(1, 'u', 'issue', 7, 2, 3, 1)")
        database.conn.execute(
            "INSERT INTO issue(id, level, title_es, arguments) VALUES(1, 3, 'Maíz', ?)",
            ('[[["Baja.",null],["1",null],["Informe",null]]]',),
        )
    database.close()
    with open_dossier(path) as dossier:
        issue = dossier.reader.by_key("I-7")
        assert isinstance(issue, Issue) and issue.title == Parallel("Maíz")
        assert issue.arguments == (ARGUMENTS.row("Baja.", "1", "Informe"),)
        assert dossier.reader.count("recommendation") == 0


@pytest.mark.parametrize("how", ["foreign", "fails"])
def test_an_upgrade_that_does_not_arrive_changes_nothing(
    new_path: Callable[[], Path], next_version: Path, how: str
) -> None:
    path = new_path()
    statement = "CREATE TABLE evil(a)" if how == "foreign" else "INSERT INTO nowhere VALUES(1)"
    (file,) = next_version.glob("*_next.py")
    file.write_text(f"def apply(db):\n    db.conn.execute('DROP TABLE origin')\n    db.conn.execute('{statement}')\n")
    refused(path)


def test_a_backup_never_takes_a_name_that_is_taken(dossier_path: Path) -> None:
    older(dossier_path)
    first, second = back_up(dossier_path, "x"), back_up(dossier_path, "x")
    assert (first.name, second.name) == ("d1.x.twb", "d1.x-2.twb")
    for copy in (first, second):
        with open_dossier(copy) as dossier:
            assert dossier.reader.get("antes") is not None and dossier.reader.is_whole()


# A writer is killed.

KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import open_dossier
dossier = open_dossier(Path(sys.argv[1]), write=True)
connection = dossier._database.conn
connection.execute("PRAGMA cache_spill=ON")
connection.execute("PRAGMA cache_size=5")  # so that half the work is in the file before the commit
class Killer:
    def step(self, name, done, total):
        if name == "commit":
            os.kill(os.getpid(), signal.SIGKILL)
edits = tuple(Create(Issue(uid=f"i{n}", title=Parallel(es="x" * 500))) for n in range(300))
dossier.journal.commit(ChangeSet(edits, "x"), Killer())
"""
LOOP = (
    KILLED.split("connection = ")[0]
    + """
print("ready", flush=True)
for n in range(10000):
    edits = tuple(Create(Issue(uid=f"{n}-{m}", title=Parallel(es="x" * 300))) for m in range(50))
    dossier.journal.commit(ChangeSet(edits, "x"))
"""
)


def test_a_writer_killed_with_half_its_work_in_the_file(dossier_path: Path) -> None:
    older(dossier_path)
    before = dossier_path.read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, str(dossier_path)], cwd=ROOT, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    journal = dossier_path.with_name(dossier_path.name + "-journal")
    assert journal.stat().st_size > 512 and dossier_path.read_bytes() != before, "nothing would be proved"
    with open_dossier(dossier_path) as dossier:  # a reader alone sets it right
        assert [r.uid for r in dossier.reader.all("issue")] == ["antes"]
    with open_dossier(dossier_path, write=True) as dossier:
        assert dossier.reader.is_whole() and dossier.reader.broken_changes() == []
        dossier.journal.commit(ChangeSet((one("después"),), "x"))
        assert dossier.reader.by_key("I-2") is not None
    assert not journal.exists()


@pytest.mark.parametrize("wait", [0.02, 0.11])
def test_a_writer_killed_at_any_time_leaves_whole_changes(dossier_path: Path, wait: float) -> None:
    with subprocess.Popen([sys.executable, "-c", LOOP, str(dossier_path)], cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == b"ready\n"
        try:
            writer.wait(wait)
        except subprocess.TimeoutExpired:
            writer.kill()
    with open_dossier(dossier_path, write=True) as dossier:
        changes = len(dossier.reader.changes())
        assert dossier.reader.count("issue") == 50 * changes
        assert dossier.reader.search("x" * 300, 1).total == 50 * changes
        assert dossier.reader.is_whole() and dossier.reader.broken_changes() == []


def test_what_another_connection_wrote_does_not_make_a_file_unsound(dossier_path: Path) -> None:
    with open_dossier(dossier_path, write=True) as writing, open_dossier(dossier_path) as reading:
        writing.journal.commit(ChangeSet((one("antes"),), "x"))
        assert reading.reader.is_whole()
        writing.journal.commit(ChangeSet((Update("antes", 1, {"title": Parallel(es="después")}),), "x"))
        assert reading.reader.is_whole()
