"""Sentences told apart into clauses: who says each, and its words reduced.

A clause keeps words of the source in their order. Each verb that has a subject, or
shares the one of a verb before, becomes a clause of its own. What is left out is what
hangs on it beside the point: who said so, appositions, remarks in parentheses. No
word is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.engine import quotation, reducing, saying
from briefgen.distill.engine.clause import VERBS, Clause, mark_of, subject_of
from briefgen.distill.engine.relative import relative
from briefgen.distill.engine.stance import stance_of
from briefgen.distill.engine.stances import table
from briefgen.distill.engine.trailing import trailing
from briefgen.distill.engine.words import REPORTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Parsed, Word

_ASIDE: Final = frozenset(("although", "though", "while", "whereas"))
"""What ties a clause to another that could stand alone."""
_LEAST: Final = 3
"""A clause of fewer words says nothing of its own."""
_MOST: Final = 300
"""A sentence of more words is a list or no sentence."""
_PREDICATE: Final = 2
"""A verb that shares a subject stands alone with so many words behind it."""
_OBJECTS: Final = frozenset(
    ("dobj", "prep", "ccomp", "xcomp", "attr", "acomp", "oprd", "advcl", "prt", "agent")
)


def clauses(paragraph: int, parsed: Parsed) -> Iterator[Clause]:
    """Yield the clauses of a paragraph in its order."""
    for sentence in parsed.sentences:
        words = parsed.words[sentence.start : sentence.stop]
        root = next((word for word in words if word.dep == "ROOT"), None)
        root = _told_as_noun(parsed, root) if root is not None else None
        is_told = root is not None and (
            root.pos in VERBS or any(word.pos in VERBS for word in words)
        )
        if root is None or not is_told or len(words) > _MOST:
            continue
        whole = _rooted(Clause(paragraph, parsed, sentence, root, tuple(words)))
        if root.pos == "VERB" and parsed.words[root.at].pos != "VERB":
            whole = whole._replace(actor=parsed.words[root.at - 1])
        found = [*_opening(whole)]
        whole = trailing(found.pop() if found else whole)
        found += _parts(whole)
        yield from sorted(
            (saying.spoken(each) for each in found if _is_long(each)),
            key=lambda each: each.verb.at,
        )


def _told_as_noun(parsed: Parsed, root: Word) -> Word:
    """Return the verb of a sentence that the model takes for a noun: 'X contests'."""
    lemma = root.lemma if root.tag == "NNS" else root.lower
    if root.pos in VERBS or root.at == 0 or lemma not in table().verbs:
        return root
    before = parsed.words[root.at - 1]
    is_subject = before.head == root.at and before.pos in ("NOUN", "PROPN", "ADJ")
    tag = "VBZ" if root.tag == "NNS" else "VBP"
    return root._replace(pos="VERB", tag=tag, lemma=lemma) if is_subject else root


def _is_long(clause: Clause) -> bool:
    """Tell whether a clause says something: 'Norland abstained' does."""
    is_act = clause.verb.pos == "VERB" and clause.subject is not None
    return len(clause.words) >= _LEAST - is_act


def _rooted(clause: Clause) -> Clause:
    """Return a sentence with its verb, where the model takes it to hang on a name.

    "The agency, UNHCR, called on them" is seen as one that was called so.
    """
    root, parsed = clause.verb, clause.parsed
    if root.pos not in ("NOUN", "PROPN"):
        return clause
    for word in parsed.below[root.at]:
        before = parsed.words[word.at - 1].text
        if (
            word.dep in ("acl", "relcl")
            and word.tag in ("VBD", "VBN")
            and before == ","
        ):
            is_helped = any(
                w.dep in ("auxpass", "nsubj") for w in parsed.below[word.at]
            )
            if not is_helped:
                return clause._replace(verb=word, actor=root)
    return clause


def _opening(clause: Clause) -> Iterator[Clause]:
    """Yield an opening participle that somebody is named for, then the rest.

    "Begun by one, as confirmed by another, the call ..." becomes "the call: begun by
    one", said by the other.
    """
    root, first = clause.verb, clause.words[0]
    if first.tag != "VBN" or first.dep != "advcl" or first.head != root.at:
        return
    part = clause.under(first)
    bare, speakers, told = saying.attributed(part)
    rest = clause.without(part.words)
    lead = [word for word in rest.words if word.at < root.at and word.pos != "PUNCT"]
    if speakers and lead:
        bare = reducing.trimmed(bare)
        yield bare._replace(
            words=(*lead, *bare.words), focus=bare.words, is_whole=False
        ).said_by(speakers, told)
        yield rest


def _parts(clause: Clause) -> Iterator[Clause]:
    """Yield the clauses that one is made of, with who says each."""
    whole = clause
    if quotation.is_short(clause.parsed, clause.words):
        yield reducing.trimmed(clause)
        return
    clause, speakers, told = saying.attributed(clause)
    clause = clause.said_by(speakers, told)
    for part in relative(whole._replace(words=tuple(told))):
        yield from _parts(part)
    clause, others = _parted(clause)
    for other in others:
        yield from _parts(other)
    # What somebody says that another said stays as it is.
    inner = None if clause.speakers else saying.reported(clause)
    outer = clause.without(inner.parsed.under(inner.verb)) if inner else clause
    for part in list(relative(outer)):
        clause = clause.without(clause.parsed.under(part.verb))
        is_name = part.actor is not None and part.actor.pos == "PROPN"
        is_aside = is_name and part.verb.dep == "relcl"
        # What is told of a name is the article's own: no speaker says who one is.
        yield from _parts(part._replace(speakers=(), told=()) if is_aside else part)
    if inner is not None:
        yield from _parts(inner)
        return
    yield saying.claimed(reducing.trimmed(reducing.reduced(clause)))


def _parted(clause: Clause) -> tuple[Clause, list[Clause]]:
    """Return a clause without those that are joined to it, and these."""
    clause, others = _moved(clause)
    content = saying.content_of(clause)
    for word in clause.own:
        part = clause.under(word)
        if word.pos not in VERBS or word is content or not part.words:
            continue
        if word.dep == "conj":
            alone = _alone(clause, word, part)
        elif word.dep in ("ccomp", "parataxis") and subject_of(clause.parsed, word):
            is_spliced = word.at < clause.verb.at and _is_no_report(clause)
            alone = part if is_spliced or _is_apart(clause, word) else None
        elif word.tag == "VBG" and mark_of(clause.parsed, word) in _ASIDE:
            if clause.subject is not None and stance_of(part) is not None:
                others.append(clause._replace(verb=word, actor=clause.subject))
            continue
        elif (word.dep == "advcl" and mark_of(clause.parsed, word) in _ASIDE) or (
            word.dep == "advcl" and saying.is_told_after(clause, word)
        ):
            marks = [w for w in clause.parsed.below[word.at] if w.dep == "mark"]
            alone = part.without(marks)
        elif saying.is_added(clause, word):
            subject = clause.subject
            alone = part._replace(actor=subject)
        else:
            alone = None
        if alone is not None:
            clause = clause.without(part.words)
            others.append(alone)
    return clause, others


def _moved(clause: Clause) -> tuple[Clause, list[Clause]]:
    """Part the acts of a subject from a clause below, which the model joins them to.

    "She said that it had been late and announced a complaint".
    """
    parsed, verb, subject = clause.parsed, clause.verb, clause.subject
    others: list[Clause] = []
    if subject is None or verb.tag != "VBD":
        return clause, others
    for word in clause.words:
        up = parsed.above(word)
        if (
            word.dep == "conj"
            and word.at > verb.at
            and up is not None
            and up is not verb
            and up.pos in VERBS
            and saying.is_act(word)
            and subject_of(parsed, word) is None
            and (up.tag != "VBD" or up.dep == "ccomp")
        ):
            part = clause.under(word)
            clause = clause.without(part.words)
            others.append(_sharing(clause, part, subject))
    return clause, others


def _alone(clause: Clause, verb: Word, part: Clause) -> Clause | None:
    """Return a joined verb as a clause of its own, if it can be one."""
    parsed = clause.parsed
    if subject_of(parsed, verb) is not None:
        is_told = saying.content_of(clause) is not None
        if is_told and saying.is_told_on(clause, verb):
            name = clause.subject
            return part.said_by([name] if name else [], saying.naming(clause))
        return _of_another(clause, verb, part)
    subject = clause.subject
    content = saying.content_of(clause)
    if content is not None and saying.is_subordinate(clause, content, verb):
        inner = subject_of(parsed, content)
        if subject is not None and inner is not None:
            told = part.said_by([subject], saying.naming(clause))
            return _sharing(clause.under(content), told, inner)
    joint = next((w.lower for w in clause.own if w.dep == "cc" and w.at < verb.at), "")
    is_denied = any(w.dep == "neg" for w in clause.own)
    rest = [w for w in clause.own if w.dep in _OBJECTS and w.at < verb.at]
    is_short = len(part.words) <= _PREDICATE
    if subject is None or is_short or not rest or joint in ("or", "nor"):
        return None
    if is_denied and joint != "but" and verb.tag == "VB":
        return None
    return _sharing(clause, part, subject)


def _of_another(clause: Clause, verb: Word, part: Clause) -> Clause:
    """Return a clause behind "yet" that names another without who says the first.

    "He said that his country stood by it, yet the speaker, Ada Brandt, objected".
    """
    parsed = clause.parsed
    subject = subject_of(parsed, verb)
    before = (w.lower for w in reversed(parsed.words[clause.verb.at : verb.at]))
    joint = next((w for w in before if w in ("but", "yet", "while", "and")), "")
    if subject is None or verb.tag not in ("VBD", "VBZ") or not joint:
        return part
    near = [subject, *(w for w in parsed.below[subject.at] if w.dep == "appos")]
    is_named = any(word.pos == "PROPN" for word in near)
    return part._replace(speakers=(), told=()) if is_named else part


def _sharing(clause: Clause, part: Clause, subject: Word) -> Clause:
    """Return a part of a clause with the subject of the whole before it."""
    parsed = clause.parsed
    inside = {word.at for word in parsed.under(subject)}
    name = [parsed.words[at] for at in clause.sentence if at in inside]
    beside = _beside(parsed, subject)
    name = [word for word in name if word.at not in beside]
    helpers: list[Word] = []
    is_past = part.verb.tag == "VBN" and clause.verb.tag == "VBD"
    if (
        part.verb.tag in ("VB", "VBN", "VBG")
        and not is_past
        and not any(w.dep in ("aux", "auxpass") for w in parsed.below[part.verb.at])
    ):
        helpers = [
            w for w in parsed.below[clause.verb.at] if w.dep in ("aux", "auxpass")
        ]
    words = tuple(sorted({*name, *helpers, *part.words}))
    return part._replace(words=words, actor=subject)


def _beside(parsed: Parsed, noun: Word) -> set[int]:
    """Return the places of what stands beside a noun: appositions and the like."""
    return {
        each.at
        for word in parsed.below[noun.at]
        if word.dep in ("appos", "relcl", "acl") or word.text == ","
        for each in parsed.under(word)
    }


def _is_no_report(clause: Clause) -> bool:
    """Tell whether the verb of a clause does not report the one before it."""
    is_denied = any(w.dep == "neg" for w in clause.own)
    return is_denied or clause.verb.lemma not in REPORTING


def _is_apart(clause: Clause, below: Word) -> bool:
    """Tell whether a clause is joined by a mark alone: 'x opposed it: y agreed'."""
    ends = sorted((clause.verb.at, below.at))
    between = clause.parsed.words[ends[0] : ends[1]]
    return any(word.text in (";", ":") for word in between)
