"""From an article to a dossier and a brief, as a user runs it."""

from __future__ import annotations

import html
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import briefgen
from briefgen.cli.run import run
from briefgen.distill.llm import keeping
from briefgen.distill.llm.settings import KEY, MODEL, PRICE, URL
from briefgen.errors import BAD_CALL, BAD_INPUT, BAD_MACHINE, UserError
from tests.distill.llm.conftest import PARAGRAPHS, answer, evidence
from tests.distill.llm.stub import fails, says

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.distill.draft import Values
    from tests.distill.llm.stub import Stub

SECRET = "sk-aBc123"  # noqa: S105 # it opens nothing
INVENTED: Values = {
    "evidence": evidence("both parties have signed it"),
    "text": "Both parties signed the truce.",
}
WRONG: Values = {
    "evidence": evidence("presented a six-point truce"),
    "text": "Ada Brandt presented a nine-point truce.",
}


@pytest.fixture
def desk(stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with an article, in an environment that leads to the stub."""
    (tmp_path / "content").mkdir()
    (tmp_path / "story.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name, value in {
        URL: stub.url,
        MODEL: "stub-1",
        KEY: SECRET,
        PRICE: "1 10",
    }.items():
        monkeypatch.setenv(name, value)
    # All else that is cached, such as fonts, is as it is.
    monkeypatch.setattr(keeping, "folder", lambda: tmp_path / "kept" / "llm")
    return tmp_path


def distill(*options: str) -> int:
    """Run the command on the article; return its exit code."""
    given = ["distill", "story.txt", "--engine", "llm", "--published", "2025-12-18"]
    return run([*given, *options])


def test_an_article_becomes_a_dossier(
    desk: Path, stub: Stub, capfd: pytest.CaptureFixture[str]
) -> None:
    """The dossier loads, has no unsupported verdict, and tells which tool made it."""
    topic = {"title": "Truce", "statements": [INVENTED, WRONG]}
    more = [*answer()["topics"], topic]
    stub.script = [says(answer(topics=more)), says({"quotes": []})]
    assert distill() == 0
    (facts,) = desk.glob("content/*/facts.yaml")
    text = facts.read_text(encoding="utf-8")
    dossier = briefgen.load(facts)
    assert dossier.status == "draft"
    assert dossier.made_by
    assert (
        "stub-1 (prompt 1, 1,800 tokens read and 200 written, cost" in dossier.made_by
    )

    # A fact without a quote stays and is marked; one that its quote denies is listed.
    mark = "# review: unsupported: the model quotes what is not in the article: “both"
    said = text.partition(mark)[2].partition("evidence:")[0]
    assert INVENTED["text"] in said
    head, _, body = text.partition("\ntitle:")
    assert WRONG["text"] in head
    assert WRONG["text"] not in body
    verdicts = briefgen.check(facts).verdicts.values()
    assert {each.outcome for each in verdicts} <= {"verified", "review"}

    # It is never rendered as sourced: one audience refuses it, another marks it.
    with pytest.raises(UserError, match="evidence"):
        briefgen.cut(dossier, "executive")
    page = briefgen.render(briefgen.cut(dossier, "analyst"), format="html").decode()
    assert dossier.made_by in html.unescape(page)

    told = "".join(capfd.readouterr())
    written = [file.read_bytes() for file in desk.rglob("*") if file.is_file()]
    assert SECRET not in told
    assert SECRET.encode() not in b"".join(written)


def test_the_shortest_brief_tells_the_tool(desk: Path, stub: Stub) -> None:
    """A page without a section on how it was made tells of the model at its source."""
    stub.script = [says(answer())]
    assert distill("--into", "story") == 0
    brief = briefgen.cut(briefgen.load(desk / "content" / "story"), "executive")
    page = briefgen.render(brief, format="html").decode()
    assert "Its facts were found by a large language model, stub-1." in page
    assert "DRAFT" in page


@pytest.mark.parametrize(
    ("name", "value", "code", "message"),
    [
        pytest.param(MODEL, "", BAD_CALL, "needs the name of a model", id="no model"),
        pytest.param(
            URL, "http://127.0.0.1:9/v1", BAD_MACHINE, "no server", id="no server"
        ),
    ],
)
def test_a_mishap_writes_nothing(  # noqa: PLR0913, PLR0917 # four fixtures, two parameters
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    value: str,
    code: int,
    message: str,
) -> None:
    """What fails ends with its code and one message, and leaves no file."""
    monkeypatch.setenv(name, value)
    before = sorted(desk.rglob("*"))
    assert distill() == code
    said = capfd.readouterr().err
    assert said.count("error:") == 1
    assert message in said
    assert "Traceback" not in said
    assert sorted(desk.rglob("*")) == before


def test_old_facts_stay(desk: Path, stub: Stub) -> None:
    """A dossier that an article could not be put into is as it was."""
    stub.script = [says(answer()), fails(401)]
    assert distill("--into", "story") == 0
    facts = desk / "content" / "story" / "facts.yaml"
    old = facts.read_bytes()
    (desk / "story.txt").write_text("Southmark agreed to talks on Friday.")
    assert distill("--into", "story") == BAD_MACHINE
    assert facts.read_bytes() == old
    assert len(list(facts.parent.iterdir())) == 2


def test_a_dry_run_is_paid_once(desk: Path, stub: Stub) -> None:
    """A dry run writes no dossier, and the run after it asks nothing again."""
    stub.script = [says(answer())]
    assert distill("--dry-run") == 0
    assert not list((desk / "content").iterdir())
    assert distill() == 0
    assert len(stub.asked) == 1
    assert list(desk.glob("content/*/facts.yaml"))


def test_an_article_may_be_in_another_language(desk: Path, stub: Stub) -> None:
    """An article that the offline engine refuses gets quotes in its own language."""
    french = (
        "Le ministre a déclaré mardi que les deux parties ont accepté la trêve dans la "
        "région, et que les prisonniers sont libres de rentrer chez eux par le port."
    )
    (desk / "story.txt").write_text(french, encoding="utf-8")
    told = {
        "evidence": evidence("les deux parties ont accepté la trêve"),
        "text": "Both parties accepted the truce.",
    }
    topic = {"title": "Trêve", "statements": [told]}
    stub.script = [says(answer(participants=[], topics=[topic], events=[]))]
    assert run(["distill", "story.txt"]) == BAD_INPUT
    assert distill("--into", "story") == 0
    dossier = briefgen.load(desk / "content" / "story")
    assert dossier.sources[0].language == "fr"
    assert dossier.topics[0].statements[0].evidence[0].paragraph == 1


def test_the_extra_is_named(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without the client library, the command says what to install."""
    monkeypatch.setitem(sys.modules, "openai", None)
    assert distill() == BAD_MACHINE
    assert "pip install 'briefgen[llm]'" in capfd.readouterr().err
    assert not list((desk / "content").iterdir())


def test_nobody_else_pays(desk: Path) -> None:
    """The command is loaded without the engine, and the engine without its library."""
    code = (
        "import sys, briefgen.cli.distill, briefgen.distill.run\n"
        "assert 'briefgen.distill.llm' not in sys.modules\n"
        "import briefgen.distill.llm.reading, briefgen.distill.llm.client\n"
        "assert not {'openai', 'httpx2', 'spacy'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=desk,
    )
    assert (done.returncode, done.stderr) == (0, "")
