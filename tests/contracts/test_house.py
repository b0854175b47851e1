"""The house rules: style, types, imports, translations, lengths, the paths and words that must not be there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted((ROOT / "workbench").rglob("*.py"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)


def test_ruff_finds_nothing() -> None:
    done = run("ruff", "check", "--no-cache", "workbench", "tests", "db")
    assert done.returncode == 0, done.stdout


def test_ruff_would_format_nothing() -> None:
    done = run("ruff", "format", "--no-cache", "--check", "workbench", "tests")
    assert done.returncode == 0, done.stdout


def test_types_are_strict() -> None:
    done = run("mypy", "--no-incremental", "--cache-dir", "/dev/null")
    assert done.returncode == 0, done.stdout


def test_imports_keep_their_levels_and_rooms() -> None:
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_there_are_no_import_cycles() -> None:
    import grimp

    graph = grimp.build_graph("workbench", cache_dir=None)
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            chain = graph.find_shortest_chain(imported, module)
            assert chain is None, f"{module} and {imported} import each other: {chain}"


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 420


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_its_job(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring and docstring.splitlines()[0].endswith((".", ":"))


def words_calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
                yield path, node


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_every_message_is_there_in_spanish_and_english() -> None:
    """Both wordings are filled and hold the same places to fill in."""
    seen = 0
    for path, call in words_calls():
        texts = [literal(argument) for argument in call.args[:2]]
        if None in texts:
            continue
        spanish, english = (text or "" for text in texts)
        if not (spanish and english):
            assert not re.search(r"\w{5,}", spanish + english), f"{path.name}:{call.lineno}"
            continue
        assert spanish or english, f"{path.name}:{call.lineno}"
        places = [set(re.findall(r"\{(\w+)\}", text)) for text in (spanish, english)]
        assert {p.removesuffix("_es") for p in places[0]} == {p.removesuffix("_en") for p in places[1]}, (
            f"{path.name}:{call.lineno}"
        )
        for text in (spanish, english):  # a form of its own for one, where it counts by a noun
            plurals = set(re.findall(r"\{(\w+)\|[^{}|]+\|[^{}|]+\}", text))
            assert plurals <= set(re.findall(r"\{(\w+)\}", text)), f"{path.name}:{call.lineno}"
            assert not re.search(r"\{[^{}]*\|", re.sub(r"\{\w+\|[^{}|]+\|[^{}|]+\}", "", text)), (
                f"{path.name}:{call.lineno}"
            )
        seen += 1
    assert seen > 100


def test_declarations_have_both_languages_and_no_two_fields_of_a_type_share_a_label() -> None:
    from workbench.domain.records import SCHEMA
    from workbench.i18n import fold

    for record_type in SCHEMA.types:
        for language in ("es", "en"):
            labels = [fold(f.label.in_(language)) for f in record_type.fields]
            assert all(labels)
            assert len(set(labels)) == len(labels), record_type.name


def test_migrations_import_nothing_of_the_program() -> None:
    for path in (ROOT / "db").glob("*.py"):
        assert not re.search(r"^\s*(from|import) workbench", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_there_is_no_network_in_the_program() -> None:
    """No module that talks to other machines is imported anywhere."""
    forbidden = {"http", "urllib.request", "socketserver", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            assert forbidden.isdisjoint(names), path


def test_heavy_libraries_are_not_loaded_by_the_command_line_until_they_are_used() -> None:
    script = (
        "import sys, workbench.cli.commands; "
        "print(sorted(m for m in ('reportlab', 'openpyxl', 'PySide6', 'python_calamine') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
