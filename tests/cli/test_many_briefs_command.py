"""The command that makes a brief of each record; the real command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pypdfium2
import pytest
from commanding import said
from pdf_words import words_of


def test_a_brief_of_each_that_is_named_or_of_all_that_hold_words(review: Path, tmp_path: Path, spanish: None) -> None:
    asked = ("briefs", review, tmp_path / "f", "--as-of", "2026-07-23", "--language", "es")
    done = said(*asked, "--of", "I-3", "--of", "I-4")
    assert done.exit_code == 0, done.output
    assert len(list((tmp_path / "f").iterdir())) == 2 and "Salieron 2, no salieron 0." in done.output
    done = said(*asked, "--all", "--where", "sanitarias", "--word", "--json")
    (one,) = json.loads(done.output)["left"]
    assert one["files"][0].endswith(".docx") and Path(one["files"][0]).exists()
    bodies = said(
        "briefs",
        review,
        tmp_path / "b",
        "--kind",
        "committee",
        "--all",
        "--where",
        "B-12",
        "--audience",
        "negotiators",
        "--json",
    )
    assert len(json.loads(bodies.output)["left"]) == 1


def test_one_that_does_not_leave_ends_in_one_and_keeps_no_other(review: Path, tmp_path: Path, spanish: None) -> None:
    own = Path(shutil.copyfile(review, tmp_path / "d.dossier"))
    asked = ("briefs", own, tmp_path / "f", "--as-of", "2026-07-23", "--of", "I-3", "--of", "I-4")
    done = said(*asked, "--release-to", "Senado", "--json")
    assert done.exit_code == 1, done.output
    told = json.loads(done.output)
    assert told["left"] == [] and len(told["failed"]) == 2 and "Senado" in told["failed"][0]["why"]
    done = said(*asked, "--issue", "--json")
    assert [one["number"] for one in json.loads(done.output)["left"]] == [1, 2]


def test_parts_are_left_out_of_each_and_moved(review: Path, tmp_path: Path, spanish: None) -> None:
    asked = ("briefs", review, tmp_path / "f", "--as-of", "2026-07-23", "--of", "I-3", "--of", "I-4", "--word")
    done = said(*asked, "--without", "position", "--without", "14", "--order", "objective", "--json")
    assert done.exit_code == 0, done.output
    for one in json.loads(done.output)["left"]:
        lines = [p.text for p in docx.Document(one["files"][0]).paragraphs]
        assert lines.index("Objetivo") < lines.index("Tema")
        assert any(line.startswith("Omitido a petición: Posición de México") for line in lines)


def test_each_is_locked_and_names_its_unit(
    review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spanish: None
) -> None:
    monkeypatch.setenv("WORKBENCH_PASSWORD", "clave larga")
    asked = ("briefs", review, tmp_path / "f", "--as-of", "2026-07-23", "--of", "I-3", "--password")
    done = said(*asked, "--unit", "Unidad de Prueba", "--json")
    assert done.exit_code == 0, done.output
    ((file,),) = (one["files"] for one in json.loads(done.output)["left"])
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(file)
    pages = pypdfium2.PdfDocument(file, password="clave larga")
    assert "Unidad de Prueba" in pages[0].get_textpage().get_text_bounded()
    pages.close()
    refused = said(*asked[:2], tmp_path / "w", *asked[3:], "--word")
    assert refused.exit_code == 2 and ".docx" in refused.output and not (tmp_path / "w").exists()


def test_one_for_each_provision_and_since_each_issued_brief(review: Path, tmp_path: Path, spanish: None) -> None:
    own = Path(shutil.copyfile(review, tmp_path / "d.dossier"))
    asked = ("briefs", own, tmp_path / "a", "--kind", "article", "--all", "--where", "Art. 9.17")
    (one,) = json.loads(said(*asked, "--json").output)["left"]
    assert one["name"] == "Art. 9.17"
    assert said("brief", own, tmp_path / "f.pdf", "--of", "I-3", "--issue").exit_code == 0
    done = said("briefs", own, tmp_path / "d", "--kind", "delta", "--all", "--json")
    assert done.exit_code == 0, done.output
    (one,) = json.loads(done.output)["left"]
    assert one["name"].startswith("desde la núm. 1: Medidas sanitarias")


def test_wrong_use_is_told(review: Path, tmp_path: Path) -> None:
    for wrong in ((), ("--all", "--of", "I-3"), ("--all", "--copies", "2"), ("--all", "--without", "Objetivo")):
        assert said("briefs", review, tmp_path / "f", *wrong).exit_code == 2
    assert said("briefs", review, tmp_path / "f", "--kind", "delta", "--all").exit_code == 2  # none was issued
    assert said("briefs", review, tmp_path / "f", "--kind", "delta", "--of", "1").exit_code == 2
    assert not (tmp_path / "f").exists()


MARKED = ("legal_basis=el que cite la oficina", "area=DG de Reglas", "date=23 de julio de 2026", "period=tres años")


def test_each_is_marked_and_so_are_its_paragraphs(review: Path, tmp_path: Path, spanish: None) -> None:
    asked = ("briefs", review, tmp_path / "f", "--as-of", "2026-07-23", "--of", "I-3", "--of", "I-4")
    asked = (*asked, "--audience", "government", "--portion-marks", "--marking", "reservada", "--json")
    done = said(*asked, *(word for field in MARKED for word in ("--marking-field", field)))
    assert done.exit_code == 0, done.output
    for one in json.loads(done.output)["left"]:
        told = words_of(Path(one["files"][0]))
        assert "INFORMACIÓN RESERVADA · Fundamento legal: el que cite la oficina · Área que clasifica: DG" in told
        assert "Fecha de clasificación: 23 de julio de 2026 · Periodo de reserva: tres años" in told
        assert "Marcas de los párrafos: (P)" in told


def test_each_has_its_origins_or_a_column_an_actor(review: Path, tmp_path: Path, spanish: None) -> None:
    own = Path(shutil.copyfile(review, tmp_path / "d.dossier"))
    sheet = tmp_path / "s.csv"
    sheet.write_text("Clave,Tema,Interés\nI-3,Medidas sanitarias y fitosanitarias,Menos esperas\n", encoding="utf-8")
    imported = said("import", own, sheet, "--as", "issue", "--language", "es")
    assert "1 cambiado" in imported.output, imported.output
    asked = ("briefs", own, tmp_path / "f", "--as-of", "2026-07-23", "--of", "I-3")
    done = said(*asked, "--audience", "negotiators", "--with-origins", "--full", "--json")
    (one,) = json.loads(done.output)["left"]
    assert "s.csv" in words_of(Path(one["files"][0]))
    counts = []
    for by_actor in ((), ("--by-actor",)):
        done = said(*asked, "--of", "I-18", "--kind", "matrix", *by_actor, "--json")
        counts.append(["Sectores y otros" in words_of(Path(x["files"][0])) for x in json.loads(done.output)["left"]])
    assert counts == [[True, True], [False, False]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--with-origins",), "sólo va en una ficha para negociadores"),
        (("--by-actor",), "no tiene columnas por actor"),
        (("--marking", "reservada"), "la oficina debe llenar: fundamento legal"),
        (("--marking", "tlp:red"), "no va con un documento para la audiencia «Público»"),
        (("--marking", "tlp:blue"), "No hay «tlp:blue»"),
        (("--letterhead", "hoja.docx"), "la hoja membretada es para documentos de Word"),
        (("--since", "2026-07-01"), "no cuenta cambios"),
        (("--chapter", "9"), "--chapter va con --all"),
    ],
)
def test_what_none_could_leave_with_is_told_once_and_before_anything_is_made(
    arguments: tuple[str, ...], told: str, review: Path, tmp_path: Path, spanish: None
) -> None:
    done = said("briefs", review, tmp_path / "f", "--of", "I-3", "--of", "I-4", *arguments)
    assert done.exit_code == 2 and told in done.output and not (tmp_path / "f").exists()


def test_a_wish_about_issues_goes_with_kinds_that_are_of_issues(review: Path, tmp_path: Path, spanish: None) -> None:
    done = said("briefs", review, tmp_path / "f", "--kind", "committee", "--all", "--chapter", "9")
    assert done.exit_code == 2 and "Ficha de órgano: no es de temas" in done.output
    done = said("briefs", review, tmp_path / "f", "--kind", "delta", "--all", "--chapter", "9")
    assert done.exit_code == 2 and "una desde cada ficha emitida" in done.output


def test_a_unit_that_fills_the_foot_is_refused(review: Path, tmp_path: Path, spanish: None) -> None:
    done = said("brief", review, tmp_path / "a.pdf", "--of", "I-3", "--unit", "Unidad muy larga " * 8)
    assert done.exit_code == 2 and "a lo más 120 letras" in done.output and not (tmp_path / "a.pdf").exists()


def test_an_empty_wish_is_no_wish_for_everything(review: Path, tmp_path: Path, spanish: None) -> None:
    done = said("brief", review, tmp_path / "a.pdf", "--kind", "matrix", "--table", "")
    assert done.exit_code == 2 and "--table" in done.output and not (tmp_path / "a.pdf").exists()
    assert said("matrix", review, "--sector", "").exit_code == 2
