"""Sentences told apart into clauses: who says each, and its words reduced.

A clause keeps words of the source in their order. What is left out is what hangs on
it beside the point: who said so, appositions, remarks in parentheses, trailing
participles where it is long. No word is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.distill.engine.lists import NOT_CLAIMS, REPORTING
from briefgen.distill.engine.text import joined, raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.check.grounding.language import Parsed, Word

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_OWN_MARKS = frozenset(("although", "though", "while", "whereas"))
_LONG = 26
"""A clause of more words loses what trails behind it."""
_LEAST = 4
"""A clause of fewer words says nothing of its own."""
_OPEN, _CLOSE = '“"', '”"'


class Clause(NamedTuple):
    """A clause: its verb, its words, and the words for those who say it.

    `speakers` are the words at the head of who says so; `told` those that tell it
    ("according to the ministry"), for the evidence. `is_spoken` where the words
    themselves are between quotation marks. `focus` are the words to quote where they
    are not all; `is_whole` tells whether the words make a sentence.
    """

    paragraph: int
    parsed: Parsed
    verb: Word
    words: tuple[Word, ...]
    speakers: tuple[Word, ...]
    told: tuple[Word, ...]
    is_spoken: bool
    sentence: range
    focus: tuple[Word, ...] = ()
    is_whole: bool = True

    @property
    def text(self) -> str:
        """The words as a text."""
        if self.is_whole:
            return joined(self.parsed, self.words)
        lead = [word for word in self.words if word not in self.focus]
        return f"{joined(self.parsed, lead)}: {joined(self.parsed, self.focus)}"

    @property
    def subject(self) -> Word | None:
        """The word at the head of its subject, if it has one."""
        return next(
            (w for w in self.parsed.below[self.verb.at] if w.dep in _SUBJECTS), None
        )

    def without(self, words: Iterable[Word]) -> Clause:
        """Return the clause without some of its words."""
        gone = {each.at for each in words}
        return self._replace(words=tuple(w for w in self.words if w.at not in gone))


def clauses(paragraph: int, parsed: Parsed) -> Iterator[Clause]:
    """Yield the clauses of a paragraph in its order."""
    for sentence in parsed.sentences:
        words = parsed.words[sentence.start : sentence.stop]
        root = next((word for word in words if word.dep == "ROOT"), None)
        if root is None or not any(word.pos in ("VERB", "AUX") for word in words):
            continue
        whole = Clause(paragraph, parsed, root, tuple(words), (), (), False, sentence)
        whole, opening = _opened(whole)
        if opening is not None:
            yield opening
        for clause in _parts(whole):
            if len(clause.words) >= _LEAST:
                yield clause


def _opened(clause: Clause) -> tuple[Clause, Clause | None]:
    """Part an opening participle from a sentence, where somebody is named who says it.

    "Begun by one, as confirmed by another, the call ..." becomes "the call: begun by
    one", said by the other.
    """
    parsed, root = clause.parsed, clause.verb
    first = clause.words[0]
    if first.tag != "VBN" or first.dep != "advcl" or first.head != root.at:
        return clause, None
    part = _under(clause, first)
    bare, speakers, told = _attributed(part._replace(verb=first))
    if not speakers:
        return clause, None
    rest = clause.without(part.words)
    lead = [word for word in rest.words if word.at < root.at and word.pos != "PUNCT"]
    bare = _trimmed(bare)
    opening = bare._replace(
        verb=first,
        words=(*lead, *bare.words),
        focus=bare.words,
        speakers=tuple(speakers),
        told=tuple(told),
        is_whole=False,
    )
    return rest, opening if lead else None


def _parts(clause: Clause) -> Iterator[Clause]:
    """Yield the clauses that one is made of."""
    parsed, verb = clause.parsed, clause.verb
    for below in parsed.below[verb.at]:
        if (
            below.dep in ("ccomp", "parataxis")
            and below.pos in ("VERB", "AUX")
            and (_has_subject(parsed, below) and _is_apart(parsed, verb, below))
        ):
            part = _under(clause, below)
            clause = clause.without(part.words)
            yield from _parts(part)
    clause, speakers, told = _attributed(clause)
    if speakers:
        clause = clause._replace(
            speakers=(*speakers, *clause.speakers), told=(*told, *clause.told)
        )
    inner = _reported(clause)
    if inner is not None:
        yield from _parts(inner)
        rest = clause.without(parsed.under(inner.verb))
        for below in parsed.below[verb.at]:
            if below.dep == "conj" and below.pos in ("VERB", "AUX"):
                yield from _joined(rest, below)
        return
    # Clauses with a subject of their own stand alone.
    for below in parsed.below[verb.at]:
        if below.pos not in ("VERB", "AUX") or below not in clause.words:
            continue
        if below.dep in ("conj", "ccomp", "parataxis") and _has_subject(parsed, below):
            part = _under(clause, below)
            if part.words and (below.dep == "conj" or _is_apart(parsed, verb, below)):
                clause = clause.without(part.words)
                yield from _parts(part)
        elif below.dep == "advcl" and _mark(parsed, below) in _OWN_MARKS:
            part = _under(clause, below)
            clause = clause.without(part.words)
            marks = [w for w in parsed.below[below.at] if w.dep == "mark"]
            yield from _parts(part.without(marks))
    for verb, part in list(_relative(clause)):
        gone = {word.at for word in parsed.under(verb)}
        clause = clause.without(word for word in clause.words if word.at in gone)
        yield _trimmed(part)
    yield _claimed(_trimmed(_reduced(clause)))


def _trimmed(clause: Clause) -> Clause:
    """Return a clause without conjunctions and marks at its ends."""
    words = list(clause.words)
    while words and (
        (words[0].pos in ("CCONJ", "PUNCT")
        and words[0].text not in _OPEN)
        or (words[0].lower == "that" and words[0].dep == "mark")
    ):
        words.pop(0)
    while words and (
        words[-1].pos in ("CCONJ", "SCONJ") or words[-1].text in (",", ";", ":", "–")
    ):
        words.pop()
    return clause._replace(words=tuple(words))


def _has_subject(parsed: Parsed, verb: Word) -> bool:
    return any(word.dep in _SUBJECTS for word in parsed.below[verb.at])


def _mark(parsed: Parsed, verb: Word) -> str:
    return next((w.lower for w in parsed.below[verb.at] if w.dep == "mark"), "")


def _is_apart(parsed: Parsed, verb: Word, below: Word) -> bool:
    """Tell whether a clause is joined by a mark alone: 'x opposed it; y agreed'."""
    between = parsed.words[min(verb.at, below.at) : max(verb.at, below.at)]
    return any(word.text in (";", ":") for word in between)


def _under(clause: Clause, verb: Word) -> Clause:
    """Return the part of a clause that hangs on a verb."""
    inside = {word.at for word in clause.parsed.under(verb)}
    words = tuple(word for word in clause.words if word.at in inside)
    return clause._replace(verb=verb, words=words)


def _joined(rest: Clause, verb: Word) -> Iterator[Clause]:
    """Yield what is joined to a verb of saying: 'she said x and added y'."""
    if _has_subject(rest.parsed, verb):
        yield from _parts(_under(rest, verb))
        return
    subject = rest.subject
    part = _under(rest, verb)
    if part.words and subject is not None:
        inner = _reported(part, subject)
        if inner is not None:
            yield from _parts(inner)
        else:
            name = [w for w in rest.parsed.under(subject) if w in rest.words]
            whole = part._replace(words=tuple(sorted({*name, *part.words})))
            yield _trimmed(_reduced(whole))


def _reported(clause: Clause, subject: Word | None = None) -> Clause | None:
    """Return the clause that the verb of another one reports, if it is one of saying."""
    parsed, verb = clause.parsed, clause.verb
    if verb.lemma not in REPORTING:
        return None
    content = next(
        (
            word
            for word in parsed.below[verb.at]
            if word.dep in ("ccomp", "parataxis")
            and word.pos in ("VERB", "AUX")
            and word in clause.words
            and not _is_apart(parsed, verb, word)
        ),
        None,
    )
    subject = clause.subject or subject
    if content is None or subject is None or subject.dep == "nsubjpass":
        return None
    if subject.at in {word.at for word in parsed.under(content)}:
        return None
    inside = {word.at for word in parsed.under(content)}
    marks = {
        word.at
        for word in parsed.below[content.at]
        if word.dep == "mark" and word.lower == "that"
    }
    words = tuple(w for w in clause.words if w.at in inside and w.at not in marks)
    told = _near([*parsed.under(subject)], subject, verb)
    spoken = _is_spoken(parsed, words)
    clause = clause._replace(
        verb=content,
        words=words,
        speakers=(subject, *clause.speakers),
        told=(*clause.told, *told),
        is_spoken=spoken,
    )
    return clause if clause.words else None


def _claimed(clause: Clause) -> Clause:
    """Return a clause with its subject for who says so: 'the agency described it'."""
    verb, subject = clause.verb, clause.subject
    if verb.lemma not in _CLAIMS or subject is None or clause.speakers:
        return clause
    if subject.dep == "nsubjpass":
        return clause
    told = _near([*clause.parsed.under(subject)], subject, verb)
    return clause._replace(speakers=(subject,), told=tuple(told))


_CLAIMS = REPORTING - NOT_CLAIMS - {"tell", "add", "admit", "maintain", "conclude"}


def _near(words: Iterable[Word], subject: Word, verb: Word) -> list[Word]:
    """Return the words that name a speaker and the verb, where they stand together."""
    kept = sorted({*words, verb, subject})
    at = kept.index(verb)
    run = [verb]
    for each in kept[at + 1 :]:
        if each.at != run[-1].at + 1:
            break
        run.append(each)
    for each in reversed(kept[:at]):
        if each.at != run[0].at - 1:
            break
        run.insert(0, each)
    return run if subject in run else []


def _is_spoken(parsed: Parsed, words: tuple[Word, ...]) -> bool:
    """Tell whether words stand between quotation marks."""
    if not words:
        return False
    before = parsed.text[: words[0].start]
    marks = before.count("“") - before.count("”")
    return marks > 0 or before.count('"') % 2 == 1 or raw(parsed, words)[0] in _OPEN


def _attributed(clause: Clause) -> tuple[Clause, list[Word], list[Word]]:
    """Return a clause without "according to x" and "as confirmed by x", and who x is."""
    parsed = clause.parsed
    speakers: list[Word] = []
    told: list[Word] = []
    for word in clause.words:
        start = None
        if word.lower == "according":
            start = word
            found = [w for w in parsed.under(word) if w.dep == "pobj"][:1]
        elif (
            word.lemma in REPORTING
            and word.dep in ("advcl", "relcl", "acl")
            and _mark(parsed, word) == "as"
            and word is not clause.verb
        ):
            start = word
            found = [
                below
                for each in parsed.below[word.at]
                if each.dep in ("agent", "nsubj")
                for below in ([each] if each.dep == "nsubj" else parsed.below[each.at])
            ]
        if start is None or not found:
            continue
        part = sorted(w for w in parsed.under(start) if w in clause.words)
        speakers += found
        told += part
    return (clause.without(told) if told else clause), speakers, told


def _relative(clause: Clause) -> Iterator[tuple[Word, Clause]]:
    """Yield what a relative clause tells of its noun: 'the bloc, which opposes it'.

    Each comes with its verb.
    """
    parsed = clause.parsed
    for word in clause.words:
        if word.dep != "relcl" or word.pos not in ("VERB", "AUX"):
            continue
        below = parsed.below[word.at]
        pronoun = next((w for w in below if w.lower in ("which", "who", "where")), None)
        noun = parsed.above(word)
        if pronoun is None or noun is None or not _after_comma(parsed, pronoun):
            continue
        part = _under(clause, word)._replace(verb=word)
        if pronoun.lower == "where":
            if _has_subject(parsed, word):
                yield word, _reduced(part.without([pronoun]))
        elif pronoun.dep in _SUBJECTS:
            name = [
                w for w in parsed.under(noun) if w.at <= noun.at and w in clause.words
            ]
            name = [w for w in name if w.dep not in ("punct", "cc")]
            words = tuple(sorted({*name, *part.without([pronoun]).words}))
            yield word, _reduced(part._replace(words=words))


def _after_comma(parsed: Parsed, word: Word) -> bool:
    return word.at > 0 and parsed.words[word.at - 1].text in (",", "–", "—")


def _reduced(clause: Clause) -> Clause:
    """Return a clause without what stands beside the point."""
    parsed = clause.parsed
    gone: set[int] = set()
    for word in clause.words:
        if word.at in gone or word is clause.verb:
            continue
        is_beside = (
            (word.dep == "appos" and _is_parted(parsed, word))
            or (word.dep == "relcl" and _is_parted_relative(parsed, word))
            or (word.dep in ("cc", "punct") and word is clause.words[0])
            or (word.dep == "advmod" and word is clause.words[0]
                and word.lower in _LINKS)
            or (word.text == "(")
        )  # fmt: skip
        if is_beside and word.dep in ("appos", "relcl"):
            gone |= {each.at for each in parsed.under(word)}
        elif is_beside:
            gone.add(word.at)
    gone |= _parenthetic(clause)
    clause = clause._replace(words=tuple(w for w in clause.words if w.at not in gone))
    if len(clause.words) > _LONG:
        trailing = [
            word
            for word in parsed.below[clause.verb.at]
            if word.dep == "advcl"
            and word.at > clause.verb.at
            and (word.tag == "VBG" or _mark(parsed, word))
            and _before_comma(parsed, word, clause)
        ]
        for word in reversed(trailing):
            if len(clause.words) > _LONG:
                clause = clause.without(parsed.under(word))
    return clause


_LINKS = frozenset(
    ["also", "however", "meanwhile", "separately", "concurrently", "moreover", "instead", "then", "but", "and", "so", "still"]
)


def _is_parted(parsed: Parsed, word: Word) -> bool:
    """Tell whether a phrase beside a noun stands between commas."""
    up = parsed.above(word)
    first = min(each.at for each in parsed.under(word))
    if up is None or first <= up.at:
        return False
    last = max(each.at for each in parsed.under(word))
    closes = parsed.words[last + 1 : last + 2]
    return parsed.words[first - 1].text in (",", "(", "–", "—") and (
        not closes or closes[0].pos == "PUNCT"
    )


def _is_parted_relative(parsed: Parsed, word: Word) -> bool:
    first = min(each.at for each in parsed.under(word))
    return first > 0 and parsed.words[first - 1].text in (",", "–", "—")


def _before_comma(parsed: Parsed, word: Word, clause: Clause) -> bool:
    first = min(each.at for each in parsed.under(word))
    return first > clause.words[0].at and parsed.words[first - 1].text == ","


def _parenthetic(clause: Clause) -> set[int]:
    """Return the places of words between parentheses."""
    gone: set[int] = set()
    is_in = False
    for word in clause.words:
        is_in = is_in or word.text in ("(", "[")
        if is_in:
            gone.add(word.at)
        if word.text in (")", "]"):
            is_in = False
    return gone
