"""An interrupted run goes on from the answers that it had."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefgen.distill.llm.keeping import KEPT, folder
from briefgen.distill.run import Wish
from briefgen.errors import UserError
from tests.distill.llm.conftest import PARAGRAPHS, answer, article_of, evidence
from tests.distill.llm.stub import fails, says

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.distill.article import Article
    from tests.distill.llm.conftest import World

FILLER = "Nothing else was said of it on that day by anybody there. " * 103
LONG = article_of(PARAGRAPHS[0], PARAGRAPHS[1], FILLER, PARAGRAPHS[2])
REST = answer(participants=[], topics=[], events=[])


@pytest.fixture
def interrupted(world: World) -> World:
    """Return an engine of which the second part of three failed."""
    world.stub.script = [says(answer()), fails(401)]
    with pytest.raises(UserError, match="wants a key") as caught:
        world.draft(LONG)
    assert "1 answer is kept" in caught.value.problems[0].hint
    world.stub.asked.clear()
    return world


def test_an_interrupted_run_goes_on(interrupted: World) -> None:
    """The next run asks for what is missing alone, and counts all tokens."""
    interrupted.stub.script = [says(REST), says(REST)]
    draft = interrupted.draft(LONG)
    sent = [asked.words[1][1] for asked in interrupted.stub.asked]
    assert len(sent) == 2
    assert PARAGRAPHS[0] not in "".join(sent)
    assert draft.data["events"][0]["evidence"]
    assert "2,700 tokens read and 300 written" in draft.made_by
    assert "answers of an earlier run are used" in interrupted.told[-3]


def test_an_answer_is_not_lost_for_its_quotes(world: World) -> None:
    """Facts that were found are kept, though asking for a quote once more fails."""
    invented = {**answer()["events"][0], "evidence": evidence("not there at all")}
    given = answer(events=[invented])
    world.stub.script = [says(given), fails(401)]
    with pytest.raises(UserError, match="wants a key"):
        world.draft()
    world.stub.script = [says({"quotes": []})]
    first = world.draft()
    assert len(world.stub.asked) == 3
    assert first.doubts
    assert world.draft() == first
    assert len(world.stub.asked) == 3


def test_the_same_again_costs_nothing(world: World) -> None:
    """A second run on the same article asks nothing and says the same."""
    world.stub.script = [says(answer())]
    first = world.draft()
    assert world.draft() == first
    assert len(world.stub.asked) == 1


def test_another_question_is_asked(interrupted: World) -> None:
    """Answers count for their article, model, server and topics alone."""
    others: list[tuple[Article, Wish, dict[str, str]]] = [
        (LONG, Wish(), {"model": "stub-2"}),
        (LONG, Wish(topics=("truce",)), {}),
        (article_of(*LONG.paragraphs, "More."), Wish(), {}),
    ]
    for article, wish, changes in others:
        interrupted.stub.asked.clear()
        interrupted.stub.script = [fails(401)]
        with pytest.raises(UserError, match="wants a key"):
            interrupted.draft(article, wish, **changes)
        assert PARAGRAPHS[0] in interrupted.stub.asked[0].words[1][1]


def test_answers_are_the_users_own_for_a_day(interrupted: World) -> None:
    """Nobody else can read what is kept, and after a day it is gone."""
    (file,) = interrupted.folder.iterdir()
    assert interrupted.folder.stat().st_mode & 0o077 == 0
    os.utime(file, (interrupted.now, interrupted.now))
    interrupted.now += KEPT + 1
    interrupted.stub.script = [fails(401)]
    with pytest.raises(UserError):
        interrupted.draft(LONG)
    assert not file.exists()


@pytest.mark.parametrize(
    "damage", ["", "[]", '{"a": ', '{"a": 5}', '{"a": ["", 1, 1]}'], ids=repr
)
def test_damage_costs_an_answer(interrupted: World, damage: str) -> None:
    """What is kept and cannot be read is asked for again."""
    (file,) = interrupted.folder.iterdir()
    file.write_text(damage)
    interrupted.stub.script = [says(answer()), says(REST), says(REST)]
    assert interrupted.draft(LONG).data["events"]
    assert len(interrupted.stub.asked) == 3


def test_a_folder_that_cannot_be_is_no_failure(world: World, tmp_path: Path) -> None:
    """Where nothing can be kept, the facts are found all the same."""
    (tmp_path / "file").write_text("")
    world.folder = tmp_path / "file" / "llm"
    world.stub.script = [says(answer())]
    assert world.draft().data["events"]


def test_where_answers_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder is in the user's cache folder, as the XDG specification has it."""
    from briefgen.render.caching import cache_folder

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_folder.cache_clear()
    try:
        assert folder() == tmp_path / "briefgen" / "llm"
    finally:
        monkeypatch.undo()
        cache_folder.cache_clear()
