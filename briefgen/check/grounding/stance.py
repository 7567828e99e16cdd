"""Rule G105: where somebody stands is what the verbs of the quotes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.frames import phrasal
from briefgen.check.grounding.lexicon import lexicon
from briefgen.check.grounding.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.language import Parsed, Word
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
            if (
                said
                and stance not in said
                and said & _AGAINST[stance]
                and not said & _near(stance)
            ):
                yield _found(
                    case,
                    "text",
                    "the text says otherwise than its stance",
                    Severity.WARNING,
                )
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
        found |= _stances(passage.text.parsed, words)
    return found


def _of_text(text: Text) -> set[str]:
    return _stances(text.parsed, text.parsed.words)


def _stances(parsed: Parsed, words: Iterable[Word]) -> set[str]:
    """Return the stances that words speak of; a denied one is turned."""
    known = lexicon()
    negators = known.sets["negators"] - {"no"}
    found: set[str] = set()
    listed = list(words)
    is_no = any(
        word.dep == "neg" or word.lower in negators or word.lower == "yet"
        for word in listed
    )
    for word in listed:
        lemmas = {word.lemma, phrasal(parsed, word), word.lower}
        for stance, verbs in known.stances.items():
            if lemmas & verbs:
                found.add(stance)
                if is_no and word.pos in ("VERB", "NOUN", "ADJ", "ADP"):
                    found |= _FLIPPED[stance]
    if is_no and "supports" in found and "opposes" in found:
        found.discard("supports")
    return found
