"""The one place that talks to a model: one request, one answer, and patience.

Only the address of the settings is contacted: redirects are not followed. A request
says what is listed here, whatever the client library finds in the environment.
"""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel, ValidationError

from briefgen.distill.llm import mishaps
from briefgen.errors import BAD_MACHINE, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from httpx2 import Request
    from openai import APIError, OpenAI

    from briefgen.distill.llm.prompt import Message
    from briefgen.distill.llm.settings import Settings

TRIES: Final = 5
"""A request is sent so often, where the server is busy or fails."""
SILENT: Final = 2
"""A request that gets no answer in time is sent so often."""
PATIENCE: Final = 600.0
"""The seconds that an answer may take: a small machine writes a few words a second."""
LONGEST_WAIT: Final = 120.0
"""The seconds that a server may ask to wait; who asks for more is told of instead."""
_BACK_OFF: Final = 30.0
_CONNECTING: Final = 10.0
_HEADERS: Final = frozenset(
    (
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "content-type",
        "content-length",
        "x-stainless-raw-response",  # the library itself looks for it
    )
)
"""What a request says besides the key."""
_BUSY: Final = frozenset((408, 409, 429))
_FAILED: Final = 500


class Clock(NamedTuple):
    """What passes the time: tests have others."""

    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    share: Callable[[], float] = random.random
    """A number from 0 to 1, so that many who wait do not come back at once."""


class Reply(NamedTuple):
    """What a model answered, and the tokens that it read and wrote for it.

    `is_cut` tells that it had no room for all of it.
    """

    text: str
    read: int
    written: int
    is_cut: bool = False


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Completion(BaseModel):
    choices: list[_Choice]
    usage: _Usage | None = None


class Client:
    """Asks one model. `tell` is called with a line when there is something to wait for.

    Making one raises `UserError` where the client library is not installed.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        tell: Callable[[str], None],
        patience: float = PATIENCE,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._tell = tell
        self._patience = patience
        self._options: dict[str, Any] = {"temperature": 0}
        self._api = _api(settings, patience)

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """Return the answer to some messages, which the server holds to a schema.

        Raises `UserError` where there is none.
        """
        wanted = {"name": "answer", "strict": True, "schema": schema}
        text = self._sent(
            model=self._settings.model,
            messages=list(messages),
            response_format={"type": "json_schema", "json_schema": wanted},
        )
        try:
            found = _Completion.model_validate_json(text)
        except ValidationError:
            raise mishaps.no_completion(self._settings) from None
        if not found.choices:
            raise mishaps.no_choice(self._settings)
        choice, usage = found.choices[0], found.usage or _Usage()
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise mishaps.refusal(self._settings)
        return Reply(
            choice.message.content or "",
            usage.prompt_tokens or 0,
            usage.completion_tokens or 0,
            choice.finish_reason == "length",
        )

    def _sent(self, **request: Any) -> str:
        """Return what the server answers, after some patience."""
        import openai

        tried = 0
        while True:
            tried += 1
            try:
                raw = self._api.chat.completions.with_raw_response
                return raw.create(**request, **self._options).text
            except openai.BadRequestError as error:
                if "temperature" not in str(error) or not self._options:
                    raise self._mishap(error) from None
                self._options = {}  # some models take their own alone
            except openai.APIError as error:
                pause = self._pause(error, tried)
                if pause is None:
                    raise self._mishap(error) from None
                self._tell(f"{mishaps.cause(error)}; trying again in {pause:.0f} s")
                self._clock.sleep(pause)

    def _mishap(self, error: APIError) -> UserError:
        return mishaps.told(
            error, self._settings, self._patience, self._asked_wait(error)
        )

    def _pause(self, error: APIError, tried: int) -> float | None:
        """Return after how many seconds to try again; None where that is no use."""
        import openai

        if isinstance(error, openai.APITimeoutError):
            is_passing, tries = True, SILENT
        elif isinstance(error, openai.APIConnectionError):
            is_passing, tries = not mishaps.is_absent(error), TRIES
        else:
            code = getattr(error, "status_code", 0)
            is_passing = code in _BUSY or code >= _FAILED
            is_passing = is_passing and not mishaps.is_spent(error)
            tries = TRIES
        if not is_passing or tried >= tries:
            return None
        asked = self._asked_wait(error)
        if asked is not None:
            return asked if asked <= LONGEST_WAIT else None
        longest = min(_BACK_OFF, 2.0 ** (tried - 1))
        return longest * (1 + self._clock.share()) / 2

    def _asked_wait(self, error: APIError) -> float | None:
        """Return the seconds that a server asks to wait (RFC 9110, 10.2.3)."""
        response = getattr(error, "response", None)
        given = response.headers.get("retry-after", "") if response is not None else ""
        try:
            return max(float(given), 0.0)
        except ValueError:
            pass
        try:
            return max(
                parsedate_to_datetime(given).timestamp() - self._clock.now(), 0.0
            )
        except (ValueError, TypeError):
            return None


def _api(settings: Settings, patience: float) -> OpenAI:
    try:
        import httpx2
        from openai import OpenAI
    except ImportError:
        raise UserError(
            "the LLM engine is not installed",
            hint="pip install 'briefgen[llm]'",
            exit_code=BAD_MACHINE,
        ) from None
    bearer = f"Bearer {settings.key}" if settings.key else ""

    def only_ours(request: Request) -> None:
        """Take out what the library adds of the machine and from its own variables."""
        for name in request.headers.keys() - _HEADERS:
            del request.headers[name]
        if bearer:
            request.headers["Authorization"] = bearer

    timeout = httpx2.Timeout(patience, connect=min(_CONNECTING, patience))
    transport = httpx2.Client(
        follow_redirects=False,
        timeout=timeout,
        event_hooks={"request": [only_ours]},
        # A proxy cannot reach this machine's own servers.
        trust_env=not settings.is_local,
    )
    return OpenAI(
        base_url=settings.url,
        api_key="none",
        max_retries=0,
        timeout=timeout,
        http_client=transport,
    )
