"""Lists of words that rules look for: data files that a desk can extend."""

from __future__ import annotations


class WordLists:
    """The word lists of a project."""
