"""Who holds a position, acts or proposes, by a fact's fields: a part of rule G101."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Found, Severity
from briefgen.check.grounding.referents import heads, refers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.grounding.passages import Case, Text
    from briefgen.check.grounding.reading import Reading


def holders(whole: Reading, case: Case, here: frozenset[str]) -> Iterator[Found]:
    """Yield who is given as holder, actor or author, and isn't in the passages."""
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
