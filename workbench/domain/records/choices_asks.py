"""The fixed answers about what is asked for, promised, said and measured, with the words that sheets use."""

from __future__ import annotations

from workbench.domain.types import Choice, option

INSTRUMENT = Choice(
    (
        option("commission_decision", "Decisión de la Comisión", "Commission decision", "decisión", "ftc decision"),
        option(
            "commission_interpretation",
            "Interpretación de la Comisión",
            "Commission interpretation",
            "interpretación",
        ),
        option("annex_change", "Modificación de anexo por la Comisión", "Annex change by the Commission", "anexo"),
        option("protocol", "Protocolo modificatorio", "Protocol of amendment", "protocolo", "enmienda"),
        option("side_letter", "Carta paralela", "Side letter", "parallel letter", "carta", "lettre parallèle"),
        option("letter_change", "Modificación de carta", "Letter change", "ajuste de carta"),
        option("agency_memorandum", "Memorándum interinstitucional", "Agency memorandum", "memorándum", "mou"),
        option("action_plan", "Plan de acción", "Action plan"),
        option("joint_statement", "Declaración conjunta", "Joint statement", "comunicado conjunto"),
        option("work_plan", "Plan de trabajo del comité", "Committee work plan", "plan de trabajo"),
        option(
            "mra",
            "Acuerdo de reconocimiento mutuo",
            "Mutual recognition agreement",
            "arm",
            "mra",
            "accord de reconnaissance mutuelle",
        ),
        option("mra_arrangement", "Arreglo de reconocimiento mutuo", "Mutual recognition arrangement", "arreglo"),
        option("trilateral_group", "Grupo trilateral", "Trilateral group"),
        option("mandate_expansion", "Ampliación de mandato", "Mandate expansion"),
        option("consultations", "Consultas o panel", "Consultations or panel", "consultas", "panel"),
        option("domestic_reform", "Reforma interna", "Domestic reform", "reforma"),
        option("unilateral_programme", "Programa unilateral", "Unilateral programme", "programa"),
        option("suspension", "Suspensión de medida", "Suspension of a measure", "suspensión"),
    )
)

AMBITION = Choice(
    (
        option("status_quo", "Mantener lo vigente", "Status quo", "statu quo"),
        option("floor", "Mínimo", "Floor", "piso"),
        option("viable", "Viable", "Viable", "factible"),
        option("ambitious", "Ambicioso", "Ambitious", "ambiciosa"),
    )
)

RECOMMENDATION_STANDING = Choice(
    (
        option("third_party", "De tercero", "Third party", "tercero"),
        option("ministry", "De dependencia", "Ministry", "dependencia"),
        option("mexican", "Posición mexicana", "Mexican position"),
        option(
            "submitted",
            "Presentada a la Comisión (34.7.2)",
            "Submitted to the Commission (34.7.2)",
            "presentada",
            "présentée",
        ),
        option("negotiating", "En negociación", "Negotiating", "en cours de négociation", "en négociation", "en cours"),
        option("agreed", "Acordada", "Agreed", "convenue"),
        option("in_force", "En vigor", "In force", "vigente", "en vigueur"),
        option("rejected", "Rechazada", "Rejected", "rejetée"),
        option("withdrawn", "Retirada", "Withdrawn", "retirée"),
    )
)

REQUEST_RESPONSE = Choice(
    (
        option("accept", "Aceptar", "Accept", "aceptada", "aceptado", "accepter", "acceptée", "accepté"),
        option(
            "accept_with_changes",
            "Aceptar con cambios",
            "Accept with changes",
            "con cambios",
            "accepter avec modifications",
            "avec modifications",
        ),
        option("counter", "Contraoferta", "Counter-offer", "counter", "contre-proposition", "contre-offre"),
        option(
            "studying",
            "En estudio",
            "Under study",
            "studying",
            "en análisis",
            "à l'étude",
            "en étude",
            "en cours d'examen",
        ),
        option(
            "decline", "No aceptar", "Decline", "rechazar", "no aceptada", "refuser", "refusée", "rejeter", "rejetée"
        ),
        option("out_of_scope", "Fuera de ámbito", "Out of scope", "hors champ", "hors de portée"),
    )
)

REQUEST_STATUS = Choice(
    (
        option("open", "Abierta", "Open", "pendiente", "ouverte", "ouvert"),
        option("narrowed", "Acotada", "Narrowed", "restreinte"),
        option("merged", "Fusionada", "Merged", "fusionnée"),
        option("withdrawn", "Retirada", "Withdrawn", "retirée"),
        option("settled", "Resuelta", "Settled", "atendida", "cerrada", "réglée", "résolue", "close"),
    )
)

VERB = Choice(
    (
        option("proposes", "Propone", "Proposes", "propuso", "propose", "proposed"),
        option(
            "supports", "Apoya", "Supports", "apoyó", "respalda", "support", "supported", "backs", "appuie", "soutient"
        ),
        option(
            "reserves", "Reserva", "Reserves", "se reserva", "reservó", "se reservó", "reserve", "reserved", "réserve"
        ),
        option(
            "objects",
            "Objeta",
            "Objects",
            "se opone",
            "objetó",
            "se opuso",
            "rechaza",
            "rechazó",
            "object",
            "objected",
            "opposes",
            "rejects",
            "s'oppose",
        ),
        option(
            "asks",
            "Pregunta",
            "Asks",
            "solicita",
            "preguntó",
            "solicitó",
            "pide",
            "pidió",
            "ask",
            "asked",
            "requests",
            "demande",
        ),
        option(
            "agrees",
            "Acuerda ad referéndum",
            "Agrees ad referendum",
            "acuerda",
            "acordó",
            "agree",
            "agreed",
        ),
        option("withdraws", "Retira", "Withdraws", "retiró", "withdraw", "withdrew", "retire"),
    )
)

DIRECTION = Choice(
    (
        option("ours", "Nuestro", "Ours", "de méxico", "nôtre", "le nôtre"),
        option("theirs", "De la contraparte", "Theirs", "de ellos", "le leur"),
        option("joint", "Conjunto", "Joint", "de todos", "commun", "conjoint"),
    )
)

COMMITMENT_ORIGIN = Choice(
    (
        option("treaty", "Tratado", "Treaty"),
        option("minutes", "Minuta", "Minutes"),
        option("statement", "Declaración", "Statement", "comunicado"),
        option("decision", "Decisión", "Decision"),
        option("verbal", "Verbal", "Verbal", "de palabra"),
    )
)

COMMITMENT_STATUS = Choice(
    (
        option("open", "Pendiente", "Open", "por cumplir", "ouvert", "ouverte", "en attente", "à faire"),
        option("in_progress", "En proceso", "In progress", "en curso", "en cours"),
        option("delivered", "Entregado por aceptar", "Delivered, to be accepted", "entregado", "livré", "remis"),
        option("kept", "Cumplido", "Kept", "concluido", "tenu", "terminé", "rempli", "réalisé", "fait"),
        option(
            "partly", "Cumplido en parte", "Partly kept", "parcial", "tenu en partie", "partiel", "partiellement tenu"
        ),
        option("dropped", "Sin efecto", "Dropped", "cancelado", "sans effet", "annulé"),
        option("superseded", "Sustituido", "Superseded"),
    )
)

CONCERN_STATUS = Choice(
    (
        option("not_reported", "Sin reporte", "Not reported"),
        option("open", "Abierta", "Open", "pendiente", "ouvert"),
        option("partly", "Resuelta en parte", "Partially resolved", "parcialmente resuelta"),
        option("resolved", "Resuelta", "Resolved", "atendida", "résolue"),
    )
)

MEASURE_KIND = Choice(
    (
        option("tariff", "Arancel", "Tariff", "droit de douane"),
        option("anti_dumping", "Cuota antidumping", "Anti-dumping duty", "cuota compensatoria", "antidumping"),
        option("quota", "Cupo o restricción de cantidad", "Quota", "cupo"),
        option("prohibition", "Prohibición", "Prohibition", "ban"),
        option("authorisation", "Procedimiento de autorización", "Authorisation procedure", "trámite", "procedure"),
        option("standard", "Norma o reglamento técnico", "Standard or technical regulation", "nom", "norma"),
        option("sps", "Medida sanitaria o fitosanitaria", "Sanitary or phytosanitary measure", "medida msf"),
        option("decree", "Decreto o ley", "Decree or law", "decreto", "ley"),
        option("origin", "Regla de origen", "Rule of origin"),
        option("practice", "Práctica administrativa", "Administrative practice", "práctica"),
    )
)

MILESTONE_KIND = Choice(
    (
        option("treaty", "Vida del tratado", "Life of the treaty"),
        option("review", "Revisión conjunta", "Joint review", "revisión"),
        option("negotiation", "Negociación", "Negotiation", "ronda"),
        option("deadline", "Plazo", "Deadline"),
        option("target", "Meta anunciada", "Announced target", "reported-target"),
        option("consultation", "Consulta pública", "Consultation", "consulta"),
        option("hearing", "Audiencia", "Hearing"),
        option("report", "Informe", "Report"),
        option("dispute", "Controversia", "Dispute"),
        option("measure", "Medida comercial", "Trade measure", "trade-measure"),
        option("initiative", "Iniciativa", "Initiative"),
        option("position", "Posición", "Position"),
        option("expiry", "Fin de la vigencia", "End of the term", "vencimiento"),
        option("counterfactual", "Lo que habría sido", "What would have been", "counterfactual"),
    )
)

PROVISION_KIND = Choice(
    (
        option("chapter", "Capítulo", "Chapter"),
        option("article", "Artículo", "Article"),
        option("paragraph", "Párrafo", "Paragraph"),
        option("annex", "Anexo", "Annex"),
        option("appendix", "Apéndice", "Appendix"),
        option("side_letter", "Carta paralela", "Side letter"),
    )
)
