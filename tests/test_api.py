"""The public API: four functions and one exception."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import briefgen
from briefgen.audience import find

if TYPE_CHECKING:
    from pathlib import Path

DOSSIER = "content/putin-netanyahu-call"


def test_all(project_root: Path) -> None:
    """What is public is in ``__all__``, and documented on its page."""
    page = (project_root / "docs" / "api.md").read_text(encoding="utf-8")
    assert briefgen.__all__ == ["UserError", "check", "cut", "load", "render"]
    for name in briefgen.__all__:
        assert callable(getattr(briefgen, name))
        assert re.search(rf"^## `{name}\b", page, re.MULTILINE)


def test_way_through(project_root: Path) -> None:
    """A dossier is loaded, cut and rendered in three lines."""
    dossier = briefgen.load(project_root / DOSSIER)
    brief = briefgen.cut(dossier, "press", project=project_root)
    assert brief == briefgen.cut(dossier, find.audience("press", project_root))
    page = briefgen.render(brief, "html")
    assert page.startswith(b"<!DOCTYPE html>")
    assert dossier.title.encode() in page


def test_programs_end_normally(project_root: Path) -> None:
    """A program that renders twice ends with 0, however long the modules live.

    Extensions and debuggers hold modules until the interpreter closes what they use.
    """
    script = f"""
import ctypes, briefgen
dossier = briefgen.load({DOSSIER!r})
for name in "executive", "press":
    briefgen.render(briefgen.cut(dossier, name), "pdf")
ctypes.pythonapi.Py_IncRef(ctypes.py_object(briefgen.render))
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=project_root)


def test_check(project_root: Path) -> None:
    """A dossier is checked, and its brief tells of the verdicts."""
    dossier = project_root / "tests" / "dossiers" / "fisheries-subsidies"
    outcome = briefgen.check(dossier, project=project_root)
    assert all(finding.rule and finding.place.line for finding in outcome.findings)
    brief = briefgen.cut(
        outcome.dossier, "analyst", project=project_root, verdicts=outcome.verdicts
    )
    assert brief.tally.is_checked


def test_documented_example(project_root: Path) -> None:
    """The example of the page runs as it stands."""
    page = (project_root / "docs" / "api.md").read_text(encoding="utf-8")
    example = page.split("```python\n")[1].split("```")[0]
    script = example.replace('"pdf"', '"html"') + "\nassert pdf[:9] == b'<!DOCTYPE'"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=project_root)


def test_user_error(tmp_path: Path) -> None:
    """What a user can mend is a `UserError` with its problems."""
    with pytest.raises(briefgen.UserError) as caught:
        briefgen.load(tmp_path / "nothing")
    assert caught.value.problems[0].message
    assert caught.value.exit_code == 1


def test_unknown() -> None:
    """What is not there is an `AttributeError`, as for any module."""
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = briefgen.nothing


@pytest.mark.parametrize(
    "script",
    [
        "from briefgen import render",
        "import briefgen.render.document; render = briefgen.render",
        "from briefgen.render import document; from briefgen import render",
        "from briefgen import check as render; render.render = render",
        "import briefgen.check.run; render = briefgen.check; render.render = render",
    ],
    ids=["first", "after", "from", "check", "check after"],
)
def test_render_twice(script: str) -> None:
    """``briefgen.render`` is the function, whatever was imported before it."""
    check = "assert callable(render); assert callable(render.render)"
    subprocess.run([sys.executable, "-c", f"{script}; {check}"], check=True)


def test_light() -> None:
    """Importing the package loads none of its parts."""
    script = "import sys, briefgen; assert 'briefgen.dossier' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)
