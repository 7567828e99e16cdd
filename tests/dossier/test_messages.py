"""Each mistake in a facts file is told in one short message with its place."""

from __future__ import annotations

import pytest

from briefgen.dossier import loads
from briefgen.errors import UserError

EVENT = """\
events:
  - id: visit
    title: A visit
    text: He came.
    when: {text: Saturday, basis: inferred}
"""
PLAN = """\
plans:
  - id: plan
    title: A plan
    text: It has points.
    stated_total: 1
    author: nobody
    provisions:
      - {id: a, title: a, text: a, number: 1}
      - {id: b, title: b, text: b, number: 1}
      - {id: c, title: c, text: c, number: 3}
      - {id: d, title: d, text: d}
      - nothing
    positions:
      - {id: e, holder: russia, stance: likes, text: e}
"""
ACTIVITY = """\
un_activity:
  - id: vote
    text: It votes.
    actor: russia
    body: unsc
    action: votes
    plan: call
"""
LINES = """\
lines:
  - id: one
    text: One.
    rests_on: [two, gaza, article, call]
  - id: two
    text: Two.
    rests_on: [one]
"""


def changed(old: str, new: str, expected: str, name: str) -> object:
    """Return a case: what to replace in the good file, and the lines to expect."""
    return pytest.param(old, new, expected, id=name)


def added(text: str, expected: str, name: str) -> object:
    """Return a case: what to add to the good file, and the lines to expect."""
    return pytest.param("", text, expected, id=name)


ANCHOR_HINT = "  write it out, or put a text that starts with '&' or '*' in quotes"
INDENT = "check that keys and dashes that belong together start in the same column"
STATEMENT = "topics[0].statements[0]"
EVIDENCE = """\
- source: article
            quote: they spoke
            paragraph: 1"""

CASES = [
    changed(
        "evidence:",
        "evidnce:",
        f"24:9: {STATEMENT}: unknown key 'evidnce'\n  did you mean 'evidence'?",
        "key-misspelt",
    ),
    changed(
        "            quote",
        "            zzz: 1\n            quote",
        f"26:13: {STATEMENT}.evidence[0]: unknown key 'zzz'\n"
        "  allowed: source, quote, paragraph, words_of",
        "key-unknown",
    ),
    changed(
        "title: A title\n",
        "",
        "1:1: key 'title' is missing\n  title: The finding, as a headline.",
        "key-missing",
    ),
    changed(
        "subject: A call",
        "subject: A call\ntitle: Other",
        "3:1: key 'title' is given twice, first at line 1, column 1\n"
        "  keep one of them",
        "key-twice",
    ),
    changed(
        "subject: A call",
        "subject: A call\nsubject: [{title: x}]",
        "3:1: key 'subject' is given twice, first at line 2, column 1\n"
        "  keep one of them",
        "key-twice-with-list",
    ),
    changed(
        "title: A title",
        "title:",
        "1:7: title: is empty\n  give it a value or remove the key",
        "empty",
    ),
    changed(
        "title: A title",
        "title: ' '",
        "1:8: title: is empty\n  give it a text or remove the key",
        "blank",
    ),
    changed(
        "said_by: [putin]",
        "said_by: ~",
        f"23:18: {STATEMENT}.said_by: is empty\n  give it a value or remove the key",
        "null-list",
    ),
    changed(
        "id: gaza",
        "id: Gaza Strip",
        "18:9: topics[0].id: 'Gaza Strip' is not an id\n"
        "  use small letters, digits and single hyphens, such as gaza-plan",
        "id",
    ),
    changed(
        "id: gaza",
        "id: putin",
        "18:9: topics[0].id: id 'putin' is used twice, first in line 11\n"
        "  rename one of them",
        "id-twice",
    ),
    changed(
        "[putin]",
        "[putn]",
        f"23:19: {STATEMENT}.said_by[0]: there is no participant 'putn'\n"
        "  did you mean 'putin'?",
        "reference-misspelt",
    ),
    changed(
        "source: article",
        "source: gaza",
        f"25:21: {STATEMENT}.evidence[0].source: 'gaza' is a topic, not a source",
        "reference-of-wrong-kind",
    ),
    changed(
        "[putin]",
        "putin",
        f"23:18: {STATEMENT}.said_by: must be a list, not text\n  write [putin]",
        "text-for-list",
    ),
    changed(
        "[putin]",
        "{a: b}",
        f"23:18: {STATEMENT}.said_by: must be a list, not a mapping\n"
        "  start each item with '- '",
        "mapping-for-list",
    ),
    changed(
        "They spoke.",
        "[They]",
        f"22:15: {STATEMENT}.text: must be one value, not a list\n"
        "  write it alone; a text that begins with [ or { stands in quotes",
        "list-for-text",
    ),
    changed(
        "      - id: call",
        "      - They spoke.\n      - id: call",
        "21:9: topics[0].statements[0]: must be a mapping of keys, not text\n"
        "  write 'key: value' lines",
        "text-for-mapping",
    ),
    changed(
        "TLP:CLEAR",
        "amber",
        "4:10: marking: 'amber' is not allowed here\n  did you mean 'TLP:AMBER'?",
        "marking",
    ),
    changed(
        "kind: person",
        "kind: xxx",
        "13:11: participants[0].kind: 'xxx' is not allowed here\n"
        "  allowed: person, organisation, state, body",
        "choice",
    ),
    changed(
        "paragraph: 1",
        "paragraph: one",
        f"27:24: {STATEMENT}.evidence[0].paragraph: must be a whole number, not 'one'"
        "\n  write it in figures, as in 2",
        "number",
    ),
    changed(
        "paragraph: 1",
        "paragraph: 0",
        f"27:24: {STATEMENT}.evidence[0].paragraph: must be at least 1, not 0"
        "\n  write 1 or more, or remove the key",
        "number-low",
    ),
    changed(
        "text: They",
        "weight: 6\n        text: They",
        f"22:17: {STATEMENT}.weight: must be at most 5, not 6"
        "\n  write 5 or less, or remove the key",
        "number-high",
    ),
    changed(
        "paragraph: 1",
        f"paragraph: {'9' * 5000}",
        f"27:24: {STATEMENT}.evidence[0].paragraph: must be a whole number, "
        f"not '{'9' * 59}…'\n  write it in figures, as in 2",
        "number-endless",
    ),
    changed(
        "2025-11-16T09:00Z",
        "2025-11-16 09:00",
        "3:8: as_of: '2025-11-16 09:00' is not a date and time with a zone\n"
        "  write 2025-11-16T09:00Z",
        "moment-without-zone",
    ),
    changed(
        "2025-11-16T09:00Z",
        "2025-11-31T09:00Z",
        "3:8: as_of: '2025-11-31T09:00Z': no such date and time\n  look the day up",
        "moment-impossible",
    ),
    changed(
        "    description",
        "    published: 31.12.2025\n    description",
        "9:16: sources[0].published: '31.12.2025' is not a date\n"
        "  write 2025-11-15, or 2025-11 or 2025 where no more is known",
        "date",
    ),
    changed(
        "    description",
        "    published: 2025-02-30\n    description",
        "9:16: sources[0].published: '2025-02-30': no such date\n"
        "  look the day up, or write 2025-11 where only the month is known",
        "date-impossible",
    ),
    changed(
        "    description",
        "    language: english\n    description",
        "9:15: sources[0].language: 'english' is not a language tag\n"
        "  write a BCP 47 tag such as en, en-GB or uk",
        "language",
    ),
    changed(
        "    description",
        "    sha256: abc\n    description",
        "9:13: sources[0].sha256: 'abc' is not a SHA-256\n"
        "  it has 64 digits of 0-9 and a-f, as sha256sum prints them",
        "sha256",
    ),
    changed(
        "text: They",
        "kind: judgment\n        text: They",
        f"21:9: {STATEMENT}: a judgment needs 'because'\n  say what it rests on",
        "judgment-without-because",
    ),
    changed(
        "text: They",
        "likelihood: likely\n        confidence: low\n        text: They",
        f"22:21: {STATEMENT}.likelihood: 'likelihood' is for judgments\n"
        "  write kind: judgment, or remove it\n"
        f"facts.yaml:23:21: {STATEMENT}.confidence: 'confidence' is for judgments\n"
        "  write kind: judgment, or remove it",
        "likelihood-of-a-fact",
    ),
    changed(
        "name: Russia",
        "name: Russia\n    side: russia",
        "16:11: participants[1].side: goes round in a circle: russia → russia",
        "own-side",
    ),
    added(
        LINES,
        "31:21: lines[0].rests_on[1]: 'gaza' is a topic, not a fact\n"
        "facts.yaml:31:27: lines[0].rests_on[2]: 'article' is a source, not a fact\n"
        "facts.yaml:34:15: lines[1].rests_on: goes round in a circle: one → two → one",
        "rests-on",
    ),
    added(
        EVENT,
        "32:11: events[0].when: an inferred date needs 'because'\n"
        "  say from what it was worked out, and how\n"
        "facts.yaml:32:11: events[0].when: an inferred date needs 'date'\n"
        "  give the ISO date it stands for, such as 2025-11-15",
        "inferred-date",
    ),
    added(
        EVENT.replace("basis: inferred", "date: 2025, basis: year-inferred"),
        "32:11: events[0].when: an inferred date needs 'because'\n"
        "  say from what it was worked out, and how",
        "year-inferred-date",
    ),
    added(
        PLAN,
        "32:19: plans[0].stated_total: is 1, but 5 provisions are listed\n"
        "facts.yaml:33:13: plans[0].author: there is no participant 'nobody'\n"
        "facts.yaml:36:44: plans[0].provisions[1].number: "
        "1 is the number of provisions[0] too\n"
        "facts.yaml:37:44: plans[0].provisions[2].number: "
        "is 3, but stated_total is 1\n"
        "facts.yaml:39:9: plans[0].provisions[4]: "
        "must be a mapping of keys, not text\n"
        "  write 'key: value' lines\n"
        "facts.yaml:41:41: plans[0].positions[0].stance: "
        "'likes' is not allowed here\n"
        "  allowed: proposes, supports, opposes, withholds, calls-for, denies",
        "plan",
    ),
    added(
        ACTIVITY,
        "32:11: un_activity[0].body: there is no participant 'unsc'\n"
        "facts.yaml:34:11: un_activity[0].plan: 'call' is a statement, not a plan",
        "activity",
    ),
    changed(
        "sources:",
        "sources: x\nsurces:",
        "5:10: sources: must be a list, not text\n  write [x]\n"
        "facts.yaml:6:1: unknown key 'surces'\n  did you mean 'sources'?",
        "sources-malformed-once",
    ),
    changed(
        "participants:",
        "particpants:",
        "10:1: unknown key 'particpants'\n  did you mean 'participants'?",
        "participants-misspelt-once",
    ),
    changed(
        "id: gaza",
        "id: &g gaza",
        f"18:9: anchors (&g) are not allowed\n{ANCHOR_HINT}",
        "anchor",
    ),
    changed(
        "[putin]",
        "*p",
        f"23:18: aliases (*p) are not allowed\n{ANCHOR_HINT}",
        "alias",
    ),
    changed(
        "title: Gaza",
        "title: !!python/object/apply:os.system Gaza",
        "19:12: tags (!!python/object/apply:os.system) are not allowed\n"
        "  put a text that starts with '!' in quotes",
        "tag",
    ),
    changed(
        "[putin]",
        "!x [putin]",
        "23:18: tags (!x) are not allowed\n  put a text that starts with '!' in quotes",
        "tag-of-list",
    ),
    changed(
        "subject:",
        "<<: {a: b}\nsubject:",
        "2:1: merge keys ('<<') are not allowed\n  write the keys out",
        "merge-key",
    ),
    changed(
        "subject:",
        "? [a]\n: b\nsubject:",
        "2:3: a key must be a plain word",
        "key-is-a-list",
    ),
    added(
        "---\ntitle: x\n",
        "28:1: a second document starts here\n  keep one a file",
        "documents",
    ),
    added(
        f"lines: {'[' * 20}",
        "28:23: more than 16 levels within each other",
        "too-deep",
    ),
    changed(
        "A title",
        r'"A \x07 title"',
        "1:8: U+0007, a control character, is not allowed\n  remove it",
        "control-character-escaped",
    ),
    changed(
        "A title",
        "A \u202e title",
        "1:10: U+202E, a character that changes the order in which text is read, "
        "is not allowed\n  remove it",
        "bidi-override",
    ),
    changed(
        "A title",
        "A title: the talks",
        "1:15: a colon and a space within a text\n"
        "  put the text in quotes, or check the indentation",
        "colon",
    ),
    changed(
        "A title",
        "'A title",
        "1:8: a quotation mark is never closed\n  close it",
        "quote",
    ),
    changed(
        "A title",
        "'A' title",
        "1:12: the text goes on after its closing quote\n"
        "  put the whole text in double quotes",
        "text-after-quote",
    ),
    changed(
        "A title",
        "'Freight isn't held up'",
        "1:21: the text goes on after its closing quote\n"
        "  put the whole text in double quotes",
        "apostrophe-in-quotes",
    ),
    changed(
        "A title",
        '"Freight" is held up',
        "1:18: the text goes on after its closing quote\n"
        "  put the whole text in single quotes",
        "text-after-double-quote",
    ),
    changed(
        "title: Gaza",
        "title: {en: 'Freight isn't held up'}",
        "19:30: the text goes on after its closing quote\n"
        "  put the whole text in double quotes, or write the missing comma",
        "apostrophe-in-braces",
    ),
    changed(
        "title: Gaza",
        "title: {en: 'Gaza'} today",
        "19:25: this does not belong here\n  put the text in quotes",
        "text-after-brace",
    ),
    changed(
        EVIDENCE,
        "- {source: article, quote: the ports of Odesa, Chernomorsk and Yuzhny}",
        f"25:58: {STATEMENT}.evidence[0]: unknown key 'Chernomorsk and Yuzhny'\n"
        "  a comma ends a text within {}: put a text that has one in quotes",
        "comma-in-braces",
    ),
    changed(
        EVIDENCE,
        "- {source: article, quote: talks: resumed}",
        "25:43: a colon and a space within a text\n"
        "  put the text in quotes, or write the missing comma",
        "colon-in-braces",
    ),
    changed(
        EVIDENCE,
        "- {source: article, quote: talks",
        "25:13: '{' is never closed\n  close it with '}'",
        "brace-open",
    ),
    changed(
        EVIDENCE,
        "- {source: article, quote: talks\n          - {source: article}",
        "25:13: '{' is never closed\n  close it with '}'",
        "brace-open-in-a-list",
    ),
    changed(
        "[putin]",
        "[putin",
        "23:18: '[' is never closed\n  close it with ']'",
        "bracket-open",
    ),
    added(
        "plans: [",
        "29:1: a bracket above is never closed\n  close it with '}' or ']'",
        "bracket-open-at-the-end",
    ),
    changed(
        "[putin]",
        "['putin' 'russia']",
        "23:27: the text goes on after its closing quote\n"
        "  put the whole text in double quotes, or write the missing comma",
        "comma-missing",
    ),
    changed(
        "[putin]",
        "[{a: b} russia]",
        "23:26: this does not belong here\n"
        "  put the text in quotes, or write the missing comma",
        "comma-missing-after-brace",
    ),
    changed(
        "[putin]",
        "[putin]]",
        "23:25: ']' closes nothing\n  remove it, or put the text in quotes",
        "bracket-too-many",
    ),
    changed(
        "TLP:CLEAR",
        "TLP:WHITE",
        "4:10: marking: 'TLP:WHITE' is not allowed here\n"
        "  write TLP:CLEAR: so TLP 2.0 names what was TLP:WHITE",
        "marking-of-tlp-1",
    ),
    changed(
        "    description",
        "    url: example.org/notice\n    description",
        "9:10: sources[0].url: 'example.org/notice' is not a whole address\n"
        "  write it with its start, such as https://example.org/notice",
        "url",
    ),
    changed(
        "A title",
        "@title",
        "1:8: a text cannot start with this character\n  put the text in quotes",
        "at-sign",
    ),
    changed(
        "  - id: article",
        "\t- id: article",
        "6:1: a tab is used as indentation\n  use spaces",
        "tab",
    ),
    changed(
        "    name: Russia",
        "   name: Russia",
        f"15:4: this is not in line with its list\n  {INDENT}",
        "indentation",
    ),
    changed(
        "participants:",
        "x",
        "10:1: a key without a colon\n  write 'key: value'",
        "no-colon",
    ),
    added("%x", "28:3: not YAML: found unknown directive name", "directive"),
]


def message_of(text: str) -> str:
    """Return what `loads` says of a text that it refuses."""
    with pytest.raises(UserError) as caught:
        loads(text)
    return str(caught.value)


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_mistake(good: str, old: str, new: str, expected: str) -> None:
    """A mistake is told with file, line, column, path, and a hint."""
    text = good.replace(old, new, 1) if old else good + new

    assert message_of(text) == f"facts.yaml:{expected}"


def test_long_circle(good: str) -> None:
    """A circle of very many is shown by its start and its end."""
    sides = "".join(
        f"  - {{id: p{n}, name: x, kind: state, side: p{(n + 1) % 20}}}\n"
        for n in range(20)
    )

    assert message_of(good.replace("topics:", f"{sides}topics:")) == (
        "facts.yaml:36:43: participants[21].side: "
        "goes round in a circle: p0 → p1 → p2 → … → p19 → p0"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("TLP:CLEAR", "TLP:AMBER+STRICT", id="marking"),
        pytest.param("TLP:CLEAR", "'TLP:CLEAR' # for all", id="comment"),
        pytest.param("2025-11-16T09:00Z", "'2025-11-16T09:00:30-05:00'", id="offset"),
        pytest.param("A title", "'A title: the #1 talks'", id="colon-in-quotes"),
        pytest.param("A title", "A title:the#talks", id="colon-without-space"),
        pytest.param(
            "A title", "A\u00a0title \u200f\u05d0\u05d1\u200e 👩\u200d👦", id="signs"
        ),
        pytest.param("A title", r'"A\ttitle\u00AD"', id="tab-in-text"),
        pytest.param("A title", "|-\n  - A\n  \ttitle: x", id="tab-in-block"),
        pytest.param("id: gaza", "id: 2025-gaza-1", id="id"),
        pytest.param("paragraph: 1", "paragraph: '999999'", id="number-in-quotes"),
        pytest.param("text: They", "weight: 5\n        text: They", id="weight"),
        pytest.param("kind: state", "kind: state\n    side: putin", id="side"),
        pytest.param(
            "    description", "    url:\n    description", id="empty-optional"
        ),
        pytest.param("    description", "    author: putn\n    description", id="name"),
        pytest.param(
            "    description", "    published: 2024-02-29\n    description", id="leap"
        ),
        pytest.param("", EVENT.replace("inferred", "stated"), id="stated-date"),
        pytest.param(
            "",
            PLAN.replace("total: 1", "total: 5")
            .replace("author: nobody\n    ", "")
            .replace("number: 1}", "number: 5}", 1)
            .replace("      - nothing\n", "")
            .replace("likes", "supports"),
            id="plan",
        ),
        pytest.param(
            "", LINES.replace("[two, gaza, article,", "[putin,"), id="rests-on"
        ),
        pytest.param("title:", "---\ntitle:", id="document-start"),
        pytest.param("title:", "%YAML 1.1\n---\ntitle:", id="directive"),
        pytest.param("", "...\n", id="document-end"),
    ],
)
def test_near_miss(good: str, old: str, new: str) -> None:
    """What only looks like a mistake is taken as it is."""
    text = good.replace(old, new, 1) if old else good + new

    assert loads(text).subject == "A call"
