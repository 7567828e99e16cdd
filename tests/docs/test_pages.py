"""What the pages say is so."""

from __future__ import annotations

import dataclasses
import re
from io import BytesIO
from statistics import mean
from typing import TYPE_CHECKING, Any, get_args

import pytest
from jinja2.filters import FILTERS
from PIL import Image

from briefgen.audience import find
from briefgen.audience.brief import Brief
from briefgen.audience.profile import Audience, SectionName
from briefgen.cli.app import COMMANDS
from briefgen.dossier import loads
from briefgen.dossier.value import Value
from briefgen.dossier.yaml_reader import read
from briefgen.render.environment import environment
from docs.make import __main__ as docs
from tests.docs.pages import (
    AUDIENCES,
    FACTS,
    PAGES,
    README,
    ROOT,
    TEMPLATES,
    blocks,
    code_in,
    name_of,
    prose,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import RunBriefgen

CALL = ROOT / "content" / "putin-netanyahu-call" / "facts.yaml"
STARTER = ROOT / "briefgen" / "cli" / "starter" / "facts.yaml"
PICTURE = ROOT / "docs" / "img" / "executive.png"
BASE = ROOT / "templates" / "base"


# --- What is made ------------------------------------------------------------


@pytest.mark.parametrize("name", docs.MAKERS)
def test_made_pages_are_fresh(name: str) -> None:
    """What is made from the code is as the code is now; if not, run scripts/docs."""
    assert not docs.is_stale(docs.DOCS / name, docs.MAKERS[name]())


def test_stale_pages_are_named_and_renewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check names what is missing or old and writes nothing; then all is made."""
    made = {"facts.md": b"new", "img/page.png": PICTURE.read_bytes()}
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    monkeypatch.setattr(docs, "MAKERS", {n: lambda n=n: made[n] for n in made})
    (tmp_path / "facts.md").write_bytes(b"old")

    assert docs.main(check=True) == 1
    assert capsys.readouterr().out == (
        "docs/facts.md is stale: run scripts/docs\n"
        "docs/img/page.png is stale: run scripts/docs\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["facts.md"]
    assert docs.main(check=False) == 0
    assert {name: (tmp_path / name).read_bytes() for name in made} == made
    assert docs.main(check=True) == 0


def test_a_picture_is_stale_by_one_letter() -> None:
    """A change of a letter's size makes a picture stale; another smoothing does not."""
    with Image.open(PICTURE) as image:
        page = image.convert("L")
    spot = page.crop((120, 120, 130, 134))
    smoothed, changed = page.point(lambda grey: grey * 0.9), page.copy()
    changed.paste(spot.point(lambda grey: 255 - grey), (120, 120))

    assert not docs.is_stale(PICTURE, png(smoothed))
    assert docs.is_stale(PICTURE, png(changed))
    assert docs.is_stale(PICTURE, png(page.resize((620, 877))))


def png(image: Image.Image) -> bytes:
    """Return a picture as a file."""
    image.save(data := BytesIO(), "PNG")
    return data.getvalue()


def test_the_picture_is_small_and_told() -> None:
    """The README shows a page, told in words too, and light enough to load."""
    (words,) = re.findall(r"!\[([^\]]+)\]\(docs/img/executive\.png\)", prose(README))
    assert len(words.split()) > 20
    assert PICTURE.stat().st_size <= 250_000


def test_the_wheel_can_be_built_after_the_first_command() -> None:
    """What the README builds a wheel with is installed by scripts/brief."""
    assert ".venv/bin/hatchling build" in README.read_text(encoding="utf-8")
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "\nhatchling==" in lock


# --- Links -------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """Return the places in a page that a link can lead to."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


def links(page: Path) -> Iterator[str]:
    """Yield where the links of a page lead that stay in the project."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if not target.startswith(("https://", "mailto:")):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link between pages leads to a file, and to a heading in it."""
    for target in links(page):
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def test_every_page_is_linked_from_the_readme() -> None:
    """A page in docs/ can be found from the README."""
    linked = {(README.parent / target).resolve() for target in links(README)}
    assert {path for path in ROOT.glob("docs/*.md") if path not in linked} == set()


def test_every_decision_is_listed_by_its_title() -> None:
    """The list of decisions has each of them, in order and in its own words."""
    folder = ROOT / "docs" / "decisions"
    titles = [
        f"{int(path.name[:4])}. [{title}]({path.name})"
        for path in sorted(folder.glob("0*.md"))
        for title in re.findall(r"^# \d+\. (.+)", path.read_text(encoding="utf-8"))
    ]
    lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line[:1].isdigit()] == titles


# --- Words -------------------------------------------------------------------


@pytest.mark.parametrize("page", [README, FACTS, TEMPLATES, AUDIENCES], ids=name_of)
def test_sentences_are_short(page: Path) -> None:
    """A sentence of the prose has fewer than 20 words on average."""
    text = re.sub(r"^(\||#|<!--).*$", "\n", prose(page), flags=re.MULTILINE)
    sentences = re.split(r"[.:;!?](?:\*\*)?\s|\n\s*\n|\n- ", text)
    lengths = [len(s.split()) for s in sentences if len(s.split()) > 1]
    assert mean(lengths) < 20


# --- Facts -------------------------------------------------------------------


def entries(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each thing with an id in some facts, without what stands in its lists."""
    if isinstance(data, dict):
        if "id" in data:
            plain = {
                key: value
                for key, value in data.items()
                if not (isinstance(value, list) and value and "id" in value[0])
            }
            yield data["id"], plain
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from entries(each)


def in_yaml(page: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each example of facts on a page: its text, and its data."""
    for block in blocks(page):
        # A file of the reader's own, such as audience.yaml, names its place.
        if block.language == "yaml" and not block.text.startswith("#"):
            yield block.text, read(block.text, page.name).data


def test_whole_examples_load() -> None:
    """An example that is a whole facts file loads."""
    whole = [text for text, data in in_yaml(FACTS) if "title" in data]
    assert [loads(text).subject for text in whole] == ["Port talks"]


@pytest.mark.parametrize("page", [README, FACTS], ids=name_of)
def test_examples_are_real(page: Path) -> None:
    """An example of a fact stands, just so, in a facts file that loads."""
    real: dict[str, list[dict[str, Any]]] = {}
    for path in (CALL, STARTER):
        text = path.read_text(encoding="utf-8")
        loads(text)
        for name, entry in entries(read(text, path.name).data):
            real.setdefault(name, []).append(entry)
    shown = [
        entry
        for _, data in in_yaml(page)
        if "title" not in data
        for entry in entries(data)
    ]
    assert shown
    for name, entry in shown:
        # Of what stands around an example, not every key is shown.
        assert any(entry.items() <= known.items() for known in real[name]), name


# --- Tables ------------------------------------------------------------------


def first_cells(page: Path, head: str) -> list[str]:
    """Return what stands in backticks in the first column of a table."""
    return [name for row in table(page, head) for name in code_in(row[0])]


def test_the_readme_lists_the_commands() -> None:
    """The README has every command, in the words of the help."""
    rows = {code_in(row[0])[0]: row[1] for row in table(README, "command")}
    assert rows == {f"briefgen {name}": words for name, words in COMMANDS.items()}


def test_the_readme_lists_the_exit_codes() -> None:
    """The README and the page on the command line give the same exit codes."""
    cli = ROOT / "docs" / "cli.md"
    assert table(README, "exit code") == table(cli, "code")


def test_the_readme_lists_the_audiences(tmp_path: Path) -> None:
    """The README has every audience that comes with briefgen, as it is."""
    rows = {code_in(row[0])[0]: row[2:] for row in table(README, "audience")}
    assert rows == {
        name: [str(audience.pages), f"`{audience.clearance}`"]
        for name in find.folders(tmp_path)
        for audience in [find.audience(name, tmp_path)]
    }


def test_the_keys_of_an_audience_are_listed() -> None:
    """Every key of audience.yaml is in the table, and no other."""
    fields = {field.name for field in dataclasses.fields(Audience)}
    wanted = fields - {"name", "chain"} | {"extends"}
    rows = table(TEMPLATES, "key")
    assert {code_in(row[0])[0] for row in rows} == wanted
    assert len(rows) == len(wanted)


def test_the_sections_are_listed() -> None:
    """Every section is in the table, and no other."""
    assert sorted(first_cells(TEMPLATES, "section")) == sorted(get_args(SectionName))


def test_the_style_is_listed() -> None:
    """Every custom property of the shared style is in the table, and no other."""
    css = (BASE / "base.css").read_text(encoding="utf-8")
    css += (BASE / "page.css.j2").read_text(encoding="utf-8")
    wanted = set(re.findall(r"(--[a-z]+): ", css))
    assert sorted(first_cells(TEMPLATES, "property")) == sorted(wanted)


def test_the_blocks_are_listed() -> None:
    """Every block of the shared templates is in the table, with its file."""
    found = {
        f"base/{path.relative_to(BASE).as_posix()}": blocks_in
        for path in BASE.rglob("*.j2")
        if (blocks_in := re.findall(r"{% block (\w+)", path.read_text("utf-8")))
    }
    rows = table(TEMPLATES, "file with blocks")
    assert {code_in(file)[0]: code_in(names) for file, names in rows} == found


def test_the_filters_are_listed() -> None:
    """Every filter that is not Jinja2's own is in the table, and no other."""
    ours = environment((BASE,)).filters.keys() - FILTERS.keys()
    assert sorted(first_cells(TEMPLATES, "filter")) == sorted(ours)


def test_the_names_in_a_template_are_listed(
    tmp_path: Path, run_briefgen: RunBriefgen
) -> None:
    """Every name that a template may use is in the table, and no other."""
    assert run_briefgen("new", "my-story").code == 0
    section = tmp_path / "templates" / "base" / "sections" / "sources.html.j2"
    section.parent.mkdir(parents=True)
    section.write_text("{{ zzzzzzzz }}", encoding="utf-8")
    said = run_briefgen("render", "--audience", "analyst", "--format", "pdf").stderr
    (names,) = re.findall(r"a template may use: (.+)", said)
    listed = {re.split(r"\W", name)[0] for name in first_cells(TEMPLATES, "name")}
    assert listed == set(names.split(", "))


def test_what_a_brief_has_is_listed() -> None:
    """Every public name of a brief is told on the page, and no other."""
    public = {name for name in dir(Brief) if not name.startswith("_")} - {*dir(Value)}
    cells = first_cells(TEMPLATES, "of the brief")
    listed = {re.split(r"\W", name.removeprefix("brief."))[0] for name in cells}
    # The facts are in the table above.
    assert listed == public - {"facts"}
