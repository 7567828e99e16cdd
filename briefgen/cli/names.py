"""Names that a user gives to what is new."""

from __future__ import annotations

from briefgen.errors import BAD_CALL, UserError


def check_name(name: str, what: str, command: str, example: str) -> None:
    """Raise `UserError`, with a name that would do, for one that does not.

    `what` is what it names, `command` the one that it was given to, and `example` a
    name for where none can be made of it.
    """
    if name == (good := good_name(name)):
        return
    raise UserError(
        f"'{name}' cannot name {what}: use small letters, digits and hyphens",
        hint=f"try '{command} {good or example}'",
        exit_code=BAD_CALL,
    )


def good_name(text: str) -> str:
    """Return the nearest name that will do; nothing where no letter is left."""
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return "-".join(words)
