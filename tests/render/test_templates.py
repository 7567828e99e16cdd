"""Promises about templates: what is wrong in one is told with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.dossier.texts import localised
from briefgen.errors import Problem, UserError
from briefgen.render.html import screen_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.dossier import Dossier
    from tests.render.conftest import MakeBrief, RenderIn

GAPS = "sections/gaps.html.j2"


@pytest.fixture
def render_with(brief_for: MakeBrief, tmp_path: Path) -> Callable[[str, str], str]:
    """Return a function that renders a brief with one template of a user's own."""
    brief = brief_for("executive")
    chain = (str(tmp_path), *brief.audience.chain)
    changed = replace(brief, audience=replace(brief.audience, chain=chain))

    def render(name: str, text: str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return screen_page(changed)

    return render


@pytest.fixture
def problem_with(
    render_with: Callable[[str, str], str],
) -> Callable[[str, str], Problem]:
    """Return a function that gives the one problem of such a template."""

    def problem(name: str, text: str) -> Problem:
        with pytest.raises(UserError) as caught:
            render_with(name, text)
        (only,) = caught.value.problems
        return only

    return problem


def test_override(render_with: Callable[[str, str], str]) -> None:
    """A template of one's own replaces the one of its name, and no other."""
    page = render_with(GAPS, '{% if facts.gaps %}<p class="own">Gaps</p>{% endif %}')
    assert '<p class="own">Gaps</p>' in page
    assert '<section class="sources"' in page


def test_override_block(render_with: Callable[[str, str], str]) -> None:
    """A page of one's own may change one block and keep the rest."""
    text = (
        '{% extends "base/brief.html.j2" %}{% block footer %}<p>End</p>{% endblock %}'
    )
    page = render_with("brief.html.j2", text)
    assert "<p>End</p>" in page
    assert '<section class="gaps"' in page
    assert "<footer" not in page


def test_escaping(render_with: Callable[[str, str], str]) -> None:
    """Text that a template prints is escaped, in templates of one's own too."""
    page = render_with(GAPS, "{{ '<b>' ~ facts.title }}")
    assert "&lt;b&gt;Two ports" in page


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        pytest.param(
            "\n\n{{ fcts.title }}", 3, "'fcts' is undefined", "facts", id="name"
        ),
        pytest.param(
            "{{ facts.titel }}",
            1,
            "there is no 'titel' in a dossier",
            "did you mean 'title'?",
            id="part",
        ),
        pytest.param(
            "{{ facts.gaps[0].zzz }}",
            1,
            "there is no 'zzz' in a gap",
            "allowed: id, ",
            id="part of a fact",
        ),
        pytest.param(
            "{{ facts.next_dates[0].when.dat }}",
            1,
            "there is no 'dat' in a when",
            "did you mean 'date'?",
            id="part of a part",
        ),
        pytest.param(
            "{{ labels.sections.gasp }}",
            1,
            "there is no 'gasp' in these labels",
            "did you mean 'gaps'?",
            id="label",
        ),
        pytest.param(
            "{{ facts.gaps[99] }}", 1, "there is no 99 in a list", "", id="item"
        ),
        pytest.param(
            "{{ brief.mattrs }}",
            1,
            "there is no 'mattrs' in a brief",
            "did you mean 'matters'?",
            id="part of the brief",
        ),
        pytest.param("\n{% if facts.gaps %}", 2, "cannot be read", "", id="syntax"),
        pytest.param(
            "\n{% include 'sections/gasp.html.j2' %}",
            2,
            "no template 'sections/gasp.html.j2'",
            "looked in",
            id="include",
        ),
        pytest.param(
            "{% include '../base/base.css' %}",
            1,
            "no template",
            "looked in",
            id="outside",
        ),
        pytest.param("\n{{ ''.__class__.__mro__ }}", 2, "unsafe", "", id="class"),
        pytest.param("{{ cite.__globals__ }}", 1, "unsafe", "", id="globals"),
        pytest.param(
            "{% for x in range(99999999) %}{% endfor %}",
            1,
            "cannot be filled in",
            "",
            id="range",
        ),
        pytest.param("{{ 1 / 0 }}", 1, "division by zero", "", id="arithmetic"),
        pytest.param("{{ brief.participant('nobody') }}", 1, "nobody", "", id="key"),
    ],
)
def test_mistakes(
    problem_with: Callable[[str, str], Problem],
    text: str,
    line: int,
    message: str,
    hint: str,
) -> None:
    """A mistake in a template is told with its file, its line and a next step."""
    problem = problem_with(GAPS, text)
    assert problem.place is not None
    assert problem.place.file.endswith(GAPS)
    assert problem.place.line == line
    assert message in problem.message
    assert hint in problem.hint


def test_nearest_name(problem_with: Callable[[str, str], Problem]) -> None:
    """A misspelt name is told with the nearest right one."""
    assert "did you mean 'timeline'" in problem_with(GAPS, "{{ timline }}").hint


def test_no_way_out(render_with: Callable[[str, str], str]) -> None:
    """A template cannot change what the next one sees."""
    with pytest.raises(UserError, match=r"sections/gaps\.html\.j2:1"):
        render_with(GAPS, "{{ labels.update({}) }}")


def test_foreign_text_in_an_attribute(
    brief_for: MakeBrief, harbour: Dossier, tmp_path: Path
) -> None:
    """A text in another language cannot stand in an attribute, unless made plain."""
    text = '<img alt="{{ facts.title | plain }}"/><i title="{{ facts.title }}"/>'
    template = tmp_path / "sections" / "gaps.html.j2"
    template.parent.mkdir()
    template.write_text(text, encoding="utf-8")
    brief = brief_for("executive")
    chain = (str(tmp_path), *brief.audience.chain)
    audience = replace(brief.audience, chain=chain, language="fr")
    with pytest.raises(UserError, match="into an attribute") as caught:
        screen_page(
            replace(brief, audience=audience, facts=localised(harbour, "en", "fr"))
        )
    assert "| plain" in caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("files", "circle"),
    [
        pytest.param(
            {"brief.html.j2": '{% extends "brief.html.j2" %}'},
            ("brief.html.j2", "brief.html.j2"),
            id="itself",
        ),
        pytest.param(
            {GAPS: "{% include 'a.j2' %}", "a.j2": f"{{% include '{GAPS}' %}}"},
            ("gaps.html.j2", "a.j2", "gaps.html.j2"),
            id="include",
        ),
        pytest.param(
            {
                GAPS: "{% import 'a.j2' as a %}",
                "a.j2": "{% import 'b.j2' as b %}",
                "b.j2": "{% import 'a.j2' as a %}",
            },
            ("a.j2", "b.j2", "a.j2"),
            id="import",
        ),
    ],
)
def test_circle(
    render_in: RenderIn, tmp_path: Path, files: dict[str, str], circle: tuple[str, ...]
) -> None:
    """Templates that use each other in a circle are told by their names."""
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    with pytest.raises(UserError) as caught:
        render_in(tmp_path)
    (problem,) = caught.value.problems
    _, _, told = problem.message.partition("in a circle: ")
    assert [name.rpartition("/")[2] for name in told.split(" → ")] == list(circle)
    assert problem.place is not None
    assert problem.place.file.startswith(str(tmp_path))
    assert '{% extends "base/' in problem.hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "{{ facts.as_of | longdate }}",
            "No filter named",
            "did you mean 'long_date'?",
        ),
        ("{% endfro %}", "unknown tag", "did you mean 'endfor'?"),
        ("{{ facts.title", "unexpected end", "each {% needs its %}"),
        (
            "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
            "nested too deeply",
            "brackets",
        ),
        ("{% if 1 %}" * 500 + "{% endif %}" * 500, "nested too deeply", "fewer loops"),
        (
            "{% for i in [1] %}" * 30 + "{% endfor %}" * 30,
            "nested too deeply",
            "fewer loops",
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself", "macros"),
        (
            '{% from "macros.html.j2" import sentense with context %}{{ sentense(1) }}',
            "requested name 'sentense'",
            "did you mean 'sentence'?",
        ),
    ],
)
def test_next_step(
    problem_with: Callable[[str, str], Problem], text: str, message: str, hint: str
) -> None:
    """What cannot be read is told in the template that has it, with what to do."""
    problem = problem_with(GAPS, text)
    assert problem.place is not None
    assert problem.place.file.endswith(GAPS)
    assert problem.place.line == 1
    assert message in problem.message
    assert hint in problem.hint


MACROS = "macros.html.j2"


@pytest.mark.parametrize("first", ["", '{% extends "base/macros.html.j2" %}'])
def test_override_macro(render_with: Callable[[str, str], str], first: str) -> None:
    """One macro of one's own replaces the one of its name, wherever it is used."""
    page = render_with(
        MACROS, first + "{% macro flag(fact) %}<i>nobody</i>{% endmacro %}"
    )
    assert page.count("<i>nobody</i>") > 1
    assert '<span class="fact"' in page


def test_override_macro_by_itself(render_with: Callable[[str, str], str]) -> None:
    """A macro of one's own may use the one that it replaces."""
    text = (
        '{% from "base/macros.html.j2" import sentence as plain with context %}'
        "{% macro sentence(fact, text=none) %}<b>{{ plain(fact, text) }}</b>"
        "{% endmacro %}"
    )
    assert '<b><span class="fact"' in render_with(MACROS, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n{% macro sentence(fact, text=none) %}\n{{ nothing }}{% endmacro %}", 3),
        ("\n{% macro sentence(fact, text=none) %}{{ nothing }}", 2),
    ],
)
def test_wrong_macro(
    problem_with: Callable[[str, str], Problem], text: str, line: int
) -> None:
    """A mistake in macros of one's own is told with their file and line."""
    problem = problem_with(MACROS, text)
    assert problem.place is not None
    assert problem.place.file.endswith(MACROS)
    assert "base" not in problem.place.file
    assert problem.place.line == line


@pytest.mark.parametrize(
    ("given", "message", "meant"),
    [
        pytest.param("gapp", "'gapp' is undefined", "gap", id="name"),
        pytest.param("fact", "'fact' is undefined", "facts", id="name of a parameter"),
        pytest.param("gap.txt", "there is no 'txt' in a gap", "text", id="part"),
    ],
)
def test_what_is_given_to_a_macro(
    problem_with: Callable[[str, str], Problem], given: str, message: str, meant: str
) -> None:
    """A misspelt word given to a macro is told where it is written, and with what."""
    text = (
        f'{{% from "{MACROS}" import sentence with context %}}\n'
        f"{{% for gap in facts.gaps %}}\n{{{{ sentence({given}) }}}}{{% endfor %}}"
    )
    problem = problem_with(GAPS, text)
    assert problem.message == message
    assert str(problem.place).endswith(f"{GAPS}:3")
    assert "base" not in str(problem.place)
    assert problem.hint == f"did you mean '{meant}'?"


def test_wrong_use_of_a_macro(problem_with: Callable[[str, str], Problem]) -> None:
    """A mistake that shows in a macro of base is told with what used it."""
    text = (
        f'{{% from "{MACROS}" import sentence with context %}}\n{{{{ sentence(5) }}}}'
    )
    problem = problem_with(GAPS, text)
    assert problem.place is not None
    assert problem.place.file.endswith(f"base/{MACROS}")
    assert problem.place.line < 1000
    assert f"{GAPS}:2" in problem.hint
