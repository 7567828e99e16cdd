"""``briefgen distill`` as a user calls it."""

from __future__ import annotations

import hashlib
import io
import sys
from multiprocessing.pool import ThreadPool
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from briefgen.cli.run import run
from briefgen.distill import many
from briefgen.dossier import load

if TYPE_CHECKING:
    from pathlib import Path

STORY = """\
# Norland accepts truce

Norland has accepted a six-point truce drafted by the envoy Ada Brandt, the foreign \
ministry of Norland said on Tuesday after two days of talks.

Share this story

Southmark opposes the truce. Its prime minister, Olaf Reyes, said that 40 people had \
been killed on Monday.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an article; the test runs in it."""
    (tmp_path / "content").mkdir()  # or a project above would get the dossier
    (tmp_path / "story.md").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands in content/, by its path."""
    found = (folder / "content").rglob("*")
    return {str(path): path.read_bytes() for path in found if path.is_file()}


def test_an_article_becomes_a_dossier(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One command writes facts, text and schema; check finds nothing unsupported."""
    assert run(["distill", "story.md", "--published", "2026-05-06"]) == 0
    out, err = capsys.readouterr()
    assert out == "content/norland-accepts-truce/facts.yaml\n"
    assert "facts, " in err
    folder = desk / "content" / "norland-accepts-truce"
    (source,) = load(folder).sources
    text = (folder / "article.txt").read_bytes()
    assert source.sha256 == hashlib.sha256(text).hexdigest()
    assert "Share this story" in (folder / "facts.yaml").read_text()
    assert b"Share this story" not in text
    assert (desk / "content" / "facts.schema.json").is_file()
    assert run(["check", "norland-accepts-truce", "--severity", "error"]) == 0


def test_the_text_need_not_be_kept(desk: Path) -> None:
    """Without the text the hash is kept alone."""
    assert run(["distill", "story.md", "--into", "story", "--no-keep-text"]) == 0
    (source,) = load(desk / "content" / "story").sources
    assert (source.file, bool(source.sha256)) == (None, True)
    assert [path.name for path in (desk / "content" / "story").iterdir()] == [
        "facts.yaml"
    ]


def test_a_dry_run_shows_and_writes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would be written is shown: a whole file, or how one would change."""
    assert run(["distill", "story.md", "--dry-run"]) == 0
    assert "status: draft" in capsys.readouterr().out
    assert files(desk) == {}
    assert run(["distill", "story.md", "--into", "story"]) == 0
    (desk / "b.txt").write_text(
        "Southmark supports the truce. Ina Berg left on Monday."
    )
    before = files(desk)
    capsys.readouterr()
    assert run(["distill", "b.txt", "--into", "story", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("--- content/story/facts.yaml\n")
    assert "contradictions: 1, to review" in err
    assert files(desk) == before


@pytest.mark.usefixtures("desk")
def test_a_mistyped_dossier_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A new dossier whose name is nearly that of another is told to be one."""
    assert run(["distill", "story.md", "--into", "harbour-talks"]) == 0
    assert "is a new dossier" not in capsys.readouterr().err
    assert run(["distill", "story.md", "--into", "harbor-talks", "--dry-run"]) == 0
    told = capsys.readouterr().err
    assert "warning: 'harbor-talks' is a new dossier\n" in told
    assert "did you mean 'harbour-talks'?" in told


def test_the_same_article_is_taken_once(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An article that is in a dossier already changes nothing."""
    for _ in range(2):
        assert run(["distill", "story.md", "--into", "story"]) == 0
    assert "is in this dossier already" in capsys.readouterr().err
    assert len(load(desk / "content" / "story").sources) == 1


def test_standard_input_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert run(["distill", "-", "--into", "story"]) == 0
    assert load(desk / "content" / "story").title == "Norland accepts truce"


def test_each_article_becomes_its_own(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with one article is told, and stops no other."""
    (desk / "empty.txt").touch()
    (desk / "b.txt").write_text(
        "Southmark supports the truce. Ina Berg left on Monday."
    )
    assert run(["distill", "story.md", "empty.txt", "b.txt", "story.md"]) == 2
    out, err = capsys.readouterr()
    assert out.split() == [
        "content/norland-accepts-truce/facts.yaml",
        "content/b/facts.yaml",
    ]
    assert "empty.txt: is empty" in err
    assert "is there already" in err


def test_one_bad_article_leaves_a_dossier_as_it_was(desk: Path) -> None:
    """Into one dossier, all articles go or none."""
    (desk / "empty.txt").touch()
    assert run(["distill", "story.md", "empty.txt", "--into", "story"]) == 1
    assert files(desk) == {}


def test_many_articles_are_shared_among_workers(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several workers give the same dossiers as one."""
    for number in range(3):
        (desk / f"s{number}.txt").write_text(f"Union {number} opposes the truce today.")
    names = [f"s{number}.txt" for number in range(3)]
    assert run(["distill", *names]) == 0
    alone = files(desk)
    for path in alone:
        (desk / path).unlink()
    for number in range(3):
        (desk / "content" / f"s{number}").rmdir()
    monkeypatch.setattr(many, "_FEW", 1)
    monkeypatch.setattr(many, "_processors", lambda: 2)
    monkeypatch.setattr(many, "_pool", lambda _: ThreadPool(1))
    assert run(["distill", *names]) == 0
    assert {path: _undated(data) for path, data in files(desk).items()} == {
        path: _undated(data) for path, data in alone.items()
    }


def _undated(data: bytes) -> list[bytes]:
    """Return lines without the one that tells the minute."""
    return [line for line in data.splitlines() if not line.startswith(b"as_of")]


def test_briefs_are_marked_as_drafts(desk: Path) -> None:
    """With --render the brief is made, too, and says DRAFT until a person is done."""
    assert run(["distill", "story.md", "--into", "story", "--render"]) == 0
    page = desk / "output" / "story" / "executive.html"
    assert "DRAFT" in page.read_text()
    with pypdfium2.PdfDocument(page.with_name("analyst.pdf")) as document:
        for sheet in document:
            assert "DRAFT" in sheet.get_textpage().get_text_bounded()
    facts = desk / "content" / "story" / "facts.yaml"
    facts.write_text(facts.read_text().replace("status: draft\n", ""))
    assert run(["render", "story", "-a", "executive", "-f", "html"]) == 0
    assert "DRAFT" not in page.read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "there is no article to distill"),
        (["https://example.org/a"], "is an address, not a file"),
        (["--url", "story.md"], "is no address"),
        (["story.md", "--published", "Monday"], "'Monday' is not a date"),
        (["story.md", "--engine", "ofline"], "there is no engine 'ofline'"),
        (["story.md", "--dry-run", "--render"], "nothing that could be rendered"),
        (["story.md", "--into", "My Story"], "cannot name a dossier"),
    ],
)
def test_a_wrong_call_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """What is called wrongly is told with the next step, and nothing is written."""
    assert run(["distill", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert files(desk) == {}
