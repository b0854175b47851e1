"""The commands of the table: lines become statements one by one, what is not clear stays out and is told."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.commands import workbench
from workbench.domain.records import STATEMENT, Statement
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("spanish")


@pytest.fixture
def mine(review: Path, tmp_path: Path) -> Path:
    """The bundled review, a copy to write to."""
    return Path(shutil.copy(review, tmp_path / "mine.dossier"))


def run(*arguments: object, text: str | bytes = "") -> Result:
    return CliRunner().invoke(workbench, [str(a) for a in arguments], input=text)


def kept(path: Path) -> list[Statement]:
    with open_dossier(path) as opened:
        return [s for s in opened.reader.all(STATEMENT.name) if isinstance(s, Statement)]


def test_a_line_is_a_statement_of_its_meeting_and_a_change_of_its_own(mine: Path) -> None:
    line = "EE.UU. (Greer) propone > Energía: abrir el sector /informal /adref /8.1"
    done = run("say", mine, line, "CA apoya > Energía", "--meeting", "M-1", "--json")
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert [k["key"] for k in answer["kept"]] == ["S-1", "S-2"] and answer["refused"] == []
    first, second = kept(mine)
    assert (first.speaker, first.verb, first.words.es) == ("Greer", Chosen("proposes"), "abrir el sector")
    assert first.ad_referendum and first.formality == Chosen("informal") and len(first.provisions) == 1
    assert first.issue and first.issue == second.issue and first.on == second.on and first.on.en
    assert first.meeting == second.meeting and first.when == from_iso("2021-05-18") and first.hour == ""
    assert run("undo", mine).exit_code == 0 and [s.key for s in kept(mine)] == ["S-1"]


def test_lines_from_standard_input_go_in_and_what_is_not_clear_is_told_by_its_number(mine: Path) -> None:
    lines = "US propone > acero: ya\nNadie apoya > acero\n\nCA exige > acero\nCA > acero: \x07\nMX > I-9999\n"
    done = run("say", mine, text=lines.encode() + b"CA > a\xff\nCA objeta > acero\n")
    assert done.exit_code == 1 and [s.on.es for s in kept(mine)] == ["acero", "acero"]
    told = done.stderr.splitlines()
    assert [line.split(":")[0] for line in told] == ["línea 2", "línea 4", "línea 5", "línea 6", "línea 7"]
    assert "«Nadie»" in told[0] and "Objeta" in told[1] and "control" in told[2] and "I-9999" in told[3]
    assert "UTF-8" in told[4]


def test_each_line_tells_the_issue_that_it_found_or_may_mean(mine: Path) -> None:
    done = run("say", mine, "US propone > Energía: uno", "US propone > acero: dos", "US propone > xyzzy: tres")
    first, second, third = done.stdout.splitlines()
    assert first.endswith("· tema I-23") and third.endswith("· sin tema")
    assert "sin tema; ¿será I-13 Aranceles" in second and not kept(mine)[1].issue
    done = run("say", mine, "US propone > acero: dos", "--json")
    (one,) = json.loads(done.stdout)["kept"]
    assert (one["issue"], one["likely"]) == (None, "I-13")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("US > acero", "Faltan las palabras"),
        ("US propone > acero:", "dos puntos"),
        ("US propone > acero: ya /informl", "«/informl» no es una marca. Las marcas son /formal, /informal, /adref"),
        ("US propone > acero: ya /2026-01-01", "«/2026-01-01» no es una marca"),
        ("US (Greer propone > acero: ya", "Puede ser: US (Greer)."),
    ],
)
def test_a_line_that_says_too_little_or_too_much_is_refused_in_one_sentence(mine: Path, line: str, told: str) -> None:
    done = run("say", mine, line)
    assert done.exit_code == 1 and told in done.stderr and len(done.stderr.splitlines()) == 1 and kept(mine) == []


def test_a_stranger_is_not_taken_for_somebody_and_no_line_at_all_is_told(mine: Path) -> None:
    assert run("say", mine, "Marte apoya > acero").stderr == "línea 1: Ningún actor se llama «Marte».\n"
    nothing = run("say", mine, text=" \n")
    assert nothing.exit_code == 2 and "No llegó ninguna línea" in nothing.stderr and nothing.stdout == ""


def test_for_a_party_its_government_and_legislature_count_under_their_own_names(mine: Path) -> None:
    found = run("said", mine, "--actor", "US", "--on", "acero")
    assert found.exit_code == 0 and "cuentan también su gobierno" in found.output and "I-13" in found.output
    assert "P-32" in found.output and "Casa Blanca" in found.output and "P-26" not in found.output
    agency = run("said", mine, "--actor", "USTR", "--on", "Energía")
    assert "cuentan también" not in agency.output


def test_a_meeting_that_nobody_knows_keeps_nothing(mine: Path) -> None:
    done = run("say", mine, "US > acero", "--meeting", "M-9999")
    assert done.exit_code == 2 and "M-9999" in done.stderr and kept(mine) == []


def test_what_was_said_before_by_whom_and_on_what(mine: Path) -> None:
    run("say", mine, "US propone > Energía: uno", "CA apoya > Energía: dos", "US > cuotas lácteas: tres /9.17")

    def keys(*arguments: str) -> list[str]:
        return [one["key"] for one in json.loads(run("said", mine, *arguments, "--json").stdout)]

    assert keys("--actor", "US", "--on", "Energía")[0] == "S-1"
    assert {"S-1", "S-2"} <= set(keys("--on", "energia")) and "S-3" not in keys("--on", "energia")
    assert keys("--on", "lacteas")[0] == "S-3" and keys("--on", "9.17")[0] == "S-3"
    assert keys("--actor", "USTR", "--on", "Energía") == ["P-56"]
    assert set(keys("--actor", "US")) >= {"S-1", "S-3", "P-2"}
    assert "uno" in run("said", mine, "--actor", "US").output
    nothing = run("said", mine, "--on", "xyzzy")
    assert nothing.exit_code == 1 and "Nada dicho antes." in nothing.output
    assert run("said", mine).exit_code == 2


@pytest.fixture
def typing(mine: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program in a process of its own, waiting for lines."""
    child = subprocess.Popen(
        [sys.executable, "-m", "workbench", "say", str(mine)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    yield child
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        pipe.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_what_was_told_as_kept_survives_a_kill(mine: Path, typing: subprocess.Popen[bytes]) -> None:
    assert typing.stdin is not None and typing.stdout is not None
    for number in range(3):
        typing.stdin.write(f"US propone > asunto {number}: palabras\n".encode())
        typing.stdin.flush()
        assert f"S-{number + 1}" in typing.stdout.readline().decode()
    typing.stdin.write(b"US propone > asunto 4: a med")
    typing.stdin.flush()
    typing.send_signal(signal.SIGKILL)
    typing.wait()
    assert [s.on.es for s in kept(mine)] == ["asunto 0", "asunto 1", "asunto 2"]
    assert run("say", mine, "CA apoya > asunto 0").exit_code == 0
