"""The parts of a message as bytes: headers, texts, attachments (RFC 5322, RFC 2045).

What is the same in a thousand messages is made once. So a message is put together from
finished parts, where the standard library would write each anew; its parser reads the
result back in the tests. Headers such as List-Unsubscribe are never folded: the
library's folding breaks them (python/cpython#85725).
"""

from __future__ import annotations

from binascii import b2a_base64, b2a_qp
from typing import TYPE_CHECKING, NamedTuple

from briefgen.mail.addresses import encoded, must_be_encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

EOL = b"\r\n"
_BASE64_LINE = 57
"""How many bytes fill a line of 76 characters in base64."""

_FOLD = 76


def header(name: str, value: str) -> bytes:
    """Return a header in one line, or in those that the value has been folded into.

    Raises `ValueError` for a line break that is no fold, and for other controls: they
    would let a value add headers of its own.
    """
    if any(not c.isprintable() for c in value.replace("\r\n ", "")):
        raise ValueError(f"a control character in {name}")
    return f"{name}: {value}\r\n".encode()


def words(name: str, text: str) -> str:
    """Return a text as the value of a header: folded, and encoded where it must be."""
    if must_be_encoded(text):
        return encoded(text)
    lines = [""]
    room = _FOLD - len(name) - 2
    for word in text.split(" "):
        if len(lines[-1]) + len(word) > room and lines[-1]:
            lines.append("")
            room = _FOLD
        lines[-1] += f" {word}" if lines[-1] else word
    return "\r\n ".join(lines)


def headers(fields: Mapping[str, str]) -> bytes:
    """Return headers, one after the other. Raises as `header` does."""
    return b"".join(header(name, value) for name, value in fields.items())


# --- Texts -------------------------------------------------------------------


class Lines(NamedTuple):
    """A text as lines that are encoded already, between those that differ.

    A line that differs is a text, and has `BLANK` where the salutation is to stand.
    """

    pieces: tuple[bytes | str, ...]

    def filled(self, salutation: str) -> Iterator[bytes]:
        """Yield the encoded text with a salutation in it."""
        for piece in self.pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield quoted_printable(piece.replace(BLANK, salutation))


BLANK = "\ue000"
"""What stands for the salutation until it is known: of no text (private use)."""


def lines_of(text: str) -> Lines:
    """Return a text, encoded but for the lines that have the salutation in them."""
    pieces: list[bytes | str] = []
    same: list[str] = []
    for line in text.split("\n"):
        if BLANK in line:
            pieces += (quoted_printable("\n".join(same)), line) if same else (line,)
            same = []
        else:
            same.append(line)
    return Lines((*pieces, *((quoted_printable("\n".join(same)),) if same else ())))


def quoted_printable(text: str) -> bytes:
    """Return the lines of a text in quoted-printable (RFC 2045, 6.7)."""
    whole = "\r\n".join((*text.split("\n"), ""))
    return b2a_qp(whole.encode())


def text_head(kind: str) -> bytes:
    """Return the head of a part of text."""
    head = {
        "Content-Type": f"text/{kind}; charset=utf-8",
        "Content-Transfer-Encoding": "quoted-printable",
    }
    return headers(head) + EOL


def base64(data: bytes) -> bytes:
    """Return bytes in base64, in lines of 76 characters."""
    starts = range(0, len(data), _BASE64_LINE)
    lines = (
        b2a_base64(data[i : i + _BASE64_LINE], newline=False) + EOL for i in starts
    )
    return b"".join(lines)


# --- Many parts --------------------------------------------------------------


def multipart(subtype: str, boundary: str, parameters: str = "") -> bytes:
    """Return the head of a part that has several, which boundaries keep apart."""
    value = f'multipart/{subtype}; boundary="{boundary}"{parameters}'
    return header("Content-Type", value) + EOL


def joined(boundary: str, parts: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    """Yield parts with their boundaries. The end of a part's last line is its own."""
    mark = boundary.encode()
    for part in parts:
        yield b"--%b\r\n" % mark
        yield from part
    yield b"--%b--\r\n" % mark
