"""Each mistake in an audience.yaml is told in one short message with its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.audience.find import audience
from briefgen.audience.profile import Audience, Section, Settings
from briefgen.audience.settings import LIMIT, read_settings
from briefgen.dossier.types import Marking
from briefgen.errors import UserError
from tests.audience.test_schema import DATA
from tests.dossier.strategies import damaged

GOOD = """\
title: Minister’s brief
clearance: TLP:AMBER
sections:
  - bottom-line
  - {name: topics, limit: 2}
  - name: gaps
    limit: 3
"""
ALL_SECTIONS = (
    "bottom-line, implications, events, timeline, topics, readouts, quotes, "
    "un-activity, provisions, positions, participants, judgments, assumptions, gaps, "
    "cautions, next-dates, lines, questions, background, scale, sources, endnotes, "
    "made, contact"
)
ALL_KEYS = (
    "extends, title, sections, clearance, pages, further, language, paper, formats, "
    "accent, theme, scale, withheld, reasons, subject, unsourced"
)
LIGHTER = "text needs at least 7:1\n  choose a darker colour"
COLOUR = 'write it with six digits, in quotes, such as "#7a1c2b"'
EMPTY = "is empty\n  give it a value or remove the key"
MORE = "  write 1 or more, or remove the key"
FIGURES = "  write it in figures, as in 2"


def changed(old: str, new: str, expected: str, name: str) -> object:
    """Return a case: what to replace in the good file, and the lines to expect."""
    return pytest.param(GOOD.replace(old, new, 1), expected, id=name)


def added(text: str, expected: str, name: str) -> object:
    """Return a case: what to add to the good file, and the lines to expect."""
    return pytest.param(GOOD + text, expected, id=name)


CASES = [
    # Theme, scale, e-mail
    added(
        "theme: {body: 10.5}\n",
        "8:15: theme.body: '10.5' is not a size of type\n  "
        "write it in points, such as 10.5pt",
        "size-bare",
    ),
    added(
        "theme: {body: 4pt}\n",
        "8:15: theme.body: '4pt': type has from 7pt to 48pt",
        "size-small",
    ),
    added(
        "theme: {boddy: 10pt}\n",
        "8:9: theme: unknown key 'boddy'\n  did you mean 'body'?",
        "theme-key",
    ),
    added(
        "theme: {soft: '#999999'}\n",
        f"8:15: theme.soft: '#999999': its contrast with white is 2.8:1; {LIGHTER}",
        "soft-light",
    ),
    added(
        "scale: PHI\n",
        "8:8: scale: 'PHI' is not allowed here\n  did you mean 'PHIA'?",
        "scale",
    ),
    added(
        "withheld: tell\n",
        "8:11: withheld: 'tell' is not allowed here\n  allowed: count, hide",
        "withheld",
    ),
    added(
        "subject: '{titel}'\n",
        "8:10: subject: '{titel}': there is no '{titel}'\n  did you mean 'title'?",
        "subject-name",
    ),
    added(
        'subject: "a\\nBcc: b"\n',
        "8:10: subject: 'a\\nBcc: b': a subject has one line\n  write it in one line",
        "subject-lines",
    ),
    # Keys
    added("page: 2", "8:1: unknown key 'page'\n  did you mean 'pages'?", "key"),
    added("zzz: 1", f"8:1: unknown key 'zzz'\n  allowed: {ALL_KEYS}", "key-unknown"),
    added(
        "title: x",
        "8:1: key 'title' is given twice, first at line 1, column 1\n"
        "  keep one of them",
        "key-twice",
    ),
    changed("Minister’s brief", "", f"1:7: title: {EMPTY}", "empty"),
    changed(
        "Minister’s brief",
        "' '",
        "1:8: title: is empty\n  give it a text or remove the key",
        "blank",
    ),
    added("titl:", "8:1: unknown key 'titl'\n  did you mean 'title'?", "key-empty"),
    changed(
        "Minister’s brief",
        "[a, b]",
        "1:8: title: must be one value, not a list\n"
        "  write it alone; a text that begins with [ or { stands in quotes",
        "title-list",
    ),
    # Markings
    changed(
        "TLP:AMBER",
        "amber",
        "2:12: clearance: 'amber' is not allowed here\n  did you mean 'TLP:AMBER'?",
        "clearance",
    ),
    # Numbers
    added("pages: 0", f"8:8: pages: must be at least 1, not 0\n{MORE}", "pages-none"),
    added(
        "pages: -1", f"8:8: pages: must be at least 1, not -1\n{MORE}", "pages-negative"
    ),
    added(
        "pages: 1.5",
        f"8:8: pages: must be a whole number, not '1.5'\n{FIGURES}",
        "pages-half",
    ),
    added("pages: ~", f"8:8: pages: {EMPTY}", "pages-null"),
    changed(
        "limit: 3",
        "limit: 0",
        f"7:12: sections[2].limit: must be at least 1, not 0\n{MORE}",
        "limit-none",
    ),
    changed(
        "limit: 2",
        "limit: many",
        f"5:27: sections[1].limit: must be a whole number, not 'many'\n{FIGURES}",
        "limit-text",
    ),
    changed("limit: 3", "limit:", f"7:11: sections[2].limit: {EMPTY}", "limit-empty"),
    # Sections
    changed(
        "- bottom-line",
        "- botom-line",
        "4:5: sections[0]: 'botom-line' is not allowed here\n"
        "  did you mean 'bottom-line'?",
        "section",
    ),
    changed(
        "topics",
        "topic",
        "5:12: sections[1].name: 'topic' is not allowed here\n  did you mean 'topics'?",
        "section-named",
    ),
    changed(
        "- bottom-line",
        "- zzz",
        f"4:5: sections[0]: 'zzz' is not allowed here\n  allowed: {ALL_SECTIONS}",
        "section-unknown",
    ),
    changed(
        "- bottom-line",
        "- topics",
        "5:5: sections[1]: 'topics' is listed twice, first as sections[0]\n"
        "  remove one of them",
        "section-twice",
    ),
    changed(
        "name: topics, ",
        "",
        "5:5: sections[1]: key 'name' is missing\n  name: Which section.",
        "section-without-name",
    ),
    changed(
        "limit: 2",
        "limt: 2",
        "5:20: sections[1]: unknown key 'limt'\n  did you mean 'limit'?",
        "section-key",
    ),
    changed("bottom-line", "", f"4:4: sections[0]: {EMPTY}", "section-empty"),
    changed(
        "- bottom-line",
        "- [topics]",
        "4:5: sections[0]: must be a mapping of keys, not a list\n"
        "  write 'key: value' lines",
        "section-list",
    ),
    pytest.param(
        "extends: press\nsections: lines",
        "2:11: sections: must be a list, not text\n  write [lines]",
        id="sections-text",
    ),
    pytest.param(
        "extends: press\nsections: []",
        "2:11: sections: is empty\n  name at least one, or remove the key",
        id="sections-none",
    ),
    # Choices
    added(
        "formats: pdf",
        "8:10: formats: must be a list, not text\n  write [pdf]",
        "formats-text",
    ),
    added(
        "formats: [pfd]",
        "8:11: formats[0]: 'pfd' is not allowed here\n  did you mean 'pdf'?",
        "formats",
    ),
    added(
        "formats: [html, pdf, html]",
        "8:22: formats[2]: 'html' is listed twice, first as formats[0]\n"
        "  remove one of them",
        "formats-twice",
    ),
    added(
        "formats: []",
        "8:10: formats: is empty\n  name at least one, or remove the key",
        "formats-none",
    ),
    added(
        "paper: A5",
        "8:8: paper: 'A5' is not allowed here\n  allowed: A4, Letter",
        "paper",
    ),
    added(
        "paper: letter",
        "8:8: paper: 'letter' is not allowed here\n  did you mean 'Letter'?",
        "paper-small",
    ),
    added(
        "unsourced: marked",
        "8:12: unsourced: 'marked' is not allowed here\n  did you mean 'mark'?",
        "unsourced",
    ),
    added(
        "language: English",
        "8:11: language: 'English' is not a language tag\n"
        "  write a BCP 47 tag such as en, en-GB or uk",
        "language",
    ),
    # Colours
    added(
        "accent: red", f"8:9: accent: 'red' is not a colour\n  {COLOUR}", "colour-name"
    ),
    added(
        "accent: '#fff'",
        f"8:9: accent: '#fff' is not a colour\n  {COLOUR}",
        "colour-short",
    ),
    added(
        "accent: '#7a1c2b00'",
        f"8:9: accent: '#7a1c2b00' is not a colour\n  {COLOUR}",
        "colour-long",
    ),
    added(
        "accent: #7a1c2b",
        "8:8: accent: is empty\n  put the colour in quotes: '#' starts a comment",
        "colour-without-quotes",
    ),
    added(
        "accent: '#ffcc00'",
        f"8:9: accent: '#ffcc00': its contrast with white is 1.5:1; {LIGHTER}",
        "colour-light",
    ),
    # Parents
    added("extends:", f"8:9: extends: {EMPTY}", "extends-empty"),
    added(
        "extends: ../press",
        "8:10: extends: '../press' is not an id\n"
        "  use small letters, digits and single hyphens, such as gaza-plan",
        "extends-path",
    ),
    added(
        "extends: [press]",
        "8:10: extends: must be one value, not a list\n"
        "  write it alone; a text that begins with [ or { stands in quotes",
        "extends-list",
    ),
    pytest.param(
        "extend: press",
        "1:1: unknown key 'extend'\n  did you mean 'extends'?",
        id="extends-misspelt",
    ),
    # Files
    pytest.param(
        "- title: x",
        "1:1: must be a mapping of keys, not a list\n  write 'key: value' lines",
        id="list",
    ),
    pytest.param(
        "title",
        "1:1: must be a mapping of keys, not text\n  write 'key: value' lines",
        id="text",
    ),
    changed(
        "- name: gaps",
        "\t- name: gaps",
        "6:3: a tab is used as indentation\n  use spaces",
        "tab",
    ),
    changed(
        "Minister’s",
        "[Minister’s",
        "1:8: '[' is never closed\n  close it with ']'",
        "yaml",
    ),
    added(
        "paper: &a A4",
        "8:8: anchors (&a) are not allowed\n"
        "  write it out, or put a text that starts with '&' or '*' in quotes",
        "anchor",
    ),
    changed(
        "Minister’s",
        "Min\u202eister’s",
        "1:11: U+202E, a character that changes the order in which text is read, "
        "is not allowed\n  remove it",
        "bidi",
    ),
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project that is the current folder, with a folder for a cabinet."""
    (tmp_path / "templates" / "cabinet").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return Path()


def cabinet(project: Path, text: str | bytes) -> Audience:
    """Return the audience that a file makes."""
    data = text if isinstance(text, bytes) else text.encode()
    (project / "templates" / "cabinet" / "audience.yaml").write_bytes(data)
    return audience("cabinet", project)


def message_of(project: Path, text: str | bytes) -> str:
    """Return what is said of a file that is refused."""
    with pytest.raises(UserError) as caught:
        cabinet(project, text)
    return str(caught.value)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_mistake(project: Path, text: str, expected: str) -> None:
    """A mistake is told with file, line, column, path, and a hint."""
    assert message_of(project, text) == f"templates/cabinet/audience.yaml:{expected}"


def test_all_mistakes_at_once(project: Path) -> None:
    """All that is wrong with a file is told, in the order of the lines."""
    said = message_of(project, "pages: 0\ntitel: x\naccent: red\n").splitlines()

    assert [line.partition("audience.yaml:")[2] for line in said if line[0] != " "] == [
        "1:1: key 'title' is missing",
        "1:1: key 'sections' is missing",
        "1:1: key 'clearance' is missing",
        "1:8: pages: must be at least 1, not 0",
        "2:1: unknown key 'titel'",
        "3:9: accent: 'red' is not a colour",
    ]


def test_very_many_mistakes(project: Path) -> None:
    """Of very many mistakes the first hundred are told, and that there are more."""
    text = "".join(f"key-{number}: x\n" for number in range(150))
    with pytest.raises(UserError) as caught:
        cabinet(project, f"extends: press\npages: 0\n{text}")

    problems = caught.value.problems
    assert len(problems) == 101
    assert problems[0].message == "pages: must be at least 1, not 0"
    assert problems[-1].message == "there is more: mend these first"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            GOOD.encode("utf-16"),
            ":1:1: the file is UTF-16, not UTF-8\n  save it as UTF-8 in your editor",
            id="utf-16",
        ),
        pytest.param(
            GOOD.encode("cp1252"),
            ":1:16: byte 0x92 is not UTF-8 (in Windows-1252 it is '’')\n"
            "  save the file as UTF-8 in your editor",
            id="windows",
        ),
        pytest.param(
            b"#" * (LIMIT + 1),
            ": has 100,001 bytes; the limit is 100,000\n"
            "  settings are a few dozen lines: look what else is in it",
            id="large",
        ),
    ],
)
def test_bad_file(project: Path, data: bytes, expected: str) -> None:
    """A file that is not short UTF-8 is refused with the reason."""
    said = message_of(project, data)

    assert said == f"templates/cabinet/audience.yaml{expected}"


def test_folder_in_place_of_the_file(project: Path) -> None:
    """An audience.yaml that is a folder is told to be none."""
    (project / "templates" / "cabinet" / "audience.yaml").mkdir()
    with pytest.raises(UserError) as caught:
        audience("cabinet", project)

    assert str(caught.value) == (
        "templates/cabinet/audience.yaml: is not a file\n"
        "  make it a file with the settings of the audience"
    )


@pytest.mark.parametrize(
    "text",
    ["", "\n", "# nothing\n\n  # yet", "---\n", "--- # nothing\n...\n", "\ufeff"],
)
def test_file_that_sets_nothing(project: Path, text: str) -> None:
    """A file of comments alone sets nothing: what is needed is missing."""
    assert message_of(project, text) == (
        "templates/cabinet/audience.yaml:1:1: key 'title' is missing\n"
        "  title: The kind of brief, for the head of the page.\n"
        "templates/cabinet/audience.yaml:1:1: key 'sections' is missing\n"
        "  sections: The sections in their order.\n"
        "templates/cabinet/audience.yaml:1:1: key 'clearance' is missing\n"
        "  clearance: The strictest TLP 2.0 label its readers may see."
    )


def test_good_file(project: Path) -> None:
    """All that a file may set is in the audience, as it was written."""
    rest = """\
pages: 2
language: uk-UA
paper: Letter
formats: [html]
accent: "#12456B"
unsourced: mark
"""
    made = cabinet(project, GOOD + rest)

    assert made.title == "Minister’s brief"
    assert made.clearance is Marking.AMBER
    assert made.sections == (
        Section(name="bottom-line"),
        Section(name="topics", limit=2),
        Section(name="gaps", limit=3),
    )
    assert (made.pages, made.language, made.paper) == (2, "uk-UA", "Letter")
    assert (made.formats, made.accent) == (("html",), "#12456B")
    assert made.unsourced == "mark"


def test_settings_of_one_file(project: Path) -> None:
    """A file is read by itself: what it does not give is left to its parent."""
    path = project / "templates" / "cabinet" / "audience.yaml"
    path.write_text("extends: press\npages: 3\n", encoding="utf-8")
    file = read_settings(path)

    assert file.settings == Settings(extends="press", pages=3)
    assert file.keys == {"extends", "pages"}
    assert file.extends == "press"
    assert not file.problems


LIGHT = """
import sys
from pathlib import Path
before = set(sys.modules)
from briefgen.audience.find import audience
audience("executive", Path())
heavy = {"pydantic", "pydantic_core.core_schema", "typing_extensions", "inspect",
         "dataclasses", "json", "difflib", "logging", "briefgen.dossier.models"}
assert not heavy & (set(sys.modules) - before), heavy & set(sys.modules)
"""


def test_reading_is_light(project: Path) -> None:
    """Reading an audience loads neither pydantic nor the models of facts."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LIGHT],
        check=False,
        capture_output=True,
        cwd=project,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project in which one file is written again and again."""
    project = tmp_path_factory.mktemp("workshop")
    (project / "templates" / "cabinet").mkdir(parents=True)
    return project


def outcome(project: Path, data: bytes) -> Audience | UserError:
    """Return what comes of bytes in a file: an audience, or a complete error."""
    try:
        return cabinet(project, data)
    except UserError as raised:
        error = raised
    assert error.problems
    for problem in error.problems:
        assert problem.message
        assert problem.place is None or problem.place.file.endswith("audience.yaml")
    return error


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes(workshop: Path, data: bytes) -> None:
    """Random bytes are refused with an error, or are an audience."""
    outcome(workshop, data)


@given(st.one_of(st.text(), st.text("ab:-[]{}'\"|>&*!?#%@`, \n\t\\x0")))
def test_any_text(workshop: Path, text: str) -> None:
    """Random text, and text of YAML's own characters, is refused with an error."""
    data = text.encode(errors="replace")

    assert isinstance(outcome(workshop, data), UserError)


KEYS = st.text() | st.sampled_from([*DATA, "name", "limit"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


@given(st.one_of(JSON, damaged(DATA), st.dictionaries(st.sampled_from([*DATA]), JSON)))
def test_any_structure(workshop: Path, data: Any) -> None:
    """Random structures and damaged files are refused with an error, or good."""
    outcome(workshop, yaml.dump(data, Dumper=yaml.CSafeDumper).encode())
