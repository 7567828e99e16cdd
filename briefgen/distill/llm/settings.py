"""Which model to ask, and where: told by the environment alone.

The key is in no message, no file and no ``repr``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from briefgen.errors import BAD_CALL, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

URL: Final = "BRIEFGEN_LLM_URL"
MODEL: Final = "BRIEFGEN_LLM_MODEL"
KEY: Final = "BRIEFGEN_LLM_KEY"
PRICE: Final = "BRIEFGEN_LLM_PRICE"
OLLAMA: Final = "http://127.0.0.1:11434/v1"
"""Where Ollama answers on this machine, in the form of OpenAI's API."""

_MILLION: Final = 1_000_000
_CURRENCY: Final = 3
"""The letters of a currency in ISO 4217."""


class Price(NamedTuple):
    """What a million tokens cost: those read, and those written."""

    read: float
    written: float
    currency: str

    def of(self, read: int, written: int) -> float:
        """Return what so many tokens cost."""
        return (read * self.read + written * self.written) / _MILLION


@dataclass(frozen=True, slots=True)
class Settings:
    """The endpoint of a model in the form of OpenAI's API, without a slash at its end.

    `key` is empty where none is needed, `price` is None where none is known.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    price: Price | None = None

    @property
    def host(self) -> str:
        """The machine that the article goes to."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_local(self) -> bool:
        """Whether that is this machine."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def scrubbed(self, text: str) -> str:
        """Return a text of the server on one line, without the key."""
        if self.key:
            text = text.replace(self.key, "…")
        return " ".join(text.split())


def settings(environment: Mapping[str, str]) -> Settings:
    """Return what the environment says. Raises `UserError` where it is not enough."""
    given = {
        name: environment.get(name, "").strip() for name in (URL, MODEL, KEY, PRICE)
    }
    if not given[MODEL]:
        raise _bad(
            "the LLM engine needs the name of a model",
            f"set it, as in {MODEL}=qwen3:8b; 'ollama list' shows those that are here",
        )
    found = Settings(_url(given[URL]), given[MODEL], given[KEY], _price(given[PRICE]))
    if not given[KEY].isascii() or not given[KEY].isprintable():
        raise _bad(
            f"{KEY} holds characters that no key has", "copy it anew, without a break"
        )
    if found.key and not found.is_local and not found.url.startswith("https:"):
        raise _bad(
            f"{URL} is not encrypted: the key could be read on its way",
            "write it with https://, or unset the key if that server needs none",
        )
    return found


def _url(given: str) -> str:
    url = (given or OLLAMA).rstrip("/")
    hint = f"write it as in {URL}={OLLAMA}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise _bad(f"{URL} is not the address of a server", hint)
    if parts.username is not None or parts.query or parts.fragment:
        raise _bad(
            f"{URL} holds more than an address",
            f"{hint}; a key belongs in {KEY}",
        )
    return url


def _price(given: str) -> Price | None:
    if not given:
        return None
    words = given.split()
    try:
        read, written = (float(word) for word in words[:2])
        currency = words[2].upper() if words[2:] else "USD"
        good = 0 <= read < _MILLION and 0 <= written < _MILLION and not words[3:]
        is_currency = len(currency) == _CURRENCY and currency.isalpha()
    except ValueError:
        good = is_currency = False
    if not (good and is_currency):
        raise _bad(
            f"{PRICE} is no price",
            "write what a million tokens cost, read and written: "
            f"{PRICE}='0.15 0.60 USD'",
        )
    return Price(read, written, currency)


def _bad(message: str, hint: str) -> UserError:
    return UserError(message, hint=hint, exit_code=BAD_CALL)
