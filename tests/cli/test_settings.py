"""``briefgen.toml``: what a project sets once for all runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.cli.project import Project
from briefgen.cli.run import run
from briefgen.cli.settings import FILE, Settings, read_settings
from briefgen.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
# What our desk makes.
[render]
audiences = ["press", "executive"]
formats = ["html"]
output = "briefs"
"""


def test_settings_hold(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Audiences, formats and folder are those of the file."""
    (project / FILE).write_text(GOOD)
    capsys.readouterr()
    assert run(["render"]) == 0
    assert capsys.readouterr().out == (
        "briefs/story/press.html\nbriefs/story/executive.html\n"
    )


def test_the_command_line_wins(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is given on the command line takes the place of what the file says."""
    (project / FILE).write_text(GOOD.replace("press", "prss").replace("html", "htm"))
    capsys.readouterr()
    chosen = ["-a", "analyst", "-f", "html", "-o", "here"]
    assert run(["render", *chosen]) == 0
    assert capsys.readouterr().out == "here/story/analyst.html\n"


def test_no_settings(tmp_path: Path) -> None:
    """Without the file, and with an empty one, nothing is set."""
    assert read_settings(Project(tmp_path)) == Settings()
    (tmp_path / FILE).write_text("# nothing yet\n[render]\n")
    assert read_settings(Project(tmp_path)) == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[rendr]\n",
            "1:2: unknown key 'rendr'\n  did you mean 'render'?",
            id="table",
        ),
        pytest.param(
            "[render]\naudience = []\n",
            "2:1: render: unknown key 'audience'\n  did you mean 'audiences'?",
            id="key",
        ),
        pytest.param(
            '[render]\nformats = "pdf"\n',
            "2:1: render.formats: is not a list of names\n"
            '  write it as formats = ["pdf"]',
            id="no-list",
        ),
        pytest.param(
            "[render]\n  audiences = [1]\n",
            "2:3: render.audiences: is not a list of names\n"
            '  write it as audiences = ["press"]',
            id="number-in-list",
        ),
        pytest.param(
            "[render]\noutput = 3\n",
            '2:1: render.output: is not a text\n  write it as output = "briefs"',
            id="no-text",
        ),
        pytest.param(
            '[render]\noutput = ""\n',
            '2:1: render.output: is not a text\n  write it as output = "briefs"',
            id="empty-text",
        ),
        pytest.param(
            "render = 1\n",
            "1:1: render: is not a table\n  write it as [render]",
            id="no-table",
        ),
        pytest.param(
            "[render]\nformats = pdf\n",
            "2:11: is not TOML: invalid value\n"
            '  write text in quotes, and a list as ["one", "two"]',
            id="no-toml",
        ),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str, expected: str) -> None:
    """A mistake is told with its place, and with what to write."""
    (tmp_path / FILE).write_text(text)
    with pytest.raises(UserError) as caught:
        read_settings(Project(tmp_path))
    assert str(caught.value) == f"{tmp_path / FILE}:{expected}"


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """All that is wrong with the file is told at once, in its order."""
    (tmp_path / FILE).write_text("[render]\noutput = 3\nformat = 4\n[mali]\n")
    with pytest.raises(UserError) as caught:
        read_settings(Project(tmp_path))
    assert [p.place.line for p in caught.value.problems if p.place] == [2, 3, 4]


def test_a_key_without_a_plain_place(tmp_path: Path) -> None:
    """A key in a table written in one line is told with the file."""
    (tmp_path / FILE).write_text("render = {output = 3}\n")
    with pytest.raises(UserError) as caught:
        read_settings(Project(tmp_path))
    assert str(caught.value).startswith(f"{tmp_path / FILE}: render.output: ")


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [("audiences", "prss", "did you mean 'press'?"), ("formats", "pdv", "did you")],
)
def test_unknown_names(
    name: str,
    value: str,
    hint: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A name that is not known is told with its place in the file."""
    (project / FILE).write_text(f'[render]\n{name} = ["{value}"]\n')
    capsys.readouterr()
    assert run(["render"]) == 1
    stderr = capsys.readouterr().err
    assert stderr.startswith(f"error: {FILE}:2:1: there is no ")
    assert hint in stderr


def test_not_utf_8(tmp_path: Path) -> None:
    """A file that is not UTF-8 is refused with its name."""
    (tmp_path / FILE).write_bytes(b"\xff\xfe[render]")
    with pytest.raises(UserError, match=r"briefgen\.toml"):
        read_settings(Project(tmp_path))
