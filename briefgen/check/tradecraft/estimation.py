"""Group E: judgments say how likely and how sure, in words that mean one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.rule import Rule
from briefgen.check.tradecraft import scales
from briefgen.check.tradecraft.sentences import sentences
from briefgen.check.wording import before, own_words
from briefgen.dossier.hints import nearest_or_all
from briefgen.dossier.models import Line, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Subject
    from briefgen.dossier.places import Path
    from briefgen.dossier.types import Scale

_CONFIDENCE = re.compile(
    r"(?<![\w-])(?:low|moderate|medium|high|full)\s+(?:degree\s+of\s+)?confidence"
    r"|(?<![\w-])with\s+confidence|(?<![\w-])(?:we|desk)\s+(?:are|is)\s+confident",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?<![\w-])(?:will|won't|shall|going\s+to"
    r"|(?:likely|unlikely|probable|improbable|certain|chance|odds)\s+(?:not\s+)?to)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_HORIZON = re.compile(
    r"\b(?:1[89]|2[01])\d\d\b"
    r"|(?<![\w-])(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?![\w-])"
    r"|(?<![\w-])(?:within|before|until|till|after|during|over|throughout|through"
    r"|by|for|in)\s+(?:the\s+)?(?:\w+\s+){0,3}?"
    r"(?:hours?|days?|weeks?|months?|quarters?|years?|decades?|end|spring|summer"
    r"|autumn|winter|term|session|round|election|elections|vote|ratification)"
    r"(?![\w-])|(?<![\w-])when\s",
    re.IGNORECASE,
)
"""What tells until when a forecast holds: a date, a span, or an occasion."""

_RELATIVE = re.compile(r"(?<![\w-])(?:that|which|who|what)\s+$", re.IGNORECASE)
"""What stands before "could" where it tells what a thing is able to do."""


def _judgments(subject: Subject) -> Iterator[tuple[Statement, Path]]:
    for fact, path, _ in subject.items:
        if isinstance(fact, Statement) and fact.kind == "judgment":
            yield fact, path


def _off_scale(subject: Subject) -> Iterator[Found]:
    scale = subject.dossier.scale
    known = scales.terms(scale) if scale else _all_terms()
    for judgment, path in _judgments(subject):
        given = judgment.likelihood
        if given and scales.name(given) not in known:
            yield Found(
                (*path, "likelihood"),
                f"'{given}' is no term of {scale or 'ICD 203 or PHIA'}",
                hint=nearest_or_all(scales.name(given), known),
            )


def _all_terms() -> tuple[str, ...]:
    both = (*scales.terms(scales.ICD), *scales.terms(scales.PHIA))
    return tuple(dict.fromkeys(both))


def _unscaled(subject: Subject) -> Iterator[Found]:
    if subject.dossier.scale:
        return
    for judgment, path in _judgments(subject):
        if judgment.likelihood:
            yield Found(
                (*path, "likelihood"),
                "the dossier does not say of which scale this word is",
                hint="write scale: ICD 203, or scale: PHIA, at the top of the file",
            )
            return


def _vague(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    for hit in subject.wording.find(subject.words.estimative):
        item = hit.phrase.item
        kind = getattr(item.fact, "kind", "") if item else ""
        if kind == "judgment" and hit.phrase.key == "text":
            yield Found(
                hit.phrase.path,
                f"'{hit.words}' is on no scale of likelihood",
                words=hit.words,
                hint="write a term of the scale, such as likely or unlikely",
            )
    if scale := subject.dossier.scale:
        yield from _other_scale(subject, scale)


def _other_scale(subject: Subject, scale: Scale) -> Iterator[Found]:
    known = scales.terms(scale)
    for judgment, path in _judgments(subject):
        for term in scales.used(own_words(judgment.text)):
            if term.name not in known:
                yield Found(
                    (*path, "text"),
                    f"'{term.words}' is no term of {scale}",
                    words=term.words,
                    hint=nearest_or_all(term.name, known),
                )


def _mixed(subject: Subject) -> Iterator[Found]:
    scale = subject.dossier.scale or scales.ICD
    first: tuple[int, str] | None = None
    for judgment, path in _judgments(subject):
        said = [(term.name, term.words, "text") for term in _terms_of(judgment)]
        if judgment.likelihood:
            given = judgment.likelihood
            said.append((scales.name(given), given, "likelihood"))
        for name, words, key in said:
            row = scales.row(scale, name)
            if row is None:
                continue
            first = first or (row, words)
            if row != first[0]:
                yield Found(
                    (*path, key),
                    f"'{words}' is of the other row of {scale} than '{first[1]}'",
                    words=words,
                    hint="keep to one row in all judgments",
                )


def _terms_of(judgment: Statement) -> Iterator[scales.Term]:
    return scales.used(own_words(judgment.text))


def _at_odds(subject: Subject) -> Iterator[Found]:
    for judgment, path in _judgments(subject):
        said = list(_terms_of(judgment))
        given = judgment.likelihood
        if given and len(said) == 1 and not _is_turned(judgment.text, said[0]):
            name = scales.name(given)
            if said[0].name != name:
                yield Found(
                    (*path, "likelihood"),
                    f"is '{given}', but the text says '{said[0].words}'",
                    hint="use one term for both",
                )


def _is_turned(text: str, term: scales.Term) -> bool:
    """Tell whether a negation beside a term makes it another."""
    around = own_words(text)[max(0, term.start - 5) : term.start + len(term.words) + 5]
    return bool(re.search(r"\bnot\b", around, re.IGNORECASE))


def _both(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    for phrase in subject.phrases:
        text = own_words(phrase.text)
        if "onfiden" not in text:
            continue
        for sentence in sentences(text):
            sure = _CONFIDENCE.search(sentence)
            if sure and next(scales.used(sentence), None):
                yield Found(
                    phrase.path,
                    "likelihood and confidence stand in one sentence",
                    words=sure[0],
                    hint="say in a sentence of its own how sure the desk is, or in "
                    "'confidence'",
                )


def _unsure(subject: Subject) -> Iterator[Found]:
    for judgment, path in _judgments(subject):
        if not judgment.confidence:
            yield Found(
                path,
                f"'{judgment.id}' does not say how sure the desk is",
                key="id",
                hint="write confidence: low, moderate or high, and why in 'because'",
            )


def _open_ended(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    for judgment, path in _judgments(subject):
        text = own_words(judgment.text)
        ahead = _AHEAD.search(text)
        if ahead and not _HORIZON.search(text):
            yield Found(
                (*path, "text"),
                "the forecast does not say until when it holds",
                words=ahead[0],
                hint="name a date or a span, such as before June 2026",
            )


def _hidden(subject: Subject) -> Iterator[Found]:
    if not subject.is_english:
        return
    for phrase in subject.phrases:
        item = phrase.item
        if not item or phrase.key != "text" or not _is_plain_fact(item.fact):
            continue
        text = own_words(phrase.text)
        if not _HINTS.search(text):
            continue
        for term in scales.used(text):
            yield _judged(phrase.path, term.words)
        for found in _MODAL.finditer(text):
            if not _RELATIVE.search(before(text, found.start())):
                yield _judged(phrase.path, found[0])


_MODAL = re.compile(r"(?<![\w-])(?:may|might|could|possibly|perhaps)(?![\w-])")
_HINTS = re.compile(
    r"likel|certain|probabl|chance|odds|possib|may|might|could|perhaps", re.IGNORECASE
)


def _is_plain_fact(fact: object) -> bool:
    """Tell whether something is told as a fact in the desk's own voice."""
    is_told = isinstance(fact, Statement | Line) and fact.kind == "fact"
    return is_told and not getattr(fact, "said_by", ())


def _judged(path: Path, words: str) -> Found:
    return Found(
        path,
        f"'{words}' is an estimate, told as a fact of our own",
        words=words,
        hint="say with 'said_by' whose estimate it is, or write kind: judgment",
    )


RULES = (
    Rule(
        id="E001",
        severity=Severity.ERROR,
        asks="The likelihood of a judgment is a term of the scale in use.",
        because="Each term stands for a range; another word stands for none.",
        bad="scale: ICD 203\n…\nlikelihood: quite likely",
        good="scale: ICD 203\n…\nlikelihood: likely",
        origin="ICD 203; PHIA probability yardstick",
        check=_off_scale,
    ),
    Rule(
        id="E002",
        severity=Severity.WARNING,
        asks="The text of a judgment says likelihood in terms of the scale in use.",
        because='Readers take "could" for anything from 10 to 90 %.',
        bad="kind: judgment\ntext: The ports could reopen by June 2026.",
        good="kind: judgment\ntext: The ports are likely to reopen by June 2026.",
        origin="ICD 203; PHIA probability yardstick",
        check=_vague,
    ),
    Rule(
        id="E003",
        severity=Severity.WARNING,
        asks="Judgments keep to one row of the scale.",
        because="Two words for one range seem to mean two things.",
        bad="- {likelihood: likely, …}\n- {likelihood: highly probable, …}",
        good="- {likelihood: likely, …}\n- {likelihood: very likely, …}",
        origin="ICD 203, which asks not to mix its two rows",
        check=_mixed,
    ),
    Rule(
        id="E004",
        severity=Severity.ERROR,
        asks="The text of a judgment and its likelihood say the same.",
        because="One of the two is wrong, and readers see both.",
        bad="text: The ports are likely to reopen in May 2026.\nlikelihood: unlikely",
        good="text: The ports are likely to reopen in May 2026.\nlikelihood: likely",
        origin="ICD 203",
        check=_at_odds,
    ),
    Rule(
        id="E005",
        severity=Severity.WARNING,
        asks="No sentence says both how likely and how sure.",
        because="Readers take the one for the other.",
        bad="text: With high confidence, the ports are likely to reopen in May 2026.",
        good="kind: judgment\ntext: The ports are likely to reopen in May 2026.\n"
        "confidence: high",
        origin="ICD 203",
        check=_both,
    ),
    Rule(
        id="E006",
        severity=Severity.WARNING,
        asks="A judgment says how sure the desk is.",
        because="How good its ground is, a likelihood does not tell.",
        bad="kind: judgment\nlikelihood: likely\nbecause: Both ports have hired crews.",
        good="kind: judgment\nlikelihood: likely\nconfidence: moderate\n"
        "because: Both ports have hired crews.",
        origin="ICD 203",
        check=_unsure,
    ),
    Rule(
        id="E007",
        severity=Severity.WARNING,
        asks="A forecast says until when it holds.",
        because="Without a horizon, no forecast is ever wrong.",
        bad="kind: judgment\ntext: The ports will very likely reopen.",
        good="kind: judgment\ntext: The ports will very likely reopen by June 2026.",
        origin="ICD 203, on the time frame of judgments",
        check=_open_ended,
    ),
    Rule(
        id="E008",
        severity=Severity.WARNING,
        asks="No estimate is told as a fact of our own.",
        because="Facts, assumptions and judgments are told apart.",
        bad="kind: fact\ntext: Up to half of the ships may be late.",
        good="kind: fact\nsaid_by: [council]\n"
        "text: Up to half of the ships may be late.",
        origin="ICD 203",
        check=_hidden,
    ),
    Rule(
        id="E009",
        severity=Severity.WARNING,
        asks="A dossier with words of likelihood says of which scale they are.",
        because='"Unlikely" is 20 to 45 % in ICD 203, but 25 to 35 % in PHIA\'s.',
        bad="title: …\nstatements:\n  - {kind: judgment, likelihood: unlikely, …}",
        good="title: …\nscale: PHIA\nstatements:\n"
        "  - {kind: judgment, likelihood: unlikely, …}",
        origin="PHIA probability yardstick, which briefs are to print",
        check=_unscaled,
    ),
)
