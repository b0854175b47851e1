"""The fixed answers of the field, with the words that sheets use for them."""

from __future__ import annotations

from workbench.domain.types import Choice, option

STANCE = Choice(
    (
        option("proposes", "Impulsa", "Proposes", "propone", "impulsa", "proponente", "offensive", "propose"),
        option(
            "supports",
            "Apoya",
            "Supports",
            "a favor",
            "support",
            "apoyo",
            "favorable",
            "acepta",
            "de acuerdo",
            "appuie",
        ),
        option(
            "conditional",
            "Apoya con condiciones",
            "Supports with conditions",
            "condicionada",
            "condicionado",
            "con condiciones",
            "conditional",
            "a favor con condiciones",
            "condiciona",
            "conditions",
        ),
        option(
            "reserves",
            "Reserva su posición",
            "Reserves its position",
            "con reservas",
            "reserva",
            "reserved",
            "reservada",
            "en estudio",
            "reserves",
        ),
        option(
            "opposes", "Se opone", "Opposes", "en contra", "oppose", "rechaza", "s'oppose", "no acepta", "s'y oppose"
        ),
        option(
            "refuses",
            "No lo pone en la mesa",
            "Keeps it off the table",
            "fuera de la mesa",
            "fuera de mesa",
            "off the table",
            "no negociable",
            "refuses",
        ),
        option("none", "Sin posición", "No position", "neutral", "sin posicion", "sans position"),
        option("unknown", "Se desconoce", "Unknown", "desconocida", "no se conoce", "se ignora", "?", "inconnue"),
    )
)

STANDING = Choice(
    (
        option("stated", "Expresada por el actor", "Stated by the actor", "declarada", "expresada", "stated"),
        option("estimate", "Estimación nuestra", "Our estimate", "estimada", "estimación", "estimate", "presunta"),
    ),
    default="stated",
)

CONFIDENCE = Choice(
    (
        option("high", "Alta", "High", "élevée", "élevé", "haute", "haut", "forte"),
        option("medium", "Media", "Medium", "moyenne", "moyen"),
        option("low", "Baja", "Low", "faible", "basse", "bas"),
    )
)

FORMALITY = Choice(
    (
        option("formal", "Formal", "Formal", "oficial", "official", "formelle", "officiel"),
        option("informal", "Informal", "Informal", "oficioso", "off the record", "informelle", "officieux"),
    )
)

FLEXIBILITY = Choice(
    (
        option("firm", "Firme", "Firm", "rígida", "sin margen", "ferme"),
        option("some", "Con margen", "Some room", "flexible", "algo de margen"),
        option("tradeable", "Intercambiable", "Tradeable", "moneda de cambio", "negociable"),
    )
)

CLEARANCE = Choice(
    (
        option("draft", "Borrador", "Draft", "proyecto", "ébauche", "projet"),
        option("in_review", "En revisión", "In review", "en revision", "revisándose", "en révision", "en examen"),
        option(
            "cleared", "Autorizado", "Cleared", "aprobado", "approved", "visto bueno", "vobo", "autorisé", "approuvé"
        ),
        option("superseded", "Sustituido", "Superseded", "obsoleto"),
    ),
    default="draft",
)

PRIORITY = Choice(
    (
        option("critical", "Crítica", "Critical", "urgente", "muy alta", "critique", "très élevée"),
        option(
            "high",
            "Alta",
            "High",
            "1",
            "rojo",
            "red",
            "media-alta",
            "alto",
            "élevée",
            "élevé",
            "haute",
            "haut",
            "forte",
        ),
        option(
            "medium", "Media", "Medium", "2", "ámbar", "amber", "amarillo", "media-baja", "medio", "moyenne", "moyen"
        ),
        option("low", "Baja", "Low", "3", "verde", "green", "bajo", "faible", "basse", "bas"),
    )
)

ISSUE_STATUS = Choice(
    (
        option(
            "identified",
            "Identificado",
            "Identified",
            "pendiente",
            "pending",
            "nuevo",
            "recensé",
            "à traiter",
            "nouveau",
        ),
        option("consulting", "En consulta interna", "In internal consultation", "en consulta", "en consultation"),
        option(
            "authorised", "Posición autorizada", "Position authorised", "autorizada", "position autorisée", "autorisée"
        ),
        option("tabled", "Planteado", "Tabled", "presentado", "présenté", "déposé"),
        option(
            "negotiating",
            "En negociación",
            "Negotiating",
            "en proceso",
            "in progress",
            "abierto",
            "en cours de négociation",
            "en négociation",
            "en cours",
        ),
        option(
            "ad_referendum",
            "Acordado ad referéndum",
            "Agreed ad referendum",
            "acordado",
            "ad referendum",
            "convenu",
            "accepté ad referendum",
            "convenu ad referendum",
        ),
        option("closed", "Cerrado", "Closed", "concluido", "fermé", "clos", "clôturé", "terminé"),
        option("parked", "En pausa", "Parked", "suspendido", "suspendu", "en suspens"),
        option("escalated", "Escalado a ministros", "Escalated to ministers", "escalado", "porté aux ministres"),
        option("dispute", "En controversia", "In dispute", "panel", "en différend", "différend"),
        option("dropped", "Retirado", "Dropped", "descartado", "retiré", "abandonné"),
    )
)

ORIENTATION = Choice(
    (
        option("offensive", "Ofensivo", "Offensive", "ofensiva", "of", "offensif"),
        option("defensive", "Defensivo", "Defensive", "defensiva", "def", "défensif", "défensive"),
        option("both", "Ambos", "Both", "mixto", "ofensivo y defensivo", "les deux"),
    )
)

TRACK = Choice(
    (
        option("trilateral", "Trilateral", "Trilateral", "tres partes"),
        option("MX-US", "México–Estados Unidos", "Mexico–United States", "bilateral eua", "mx-eua", "méxico-eua"),
        option("MX-CA", "México–Canadá", "Mexico–Canada", "bilateral canadá", "mx-can", "méxico-canadá"),
        option("US-CA", "Estados Unidos–Canadá", "United States–Canada", "eua-can"),
    )
)

LEGAL_CHANGE = Choice(
    (
        option("none", "Ninguno", "None", "no requiere"),
        option("standard", "NOM", "Standard", "norma", "norme"),
        option("decree", "Decreto", "Decree", "reglamento"),
        option("law", "Ley", "Law", "reforma legal", "loi"),
        option("treaty", "Senado o Congreso", "Senate or Congress", "requiere congreso", "requires congress"),
    )
)

COUNTRY = Choice(
    (
        option("MX", "México", "Mexico", "mex", "méx", "mexique"),
        option(
            "US",
            "Estados Unidos",
            "United States",
            "eua",
            "ee.uu.",
            "ee. uu.",
            "usa",
            "u.s.",
            "états-unis",
            "eeuu",
        ),
        option("CA", "Canadá", "Canada", "can"),
        option("XX", "Otro país", "Another country", "otro", "other"),
        option("INT", "Internacional", "International", "multilateral"),
    )
)

ACTOR_KIND = Choice(
    (
        option("party", "Parte", "Party", "país", "country"),
        option("ministry", "Dependencia", "Ministry", "secretaría", "department", "ministry/agency"),
        option("agency", "Organismo", "Agency", "órgano", "regulador", "regulator"),
        option("executive", "Ejecutivo", "Executive", "presidencia"),
        option("legislature", "Poder Legislativo", "Legislature", "congreso", "senado", "parliament"),
        option(
            "business",
            "Organismo empresarial",
            "Business body",
            "cámara",
            "asociación",
            "association",
            "chamber",
        ),
        option("labour", "Organización sindical", "Labour organisation", "sindicato", "union", "labor"),
        option("company", "Empresa", "Company", "compañía"),
        option("research", "Centro de investigación", "Research body", "academia", "think tank"),
        option("civil", "Sociedad civil", "Civil society", "ong", "ngo"),
        option("body", "Órgano del tratado", "Treaty body", "comité"),
        option("person", "Persona", "Person"),
    )
)

INFLUENCE = Choice(
    (
        option("decides", "Decide", "Decides"),
        option("high", "Alta", "High", "élevée", "élevé", "haute", "haut", "forte"),
        option("medium", "Media", "Medium", "moyenne", "moyen"),
        option("low", "Baja", "Low", "faible", "basse", "bas"),
    )
)

SOURCE_LANGUAGE = Choice(
    (
        option("es", "Español", "Spanish", "castellano", "espagnol"),
        option("en", "Inglés", "English", "anglais"),
        option("fr", "Francés", "French", "français"),
    )
)
SOURCE_KIND = Choice(
    (
        option("text", "Texto del tratado", "Treaty text"),
        option("paper", "Documento de análisis", "Policy paper"),
        option("official", "Documento oficial", "Official document"),
        option("press", "Nota de prensa", "Press report", "prensa"),
        option("headline", "Sólo encabezado", "Headline only", "headline-only"),
        option("submission", "Comentario o ponencia", "Submission or testimony"),
        option("sheet", "Hoja de una dependencia", "Sheet of a ministry"),
        option("other", "Otra", "Other"),
    )
)
