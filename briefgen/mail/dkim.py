"""DKIM signatures (RFC 6376): the domain of the sender vouches for a message.

Most servers sign what they send; this is for a desk whose server does not. Headers are
signed whatever their folds, the body as it is. A signature has no time in it and is
made with an RSA key, so that the same message has the same signature on every run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import UserError
from briefgen.mail.keys import read_key
from briefgen.mail.mime import EOL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

KEY, SELECTOR = "BRIEFGEN_DKIM_KEY", "BRIEFGEN_DKIM_SELECTOR"
"""The variables with the file of the key (PEM), and its name in the DNS."""

_SIGNED = (
    *("From", "To", "Cc", "Subject", "Date", "Message-ID", "MIME-Version"),
    *("Content-Type", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"),
)
"""What mail programs show or act upon; RFC 8058 asks for the last two."""

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_FIELD = re.compile(rb"(?m)^([!-9;-~]+):((?:.*\r\n[ \t])*.*)\r\n")
_LINE = 72


class DomainKey:
    """The key of a domain, and the name that the domain has published it under."""

    def __init__(self, key: RSAPrivateKey, selector: str) -> None:
        self._key = key
        self._selector = selector

    def __repr__(self) -> str:
        return "DomainKey(…)"

    def signed(self, message: bytes, domain: str) -> bytes:
        """Return a message with its signature by a domain before it."""
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.hashes import SHA256

        head, _, body = message.partition(EOL + EOL)
        fields = _fields(head + EOL)
        whole = sha256(body.rstrip(EOL) + EOL).digest()
        bare = self._header(fields, domain, whole, b"")
        signs = b"".join(_relaxed(name, value) for name, value in fields.items())
        signs += _relaxed(*bare.removesuffix(EOL).split(b":", 1)).removesuffix(EOL)
        signature = self._key.sign(signs, PKCS1v15(), SHA256())
        return self._header(fields, domain, whole, signature) + message

    def growth(self, head: bytes, domain: str) -> int:
        """Return by how many bytes a message with these headers grows."""
        fields = _fields(head + b"Content-Type: \r\n")
        signature = bytes(self._key.key_size // 8)
        return len(self._header(fields, domain, sha256().digest(), signature))

    def _header(
        self,
        fields: Mapping[bytes, bytes],
        domain: str,
        whole: bytes,
        signature: bytes,
    ) -> bytes:
        made = b64encode(signature)
        lines = [made[at : at + _LINE] for at in range(0, len(made), _LINE)]
        parts = (
            b"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple;",
            f" d={domain}; s={self._selector};".encode(),
            b" h=%b;" % b":".join(fields).lower(),
            b" bh=%b;" % b64encode(whole),
            b" b=%b" % b"\r\n  ".join(lines),
        )
        return EOL.join(parts) + EOL


def _fields(head: bytes) -> dict[bytes, bytes]:
    """Return the headers that are signed, of a head in which each is there once."""
    names = {name.lower().encode() for name in _SIGNED}
    return {
        name: value for name, value in _FIELD.findall(head) if name.lower() in names
    }


def _relaxed(name: bytes, value: bytes) -> bytes:
    """Return a header in its relaxed form (RFC 6376, 3.4.2)."""
    unfolded = re.sub(rb"[ \t]+", b" ", value.replace(EOL, b"")).strip()
    return b"%b:%b\r\n" % (name.lower(), unfolded)


def read_domain_key(environment: Mapping[str, str], project: Path) -> DomainKey | None:
    """Return what signs for the domain of the sender, if the environment names a key.

    Raises `UserError` where the key cannot be used, lies in the project, or may be read
    by others.
    """
    named, selector = environment.get(KEY), environment.get(SELECTOR)
    if not named and not selector:
        return None
    if not (named and selector):
        missing, given = (SELECTOR, KEY) if named else (KEY, SELECTOR)
        message = f"{given} is set, and {missing} is not"
        raise UserError(message, hint="set both, or neither")
    if not _NAME.fullmatch(selector):
        message = f"{SELECTOR}: '{selector}' is no name in the DNS"
        hint = "the one before ._domainkey in the record of the key"
        raise UserError(message, hint=hint)
    key = read_key(Path(named), None, project, "name one without a passphrase")
    return DomainKey(key, selector)
