"""``python -m briefgen`` does what ``briefgen`` does."""

from briefgen.cli import main

main()
