"""Who of those named takes part in the story: the participants of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.engine import kinds
from briefgen.distill.engine.text import around, quotes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefgen.distill.draft import Ids, Values
    from briefgen.distill.engine.people import People
    from briefgen.distill.engine.who import Who

_SHOWN: Final = 2
"""So many phrases are quoted for a participant."""
_BESIDE: Final = 4
"""So many words on each side of a name are quoted with it."""
_MEETINGS: Final = ("summit", "conference", "meeting")
_LAST: Final = (10**9, 0)


class Cast:
    """The participants; what is doubtful of some is in `doubts`, by their ids."""

    def __init__(self, people: People, ids: Ids, source: str) -> None:
        self._people = people
        self._ids = ids
        self._source = source
        self.doubts: dict[str, str] = {}

    def participants(self, used: Collection[int]) -> list[Values]:
        """Return the participants in the order in which they are named first.

        `used` holds the `id` of each that a fact names. All that take part have an
        id then.
        """
        chosen = {id(w): w for w in self._people.all if id(w) in used or _is_in(w)}
        for who in list(chosen.values()):
            side = who.side
            if side is not None and side.kind != kinds.PERSON:
                chosen.setdefault(id(side), side)
        kept = [w for w in chosen.values() if w.mentions or w.acts or id(w) in used]
        kept.sort(key=lambda who: who.mentions[0][:2] if who.mentions else _LAST)
        for who in kept:
            is_person = who.kind == kinds.PERSON
            who.id = self._ids.make(who.short if is_person else who.name)
        return [self._participant(who) for who in kept]

    def _participant(self, who: Who) -> Values:
        values: Values = {"id": who.id, "name": _plain(who.name), "kind": who.kind}
        if who.kind == kinds.PERSON and " " in who.name:
            values["short"] = _plain(who.short)
        if who.role:
            values["role"] = _plain(who.role)
        if who.side is not None and who.side.id and who.side is not who:
            values["side"] = who.side
        known = {who.name.lower(), who.short.lower()}
        aliases = [_plain(form) for form in who.forms if form.lower() not in known]
        if aliases:
            values["aliases"] = aliases
        values["evidence"] = list(self._seen(who))
        if who.doubt:
            self.doubts[who.id] = who.doubt
        return values

    def _seen(self, who: Who) -> Iterator[Values]:
        """Yield the first phrases that name one, with the words around the name."""
        found = list(self._quoted(who))[:_SHOWN] or list(self._searched(who))[:1]
        for paragraph, quote in found:
            yield {
                "source": self._source,
                "paragraph": paragraph + 1,
                "quote": quote,
            }

    def _quoted(self, who: Who) -> Iterator[tuple[int, str]]:
        for mention in who.mentions[:_SHOWN]:
            parsed = self._people.paragraphs[mention.paragraph]
            span = parsed.sentence_of(mention.head.at)
            start = max(mention.start - _BESIDE, span.start)
            words = parsed.words[start : min(mention.stop + _BESIDE, span.stop)]
            if quote := around(parsed, words):
                yield mention.paragraph, quote

    def _searched(self, who: Who) -> Iterator[tuple[int, str]]:
        """Yield where one stands who has no name of its own."""
        for number, parsed in enumerate(self._people.paragraphs):
            at = parsed.text.lower().find(who.name.lower())
            if at >= 0:
                stop = at + len(who.name)
                words = [word for word in parsed.words if at <= word.start < stop]
                yield from ((number, quote) for quote in quotes(parsed, words)[:1])


def _is_in(who: Who) -> bool:
    """Tell whether one who is named has a part in the story."""
    is_long = len(who.name.split()) > 1
    if who.kind == kinds.PERSON:
        return bool(who.role) or is_long
    if who.kind in (kinds.ORGANISATION, kinds.BODY):
        is_meeting = who.name.lower().endswith(_MEETINGS)
        if not who.mentions:
            return who.acts > 0
        return (who.acts > 0 or is_long or bool(who.nouns)) and not is_meeting
    return who.kind == kinds.STATE and who.acts > 0


def _plain(text: str) -> str:
    return text.replace("'", "’")
