"""What is said of rows whose record is not clear, and of cells that are read otherwise than they stand."""

from __future__ import annotations

from types import MappingProxyType

from workbench.domain.problem import Problem, Severity
from workbench.i18n import Words


class Told:
    """A problem whose words are filled in."""

    def __init__(self, code: str, severity: Severity, words: Words) -> None:
        self.code = code
        self._severity = severity
        self._words = words

    def fill_problem(self, choices: tuple[str, ...] = (), **values: object) -> Problem:
        """The problem about these values."""
        return Problem(self.code, self._words.fill(**values), self._severity, choices)


UNIT_OF = Words("Unidad de «{field}»", "Unit of “{field}”")
NO_CONTROL = Problem(
    "control-unread",
    Words(
        "Hay renglones sin su control: lo que aquí se escribió después de que salió la hoja no se distingue de lo que "
        "decía; revise el plan.",
        "Some rows lack their control: what was written here after the sheet had left cannot be told from what it "
        "said; look the plan over.",
    ),
)
DELETED = Problem(
    "deleted-here",
    Words(
        "El registro se borró aquí después de que salió la hoja; no vuelve por ella.",
        "The record was deleted here after the sheet had left; the sheet does not bring it back.",
    ),
    Severity.BLOCKING,
)
NO_UID = Told(
    "uid-unread",
    Severity.REMARK,
    Words("«{words}» no es un identificador; se buscó por nombre.", "“{words}” is no identifier; the name was used."),
)
NO_SUCH_KEY = Told(
    "key-unknown",
    Severity.BLOCKING,
    Words("No hay ningún «{key}» entre los {plural}.", "There is no “{key}” among the {plural}."),
)
OTHER_TYPE = Told(
    "uid-other-type",
    Severity.BLOCKING,
    Words(
        "El identificador {words} es de un registro de otro tipo.",
        "The identifier {words} belongs to a record of another type.",
    ),
)
NAME_IGNORED = Told(
    "name-ignored",
    Severity.REMARK,
    Words(
        "No se reconoce el nombre «{words}»; se tomó el identificador que está a su lado.",
        "The name “{words}” is not known; the identifier beside it was used.",
    ),
)
NO_PARTY = Told(
    "party-unknown",
    Severity.BLOCKING,
    Words(
        "El expediente no tiene a la Parte {party} entre sus actores.",
        "The dossier has no party {party} among its actors.",
    ),
)
ANOTHER_NAME = Told(
    "title-kept",
    Severity.REMARK,
    Words(
        "«{words}» es otro nombre de un registro del expediente, que conserva su título.",
        "“{words}” is another name of a record of the dossier, which keeps its title.",
    ),
)
ANOTHER_NAME_HERE = Told(
    "title-kept",
    Severity.REMARK,
    Words(
        "«{words}» es otro nombre de lo que dice la fila {row} de la hoja «{sheet}»; el título es el de allá.",
        "“{words}” is another name of what row {row} of the sheet “{sheet}” tells; the title is the one there.",
    ),
)
SEVERAL = Told(
    "record-several",
    Severity.QUESTION,
    Words("El renglón puede corresponder a {count} registros.", "The row may be about {count} records."),
)
NEARLY = Told(
    "nearly-same",
    Severity.QUESTION,
    Words(
        "El expediente tiene algo muy parecido: {names}. Si es lo mismo, responda en {cell} con su clave; si es otro, "
        "con las palabras que ya trae.",
        "The dossier has something very much alike: {names}. If it is the same, answer in {cell} with its key; if it "
        "is another, with the words that stand there.",
    ),
)
FOREIGN_CONTROL = Told(
    "control-foreign",
    Severity.QUESTION,
    Words(
        "El identificador de {cell} y el control de {control} no son del mismo renglón: alguno se cambió, se pegó de "
        "otro lado o se escribió a mano. Responda en {cell} con la clave del registro de que habla el renglón; ahí "
        "está la de {title}.",
        "The identifier in {cell} and the control in {control} are not of one row: one of them was exchanged, pasted "
        "from elsewhere or typed. Answer in {cell} with the key of the record that the row is about; what stands there "
        "is that of {title}.",
    ),
)
OTHER_PACK = Told(
    "pack-other",
    Severity.QUESTION,
    Words(
        "El renglón de {title} es del paquete de {whose} (identificador en {cell}) y el archivo es de {sender}. Si aun "
        "así vale lo que dice, responda en {cell} con su clave.",
        "The row of {title} is of the pack of {whose} (identifier in {cell}), and the file is of {sender}. If what it "
        "says counts all the same, answer in {cell} with its key.",
    ),
)
# What a sender is told in place of a message that names records of the dossier.
OUTSIDE = MappingProxyType(
    {
        NEARLY.code: Words(
            "Puede ser lo mismo que ya se tiene con otras palabras: confirme si es nuevo o cuál es.",
            "It may be what is known already in other words: say whether it is new, or which one it is.",
        ),
        FOREIGN_CONTROL.code: Words(
            "El identificador y el control no son del mismo renglón: déjelos como estaban en la hoja que recibió.",
            "The identifier and the control are not of one row: leave them as they were in the sheet that you got.",
        ),
        OTHER_PACK.code: Words(
            "El renglón no es de la hoja que usted recibió.", "The row is not of the sheet that you got."
        ),
    }
)
RESERVED_WORDS = Problem(
    "reserved-words",
    Words(
        "Las notas parecen contener una línea roja o un repliegue; conviene moverlo a su campo.",
        "The notes seem to hold a red line or a fallback; it is better kept in its own field.",
    ),
)
