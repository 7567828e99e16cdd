"""What an article becomes by way of an engine, whichever it is."""

from __future__ import annotations

import pytest

from briefgen.errors import UserError
from tests.distill.found import draft


def test_an_article_that_tells_nothing_of_a_topic_is_refused() -> None:
    """A dossier of participants alone is not made; the topic is named instead."""
    with pytest.raises(
        UserError, match=r"a\.txt: tells nothing of wheat, fish"
    ) as told:
        draft("Norland closed its harbour on Monday.", topics=("wheat", "fish"))
    (problem,) = told.value.problems
    assert "--topic" in problem.hint
