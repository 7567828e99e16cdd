"""Whatever a server does: one message with the next step, and nothing half-done."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest

from briefgen.distill.llm.client import TRIES
from briefgen.errors import BAD_MACHINE, UserError
from tests.distill.llm.conftest import NOW, answer, article_of, evidence
from tests.distill.llm.stub import Said, fails, says

if TYPE_CHECKING:
    from tests.distill.llm.conftest import World

SECRET = "sk-aBc123"  # noqa: S105 # it opens nothing
EXTRA = answer(marking="TLP:CLEAR")
NAMELESS = answer(
    topics=[
        {
            "title": "Truce",
            "statements": [
                {
                    "evidence": evidence("Southmark opposes the draft"),
                    "text": "Southmark opposes it.",
                    "said_by": ["nobody"],
                }
            ],
        }
    ]
)
NOTHING = Said('{"choices": [], "usage": null}')
HOLDS = Said(holds=True)
BREAKS = Said(status=None)


@pytest.mark.parametrize(
    ("script", "message", "asked", "slept"),
    [
        pytest.param(
            [fails(401, f"no {SECRET}")], "refuses the key: no …", 1, 0, id="401"
        ),
        pytest.param([fails(403)], "refuses the key", 1, 0, id="403"),
        pytest.param(
            [fails(404, "not here")], "has no model 'stub-1': not", 1, 0, id="404"
        ),
        pytest.param(
            [fails(400, "too long")], r"take this \(400\): too lo", 1, 0, id="400"
        ),
        pytest.param([fails(500, "oh")] * 9, r"failed \(500\): oh", TRIES, 4, id="500"),
        pytest.param([fails(503)] * 9, r"failed \(503\)", TRIES, 4, id="503"),
        pytest.param([fails(429)] * 9, "has too many requests", TRIES, 4, id="429"),
        pytest.param(
            [fails(429, Retry_After="3600")],
            "asks to wait 3600 s",
            1,
            0,
            id="429 an hour",
        ),
        pytest.param(
            [fails(429, code="insufficient_quota")],
            "no credit left",
            1,
            0,
            id="no credit",
        ),
        pytest.param(
            [fails(307, Location="http://127.0.0.1:9/")],
            "another address",
            1,
            0,
            id="307",
        ),
        pytest.param([BREAKS] * 9, "broke the connection", TRIES, 4, id="line breaks"),
        pytest.param([HOLDS] * 9, "not answer within 0.1 s", 2, 1, id="time-out"),
        pytest.param([Said("<html>")], "not answer as OpenAI's", 1, 0, id="no API"),
        pytest.param([Said('["a"]')], "not answer as OpenAI's", 1, 0, id="another API"),
        pytest.param([NOTHING], "answered nothing", 1, 0, id="empty choices"),
        pytest.param(
            [says("", finish="content_filter")], "refuses to read", 1, 0, id="filtered"
        ),
        pytest.param([says("{oops")] * 2, "is not JSON", 2, 0, id="bad JSON"),
        pytest.param([says("")] * 2, "is not JSON", 2, 0, id="no text"),
        pytest.param([says("[" * 10**5)] * 2, "is not JSON", 2, 0, id="deep JSON"),
        pytest.param([says([])] * 2, "the answer: ", 2, 0, id="a list"),
        pytest.param([says(EXTRA)] * 2, "marking: ", 2, 0, id="another key"),
        pytest.param(
            [says(answer(events=[{}]))] * 2,
            r"events\[0\].text: ",
            2,
            0,
            id="keys missing",
        ),
        pytest.param(
            [says(NAMELESS)] * 2, "no participant 'nobody'", 2, 0, id="no such id"
        ),
    ],
)
def test_a_mishap_is_told_once(
    world: World, script: list[Said], message: str, asked: int, slept: int
) -> None:
    """Each mishap has one message, and is tried again only where that may help."""
    world.stub.script = list(script)
    world.patience = 0.1 if HOLDS in script else 5.0
    with pytest.raises(UserError, match=message) as caught:
        world.draft(key=SECRET)
    (problem,) = caught.value.problems
    assert problem.hint
    assert problem.place == ("story.txt", 0, 0)
    assert caught.value.exit_code == BAD_MACHINE
    assert (len(world.stub.asked), len(world.slept)) == (asked, slept)
    assert SECRET not in f"{problem}{world.told}"
    assert not list(world.folder.glob("*"))


def test_nobody_answers(world: World) -> None:
    """A server that does not run is told of at once, with how to start it."""
    with pytest.raises(UserError, match="no server can be reached") as caught:
        world.draft(url="http://127.0.0.1:9/v1")
    assert "ollama serve" in caught.value.problems[0].hint
    assert not world.slept


def test_a_key_is_asked_for(world: World) -> None:
    """A server that wants a key, and was given none, is told of so."""
    world.stub.script = [fails(401)]
    with pytest.raises(UserError, match="wants a key"):
        world.draft()


def test_one_paragraph_is_too_much(world: World) -> None:
    """An answer on one paragraph that is cut off says what to enlarge."""
    world.stub.script = [says("{", finish="length")]
    with pytest.raises(UserError, match="no room") as caught:
        world.draft(article_of("Southmark opposes the draft."))
    assert "OLLAMA_CONTEXT_LENGTH" in caught.value.problems[0].hint


def test_no_fact_is_no_dossier(world: World) -> None:
    """An answer without any fact says so, and makes no draft."""
    world.stub.script = [says(answer(participants=[], topics=[], events=[]))]
    with pytest.raises(UserError, match="finds no fact"):
        world.draft()


def test_the_key_goes_to_the_server_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request holds our key, and nothing that the library finds for other servers."""
    monkeypatch.setenv("OPENAI_API_KEY", "ambient-1")
    monkeypatch.setenv("OPENAI_ORG_ID", "ambient-2")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "ambient-3")
    monkeypatch.setenv(
        "OPENAI_CUSTOM_HEADERS", "Authorization: ambient-4\nX-A: ambient-5"
    )
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/")
    world.stub.script = [says(answer()), says(answer())]
    draft = world.draft(key=SECRET)
    world.draft(model="stub-2")
    first, second = (asked.headers for asked in world.stub.asked)
    assert first["Authorization"] == f"Bearer {SECRET}"
    assert "Authorization" not in second
    assert "ambient" not in f"{first}{second}"
    kept = "".join(file.read_text() for file in world.folder.glob("*"))
    assert kept
    assert SECRET not in f"{kept}{draft}{world.told}{world.stub.asked[0].body}"


@pytest.mark.parametrize(
    ("script", "slept"),
    [
        pytest.param([fails(429, Retry_After="7")], [7.0], id="seconds"),
        pytest.param(
            [fails(503, Retry_After=formatdate(NOW + 9, usegmt=True))],
            [9.0],
            id="a date",
        ),
        pytest.param([fails(429, Retry_After="soon")], [1.0], id="no time"),
        pytest.param([fails(500)] * 3, [1.0, 2.0, 4.0], id="longer each time"),
        pytest.param([BREAKS], [1.0], id="line breaks"),
    ],
)
def test_patience_is_rewarded(
    world: World, script: list[Said], slept: list[float]
) -> None:
    """What passes is waited for: as long as the server asks, or longer each time."""
    world.stub.script = [*script, says(answer())]
    assert world.draft().data["events"]
    assert world.slept == slept
    assert all("trying again" in line for line in world.told[1:])
    assert len(world.told) == 1 + len(slept)


def test_many_who_wait_do_not_come_back_at_once(world: World) -> None:
    """A pause that nobody asked for is shorter by chance, down to half of it."""
    world.share = 0.0
    world.stub.script = [*[fails(500)] * 2, says(answer())]
    world.draft()
    assert world.slept == [0.5, 1.0]


def test_a_proxy_does_not_stand_before_this_machine(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model on this machine is asked directly, whatever proxy is set."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    world.stub.script = [says(answer())]
    assert world.draft().data["events"]


def test_a_model_may_correct_itself(world: World) -> None:
    """An answer that does not fit is asked for once more, with what is wrong in it."""
    world.stub.script = [says(EXTRA), says(answer())]
    draft = world.draft()
    assert draft.data["events"]
    first, second = (asked.words for asked in world.stub.asked)
    assert second[: len(first)] == first
    assert second[-1][0] == "user"
    assert "marking: " in second[-1][1]
    assert "1,800 tokens read and 200 written" in draft.made_by


def test_a_temperature_is_no_condition(world: World) -> None:
    """A model that takes its own temperature alone is asked without one."""
    world.stub.script = [fails(400, "unsupported 'temperature'"), says(answer())]
    assert world.draft().data["events"]
    assert ["temperature" in asked.body for asked in world.stub.asked] == [True, False]
