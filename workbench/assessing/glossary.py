"""Words of the field that people use for one another, in Spanish and English: each stands under the first of its line.

A word that ends in a hyphen is what words begin with. Lines hold what is exchanged within a title that otherwise says
the same: a committee is no commission, and a duty of one kind is not one of another.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from workbench.domain.bare_words import stem

# What adds nothing to a title in a dossier about one treaty, where only one of two titles says it.
EMPTY = frozenset(["tratado", "revision", "marco", "norteamerica", "propuesta", "documento", "presente"])
_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "t mec": "tratado",
        "tratado entre mexico estados unidos y canada": "tratado",
        "america del norte": "norteamerica",
        "north america": "norteamerica",
        "north american": "norteamerica",
        "por ciento": "",
        "per cent": "",
        "estado unido": "eua",
        "united state": "eua",
        "percent": "",
        "genetically modified": "transgenico",
        "geneticamente modificado": "transgenico",
        "geneticamente modificados": "transgenico",
        "gm corn": "transgenico corn",
        "maiz gm": "maiz transgenico",
        "cadena de suministro": "cadena valor",
        "cadenas de suministro": "cadena valor",
        "cadena de abastecimiento": "cadena valor",
        "cadenas de abastecimiento": "cadena valor",
        "cadenas productivas": "cadena valor",
        "cadena productiva": "cadena valor",
        "supply chain": "cadena valor",
        "supply chains": "cadena valor",
        "value chain": "cadena valor",
        "value chains": "cadena valor",
        "de la frontera": "fronterizo",
        "de la region": "regional",
        "en linea": "digital",
        "on line": "digital",
        "seguridad cibernetica": "ciberseguridad",
        "cyber security": "ciberseguridad",
        "sub comite": "subcomite",
        "sub committee": "subcomite",
        "anti dumping": "antidumping",
        "trans shipment": "transshipment",
        "cross border": "transfronterizo",
        "crossborder": "transfronterizo",
        "de la industria": "industrial",
        "fed reg": "federal register",
        "micro pequenas y medianas empresas": "pyme",
        "pequenas y medianas empresas": "pyme",
        "small and medium sized enterprises": "pyme",
        "small and medium enterprises": "pyme",
        "micro small and medium sized firms": "pyme",
        "in force": "vigente",
        "en vigor": "vigente",
        "make public": "publicar",
        "dejar sin efecto": "derogar",
        "llevar a cabo": "realizar",
        "carry out": "realizar",
        "call on": "pedir",
        "calls on": "pedir",
        "ask for": "pedir",
        "asks for": "pedir",
        "u s trade representative": "ustr",
        "united states trade representative": "ustr",
    }
)
_GROUPS = """
tratado usmca cusma tmec mec aceum tratado treaty acuerdo agreement convenio
@MX mexicano mexicana mexican
@CA canadiense canadian canadienne
@US estadounidense american americano americana
revision review examen
marco framework
norteamerica norteamerican-
eliminar elimin- suprim- supres- remov- quitar retirar retir- withdraw- desmantel- dismantl- scrap
ampliar ampli- extend- extens- widen- expand- expans- prorrog- renov- renew- prolong-
conservar conserv- manten- mantien- preserv- keep- maintain- maintenance retain-
promover promo- impuls- foment- foster- encourag- alentar
fortalecer fortale- fortalezc- reforz- refuerz- refuerc- reinforc- strength-
reducir reduc- reduz- disminu- decreas- lower- recort- rebaj-
aumentar aument- increment- increas- elev- raise raising alza alzar subir
establecer estable- crear creaci- create creating creation instaur- implant- introduc-
aplicar aplic- implement- enforc- apply applied application ejecut- execut-
cumplir cumpl- complian- complying comply acatar acatamiento observancia
acelerar aceler- agiliz- expedit- fast accelerat- speed-
simplificar simplif-
armonizar armoniz- harmoni- homolog- align- aline-
coordinar coordin-
identificar identif-
publicar public- publish- divulg- difundir difusion
entregar entreg- deliver- present- submit- remit- send- envi-
informe informe report reporte informar informa
pedir pide piden pedir pidio pidieron peticion petition solicit- request- ask asked demand exig- urge urged
anunciar anunci- announc-
revelar revel- disclos-
decir dice dijo dicen said say stated afirm- senal- declar-
acordar acuerd- agree agreed acord-
abrir abre abri- open- inicia inician iniciar inicio start- begin- launch- comienz- comenz- arranc-
cerrar cierr- cerr- clos- conclu- finaliz- complet-
exentar exent- exenc- exempt- exim-
usar uso usar utiliz- use using employ-
ajustar ajust- adjust- adecu- adapt-
modernizar moderni-
actualizar actualiz- updat-
suspender suspen-
revocar revoc- rescind- derog- repeal-
reconocer reconoc- recogni-
verificar verific- verif-
evaluar evalu- assess- valoracion
supervisar supervis- vigilar vigilan- monitor- oversight seguimiento
compartir compart- intercambi- shar- exchang-
comun comun common shared compartido conjunto joint
garantizar garanti- guarant- asegur- ensur-
respetar respet- honour- honor- respect-
permitir permit- autoriz- authori- licenc- licens-
reunion reunion- sesion- session- meeting- encuentro junta
vehiculo vehicul- vehicl- automovil- car auto coche
automotriz automotr- automotiv- automotor
empresa empresa compania company firm enterprise
bien bien mercancia- mercader- good merchandis- producto product
productor productor- producer- fabricant- manufacturer-
norma norma- standard- estandar-
arancel arancel- tariff- tarifa- duty duties
plazo plazo- tiempo time deadline term
vigencia vigenci- duracion duration
plan plan programa program programme
ministerio ministerio ministry secretaria sria
departamento departamento department depto dpto
asociacion asociacion- association- agrupacion
consejo consejo council
comision comision commission
comite comite committee cttee
subcomite subcomite subcommittee
grupo grupo group equipo
trabajo trabajo work working
laboral laboral labor labour
camara camara chamber
instituto instituto institute
confederacion confederacion confederation
oficina oficina office
agencia agencia agency
banco banco bank
desarrollo desarroll- develop-
comercio comerc- trade commerce
industria industri-
energia energi- energy energet-
maiz maiz corn
leche leche milk
lacteo lacteo- dairy
acero acero steel siderurgic-
aluminio alumini- aluminum
cobre cobre copper
tomate tomat-
aguacate aguacat- avocado
azucar azucar sugar
carne carne meat
trigo trigo wheat
mineral mineral-
critico critic-
semiconductor semiconduct- chip
frontera fronter- border
aduana aduan- custom-
origen origen origin
regla regla rule
medida medida- measure
sanitario sanitari- sanitary
fitosanitario fitosanitari- phytosanitary
agricola agricol- agricult- agropecuari- agri-food agroalimentari- farm
biotecnologia biotec-
ambiente ambient- environment-
digital digital- online
dato dato data
inteligencia inteligenc- intelligenc-
artificial artificial
infraestructura infraestruct- infrastruct-
seguridad segurid- securit-
estrategia estrateg- strateg-
cadena cadena chain
valor valor value
inversion inversi- invest-
servicio servici- service
financiero financ-
telecomunicacion telecom-
propiedad propiedad property
intelectual intelect- intellect-
competencia competenc- competition
competitividad competitiv-
habilidad habilidad skill
solucion solucion- settlement resolucion
controversia controversi- dispute diferencia litigio
fallo fallo laudo ruling decision- sentenc-
panel panel
mecanismo mecanism-
respuesta respuesta response
rapido rapid-
consulta consult- auscultacion
audiencia audienc- hearing
queja queja complaint reclamo reclamacion
disposicion disposicion- provision-
capitulo capitul- chapter ch cap
articulo articul- article art
anexo anex- annex
carta carta letter
paralelo paralel- side
seccion secci- section sec
region regional region
pais pais country countri- nacion
tercero tercer-
socio socio partner
exportacion export-
importacion import-
acceso acces-
mercado mercado market-
cupo cupo quota
permiso permiso permit-
estricto estrict- strict- riguros- tight-
nuevo nuevo nueva new
mayor mayor more mas
menor menor less
visa visa visado
ronda ronda round
negociacion negocia- negotia- talk- platica- conversacion-
bilateral bilateral-
trilateral trilateral-
anual anual- annual- yearly
certificado certific-
electronico electron-
profesion profesi- profession-
movilidad movilid- mobilit-
entrada entrada entry
temporal temporal- temporar-
persona persona person
negocio negocio business empresari-
declaracion declaraci- statement- declaration- comunicado communique
texto texto text
copia copia copy
centro centro center centre
organizacion organi-
administracion administr-
alimento aliment- food
medicamento medicament- medicin- farmac- drug pharma-
salud salud health
transporte transport-
federal federal-
nacional nacional national
norte norte north
sur sur south
lista lista- list
inspeccion inspecci- inspect-
investigacion investig- research-
talento talent-
capacidad capacidad- capabilit- capacit-
gobernanza gobernan- governan-
principio principi- principle-
protocolo protocol-
procedimiento procedimient- procedur- proceso process-
tramite tramite paperwork
limite limit-
compromiso compromis- commitment-
incentivo incentiv-
polo polo hub
prueba prueba test- ensayo
laboratorio laborator-
practica practic-
politica politic- polic-
ley ley law bill
gobierno gobiern- governm-
estatal estatal state
privado privad- private
publico public publico publica
sector sector-
ordinario ordinari-
cruce cruce crossing
alivio alivi- relief
desleal desleal unfair
triangulacion triangul- transship- transbord-
espera espera waiting wait
"""


@functools.cache
def _by_phrase() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {tuple(phrase.split()): tuple(meant.split()) for phrase, meant in _PHRASES.items()}


@functools.cache
def _whole() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in filter(None, _GROUPS.splitlines()):
        head, *rest = line.split()
        for word in rest:
            if not word.endswith("-"):
                found.setdefault(stem(word), head)
    return found


@functools.cache
def _begun() -> Mapping[str, Sequence[tuple[str, str]]]:
    """What words begin with and what they stand under, by the first two letters, the longest first."""
    lines = (line.split() for line in filter(None, _GROUPS.splitlines()))
    found: dict[str, list[tuple[str, str]]] = {}
    for head, *rest in lines:
        for word in rest:
            if word.endswith("-"):
                found.setdefault(word[:2], []).append((word[:-1], head))
    return {two: sorted(words, key=lambda one: -len(one[0])) for two, words in found.items()}


@functools.lru_cache(maxsize=65536)
def meant(bare: str) -> str:
    """The word that a word without its plural stands under, or itself."""
    if (whole := _whole().get(bare)) is not None:
        return whole
    return next((head for begun, head in _begun().get(bare[:2], ()) if bare.startswith(begun)), bare)


_LONGEST = 8  # words of a phrase


def phrases_joined(words: Sequence[str]) -> list[str]:
    """Folded words with those that make a phrase of the field as the word that it stands under."""
    known = _by_phrase()
    firsts = _firsts()
    found: list[str] = []
    at = 0
    while at < len(words):
        length = 1
        if words[at] in firsts:
            for many in range(min(_LONGEST, len(words) - at), 0, -1):
                said = known.get(tuple(words[at : at + many]))
                if said is not None:
                    found += said
                    length = many
                    break
            else:
                found.append(words[at])
        else:
            found.append(words[at])
        at += length
    return found


@functools.cache
def _firsts() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _by_phrase())
