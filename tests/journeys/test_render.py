"""A user renders dossiers."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunBriefgen

FACTS = "content/port-talks/facts.yaml"
HTML = "output/port-talks/executive.html"
AUDIENCES = ("analyst", "executive", "minister", "parliament", "press")


def add(project: Path, name: str) -> Path:
    """Return the facts file of a second dossier, a copy of the first."""
    shutil.copytree(project / "content/port-talks", project / "content" / name)
    return project / "content" / name / "facts.yaml"


def test_all(project: Path, run_briefgen: RunBriefgen) -> None:
    """A new dossier renders as it is, for each audience in each format.

    All that is told is that it has no French.
    """
    code, stdout, stderr = run_briefgen("render")
    assert code == 0
    assert stderr.count("warning: ") == 1
    assert "texts of the minister brief are in en, not in fr\n" in stderr
    assert stderr.endswith("\n10 documents were made\n")
    assert stdout.splitlines() == [
        f"output/port-talks/{audience}.{kind}"
        for audience in AUDIENCES
        for kind in ("pdf", "html")
    ]
    for line in stdout.splitlines():
        start = (project / line).read_bytes()[:5]
        assert start == (b"%PDF-" if line.endswith("pdf") else b"<!DOC")


def test_choice(project: Path, run_briefgen: RunBriefgen) -> None:
    """Audiences and formats may be given with commas or one by one."""
    add(project, "other")
    lists = run_briefgen("render", "other", "-a", "press,executive", "-f", "html")
    ones = run_briefgen(
        *("render", "other", "--audience", "press", "--audience", "executive"),
        *("--format", "html"),
    )
    assert lists == ones
    assert lists.code == 0
    assert lists.stdout == "output/other/press.html\noutput/other/executive.html\n"


def test_quiet_paths(project: Path, run_briefgen: RunBriefgen) -> None:
    """With --quiet only the paths are printed, relative to where the user stands."""
    below = project / "content" / "port-talks"
    facts = below / "facts.yaml"
    for given in ("port-talks", ".", "facts.yaml", below, facts):
        arguments = ("render", given, "-a", "executive", "-f", "html", "-q")
        path = str(project / HTML)
        assert run_briefgen(*arguments, cwd=below) == (0, f"{path}\n", "")


def test_project_above(project: Path, run_briefgen: RunBriefgen) -> None:
    """A project that the user neither named nor stands in is named on stderr."""
    below = project / "content"
    choice = ("-a", "executive,press", "-f", "html")
    told = f"project: {project}\n"
    assert run_briefgen("render", *choice, cwd=below).stderr.startswith(told)
    wrong = run_briefgen("render", "-a", "cabinet", cwd=below)
    assert (wrong.code, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith(f"{told}error: there is no audience 'cabinet'")
    named = run_briefgen("render", *choice, "--project", "..", cwd=below)
    assert named.stderr == "2 documents were made\n"
    assert run_briefgen("audience", "list", cwd=below).stderr == told
    assert run_briefgen("audience", "show", "press", cwd=below).stderr == told
    assert run_briefgen(
        *("audience", "diff", "press", "executive", "port-talks"), cwd=below
    ).stderr.startswith(told)


def test_path_into_a_project(project: Path, run_briefgen: RunBriefgen) -> None:
    """A dossier named by its path is rendered in its own project, wherever that is."""
    own = project / "templates" / "desk" / "audience.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("extends: press\n")
    outside = project.with_name(f"{project.name}-outside")
    other = project.with_name(f"{project.name}-other")
    outside.mkdir()
    assert run_briefgen("new", "strike", "--project", other, cwd=outside).code == 0
    facts = project / "content" / "port-talks"
    choice = ("-a", "desk", "-f", "html")
    made = f"{project}/output/port-talks/desk.html\n"
    for here in (outside, other):
        told = f"project: {project}\n"
        assert run_briefgen("render", facts, *choice, cwd=here) == (0, made, told)
    assert not (other / "output").exists()
    differ = run_briefgen("audience", "diff", "desk", "press", facts, cwd=outside)
    assert differ.stderr == f"project: {project}\ndesk and press have the same facts\n"
    both = run_briefgen("render", facts, other / "content" / "strike", cwd=outside)
    assert (both.code, both.stdout) == (2, "")
    assert both.stderr == (
        f"error: the dossiers lie in two projects: {project}, {other}\n"
        "  take one after the other\n"
    )


def test_output(project: Path, run_briefgen: RunBriefgen) -> None:
    """--output names another folder than output/, below the current one or not."""
    choice = ("render", "-a", "executive", "-f", "html", "--quiet", "--output")
    below = run_briefgen(*choice, "public/briefs").stdout
    assert below == "public/briefs/port-talks/executive.html\n"
    elsewhere = project.parent / "elsewhere"
    outside = run_briefgen(*choice, elsewhere).stdout
    assert outside == f"{elsewhere}/port-talks/executive.html\n"
    assert not (project / "output").exists()


def test_same_bytes(project: Path, run_briefgen: RunBriefgen) -> None:
    """A second run makes the same bytes."""
    choice = ("render", "-a", "executive", "-f", "html")
    run_briefgen(*choice)
    first = (project / HTML).read_bytes()
    (project / HTML).unlink()
    run_briefgen(*choice)
    assert (project / HTML).read_bytes() == first


def test_one_bad_dossier(project: Path, run_briefgen: RunBriefgen) -> None:
    """An error in one dossier does not stop the others, and ends with code 1."""
    facts = add(project, "bad")
    facts.write_text(facts.read_text().replace("title:", "titel:", 1))
    code, stdout, stderr = run_briefgen("render", "-a", "executive", "-f", "html")
    assert code == 1
    assert stdout == f"{HTML}\n"
    assert "error: content/bad/facts.yaml:6:1: " in stderr
    assert "did you mean 'title'?" in stderr
    assert stderr.endswith("1 of 2 documents was made\n")


def test_above_clearance(project: Path, run_briefgen: RunBriefgen) -> None:
    """A dossier that an audience may not see is passed over, or refused by name."""
    facts = project / FACTS
    facts.write_text(facts.read_text().replace("TLP:CLEAR ", "TLP:RED ", 1))
    code, stdout, stderr = run_briefgen("render", "-f", "html")
    assert code == 0
    assert stdout == "output/port-talks/analyst.html\n"
    assert stderr.count(f"warning: {FACTS}: no brief for ") == 4
    assert "no brief for press: the dossier is TLP:RED\n" in stderr
    assert "  its readers may see TLP:GREEN at most\n" in stderr
    code, stdout, stderr = run_briefgen("render", "-f", "html", "-a", "press")
    assert (code, stdout) == (1, "")
    assert f"error: {FACTS}: " in stderr


def test_no_evidence(project: Path, run_briefgen: RunBriefgen) -> None:
    """A fact without evidence is told with its line and its column."""
    facts = project / FACTS
    text = facts.read_text()
    start = text.index("    evidence:\n", text.index("id: why-trade"))
    end = text.index("# The subjects", start)
    facts.write_text(f"{text[:start]}\n{text[end:]}")
    line = text[: text.index("id: why-trade")].count("\n") + 1
    code, stdout, stderr = run_briefgen("render", "-a", "press,executive")
    assert (code, stdout) == (
        1,
        "output/port-talks/press.pdf\noutput/port-talks/press.html\n",
    )
    assert f"error: {FACTS}:{line}:5: 'why-trade' has no evidence: " in stderr


def test_withdrawn(project: Path, run_briefgen: RunBriefgen) -> None:
    """A document whose readers may no longer see it is deleted, and that is told."""
    assert run_briefgen("render", "-a", "press,parliament").code == 0
    folder = project / "output" / "port-talks"
    elsewhere = project / "elsewhere.html"
    (folder / "parliament.html").rename(elsewhere)
    (folder / "parliament.html").symlink_to(elsewhere)
    facts = project / FACTS
    facts.write_text(facts.read_text().replace("TLP:CLEAR ", "TLP:GREEN ", 1))
    code, stdout, stderr = run_briefgen("render", "-f", "html", "-q")
    assert (code, "parliament" in stdout) == (0, False)
    for name in ("parliament.pdf", "parliament.html"):
        path = f"output/port-talks/{name}"
        told = f"{path}: was deleted: its readers may no longer see what is in it\n"
        assert f"warning: {told}" in stderr
        assert not (project / path).exists()
    assert not elsewhere.exists()
    assert (folder / "press.pdf").exists()
    (folder / "parliament.pdf").touch()
    code, stdout, stderr = run_briefgen("render", "-a", "parliament")
    assert (code, stdout) == (1, "")
    assert "warning: output/port-talks/parliament.pdf: was deleted: " in stderr
    assert not (folder / "parliament.pdf").exists()


def test_texts_in_another_language(project: Path, run_briefgen: RunBriefgen) -> None:
    """Texts that a brief shows in another language than its own are told, once."""
    facts = project / FACTS
    code, _, stderr = run_briefgen("render", "-a", "press,minister")
    assert code == 0
    found = re.search(r"(\d+) texts of the minister brief are in en", stderr)
    assert found
    assert stderr.count("warning: ") == 1
    assert f"warning: {FACTS}: {found[0]}, not in fr\n" in stderr
    assert "  write them in both: text: {en: …, fr: …}\n" in stderr
    facts.write_text(
        facts.read_text().replace(
            "title: Night shifts", "title: {en: Night shifts, fr: De nuit}"
        )
    )
    stderr = run_briefgen("render", "-a", "minister", "-f", "html").stderr
    assert f"{int(found[1]) - 1} texts of the minister brief are in en" in stderr


def test_page_budget(project: Path, run_briefgen: RunBriefgen) -> None:
    """A PDF keeps to the pages its readers have time for; what moved out is told."""
    audience = project / "templates" / "hasty"
    audience.mkdir(parents=True)
    (audience / "audience.yaml").write_text("extends: analyst\npages: 1\n")
    facts = (project / FACTS).read_text()
    section = facts.index("    statements:\n") + len("    statements:\n")
    more = "".join(
        f"      - id: more-{n}\n        text: {'More talks followed on. ' * 8}\n"
        f"        weight: {1 + n % 4}\n"
        "        evidence: [{source: notice, quote: talks}]\n"
        for n in range(40)
    )
    (project / FACTS).write_text(facts[:section] + more + facts[section:])
    code, stdout, stderr = run_briefgen("render", "-a", "hasty", "-f", "pdf")
    assert (code, stdout) == (0, "output/port-talks/hasty.pdf\n")
    assert (
        "hasty.pdf: moved out of the hasty brief for its page budget of 1: " in stderr
    )
    assert "more-36 (weight 1), more-32 (weight 1), more-28 (weight 1)" in stderr
    pdf = pypdfium2.PdfDocument(project / "output" / "port-talks" / "hasty.pdf")
    assert len(pdf) == 1
    moved = stderr.count("(weight ")
    text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert f"Further points, left out: {moved}." in text


def test_what_weighs_most_is_missed(project: Path, run_briefgen: RunBriefgen) -> None:
    """A judgment that no section of a brief shows is told, in one line for all."""
    facts = (project / FACTS).read_text()
    section = facts.index("    statements:\n") + len("    statements:\n")
    judgment = (
        "      - id: outlook\n        text: A delay is likely.\n"
        "        kind: judgment\n        because: Two sources say so.\n"
        "        evidence: [{source: notice, quote: talks}]\n"
    )
    (project / FACTS).write_text(facts[:section] + judgment + facts[section:])
    _, _, stderr = run_briefgen("render", "-a", "executive,analyst,press", "-f", "html")
    lost = "judgments and facts of weight 5 that a brief does not show"
    assert f"warning: {FACTS}: {lost}: executive: outlook; press: outlook\n" in stderr
    assert "'briefgen audience diff executive analyst port-talks' tells why\n" in stderr


def test_a_letter_without_a_font(project: Path, run_briefgen: RunBriefgen) -> None:
    """A letter that no font has is told with its place among the facts."""
    facts = (project / FACTS).read_text()
    changed = facts.replace("text: The Council meets again.", "text: The 🎉 meets.")
    (project / FACTS).write_text(changed)
    line = changed[: changed.index("text: The 🎉")].count("\n") + 1
    code, _, stderr = run_briefgen("render", "-a", "executive", "-f", "pdf")
    assert code == 1
    assert (
        f"error: {FACTS}:{line}:11: no font of the brief has 🎉 (U+1F389)\n"
        "  write it in Latin, Cyrillic, Hebrew or Arabic letters; a template may draw "
        "it as SVG\n"
    ) in stderr


def test_page_budget_that_cannot_be_kept(
    project: Path, run_briefgen: RunBriefgen
) -> None:
    """Where what must stay is too long, it is named; no PDF is written."""
    facts = (project / FACTS).read_text()
    section = facts.index("bottom_line:\n") + len("bottom_line:\n")
    more = "".join(
        f"  - id: must-{n}\n    text: {'This must be said in full. ' * 8}\n"
        "    evidence: [{source: notice, quote: talks}]\n"
        for n in range(40)
    )
    (project / FACTS).write_text(facts[:section] + more + facts[section:])
    code, stdout, stderr = run_briefgen("render", "-a", "executive")
    assert (code, stdout) == (1, f"{HTML}\n")
    assert "what must stay takes " in stderr
    assert "pages, and the budget of the executive audience is 1: must-0, " in stderr
    assert not (project / "output" / "port-talks" / "executive.pdf").exists()


def test_open(
    project: Path, run_briefgen: RunBriefgen, scrubbed_environment: dict[str, str]
) -> None:
    """--open on a machine without an opener is a warning: the documents are there."""
    empty = project / "empty"
    empty.mkdir()
    before = scrubbed_environment["PATH"]
    scrubbed_environment["PATH"] = str(empty)
    try:
        choice = ("render", "-a", "executive", "-f", "html", "--open")
        code, stdout, stderr = run_briefgen(*choice)
    finally:
        scrubbed_environment["PATH"] = before
    assert (code, stdout) == (0, f"{HTML}\n")
    assert stderr.startswith(f"warning: {HTML}: cannot be opened")
