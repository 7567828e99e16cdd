"""A template neither runs for ever, nor fills the memory, nor shows the machine."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.render import bounds

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.errors import Problem
    from tests.render.conftest import RenderIn

GAPS = "sections/gaps.html.j2"
LOOPS = "{% for a in range(99999) %}{% for b in range(99999) %}"
ENDS = "{% endfor %}{% endfor %}"
AGAIN = "{% set ns = namespace(x=(1,), y='y') %}{% for i in range(60) %}"


def refused(render_in: RenderIn, folder: Path, text: str) -> Problem:
    """Return the one problem of a section, whose first line is empty."""
    path = folder / GAPS
    path.parent.mkdir(parents=True)
    path.write_text(f"\n{text}", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        render_in(folder)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith(GAPS)
    assert problem.place.line == 2
    assert problem.hint
    return problem


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LOOPS}{ENDS}", id="loops"),
        pytest.param(f"{LOOPS}x{ENDS}", id="output"),
        pytest.param(f"{LOOPS}{{% set x = b %}}{ENDS}", id="set"),
        pytest.param(
            "{% for a in range(99999) %}{% for b in range(99999) if a < 0 %}" + ENDS,
            id="condition",
        ),
        pytest.param(
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}"
            "{% endmacro %}{{ m(60) }}",
            id="macro",
        ),
        pytest.param(
            "{% set l = range(99999) | list %}" + LOOPS + "{{ 1 if -1 in l }}" + ENDS,
            id="search",
        ),
        pytest.param(
            "{% for i in range(99999) %}"
            "{% include range(99999) | map('string') | list ignore missing %}"
            "{% endfor %}",
            id="includes",
        ),
        pytest.param(f"{AGAIN}{{% set ns.x = (ns.x, ns.x) %}}{{% endfor %}}", id="dag"),
        pytest.param(
            f"{AGAIN}{{% set ns.x = dict(a=ns.x, b=ns.x) %}}{{% endfor %}}", id="dicts"
        ),
        pytest.param(f"{AGAIN}{{% set ns.y = ns.y ~ ns.y %}}{{% endfor %}}", id="~"),
        pytest.param(f"{AGAIN}{{% set ns.y = ns.y + ns.y %}}{{% endfor %}}", id="+"),
        pytest.param(
            "{% set ns = namespace(s=[1]) %}{% for i in range(15) %}"
            "{% set ns.s = ns.s + ns.s %}{% endfor %}",
            id="+list",
        ),
        pytest.param("{{ 'x' * 10**10 }}", id="times"),
        pytest.param("{{ 500000000 * 'x' }}", id="times-turned"),
        pytest.param("{{ ([1] * 10**9) | length }}", id="list"),
        pytest.param("{{ 9 ** 9 ** 9 }}{{ 9 ** (9 ** 9) }}", id="power"),
        pytest.param(
            "{% set ns = namespace(n=3) %}{% for i in range(60) %}"
            "{% set ns.n = ns.n * ns.n %}{% endfor %}",
            id="square",
        ),
        pytest.param("{{ '{:1000000000}'.format(1) }}", id="format"),
        pytest.param("{{ '{:{}}'.format(1, 1000000000) }}", id="format-nested"),
        pytest.param("{{ '{:.1000000000f}'.format(1.5) }}", id="precision"),
        pytest.param("{{ ('{:1000000000}' | safe).format(1) }}", id="format-markup"),
        pytest.param("{{ 'x' | center(10**10) }}", id="center"),
        pytest.param("{{ 'x' | indent(1000000000, true) }}", id="indent"),
        pytest.param("{{ ('x' * 99999) | replace('x', 'y' * 99999) }}", id="replace"),
        pytest.param("{{ range(99999) | join('y' * 99999) }}", id="join"),
        pytest.param("{{ [1] | batch(1000000000, 1) | list }}", id="batch"),
        pytest.param("{{ [1] | slice(1000000000) | list }}", id="slice"),
        pytest.param(
            "{{ ('x ' * 99999) | wordwrap(1, wrapstring='y' * 99999) }}", id="wordwrap"
        ),
        pytest.param("{{ 1.5 | round(1000000000, 'floor') }}", id="round"),
        pytest.param(
            "{% set l = [[1] * 9999] * 999 %}{{ l | sum(start=[]) }}", id="sum"
        ),
    ],
)
def test_too_much(
    render_in: RenderIn,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
) -> None:
    """What runs on or grows without end is one error with its line, and soon."""
    monkeypatch.setattr(bounds, "MOST_STEPS", 50_000)
    monkeypatch.setattr(bounds, "MOST_LETTERS", 1_000_000)
    problem = refused(render_in, tmp_path, text)
    assert "shorten its loops" in problem.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{{ lipsum(n=10000000) }}", "'lipsum' is undefined", id="lipsum"),
        pytest.param("{{ 'x'.ljust(9) }}", "'ljust' of 'str'", id="ljust"),
        pytest.param("{{ 'x'.zfill(9) }}", "'zfill' of 'str'", id="zfill"),
        pytest.param("{{ 'x'.expandtabs(9) }}", "'expandtabs'", id="expandtabs"),
        pytest.param("{{ 'x'.join(['y']) }}", "'join' of 'str'", id="join"),
        pytest.param("{{ 'x'.replace('x', 'y') }}", "'replace' of", id="replace"),
        pytest.param("{{ '{a}'.format_map({}) }}", "'format_map'", id="format-map"),
        pytest.param("{{ '%9d' % 1 }}", "for numbers alone", id="percent"),
        pytest.param("{{ '{!r}'.format(cite) }}", "'!r' is not for", id="repr"),
        pytest.param("{{ brief.replaced() }}", "'replaced' of 'Brief'", id="replaced"),
        pytest.param("{{ 'x' | urlize }}", "No filter named 'urlize'", id="urlize"),
        pytest.param("{{ [1] | random }}", "No filter named 'random'", id="random"),
    ],
)
def test_not_there(
    render_in: RenderIn, tmp_path: Path, text: str, message: str
) -> None:
    """What can widen a text without end, or change by itself, is not there."""
    assert message in refused(render_in, tmp_path, text).message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{{ 10.0 ** 400 }}", "a number gets too large", id="power"),
        pytest.param("{{ 10 ** 400 / 3 }}", "a number gets too large", id="share"),
        pytest.param("{{ {}[[]] }}", "the brackets names no part", id="brackets"),
        pytest.param("{{ labels['x' * 900] }}", f"'{'x' * 60}' in", id="long"),
    ],
)
def test_told_plainly(
    render_in: RenderIn, tmp_path: Path, text: str, message: str
) -> None:
    """What Python says of numbers and names is not what a user reads."""
    assert message in refused(render_in, tmp_path, text).message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ brief.audience.chain }}", id="chain"),
        pytest.param("{{ brief.audience }}", id="value"),
        pytest.param("{{ brief.audience ~ '' }}", id="~"),
        pytest.param("{{ brief.audience | string }}", id="string"),
        pytest.param("{{ '{}'.format(brief.audience) }}", id="format"),
        pytest.param("{{ [brief.audience] | join }}", id="join"),
        pytest.param("{{ cite }}", id="method"),
        pytest.param("{{ facts.gaps }}", id="list"),
    ],
)
def test_not_printed(render_in: RenderIn, tmp_path: Path, text: str) -> None:
    """Only texts and numbers are printed: no path, no name of Python's."""
    problem = refused(render_in, tmp_path, text)
    assert str(tmp_path) not in problem.message


def test_clock(
    render_in: RenderIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes long in few steps ends by the clock."""
    monkeypatch.setattr(bounds, "MOST_SECONDS", -1.0)
    with pytest.raises(UserError, match="more than -1 seconds"):
        render_in(tmp_path)


def test_memory(
    render_in: RenderIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without memory for a template is told with the template's line."""

    def full(value: object) -> None:
        if value == ["full"]:
            raise MemoryError

    monkeypatch.setattr("briefgen.render.sandbox.weigh", full)
    problem = refused(render_in, tmp_path, "{% set x = ['full'] %}")
    assert "more memory than there is" in problem.message


def test_other_threads(render_in: RenderIn, tmp_path: Path) -> None:
    """The bounds hold in each thread by itself."""
    found: list[Problem] = []
    text = "{{ 'x' * 10**10 }}"
    thread = Thread(target=lambda: found.append(refused(render_in, tmp_path, text)))
    thread.start()
    thread.join()
    assert "characters" in found[0].message


def test_usual_filters(render_in: RenderIn, tmp_path: Path) -> None:
    """Filters and operators do what Jinja2 has them do, within the bounds."""
    path = tmp_path / GAPS
    path.parent.mkdir()
    path.write_text(
        "{{ ['a', '<b></b>' | safe, '<c>'] | join(', ') }}|{{ [1, 2] | sum }}|"
        "{{ [[1], [2]] | sum(start=[]) | join('-') }}|{{ 7 % 4 }}|{{ 2 ** 5 }}|"
        "{{ 'ab' * 2 }}|{{ '{:>3}{}'.format(1, 'x') }}|{{ 'a b' | replace(' ', '-') }}|"
        "{% for row in [1, 2, 3] | batch(2, 0) %}{{ row | join }} {% endfor %}"
    )
    page = render_in(tmp_path)
    assert "a, <b></b>, &lt;c&gt;|3|1-2|3|32|abab|  1x|a-b|12 30 " in page
