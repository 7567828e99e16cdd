"""Addresses of e-mail: checked without the network, and written into headers.

A domain is kept in its ASCII form (IDNA), which every server understands. What stands
before the @-sign has no such form: unless it is ASCII, servers need SMTPUTF8.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.dossier.types import Form

_WORD = 45
"""The most bytes of text in one encoded word: it may have 75 characters (RFC 2047)."""

_LONGEST = 200
"""The most characters that a header has as they are without a fold."""

_SPECIAL = re.compile(r"[^A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]")


class Mailbox(NamedTuple):
    """An address, with the name of whom it belongs to."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """The ASCII form of its domain."""
        return self.address.rpartition("@")[2]

    @property
    def header(self) -> str:
        """It as it stands in a header; a long name has several encoded words."""
        if not self.name:
            return self.address
        if must_be_encoded(self.name) or len(self.name) > _LONGEST:
            return f"{encoded(self.name)} <{self.address}>"
        name = re.sub(r'(["\\])', r"\\\1", self.name)
        quoted = f'"{name}"' if _SPECIAL.search(self.name) else name
        return f"{quoted} <{self.address}>"


def must_be_encoded(text: str) -> bool:
    """Tell whether a text would be read as another, or could not be folded.

    "=?" begins an encoded word; a line has 998 characters at most (RFC 5322, 2.1.1).
    """
    longest = max(map(len, text.split(" ")))
    return not text.isascii() or "=?" in text or longest > _LONGEST


def encoded(text: str) -> str:
    """Return a text as encoded words (RFC 2047), each on a line of its own."""
    from base64 import b64encode

    words = [b""]
    for character in text:
        if len(words[-1]) + len(character.encode()) > _WORD:
            words.append(b"")
        words[-1] += character.encode()
    return "\r\n ".join(f"=?utf-8?b?{b64encode(word).decode()}?=" for word in words)


def check_address(text: str) -> str:
    """Return an address with its domain in ASCII; else raise `ValueError`."""
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text, check_deliverability=False)
    except EmailNotValidError as error:
        reason = str(error)
        message = f"{reason[:1].lower()}{reason[1:].removesuffix('.')}"
        raise ValueError(message, "write it as office@example.org") from None
    return f"{found.local_part}@{found.ascii_domain}"


def mailbox(text: str) -> Mailbox:
    """Return the mailbox of a text such as ``Desk <desk@example.org>``.

    Raises `ValueError` with a hint where it is none, or has more than one line.
    """
    if not text.isprintable():
        raise ValueError("has more than one line", "write it in one line")
    named = re.fullmatch(r"(.*?)<([^<>]*)>", text.strip())
    if not named:
        return Mailbox(check_address(text.strip()))
    name = named[1].strip()
    if name[:1] == name[-1:] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return Mailbox(check_address(named[2]), name)


MAIL_ADDRESS = Form(
    r"^\S+$",
    wrong="is not an address of e-mail",
    hint="write it as office@example.org",
    check=check_address,
)
