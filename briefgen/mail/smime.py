"""S/MIME (RFC 8551): a message that only its recipient can read.

An encrypted message differs on every run: its key is drawn anew each time.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from briefgen.errors import Place, UserError
from briefgen.mail.mime import EOL, base64, headers

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography.x509 import Certificate

_GROWTH = 1.37
"""How much longer base64 makes what is encrypted, line ends included."""

_ROOM = 4_000
"""Bytes enough for the key of a recipient, and for the headers."""


def read_certificate(path: Path, address: str, date: datetime) -> Certificate:
    """Return the certificate of the holder of an address that holds on a date.

    Raises `UserError` for a file that has none, one of somebody else, one that has
    expired or not begun, and one whose key cannot encrypt a message.
    """
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    place = Place(str(path))
    certificate = read_pem(path)
    if not isinstance(certificate.public_key(), RSAPublicKey):
        hint = "ask for one with an RSA key"
        message = "has a key that messages cannot be encrypted with"
        raise UserError(message, place=place, hint=hint)
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not start <= date.astimezone(UTC) <= end:
        message = f"holds from {start:%Y-%m-%d} to {end:%Y-%m-%d} only"
        raise UserError(message, place=place, hint="ask its holder for a new one")
    named = addresses_of(certificate)
    if named and address.lower() not in named:
        message = f"is of {', '.join(sorted(named))}, not of {address}"
        raise UserError(message, place=place, hint="name the one of this recipient")
    return certificate


def read_pem(path: Path) -> Certificate:
    """Return the certificate in a file. Raises `UserError` where there is none."""
    from cryptography import x509

    place = Place(str(path))
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        hint = "check the name of the file, and who may read it"
        raise UserError(message, place=place, hint=hint) from None
    except ValueError:
        hint = "it is text that starts with -----BEGIN CERTIFICATE-----"
        raise UserError("is no certificate (PEM)", place=place, hint=hint) from None


def addresses_of(certificate: Certificate) -> set[str]:
    """Return the addresses that a certificate is for, in small letters."""
    from cryptography import x509

    try:
        names = certificate.extensions.get_extension_for_class(
            x509.SubjectAlternativeName
        ).value
    except x509.ExtensionNotFound:
        return set()
    return {name.lower() for name in names.get_values_for_type(x509.RFC822Name)}


class Sealed(NamedTuple):
    """The certificate that a message is encrypted with."""

    certificate: Certificate

    def size(self, content: int) -> int:
        """Return the most bytes that some content has when it is encrypted."""
        return int(content * _GROWTH) + _ROOM

    def encrypted(self, content: bytes) -> bytes:
        """Return content that only the holder of the certificate can read (AES-256)."""
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256
        from cryptography.hazmat.primitives.serialization import Encoding
        from cryptography.hazmat.primitives.serialization.pkcs7 import (
            PKCS7EnvelopeBuilder,
            PKCS7Options,
        )

        builder = PKCS7EnvelopeBuilder().set_data(content)
        builder = builder.set_content_encryption_algorithm(AES256)
        builder = builder.add_recipient(self.certificate)
        data = builder.encrypt(Encoding.DER, [PKCS7Options.Binary])
        kind = 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'
        head = {
            "Content-Type": kind,
            "Content-Transfer-Encoding": "base64",
            "Content-Disposition": 'attachment; filename="smime.p7m"',
        }
        return headers(head) + EOL + base64(data)
