"""Who holds a position, acts or proposes, by a fact's fields: a part of rule G101."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.lexicon import lexicon
from briefgen.check.grounding.quotes import searchable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.language import Word
    from briefgen.check.grounding.passages import Case, Passage, Text
    from briefgen.check.grounding.reading import Reading


def holders(whole: Reading, case: Case, here: frozenset[str]) -> Iterator[Found]:
    """Yield who is given as holder, actor or author, and isn't in the passages."""
    entities = whole.entities
    if any(map(speaks, case.passages)):
        here |= whole.authors(case) | persons_of(whole, case)
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
            if not _refers_to(whole, case, name) and _is_of_other(whole, case, name):
                yield Found(
                    case.path(key),
                    f"the quotes are not of '{entities.name([name])}'",
                    hint="quote words that are, or correct it",
                    severity=Severity.WARNING,
                )
        elif (
            key != "author"
            and acting
            and not (
                entities.of_side([name]) & acting or entities.related([name]) & acting
            )
            and not _is_aside(text, entities.of_side([name]))
        ):
            yield Found(
                case.path(key),
                f"the text is about '{entities.name(acting)}', not "
                f"'{entities.name([name])}'",
                hint="let both name the same one",
                severity=Severity.WARNING,
            )


def _refers_to(whole: Reading, case: Case, name: str) -> bool:
    """Tell whether a noun of the passages can mean a participant."""
    return name in heads(whole, case) and any(map(refers, case.passages))


def _is_of_other(whole: Reading, case: Case, name: str) -> bool:
    """Tell whether the quotes, or what acts there, name another, and not that one."""
    acting = {
        each
        for passage in case.passages
        for frame in passage.text.frames
        if frame.verb.at in passage.quoted
        for word in frame.agents
        for each in passage.text.named(word)
    }
    for passage in case.passages:
        acting |= passage.quoted_ids
    return bool(acting - whole.entities.of_side([name]))


def _is_aside(text: Text, ids: frozenset[str]) -> bool:
    """Tell whether a view is given as somebody's: 'in the view of', 'according to'."""
    return any(
        text.named(word) & ids
        and any(up.lower in _VIEWS for up in text.parsed.over(word))
        for word in text.parsed.words
    )


_VIEWS = frozenset(
    ("view", "opinion", "eyes", "according", "judgment", "support", "backing", "demand")
)


def _acting(text: Text) -> frozenset[str]:
    """Return whom a text names as the one that acts in its main clause."""
    for frame in text.frames:
        if frame.verb.dep == "ROOT":
            return frozenset(each for word in frame.agents for each in text.named(word))
    return frozenset()


def heads(whole: Reading, case: Case) -> frozenset[str]:
    """Return whom the bare nouns of the passages may mean."""
    ids: frozenset[str] = frozenset()
    for passage in case.passages:
        for word in passage.words:
            ids |= whole.entities.by_head(word.lower)
    return ids


def refers(passage: Passage) -> bool:
    """Tell whether the words of a quote refer back: 'he', 'its', 'the company'."""
    pronouns = lexicon().sets["pronouns"]
    if any(
        agent.pos == "PRON" and agent.lower in pronouns and not _is_empty(agent)
        for frame in passage.text.frames
        if frame.verb.at in passage.quoted
        for agent in frame.agents
    ):
        return True
    return any(
        word.pos in ("PRON", "DET") and word.lower in pronouns and not _is_empty(word)
        for word in passage.words
    ) or any(_is_described(passage, word) for word in passage.words)


def persons_of(whole: Reading, case: Case) -> frozenset[str]:
    """Return the persons that the sources of a case name, and whom they speak for."""
    texts = searchable(whole.subject)
    names = sorted({passage.source for passage in case.passages} & texts.keys())
    ids = frozenset(
        each for name in names for each in whole.entities.ids(texts[name].text)
    )
    return whole.entities.related(whole.entities.persons(ids))


def speaks(passage: Passage) -> bool:
    """Tell whether a quote has words of somebody who speaks for himself: 'we', 'I'."""
    return any(word.lower in _OURSELVES for word in passage.words)


_OURSELVES = frozenset(
    ("we", "us", "our", "ours", "ourselves", "i", "me", "my", "you", "your")
)


def _is_described(passage: Passage, word: Word) -> bool:
    """Tell whether a noun stands for a name told before: 'the firm'."""
    if word.pos not in ("NOUN", "ADJ") or passage.text.named(word):
        return False
    below = passage.text.parsed.below[word.at]
    return any(each.lower in _DEFINITE and each.pos == "DET" for each in below)


_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "each"))


def _is_empty(word: Word) -> bool:
    """Tell whether a pronoun stands for nobody: 'there is', 'says that'."""
    return word.dep == "expl" or (word.lower in ("that", "this") and word.dep == "mark")
