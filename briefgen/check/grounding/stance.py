"""Rule G105: where somebody stands is what the verbs of the quotes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.frames import phrasal
from briefgen.check.grounding.lexicon import lexicon
from briefgen.check.grounding.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.reading import Case, Text
    from briefgen.check.subject import Subject

_AGAINST = {
    "supports": {"opposes", "withholds", "denies"},
    "opposes": {"supports", "proposes"},
    "denies": {"supports", "proposes", "calls-for"},
    "withholds": {"supports", "proposes", "calls-for"},
    "proposes": {"opposes", "denies", "withholds"},
    "calls-for": {"opposes", "denies", "withholds"},
}
_FLIPPED = {
    "supports": {"opposes", "withholds"},
    "opposes": {"supports", "withholds"},
    "denies": {"supports"},
    "calls-for": {"opposes"},
    "proposes": {"withholds"},
    "withholds": {"supports"},
}


def check(subject: Subject) -> Iterator[Found]:
    """Yield the stances that the quotes, or the fact's own text, do not bear out."""
    for case in reading(subject).cases:
        stance = getattr(case.fact, "stance", "")
        if not stance:
            continue
        quoted = _of_quotes(case)
        said = _of_text(case.texts["text"])
        if stance in quoted or (not quoted and stance in said):
            if said and stance not in said and said & _AGAINST[stance] and not said & _near(stance):
                yield _found(case, "text", "the text says otherwise than its stance", Severity.WARNING)
            continue
        if quoted:
            names = "', '".join(sorted(quoted))
            severity = Severity.ERROR if quoted & _AGAINST[stance] else Severity.WARNING
            message = f"the quotes say '{names}', not '{stance}'"
            yield _found(case, "stance", message, severity)
        else:
            message = f"no verb of the quotes says '{stance}'"
            yield _found(case, "stance", message, Severity.WARNING)


def _near(stance: str) -> set[str]:
    return {
        "proposes": {"calls-for", "supports"},
        "calls-for": {"supports", "proposes", "opposes"},
        "opposes": {"denies", "withholds", "calls-for"},
        "denies": {"opposes"},
        "withholds": {"opposes"},
        "supports": {"proposes"},
    }[stance]


def _found(case: Case, key: str, message: str, severity: Severity) -> Found:
    return Found(
        case.path(key),
        message,
        hint="give the stance that the quotes bear out, or quote the words that do",
        severity=severity,
    )


def _of_quotes(case: Case) -> set[str]:
    found: set[str] = set()
    for passage in case.passages:
        words = [word for word in passage.words if word.at in passage.quoted]
        found |= _stances(passage.text, words)
    return found


def _of_text(text: Text) -> set[str]:
    return _stances(text, text.parsed.words)


def _stances(text: Text, words: Iterable[Word]) -> set[str]:
    """Return the stances that words speak of, those of the uppermost if they differ.

    A verb that is denied is turned: "could not support" opposes.
    """
    listed = list(words)
    bearing = {word.at: found for word in listed if (found := _of_word(text, word))}
    found: set[str] = set()
    for word in listed:
        if word.at in bearing and not any(
            up.at in bearing for up in text.parsed.over(word)
        ):
            found |= bearing[word.at]
    if {word.lower for word in listed} & _CONDITIONS:
        found.add("withholds")
    return found


_CONDITIONS = frozenset("if unless until only yet before".split())


def _of_word(text: Text, word: Word) -> set[str]:
    known = lexicon()
    if word.pos not in ("VERB", "ADJ", "ADP", "NOUN", "ADV", "SCONJ", "PRON", "DET"):
        return set()
    lemmas = {word.lemma, phrasal(text.parsed, word), word.lower}
    found = {name for name, verbs in known.stances.items() if lemmas & verbs}
    negated = next((f.negated for f in text.frames if f.verb.at == word.at), 0)
    if not negated and word.pos in ("NOUN", "ADJ"):
        negated = sum(
            each.lower in ("no", "not") for each in text.parsed.below[word.at]
        )
    if negated % 2:
        return {turned for name in found for turned in _FLIPPED[name]}
    return found
