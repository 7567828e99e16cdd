"""The short word lists of the engine."""

from __future__ import annotations

import re
from typing import Final

from briefgen.check.grounding.lexicon import word_set

TITLES: Final = word_set(
    "president premier chancellor minister secretary ambassador envoy king queen "
    "prince princess emir sultan governor mayor senator chairman chairwoman chair "
    "chief director commissioner general admiral colonel major captain judge "
    "justice prosecutor spokesman spokeswoman spokesperson leader head coach mr mrs "
    "ms dr prof professor sir dame lord lady pope archbishop bishop rapporteur "
    "representative negotiator counterpart deputy vice foreign prime counsel lawyer "
    "analyst economist commander delegate congressman congresswoman mp mep sheikh "
    "imam ayatollah engineer scientist doctor surgeon nurse farmer teacher pilot "
    "skipper sheriff detective inspector superintendent curator conductor trainer "
    "goalkeeper striker founder owner treasurer auditor registrar dean rector "
    "principal vice-president mediator lt gen col sgt capt maj rev adm brig"
)
"""Words before a name that make it that of a person."""

ORGANISATIONS: Final = word_set(
    "ministry office agency party bank union group army navy police institute "
    "university company corporation firm federation association foundation fund "
    "department bureau embassy league alliance front movement bloc coalition club "
    "network newspaper service administration government cabinet airline hospital "
    "museum charity regulator secretariat authority centre center laboratory forces "
    "brigade militia inc ltd plc corp presidency operator prosecutors trust team "
    "school college organization organisation society mission railway orchestra "
    "theatre theater opera diocese academy clinic insurer syndicate cartel "
    "consortium guild command exchange treasury customs coastguard fleet "
    "directorate inspectorate library gallery studio channel broadcaster magazine "
    "utility consultancy thinktank pollster conglomerate multinational "
    "confederation bourse municipality campaign grouping institution constabulary "
    "gendarmerie refinery brewery congregation church monastery choir confederacy "
    "faculty archive clan tribe commissariat shipyard council observatory lab "
    "start-up startup retailer carrier watchdog cooperative fraternity brotherhood "
    "lobby collective faction caucus opposition junta"
)
"""Nouns that name an organisation."""

BODIES: Final = word_set(
    "council assembly commission parliament court committee board tribunal congress "
    "senate nations summit conference chamber panel convention inquiry duma knesset "
    "bundestag diet cabinet presidium synod directorate inspectorate"
)
"""Nouns that name a body in which others act."""

KNOWN_BODIES: Final = word_set(
    "un unga unsc iaea who wto imf nato osce eu icc icj opec asean unicef unhcr "
    "unesco wfp fao ilo itu ecb oecd g7 g20 fifa uefa ioc wada ices"
)
METONYMS: Final = {
    "kremlin": "russia",
    "white house": "united states",
    "pentagon": "united states",
    "state department": "united states",
    "downing street": "united kingdom",
    "elysee": "france",
}
"""Houses that stand for those who work in them, and whose they are."""

REPORTING: Final = word_set(
    "say tell add warn announce declare note report claim argue explain stress "
    "insist maintain reply respond confirm estimate write state describe detail "
    "portray concede acknowledge admit allege reveal disclose emphasise emphasize "
    "predict forecast expect conclude recall remark observe assert contend testify "
    "believe find suggest indicate complain promise pledge vow caution hint regret "
    "lament recount post show clarify boast joke stipulate quip counter retort "
    "elaborate tweet underline underscore assure inform remind summarise summarize "
    "signal reckon calculate think fear hope"
)
"""Verbs whose subject is who says what follows."""

NOT_CLAIMS: Final = word_set(
    "reckon calculate think fear hope find expect believe promise pledge vow "
    "suggest signal assure inform remind"
)
"""Of these, what only a clause behind them makes a report."""

SPEECH: Final = REPORTING | word_set(
    "accuse apologise apologize appeal approve ask back blame call condemn "
    "criticise criticize demand deny dismiss dispute invite offer oppose order "
    "praise propose reject request rule support thank threaten urge veto warn "
    "welcome"
)
"""What somebody does by speaking."""

ACCOUNTS: Final = word_set(
    "database register tally count index memo website announcement statement report "
    "account dispatch communique readout release briefing letter bulletin survey "
    "study poll data figure document copy analysis result test census"
)
"""What somebody says in writing."""

ACTS: Final = word_set(
    "submit circulate table present adopt pass approve vote veto brief ask request "
    "convene meet block reject draft sponsor propose file refer urge endorse renew "
    "extend abstain address call"
)
"""What is done in a body."""

PAPERS: Final = word_set(
    "resolution statement draft report motion letter bill proposal mandate "
    "amendment complaint text communique declaration treaty petition decision "
    "directive"
)
PLANS: Final = word_set(
    "plan proposal initiative blueprint deal agreement accord roadmap framework "
    "truce package treaty pact programme program draft reform settlement scheme "
    "bill ceasefire law text document compact convention charter covenant "
    "memorandum protocol act decree ordinance regulation rule strategy compromise "
    "order resolution declaration communique contract armistice arrangement "
    "overhaul legislation amendment directive statute facility mechanism "
    "guideline constitution outline paper offer"
)
CONTAINS: Final = word_set(
    "provide include encompass contain comprise envisage foresee require stipulate "
    "set call outline list involve propose cover specify state mandate demand urge "
    "impose offer"
)
"""What a plan does before its points are told."""

POINTS: Final = word_set(
    "provision measure step point element array range series set condition term "
    "part article clause list number following demand pledge commitment requirement "
    "recommendation pillar phase stage goal priority task"
)
GIVEN: Final = word_set(
    "assurance concession guarantee promise undertaking pledge commitment safeguard"
)
"""What one gives, and is told point by point behind it."""
BINDS: Final = word_set(
    "allow bar commit compel enable entitle forbid force oblige permit prohibit "
    "require bind ask"
)
"""Verbs that are followed by whom, and 'to' do what."""

PROVIDES: Final = word_set(
    "abolish allow authorise authorize ban bar cap create cut double establish end "
    "expand extend forbid freeze give grant halve impose increase introduce keep "
    "lift limit lower make oblige offer open order permit prohibit protect raise "
    "reduce release remove replace require restore restrict scrap set shorten "
    "strengthen suspend tighten transfer commit compel force bind entitle enable "
    "earmark allocate fund guarantee ask let put ease exempt spare levy subsidise "
    "subsidize"
)
"""What a law or a plan does, in the present."""

PROCESS: Final = word_set(
    "adopt agree approve be become begin brief come cost debate decide deliver "
    "demand depend discuss dispute enter expect expire face fail follow go happen "
    "help hold know lapse leave mark mean meet need negotiate pass present publish "
    "push ratify reach read remain require resume return say seem send show sign "
    "start speak submit succeed take talk travel try turn vote win work"
)
"""What happens to a plan, or beside it: no point of its own."""

PLEDGES: Final = word_set("agree undertake commit pledge promise oblige")
"""How one takes on what a plan asks for."""

LIGHT: Final = word_set(
    "year month week day time people person man woman part way thing number percent "
    "country side state official leader president minister ministry government "
    "group statement report talk meeting member reporter source area case place "
    "point end decision move issue question party million billion hour minute "
    "monday tuesday wednesday thursday friday saturday sunday figure result level "
    "spokesman spokeswoman agency news head chief office morning evening"
)
"""Nouns that are no topic."""

NUMBERS: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
}

FIRM_NAMES: Final = word_set(
    "motors energy power oil gas petroleum steel mining minerals foods pharma "
    "pharmaceuticals airlines airways lines shipping logistics insurance capital "
    "partners securities holdings industries systems technologies works yards rail "
    "railways telecom media news press times post herald tribune gazette journal "
    "greens democrats liberals socialists conservatives republicans labour front "
    "rangers rovers athletic united health voice care watch international global "
    "group solutions labs sciences therapeutics action relief rights left right "
    "centre alternative progress unity future aid markets rally accord list forum "
    "initiative pact air borders renewal hope homeland democracy dawn"
)
"""Last words with a capital that name firms, papers, parties and clubs."""

TOTAL: Final = re.compile(
    r"\b(?P<count>\d{1,3}|"
    + "|".join(NUMBERS)
    + r")(?:-|\s)(?:point|article|part|clause"
    r"|step|item|measure|provision|chapter|pillar|stage|phase|element)s?\b",
    re.IGNORECASE,
)
"""How many points something has: 'a six-point plan', 'four conditions'."""
