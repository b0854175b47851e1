"""Words of headers beside the names of fields: those of one meaning, those that say nothing, and further names."""

from __future__ import annotations

import re
from collections.abc import Mapping

TREATY = re.compile(
    r"\b(?:(?:of|in|du|de la|del|de|en el|under the|the|al)\s+)*(?:t-?mec|usmca|cusma|aceum)\b|"
    r"\s(?:del (?:tratado|acuerdo)|of the (?:treaty|agreement)|(?:du trait[eé]|de l.accord))\b",
    re.IGNORECASE,
)
FILLING = re.compile(
    r"\b(?:general(?:es)?|actual(?:es)?|current|actuel(?:le)?s?|identificad[oa]s?|identified|identifi[ée]e?s?|breve|brief|"
    r"detallad[oa]s?|detailed|principal(?:es)?|main|relevantes?|relevant|preliminar(?:es)?|preliminary|particular(?:es)?|"
    r"correspondientes?|respectiv[oa]s?|pol[ií]tic[oa]s?|political|politique|espec[ií]fic[oa]s?|specific|"
    r"informaci[oó]n|information|renseignements|concretas?|involucrad[oa]s?|involved|requerid[oa]s?|required|requise?s?|"
    r"necesari[oa]s?|aplicables?|applicable|existentes?|existing|adicional(?:es)?|additional|final(?:es)?|"
    r"administrativ[oa]s?|progresiv[oa]|consecutiv[oa]|tem[aá]tic[oa]s?|econ[oó]mic[oa]s?|"
    r"vis[ée]e?s?|relev[ée]e?s?|constat[ée]e?s?|soulign[ée]e?s?|d[ée]tect[ée]e?s?|detectad[oa]s?|encontrad[oa]s?|"
    r"estimad[oa]s?|estimated|estim[ée]e?s?|propuest[oa]s?|propos[ée]e?s?|"
    r"adoptad[oa]s?|adopted|adopt[ée]e?s?|pactad[oa]s?|^key(?=\s)|(?<=\s)(?:clave|cl[ée]s?)$|"
    r"aplicad[oa]s?|applied|appliqu[ée]e?s?|supporting|que\s+(?:se\s+)?representan?|"
    r"que\s+l[oae]s?\s+(?:establece|crea|emite|rige|aplica|impone)n?|qui\s+(?:l['’]|la\s+|le\s+)?(?:[ée]tablit|applique)|"
    r"de\s+(?:atenci[oó]n|ejecuci[oó]n|r[ée]alisation|seguimiento)|d['’]ex[ée]cution|of\s+completion|"
    r"d(?:u|el)\s+(?:suivi|seguimiento)|for\s+follow-?up|"
    r"a\s+(?:tratar|abordar|negociar)|por\s+(?:realizar|hacer|tratar)|to\s+be\s+(?:discussed|taken)|"
    r"que\s+guardan?|de\s+(?:referencia|r[ée]f[ée]rence|participaci[oó]n)|"
    r"(?:of|de|d)['’ ]?\s*(?:avancement|progress|avance|activity|actividad|activit[ée])|de\s+la\s+situation|"
    r"en\s+(?:litige|jeu|cuesti[oó]n|cause)|at\s+(?:issue|stake)|in\s+question|"
    r"(?:en|under|en cours de)\s+(?:negociaci[oó]n|negotiation|n[ée]gociation|discusi[oó]n|discussion|review)|"
    r"(?:nivel|grado)\s+de|(?:level|degree)\s+of|(?:niveau|degr[ée])\s+de)(?!\w)",
    re.IGNORECASE,
)
# Of what stands in lists of goods: an area or a party that is affected is none that we know of.
AFFECTED = re.compile(r"\b(?:afectad[oa]s?|affected|touch[ée]e?s?)(?!\w)", re.IGNORECASE)
# "Lista de participantes", "Nombre del comité", "Análisis de viabilidad": of what, says the rest.
LISTED, NAMED, TOLD = (
    re.compile(
        rf"^(?:{words})\s+(?:de(?:l|s)?|du|of)(?:\s+(?:la|las|los|les|the))?\s+|^(?:{words})\s+d['’]", re.IGNORECASE
    )
    for words in (
        "lista(?:do)?|relaci[oó]n|list|liste",
        "nombre|name|nom|t[ií]tulo|title|titre|intitul[ée]|denominaci[oó]n|designation|d[ée]signation",
        "(?:breve\\s+|brief\\s+)?(?:descripci[oó]n|description|detalle|detail|an[aá]lisis|analysis|analyse|resumen|summary|"
        "r[ée]sum[ée]|evaluaci[oó]n|assessment|[ée]valuation)s?",
    )
)
# Words of one meaning in names of columns.
SAME: Mapping[str, str] = {
    word: same
    for same, words in {
        "kind": "tipo type kind clase genre categoria category categorie",
        "ministry": "dependencia ministry ministere agency agencia secretaria department ministerio instancia",
        "number": "numero number num nro no numer id",
        "date": "fecha date fec fch f",
        "status": "estatus status statut",
        "name": "nombre name nom denominacion",
        "title": "titulo title titre intitule",
        "organisation": "organizacion organization organisation organismo organisme organism",
        "responsible": "responsable responsible encargada encargado charge competente competent",
        "member": "miembro member membre pais country pays",
        "text": "texto text texte",
        "level": "nivel level niveau",
        "frequency": "periodicidad frecuencia frequency cadence",
        "link": "liga link enlace lien url hipervinculo hyperlink",
        "next": "siguiente proximo proxima next suivante suivant prochaine prochain",
        "step": "paso step etape accion action",
        "meeting": "reunion meeting rencontre sesion session seance",
        "received": "recibida recibido recepcion recibio received reception recue recu",
        "submitted": "presentacion envio submitted submission presentada enviada",
        "legal": "juridico juridica legal juridique legale",
        "topic": "topic item point punto tema sujet",
        "discussed": "tratado abordado discutido discussed aborde discute",
        "list": "lista listado list liste relacion",
        "recommended": "recomendada recomienda recommended recommandee",
        "basis": "fundamento base basis fondement",
        "raising": "plantean planteo plantea planteada raising raise raised souleve soulevent soulevee plantearon",
        "supporting": "apoyan apoya apoyaron supporting support supported appuient appuyant appuyee appuie appuye",
        "last": "ultima ultimo last latest derniere dernier",
        "first": "primera primer first premiere premier",
        "time": "vez vece time fois",
        "expiry": "termino terminacion vencimiento expiry expiration conclusion",
    }.items()
    for word in words.split()
}
JOINTS = frozenset(
    ("que", "se", "ha", "han", "qui", "ont", "ayant", "that", "which", "was", "were", "fue", "who", "pour")
)
# Names that are as often what stands in a cell: whether a row is a header is told without them.
ALSO: Mapping[str, tuple[str, ...]] = {
    "issue.title": ("thème", "theme", "sous-thème", "thématique"),
    "issue.lead": ("ministère chef de file", "lead office", "unidad a cargo", "área a cargo", "autoridad responsable"),
    "issue.co_leads": ("ministères partenaires", "ministère partenaire", "dependencias participantes"),
    "issue.next_by": ("fecha compromiso de entrega", "target date for next step"),
    "recommendation.lead": ("ministère chef de file", "lead office", "autoridad responsable"),
    "recommendation.instrument": ("vehículo jurídico", "véhicule juridique"),
    "recommendation.proposer": ("organismo proponente", "dependencia proponente", "proposing agency"),
    "recommendation.title": ("propuesta de recomendación", "draft recommendation"),
    "actor.title": ("empresa", "company", "institución", "institution", "organismo", "stakeholder", "entidad"),
    "submission.submitter": ("cámara", "asociación", "association", "chamber", "organismo"),
    "submission.submitter_name": (
        ("empresa", "company", "participante", "participant", "intervenant", "nom de l'organisation")
    ),
    "submission.submitter_kind": ("catégorie d'intervenant", "type d'intervenant", "stakeholder type"),
    "submission.sector": (
        "industry sector",
        "rama industrial",
        "rama económica",
        "secteur d'activité",
        "branche d'activité",
    ),
    "submission.state": ("province ou territoire", "state or province", "province or territory", "estado o provincia"),
    "submission.problem": ("preocupación", "concern", "comentario", "commentaire"),
    "submission.title": ("asunto", "subject", "sujet"),
    "submission.received": ("fecha", "date", "marca temporal", "timestamp", "horodateur"),
    "submission.confidential": ("carácter confidencial", "renseignements confidentiels", "información confidencial"),
    "submission.amount": ("afectación", "afectación económica", "perjuicio económico", "estimated loss"),
    "commitment.title": (
        (
            "acción",
            "action",
            "pendiente",
            "entregable",
            "deliverable",
            "tâche",
            "task",
            "to-do",
            "acuerdo",
            "actividad",
            "engagement",
        )
    ),
    "commitment.owner": (
        ("quién", "who", "responsible agency", "instancia responsable", "dependencia responsable", "área responsable")
    ),
    "commitment.status": ("état",),
    "commitment.meeting": (
        ("agreed at meeting", "meeting where agreed", "sesión en que se adoptó", "reunión en que se adoptó")
    ),
    "commitment.due": (
        "fecha límite de cumplimiento",
        "completion date",
        "target completion date",
        "date of completion",
    ),
    "commitment.evidence": ("documento probatorio", "documento soporte", "supporting document", "pièce justificative"),
    "request.title": ("ask", "asks", "requerimiento", "exigencia", "requête", "pedimento"),
    "request.asked_of": ("ask of", "asked of", "parte requerida"),
    "request.asked_by": ("parte que solicita", "quién solicita", "partie demanderesse", "asking party"),
    "request.text": ("descripción", "description", "detalle", "detail"),
    "request.reply": ("answer", "reply"),
    "request.received": ("fecha", "date", "date tabled", "tabled on"),
    "request.due": ("fecha para responder", "response due", "reply by", "à répondre avant le", "échéance de réponse"),
    "request.status": ("état",),
    "request.trade_offs": ("moneda de cambio", "trade-off", "trade-offs", "concesión", "concession"),
    "concern.title": ("preocupación", "concern"),
    "concern.respondent": ("membre visé", "membre concerné", "membre visé par la préoccupation", "responding party"),
    "concern.products": ("product coverage", "couverture des produits", "cobertura de productos"),
    "concern.times_raised": ("veces", "times", "nombre de fois soulevée"),
    "concern.last_raised": ("soulevée pour la dernière fois",),
    "concern.status": ("resolution status", "estado de resolución", "état"),
    "concern.measure": ("measure",),
    "measure.title": ("trade barrier", "foreign trade barrier", "barrera comercial", "obstacle au commerce"),
    "measure.kind": ("barrier type", "type of barrier", "type d'obstacle"),
    "measure.legal_basis": ("legal authority", "instrumento que la establece"),
    "measure.in_force_from": ("inicio de vigencia", "fecha de inicio de vigencia", "date d'entrée en vigueur"),
    "measure.in_force_to": ("fecha de término de vigencia", "término de vigencia", "date d'expiration"),
    "measure.tariff_lines": ("hts subheadings", "subpartidas", "subheadings", "sous-positions"),
    "meeting.place": ("ciudad", "city", "ville", "endroit"),
    "meeting.mode": ("mode de participation", "modalité de participation"),
    "meeting.when": ("date held", "held on", "tenue le", "celebrada el"),
    "meeting.chair": ("chairing party", "parte que preside", "partie qui préside"),
    "meeting.agenda": ("points à l'ordre du jour", "asuntos tratados", "sujets abordés"),
    "meeting.document": ("documento", "document", "link to minutes", "liga a la minuta", "lien vers le procès-verbal"),
    "meeting.minutes": ("acta",),
    "engagement.title": ("gestión", "contacto", "encuentro"),
    "engagement.actors": ("contraparte", "interlocutor", "interlocutores", "interlocutors", "actor", "actores"),
    "engagement.channel": ("medio", "canal", "channel"),
    "milestone.title": ("evento", "event"),
    "source.title": ("documento", "document"),
    "statement.on": ("asunto", "subject"),
    "statement.actor": ("actor", "acteur"),
    "figure.value": ("monto", "amount", "importe", "montant"),
    "figure.method": ("nota metodológica", "methodological note", "note méthodologique"),
}
# What they are of is said by whoever comments, in tables of comments: "Propuesta del sector".
SPEAKERS = frozenset(
    (
        "sector",
        "industria",
        "industry",
        "camara",
        "chamber",
        "asociacion",
        "association",
        "empresa",
        "intervenant",
        "gremio",
    )
)
_PARTIES = "pais country pays delegacion delegation gobierno government gouvernement"
WEAK: Mapping[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(("estado", "entidad"), (("submission", "state"),)),
    **dict.fromkeys(_PARTIES.split(), (("position", "actor"),)),
}
# Names that in one language are another field's.
FALSE_FRIENDS: Mapping[str, Mapping[str, str]] = {"fr": {"engagement": "engagement.title"}}
# Names of an issue in a list of positions of which no other column says what they are about.
OF_POSITIONS = ("rubro", "cuestion", "punto", "matter", "question", "dossier")
