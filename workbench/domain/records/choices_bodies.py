"""The fixed answers about bodies and their meetings, with the words that sheets use for them."""

from __future__ import annotations

from workbench.domain.types import Choice, option

BODY_KIND = Choice(
    (
        option("commission", "Comisión", "Commission"),
        option("committee", "Comité", "Committee", "comité permanente"),
        option("subcommittee", "Subcomité", "Subcommittee", "sub-committee"),
        option("working_group", "Grupo de trabajo", "Working group", "grupo técnico", "groupe de travail"),
        option("council", "Consejo", "Council", "conseil"),
        option("dialogue", "Diálogo", "Dialogue"),
        option("secretariat", "Secretariado", "Secretariat"),
        option("senior_officials", "Altos funcionarios", "Senior officials", "subsecretarios", "deputies"),
        option("bilateral", "Órgano bilateral", "Bilateral body", "bilateral"),
        option("bank", "Banco", "Bank"),
    )
)

CADENCE_READ = Choice(
    (
        option("text", "Texto leído", "Text read", "texto", "yes"),
        option("page", "Página oficial", "Government page", "page"),
        option("paper", "Documento de análisis", "Policy paper", "paper"),
        option("rule", "Regla general, texto no leído", "General rule, text not read", "general rule"),
        option("none", "Sin dato", "Not known", "desconocida"),
    )
)

MEETING_STANDING = Choice(
    (
        option("held", "Celebrada", "Held", "realizada", "tenida", "tenue"),
        option("planned", "Programada", "Planned", "por celebrarse", "scheduled", "prévue"),
        option("postponed", "Pospuesta", "Postponed", "diferida"),
        option("cancelled", "Cancelada", "Cancelled", "suspendida"),
        option("waived", "Omitida por acuerdo de las Partes", "Waived by agreement of the Parties", "omitida"),
        option("evidence", "Sólo indicio", "Evidence only", "indicio"),
        option("claimed", "Afirmada por un tercero", "Claimed by a third party", "afirmada", "claim"),
    )
)

KNOWN_FROM = Choice(
    (
        option("public", "Registro público", "Public record", "pública"),
        option("own_file", "Expediente propio", "Own file", "archivo propio"),
        option("counterpart", "Contraparte", "Counterpart"),
    )
)

MINUTES = Choice(
    (
        option("none", "Sin minuta", "No minutes", "ninguna"),
        option("internal_note", "Nota interna", "Internal note", "nota"),
        option("draft", "Borrador de minuta", "Draft minutes", "borrador"),
        option("agreed", "Minuta conciliada", "Agreed minutes", "conciliada"),
        option("published", "Publicada", "Published", "minuta publicada"),
    )
)

MODE = Choice(
    (
        option("in_person", "Presencial", "In person", "en personne"),
        option("virtual", "Virtual", "Virtual", "videoconferencia", "en línea", "virtuelle"),
        option("hybrid", "Híbrida", "Hybrid", "mixta", "hybride"),
        option("written", "Procedimiento escrito", "Written procedure", "por escrito"),
    )
)

MEETING_LEVEL = Choice(
    (
        option("ministers", "Ministros", "Ministers", "ministerial"),
        option("deputies", "Subsecretarios", "Deputies", "viceministros", "deputy"),
        option("officials", "Funcionarios", "Officials", "directores generales"),
        option("technical", "Técnico", "Technical", "técnica", "expertos"),
    )
)
