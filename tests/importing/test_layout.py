"""Where tables are found: many habits of ministries, in three languages, each with its exact frame."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Box, ErrorCell, Raw, Sheet
from workbench.importing.layout import Table, find_tables

Rows = Sequence[Sequence[Raw]]
N = None
HEAD = ["No.", "Tema", "Disposición", "Prioridad", "Responsable", "Fecha compromiso"]


def item(number: int) -> list[Raw]:
    return [number, f"Tema {number} del acero", "9.17.2", "Alta", "SE", date(2027, 3, number)]


def found(rows: Rows, name: str = "Hoja1", merges: tuple[Box, ...] = ()) -> tuple[Table, ...]:
    return find_tables(Sheet(name, tuple(tuple(row) for row in rows), merges=merges), SCHEMA)


def only(rows: Rows, name: str = "Hoja1", merges: tuple[Box, ...] = ()) -> Table:
    (table,) = found(rows, name, merges)
    return table


def frame(table: Table) -> tuple[object, object]:
    return table.header_rows, table.data_rows


def headers(table: Table) -> list[str]:
    return [c.header for c in table.columns]


def left_out(table: Table) -> list[tuple[int, str]]:
    return [(row, why.en) for row, why in table.skipped]


def test_agricultures_matrix() -> None:
    rows: Rows = [
        ["SECRETARÍA DE AGRICULTURA Y DESARROLLO RURAL"],
        ["Matriz de posiciones, revisión 2026"],
        ["Versión final 2 (3)"],
        ["No.", "TEMA", "DISP.", "POSICIÓN", N, N, "PRIOR.", "RESP.", "FECHA COMP.", "OBS.", "LÍNEA ROJA"],
        [N, N, N, "MX", "EE.UU.", "CAN"],
        [1, "Azúcar", "Art 3.7", "Cupo", "Techo", "-", "ALTA", "SADER", "1er trim. 2027", "no ceder", N],
        [1.1, N, "3.8 y MOU 2007", "Piso", "Techo", "-", "media-alta", "SADER", "31/03/2027"],
        [2, "Maíz", "3.9", "Ciencia", "Sin veto", "Ciencia", "ALTA", "SADER", "2027", N, "veto"],
        [],
        ["Amarillo", "pendiente de validar"],
        ["TOTAL: 14 temas"],
    ]
    down = tuple(Box(4, c, 5, c) for c in (1, 2, 3, 7, 8, 9, 10, 11))
    titles = tuple(Box(n, 1, n, 11) for n in (1, 2, 3))
    table = only(rows, "MATRIZ vf2 (3)", (*titles, Box(4, 4, 4, 6), *down, Box(6, 2, 7, 2)))
    assert frame(table) == ((4, 5), (6, 8))
    assert headers(table) == [
        *("No.", "TEMA", "DISP.", "POSICIÓN | MX", "POSICIÓN | EE.UU.", "POSICIÓN | CAN"),
        *("PRIOR.", "RESP.", "FECHA COMP.", "OBS.", "LÍNEA ROJA"),
    ]
    assert table.why.es == "filas 4-5: 11 de 11 celdas coinciden con campos conocidos"
    assert table.score == 1.0


def test_agricultures_matrix_in_one_header_row() -> None:
    rows: Rows = [
        ["MATRIZ"],
        ["No.", "TEMA", "POSICIÓN: MX", "EE.UU.", "CAN", "PRIOR."],
        [1, "Azúcar", "a", "b", "c", "ALTA"],
    ]
    assert headers(only(rows)) == ["No.", "TEMA", "POSICIÓN: MX", "POSICIÓN | EE.UU.", "POSICIÓN | CAN", "PRIOR."]


def test_health_regulators_tracker() -> None:
    head: list[str] = [
        "CONSEC.",
        "ÁREA",
        "ASUNTO / TRÁMITE",
        "PLANTEADO POR",
        "DESDE",
        "PLAZO LEGAL (d.h.)",
        "TIEMPO REAL",
    ]
    head += ["REC./RES./PEND.", "PROPUESTA", "ESTATUS", "COMPROMISO Y FECHA"]
    row = [
        "Dispositivos",
        "Registro",
        "EE.UU.",
        "ago-25",
        60,
        "18-24 meses*",
        "1,240/610/630",
        "Reconocer",
        "ROJO",
        "x",
    ]
    dead: list[Raw] = ["Insumos", "Prórroga", ErrorCell("#N/A"), "ago-25", N, "2 años", N, N, "En proceso 60%", "y"]
    first, second, third = (list[Raw]((n, *cells)) for n, cells in ((1, row), (2, dead), (3, row)))
    rows: Rows = [head, first, second, head, third, ["* días hábiles"], ["** según el portal"]]
    table = only(rows, "COMPROMISOS")
    assert frame(table) == ((1, 1), (2, 5))
    assert left_out(table) == [(4, "repeated header")]
    assert headers(table) == head


def test_chambers_questionnaire() -> None:
    head = ["CAP.", "ARTÍCULO(S)", "PROBLEMÁTICA", "PROPUESTA", "FRACC. ARANC.", "MONTO AFECTADO"]
    head += ["¿CONFIDENCIAL?", "LO QUE NO ACEPTAMOS"]
    rows: Rows = [
        ["Nombre o razón social:", "Cámara del Acero"],
        ["RFC", "CAC010101AAA"],
        ["Sector", "Siderurgia"],
        ["Contacto", "Ana Pérez", "Correo", "ana@example.org"],
        ["Teléfono", "55 0000 0000"],
        ["Domicilio", "Calle 1"],
        ["Estado", "Nuevo León"],
        ["Fecha", date(2025, 11, 3)],
        [],
        head,
        ["10 y cartas 232", "10.2", "Cuotas", "Quitarlas", "7208.10.03 y demás", "$1,250 MDD aprox", "x", "Cupos"],
        ["3", N, "Trámites", "Ventanilla", "7208", "0.8 mmd", N, "Nada"],
    ]
    table = only(rows, "CUESTIONARIO")
    assert frame(table) == ((10, 10), (11, 12))
    assert headers(table) == head


FRAMES: dict[str, tuple[Rows, tuple[object, object], list[tuple[int, str]]]] = {
    "plain": ([HEAD, item(1), item(2)], ((1, 1), (2, 3)), []),
    "titles above": ([["TÍTULO"], ["Subtítulo"], [], HEAD, item(1)], ((4, 4), (5, 5)), []),
    "header only": ([["TÍTULO"], HEAD], ((2, 2), None), []),
    "two total rows": ([HEAD, item(1), item(2), ["TOTAL", N, N, 2], ["Total general", 2]], ((1, 1), (2, 3)), []),
    "total in between": (
        [HEAD, item(1), ["Subtotal", N, N, 1], item(2), ["Total: 2"]],
        ((1, 1), (2, 4)),
        [(3, "total")],
    ),
    "a title that begins like a total": (
        [["Issue", "Priority", "Status"], ["Total ban on exports", "High", "Tabled"], ["Dairy", "Low", "Tabled"]],
        ((1, 1), (2, 3)),
        [],
    ),
    "notes below": (
        [HEAD, item(1), item(2), [], ["* nota"], ["Fuente: SE, 2026"], ["Elaboró: DGN"]],
        ((1, 1), (2, 3)),
        [],
    ),
    "notes right below": ([HEAD, item(1), ["Nota: cifras preliminares"], ["Fuente: SE"]], ((1, 1), (2, 2)), []),
    "note in between": ([HEAD, item(1), ["Nota: véase abajo"], item(2)], ((1, 1), (2, 4)), [(3, "note or source")]),
    "legend of two columns": ([HEAD, item(1), item(2), [], ["ROJO", "urgente"],
    ["VERDE", "al día"]], ((1, 1), (2, 3)), []),
    "signatures": ([HEAD, item(1), item(2), [], ["Elaboró", "Ana"], ["Revisó", "Luis"]], ((1, 1), (2, 3)), []),
    "repeated header": ([HEAD, item(1), HEAD, item(2)], ((1, 1), (2, 4)), [(3, "repeated header")]),
    "repeated header in capitals": (
        [HEAD, item(1), ["BLOQUE II"], [h.upper() for h in HEAD], item(2)],
        ((1, 1), (2, 5)),
        [(3, "section title"), (4, "repeated header")],
    ),
    "section in the number column": (
        [HEAD, item(1), ["AGRICULTURA"], item(2), item(3)],
        ((1, 1), (2, 5)),
        [(3, "section title")],
    ),
    "section over titles": (
        [HEAD[1:], item(1)[1:], ["Capítulo 9"], item(2)[1:], ["Sólo un título"], item(3)[1:]],
        ((1, 1), (2, 6)),
        [(3, "section title")],
    ),
    "numbers of the columns": (
        [HEAD, [1, 2, 3, 4, 5, 6], item(1), item(2)],
        ((1, 2), (3, 4)),
        [],
    ),
    "blank rows between": ([HEAD, [], item(1), [], [], item(2), [" "], item(3)], ((1, 1), (3, 8)), []),
    "a numbered title alone after a gap": ([HEAD, item(1), item(2), [], [3, "Origen"]], ((1, 1), (2, 5)), []),
    "form above": (
        [["Dependencia:", "SADER"], ["Tema:", "Azúcar", "Prioridad:", "Alta"],
        ["Fecha:", date(2026, 1, 1)], HEAD, item(1)],
        ((4, 4), (5, 5)),
        [],
    ),
    "form of pairs without colons": (
        [
            ["Nombre", "Cámara", "Contacto", "Juan"],
            ["RFC", "XXX", "Correo", "a@example.org"],
            [],
            ["Cap.", "Artículo", "Problemática"],
            ["3", "3.7", "x"],
            ["4", "4.2", "y"],
        ],
        ((4, 4), (5, 6)),
        [],
    ),
    "English": (
        [["Position matrix"], ["Issue", "Provision", "US position", "Deadline"], ["Dairy", "3.A", "Open", "2027"]],
        ((2, 2), (3, 3)),
        [],
    ),
    "French": (
        [["Matrice"], [], ["Sujet", "Article", "Statut", "Échéance"], ["Lait", "3", "Fermé", "2027"],
        ["Remarque : provisoire"]],
        ((3, 3), (4, 4)),
        [],
    ),
    "English with sources": (
        [["Topic", "Chapter", "Status"], ["Rules", "4", "Tabled"], ["Steel", "2", "Tabled"], [],
        ["Source: USTR"], ["Notes: draft"]],
        ((1, 1), (2, 3)),
        [],
    ),
    "actors whose rows look like headers": (
        [["Nombre", "Siglas", "Tipo", "País"], ["México", "MX", "Parte", "México"],
        ["Estados Unidos", "US", "Parte", "EUA"]],
        ((1, 1), (2, 3)),
        [],
    ),
    "a list of one column": ([["Tema"], ["Azúcar"], ["Maíz"], ["Acero"]], ((1, 1), (2, 4)), []),
    "years over figures": (
        [["Exportaciones"], ["Región", 2024, 2025, 2026], ["Norte", 10, 11, 12], ["Sur", 20, 21, 22]],
        ((2, 2), (3, 4)),
        [],
    ),
    "units under the names": (
        [["Producto", "Peso", "Valor"], [N, "toneladas", "MDD"], ["Acero", 3, 4.5], ["Maíz", 8, 2.5]],
        ((1, 2), (3, 4)),
        [],
    ),
    "two columns": ([["Entidad", "Personas"], ["Sonora", 12], ["Sinaloa", 30], ["Jalisco", 7]], ((1, 1), (2, 4)), []),
    "a code list": (
        [["Dimensión", "Clave", "Descripción"], ["Sexo", "H", "Personas de sexo masculino"],
        ["Sexo", "M", "Personas de sexo femenino"], ["Edad", "A", "Personas adultas de 18 años o más"]],
        ((1, 1), (2, 4)),
        [],
    ),
    "a total worded last and one without a word": (
        [["Aduana", "Enero", "Febrero", "Marzo"], ["Tijuana", 1, 2, 3], ["Nogales", 4, 5, 6],
        ["Aduanas total", 5, 7, 9], [N, N, 18]],
        ((1, 1), (2, 3)),
        [],
    ),
    "a total over all others": (
        [["Entidad", 2024, 2025], ["Total", 30, 32], ["Norte", 10, 11], ["Sur", 20, 21]],
        ((1, 1), (2, 4)),
        [],
    ),
    "a table that is still empty": ([["Empresa", "Giro", "Domicilio", "Empleos"]], ((1, 1), N), []),
    "one record of unknown words": (
        [["Empresa", "Giro", "Domicilio"], ["Aceros", "minería", "Sonora"]],
        ((1, 1), (2, 2)),
        [],
    ),
    "what names mean in brackets": (
        [["Empresa", "Empleos", "Giro"], ["(razón social)", "(promedio)", "(principal)"], ["Aceros", 30, "minería"],
        ["Granos", 20, "campo"]],
        ((1, 2), (3, 4)),
        [],
    ),
    "the end of a longer list": (
        [["Empresas", "Sectores", "Puertos", "Aduanas"], ["Aceros", "minería", "Manzanillo", "Tijuana"],
        ["Granos", "campo", "Veracruz", "Nogales"], ["Telas", "textil", "Altamira", "Colombia"],
        [N, "calzado"]],
        ((1, 1), (2, 5)),
        [],
    ),
    "records without names": (
        [["Tijuana", 12, "a", 3.5], ["Nogales", 14, "b", 2.5], ["Juárez", 16, "c", 1.5]],
        (N, (1, 3)),
        [],
    ),
    "unknown words": (
        [["Padrón"], ["Empleo", "Color", "Peso neto"], ["a", "rojo", 3], ["b", "azul", 4]],
        ((2, 2), (3, 4)),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("habit", FRAMES)
def test_frame(habit: str) -> None:
    rows, expected, skipped = FRAMES[habit]
    table = only(rows)
    assert (frame(table), left_out(table)) == (expected, skipped)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("vacía", []),
        ("blank", [[], [N, " "], [""]]),
        (
            "Léeme",
            [
                ["Treaty Workbench"],
                ["Temas", "Lo que se negocia, en una mesa."],
                ["Posiciones", "Dónde está cada actor."],
                ["Actores", "Quién es quién."],
                ["La columna «Clave» no se cambia. Cada hoja lleva un tipo de registro."],
            ],
        ),
        ("Read me", [["About"], ["Issues", "What is negotiated."], ["Positions", "Where actors stand."]]),
        ("Notas", [["Reunión con la cámara"], ["Se habló del acero y de los cupos de azúcar."], ["Fuente: minuta"]]),
        ("Formato", [["Nombre:", "Ana"], ["Contacto:", "55"], ["Tema:", "Acero"], ["Prioridad:", "Alta"]]),
    ],
)
def test_no_table(name: str, rows: Rows) -> None:
    assert found(rows, name) == ()


def test_groups_above_the_header() -> None:
    rows: Rows = [
        ["Revisión del tratado"],
        ["DATOS", N, "POSICIÓN", N, N, "SEGUIMIENTO"],
        ["No.", "Tema", "MX", "EE.UU.", "CAN", "Responsable", "Fecha límite"],
        [1, "Acero", "a", "b", "c", "SE", "2027"],
    ]
    table = only(rows, merges=(Box(1, 1, 1, 7), Box(2, 1, 2, 2), Box(2, 3, 2, 5), Box(2, 6, 2, 7)))
    assert frame(table) == ((2, 3), (4, 4))
    assert headers(table)[1:6] == [
        "DATOS | Tema",
        "POSICIÓN | MX",
        "POSICIÓN | EE.UU.",
        "POSICIÓN | CAN",
        "SEGUIMIENTO | Responsable",
    ]


def test_three_header_rows() -> None:
    rows: Rows = [
        ["No.", "Tema", "POSICIONES", N, N, N],
        [N, N, "México", N, "Estados Unidos", N],
        [N, N, "Postura", "Línea roja", "Postura", "Línea roja"],
        [1, "Acero", "A favor", "x", "En contra", "y"],
    ]
    merges = (Box(1, 1, 3, 1), Box(1, 2, 3, 2), Box(1, 3, 1, 6), Box(2, 3, 2, 4), Box(2, 5, 2, 6))
    table = only(rows, merges=merges)
    assert frame(table) == ((1, 3), (4, 4))
    assert headers(table)[2:] == [
        *("POSICIONES | México | Postura", "POSICIONES | México | Línea roja"),
        *("POSICIONES | Estados Unidos | Postura", "POSICIONES | Estados Unidos | Línea roja"),
    ]


def test_two_header_rows_without_merges() -> None:
    rows: Rows = [
        ["No.", "Tema", "POSICIÓN", N, N, "Prioridad"],
        [N, N, "MX", "US", "CA"],
        [1, "Acero", "a", "b", "c", "Alta"],
    ]
    table = only(rows)
    assert frame(table) == ((1, 2), (3, 3))
    assert headers(table) == ["No.", "Tema", "POSICIÓN | MX", "POSICIÓN | US", "POSICIÓN | CA", "Prioridad"]


def test_header_in_two_languages() -> None:
    rows: Rows = [["Tema", "Prioridad", "Estatus"], ["Issue", "Priority", "Status"], ["Acero", "Alta", "Planteado"]]
    table = only(rows)
    assert (frame(table), headers(table)) == (
        ((1, 2), (3, 3)),
        ["Tema | Issue", "Prioridad | Priority", "Estatus | Status"],
    )


def test_spacers_and_columns_without_header() -> None:
    rows: Rows = [
        [N, N, "Tema", N, "Prioridad", N, "Estatus"],
        [N, 1, "Acero", N, "Alta", "ojo", "Planteado"],
        [N, 2, "Maíz", N, "Baja", N, "Planteado"],
    ]
    columns = [(c.column, c.header) for c in only(rows).columns]
    assert columns == [(2, ""), (3, "Tema"), (5, "Prioridad"), (6, ""), (7, "Estatus")]


def test_broken_and_invisible_letters_in_headers() -> None:
    rows: Rows = [["TE\u00adMA", "RESPON-\nSABLE", "FECHA\nCOMPROMISO"], ["Acero", "SE", "2027"]]
    assert headers(only(rows)) == ["TEMA", "RESPONSABLE", "FECHA COMPROMISO"]


def test_tables_one_under_another() -> None:
    rows: Rows = [
        ["Temas"],
        ["Tema", "Prioridad", "Estatus"],
        ["Acero", "Alta", "Planteado"],
        ["Maíz", "Alta", "Planteado"],
        ["Total: 2"],
        [],
        ["Actores"],
        ["Nombre", "Siglas", "País"],
        ["Secretaría de Economía", "SE", "México"],
        ["Fuente: SE"],
    ]
    assert [frame(t) for t in found(rows)] == [((2, 2), (3, 4)), ((8, 8), (9, 9))]


def test_tables_side_by_side() -> None:
    rows: Rows = [
        ["Tema", "Prioridad", N, "Nombre", "Siglas", "País"],
        ["Acero", "Alta", N, "Secretaría de Economía", "SE", "México"],
        ["Maíz", "Baja", N, N, N, N],
    ]
    left, right = found(rows)
    assert (headers(left), frame(left)) == (["Tema", "Prioridad"], ((1, 1), (2, 3)))
    assert (headers(right), frame(right)) == (["Nombre", "Siglas", "País"], ((1, 1), (2, 2)))


def test_the_same_table_twice_side_by_side() -> None:
    head = ["Tema", "Prioridad", "Estatus"]
    rows: Rows = [[*head, N, *head], ["Acero", "Alta", "Planteado", N, "Maíz", "Baja", "Cerrado"]]
    assert [[c.column for c in t.columns] for t in found(rows)] == [[1, 2, 3], [5, 6, 7]]


def test_why_counts_the_cells_that_match() -> None:
    rows: Rows = [
        [],
        [],
        [],
        [],
        [],
        ["Tema", "Disp.", "Color", "Prioridad", "Talla"],
        ["Acero", "9.17", "a", "Alta", "b"],
    ]
    table = only(rows)
    assert table.why.es == "fila 6: 3 de 5 celdas coinciden con campos conocidos"
    assert table.score == pytest.approx(0.72)


class Watched(tuple[Any, ...]):
    """Rows, or the cells of one, that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        """What stands at a place, or the cells of a slice."""
        told = super().__getitem__(at)
        Watched.looks += len(told) if isinstance(at, slice) else 1
        return told

    def __iter__(self) -> Iterator[Any]:
        """All of them, one look each as they are asked for."""
        for value in super().__iter__():
            Watched.looks += 1
            yield value


def looks_at(lines: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often rows and cells of a table of some length are looked at until it is framed."""
    pick = random.Random(7)
    words = ["azúcar", "cuota", "de", "origen", "acero", "panel", "Tema"]
    head = (*HEAD, "MX", "EE.UU.", "CAN", "Obs.", "Estatus", "MAAN")
    data = [(n, *(f"{pick.choice(words)} {pick.choice(words)} {n}" for _ in range(11))) for n in range(lines)]
    rows = Watched(map(Watched, (head, *data, (f"TOTAL: {lines}",))))
    monkeypatch.setattr(Watched, "looks", 0)
    (table,) = find_tables(Sheet("larga", rows), SCHEMA)
    assert (frame(table), len(table.columns)) == (((1, 1), (2, lines + 1)), 12)
    return Watched.looks


def test_a_sheet_twice_as_long_is_looked_at_twice_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = (looks_at(lines, monkeypatch) for lines in (2_000, 4_000))
    assert 1.5 * short < long < 2.1 * short
    assert long < 10 * 4_000 * 12  # ten looks a cell
