"""The words that take a stance: the table, and the sets that rules need."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from briefgen.check.grounding.lexicon import word_set

SUPPORTS, OPPOSES, WITHHOLDS = "supports", "opposes", "withholds"
CALLS_FOR, PROPOSES, DENIES = "calls-for", "proposes", "denies"


class Table(NamedTuple):
    """The words of `stances.yaml`, each with its stance.

    `phrases` has, for a verb, the words that follow it, the longest first.
    """

    verbs: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    states: dict[str, str]
    nouns: dict[str, str]
    moods: dict[str, str]
    manners: dict[str, str]
    labels: dict[str, str]


@cache
def table() -> Table:
    """Return the table of words that take a stance."""
    text = Path(__file__).with_name("stances.yaml").read_text("utf-8")
    data = {
        key: {word: name for name, words in lists.items() for word in words.split()}
        for key, lists in yaml.safe_load(text).items()
    }
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, stance in data.pop("phrases").items():
        verb, *rest = phrase.split("_")
        phrases.setdefault(verb, []).append((tuple(rest), stance))
    for found in phrases.values():
        found.sort(key=lambda each: -len(each[0]))
    return Table(phrases={key: tuple(each) for key, each in phrases.items()}, **data)


NEGATORS: Final = word_set(
    "not n't n’t never neither no nor hardly scarcely barely without"
)
BARE: Final = word_set("call press appeal vote insist plead attack")
"""Verbs that take none without such a word."""
DATES: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december week "
    "month year day hour minute time decade century"
)
"""What a preposition leads to where it tells when: 'called on Friday'."""
REJECTS: Final = word_set("reject dismiss refuse disown contest")
CONTESTS: Final = word_set("fight contest dispute")
"""What one does to what one opposes, and to other things."""
CLAIMS: Final = word_set(
    "accusation allegation account charge criticism report rumour rumor suggestion "
    "assertion version claim figure number finding story fear worry speculation "
    "shortage risk danger leak wrongdoing involvement responsibility guilt blame "
    "link insinuation"
)
"""What one denies by rejecting it."""
DENYING: Final = word_set("deny reject dispute dismiss refute contest")
"""What one does to a claim that one denies."""
FOUGHT: Final = word_set(
    "project dam decision rule closure tax cut merger takeover pipeline mine ban "
    "fine penalty levy airport plant ruling verdict sentence sale move strike "
    "tariff quota change sanction duty embargo curfew blockade"
)
MOVES: Final = word_set(
    "bid request move step offer idea measure demand vote ruling verdict sentence "
    "condition term"
)
GROUNDS: Final = word_set(
    "need reason case point cause basis place room use merit sense ground "
    "justification excuse purpose value future scope benefit advantage sign "
    "evidence logic"
)
"""Who sees none opposes it."""
DOUBTED: Final = word_set(
    "need wisdom legality merit motive value basis fairness legitimacy logic "
    "validity decision timing purpose independence credibility"
)
"""What one questions that one opposes; a witness is questioned otherwise."""
NAMES: Final = word_set(
    "call brand label describe dub term deem denounce consider regard view see find "
    "rate judge characterise characterize portray slam think speak"
)
"""Verbs that give something a name."""
VIEWS: Final = word_set("regard view see find rate judge consider think")
"""Of these, those whose object is no name."""
BARGAINS: Final = word_set(
    "vow pledge promise threaten plan intend prepare mean resolve vote decide announce"
)
"""Who does so tells what is to come."""
FIGHTS: Final = word_set(
    "fight repeal block challenge appeal sue contest oppose resist overturn scrap "
    "reverse undo boycott veto obstruct sabotage quit leave strike walk resign "
    "dismantle defy"
)
"""What one does to come that one opposes."""
LINKING: Final = word_set(
    "be keep stand remain stay sound seem appear declare feel look prove become "
    "grow profess pronounce"
)
STATES: Final = ("acomp", "attr", "oprd", "advmod", "prt")
OPEN: Final = word_set(
    "reply react sign ratify recognise recognize endorse agree respond decide "
    "commit answer accept approve join decline say disclose comment confirm "
    "indicate declare announce set take make reveal settle pledge tell"
)
"""Who has not done so yet withholds it."""
JOINS: Final = word_set("sign ratify recognise recognize join approve attend")
"""What one opposes that one does not do."""
SUFFERS: Final = word_set(
    "entertain tolerate countenance contemplate consider allow permit cede yield "
    "budge negotiate compromise share participate stomach brook wear buy need want "
    "trust cooperate co-operate comply obey surrender bow pay give drop believe "
    "like see let stand hand withdraw resign seek contribute fund finance host "
    "supply"
)
"""What one opposes that one will not do, or does not."""
OF_THINGS: Final = {"regret": OPPOSES, "suggest": PROPOSES, "lament": OPPOSES}
"""Verbs that take a stance where something is their object."""
TABLES: Final = word_set("submit table float")
IDEAS: Final = word_set("idea notion suggestion")
NO_STAFF: Final = word_set(
    "offer order letter matter answer rumor error number paper transfer tender factor"
)
"""Nouns that end like those for who works somewhere, and name nobody."""
FALSE: Final = word_set(
    "false baseless untrue unfounded groundless fabricated invented nonsense "
    "fiction lie lies slander fabrication absurd wrong libel smear hoax rubbish "
    "invention fantasy fake falsehood propaganda pure"
)
"""What one calls a claim that one denies."""
STAFF: Final = ("er", "or", "ist", "ant", "staff", "employee", "official")
"""How nouns end for those who lose their posts."""
PRESSES: Final = word_set("press push appeal plead beg lobby pressure")
"""Who does so to have somebody do something calls for it."""
HARSH: Final = word_set("early late soon little much low high far long weak harsh")
"""What is too much so is opposed; what is too early or too soon is held back from."""
EARLY: Final = word_set("early soon")
ASKS: Final = word_set("ask request want encourage advise invite require push tell")
"""Who does so calls for what another is to do."""
ASKING: Final = word_set("call urge endorse reject ask request back welcome condemn")
"""What takes a stance rather than tells an act of a body."""
VOICES: Final = word_set(
    "express voice give announce declare lend signal reaffirm pledge raise lodge "
    "have drop withdraw reiterate restate repeat state grant offer show extend "
    "confirm stress underline underscore register file enter add throw put promise "
    "secure win emphasise emphasize convey communicate make issue send indicate "
    "articulate utter air vent maintain proclaim profess renew reassert affirm "
    "launch mount deliver harbour harbor feel retain"
)
MUTE: Final = word_set("comment reply respond answer commit elaborate react")
"""What only says, where it is denied, that somebody holds back."""
SPARED: Final = word_set(
    "asylum refuge shelter help treatment buyer investor partner term election "
    "re-election way cover permission advice"
)
"""What one seeks for oneself."""
TAKES: Final = word_set("drop withdraw")
IDLE: Final = word_set("have fail")
"""Verbs that say nothing of what follows: 'has until May to challenge it'."""
ENDS: Final = word_set(
    "drop lift scrap cancel withdraw repeal reverse abandon shelve overturn block annul"
)
"""Who asks for this to be done with a measure opposes it."""
UNSURE: Final = word_set("convinced persuaded sold ready prepared willing sure")
"""Who is not so holds back."""
HELD_BY: Final = {
    **dict.fromkeys(
        ("supporter", "backer", "advocate", "champion", "proponent", "defender"),
        SUPPORTS,
    ),
    **dict.fromkeys(("critic", "opponent", "foe", "adversary"), OPPOSES),
}
"""Who is so of something."""
DRAWS: Final = word_set(
    "draw attract win earn receive get face meet prompt spark trigger have enjoy "
    "secure gain find provoke elicit encounter run"
)
"""Verbs whose subject is what others voice something on."""
REACTS: Final = word_set("react respond greet receive meet note hear watch reply take")
WEIGHS: Final = word_set("consider weigh study review examine mull ponder assess")
"""Who is still doing so has not decided."""
SIDES: Final = word_set("position stance side view decision sides")
"""Who does not take one withholds it."""
UNKNOWN: Final = word_set("open unclear uncertain unknown undecided")
CLEAR: Final = word_set("clear certain known")
SILENT: Final = word_set(
    "comment elaborate speculate say disclose answer discuss reveal confirm draw "
    "reply respond commit"
)
"""What somebody does not do who is asked."""
