"""A desk checks its dossiers, waives, mends, and renders what is supported."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from tests.conftest import Outcome, RunBriefgen

FACTS = Path("content") / "story" / "facts.yaml"
VERDICTS = FACTS.with_name("verdicts.tsv")
TEXT = "text: The Council asked both port authorities to reopen."
WRONG = "text: The Council asked five port authorities to reopen."
CLEAN = "1 dossier, 11 facts: 11 verified; 0 errors, 0 warnings, 0 notes\n"


@pytest.fixture
def project(tmp_path: Path, run_briefgen: RunBriefgen) -> Path:
    """Return a project with the dossier ``story``, which is clean."""
    (tmp_path / "content").mkdir()
    assert run_briefgen("new", "story").code == 0
    return tmp_path


def change(project: Path, *pairs: tuple[str, str]) -> None:
    """Change the facts of the story."""
    path = project / FACTS
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_clean(project: Path, run_briefgen: RunBriefgen) -> None:
    """A new dossier is clean; its verdicts are kept, and its analyst brief tells so.

    They lie beside it from the start, as a check finds them.
    """
    before = (project / VERDICTS).read_bytes()
    (project / VERDICTS).unlink()
    done = run_briefgen("check")
    assert done == (0, CLEAN, "")
    assert (project / VERDICTS).read_text(encoding="utf-8").count("\tverified\t") == 11
    assert (project / VERDICTS).read_bytes() == before
    assert run_briefgen("render", "-q", "-a", "analyst", "-f", "html").code == 0
    page = (project / "output" / "story" / "analyst.html").read_text(encoding="utf-8")
    assert "11 verified, 0 under review, 0 unsupported, 0 not checked" in page


def test_never_checked(project: Path, run_briefgen: RunBriefgen) -> None:
    """A brief whose facts no check has seen says so, on the page and on stderr."""
    (project / VERDICTS).unlink()
    done = run_briefgen("render", "-q", "-a", "executive", "-f", "html")
    assert done.code == 0
    assert done.stderr == (
        f"warning: {FACTS}: 11 facts are not checked\n  run 'briefgen check story'\n"
    )
    page = (project / "output" / "story" / "executive.html").read_text(encoding="utf-8")
    assert "not checked" in page


def test_another_source(project: Path, run_briefgen: RunBriefgen) -> None:
    """When a source is not the text that was read, no earlier verdict counts."""
    notice = (project / FACTS).with_name("notice.txt")
    with notice.open("a", encoding="utf-8") as file:
        file.write("One more line.\n")
    made = run_briefgen("render", "-q", "-a", "analyst", "-f", "html")
    assert "11 facts are not checked" in made.stderr
    page = (project / "output" / "story" / "analyst.html").read_text(encoding="utf-8")
    assert "11 verified" not in page
    checked = run_briefgen("check")
    assert checked.code == 1
    assert " G003 " in checked.stdout
    assert "1 dossier, 11 facts: 11 not checked; " in checked.stdout


def test_unsupported(
    project: Path, run_briefgen: RunBriefgen, project_root: Path
) -> None:
    """An unsupported fact is found, and its brief refused; by force it says so."""
    assert run_briefgen("check").code == 0
    assert run_briefgen("render", "-q", "-a", "press", "-f", "html").code == 0
    old = (project / "output" / "story" / "press.html").read_bytes()
    change(project, (TEXT, WRONG))
    changed = run_briefgen("render", "-q", "-a", "press", "-f", "html")
    assert (
        "facts are not checked: bottom-request, line-request, request\n"
        in changed.stderr
    )
    done = run_briefgen("check")
    assert done.code == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith(f"{FACTS}:")
    assert ": error G102 " in first
    shown = "\n".join(done.stdout.splitlines()[:4]).replace("story", "port-talks")
    assert shown in (project_root / "docs" / "check.md").read_text(encoding="utf-8")
    assert "1 unsupported" in done.stdout.splitlines()[-1]
    (project / "output" / "story" / "press.html").write_bytes(old)

    refused = run_briefgen("render", "-q", "-a", "press", "-f", "html")
    assert refused.code == 1
    assert "'request' is not supported by its quote" in refused.stderr
    assert (project / "output" / "story" / "press.html").read_bytes() == old
    forced = run_briefgen("render", "-q", "-a", "press", "--force")
    assert forced.code == 0
    assert b"UNCHECKED" in (project / "output" / "story" / "press.html").read_bytes()


def test_made_up_quote(project: Path, run_briefgen: RunBriefgen) -> None:
    """Where a quote is not in its source, `render` refuses without any check before."""
    change(project, ("quote: freight will wait", "quote: freight has to wait"))
    done = run_briefgen("render", "-q", "-a", "executive")
    assert done.code == 1
    assert ": G001 these words are not in 'notice'" in done.stderr
    assert "freight will wait until both ports reopen" in done.stderr
    assert not (project / "output").exists()


def test_not_at_hand(project: Path, run_briefgen: RunBriefgen, tmp_path: Path) -> None:
    """Without the text of a source its facts are not checked; it can be given."""
    change(project, ("    file: notice.txt", "    # elsewhere"))
    text = (project / FACTS).with_name("notice.txt").rename(tmp_path / "elsewhere.txt")
    assert run_briefgen("check").stdout.startswith(
        f"{FACTS}:16:5: note G005 the text of 'notice' is not at hand: "
        "11 facts keep the verdicts of an earlier check\n"
    )
    (project / VERDICTS).unlink()
    done = run_briefgen("check")
    assert done.code == 0
    assert done.stdout.count(" note G005 ") == 1
    assert done.stdout.splitlines()[-1].startswith(
        "1 dossier, 11 facts: 11 not checked;"
    )
    assert not (project / VERDICTS).exists()
    assert run_briefgen("check", "story", "--source", f"notice={text}").stdout == CLEAN
    again = run_briefgen("check")
    assert "11 verified" in again.stdout.splitlines()[-1]


def test_another_text(project: Path, run_briefgen: RunBriefgen) -> None:
    """A source text that is not the one that was read is told, and nothing verified."""
    path = (project / FACTS).with_name("notice.txt")
    path.write_text(path.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    done = run_briefgen("check")
    assert done.code == 1
    assert " error G003 " in done.stdout
    assert " verified" not in done.stdout


def test_waived(project: Path, run_briefgen: RunBriefgen) -> None:
    """A waiver with a reason silences its rule in that line, and is counted."""
    change(project, (TEXT, f"{WRONG}  # check: ignore G102: the annex names five"))
    done = run_briefgen("check")
    assert done.stdout == CLEAN.replace("0 notes", "0 notes, 1 waived")
    change(project, (": the annex names five", ""))
    assert " error W001 a waiver needs a reason" in run_briefgen("check").stdout


def test_fix(project: Path, run_briefgen: RunBriefgen) -> None:
    """What is certain is mended, what was changed is shown, and all else is told."""
    change(project, ("text: Freight will wait", 'text: The "freight" will wait'))
    before = yaml.safe_load((project / FACTS).read_text(encoding="utf-8"))
    done = run_briefgen("check", "--fix")
    assert "+    text: The “freight” will wait until both ports reopen." in done.stdout
    after = yaml.safe_load((project / FACTS).read_text(encoding="utf-8"))
    before["implications"][0]["text"] = after["implications"][0]["text"]
    assert after == before
    assert " F001 " not in run_briefgen("check").stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], 1, id="a warning"),
        pytest.param(["--severity", "error"], 0, id="below the threshold"),
        pytest.param(["--ignore", "A"], 0, id="a group ignored"),
        pytest.param(["--ignore", "A002"], 0, id="a rule ignored"),
        pytest.param(["--select", "A,G001"], 1, id="selected"),
        pytest.param(["--select", "G001"], 0, id="another selected"),
    ],
)
def test_which_rules(
    project: Path, run_briefgen: RunBriefgen, options: list[str], code: int
) -> None:
    """Rules are chosen by id or group, and so is the severity that counts."""
    change(
        project, ("text: Freight will wait", "text: The regime says freight will wait")
    )
    assert run_briefgen("check", "--quick", *options).code == code


def test_settings(project: Path, run_briefgen: RunBriefgen) -> None:
    """`briefgen.toml` holds what one would type each time; mistakes have a place."""
    change(
        project, ("text: Freight will wait", "text: The regime says freight will wait")
    )
    settings = project / "briefgen.toml"
    settings.write_text(
        '[check]\nseverity = "error"\nignore = ["R"]\n', encoding="utf-8"
    )
    assert run_briefgen("check", "--quick").code == 0
    settings.write_text('[check]\nignore = ["A02"]\n', encoding="utf-8")
    wrong = run_briefgen("check")
    assert wrong.code == 1
    assert wrong.stderr.startswith("error: briefgen.toml:2:1: there is no rule 'A02'\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "G1"], "there is no rule 'G1'"),
        (["--format", "xml"], "there is no format 'xml'"),
        (["--severity", "grave"], "there is no severity 'grave'"),
        (["--source", "notice.txt"], "'notice.txt' does not name a source and a file"),
        (["--source", "notic=x.txt"], "there is no source 'notic'"),
        (["nothing"], "there is no dossier 'nothing'"),
    ],
)
def test_wrong_calls(
    project: Path, run_briefgen: RunBriefgen, arguments: list[str], told: str
) -> None:
    """A wrong call is told with what is right, and with code 2."""
    assert (project / FACTS).is_file()
    done = run_briefgen("check", *arguments)
    assert (done.code, done.stdout) == (2, "")
    assert f"error: {told}" in done.stderr


def test_a_broken_dossier(project: Path, run_briefgen: RunBriefgen) -> None:
    """A dossier that cannot be read is an error; the others are checked."""
    assert run_briefgen("new", "zebra").code == 0
    change(project, ("title: ", "titel: "))
    done = run_briefgen("check", "--quick")
    assert done.code == 1
    assert "did you mean 'title'?" in done.stderr
    assert done.stdout.startswith("1 dossier, 11 facts: ")


def test_documents(project: Path, run_briefgen: RunBriefgen) -> None:
    """With --documents each brief is made and looked at; nothing is written."""
    done = run_briefgen("check", "--quick", "--documents")
    assert done.code == 0, done.stdout
    style = project / "templates" / "press" / "brief.css"
    style.parent.mkdir(parents=True)
    style.write_text(".says { color: #999999; }", encoding="utf-8")
    pale = run_briefgen("check", "--quick", "--documents")
    assert pale.code == 1
    assert "story/press.pdf: error D005 #999999 on #ffffff" in pale.stdout
    assert not (project / "output").exists()


@pytest.mark.parametrize("format_", ["json", "sarif"])
def test_formats(project: Path, run_briefgen: RunBriefgen, format_: str) -> None:
    """For programs the report is one JSON text, whatever is found."""
    change(project, (TEXT, WRONG))
    done: Outcome = run_briefgen("check", "--format", format_)
    assert done.code == 1
    assert "G102" in json.dumps(json.loads(done.stdout))


def test_hook(project: Path, run_briefgen: RunBriefgen, project_root: Path) -> None:
    """The hook for pre-commit runs when anything changes that counts, as check does."""
    hooks = yaml.safe_load((project_root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (hook,) = hooks
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    notice = FACTS.with_name("notice.txt").as_posix()
    for path in (FACTS.as_posix(), notice, "words/loaded.yaml", "briefgen.toml"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "README.md")
    program, *arguments = hook["entry"].split()
    assert program == "briefgen"
    assert run_briefgen(*arguments).code == 0
    change(project, (TEXT, WRONG))
    assert run_briefgen(*arguments).code == 1


def test_rule(project: Path, run_briefgen: RunBriefgen) -> None:
    """A rule is explained with examples of both kinds, and all are listed."""
    assert project.is_dir()
    listed = run_briefgen("rule").stdout.splitlines()
    assert listed[0].split() == ["RULE", "SEVERITY", "ASKS"]
    told = run_briefgen("rule", "G001").stdout
    assert told.startswith("G001 (error): ")
    assert "\nBad:\n" in told
    assert "\nGood:\n" in told
    assert "\nFrom: " in told
    assert "did you mean 'G001'?" in run_briefgen("rule", "G1").stderr
    assert "did you mean 'G001'?" in run_briefgen("check", "--select", "g1").stderr


def test_verdicts_that_are_none(project: Path, run_briefgen: RunBriefgen) -> None:
    """What lies in the place of the verdicts, and is not, is told and left alone."""
    (project / VERDICTS).unlink()
    (project / VERDICTS).mkdir()
    done = run_briefgen("check", "--quick")
    assert done.code == 3
    assert done.stderr.startswith(f"error: {VERDICTS}: cannot be read")
    assert run_briefgen("render", "-q").code == 3
