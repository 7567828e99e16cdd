"""Rule G106: all, most, some, only, at least, up to: as much as the quotes say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.closeness import COUNTED, is_copy, weighed
from briefgen.check.grounding.implied_denial import says_so
from briefgen.check.grounding.lexicon import lexicon, root, word_set
from briefgen.check.grounding.matching import matched
from briefgen.check.grounding.numbers import numbers
from briefgen.check.grounding.reading import reading
from briefgen.check.rule import Rule
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.passages import Case
    from briefgen.check.grounding.reading import Reading
    from briefgen.check.subject import Subject

_NUMBER = (
    r"(?=\s[$€£]?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half"
    r"|a\s(?:hundred|thousand|third|quarter|half|dozen|million)|an?\sestimated))"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what tells each kind, compiled once."""
    follows = {"<number>": _NUMBER, "<no number>": _NUMBER.replace("?=", "?!", 1)}
    made = {}
    for name, parts in lexicon().quantities.items():
        pattern = "|".join(parts)
        for mark, meant in follows.items():
            pattern = pattern.replace(mark, meant)
        made[name] = re.compile(pattern)
    return made


_FAMILIES = (
    frozenset(("all", "most", "some", "few", "none")),
    frozenset(("at least", "at most", "more than", "less than", "almost")),
    frozenset(("only",)),
    frozenset(("except",)),
)
_ALIKE = {
    "at most": {"only"},
    "only": {"at most", "few"},
    "few": {"only"},
    "less than": {"almost"},
    "almost": {"less than", "more than"},
    "none": {"few"},
}
_KEPT = frozenset(
    (
        "all",
        "most",
        "few",
        "at least",
        "at most",
        "more than",
        "less than",
        "almost",
        "except",
    )
)


def _is_of_same(case: Case, words: str) -> bool:
    """Tell whether the word after one of quantity is so in a passage as well."""
    text = case.texts["text"].parsed.text
    at = text.lower().find(words.lower()) + len(words)
    after = [root(word) for word in re.findall(r"[a-z]+", text[at:].lower())[:3]]
    for passage in case.passages:
        for match in re.finditer(re.escape(words.lower()), passage.written.lower()):
            there = re.findall(r"[a-z]+", passage.written[match.end() :].lower())[:3]
            if set(map(root, there)) & set(after) - {"of", "the"}:
                return True
    return False


_LONG = 6
"""'completely' is 'complete'; a shorter word such as 'all' is looked at closely."""
_WITHIN = re.compile(r"\bwithin\b")


_HALF = re.compile(r"\b(?:more than|over) (?:half|50 ?%|50 per ?cent)(?: of)?")
"""More than half are most."""
_NO_MORE = re.compile(r"\bno ([\w ]{1,30}?) more than ")
"""No city may spend more than six: each spends at most six."""
_NOT_MORE = re.compile(r"\b(?:not|never) ((?:\w+ ){1,3}?)more than ")
_LASTS = re.compile(
    r"\bover (?=(?:the |an? )?(?:\w+ ){0,2}(?:day|week|month|year|decade)s?\b)"
)
"""So long a time, and no longer: over ten years."""
_SUMS = re.compile(r"\b(?:add|adds|added|adding|amount|amounts|amounted) (?:up )?to ")
_NEXT_TO_NONE = re.compile(r"\b(?:almost|nearly|next to) (?:nothing|none|nobody|no)\b")
_EACH = re.compile(
    r"\b(?:each|every(?! (?:second|third|other))|full|fully|complete|completely|whole"
    r"|entire)\b"
)
_COMPARED = re.compile(
    r"\b(?:above|more|higher|longer|exceed\w*|below|under|less|fewer|lower)\b"
)
_OUTSIDE = re.compile(r"\b(?:outside|all but|but for|without|bar|beyond)\b")


@cache
def quantities(text: str) -> dict[str, str]:
    """Return how much a text speaks of: each kind, with the words that say it."""
    text = text[:1].lower() + text[1:]  # 'All' is a name elsewhere
    text = _HALF.sub("most of", text)
    text = _LASTS.sub("in ", text)
    text = _SUMS.sub("total ", text)
    text = _NEXT_TO_NONE.sub("hardly any", text)
    text = _NO_MORE.sub(r"at most \1 ", text)
    text = _NOT_MORE.sub(r"\1 at most ", text)
    found = {}
    for name, pattern in _patterns().items():
        match = pattern.search(text)
        if match:
            found[name] = match[0]
    return found


def check(subject: Subject) -> Iterator[Found]:
    """Yield where a fact says more, or less, than its quotes."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant) or case.rests:
            continue
        quoted: dict[str, str] = {}
        written: dict[str, str] = {}
        for quote in case.quotes:
            quoted |= quantities(quote)
        for passage in case.passages:
            written |= quantities(passage.written)
        said = (
            quantities(case.texts["text"].parsed.text) if "text" in case.texts else {}
        )
        yield from weighed(
            whole,
            case,
            (
                *_added(whole, case, said, quoted, written),
                *(_left_out(case, said, quoted) if is_copy(whole, case) else ()),
            ),
            COUNTED,
        )


def _added(
    whole: Reading,
    case: Case,
    said: dict[str, str],
    quoted: dict[str, str],
    written: dict[str, str],
) -> Iterator[Found]:
    quotes = " ".join(case.quotes)
    for kind, words in said.items():
        alike = {kind, *_ALIKE.get(kind, ())}
        if alike & quoted.keys() or (kind == "at most" and _WITHIN.search(quotes)):
            continue
        family = next(each for each in _FAMILIES if kind in each)
        replaced = (family & quoted.keys()) - said.keys()
        if alike & written.keys() and not replaced and _is_of_same(case, words):
            continue
        if len(words) > _LONG and any(
            root(words) == root(word.lower)
            for passage in case.passages
            for word in passage.words
        ):
            continue
        if not replaced and _is_idle(case, kind, words, quotes):
            continue
        if not replaced and words.startswith("every") and _EACH.search(quotes.lower()):
            continue
        if kind == "all" and replaced == {"none"} and _is_turned(whole, case):
            continue  # 'all were saved' is 'none was lost'
        if kind == "none":
            continue  # its verb is looked at with the others that say no
        if kind == "some" and not replaced:
            continue
        there = "', '".join(quoted[each] for each in sorted(replaced))
        yield Found(
            case.path("text"),
            f"the quotes do not say '{words}'",
            words=words,
            hint=f"they have '{there}'"
            if replaced
            else "say as much as they do, no more",
            severity=Severity.ERROR
            if replaced - ({"none"} if kind == "all" else set())
            and matched(whole, case, "text").is_close
            else Severity.WARNING,
        )


def _is_turned(whole: Reading, case: Case) -> bool:
    """Tell whether what all do is other than what the quotes say that none does."""
    found = matched(whole, case, "text")
    verbs = [key for key in found.keys if key.word.pos == "VERB"]
    return any(says_so(key) for key in found.unquoted) or (
        all(key in found.unquoted for key in verbs)
        and any(key.word.pos in ("VERB", "ADJ") for key in found.unquoted)
    )


def _is_idle(case: Case, kind: str, words: str, quoted: str) -> bool:
    """Tell whether 'all 14' is no more than 14, and 'at least' is 'not before'."""
    text = case.texts["text"].parsed.text
    if kind == "at least":
        return bool(_NOT_BEFORE.search(quoted))
    if kind != "all" or not re.search(rf"(?i)\b{re.escape(words)}{_NUMBER}", text):
        return False
    said = numbers(text)
    return all(any(each.same(other) for other in said) for each in numbers(quoted))


_NOT_BEFORE = re.compile(r"\bnot\b[\w ]{0,20}\b(?:before|until)\b")


def _is_told(case: Case, kind: str) -> bool:
    """Tell whether a fact speaks of what a quote has so much of.

    Of several quotes, one may be there for a name alone; and of what has a number, that
    number is told.
    """
    text = case.texts["text"].parsed.text if "text" in case.texts else ""
    saying = [quote for quote in case.quotes if kind in quantities(quote)]
    if len(case.quotes) > 1 and kind in _OF_NUMBERS:
        own = numbers(text)
        there = [each for quote in saying for each in numbers(quote)]
        if there and not any(each.same(other) for each in own for other in there):
            return False
    here = {root(word) for word in _WORDS.findall(text.lower())} - _LITTLE
    return len(case.quotes) == 1 or any(
        here & {root(word) for word in _WORDS.findall(quote.lower())}
        for quote in saying
    )


_WORDS = re.compile(r"[a-z]+")
_LITTLE = word_set(
    "a an the of to in on at by for with from and or as it its will be is was"
)
_OF_NUMBERS = ("at least", "at most", "more than", "less than", "almost")


def _left_out(
    case: Case, said: dict[str, str], quoted: dict[str, str]
) -> Iterator[Found]:
    for kind, words in quoted.items():
        if not _is_told(case, kind):
            continue
        alike = {kind, *_ALIKE.get(kind, ())} | {
            name for name, others in _ALIKE.items() if kind in others
        }
        if kind not in _KEPT or alike & said.keys():
            continue
        text = case.texts["text"].parsed.text if "text" in case.texts else ""
        if kind in ("more than", "less than") and _COMPARED.search(text.lower()):
            continue
        if kind == "except" and _OUTSIDE.search(text.lower()):
            continue
        yield Found(
            case.path("text"),
            f"leaves out '{words}', which the quotes say",
            hint="say it too, or quote a phrase without it",
            severity=Severity.WARNING,
        )


RULE = Rule(
    id="G106",
    severity=Severity.ERROR,
    asks="All, most, some, only, at least: as much as the quotes say.",
    because="'Some hostages' is not 'all hostages'.",
    bad="- id: vote\n  text: All hostages are freed.\n  evidence:\n"
    "    - {source: wire, quote: most hostages were freed}",
    good="- id: vote\n  text: Most hostages are freed.\n  evidence:\n"
    "    - {source: wire, quote: most hostages were freed}",
    origin="ICD 203",
    check=check,
    reads=True,
)
