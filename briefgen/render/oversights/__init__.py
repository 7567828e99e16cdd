"""What in a user's templates has no effect: a misspelt name, most likely.

Only what is sure is told. A brief is made all the same, so these are warnings.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.audience.find import built_in
from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.audience.profile import Audience
    from briefgen.errors import Problem


def oversights(audience: Audience) -> tuple[Problem, ...]:
    """Return what has no effect in the user's folders of an audience, file by file.

    A file that cannot be read is passed over: the brief is refused for it.
    """
    folders = tuple(map(Path, audience.chain))
    if all(folder.parent == built_in() for folder in folders):
        return ()
    from briefgen.render.oversights import blocks, files, style, words
    from briefgen.render.oversights.own import Own

    found: list[Problem] = []
    for look in (files.unused, blocks.unused, style.mistaken, words.unused):
        with suppress(UserError):
            found += look(Own(folders))
    return (*found, *words.unspoken(Own(folders), audience))
