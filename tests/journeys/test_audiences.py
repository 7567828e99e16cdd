"""A user looks at audiences, and makes one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from briefgen.audience.find import audience
from briefgen.audience.profile import Settings
from briefgen.audience.schema import json_schema
from briefgen.audience.settings import checked, read_settings
from briefgen.dossier.yaml_reader import read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunBriefgen

FACTS = "content/port-talks/facts.yaml"
CABINET = "templates/cabinet/audience.yaml"


def rows(text: str) -> dict[str, str]:
    """Return the lines of a table by their first words, the rest in single spaces."""
    cells = (line.split(maxsplit=1) for line in text.splitlines() if line)
    return {first: re.sub(r" {2,}", " | ", rest) for first, rest in cells}


# --- New ---------------------------------------------------------------------


def test_new(project: Path, run_briefgen: RunBriefgen) -> None:
    """A new audience takes all but its title from its parent, and renders."""
    code, stdout, stderr = run_briefgen("audience", "new", "cabinet", "--from", "press")
    assert (code, stdout) == (0, f"{CABINET}\n")
    assert stderr == "next: change it, then run 'briefgen render --audience cabinet'\n"
    own = read_settings(project / CABINET).settings
    assert own == Settings(extends="press", title="Cabinet brief")
    code, stdout, _ = run_briefgen("render", "-a", "cabinet")
    assert (code, len(stdout.splitlines())) == (0, 2)


def test_new_in_place_of_another(project: Path, run_briefgen: RunBriefgen) -> None:
    """Where a new audience has the name of a built-in one, that is said."""
    assert project.is_dir()
    stderr = run_briefgen("audience", "new", "executive", "--from", "press").stderr
    told = "in this project it takes the place of the built-in executive\n"
    assert stderr.startswith(f"{told}next: ")


def test_new_outside(tmp_path: Path, run_briefgen: RunBriefgen) -> None:
    """Outside a project a new audience says what is missing beside it."""
    stderr = run_briefgen("audience", "new", "cabinet").stderr
    assert (tmp_path / "templates" / "cabinet" / "audience.yaml").is_file()
    told = "no content/ is beside it yet: start a dossier with 'briefgen new NAME'\n"
    assert stderr.startswith(f"{told}next: ")


def test_new_has_a_schema(project: Path, run_briefgen: RunBriefgen) -> None:
    """The first line leads an editor to the schema of this version."""
    assert run_briefgen("audience", "new", "cabinet").code == 0
    first = (project / CABINET).read_text().splitlines()[0]
    path = first.partition("$schema=")[2]
    schema = read((project / CABINET).parent.joinpath(path).read_text(), path).data
    assert schema["$id"] == json_schema()["$id"]


@pytest.mark.parametrize("parent", ["executive", "analyst", "press"])
def test_new_shows_what_may_be_set(
    project: Path, run_briefgen: RunBriefgen, parent: str
) -> None:
    """What stands in comments can be set as it stands, and changes nothing."""
    assert run_briefgen("audience", "new", "cabinet", "--from", parent).code == 0
    text = (project / CABINET).read_text()
    opened = re.sub(r"^# (?=[a-z]+: |sections:|  - )", "", text, flags=re.MULTILINE)
    data = read(opened, CABINET).data
    settings, wrongs = checked(data)
    assert not wrongs
    jsonschema.validate(yaml.safe_load(opened), json_schema())
    own = {name for name in Settings.keys_of if getattr(settings, name) is not None}
    assert own == set(Settings.keys_of)
    kept = audience(parent, project)
    assert settings.sections == kept.sections
    assert settings.clearance == kept.clearance
    assert settings.accent == kept.accent


def test_new_names_blocks_and_sections(
    project: Path, run_briefgen: RunBriefgen
) -> None:
    """The file lists the blocks of its templates, and the sections it has not."""
    assert run_briefgen("audience", "new", "cabinet", "--from", "press").code == 0
    text = " ".join((project / CABINET).read_text().replace("\n# ", " ").split())
    assert "Blocks of base/brief.html.j2: masthead, contact, body, footer." in text
    assert "Blocks of base/sections/topics.html.j2: voices." in text
    assert re.search(r"There are also: .*participants.*\.", text)


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        pytest.param(("Cabinet",), "cannot name an audience", 2, id="name"),
        pytest.param(("../x",), "try 'briefgen audience new x'", 2, id="path"),
        pytest.param(("x", "--from", "pres"), "did you mean 'press'?", 2, id="parent"),
        pytest.param(("base",), "'base' is no audience", 2, id="base"),
        pytest.param(("own",), "templates/own is there already", 2, id="taken"),
    ],
)
def test_new_refused(
    project: Path,
    run_briefgen: RunBriefgen,
    arguments: tuple[str, ...],
    message: str,
    code: int,
) -> None:
    """A name that will not do, a parent that is not there: nothing is written."""
    own = project / "templates" / "own"
    own.mkdir(parents=True)
    done = run_briefgen("audience", "new", *arguments)
    assert (done.code, done.stdout) == (code, "")
    assert message in done.stderr
    assert [path.name for path in own.parent.iterdir()] == ["own"]


# --- Show --------------------------------------------------------------------


def test_show(project: Path, run_briefgen: RunBriefgen) -> None:
    """Each setting and each file is told with the folder that it comes from."""
    folder = project / "templates" / "cabinet"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text(
        "extends: executive\ntitle: Cabinet\ntheme: {body: 11pt}\n"
    )
    (folder / "brief.css").write_text(".pdf { --lead: 14pt; }\n")
    (folder / "labels.fr.yaml").write_text("words: {page: p.}\n")
    code, stdout, stderr = run_briefgen("audience", "show", "cabinet")
    assert (code, stderr) == (0, "")
    settings, _, files = stdout.partition("\n\n")
    told = rows(settings)
    assert told["title"] == "Cabinet | templates/cabinet"
    assert told["theme.body"] == "11pt | templates/cabinet"
    assert told["pages"] == "1 | executive (built-in)"
    assert told["paper"] == "A4 | default"
    assert "topics 3" in told["sections"]
    told = rows(files)
    assert told["brief.css"] == "templates/cabinet, executive (built-in)"
    assert told["brief.html.j2"] == "base (built-in)"
    assert told["sections/timeline.html.j2"].startswith("executive (built-in)")
    assert told["labels.yaml"] == "executive (built-in), base (built-in)"
    assert not {"labels.fr.yaml", "sections/endnotes.html.j2"} & told.keys()


def test_show_in_a_language(project: Path, run_briefgen: RunBriefgen) -> None:
    """Of the words, those of the audience's language are shown."""
    folder = project / "templates" / "cabinet"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text("extends: executive\nlanguage: fr-CA\n")
    told = rows(run_briefgen("audience", "show", "cabinet").stdout)
    assert told["labels.fr.yaml"] == "executive (built-in), base (built-in)"
    assert "labels.ru.yaml" not in told


# --- Diff --------------------------------------------------------------------


def test_diff(project: Path, run_briefgen: RunBriefgen) -> None:
    """What only one brief has is listed, with why the other has not."""
    facts = project / FACTS
    text = facts.read_text()
    secret = text.replace(
        "id: talks-resumed", "id: talks-resumed\n    marking: TLP:RED"
    )
    facts.write_text(secret)
    folder = project / "templates" / "cabinet"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text(
        "extends: analyst\nclearance: TLP:AMBER\nsections: [topics, endnotes, lines]\n"
    )
    code, stdout, stderr = run_briefgen(
        *("audience", "diff", "analyst", "cabinet", "port-talks")
    )
    assert (code, stderr) == (0, "")
    told = rows(stdout)
    assert told["FACT"] == "KIND | WEIGHT | ANALYST | CABINET"
    reason = "TLP:RED is above its clearance"
    assert told["talks-resumed"] == f"event | 3 | has it | {reason}"
    assert told["gap-date"] == "gap | 3 | has it | no section shows it"
    assert "request" not in told


def test_diff_by_limit(project: Path, run_briefgen: RunBriefgen) -> None:
    """A fact that a limit leaves out is told so, on the side that has it not."""
    text = (project / FACTS).read_text()
    more = (
        "      - id: more\n        text: More was said.\n        weight: 1\n"
        "        evidence: [{source: notice, quote: more}]\n"
    )
    (project / FACTS).write_text(text.replace("events:\n", f"{more}\nevents:\n", 1))
    folder = project / "templates" / "short"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text(
        "extends: press\nsections: [{name: topics, limit: 1}, endnotes]\n"
    )
    done = run_briefgen("audience", "diff", "short", "press", "port-talks")
    told = rows(done.stdout)
    assert told["more"] == "statement | 1 | beyond the limit of its section | has it"


def test_diff_of_the_same(project: Path, run_briefgen: RunBriefgen) -> None:
    """Two briefs with the same facts are said to have them; there is no table."""
    assert (project / FACTS).is_file()
    done = run_briefgen("audience", "diff", "press", "press", "port-talks")
    assert done == (0, "", "press and press have the same facts\n")


def test_diff_above_a_clearance(project: Path, run_briefgen: RunBriefgen) -> None:
    """Where one audience may see nothing of a dossier, that is the reason."""
    facts = project / FACTS
    text = facts.read_text()
    facts.write_text(text.replace("marking: TLP:CLEAR ", "marking: TLP:AMBER ", 1))
    done = run_briefgen("audience", "diff", "executive", "parliament", "port-talks")
    assert (done.code, done.stderr) == (0, "")
    told = rows(done.stdout)
    assert told["request"] == (
        "statement | 5 | has it | the dossier is TLP:AMBER, above its clearance"
    )
    done = run_briefgen("audience", "diff", "press", "parliament", "port-talks")
    assert (done.code, done.stdout) == (1, "")
    assert "marked TLP:AMBER, above the clearance of the press audience" in done.stderr


def test_diff_of_nothing(project: Path, run_briefgen: RunBriefgen) -> None:
    """A dossier or an audience that is not there is told with what was meant."""
    assert (project / FACTS).is_file()
    done = run_briefgen("audience", "diff", "press", "analyst", "port-talk")
    assert (done.code, done.stdout) == (2, "")
    assert "did you mean 'port-talks'?" in done.stderr


# --- A project elsewhere -----------------------------------------------------


def test_project(tmp_path: Path, run_briefgen: RunBriefgen) -> None:
    """--project names the folder to work in, whatever folder one is in."""
    home = tmp_path / "desk"
    away = tmp_path / "away"
    away.mkdir()
    at = ("--project", "../desk")
    new = run_briefgen("new", "port-talks", *at, cwd=away)
    assert (new.code, new.stdout) == (0, f"{home / FACTS}\n")
    assert run_briefgen("audience", "new", "cabinet", *at, cwd=away).code == 0
    assert "cabinet" in run_briefgen("audience", "list", *at, cwd=away).stdout
    assert run_briefgen("audience", "show", "cabinet", *at, cwd=away).code == 0
    compare = ("audience", "diff", "cabinet", "press", "port-talks")
    assert run_briefgen(*compare, *at, cwd=away).code == 0
    done = run_briefgen("render", "-f", "html", "-a", "cabinet", *at, cwd=away)
    assert done.stdout == f"{home}/output/port-talks/cabinet.html\n"
    assert list(away.iterdir()) == []


@pytest.mark.parametrize(
    "command", ["render", "audience list", "audience show press", "audience new x"]
)
def test_no_project(tmp_path: Path, run_briefgen: RunBriefgen, command: str) -> None:
    """A folder that is not there is told, and not made."""
    done = run_briefgen(*command.split(), "--project", "nowhere")
    assert (done.code, done.stdout) == (2, "")
    assert "nowhere" in done.stderr
    assert not (tmp_path / "nowhere").exists()
