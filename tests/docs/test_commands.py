"""What the pages tell a user to type does what they say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import page as validator
import pypdfium2
import pytest

from tests.docs.pages import (
    AUDIENCES,
    PAGES,
    README,
    ROOT,
    TEMPLATES,
    Block,
    blocks,
    name_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import RunBriefgen

# Commands that are not run here, and why.
NOT_RUN = {
    "scripts/brief": "makes .venv and may install packages of the system",
    "scripts/test": "runs this test",
}
# What a clone has that the pages use.
CLONE = ("briefgen", "content", "docs", "templates")
CLONE_FILES = ("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")

# A file of the reader's own names its place in the first line.
_PLACE = re.compile(r"\A(?:#|/\*|\{#) ([\w./-]+\.(?:yaml|css|j2))(?: \*/| #\})?\n")
_END = "\x1e"

# What the HTML has from each step on of the page that makes an audience.
EFFECTS = (
    ('<span class="audience">Note au ministre</span>',),
    ("--accent: #14508c;", "--lead: 13pt;"),
    (":root { --spacing: 0.2em; }",),
    ("<span>Contact: desk@example.org</span>",),
    ("<strong>Ne pas s’avancer.</strong>",),
    ('<html xmlns="http://www.w3.org/1999/xhtml" lang="fr"', "Ce que nous ignorons"),
    ('<h2 id="gaps">Questions ouvertes</h2>',),
)


class Step(NamedTuple):
    """One command, and what a terminal shows after it; None if the page is silent."""

    command: str
    shown: str | None


class Done(NamedTuple):
    """What a command said, and how it ended."""

    said: str
    code: int


def steps(block: Block) -> Iterator[Step]:
    """Yield the commands of a block."""
    if block.language == "sh":
        for line in block.text.splitlines():
            yield Step(line, None)
    if block.language == "console":
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Step(command, shown)


def is_run(step: Step) -> bool:
    """Tell whether a command is one that is tried here."""
    return step.command.split(maxsplit=1)[0] not in NOT_RUN


def script(page: Path) -> str:
    """Return a shell script that does what a page says, in its order."""
    lines = []
    for block in blocks(page):
        if place := _PLACE.match(block.text):
            folder = Path(place[1]).parent
            lines.append(f"mkdir -p {folder}; cat >{place[1]} <<'END'\n{block.text}END")
        lines += [
            f"{{ {step.command}\n}} 2>&1 </dev/null; printf '{_END}%s{_END}' $?"
            for step in steps(block)
            if is_run(step)
        ]
    return "\n".join(lines)


def with_commands() -> list[Path]:
    """Return the pages with commands to try, but for the one tried step by step."""
    return [
        page
        for page in PAGES
        if page != AUDIENCES
        and any(is_run(step) for block in blocks(page) for step in steps(block))
    ]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that is installed here, but for briefgen itself.

    Without the network, pip finds in it what a wheel asks for.
    """
    folder = tmp_path_factory.mktemp("packages")
    for path in Path(pytest.__file__).parents[1].iterdir():
        if "briefgen" not in path.name and path.suffix != ".pth":
            (folder / path.name).symlink_to(path)
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the folder where a reader works, empty, beside a clone."""
    clone = tmp_path / "briefgen"
    for name in CLONE:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, clone / name, ignore=ignored)
    for name in CLONE_FILES:
        shutil.copy(ROOT / name, clone)
    (clone / ".venv").symlink_to(sys.prefix)
    desk = tmp_path / "empty"
    desk.mkdir()
    return desk


@pytest.fixture
def environment(
    tmp_path: Path, packages: Path, scrubbed_environment: dict[str, str]
) -> dict[str, str]:
    """Return what a reader's shell knows: python3, and no way to the network."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "python3").symlink_to(Path(sys.executable).resolve())
    # The checkout's own coverage must not count a copy of its files.
    plain = {k: v for k, v in scrubbed_environment.items() if "COVERAGE" not in k}
    return plain | {
        "PATH": os.pathsep.join((str(programs), os.defpath)),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INDEX": "1",
        "PYTHONPATH": str(packages),
    }


def use_installed(environment: dict[str, str]) -> None:
    """Let the reader's shell find briefgen as it is installed here."""
    program = str(Path(sys.executable).parent)
    environment["PATH"] = os.pathsep.join((program, environment["PATH"]))
    del environment["PYTHONPATH"]


def follow(page: Path, folder: Path, environment: dict[str, str]) -> list[Done]:
    """Do what a page says in a folder, and return how each command ended."""
    done = subprocess.run(
        ["/bin/sh", "-c", script(page)],
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    parts = done.stdout.split(_END)
    assert done.stderr == ""
    return [
        Done(said, int(code))
        for said, code in zip(parts[0::2], parts[1::2], strict=False)
    ]


def assert_as_shown(page: Path, ended: list[Done]) -> None:
    """Fail unless every command of a page went well, and said what the page shows."""
    expected = [s for block in blocks(page) for s in steps(block) if is_run(s)]
    assert [
        (step.command, done.said if step.shown is not None else None)
        for step, done in zip(expected, ended, strict=True)
    ] == [(step.command, step.shown) for step in expected]
    assert [done.code for done in ended] == [0] * len(ended)


def assert_conforming(folder: Path) -> None:
    """Fail unless every PDF of the projects in a folder is what it says of itself."""
    for pdf in folder.glob("*/output/**/*.pdf"):
        data = pdf.read_bytes()
        assert validator.is_pdf_compliant_bytes(data, profile="3a"), pdf
        assert validator.is_pdf_compliant_bytes(data, profile="ua1"), pdf


@pytest.mark.parametrize("page", with_commands(), ids=name_of)
def test_commands_do_what_the_page_shows(
    page: Path, desk: Path, environment: dict[str, str]
) -> None:
    """Every command of a page, typed in order, shows what the page shows."""
    if page == README:
        folder = desk.with_name("briefgen")
    else:
        folder = desk
        use_installed(environment)

    ended = follow(page, folder, environment)

    assert_as_shown(page, ended)
    assert_conforming(desk.parent)


def chapters(page: Path, folder: Path) -> Iterator[Path]:
    """Yield a page in parts, each with its heading as a page of its own."""
    parts = re.split(r"^(?=## )", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for number, part in enumerate(parts):
        path = folder / f"{number}.md"
        path.write_text(part, encoding="utf-8")
        yield path


def picture(pdf: Path) -> bytes:
    """Return the dots of the first page of a PDF."""
    return bytes(pypdfium2.PdfDocument(pdf)[0].render().to_pil().tobytes())


def test_each_step_has_the_effect_told(
    desk: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    """Each step to an audience changes what the page says, in HTML and in PDF."""
    use_installed(environment)
    start, *numbered, end = chapters(AUDIENCES, tmp_path)
    assert_as_shown(start, follow(start, desk, environment))
    made = desk / "output" / "my-story"
    html, seen = "", b""
    for step, effects in zip(numbered, EFFECTS, strict=True):
        assert [text for text in effects if text in html] == []
        assert_as_shown(step, follow(step, desk, environment))
        html = (made / "minister.html").read_text(encoding="utf-8")
        assert [text for text in effects if text not in html] == []
        before, seen = seen, picture(made / "minister.pdf")
        assert seen != before
    assert_as_shown(end, follow(end, desk, environment))
    assert_conforming(desk.parent)


def test_the_commands_left_out_are_there() -> None:
    """Commands that no test types are still those of the README's first block."""
    first = next(steps(block) for block in blocks(README))
    assert [step.command.split(maxsplit=1)[0] for step in first] == list(NOT_RUN)
    assert all(os.access(ROOT / name, os.X_OK) for name in NOT_RUN)


def test_python_examples_run(desk: Path, scrubbed_environment: dict[str, str]) -> None:
    """The examples of the Python API run one after the other."""
    code = "\n".join(
        block.text
        for block in blocks(ROOT / "docs" / "api.md")
        if block.language == "python"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=desk.with_name("briefgen"),
        env=scrubbed_environment,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")


def error_on(page: Path) -> str:
    """Return the error that a page shows."""
    (text,) = (b.text for b in blocks(page) if b.text.startswith("error:"))
    return text


def test_the_error_in_the_readme_is_real(
    tmp_path: Path, run_briefgen: RunBriefgen
) -> None:
    """A misspelt key in a new dossier is told as the README shows it."""
    assert run_briefgen("new", "my-story").code == 0
    facts = tmp_path / "content" / "my-story" / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("said_by:", "said_byy:", 1), encoding="utf-8")

    assert run_briefgen("render", "--quiet").stderr == error_on(README)


def test_the_error_of_a_template_is_real(
    tmp_path: Path, run_briefgen: RunBriefgen
) -> None:
    """A misspelt name in the section of the page is told as the page shows it."""
    assert run_briefgen("new", "my-story").code == 0
    for block in blocks(TEMPLATES):
        if place := _PLACE.match(block.text):
            path = tmp_path / place[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            text = block.text.replace("if gap.because", "if fact.because")
            path.write_text(text, encoding="utf-8")

    said = run_briefgen("render", "--quiet", "-a", "cabinet", "-f", "pdf").stderr
    assert said == error_on(TEMPLATES)
