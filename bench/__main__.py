"""Measure what a user of briefgen waits for: ``python -m bench --help``."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bench.contestants import Contestant, contestants, environment
from bench.inputs import ROOT
from bench.markers import put_between_markers
from bench.measure import adopt_orphans, cost_of
from bench.rows import Row, Sample, rows, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PAGE: Final = ROOT / "README.md"


def main() -> int:
    """Measure, print the table, and return the exit code."""
    options = _options()
    chosen = [row for row in rows() if options.only in f"{row.wait} {row.against}"]
    with TemporaryDirectory(prefix="briefgen-bench-") as name:
        found = _measure(Path(name), chosen, options.rounds)
    text = f"{table(chosen, found)}\n\n{_circumstances(len(found))}"
    print(text)
    if options.write:
        put_between_markers(_PAGE, text)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=9, help="how many rounds are counted (9)"
    )
    parser.add_argument(
        "--only",
        default="",
        metavar="TEXT",
        help="only rows of the table with this text",
    )
    parser.add_argument(
        "--write", action="store_true", help="put the table into README.md as well"
    )
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least one has to be counted")
    if options.only and options.write:
        parser.error("--write: a part of the table would replace the whole")
    return options


def _measure(
    folder: Path, chosen: Sequence[Row], count: int
) -> list[Mapping[str, Sample]]:
    """Return what each contestant cost in each round, one round after the other.

    A round before the first fills the caches, and isn't counted.
    """
    settings = environment(folder)
    prepare = (sys.executable, "-m", "bench.prepare", str(folder))
    subprocess.run(prepare, check=True, cwd=ROOT, env=settings)
    wanted = {name for row in chosen for name in (row.ours, row.theirs)}
    taking_part = [
        contestant
        for contestant in contestants(folder, orphans_count=adopt_orphans())
        if contestant.name in wanted
    ]
    found: list[Mapping[str, Sample]] = []
    for number in range(count + 1):
        samples = {}
        for contestant in taking_part:
            _say(f"round {number} of {count}: {contestant.name}")
            samples[contestant.name] = _sample(contestant, settings)
        found.append(samples)
    _say("")
    return found[1:]


def _sample(contestant: Contestant, settings: Mapping[str, str]) -> Sample:
    costs = [
        cost_of(contestant.command, cwd=ROOT, environment=settings)
        for _ in range(contestant.times)
    ]
    seconds = (
        [float(line) for cost in costs for line in cost.output.split()]
        if contestant.is_warm
        else [cost.cpu for cost in costs]
    )
    return Sample(median(seconds), median(cost.peak for cost in costs))


def _circumstances(count: int) -> str:
    """Say in one line on what, and with what, was measured."""
    load = os.getloadavg()[0]
    return (
        f"Medians of {count} rounds, CPU time of whole process trees unless it says "
        f"memory; {platform.python_implementation()} {platform.python_version()} on "
        f"{platform.system()}, {os.cpu_count()} cores with a load of {load:.1f}, "
        f"WeasyPrint {version('weasyprint')}, PyYAML {version('pyyaml')}. "
        "How: [bench/README.md](bench/README.md)."
    )


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
    elif text:
        sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
