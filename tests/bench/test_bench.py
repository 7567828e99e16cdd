"""The bench measures what it says, and tells what it found."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from bench.contestants import contestants
from bench.inputs import ROOT, VARIANTS, facts, large_facts, many_facts, page
from bench.markers import END, START, put_between_markers
from bench.measure import cost_of
from bench.prepare import LARGE, MANY_FACTS, brief, enlarged, prepare
from bench.rows import Row, Sample, ratio, rows, table
from bench.warm import JOBS
from briefgen.audience.release import facts_of
from briefgen.dossier import load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_cover  # measuring would take as long again

BURN = "import time\nwhile time.process_time() < 0.2: pass"
# The tests' own measurements would slow what the bench measures.
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that is measured on."""
    folder = tmp_path_factory.mktemp("inputs")
    prepare(folder)
    return folder


def python(code: str) -> tuple[str, ...]:
    """Return a command that runs some Python."""
    return (sys.executable, "-I", "-c", code)


# --- What is measured on -----------------------------------------------------


def test_the_large_facts_are_valid(inputs: Path) -> None:
    """The large file is a dossier of about 200 KB, with all facts many times over."""
    size = large_facts(inputs).stat().st_size
    once = sum(1 for _ in facts_of(load(facts(inputs))))
    many = sum(1 for _ in facts_of(load(large_facts(inputs))))
    assert 0.9 * LARGE < size < 1.1 * LARGE
    assert many % once == 0
    assert many > 5 * once


def test_many_facts_have_other_words(inputs: Path) -> None:
    """The file of 1,000 facts has about as many, in nearly as many texts."""
    dossier = load(many_facts(inputs))
    number = sum(1 for _ in facts_of(dossier))
    statements = [said.text for topic in dossier.topics for said in topic.statements]
    assert 0.9 * MANY_FACTS < number < 1.1 * MANY_FACTS
    assert len(set(statements)) > 0.7 * len(statements)


def test_the_inputs_are_always_the_same(inputs: Path) -> None:
    """The large file depends on the dossier of the call alone."""
    call = yaml.safe_load(facts(inputs).read_text("utf-8"))
    assert enlarged(call) == large_facts(inputs).read_text("utf-8")


@pytest.mark.parametrize("audience", ["executive", "press"])
def test_variants_have_other_texts(inputs: Path, audience: str) -> None:
    """No two variants share a sentence, and all have the same words."""
    briefs = [brief(inputs, audience, variant).facts for variant in range(VARIANTS)]
    said = [{line.text for line in facts.bottom_line} for facts in briefs]
    assert sum(map(len, said)) == len(set().union(*said))
    assert len({tuple(sorted(facts.title.split())) for facts in briefs}) == 1


def test_rivals_get_the_same_fonts(inputs: Path) -> None:
    """The page for rivals names the files of its fonts."""
    assert page(inputs, "press").read_text("utf-8").count("@font-face") == 8


# --- What a command costs ----------------------------------------------------


def test_processor_time_is_counted(tmp_path: Path) -> None:
    """A command costs at least the time that it has worked."""
    assert cost_of(python(BURN), cwd=tmp_path, environment={}).cpu >= 0.2


def test_peak_memory_is_counted(tmp_path: Path) -> None:
    """Memory that was given back counts as well."""
    cost = cost_of(python("b'x' * 300_000_000"), cwd=tmp_path, environment={})
    assert cost.peak > 300_000_000 / 1024


def test_other_children_are_let_be(tmp_path: Path) -> None:
    """What was running before a command is neither waited for nor counted."""
    with subprocess.Popen(["sleep", "60"]) as other:  # noqa: S607 - any sleep will do
        assert cost_of(python("pass"), cwd=tmp_path, environment={}).cpu < 60
        assert other.poll() is None
        other.terminate()


def test_what_a_command_leaves_behind_is_counted() -> None:
    """A process that outlives its parent counts."""
    leave = (
        f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"
    )
    # Not in the process of the tests: it would adopt what other tests leave.
    measure = f"""
import sys
from pathlib import Path
from bench.measure import adopt_orphans, cost_of
adopted = adopt_orphans()
cost = cost_of([sys.executable, "-c", {leave!r}], cwd=Path(), environment={{}})
print(int(adopted), cost.cpu)
"""
    done = subprocess.run(
        [sys.executable, "-c", measure], check=True, cwd=ROOT, capture_output=True
    )
    adopted, cpu = map(float, done.stdout.split())
    if not adopted:
        pytest.skip("only Linux tells what processes left behind have cost")
    assert cpu >= 0.2


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    """A contestant that fails ends the bench, in its own words."""
    with pytest.raises(RuntimeError, match="no such brief"):
        cost_of(
            python("raise SystemExit('no such brief')"), cwd=tmp_path, environment={}
        )


@pytest.mark.parametrize("job", JOBS)
def test_warm_jobs_tell_seconds(inputs: Path, job: str) -> None:
    """Each job in a warm process prints seconds, and nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.warm", job, inputs, "executive"],
        check=True,
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
    )
    seconds = [float(line) for line in done.stdout.splitlines()]
    assert seconds
    assert all(0 < each < 60 for each in seconds)


# --- What is told ------------------------------------------------------------


def test_every_row_has_its_contestants(tmp_path: Path) -> None:
    """Each row compares what runs, where all rivals are installed."""
    ours = {each.name for each in contestants(tmp_path, orphans_count=True)}
    optional = ("pandoc", "Chromium")
    wanted = {name for row in rows() for name in (row.ours, row.theirs)}
    assert [name for name in wanted - ours if not name.endswith(optional)] == []
    assert ours <= wanted


def test_a_ratio_is_the_median_of_rounds() -> None:
    """Each round is compared by itself: a slow round slows both."""
    row = Row("a", "b", "ours", "theirs", 1)
    rounds = [
        {"ours": Sample(cpu, 0), "theirs": Sample(other, 0)}
        for cpu, other in [(1.0, 2.0), (30.0, 40.0), (9.0, 10.0)]
    ]
    assert ratio(row, rounds) == 0.75


def test_the_table_says_what_is_met() -> None:
    """A row tells whether its ratio is reached; equal is not less."""
    chosen = [
        Row("one", "x", "ours", "theirs", 1),
        Row("two", "x", "ours", "theirs", 1, less=True),
        Row("three", "x", "ours", "theirs", 1, "peak"),
        Row("four", "x", "part", "theirs", 0.05),
        Row("five", "nobody", "ours", "absent", 1),
    ]
    found = {"ours": Sample(2, 30), "theirs": Sample(2, 2), "part": Sample(0.07, 2)}
    text = table(chosen, [found])
    assert text.splitlines()[2:] == [
        "| one | x | 1.00 × | at most 1 × | yes |",
        "| two | x | 1.00 × | less than 1 × | **no** |",
        "| three | x | 15.0 × | at most 1 × | **no** |",
        "| four | x | 0.035 × | at most 0.05 × | yes |",
        "",
        "Not measured, for it is not here: nobody.",
    ]


def test_one_command_measures() -> None:
    """``python -m bench`` prints the table, and tells on stderr how far it is."""
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--rounds", "1", "--only", "briefgen --"],
        check=True,
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
    )
    lines = [line.split(" | ") for line in done.stdout.splitlines() if "×" in line]
    assert [line[0] for line in lines] == [
        "| `briefgen --version`",
        "| `briefgen --help`",
    ]
    assert all(0 < float(line[2].removesuffix(" ×")) < 1000 for line in lines)
    assert "round 1 of 1: --help" in done.stderr


@pytest.mark.parametrize(
    "options", [("--rounds", "0"), ("--only", "HTML", "--write")], ids=" ".join
)
def test_half_a_table_is_not_written(options: tuple[str, ...]) -> None:
    """Nothing is measured where the result would be none, or spoil the page."""
    done = subprocess.run(
        [sys.executable, "-m", "bench", *options],
        check=False,
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (2, b"")


def test_only_the_part_between_the_markers_is_written(tmp_path: Path) -> None:
    """What others write around the table stays as it is."""
    file = tmp_path / "speed.md"
    file.write_text(f"before\n{START}\nold\n{END}\nafter\n", encoding="utf-8")
    put_between_markers(file, "new")
    assert file.read_text("utf-8") == f"before\n{START}\n\nnew\n\n{END}\nafter\n"


@pytest.mark.parametrize(
    "text", ["", START, END + START, START + END + START], ids=repr
)
def test_a_page_without_markers_is_left_alone(tmp_path: Path, text: str) -> None:
    """Where the place of the table isn't clear, nothing is written."""
    file = tmp_path / "speed.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="once each"):
        put_between_markers(file, "new")
    assert file.read_text("utf-8") == text
