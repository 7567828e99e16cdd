"""What the tests of the LLM engine share: a stub, an article, and time that flies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.distill.article import Article, Meta
from briefgen.distill.llm.client import Client, Clock
from briefgen.distill.llm.reading import Reader
from briefgen.distill.llm.settings import Settings
from briefgen.distill.run import Wish
from tests.distill.llm.stub import Stub

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.distill.draft import Draft, Values

PARAGRAPHS = tuple(
    """\
Norland’s envoy Ada Brandt presented a six-point truce to both parties on Tuesday, the \
foreign ministry of Norland said.
Southmark opposes the draft. Its prime minister, Olaf Reyes, said that the text \
ignored the disputed harbour.
The draft provides for a ceasefire along the river and the exchange of all prisoners.
""".splitlines()
)
NOW = 1_766_000_000.0


def article_of(*paragraphs: str, published: str = "2025-12-18") -> Article:
    """Return an article with these paragraphs."""
    meta = Meta(title="Truce presented", published=published, language="en")
    text = "\n\n".join(paragraphs) + "\n"
    return Article("story.txt", "press article", text, paragraphs, (), meta)


ARTICLE = article_of(*PARAGRAPHS)


def evidence(*quotes: str) -> list[Values]:
    """Return evidence as a model gives it."""
    return [{"quote": quote} for quote in quotes]


def answer(**sections: Any) -> Values:
    """Return a good answer on the article, with some sections in place of its own."""
    given: Values = {
        "participants": [
            {
                "id": "brandt",
                "evidence": evidence("Norland's envoy Ada Brandt presented"),
                "name": "Ada Brandt",
                "kind": "person",
                "short": "Brandt",
                "role": "envoy",
                "side": "norland",
                "aliases": [],
            },
            {
                "id": "norland",
                "evidence": evidence("the foreign ministry of Norland said"),
                "name": "Norland",
                "kind": "state",
            },
            {
                "id": "southmark",
                "evidence": evidence("Southmark opposes the draft"),
                "name": "Southmark",
                "kind": "state",
            },
        ],
        "topics": [
            {
                "title": "Truce",
                "statements": [],
                "positions": [
                    {
                        "evidence": evidence("Southmark opposes the draft"),
                        "text": "Southmark opposes the draft.",
                        "holder": "southmark",
                        "stance": "opposes",
                    }
                ],
            }
        ],
        "events": [
            {
                "evidence": evidence(
                    "presented a six-point truce to both parties on Tuesday"
                ),
                "text": "Ada Brandt presented a six-point truce to both parties.",
                "said_by": ["norland"],
                "weight": 4,
                "title": "Truce presented",
                "when": {"text": "Tuesday", "date": None},
                "participants": ["brandt"],
            }
        ],
        "un_activity": [],
        "plans": [],
        "gaps": [],
        "next_dates": [],
    }
    return given | sections


@pytest.fixture(scope="session")
def server() -> Iterator[Stub]:
    """Run the stub for all tests."""
    stub = Stub()
    yield stub
    stub.stop()


@pytest.fixture
def stub(server: Stub) -> Stub:
    """Return the stub with an empty script."""
    server.script.clear()
    server.asked.clear()
    return server


class World:
    """An engine at the stub: what it told, how long it would have slept."""

    def __init__(self, stub: Stub, folder: Path) -> None:
        self.stub = stub
        self.folder = folder
        self.told: list[str] = []
        self.slept: list[float] = []
        self.now = NOW
        self.patience = 5.0
        self.share = 1.0

    def settings(self, **changes: Any) -> Settings:
        """Return settings that lead to the stub."""
        return Settings(**({"url": self.stub.url, "model": "stub-1"} | changes))

    def draft(
        self, article: Article = ARTICLE, wish: Wish | None = None, **changes: Any
    ) -> Draft:
        """Return the draft of an article; `changes` are those of the settings."""
        settings = self.settings(**changes)
        clock = Clock(self.slept.append, lambda: self.now, lambda: self.share)
        client = Client(settings, clock, self.told.append, self.patience)
        reader = Reader(client, settings, self.folder, self.now, self.told.append)
        return reader.draft(article, wish or Wish())


@pytest.fixture
def world(stub: Stub, tmp_path: Path) -> World:
    """Return an engine at the stub that keeps its answers in the test's folder."""
    return World(stub, tmp_path / "kept" / "llm")
