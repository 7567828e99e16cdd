"""The words that take a stance, or deny one: the short lists of what somebody holds."""

from __future__ import annotations

from typing import Final

from briefgen.check.grounding.lexicon import word_set

SUPPORTS, OPPOSES, WITHHOLDS = "supports", "opposes", "withholds"
CALLS_FOR, PROPOSES, DENIES = "calls-for", "proposes", "denies"

NEGATORS: Final = word_set("not n't n’t never neither no")
WITH_PARTICLE: Final = {
    ("rule", "out"): OPPOSES,
    ("turn", "down"): OPPOSES,
    ("vote", "for"): SUPPORTS,
    ("vote", "against"): OPPOSES,
    ("warn", "against"): OPPOSES,
    ("argue", "against"): OPPOSES,
    ("appeal", "against"): OPPOSES,
    ("appeal", "for"): CALLS_FOR,
    ("appeal", "to"): CALLS_FOR,
    ("call", "for"): CALLS_FOR,
    ("call", "on"): CALLS_FOR,
    ("call", "upon"): CALLS_FOR,
    ("press", "for"): CALLS_FOR,
    ("ask", "for"): CALLS_FOR,
    ("agree", "to"): SUPPORTS,
    ("object", "to"): OPPOSES,
    ("consent", "to"): SUPPORTS,
    ("stand", "by"): SUPPORTS,
    ("speak", "against"): OPPOSES,
    ("campaign", "against"): OPPOSES,
    ("fight", "against"): OPPOSES,
    ("campaign", "for"): CALLS_FOR,
    ("argue", "for"): CALLS_FOR,
    ("lobby", "for"): CALLS_FOR,
    ("push", "for"): CALLS_FOR,
    ("plead", "for"): CALLS_FOR,
    ("insist", "on"): CALLS_FOR,
    ("advise", "against"): OPPOSES,
    ("put", "forward"): PROPOSES,
    ("shoot", "down"): OPPOSES,
    ("vote", "down"): OPPOSES,
    ("be", "against"): OPPOSES,
    ("hold", "back"): WITHHOLDS,
    ("say", "yes"): SUPPORTS,
    ("say", "no"): OPPOSES,
    ("come", "against"): OPPOSES,
    ("go", "along"): SUPPORTS,
    ("sign", "up"): SUPPORTS,
    ("sign", "on"): SUPPORTS,
    ("throw", "behind"): SUPPORTS,
    ("put", "behind"): SUPPORTS,
    ("stand", "behind"): SUPPORTS,
    ("stand", "against"): OPPOSES,
    ("rally", "behind"): SUPPORTS,
    ("rally", "against"): OPPOSES,
    ("march", "against"): OPPOSES,
    ("demonstrate", "against"): OPPOSES,
    ("speak", "out"): OPPOSES,
    ("lash", "out"): OPPOSES,
    ("hit", "out"): OPPOSES,
    ("rail", "against"): OPPOSES,
    ("balk", "at"): OPPOSES,
    ("hold", "out"): WITHHOLDS,
    ("push", "back"): OPPOSES,
    ("throw", "out"): OPPOSES,
    ("speak", "for"): SUPPORTS,
    ("clamour", "for"): CALLS_FOR,
    ("clamor", "for"): CALLS_FOR,
    ("cry", "out"): OPPOSES,
    ("side", "against"): OPPOSES,
    ("come", "for"): SUPPORTS,
    ("vote", "no"): OPPOSES,
    ("live", "with"): SUPPORTS,
    ("stop", "short"): WITHHOLDS,
    ("hope", "for"): CALLS_FOR,
    ("side", "with"): SUPPORTS,
    ("vote", "yes"): SUPPORTS,
    ("agree", "with"): SUPPORTS,
    ("disagree", "with"): OPPOSES,
    ("lean", "towards"): WITHHOLDS,
}
"""Verbs that take a stance with one word behind them."""
BARE: Final = word_set("call press appeal vote insist plead attack seek")
"""Verbs that take none without such a word."""
REJECTS: Final = word_set("reject dismiss refuse disown contest")
CLAIMS: Final = word_set(
    "accusation allegation account charge criticism report rumour rumor "
    "suggestion assertion version claim figure number finding"
)
"""What one denies by rejecting it."""
DENYING: Final = word_set("deny reject dispute dismiss refute contest")
"""What one does to a claim that one denies."""
FOUGHT: Final = word_set(
    "project dam decision rule closure tax cut merger takeover pipeline mine ban"
)
MOVES: Final = word_set(
    "move step offer idea measure demand vote ruling verdict sentence condition term"
)
BAD: Final = word_set(
    "insufficient unacceptable insult inadequate wrong illegal unlawful disgrace "
    "mistake outrage unfair betrayal provocation dangerous premature fraud farce joke "
    "scandal shame disaster reckless laughable absurd naive failure sham circus trick "
    "greedy greed trap surrender capitulation nonsense irresponsible inhumane "
    "unworkable unrealistic unjust cynical cosmetic toothless ridiculous blackmail "
    "theft robbery diktat fig folly arbitrary excessive unconstitutional attack "
    "confiscatory punitive draconian illegitimate undemocratic discriminatory vague "
    "hasty misguided counterproductive scaremongering bluff extortion drop "
    "humiliation gimmick giveaway useless pointless harmful backward hypocrisy"
)
"""What one calls that one opposes."""
GOOD: Final = word_set(
    "milestone breakthrough victory triumph historic fair balanced sensible overdue "
    "model exemplary example sound impressive encouraging vital essential crucial "
    "landmark success welcome wise courageous reasonable progress boon lifeline"
)
NAMES: Final = word_set("call brand label describe dub term deem denounce consider")
"""Verbs that give something a name."""
READY: Final = {
    "willing": SUPPORTS,
    "ready": SUPPORTS,
    "prepared": SUPPORTS,
    "unwilling": WITHHOLDS,
    "reluctant": WITHHOLDS,
    "hesitant": WITHHOLDS,
    "opposed": OPPOSES,
    "against": OPPOSES,
    "hostile": OPPOSES,
    "critical": OPPOSES,
    "supportive": SUPPORTS,
    "undecided": WITHHOLDS,
    "silent": WITHHOLDS,
    "quiet": WITHHOLDS,
    "unsure": WITHHOLDS,
    "noncommittal": WITHHOLDS,
    "non-committal": WITHHOLDS,
    "neutral": WITHHOLDS,
    "uncommitted": WITHHOLDS,
    "divided": WITHHOLDS,
    "sceptical": WITHHOLDS,
    "skeptical": WITHHOLDS,
}
LINKING: Final = word_set("be keep stand remain stay sound seem appear declare")
TAKING: Final = word_set("vote come speak argue rule write march rally")
STATES: Final = ("acomp", "attr", "oprd")
OPEN: Final = word_set(
    "reply react sign ratify recognise recognize endorse agree respond decide commit "
    "answer accept approve join decline say disclose"
)
"""Who has not done so yet withholds it."""
JOINS: Final = word_set("sign ratify recognise recognize join approve attend")
"""What one opposes that one does not do."""
OF_THINGS: Final = {"regret": OPPOSES, "suggest": PROPOSES}
"""Verbs that take a stance where something is their object."""
TABLES: Final = word_set("submit table float")
"""What one does to a proposal, and to other things that are none."""
FALSE: Final = word_set(
    "false baseless untrue unfounded groundless fabricated invented nonsense fiction "
    "lie lies slander fabrication absurd wrong"
)
"""What one calls a claim that one denies."""
STAFF: Final = ("er", "or", "ist", "ant", "staff", "employee", "official")
"""How nouns end for those who lose their posts."""
ASKS: Final = word_set("ask request want encourage advise invite require")
"""Who does so calls for what another is to do."""
VOICES: Final = word_set(
    "express voice give announce declare lend signal reaffirm pledge raise lodge have "
    "drop withdraw reaffirm reiterate restate repeat state grant offer show extend "
    "confirm stress underline register file enter add throw put promise secure win"
)
VOICED: Final = {
    "support": SUPPORTS,
    "backing": SUPPORTS,
    "approval": SUPPORTS,
    "welcome": SUPPORTS,
    "nod": SUPPORTS,
    "applause": SUPPORTS,
    "endorsement": SUPPORTS,
    "consent": SUPPORTS,
    "blessing": SUPPORTS,
    "opposition": OPPOSES,
    "objection": OPPOSES,
    "protest": OPPOSES,
    "reservation": WITHHOLDS,
    "doubt": WITHHOLDS,
    "criticism": OPPOSES,
    "condemnation": OPPOSES,
    "rejection": OPPOSES,
    "resistance": OPPOSES,
    "veto": OPPOSES,
    "praise": SUPPORTS,
    "go-ahead": SUPPORTS,
    "light": SUPPORTS,
    "complaint": OPPOSES,
    "appeal": OPPOSES,
    "agreement": SUPPORTS,
    "assent": SUPPORTS,
    "acceptance": SUPPORTS,
}
"""What one voices: 'expressed support', 'raised objections'."""
TAKES: Final = word_set("drop withdraw")
IDLE: Final = word_set("have fail")
"""Verbs that say nothing of what follows: 'has until May to challenge it'."""
DRAWS: Final = word_set(
    "draw attract win earn receive get face meet prompt spark trigger have enjoy "
    "secure gain find provoke elicit"
)
"""Verbs whose subject is what others voice something on."""
WEIGHS: Final = word_set("consider weigh study review examine mull ponder assess")
"""Who is still doing so has not decided."""
SIDES: Final = word_set("position stance side view decision")
"""Who does not take one withholds it."""
UNKNOWN: Final = word_set("open unclear uncertain unknown undecided")
CLEAR: Final = word_set("clear certain known")
CLOSE: Final = 3
"""So many words behind a preposition belong to it for sure."""
SILENT: Final = word_set(
    "comment elaborate speculate say disclose answer discuss reveal"
)
