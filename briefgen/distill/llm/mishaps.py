"""What can go wrong with a model, each told once: the cause, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.distill.llm.settings import KEY, MODEL, URL
from briefgen.errors import BAD_MACHINE, UserError

if TYPE_CHECKING:
    from openai import APIError

    from briefgen.distill.llm.settings import Settings

_LONGEST: Final = 160
"""So many characters of a server's own words are shown."""
_LATER: Final = "run the same command again later"
_OTHER: Final = f"name another model: {MODEL}"
_PATH: Final = "most addresses end with /v1"
_NAMED: Final = f"only the one you name is contacted: name that one in {URL}"


def cause(error: APIError) -> str:
    """Return in a few words why a request failed."""
    import openai

    code = getattr(error, "status_code", 0)
    if code == 429:
        return "the server has too many requests"
    if code:
        return f"the server failed with {code}"
    if isinstance(error, openai.APITimeoutError):
        return "the server did not answer in time"
    return "the connection broke"


def is_absent(error: APIError) -> bool:
    """Tell whether nobody answers at an address at all."""
    import httpx2

    return isinstance(error.__cause__, httpx2.ConnectError | httpx2.UnsupportedProtocol)


def is_spent(error: APIError) -> bool:
    """Tell whether an account has no credit, which waiting does not change."""
    return getattr(error, "code", None) == "insufficient_quota"


def told(
    error: APIError, settings: Settings, patience: float, wait: float | None
) -> UserError:
    """Return what a failed request means for the user.

    `patience` are the seconds that were given to it, `wait` those that the server asks
    to stay away.
    """
    import openai

    url = settings.url
    if isinstance(error, openai.APITimeoutError):
        return _mishap(
            f"{url} did not answer within {patience:g} seconds",
            f"look whether it is at work, or {_OTHER}",
        )
    if isinstance(error, openai.APIConnectionError):
        if is_absent(error):
            return _mishap(
                f"no server can be reached at {url}",
                f"start it, as with 'ollama serve', or name another one: {URL}",
            )
        return _mishap(f"{url} broke the connection", _LATER)
    code = getattr(error, "status_code", 0)
    said = _said(error, settings)
    return _by_code(code, said, settings, wait, spent=is_spent(error))


def _by_code(
    code: int, said: str, settings: Settings, wait: float | None, *, spent: bool
) -> UserError:
    url, model = settings.url, settings.model
    refuses = "refuses the key" if settings.key else "wants a key"
    asked = f": it asks to wait {wait:.0f} seconds" if wait is not None else ""
    fetch = f"fetch it, as with 'ollama pull {model}', or {_OTHER}"
    must = "it must answer in a JSON Schema, and have room for the article"
    no_credit = "says that the account has no credit left"
    rows = (
        (code in (401, 403), f"{refuses}{said}", f"set {KEY} to one that it knows"),
        (code == 404, f"has no model '{model}'{said}", f"{fetch}; {_PATH}"),
        (spent, f"{no_credit}{said}", f"add some, or {_OTHER}"),
        (code == 429, f"has too many requests{asked}", _LATER),
        (300 <= code < 400, f"leads to another address ({code})", _NAMED),
        (code >= 500, f"failed ({code}){said}", f"look at its log, or {_LATER}"),
        (code > 0, f"does not take this ({code}){said}", f"{must}; or {_OTHER}"),
    )
    for is_it, message, hint in rows:
        if is_it:
            return _mishap(f"{url} {message}", hint)
    return no_completion(settings)


def no_completion(settings: Settings) -> UserError:
    """Return the error for an answer that is not one of this API."""
    return _mishap(
        f"{settings.url} does not answer as OpenAI's API does",
        f"correct {URL}; {_PATH}",
    )


def no_choice(settings: Settings) -> UserError:
    """Return the error for an answer without a message."""
    return _mishap(f"'{settings.model}' answered nothing", f"{_LATER}, or {_OTHER}")


def refusal(settings: Settings) -> UserError:
    """Return the error for a model that does not want to."""
    return _mishap(f"'{settings.model}' refuses to read this article", _OTHER)


def misfit(settings: Settings, problem: str) -> UserError:
    """Return the error for answers that do not fit, twice."""
    return _mishap(
        f"'{settings.model}' does not answer as it should: {_short(problem, settings)}",
        f"{_LATER}, or {_OTHER}",
    )


def no_fact(settings: Settings) -> UserError:
    """Return the error for answers without any fact."""
    return _mishap(
        f"'{settings.model}' finds no fact in it",
        f"give the text of an article, widen --topic, or {_OTHER}",
    )


def cut(settings: Settings) -> UserError:
    """Return the error for an answer that is cut though the part is one paragraph."""
    return _mishap(
        f"'{settings.model}' has no room for the facts of one paragraph",
        "give it more, as with OLLAMA_CONTEXT_LENGTH=16384, or " + _OTHER,
    )


def _said(error: APIError, settings: Settings) -> str:
    """Return the server's own words, ready to stand behind ours."""
    body = error.body
    given = body.get("message") if isinstance(body, dict) else body
    said = _short(given, settings) if isinstance(given, str) else ""
    return f": {said}" if said else ""


def _short(text: str, settings: Settings) -> str:
    said = settings.scrubbed(text)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _mishap(message: str, hint: str) -> UserError:
    return UserError(message, hint=hint, exit_code=BAD_MACHINE)
