"""The package offers its few names, and imports what is behind them when asked."""

from __future__ import annotations

import pytest

from briefgen import dossier


def test_names() -> None:
    """Every public name is there, and each is what it says."""
    assert {name: getattr(dossier, name).__name__ for name in dossier.__all__} == {
        name: name for name in dossier.__all__
    }


def test_unknown_name() -> None:
    """A name that is not there is told as in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = dossier.nothing


def test_hint_for_many_names() -> None:
    """Of very many names a hint shows the first."""
    from briefgen.dossier.hints import nearest_or_all

    assert nearest_or_all("zzz", map(str, range(30))).endswith("22, 23, …")
    assert nearest_or_all("zzz", ()) == ""
