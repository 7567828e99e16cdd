"""Rule G101: whoever a fact names is named where it quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.dates import dates
from briefgen.check.grounding.lexicon import lexicon, root
from briefgen.check.grounding.normal import normal
from briefgen.check.grounding.quotes import searchable
from briefgen.check.grounding.reading import reading
from briefgen.dossier.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.reading import Case, Passage, Reading, Text

_NEAR = 2
"""So many sentences before a quote can tell whom its pronouns mean."""
_ALIKE = 70


def check(subject: Subject) -> Iterator[Found]:
    """Yield the names that the passages of a fact don't have."""
    whole = reading(subject)
    for case in whole.cases:
        if isinstance(case.fact, Participant):
            yield from _participant(whole, case)
            continue
        here = around(whole, case)
        for key, text in case.texts.items():
            yield from _listed(whole, case, key, text, here)
            yield from _others(whole, case, key, text)
        yield from _fields(whole, case, here)


def around(whole: Reading, case: Case) -> frozenset[str]:
    """Return the ids of all that the passages of a case name or refer back to."""
    ids: set[str] = set(getattr(case.fact, "said_by", ()))
    for passage in case.passages:
        named = passage.ids(passage.sentence)
        ids |= named
        if refers(passage):
            ids |= whole.entities.related(named | ids)
            for sentence in passage.before(_NEAR):
                ids |= passage.ids(sentence)
    return frozenset(ids)


def refers(passage: Passage) -> bool:
    """Tell whether the words of a quote refer back: 'he', 'its', 'the company'."""
    pronouns = lexicon().sets["pronouns"]
    return any(
        word.pos in ("PRON", "DET")
        and word.lower in pronouns
        and not _expletive(passage, word)
        for word in passage.words
        if word.at in passage.quoted
    )


def _expletive(passage: Passage, word: Word) -> bool:
    return word.dep == "expl" or word.lower in ("that", "this") and word.dep == "mark"


def _participant(whole: Reading, case: Case) -> Iterator[Found]:
    own = case.fact.id
    ids = {each for passage in case.passages for each in passage.ids(passage.sentence)}
    text = " ".join(case.quotes).lower()
    name = case.texts["name"].parsed.text
    if own not in ids and name.lower() not in text:
        yield Found(
            case.path("name"),
            f"its quotes do not name '{name}'",
            hint="quote where it is named, or add the name there as an alias",
            rule="G101",
            severity=Severity.WARNING,
        )


def _listed(
    whole: Reading, case: Case, key: str, text: Text, here: frozenset[str]
) -> Iterator[Found]:
    for mention in text.mentions:
        words = text.parsed.text[mention.start : mention.end]
        if mention.ids & here or _is_written(case, words):
            continue
        if words.islower() and _heads(whole, case, words) & mention.ids:
            continue
        yield _absent(whole, case, key, words, list(mention.ids))


def _heads(whole: Reading, case: Case, words: str) -> frozenset[str]:
    """Return whom the bare nouns of the passages may mean."""
    ids: frozenset[str] = frozenset()
    for passage in case.passages:
        for word in passage.words:
            ids |= whole.entities.by_head(word.lower)
    return ids


def _is_written(case: Case, words: str) -> bool:
    """Tell whether a name stands in the passages as it is."""
    bare = re.escape(words.removesuffix("'s").lower())
    return any(
        re.search(rf"\b{bare}\b", passage.written.lower()) for passage in case.passages
    )


def _others(whole: Reading, case: Case, key: str, text: Text) -> Iterator[Found]:
    """Yield the names that are no participant's and no state's."""
    dated = {date.start for date in dates(text.parsed.text)}
    told: set[str] = set()
    for word in text.parsed.words:
        if not _is_name(text, word) or word.start in dated or text.named(word):
            continue
        if word.lower in told:
            continue
        told.add(word.lower)
        if not _stands(case, word.lower):
            yield _absent(whole, case, key, word.text, [])


def _is_name(text: Text, word: Word) -> bool:
    if not word.text[0].isupper() or len(word.text) < 2:  # noqa: PLR2004 # initials
        return False
    first = any(word.at == sentence.start for sentence in text.parsed.sentences)
    if first:
        return word.pos == "PROPN"
    return word.pos in ("PROPN", "NOUN", "ADJ")


def _stands(case: Case, word: str) -> bool:
    wanted = root(word)
    parts = {word, *word.split("-")}
    for passage in case.passages:
        words = {each.lower for each in passage.words}
        words |= {part for each in words for part in each.split("-")}
        if parts <= words or wanted in map(root, words):
            return True
    return any(word in quote.lower() for quote in case.quotes) and bool(case.rests)


def _absent(whole: Reading, case: Case, key: str, words: str, ids: list[str]) -> Found:
    """Return the finding for a name that the passages don't have."""
    from rapidfuzz.fuzz import ratio

    texts = searchable(whole.subject)
    names = {passage.source for passage in case.passages} & set(texts)
    article = "\n".join(texts[name].text for name in sorted(names)) if names else ""
    pattern = rf"\b{re.escape(words)}\b"
    if ids or re.search(pattern, article[:200_000], re.IGNORECASE):
        message = f"'{words}' is not named where it quotes"
        hint = "quote the words that name it, or correct the name"
        severity = Severity.WARNING
    else:
        message = f"'{words}' is nowhere in the source"
        near = [
            each
            for each in sorted(set(re.findall(r"\b[^\W\d_a-z]\w+", article[:200_000])))
            if ratio(each.lower(), words.lower()) > _ALIKE
        ]
        hint = f"the source has '{near[0]}'" if near else "correct the name"
        severity = Severity.ERROR
    return Found(
        case.path(key), message, words=words, hint=hint, rule="G101", severity=severity
    )


def _fields(whole: Reading, case: Case, here: frozenset[str]) -> Iterator[Found]:
    """Yield who is given as holder, actor, body or author, and isn't in the passages."""
    entities = whole.entities
    for key in ("holder", "actor", "author"):
        name = getattr(case.fact, key, None)
        if not name:
            continue
        text = case.texts["text"]
        acting = _acting(text)
        spoken = entities.related(getattr(case.fact, "said_by", ()))
        if (
            name not in here
            and not entities.of_side([name]) & here & spoken
            and name not in spoken
        ):
            if not _refers_to(whole, case, name):
                yield Found(
                    case.path(key),
                    f"the quotes are not of '{entities.name([name])}'",
                    hint="quote words that are, or correct it",
                    rule="G101",
                )
        elif (
            key != "author"
            and acting
            and not (
                entities.of_side([name]) & acting or entities.related([name]) & acting
            )
        ):
            yield Found(
                case.path(key),
                f"the text is about '{entities.name(acting)}', not "
                f"'{entities.name([name])}'",
                hint="let both name the same one",
                rule="G101",
            )


def _refers_to(whole: Reading, case: Case, name: str) -> bool:
    """Tell whether a noun of the passages can mean a participant."""
    return name in _heads(whole, case, "") and any(map(refers, case.passages))


def _acting(text: Text) -> frozenset[str]:
    """Return whom a text names as the one that acts in its main clause."""
    for frame in text.frames:
        if frame.verb.dep == "ROOT":
            return frozenset(each for word in frame.agents for each in text.named(word))
    return frozenset()


if TYPE_CHECKING:
    from briefgen.check.subject import Subject

_ = normal
