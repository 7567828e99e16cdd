"""Group F: form that can be mended with certainty; ``--fix`` does so.

Edits are places in the file's text. Where the file may not read as it seems to,
there is a finding without an edit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.check.finding import Edit, Found, Severity
from briefgen.check.rule import Rule
from briefgen.check.tradecraft import quotes
from briefgen.check.tradecraft.markings import MENTION, label
from briefgen.check.tradecraft.written import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.check.subject import Phrase, Subject
    from briefgen.dossier.places import Path

_LISTS = ("said_by", "participants", "rests_on", "parties")
_FIRST_ID = re.compile(r"\{?\s*['\"]?id['\"]?\s*:")
_ID_LINE = re.compile(r"[ ]*(id:[^\n]*)")
_IDENTIFIED = ("sources", "topics")
_IN_SOURCE = frozenset(("when", "since"))


def _straight(subject: Subject) -> Iterator[Found]:
    for path, language, text in _texts(subject):
        if "'" not in text and '"' not in text:
            continue
        changes = list(quotes.changes(text, language))
        if changes:
            start, old, new = changes[0]
            yield Found(
                path,
                f"{old} is straight: write {new.strip()}",
                words=text[start : start + 1],
                hint="'briefgen check --fix' mends it",
                edits=_edits(subject, path, text, changes),
            )


def _texts(subject: Subject) -> Iterator[tuple[Path, str, str]]:
    """Yield each text for readers in each of its languages.

    The words of a source, which dates give, are left as they are.
    """
    for phrase in subject.phrases:
        if phrase.key == "text" and not _IN_SOURCE.isdisjoint(phrase.path):
            continue
        texts = _languages(phrase)
        if texts:
            for language, text in texts.items():
                yield (*phrase.path, language), language, text
        else:
            yield phrase.path, subject.dossier.language, str(phrase.text)


def _languages(phrase: Phrase) -> dict[str, str]:
    return dict(getattr(phrase.text, "texts", {}))


def _edits(
    subject: Subject, path: Path, text: str, changes: list[tuple[int, str, str]]
) -> tuple[Edit, ...]:
    """Return changes of a text as edits of the file; nothing if it reads otherwise."""
    start = subject.offset(subject.places.of(path))
    places = spans(subject.text, start, text)
    if places is None:
        return ()
    return tuple(
        Edit(places[at][0], places[at + len(old) - 1][1], new)
        for at, old, new in changes
    )


def _miswritten(subject: Subject) -> Iterator[Found]:
    for path, _, text in _texts(subject):
        if "tlp" not in text.lower():
            continue
        changes = [
            (match.start(), match[0], label(match))
            for match in MENTION.finditer(text)
            if match[0] != label(match)
        ]
        if changes:
            _, old, new = changes[0]
            yield Found(
                path,
                f"'{old}' is written {new}",
                words=old,
                hint="'briefgen check --fix' mends it",
                edits=_edits(subject, path, text, changes),
            )


def _id_later(subject: Subject) -> Iterator[Found]:
    paths: list[Path] = [item.path for item in subject.items]
    for section in _IDENTIFIED:
        count = len(getattr(subject.dossier, section))
        paths += [(section, index) for index in range(count)]
    for path in paths:
        start = subject.offset(subject.places.of(path))
        if not _FIRST_ID.match(subject.text, start):
            yield Found(
                path,
                "'id' is not the first key",
                key="id",
                hint="put it first, where readers of the file look for it",
                edits=_moved(subject, path, start),
            )


def _moved(subject: Subject, path: Path, start: int) -> tuple[Edit, ...]:
    """Return the edits that put a line with an id above all others of its mapping."""
    text = subject.text
    at = subject.offset(subject.places.of_key((*path, "id")))
    line = text.rfind("\n", 0, at) + 1
    match = _ID_LINE.fullmatch(text, line, _line_end(text, at))
    indent = at - line
    column = start - (text.rfind("\n", 0, start) + 1)
    value = subject.offset(subject.places.of((*path, "id")))
    if (
        not match
        or not value < match.end()
        or text[value] in "|>"
        or indent != column
        or text[start] == "{"
    ):
        return ()
    end = match.end()
    return (
        Edit(start, start, f"{match[1].rstrip()}\n{' ' * indent}"),
        Edit(line - 1, end, ""),
    )


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _twice(subject: Subject) -> Iterator[Found]:
    for item in subject.items:
        for key in _LISTS:
            given: tuple[str, ...] = getattr(item.fact, key, ())
            if len(set(given)) == len(given):
                continue
            first = {name: index for index, name in reversed(list(enumerate(given)))}
            for index, name in enumerate(given):
                if first[name] != index:
                    path = (*item.path, key, index)
                    yield Found(
                        path,
                        f"'{name}' is listed twice",
                        words=name,
                        hint="'briefgen check --fix' mends it",
                        edits=_without(subject, path, name),
                    )


def _without(subject: Subject, path: Path, name: str) -> tuple[Edit, ...]:
    """Return the edit that takes an item out of a list, with its comma or its line."""
    text = subject.text
    at = subject.offset(subject.places.of(path))
    if not text.startswith(name, at):
        return ()
    end = at + len(name)
    in_line = re.search(r",[ \t]*$", text[max(0, at - 80) : at])
    if in_line and re.match(r"[ \t]*[,\]]", text[end : end + 80]):
        return (Edit(at - len(in_line[0]), end, ""),)
    line = text.rfind("\n", 0, at) + 1
    if re.fullmatch(r"[ ]*-[ ]+", text[line:at]):
        whole = _line_end(text, at)
        if not text[end:whole].strip():
            return (Edit(line - 1, whole, ""),)
    return ()


RULES = (
    Rule(
        id="F001",
        severity=Severity.NOTE,
        asks="Quotation marks and apostrophes are those of print.",
        because="Straight ones are of typewriters, and look like haste.",
        bad='text: The Council\'s "road map" has two points.',
        good="text: The Council’s “road map” has two points.",
        origin="Chicago Manual of Style, 6.123; Imprimerie nationale",
        check=_straight,
    ),
    Rule(
        id="F002",
        severity=Severity.WARNING,
        asks="A marking in a text is in capitals and has no blank.",
        because="Programs that look for it find it only so.",
        bad='text: "The annex is TLP: AMBER."',
        good='text: "The annex is TLP:AMBER."',
        origin="TLP 2.0",
        check=_miswritten,
    ),
    Rule(
        id="F003",
        severity=Severity.NOTE,
        asks="The id is the first key of its mapping.",
        because="Who looks for a fact in the file looks for its id.",
        bad="- text: Both ports reopen.\n  id: both",
        good="- id: both\n  text: Both ports reopen.",
        origin="the order of docs/facts.md",
        check=_id_later,
    ),
    Rule(
        id="F004",
        severity=Severity.WARNING,
        asks="No id is listed twice.",
        because="The brief would name the same party twice.",
        bad="said_by: [council, north, council]",
        good="said_by: [council, north]",
        origin="docs/facts.md",
        check=_twice,
    ),
)
