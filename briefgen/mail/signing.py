"""S/MIME signatures (RFC 8551): who sent a message, and that it is as it was sent.

The key is the desk's secret: it lies outside the project, in a file that nobody else
may read, which the environment names. A signature has no time in it and is made with
an RSA key, so that the same message has the same signature on every run.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import Place, UserError
from briefgen.mail.keys import read_key
from briefgen.mail.mime import EOL, base64, headers, joined, multipart
from briefgen.mail.smime import addresses_of, read_pem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

KEY, CERTIFICATE = "BRIEFGEN_SMIME_KEY", "BRIEFGEN_SMIME_CERTIFICATE"
"""The variables that name the files of the key and of its certificate, both PEM."""

PASSPHRASE = "BRIEFGEN_SMIME_PASSPHRASE"  # noqa: S105 - the name of a variable
"""The variable that has the passphrase of the key, if it has one."""

_PROTOCOL = "application/pkcs7-signature"
_PARAMETERS = f'; protocol="{_PROTOCOL}"; micalg=sha-256'


class Signer:
    """Signs messages with the key of a certificate."""

    def __init__(self, key: RSAPrivateKey, certificate: Certificate) -> None:
        self._key = key
        self._certificate = certificate

    def __repr__(self) -> str:
        return "Signer(…)"

    @property
    def addresses(self) -> set[str]:
        """The addresses that the certificate is for, in small letters."""
        return addresses_of(self._certificate)

    def signed(self, content: bytes, boundary: str) -> bytes:
        """Return content with its signature (RFC 1847); it is read without S/MIME too.

        The end of its last line belongs to the boundary, and is not signed.
        """
        head = {
            "Content-Type": f'{_PROTOCOL}; name="smime.p7s"',
            "Content-Transfer-Encoding": "base64",
            "Content-Disposition": 'attachment; filename="smime.p7s"',
        }
        made = base64(self._signature(content.removesuffix(EOL)))
        signature = headers(head) + EOL + made
        whole = joined(boundary, ((content,), (signature,)))
        return multipart("signed", boundary, _PARAMETERS) + b"".join(whole)

    def size(self, content: int, boundary: str) -> int:
        """Return how many bytes content has when it is signed."""
        # The boundary stands in the head, and before, between and after the parts.
        return content + self._growth + 4 * len(boundary)

    @cached_property
    def _growth(self) -> int:
        return len(self.signed(b"", ""))

    def _signature(self, content: bytes) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.serialization import Encoding
        from cryptography.hazmat.primitives.serialization.pkcs7 import (
            PKCS7Options,
            PKCS7SignatureBuilder,
        )

        builder = PKCS7SignatureBuilder().set_data(content)
        builder = builder.add_signer(self._certificate, self._key, SHA256())
        return builder.sign(
            Encoding.DER,
            (
                PKCS7Options.DetachedSignature,
                PKCS7Options.Binary,
                PKCS7Options.NoAttributes,
            ),
        )


def read_signer(environment: Mapping[str, str], project: Path) -> Signer | None:
    """Return what signs messages, if the environment names a key.

    Raises `UserError` where the key or its certificate cannot be used, where the key
    lies in the project, or where others may read it.
    """
    named, of = environment.get(KEY), environment.get(CERTIFICATE)
    if not named and not of:
        return None
    if not (named and of):
        missing, given = (CERTIFICATE, KEY) if named else (KEY, CERTIFICATE)
        message = f"{given} is set, and {missing} is not"
        raise UserError(message, hint="set both, or neither")
    passphrase = environment.get(PASSPHRASE)
    key = read_key(Path(named), passphrase, project, f"check {PASSPHRASE}")
    certificate = read_pem(Path(of))
    if certificate.public_key() != key.public_key():
        message = "is not the certificate of the key"
        hint = f"name the one that belongs to {named}"
        raise UserError(message, place=Place(of), hint=hint)
    return Signer(key, certificate)
