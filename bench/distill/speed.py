"""Measure how long distilling takes, and how memory grows.

    python -m bench.distill.speed [--articles 1000] [--longest 5000000]

Texts are the stories of `bench/data`, with other names of persons each time. Seconds
are of the processor, on this machine, and of the clock for many articles.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import resource
import sys
import tempfile
from itertools import count
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA: Final = Path(__file__).parent.parent / "data"
_SIZES: Final = (50_000, 100_000, 200_000, 400_000)
_SHORT: Final = 600
"""So many words has an article that people read."""
_ROUNDS: Final = 9


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.distill.speed")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--longest", type=int, default=5_000_000)
    options = parser.parse_args()
    _one()
    _long(options.longest)
    _many(options.articles)


def _texts() -> Iterator[str]:
    """Yield the stories again and again, each time with other last names."""
    stories = [path.read_text("utf-8") for path in sorted(_DATA.glob("*/source.txt"))]
    for turn in count():
        for story in stories:
            names = re.findall(r"(?<=[a-z] )[A-Z][a-z]{5,}\b", story)
            text = story
            for name in dict.fromkeys(names) if turn else ():
                text = re.sub(rf"\b{name}\b", f"{name[:4]}{_letters(turn)}", text)
            yield "\n\n".join(text.strip().split("\n"))


def _letters(number: int) -> str:
    """Return a number in letters, as the end of a name."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def _text(size: int) -> str:
    """Return a text of about so many characters."""
    parts: list[str] = []
    length = 0
    for story in _texts():
        parts.append(story)
        length += len(story)
        if length >= size:
            return "\n\n".join(parts)
    return ""


def _one() -> None:
    """Measure one article in a process that has the model."""
    from briefgen.distill.article import Meta
    from briefgen.distill.readers.plain import from_text
    from briefgen.distill.run import Wish, draft_of

    wish = Wish(published="2026-05-06", now="2026-05-06T09:00Z")
    first = "\n\n".join(_text(5000).split("\n\n"))
    words, kept = 0, []
    for paragraph in first.split("\n\n"):
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= _SHORT:
            break
    article = from_text("a", "article", "\n\n".join(kept), Meta())
    start = process_time()
    draft_of(article, wish)
    cold = process_time() - start
    times = []
    for _ in range(_ROUNDS):
        start = process_time()
        draft_of(article, wish)
        times.append(process_time() - start)
    warm = sorted(times)[_ROUNDS // 2]
    print(f"{words} words: {warm:.2f} s, the first with the model {cold:.2f} s\n")


def _long(longest: int) -> None:
    """Measure the engine on longer and longer texts."""
    from briefgen.distill.article import Meta
    from briefgen.distill.readers.plain import from_text
    from briefgen.distill.run import Wish, engine

    print("| characters | engine | per 100,000 characters | peak memory |")
    print("|---:|---:|---:|---:|", flush=True)
    for size in (*_SIZES, longest):
        article = from_text("a", "article", _text(size), Meta(published="2026-05-06"))
        start = process_time()
        engine("offline")(article, Wish())
        spent = process_time() - start
        each = spent / len(article.text) * 100_000
        told = f"| {len(article.text):,} | {spent:.1f} s | {each:.1f} s "
        print(f"{told}| {_peak():.0f} MB |", flush=True)


def _many(articles: int) -> None:
    """Measure many articles at once: the rate and the memory, tenth by tenth."""
    from briefgen.distill.many import Job, done
    from briefgen.distill.run import Wish

    with tempfile.TemporaryDirectory() as name:
        paths = []
        for number, text in zip(range(articles), _texts(), strict=False):
            path = Path(name) / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        jobs = [Job(str(path), Wish(published="2026-05-06")) for path in paths]
        print("\n| articles | articles a second | memory of a process |")
        print("|---:|---:|---:|", flush=True)
        start, at = monotonic(), 0
        for number, _ in enumerate(done(jobs), start=1):
            if number % max(articles // 10, 1) == 0:
                rate = (number - at) / (monotonic() - start)
                print(f"| {number} | {rate:.1f} | {_largest():.0f} MB |", flush=True)
                start, at = monotonic(), number


def _peak() -> float:
    """Return the most memory that was resident until now, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _largest() -> float:
    """Return the memory that the largest process at work has, in megabytes."""
    sizes = []
    for each in multiprocessing.active_children():
        status = Path(f"/proc/{each.pid}/status").read_text("ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        sizes.append(int(found[1]) * 1024 if found else 0)
    return max(sizes, default=0) / 1e6


if __name__ == "__main__":
    main()
