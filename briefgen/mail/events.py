"""What happens while messages are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefgen.mail.ledger import State
    from briefgen.mail.prepared import Prepared


class Enlisted(NamedTuple):
    """So many more messages are known of."""

    number: int


class Begun(NamedTuple):
    """A message is being sent."""

    message: Prepared


class PassedOver(NamedTuple):
    """A message is not sent, for it is in this state already; `detail` tells why."""

    message: Prepared
    state: State
    detail: str


class Settled(NamedTuple):
    """How it stands with a message after it was tried, and why."""

    message: Prepared
    state: State
    detail: str


class Postponed(NamedTuple):
    """A message is tried again later; `is_trouble` if another would fare no better."""

    message: Prepared
    detail: str
    is_trouble: bool


class Waiting(NamedTuple):
    """Nothing is sent for so many seconds, since `number` messages were postponed."""

    seconds: float
    number: int
    detail: str


Event = Enlisted | Begun | PassedOver | Settled | Postponed | Waiting
