"""Words that head columns in any office, such as "Código" or "Country name": they tell names where shape cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.i18n import fold

_MOST_WORDS = 6

# Spanish, English, French and Portuguese, folded; of each only what hardly ever stands in a row of data by itself.
_WORDS = """
nombre name nom nome denominacion designation libelle label etiqueta rotulo titulo title titre codigo code
codice clave cve id identificador identifier identifiant sigla siglas acronym acronimo abreviatura no num numero
number numeration nr folio ref referencia reference descripcion description descricao definicion definition
definicao significado meaning detalle details explicacion explanation explication concepto concept termino term
terme variable campo field champ columna column colonne atributo attribute parametro parameter parametre
indicador indicator indicateur tipo type categoria category categorie clase class grupo group groupe nivel level
niveau valor valores value values valeur valeurs formato format longitud length unidad unit unite medida measure
monto importe amount montant costo cost cout precio price prix cantidad quantity quantite porcentaje percentage
percent fecha date ano anio year annee mes month mois pais country pays region estado entidad provincia province
departamento municipio ciudad city ville comentario comentarios comment comments commentaire commentaires
observacion observaciones remarks remarques nota notas note notes fuente source responsable owner estatus status
statut autor author auteur actividad activity activite tarea task tache item partida rubro pregunta question
respuesta answer reponse opcion option hoja sheet feuille tabla table url link enlace correo email telefono
phone direccion address frecuencia frequency frequence institucion institution organismo organization
organisation key clef header encabezado entete dataset edad age sexo sex apellido surname
"""
_HEADS = frozenset(_WORDS.split())


def is_head(text: str) -> bool:
    """Whether a short text begins or ends with a word that heads columns: "Código INEGI", "Country name"."""
    words = fold(text).replace("_", " ").replace("/", " ").split()
    outer = (words[0], words[-1]) if words else ()
    return len(words) <= _MOST_WORDS and any({word, word.removesuffix("s")} & _HEADS for word in outer)


def are_numbered(names: Sequence[str]) -> bool:
    """Whether names differ by their number alone: "Col1", "Col2"."""
    told = [match for name in names if (match := re.fullmatch(r"(\D{2,}?)(\d{1,2})", name))]
    numbers = [match[2] for match in told]
    return len(told) == len(names) and len({match[1] for match in told}) == 1 and numbers == sorted(set(numbers))
