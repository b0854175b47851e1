"""Declarations, migrations and snapshot agree; and a field is added with one line and a generated migration."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from workbench import paths
from workbench.domain.records import SCHEMA
from workbench.store import migrations
from workbench.store.driver import Database, sqlite
from workbench.store.schema import snapshot, sort_columns, tables
from workbench.store.shape import differences, expected_shape, shape_of

ROOT = Path(__file__).resolve().parents[2]
LINE = '    colour: str = declare(Text(), "Color", "Colour")\n'


def test_the_migrations_arrive_at_the_declarations() -> None:
    connection = sqlite.connect(":memory:", isolation_level=None)
    migrations.migrate(Database(connection, execute_plugins=False))
    assert differences(shape_of(connection), expected_shape(SCHEMA)) == []
    assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations.latest() >= 1
    connection.close()


def test_nothing_is_left_to_generate(tmp_path: Path) -> None:
    shutil.copytree(paths.migrations(), tmp_path / "db", ignore=shutil.ignore_patterns("__pycache__"))
    assert migrations.generate(SCHEMA, "more", tmp_path / "db") is None
    assert (tmp_path / "db" / migrations.SNAPSHOT).read_text(encoding="utf-8") == snapshot(SCHEMA)


def test_migrations_are_numbered_without_gaps_and_import_nothing_of_ours() -> None:
    for number, file in enumerate(migrations.files(), 1):
        assert file.name.startswith(f"m{number:04d}_")
        assert not re.search(r"^\s*(import|from) workbench", file.read_text(encoding="utf-8"), re.M)


def test_every_field_has_its_columns_and_every_list_its_index() -> None:
    made = {t.name: t.columns for t in tables(SCHEMA)}
    shape = expected_shape(SCHEMA)
    for record_type in SCHEMA.types:
        for field in record_type.fields:
            assert {*field.columns, *field.derived_columns} <= set(made[record_type.name])
        for column in (*sort_columns(record_type), *(f.name for f in record_type.required_references)):
            assert f"({column}, level)" in shape.indexes[f"{record_type.name}_{column}"]


MAKE = """
import sys
from pathlib import Path
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import create_dossier, open_dossier
create_dossier(Path(sys.argv[1]))
with open_dossier(Path(sys.argv[1]), write=True) as dossier:
    dossier.journal.commit(ChangeSet((Create(Issue(uid="old", title=Parallel(es="viejo"))),), "x"))
"""
DIFFERS = """
import sys, workbench
from pathlib import Path
from workbench.domain.records import SCHEMA
from workbench.store.driver import connect
from workbench.store.shape import foreign
from workbench.store.dossier import create_dossier, open_dossier
from workbench.store.trouble import StoreError
assert Path(workbench.__file__).is_relative_to(Path.cwd())
database = connect(Path(sys.argv[1]), writer=False)
assert foreign(database, SCHEMA) == ["index issue_colour_sort", "table issue"], foreign(database, SCHEMA)
for work in (lambda: open_dossier(Path(sys.argv[1])), lambda: create_dossier(Path("other.twb"))):
    try:
        work()
    except StoreError as error:
        assert "issue_colour_sort" in str(error)
    else:
        raise AssertionError("a file of another shape was taken")
assert not Path("other.twb").exists()
"""
GENERATE = """
from workbench.domain.records import SCHEMA
from workbench.store import migrations
print(migrations.generate(SCHEMA, "issue_colour").name)
assert migrations.generate(SCHEMA, "again") is None
"""
USE = """
import sys
from dataclasses import replace
from pathlib import Path
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.columns import sheet_columns
from workbench.domain.query import Query
from workbench.domain.records import ISSUE, Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import open_dossier
with open_dossier(Path(sys.argv[1]), write=True) as dossier:
    old = dossier.reader.get("old")
    assert (old.title.es, old.colour, old.key) == ("viejo", "", "I-1")
    assert dossier.reader.broken_changes() == []
    new = Issue(uid="new", title=Parallel(es="nuevo"), colour="Añil")
    dossier.journal.commit(ChangeSet((Update("old", 1, {"colour": "verde"}), Create(new)), "x"))
    assert [r.colour for r in dossier.reader.all("issue")] == ["verde", "Añil"]
    assert [r.uid for r in dossier.reader.search("anil").records] == ["new"]
    assert [r.uid for r in dossier.reader.page(dossier.reader.ids(Query("issue", "colour")))] == ["new", "old"]
    assert [r.uid for r in dossier.reader.where("issue", colour="verde")] == ["old"]
    assert [(m.field, m.new) for m in dossier.reader.history("old")[0].moves] == [("colour", "verde")]
    dossier.journal.undo()
    assert [r.colour for r in dossier.reader.all("issue")] == [""]
    dossier.journal.undo()
    assert dossier.reader.count("issue") == 0
    dossier.journal.redo()
assert "Color" in [c.header.es for c in sheet_columns(ISSUE)]
"""


def test_a_field_is_one_line_and_a_generated_migration(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    quiet = shutil.ignore_patterns("__pycache__")
    for name in ("workbench", "db"):
        shutil.copytree(ROOT / name, copy / name, ignore=quiet)
    (copy / "resources").symlink_to(ROOT / "resources")
    dossier = tmp_path / "a.twb"

    def run(script: str) -> str:
        command = [sys.executable, "-c", script, str(dossier)]
        environment = {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(MAKE)
    declarations = copy / "workbench" / "domain" / "records" / "issue.py"
    text = declarations.read_text(encoding="utf-8")
    declarations.write_text(re.sub(r"(?=    table: str = declare)", LINE, text, count=1), encoding="utf-8")
    kept = dossier.read_bytes()
    run(DIFFERS)
    assert dossier.read_bytes() == kept
    name = run(GENERATE).strip()
    assert name == f"m{migrations.latest() + 1:04d}_issue_colour.py"
    assert "ADD COLUMN" in (copy / "db" / name).read_text(encoding="utf-8")
    assert '"colour" TEXT' in (copy / "db" / "schema.sql").read_text(encoding="utf-8")
    run(USE)
    beside = {p.name for p in tmp_path.iterdir()} - {"copy", "a.twb"}
    assert beside == {f"a.before-v{migrations.latest() + 1}.twb"}
    assert (tmp_path / beside.pop()).stat().st_size > 0


def test_a_column_that_changes_its_type_is_not_guessed_at(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (first, *_) = migrations.files(folder)
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace('"number_sort" TEXT', '"number_sort" INTEGER', 1), encoding="utf-8")
    try:
        migrations.generate(SCHEMA, "x", folder)
    except migrations.ByHand as said:
        assert "number_sort" in str(said)
    else:
        raise AssertionError("a migration was guessed")
    assert len(migrations.files(folder)) == migrations.latest()
