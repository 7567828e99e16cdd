"""The environment alone names the model, and a key stays where it was put."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.distill.llm.settings import KEY, MODEL, OLLAMA, PRICE, URL, settings
from briefgen.errors import BAD_CALL, UserError

SECRET = "sk-aBc123"  # noqa: S105 # it opens nothing


def test_a_model_is_enough() -> None:
    """With a model alone, the server is Ollama on this machine, without a key."""
    found = settings({MODEL: "qwen3:8b"})
    assert (found.url, found.model, found.key, found.price) == (
        OLLAMA,
        "qwen3:8b",
        "",
        None,
    )
    assert found.is_local


def test_all_of_it_is_taken() -> None:
    """Address, key and price are those of the environment."""
    given = {
        MODEL: "large-2",
        URL: "https://llm.example.org/v1/",
        KEY: f" {SECRET}\n",
        PRICE: "0.15 0.60 eur",
    }
    found = settings(given)
    assert (found.url, found.key) == ("https://llm.example.org/v1", SECRET)
    assert not found.is_local
    assert found.price
    assert found.price.of(2_000_000, 500_000) == pytest.approx(0.6)
    assert found.price.currency == "EUR"


def test_a_key_is_not_shown() -> None:
    """Settings that are printed or put into a message show no key."""
    found = settings({MODEL: "m", KEY: SECRET})
    assert SECRET not in f"{found} {found!r}"
    assert found.scrubbed(f"bad key\n {SECRET}!") == "bad key …!"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({MODEL: ""}, "needs the name of a model", id="no model"),
        pytest.param({URL: "localhost:11434"}, "not the address", id="no scheme"),
        pytest.param(
            {URL: "ftp://example.org"}, "not the address", id="another scheme"
        ),
        pytest.param({URL: "http://example.org:x"}, "not the address", id="bad port"),
        pytest.param(
            {URL: f"http://me:{SECRET}@example.org"}, "more than", id="password"
        ),
        pytest.param(
            {URL: f"https://example.org/?key={SECRET}"}, "more than", id="query"
        ),
        pytest.param(
            {URL: "http://llm.example.org/v1", KEY: SECRET},
            "not encrypted",
            id="in clear",
        ),
        pytest.param({KEY: f"{SECRET}\x07"}, "no key has", id="characters"),
        pytest.param({PRICE: "cheap"}, "no price", id="words"),
        pytest.param({PRICE: "-1 2"}, "no price", id="negative"),
        pytest.param({PRICE: "nan 2"}, "no price", id="no number"),
        pytest.param({PRICE: "1 2 euros"}, "no price", id="no currency"),
    ],
)
def test_what_is_wrong_is_told(changes: dict[str, str], message: str) -> None:
    """A setting that cannot be used is named, with a next step, without the key."""
    with pytest.raises(UserError, match=message) as caught:
        settings({MODEL: "m"} | changes)
    (problem,) = caught.value.problems
    assert problem.hint
    assert caught.value.exit_code == BAD_CALL
    assert SECRET not in str(problem)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
def test_a_key_may_go_to_this_machine(host: str) -> None:
    """A server of this machine gets its key without encryption."""
    assert settings({MODEL: "m", KEY: SECRET, URL: f"http://{host}:80/v1"}).is_local


def test_the_settings_are_documented() -> None:
    """The page on this engine lists each setting, and no other."""
    page = Path(__file__).parents[3] / "docs" / "distill-llm.md"
    text = page.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
    assert sorted(listed) == sorted((MODEL, URL, KEY, PRICE))
    assert OLLAMA in text
