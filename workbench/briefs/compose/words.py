"""The fixed words of the position brief, in both languages side by side."""

from __future__ import annotations

from workbench.i18n import Words

BRIEF = Words("Ficha de posición", "Position brief")
EVENT = Words("Revisión conjunta del T-MEC", "Joint review of the USMCA")
ONLY = Words("Uso exclusivo · {audience}", "Restricted use · {audience}")
HANDED = Words("Para entrega a {recipient}", "For delivery to {recipient}")
HANDED_ONLY = Words("Para entrega a {recipient} · uso exclusivo", "For delivery to {recipient} · for its use only")
NUMBERED = Words("Núm. {number}", "No. {number}")
COPY = Words("ejemplar {copy} de {copies}", "copy {copy} of {copies}")
PORTIONS = Words("Marcas de los párrafos: ", "Marks of paragraphs: ")
FACTS_AT = Words("Datos al {date}", "Facts as of {date}")

# Labels of the head and of what stands inside parts.
AS_OF = Words("Datos al", "Facts as of")
AHEAD = Words(" (por venir; con lo que se sabe hoy)", " (still to come; with what is known today)")
AHEAD_SHORT = Words(" (por venir)", " (still to come)")
EVENT_LABEL = Words("Evento", "Event")
VERSION = Words("Versión", "Version")
KEY = Words("Clave", "Key")
SECTION_IS = Words("Esta sección", "This section")
DECIDE_BY = Words("Decidir antes de: ", "Decide by: ")
OWNER = Words("Responsable: ", "Owner: ")
DUE = Words("Fecha compromiso: ", "Due date: ")
STEP = Words("Siguiente paso: ", "Next step: ")
AUTHORITY = Words("Mandato: ", "Authority: ")
VALID_UNTIL = Words("Vigente hasta: ", "Valid until: ")
CLEARANCE = Words("Autorización: ", "Clearance: ")
FLEXIBILITY = Words("Flexibilidad: ", "Flexibility: ")
COST = Words("Costo: ", "Cost: ")
LEGAL_CHANGE = Words("Cambio normativo: ", "Legal change: ")
DRAFTED = Words("Elaboró: ", "Drafted by: ")
REVIEWED = Words("Revisó: ", "Reviewed by: ")
AUTHORISED = Words("Autorizó: ", "Authorised by: ")
CONFIDENCE = Words("confianza: ", "confidence: ")
BASIS = Words("base: ", "basis: ")
OUR_READING = Words("Nuestra lectura · {actor}", "Our reading · {actor}")
IN_FAVOUR = Words("Apoyan: ", "In favour: ")
RESERVED = Words("Con reservas: ", "With reservations: ")
AGAINST = Words("Se oponen: ", "Against: ")
NO_STANCE = Words("Sin postura registrada: ", "No stance on record: ")
COUNTRIES = (Words("México", "Mexico"), Words("Estados Unidos", "United States"), Words("Canadá", "Canada"))

# Headings of the parts.
SUBJECT = Words("Tema", "Issue")
DECISION = Words("Decisión solicitada", "Decision asked for")
OBJECTIVE = Words("Objetivo", "Objective")
POSITION = Words("Posición de México", "Mexico’s position")
OTHERS = Words("Posiciones de los demás", "Positions of the others")
ROOM = Words("Margen de negociación", "Room for negotiation")
ARGUMENTS = Words("Argumentos", "Arguments")
THIRD_ARGUMENT = Words("tercer argumento", "third argument")
IF_RAISED = Words("Si lo plantean", "If raised")
THEY_RAISE = Words("Si plantean", "If they raise")
WE_ANSWER = Words("Responder", "Answer")
DO_NOT_SAY = Words("No decir, no ofrecer", "Do not say, do not offer")
TRADE_OFFS = Words("Moneda de cambio", "Trade-offs")
AT_HOME = Words("En lo interno", "At home")
NEXT = Words("Siguiente paso", "Next step")
ON_RECORD = Words("Órgano y compromisos", "Body and commitments")
SOURCES = Words("Fuentes", "Sources")

# The table of stated positions.
WHO = Words("Quién", "Who")
STANCE = Words("Postura", "Stance")
STATED = Words("Posición declarada", "Stated position")
WHEN_WHERE = Words("Cuándo y dónde", "When and where")

# What other tables share.
WHEN = Words("Cuándo", "When")
STATUS = Words("Situación", "Standing")
DUE_ON = Words("Vence", "Due")
TO = Words("ante ", "to ")
WITH = Words("con ", "with ")
BY = Words("antes de ", "by ")
SINCE = Words("desde ", "since ")
LAST = Words("última vez: ", "last: ")
UNTIL = Words("hasta ", "until ")
RAISED = Words("Planteada", "Raised")
TIMES = Words("{count} {count|vez|veces}", "{count} {count|time|times}")
SAID = Words("Qué dijo", "What was said")
FROM_TO = Words("De quién", "From")
ANSWERED = Words("Respuesta", "Answer")
IN_FORCE = Words("Vigencia", "In force")
WHOSE = Words("De quién", "Whose")
AD_REFERENDUM = Words("ad referéndum", "ad referendum")
NOT_REVIEWED = Words("sin revisar", "not reviewed")
COMPUTED = Words("(fecha calculada)", "(date computed)")
CLAIMED = Words("(fecha que afirma un tercero)", "(date claimed by a third party)")
LATER_ROWS = Words(
    "Posteriores a la fecha de los datos, no impresos: {count}.",
    "Later than the date of the facts, not printed: {count}.",
)
MORE_ROWS = Words("Otros registros, no impresos: {count}.", "Other records, not printed: {count}.")

# What the bodies have on record.
HELD_PUBLIC = Words(
    "{count} {count|reunión|reuniones} en el registro público", "{count} {count|meeting|meetings} in the public record"
)
HELD_NONE = Words("sin registro público de reuniones", "no public record of meetings")
HELD_OWN = Words("{count} más en el expediente propio", "{count} more in our own file")
OPEN_COMMITMENTS = Words("Compromisos pendientes: {count}", "Open commitments: {count}")
LATE_COMMITMENTS = Words("con plazo vencido: {count}", "overdue: {count}")

# What is missing, and marks.
MISSING_DECISION = Words("Qué se pide decidir, y para cuándo.", "What is to be decided, and by when.")
MISSING_OBJECTIVE = Words("El objetivo de México en una frase.", "Mexico’s objective in one sentence.")
MISSING_POSITION = Words("Una posición de México que pueda citarse.", "A position of Mexico that may be quoted.")
MISSING_ROOM = Words(
    "Apertura, meta, repliegue y línea roja, con su mandato.", "Opening, target, fallback and red line, with authority."
)
MISSING_DO_NOT_SAY = Words("Lo que no debe decirse ni ofrecerse.", "What must not be said or offered.")
DRAFT = Words("BORRADOR", "DRAFT")
EXCEEDED = Words("MANDATO EXCEDIDO", "AUTHORITY EXCEEDED")
EXPIRED_AND_EXCEEDED = Words("MANDATO VENCIDO Y EXCEDIDO", "AUTHORITY EXPIRED AND EXCEEDED")
EXPIRED = Words("MANDATO VENCIDO", "AUTHORITY EXPIRED")
UNVERIFIED = Words("(por verificar)", "(to be checked)")
NO_SOURCE = Words("(sin fuente)", "(no source)")
NO_FIGURE = Words("(sin cifra)", "(no figure)")
NO_DATE = Words("sin fecha", "undated")
OLDER = Words("(versión anterior)", "(older wording)")
ESTIMATE = Words("(estimación nuestra)", "(our estimate)")
CONDITIONS = Words("(con condiciones)", "(with conditions)")
NOT_STATED = Words("no consta", "not on record")
OVERDUE = Words("(vencida)", "(overdue)")
CHANGED = Words("modificada después de autorizarse", "changed since it was cleared")
LAPSED = Words("(vencido)", "(expired)")
PAST = Words("(plazo vencido)", "(past)")

# Lines on what is not printed.
NO_OTHERS = Words("No consta ninguna posición declarada de los demás.", "No stated position of the others on record.")
LACKING = Words("Sin fuente: ", "No source: ")
NO_SOURCES = Words("Ninguna fuente citada.", "No source cited.")
LATER = Words(
    "Posiciones posteriores a la fecha de los datos, no impresas: {count}.",
    "Positions later than the date of the facts, not printed: {count}.",
)
MORE_POSITIONS = Words(
    "Otras posiciones declaradas, no impresas: {count}.", "Other stated positions, not printed: {count}."
)
MORE_OURS = Words(
    "Otras posiciones de México, no impresas: {count}.", "Other positions of Mexico, not printed: {count}."
)
MORE_READINGS = Words("Otras lecturas nuestras, no impresas: {count}.", "Other readings of ours, not printed: {count}.")
MORE_ARGUMENTS = Words("Otros argumentos, no impresos: {count}.", "Other arguments, not printed: {count}.")
MORE_REPLIES = Words("Otras respuestas, no impresas: {count}.", "Other answers, not printed: {count}.")
AND_MORE = Words("y {count} más", "and {count} more")
SHEET = Words("Hoja recibida: {file}, «{sheet}»", "Sheet received: {file}, “{sheet}”")
QUOTED = Words("«{title}»", "“{title}”")
