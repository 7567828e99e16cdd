"""Every way a command can end becomes words and an exit code."""

from __future__ import annotations

import pytest

from briefgen.cli import app
from briefgen.cli.run import run
from briefgen.errors import INTERRUPTED, Place, Problem, UserError


def failing(error: BaseException) -> object:
    """Return a command that fails so."""

    def call(_: list[str]) -> int:
        raise error

    return call


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        pytest.param(
            UserError("wrong", place=Place("a.yaml", 2, 3), hint="mend it"),
            1,
            "error: a.yaml:2:3: wrong\n  mend it\n",
            id="input",
        ),
        pytest.param(
            UserError((Problem("one"), Problem("two")), exit_code=3),
            3,
            "error: one\nerror: two\n",
            id="several",
        ),
        pytest.param(
            PermissionError(13, "Permission denied", "content"),
            3,
            "error: content: permission denied\n",
            id="system",
        ),
        pytest.param(
            OSError(5, "Input/output error", b"raw"),
            3,
            "error: raw: input/output error\n",
            id="bytes",
        ),
        pytest.param(KeyboardInterrupt(), INTERRUPTED, "interrupted: ", id="ctrl-c"),
        pytest.param(SystemExit(4), 4, "", id="exit"),
        pytest.param(SystemExit(None), 0, "", id="end"),
        pytest.param(
            ValueError("line\nbreak"),
            70,
            "error: this is a mistake in briefgen, not yours "
            "(ValueError: line break)\n"
            "  please report it, "
            "with what the same command says after BRIEFGEN_DEBUG=1\n",
            id="bug",
        ),
    ],
)
def test_ends(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: str,
) -> None:
    """No failure ends in a traceback, and each has its exit code."""
    monkeypatch.delenv("BRIEFGEN_DEBUG", raising=False)
    monkeypatch.setattr(app, "call", failing(error))
    assert run(["render"]) == code
    stdout, stderr = capsys.readouterr()
    assert stdout == ""
    assert stderr.startswith(said)
    assert "Traceback" not in stderr


def test_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With BRIEFGEN_DEBUG a mistake in briefgen is shown with its traceback."""
    monkeypatch.setenv("BRIEFGEN_DEBUG", "1")
    monkeypatch.setattr(app, "call", failing(ValueError("deep")))
    assert run(["render"]) == 70
    assert "Traceback (most recent call last):" in capsys.readouterr().err


def test_interrupted_in_typer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in a command, which Typer turns into a code, is told as well."""
    from briefgen.cli import new

    def interrupt(*_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(new, "check_name", interrupt)
    assert run(["new", "story"]) == INTERRUPTED
    assert capsys.readouterr().err == "interrupted: what was finished is kept\n"
