"""What a run says while it sends: a bar with counts, and the counts at its end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefgen.cli import progress
from briefgen.cli.tally import Tally
from briefgen.mail.events import Begun, Enlisted, PassedOver, Settled
from briefgen.mail.ledger import State
from tests.cli.test_streams import Terminal
from tests.mail.conftest import message

if TYPE_CHECKING:
    import pytest


def test_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows how many of all are done, how they ended, and who is next."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    anna, boris, chen, dora = map(message, ("anna", "boris", "chen", "dora"))
    tally = Tally()
    tally.tell(Enlisted(4))
    tally.tell(PassedOver(dora, State.SENT, "250 OK"))
    tally.tell(Begun(anna))
    tally.tell(Settled(anna, State.SENT, "250 OK"))
    tally.tell(Begun(boris))
    tally.tell(Settled(boris, State.REFUSED, "550 no"))
    tally.tell(Begun(chen))
    assert terminal.getvalue().endswith(
        f"{'━' * 16}{'╌' * 8} 3 of 3  1 sent, 1 refused, 1 sent before: "
        "chen@example.org"
    )
    tally.finish()
    counts = "1 sent, 1 refused, 1 pending, 1 sent before\n"
    assert terminal.getvalue().split("\r\x1b[K")[-1].startswith(counts)
    assert tally.code == 3
