"""Many articles on all processors, in the order given."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, NamedTuple

from briefgen.distill.readers import read
from briefgen.distill.run import draft_of
from briefgen.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.pool import Pool

    from briefgen.distill.article import Article
    from briefgen.distill.draft import Draft
    from briefgen.distill.run import Wish


_FEW = 6
"""So many articles are done before further processes have loaded the model."""


class Job(NamedTuple):
    """An article to distill: the file or address, and how."""

    given: str
    wish: Wish


class Done(NamedTuple):
    """A job that is done: the article as it was read, and what was found in it."""

    article: Article
    wish: Wish
    draft: Draft


def done(jobs: Sequence[Job]) -> Iterator[Done | UserError]:
    """Yield for each job what came of it, or why nothing did.

    More than a few are shared among processes, of which each loads the model.
    """
    count = min(len(jobs), _processors())
    if len(jobs) <= _FEW or count == 1:
        yield from map(_done, jobs)
        return
    with _pool(count) as pool:
        yield from pool.imap(_done, jobs)


def _pool(count: int) -> Pool:
    """Return so many processes, which leave Ctrl-C to this one."""
    from multiprocessing import get_context

    return get_context("spawn").Pool(count, _ignore_interrupts)


def _done(job: Job) -> Done | UserError:
    try:
        article = read(job.given)
        return Done(article, job.wish, draft_of(article, job.wish))
    except UserError as error:
        return error


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
