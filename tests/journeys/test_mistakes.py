"""A user makes mistakes, or the machine does."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import RunBriefgen

HTML = "output/port-talks/executive.html"
CHOICE = ("render", "-a", "executive", "-f", "html")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(
            ["rendr"], "no such command 'rendr'", "Did you mean 'render'", id="command"
        ),
        pytest.param(
            ["render", "--audiance", "press"],
            "no such option: --audiance",
            "did you mean --audience?",
            id="option",
        ),
        pytest.param(
            ["render", "port-talk"],
            "there is no dossier 'port-talk'",
            "did you mean 'port-talks'?",
            id="dossier",
        ),
        pytest.param(
            ["render", "--format", "html,pfd"],
            "there is no format 'pfd'",
            "did you mean 'pdf'?",
            id="format",
        ),
        pytest.param(
            ["render", "nothing/like/it"],
            "there is no dossier 'nothing/like/it'",
            "start it with 'briefgen new it'",
            id="path",
        ),
        pytest.param(
            ["render", "--output"],
            "option '--output' requires an argument",
            "see 'briefgen --help'",
            id="value",
        ),
        pytest.param(
            ["render", "port-talks", "twin/port-talks"],
            "two dossiers are called 'port-talks'",
            "each with its own --output",
            id="twins",
        ),
        pytest.param(
            ["new", "Port Talks"],
            "'Port Talks' cannot name a dossier",
            "try 'briefgen new port-talks'",
            id="name",
        ),
        pytest.param(
            ["new", "../escape"],
            "'../escape' cannot name a dossier",
            "try 'briefgen new escape'",
            id="escape",
        ),
        pytest.param(
            ["new", "…"], "cannot name a dossier", "new my-story", id="no letters"
        ),
        pytest.param(
            ["new", "port-talks"],
            "content/port-talks is there already",
            "choose another name",
            id="existing",
        ),
        pytest.param(
            ["audience", "lst"],
            "no such command 'lst'",
            "see 'briefgen audience --help'",
            id="group",
        ),
        pytest.param(
            ["render", "port-talks", "-a", "executive", "press"],
            "there is no dossier 'press'",
            "it is an audience: join several with a comma, '-a NAME,press'",
            id="audience without a comma",
        ),
        pytest.param(
            ["render", "content/port-talks/facts.yml"],
            "there is no dossier 'content/port-talks/facts.yml'",
            "did you mean 'content/port-talks/facts.yaml'?",
            id="file misnamed",
        ),
        pytest.param(
            ["render", "content/port-talk/facts.yaml"],
            "there is no dossier 'content/port-talk/facts.yaml'",
            "did you mean 'port-talks'?",
            id="file in no folder",
        ),
        pytest.param(
            ["render", "Harbour strike.yaml"],
            "there is no dossier 'Harbour strike.yaml'",
            "start it with 'briefgen new harbour-strike'",
            id="no name",
        ),
        pytest.param(
            ["schema", "fact"],
            "there is no schema 'fact'",
            "did you mean 'facts'?",
            id="schema",
        ),
    ],
)
def test_bad_call(
    project: Path,
    run_briefgen: RunBriefgen,
    arguments: list[str],
    message: str,
    hint: str,
) -> None:
    """A wrong call is one message with the next step, ends with 2, makes nothing."""
    twin = project / "twin" / "port-talks" / "facts.yaml"
    twin.parent.mkdir(parents=True)
    twin.touch()
    code, stdout, stderr = run_briefgen(*arguments)
    assert (code, stdout) == (2, "")
    assert stderr.startswith("error: ")
    assert message in stderr
    assert hint in stderr
    assert not (project / "output").exists()


def test_misspelt_audience(project: Path, run_briefgen: RunBriefgen) -> None:
    """A misspelt audience is told with the nearest one, and nothing is made."""
    code, stdout, stderr = run_briefgen("render", "-a", "exekutive")
    assert (code, stdout) == (2, "")
    assert "there is no audience 'exekutive'\n  did you mean 'executive'?" in stderr
    assert not (project / "output").exists()


def test_folder_of_no_audience(project: Path, run_briefgen: RunBriefgen) -> None:
    """A folder in templates/ that is no audience, for want of one name, is told."""
    for name, file in (("cabinet", "audience.yml"), ("exekutive", "brief.css")):
        (project / "templates" / name).mkdir(parents=True)
        (project / "templates" / name / file).touch()
    told = (
        "warning: templates/cabinet: has no audience.yaml\n"
        "  rename audience.yml to audience.yaml\n"
        "warning: templates/exekutive: has no audience.yaml\n"
        "  did you mean 'executive'?\n"
    )
    assert run_briefgen(*CHOICE) == (0, f"{HTML}\n", told)
    assert run_briefgen("audience", "list").stderr == told
    for call in (["render", "-a", "cabinet"], ["audience", "show", "cabinet"]):
        assert run_briefgen(*call) == (
            2,
            "",
            (
                "error: there is no audience 'cabinet'\n  templates/cabinet has no "
                "audience.yaml: rename audience.yml to audience.yaml\n"
            ),
        )


def test_no_project(tmp_path: Path, run_briefgen: RunBriefgen) -> None:
    """Outside a project the user is told how to start one."""
    code, stdout, stderr = run_briefgen("render")
    assert (code, stdout) == (2, "")
    assert "neither this folder nor one above has content/" in stderr
    assert "briefgen new NAME" in stderr
    (tmp_path / "content").mkdir()
    code, stdout, stderr = run_briefgen("render")
    assert (code, stdout) == (1, "")
    assert stderr == (
        "error: content has no dossier\n  start one with 'briefgen new NAME'\n"
    )


def test_not_a_dossier(project: Path, run_briefgen: RunBriefgen) -> None:
    """A folder without facts.yaml, and a file of another name, are told apart."""
    (project / "content" / "notes").mkdir()
    code, _, stderr = run_briefgen("render", "notes", "content/notes")
    assert code == 1
    assert "this folder has no facts.yaml" in stderr
    (project / "content" / "notes" / "facts.yml").touch()
    code, _, stderr = run_briefgen("render", "content/notes/facts.yml")
    assert code == 1
    assert "rename it to facts.yaml" in stderr


def test_a_file_beside_the_facts(project: Path, run_briefgen: RunBriefgen) -> None:
    """A text given for its dossier is a wrong call, told with the dossier's name."""
    text = "content/port-talks/notice.txt"
    code, _, stderr = run_briefgen("render", text)
    assert code == 2
    assert stderr == (
        f"error: {text}: this is not a dossier: the facts stand in a file named "
        "facts.yaml\n  did you mean 'port-talks'?\n"
    )
    (project / text).rename(project / "notice.txt")
    code, _, stderr = run_briefgen("render", "notice.txt")
    assert code == 2
    assert "start a dossier with it: 'briefgen distill notice.txt'" in stderr


def test_misnamed_facts(project: Path, run_briefgen: RunBriefgen) -> None:
    """A dossier whose facts have another name is told; the others are made."""
    misnamed = project / "content" / "strike" / "facts.yml"
    misnamed.parent.mkdir()
    misnamed.touch()
    told = (
        "error: content/strike: this folder has no facts.yaml\n"
        "  rename facts.yml to facts.yaml\n"
    )
    assert run_briefgen(*CHOICE) == (1, f"{HTML}\n", told)
    assert run_briefgen(*CHOICE, "strike") == (1, "", told)
    assert run_briefgen(*CHOICE, "port-talks").code == 0
    shutil.rmtree(project / "content" / "port-talks")
    assert run_briefgen(*CHOICE) == (1, "", told)


def test_deleted_folder(
    run_briefgen: RunBriefgen, tmp_path: Path, program: Path
) -> None:
    """A current folder that has been deleted is told, not stumbled over."""
    gone = tmp_path / "gone"
    gone.mkdir()
    script = 'rmdir "$PWD" && exec "$0" render'
    from_gone = subprocess.run(
        ["/bin/sh", "-c", script, program],
        check=False,
        cwd=gone,
        capture_output=True,
        text=True,
    )
    assert from_gone.returncode == 2
    assert "the current folder has been deleted" in from_gone.stderr
    assert run_briefgen("--version").code == 0


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("output", id="output"),
        pytest.param("output/port-talks", id="dossier"),
    ],
)
def test_file_for_folder(project: Path, run_briefgen: RunBriefgen, path: str) -> None:
    """A file where a folder must be is told with its place, ends with 3, and stays."""
    in_the_way = project / path
    in_the_way.parent.mkdir(exist_ok=True)
    in_the_way.write_text("mine")
    code, stdout, stderr = run_briefgen(*CHOICE)
    assert (code, stdout) == (3, "")
    assert stderr.startswith(f"error: {project / path}: cannot write here: ")
    assert "a file has the name of a folder" in stderr
    assert in_the_way.read_text() == "mine"


def test_folder_for_file(project: Path, run_briefgen: RunBriefgen) -> None:
    """A folder where a document must be is told, and nothing is left beside it."""
    (project / HTML).mkdir(parents=True)
    code, _, stderr = run_briefgen(*CHOICE)
    assert code == 3
    assert "a folder has the name of the document" in stderr
    assert [path.name for path in (project / HTML).parent.iterdir()] == [
        "executive.html"
    ]


def test_no_room(
    project: Path,
    program: Path,
    run_briefgen: RunBriefgen,
    unmeasured_environment: dict[str, str],
) -> None:
    """A disk that takes no more keeps the old document, and no part of the new."""
    # The caches are filled, so that the document is all that is to be written.
    assert run_briefgen(*CHOICE).code == 0
    (project / HTML).write_text("old")
    done = subprocess.run(
        [program, *CHOICE],
        check=False,
        cwd=project,
        # The limit would break coverage's own file as well.
        env=unmeasured_environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 3
    assert "cannot write this file: File too large" in done.stderr
    assert (project / HTML).read_text() == "old"
    assert len(list((project / HTML).parent.iterdir())) == 1


def test_full_stdout(run_briefgen: RunBriefgen, program: Path) -> None:
    """Results that cannot be written to stdout are an error, not silence."""
    assert run_briefgen("schema").code == 0
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [program, "schema"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 3
    assert done.stderr.startswith("error: no space left on device")


@pytest.mark.parametrize(
    "arguments", [["schema"], ["--help"], [*CHOICE]], ids=["schema", "help", "render"]
)
def test_reader_gone(project: Path, program: Path, arguments: list[str]) -> None:
    """A reader of stdout that has gone, such as head, stops and breaks nothing."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [program, *arguments],
        check=False,
        cwd=project,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / HTML).exists() == (arguments[0] == "render")


def test_ctrl_c(
    project: Path, program: Path, unmeasured_environment: dict[str, str]
) -> None:
    """Ctrl-C ends with 130, keeps old documents, and leaves no part of a new one."""
    # Enough work that the signal comes before its end, however quick the machine.
    stories = ["port-talks", *(f"story-{number}" for number in range(6))]
    kept = []
    for story in stories:
        if story != "port-talks":
            shutil.copytree(project / "content/port-talks", project / "content" / story)
        for name in ("analyst", "executive", "minister", "parliament", "press"):
            kept.append(project / "output" / story / f"{name}.pdf")
            kept[-1].parent.mkdir(parents=True, exist_ok=True)
            kept[-1].write_text("old")
    with subprocess.Popen(
        [program, "render", "-f", "pdf"],
        # Tests that run in the background of a shell inherit that it is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        cwd=project,
        env=unmeasured_environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest, stderr = running.communicate()
    assert running.returncode == 130
    assert stderr == "interrupted: what was finished is kept\n"
    made = {project / line for line in (first + rest).splitlines()}
    assert 1 <= len(made) < len(kept)
    assert sorted(project.glob("output/*/*")) == sorted(kept)
    for path in kept:
        assert path.read_bytes()[:5] == (b"%PDF-" if path in made else b"old")


def test_misspelt_style(project: Path, run_briefgen: RunBriefgen) -> None:
    """What a PDF cannot use of a style sheet is told, with its place in that file."""
    style = project / "templates/executive/brief.css"
    style.parent.mkdir(parents=True)
    style.write_text("/* ours */\nh1 { colour: red; }\np { color: rd; }\n")
    code, stdout, stderr = run_briefgen("render", "-a", "executive", "-f", "pdf", "-q")
    assert (code, stdout) == (0, "output/port-talks/executive.pdf\n")
    hint = "\n  a PDF passes it over: look for a typing error\n"
    file = "templates/executive/brief.css"
    assert stderr == (
        f"warning: {file}:2:6: Ignored `colour: red`, unknown property.{hint}"
        f"warning: {file}:3:5: Ignored `color: rd`, invalid value.{hint}"
    )


def test_oversights(project: Path, run_briefgen: RunBriefgen) -> None:
    """What has no effect in the templates of a user's is told, each once."""
    folder = project / "templates" / "cabinet"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text("extends: executive\n")
    (folder / "breif.css").write_text("h1 { color: red; }\n")
    (folder / "brief.css").write_text("h1 { color: red;\n")
    (folder / "labels.yaml").write_text("sections:\n  gap: Open questions\n")
    code, stdout, stderr = run_briefgen("render", "-a", "cabinet", "-q")
    assert (code, stdout.count("\n")) == (0, 2)
    at = "warning: templates/cabinet"
    told = (
        f"{at}/breif.css: nothing uses this file\n  did you mean 'brief.css'?\n"
        f"{at}/brief.css:1:4: '{{' is never closed\n  close it with '}}'\n"
        f"{at}/labels.yaml:2:3: unknown label 'gap'\n  did you mean 'gaps'?\n"
    )
    assert stderr == told
    assert run_briefgen("audience", "show", "cabinet").stderr == told


def test_symbolic_links(project: Path, run_briefgen: RunBriefgen) -> None:
    """Output that is a link goes where the link points, and the link stays."""
    elsewhere = project.parent / f"{project.name}-elsewhere"
    (elsewhere / "port-talks").mkdir(parents=True)
    (project / "output").symlink_to(elsewhere)
    kept = elsewhere / "kept.html"
    (project / HTML).symlink_to(kept)
    assert run_briefgen(*CHOICE).stdout == f"{HTML}\n"
    assert kept.read_bytes().startswith(b"<!DOCTYPE")
    assert (elsewhere / "port-talks" / "executive.html").is_symlink()


def test_no_steering(project: Path, run_briefgen: RunBriefgen) -> None:
    """A name with control characters cannot steer the terminal from a message."""
    del project
    stderr = run_briefgen("render", "evil\x1b[2Jname").stderr
    assert "evil\\x1b[2Jname" in stderr
    assert "\x1b" not in stderr
