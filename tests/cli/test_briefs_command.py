"""The commands about paper: a brief as PDF or Word, issued or not, and the register; the real command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pikepdf
import pytest
from click.testing import CliRunner
from commanding import said

from workbench.briefs.compose.kinds import KINDS
from workbench.cli.commands import workbench


@pytest.fixture
def own(review: Path, tmp_path: Path) -> Path:
    """A copy of the review that may be written to."""
    shutil.copyfile(review, tmp_path / "propio.dossier")
    return tmp_path / "propio.dossier"


def test_a_brief_is_written_as_word_by_its_name(review: Path, tmp_path: Path, spanish: None) -> None:
    out = tmp_path / "ficha.docx"
    result = said("brief", review, out, "--of", "I-3", "--language", "es", "--as-of", "2026-07-23")
    assert result.exit_code == 0, result.output
    assert "Objetivo" in [p.text for p in docx.Document(str(out)).paragraphs]
    assert f"{out}\n" in result.output  # how many pages it has is up to Word


def test_a_word_brief_stands_on_the_letterhead(review: Path, tmp_path: Path) -> None:
    sheet = docx.Document()
    sheet.add_paragraph("Subsecretaría de Comercio Exterior")
    sheet.save(str(tmp_path / "hoja.docx"))
    asked = ("brief", review, tmp_path / "f.docx", "--of", "I-3", "--as-of", "2026-07-23", "--letterhead")
    assert said(*asked, tmp_path / "hoja.docx").exit_code == 0
    assert docx.Document(str(tmp_path / "f.docx")).paragraphs[0].text == "Subsecretaría de Comercio Exterior"
    (tmp_path / "mala.docx").write_bytes(b"no es Word")
    for bad in ("mala.docx", "no-hay.docx"):
        result = said(*asked, tmp_path / bad)
        assert result.exit_code == 2
        assert bad in result.output
    result = said("brief", review, tmp_path / "f.pdf", "--of", "I-3", "--letterhead", tmp_path / "hoja.docx")
    assert result.exit_code == 2
    assert ".docx" in result.output


def test_a_part_that_is_left_out_is_named_on_the_paper(own: Path, tmp_path: Path, spanish: None) -> None:
    asked = ("--of", "I-3", "--as-of", "2026-07-23", "--language", "es", "--audience", "negotiators")
    left_out = ("--without", "7", "--without", "no decir, no ofrecer", "--order", "objective", "--order", "3")
    out = tmp_path / "f.docx"
    result = said("brief", own, out, *asked, *left_out, "--issue", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["issued"]["options"]["without"] == ["room", "do-not-say"]
    assert json.loads(result.output)["issued"]["options"]["order"][:3] == ["objective", "decision", "subject"]
    assert json.loads(result.output)["issued"]["options"]["left_out"] == [
        "Margen de negociación",
        "No decir, no ofrecer",
    ]
    lines = [p.text for p in docx.Document(str(out)).paragraphs]
    assert lines.index("Objetivo") < lines.index("Decisión solicitada") < lines.index("Tema")
    assert not {"Margen de negociación", "No decir, no ofrecer"} & set(lines)
    assert "Omitido a petición: Margen de negociación; No decir, no ofrecer." in lines
    for wrong in (("--without", "anexo"), ("--without", "99"), ("--order", "anexo")):
        result = said("brief", own, tmp_path / "f.pdf", *asked, *wrong)
        assert result.exit_code == 2
        assert f"«{wrong[1]}»" in result.output and "objective (4, Objetivo)" in result.output
    said_of = said("brief", own, tmp_path / "f.pdf", "--kind", "delta", "--since", "2026-01-01", "--order", "20")
    assert said_of.exit_code == 2 and "no tiene la parte «20»" in said_of.output
    every = [word for part in KINDS["position"].parts.values() for word in ("--without", part)]
    result = said("brief", own, tmp_path / "f.pdf", *asked, *every)
    assert result.exit_code == 2 and "deje al menos una parte" in result.output
    assert not (tmp_path / "f.pdf").exists()


def test_an_issued_brief_is_listed_and_given_out_again(own: Path, tmp_path: Path, spanish: None) -> None:
    assert "No se ha emitido" in said("register", own).output
    asked = ("brief", own, tmp_path / "f.pdf", "--of", "I-3", "--as-of", "2026-07-23", "--language", "es")
    done = said("--author", "ana", *asked, "--issue", "--copies", "2", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert told["files"] == [str(tmp_path / "f.pdf"), str(tmp_path / "f-2.pdf")]
    assert told["issued"]["number"] == 1
    assert told["issued"]["author"] == "ana"
    (entry,) = json.loads(said("register", own, "--json").output)["issued"]
    assert entry == told["issued"]
    line = said("register", own).output
    for part in ("1  ", "Ficha de posición", "Medidas sanitarias", "Público", "×2"):
        assert part in line
    again = said("register", own, "1", "--copy", "2", "--out", tmp_path / "otra.pdf")
    assert again.exit_code == 0
    assert (tmp_path / "otra.pdf").read_bytes() == (tmp_path / "f-2.pdf").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("register", "7"),
        ("register", "7", "--out", "x.pdf"),
        ("register", "--out", "x.pdf"),
        ("brief", "x.pdf", "--of", "I-3", "--copies", "2"),
        ("brief", "x.pdf", "--of", "I-3", "--issue", "--copies", "0"),
        ("brief", "x.txt", "--of", "I-3"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(arguments: tuple[str, ...], own: Path, tmp_path: Path) -> None:
    command, *rest = arguments
    placed = [str(tmp_path / a) if a.endswith((".pdf", ".txt")) else a for a in rest]
    result = said(command, own, *placed)
    assert result.exit_code == 2
    assert result.output.strip()
    assert not list(tmp_path.glob("x.*"))
    assert json.loads(said("register", own, "--json").output) == {"issued": []}


def test_a_brief_is_locked_with_a_password_that_no_command_shows(
    review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("brief", review, tmp_path / "f.pdf", "--of", "I-3", "--as-of", "2026-07-23")
    (tmp_path / "clave.txt").write_text("del archivo\r\notra línea\n", encoding="utf-8")
    assert said(*asked, "--password-file", tmp_path / "clave.txt").exit_code == 0
    opens_with(tmp_path / "f.pdf", "del archivo")
    monkeypatch.setenv("WORKBENCH_PASSWORD", "del entorno")
    assert said(*asked, "--password").exit_code == 0
    opens_with(tmp_path / "f.pdf", "del entorno")
    monkeypatch.delenv("WORKBENCH_PASSWORD")
    typed = CliRunner().invoke(workbench, [*map(str, asked), "--password"], input="a mano\na mano\n")
    assert typed.exit_code == 0, typed.output
    assert "a mano" not in typed.output
    opens_with(tmp_path / "f.pdf", "a mano")
    assert said(*asked).exit_code == 0
    with pikepdf.open(tmp_path / "f.pdf") as pdf:
        assert not pdf.is_encrypted


def opens_with(path: Path, password: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=password) as pdf:
        assert len(pdf.pages) == 1


def test_a_password_that_will_not_do_leaves_no_file(
    review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for password, out, told in (("", "f.pdf", "empty"), ("x" * 200, "f.pdf", "127"), ("buena", "f.docx", "f.docx")):
        monkeypatch.setenv("WORKBENCH_PASSWORD", password)
        result = said("brief", review, tmp_path / out, "--of", "I-3", "--password")
        assert result.exit_code == 2
        assert told in result.output
        assert not list(tmp_path.iterdir())
    (tmp_path / "clave.pdf").write_text("secreto")
    for wrong in (("--password-file", tmp_path / "clave.pdf"), ("--password", "--password-file", tmp_path / "otra")):
        refused = said("brief", review, tmp_path / "clave.pdf", "--of", "I-3", *wrong)
        assert refused.exit_code == 2 and (tmp_path / "clave.pdf").read_text() == "secreto"
    missing = said("brief", review, tmp_path / "f.pdf", "--of", "I-3", "--password-file", tmp_path / "no-hay")
    assert missing.exit_code == 2
    assert "no-hay" in missing.output


def test_an_issued_brief_that_is_locked_is_kept_locked(own: Path, tmp_path: Path) -> None:
    (tmp_path / "clave.txt").write_text("clave", encoding="utf-8")
    asked = ("brief", own, tmp_path / "f.pdf", "--of", "I-3", "--as-of", "2026-07-23", "--issue")
    marked = ("--marking", "Reservado para la mesa", "--audience", "negotiators")
    assert said(*asked, "--password-file", tmp_path / "clave.txt", *marked).exit_code == 0
    listed = said("register", own).output
    assert "Reservado para la mesa" in listed and "with a password" in listed
    (entry,) = json.loads(said("register", own, "--json").output)["issued"]
    assert entry["locked"] is True and entry["marking"] == "Reservado para la mesa"
    assert said("register", own, "1", "--out", tmp_path / "otra.pdf").exit_code == 0
    assert (tmp_path / "otra.pdf").read_bytes() == (tmp_path / "f.pdf").read_bytes()
    opens_with(tmp_path / "otra.pdf", "clave")
    assert b"clave" not in own.read_bytes()


@pytest.mark.parametrize("both", [("objective", "objective"), ("4", "objective"), ("objetivo", "4")])
def test_a_part_that_is_asked_for_first_and_left_out_is_told(
    both: tuple[str, str], own: Path, tmp_path: Path, spanish: None
) -> None:
    out, asked = tmp_path / "f.pdf", ("--of", "I-3", "--without", both[0], "--order", both[1])
    done = said("brief", own, out, *asked)
    assert done.exit_code == 2 and "La parte «objective» se pide al principio y también fuera" in done.output
    assert not out.exists()
    many = said("briefs", own, tmp_path / "f", *asked)
    assert many.exit_code == 2 and "«obje" in many.output.casefold() and not (tmp_path / "f").exists()


def test_what_is_to_be_known_of_its_dates_is_told_once(own: Path, tmp_path: Path, spanish: None) -> None:
    of, asked = ("--of", "I-3", "--of", "I-4"), ("--as-of", "2099-07-01")
    done = said("brief", own, tmp_path / "f.pdf", *of[:2], *asked)
    assert done.exit_code == 0 and "El 1 de julio de 2099 está por venir: el documento lo dice" in done.output
    many = said("briefs", own, tmp_path / "f", *of, *asked)
    assert many.output.count("está por venir") == 1
    many = said("briefs", own, tmp_path / "f", *of, *asked, "--json")
    assert [len(one["remarks"]) for one in json.loads(many.output)["left"]] == [1, 1]
    for day in ("2101-01-01", "1899-12-31"):
        for command, out in (("brief", "g.pdf"), ("briefs", "g")):
            done = said(command, own, tmp_path / out, *of[:2], "--as-of", day)
            assert done.exit_code == 2 and f"{day} no es un día del que pueda haber datos" in done.output
            assert not (tmp_path / out).exists()


@pytest.mark.parametrize(
    ("arguments", "es", "en"),
    [
        (("brief", "f.pdf", "--copies", "2"), "--copies va con --issue", "--copies goes with --issue"),
        (("brief", "f.pdf", "--as-of", "ayer"), "--as-of ayer: escriba el día", "--as-of ayer: write the day"),
        (("brief", "f.pdf", "--marking-field", "a=b"), "va con --marking", "goes with --marking"),
        (("brief", "f.pdf", "--marking", "reservada", "--marking-field", "a"), "NOMBRE=TEXTO", "NAME=TEXT"),
        (("brief", "f.pdf", "--password-file", "nada"), "no se puede leer como texto", "cannot be read as text"),
        (("brief", "f.pdf", "--password-file", "x", "--password"), "diga una de las dos", "say one of them"),
        (("brief", "f.pdf", "--chapter", "99"), "--chapter 99: hay Cap. 3", "--chapter 99: there are Ch. 3"),
        (("brief", "f.docx", "--letterhead", "nada.docx"), "no existe ese archivo", "there is no such file"),
        (("briefs", "f", "--where", "x"), "--where va con --all", "--where goes with --all"),
        (("briefs", "f", "--all"), "nombre los registros con --of", "name records with --of"),
        (("briefs", "taken"), "es un archivo, no una carpeta", "is a file, not a folder"),
    ],
)
def test_wrong_use_is_told_in_the_language_of_the_reports(
    arguments: tuple[str, ...], es: str, en: str, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for language, told in (("es", es), ("en", en)):
        monkeypatch.setenv("WORKBENCH_LANGUAGE", language)
        done = said(arguments[0], own, *arguments[1:], "--of", "I-3")
        assert done.exit_code == 2 and told in done.output
    assert not (tmp_path / arguments[1]).exists() or (tmp_path / "taken").read_text(encoding="utf-8") == "x"
