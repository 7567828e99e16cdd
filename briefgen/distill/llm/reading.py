"""An article read by a model: part by part, each answer checked, each quote found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefgen.distill import writing
from briefgen.distill.llm import answer as answers
from briefgen.distill.llm import mishaps, prompt
from briefgen.distill.llm.answer import MisfitError
from briefgen.distill.llm.assembly import assembled
from briefgen.distill.llm.keeping import Kept
from briefgen.distill.llm.parts import parts
from briefgen.distill.llm.quotes import Finder, locate, settle
from briefgen.errors import Place, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from briefgen.distill.article import Article
    from briefgen.distill.draft import Draft, Values
    from briefgen.distill.llm.client import Client, Reply
    from briefgen.distill.llm.parts import Part
    from briefgen.distill.llm.settings import Settings
    from briefgen.distill.run import Wish


_CHANCES: Final = 2
"""An answer that does not fit is asked for once more."""


class _Read(NamedTuple):
    """The facts of a part, and the tokens that were read and written for them."""

    answer: Values
    read: int
    written: int


class Reader:
    """Has articles read by a model.

    `folder` is where answers are kept, `now` the time in seconds; `tell` is called with
    a line that says how far it is.
    """

    def __init__(
        self,
        client: Client,
        settings: Settings,
        folder: Path | None,
        now: float,
        tell: Callable[[str], None],
    ) -> None:
        self._client = client
        self._settings = settings
        self._folder = folder
        self._now = now
        self._tell = tell

    def draft(self, article: Article, wish: Wish) -> Draft:
        """Return the facts of an article as a draft, without its sources.

        Raises `UserError` where a part gets no answer that fits; the answers on the
        others are kept then, and used by the next run.
        """
        todo = parts(article.paragraphs)
        if not todo:
            raise UserError(
                f"{article.name}: has no text to take facts from",
                hint="give the text of the article",
            )
        kept = Kept(self._folder, self._about(article, wish), self._now)
        reading = _Reading(self._client, self._settings, article, wish, kept)
        self._tell(self._beginning(len(todo), kept))
        found: list[_Read] = []
        for number, part in enumerate(todo, 1):
            if number > 1:
                self._tell(f"part {number} of {len(todo)}")
            try:
                found += reading.read(part)
            except UserError as error:
                raise _about_article(error, article, len(kept)) from None
        draft = assembled([each.answer for each in found], article, wish.source)
        if not any(True for _ in draft.facts()):
            raise _about_article(mishaps.no_fact(self._settings), article, 0)
        disclosed = (
            f"Its facts were found by a large language model, {self._settings.model}."
        )
        return draft._replace(made_by=self._made_by(found), disclosed=disclosed)

    def _about(self, article: Article, wish: Wish) -> list[Any]:
        return [
            article.sha256,
            self._settings.url,
            self._settings.model,
            prompt.VERSION,
            answers.facts_schema(),
            wish.topics,
            article.meta.published,
        ]

    def _beginning(self, count: int, kept: Kept) -> str:
        where = "this machine" if self._settings.is_local else self._settings.host
        told = f"asking '{self._settings.model}' on {where}"
        told += f", {count} parts" if count > 1 else ""
        return f"{told}; answers of an earlier run are used" if len(kept) else told

    def _made_by(self, found: Sequence[_Read]) -> str:
        """Return what a dossier says of the tool that made it (ICS 206-01)."""
        read = sum(each.read for each in found)
        written = sum(each.written for each in found)
        price = self._settings.price
        cost = f", cost {price.of(read, written):.4f} {price.currency}" if price else ""
        return (
            "Distilled by briefgen with a large language model, "
            f"{self._settings.model} (prompt {prompt.VERSION}, {read:,} tokens "
            f"read and {written:,} written{cost}); not yet read by a person."
        )


class _Reading:
    """One article being read."""

    def __init__(
        self,
        client: Client,
        settings: Settings,
        article: Article,
        wish: Wish,
        kept: Kept,
    ) -> None:
        self._client = client
        self._settings = settings
        self._article = article
        self._wish = wish
        self._kept = kept
        self._finder = Finder(article.paragraphs)

    def read(self, part: Part) -> Iterator[_Read]:
        """Yield the facts of a part, with their quotes in place.

        Where a model has no room for those of the whole, those of each half.
        """
        reply = self._accepted(part)
        if not reply.is_cut:
            yield self._quoted(part, reply)
            return
        halves = part.halves()
        if halves is None:
            raise mishaps.cut(self._settings)
        for half in halves:
            yield from self.read(half)

    def _accepted(self, part: Part) -> Reply:
        """Return an answer that fits, or one that is cut for lack of room.

        One that does not fit is asked for once more.
        """
        kept = self._kept.get(part.sha256)
        if kept and not self._problems(kept):
            return kept
        asked = prompt.ask(self._article, part, self._wish.topics)
        read = written = 0
        problems: list[str] = []
        for _ in range(_CHANCES):
            reply = self._client.ask(asked, answers.facts_schema())
            read, written = read + reply.read, written + reply.written
            if reply.is_cut:
                return reply
            problems = self._problems(reply)
            if not problems:
                reply = reply._replace(read=read, written=written)
                self._kept.put(part.sha256, reply)
                return reply
            asked = prompt.ask_again(asked, reply.text, problems)
        raise mishaps.misfit(self._settings, "; ".join(problems))

    def _problems(self, reply: Reply) -> list[str]:
        try:
            self._try(reply.text)
        except MisfitError as misfit:
            return misfit.problems
        return []

    def _quoted(self, part: Part, reply: Reply) -> _Read:
        """Return the facts of an answer; quotes not found are asked for once more."""
        answer = answers.facts(reply.text)
        missing = locate(answer, self._finder)
        if not missing:
            return _Read(answer, reply.read, reply.written)
        question = f"{part.sha256} quotes"
        more = self._kept.get(question)
        if more is None:
            pairs = [each.asked for each in missing]
            asked = prompt.ask_quotes(self._article, part, pairs)
            more = self._client.ask(asked, answers.quotes_schema())
            self._kept.put(question, more)
        try:
            new = answers.quotes(more.text)
        except MisfitError:
            new = {}
        settle(missing, new, self._finder)
        return _Read(answer, reply.read + more.read, reply.written + more.written)

    def _try(self, text: str) -> None:
        """Raise `MisfitError` unless an answer fits the schema and makes a dossier."""
        from briefgen.dossier import loads

        trial = answers.facts(text)
        locate(trial, self._finder)
        draft = assembled([trial], self._article, self._wish.source)
        head = {
            "title": "Trial",
            "subject": "Trial",
            "as_of": "2000-01-01T00:00Z",
            "marking": "TLP:AMBER",
            "sources": [
                {
                    "id": self._wish.source,
                    "title": "Article",
                    "kind": "press article",
                    "description": "Trial.",
                }
            ],
        }
        try:
            loads(writing.text(draft._replace(data=draft.data | head)))
        except UserError as error:
            raise MisfitError([each.message for each in error.problems]) from None


def _about_article(error: UserError, article: Article, count: int) -> UserError:
    """Return an error with the article it is about, and what is kept of it."""
    kept = ""
    if count:
        told = "1 answer is kept" if count == 1 else f"{count} answers are kept"
        kept = f"; {told} for a day, and used then"
    place = Place(article.name)
    problems = tuple(
        Problem(each.message, place, f"{each.hint}{kept}") for each in error.problems
    )
    return UserError(problems, exit_code=error.exit_code)


def tell(line: str) -> None:
    """Write a line to stderr; nobody reading it is no failure."""
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        pass
