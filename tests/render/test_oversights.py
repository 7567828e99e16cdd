"""What in a user's templates has no effect is told, and only what is sure."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from briefgen.audience import find
from briefgen.render.oversights import oversights

if TYPE_CHECKING:
    from pathlib import Path

EXTENDS = '{% extends "base/brief.html.j2" %}\n'


@pytest.fixture
def cabinet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an audience that extends the executive one."""
    folder = tmp_path / "templates" / "cabinet"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text("extends: executive\n")
    monkeypatch.chdir(tmp_path)
    return folder


def told(folder: Path, files: dict[str, str]) -> list[str]:
    """Return what is told of an audience with some files, from its folder on."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    audience = find.audience("cabinet", folder.parent.parent)
    found = oversights(audience)
    return [str(problem).removeprefix("templates/cabinet/") for problem in found]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "brief.html.j2",
            f"{EXTENDS}{{% block contacts %}}x{{% endblock %}}",
            "brief.html.j2:2: there is no block 'contacts' to fill\n"
            "  did you mean 'contact'?",
            id="block",
        ),
        pytest.param(
            "sections/topics.html.j2",
            '{% extends "base/sections/topics.html.j2" %}\n'
            "{% block qqq %}x{% endblock %}",
            "sections/topics.html.j2:2: there is no block 'qqq' to fill\n"
            "  allowed: voices",
            id="block of a section",
        ),
        pytest.param(
            "email/body.text.j2",
            "x",
            "email/body.text.j2: nothing uses this file\n  did you mean 'body.txt.j2'?",
            id="file of e-mails",
        ),
        pytest.param(
            "emails/body.txt.j2",
            "x",
            "emails: nothing uses this folder\n  did you mean 'email'?",
            id="folder of e-mails",
        ),
        pytest.param(
            "sections/gap.html.j2",
            "x",
            "sections/gap.html.j2: nothing uses this file\n"
            "  did you mean 'gaps.html.j2'?",
            id="section",
        ),
        pytest.param(
            "section/gaps.html.j2",
            "x",
            "section: nothing uses this folder\n  did you mean 'sections'?",
            id="folder",
        ),
        pytest.param(
            "breif.css",
            "h1 { color: red }",
            "breif.css: nothing uses this file\n  did you mean 'brief.css'?",
            id="file",
        ),
        pytest.param(
            "label.yaml",
            "words: {}",
            "label.yaml: nothing uses this file\n  did you mean 'labels.yaml'?",
            id="labels",
        ),
        pytest.param(
            "brief.css",
            "/* --spaceing: 1 */\n:root { --spaceing: 0.2em; }",
            "brief.css:2:9: no style uses '--spaceing'\n  did you mean '--spacing'?",
            id="property set",
        ),
        pytest.param(
            "brief.css",
            "h1 { color: var(--acent); }",
            "brief.css:1:17: nothing sets '--acent'\n  did you mean '--accent'?",
            id="property used",
        ),
        pytest.param(
            "brief.css",
            "/* { */\nh1 { color: red;\nh2 { content: '}'; }\n",
            "brief.css:2:4: '{' is never closed\n  close it with '}'",
            id="brace open",
        ),
        pytest.param(
            "brief.css",
            "h1 { color: red; }\n}\nh2 { color: red; }",
            "brief.css:2:1: '}' closes nothing\n  remove it",
            id="brace too many",
        ),
        pytest.param(
            "labels.yaml",
            "section:\n  gaps: Open questions\n",
            "labels.yaml:1:1: unknown label 'section'\n  did you mean 'sections'?",
            id="group of labels",
        ),
        pytest.param(
            "labels.fr.yaml",
            "sections:\n  gap: Open questions\n",
            "labels.fr.yaml:2:3: unknown label 'gap'\n  did you mean 'gaps'?",
            id="label",
        ),
    ],
)
def test_misspelt(cabinet: Path, name: str, text: str, expected: str) -> None:
    """What is misspelt has no effect, and is told with its place and what was meant."""
    assert told(cabinet, {name: text}) == [expected]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(
            {
                "brief.html.j2": f"{EXTENDS}{{% block footer %}}{{% block mine %}}"
                "{{ words.my_word }}{% include 'parts/end.html.j2' %}"
                "{% endblock %}{% endblock %}",
                "parts/end.html.j2": "{{ labels['mine'].word }}",
                "labels.yaml": "words: {my_word: x}\nmine: {word: x}\n",
            },
            id="own names",
        ),
        pytest.param(
            {
                "sections/gaps.html.j2": "{% include 'sections/gap.html.j2' %}",
                "sections/gap.html.j2": "x",
                "brief.html.j2": "{% block all %}x{% endblock %}",
            },
            id="own files",
        ),
        pytest.param(
            {
                "brief.css": ".a--b:hover { --lead: 14pt; --mine: red; }\n"
                'p { color: var(--mine); top: var(--no, 1em); content: "}" }',
                "labels.fr-CA.yaml": "sections: {gaps: Lacunes}",
                "macros.html.j2": "x",
                "README.md": "x",
                "logo.svg": "x",
                ".brief.css.swp": "x",
                "brief.css~": "x",
            },
            id="own style",
        ),
        pytest.param(
            {
                "brief.html.j2": '{% extends "base/breif.html.j2" %}'
                "{% block contacts %}{% endblock %}",
                "sections/gaps.html.j2": '{% extends "base/x" %}{% block',
                "labels.yaml": "section: [x",
            },
            id="told elsewhere",
        ),
    ],
)
def test_nothing_to_tell(cabinet: Path, files: dict[str, str]) -> None:
    """What is used, is not meant to be, or is an error anyway, is not told."""
    assert told(cabinet, files) == []


SETTINGS = "extends: executive\nlanguage: {}\n"


def test_language_without_words(cabinet: Path) -> None:
    """A language that no labels are in is told, and where they would stand."""
    (problem,) = told(cabinet, {"audience.yaml": SETTINGS.format("de-AT")})
    assert problem == (
        "audience.yaml: headings and other fixed words are in English: there are none "
        "in 'de-AT'\n  write them into templates/base/labels.de.yaml: "
        "docs/templates.md tells how"
    )


@pytest.mark.parametrize(
    ("language", "files"),
    [
        pytest.param("en-GB", {}, id="English"),
        pytest.param("fr-CA", {}, id="built in"),
        pytest.param("de", {"labels.de.yaml": "words: {draft: Entwurf}"}, id="own"),
        pytest.param("de", {"labels.yaml": "words: {draft: Entwurf}"}, id="plain"),
    ],
)
def test_language_with_words(
    cabinet: Path, language: str, files: dict[str, str]
) -> None:
    """A language that labels are in is not told."""
    assert told(cabinet, {"audience.yaml": SETTINGS.format(language), **files}) == []


def test_copies(tmp_path: Path) -> None:
    """Copies of all that comes with briefgen have no oversights."""
    shutil.copytree(find.built_in(), tmp_path / "templates")
    for name, folder in find.folders(tmp_path).items():
        assert folder.parent == tmp_path / "templates"
        assert oversights(find.audience(name, tmp_path)) == ()
