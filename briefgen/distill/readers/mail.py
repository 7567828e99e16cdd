"""Messages as mail programs save them: ``.eml``."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from briefgen.distill.readers import page, plain
from briefgen.errors import UserError

if TYPE_CHECKING:
    from email.message import EmailMessage

    from briefgen.distill.article import Article


def read_mail(name: str, data: bytes) -> Article:
    """Return the article in a message: its text, or else its HTML.

    Raises `UserError` where it has neither.
    """
    message = message_from_bytes(data, policy=policy.default)
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_content() if body else ""
    except (AttributeError, LookupError, MessageError, TypeError, ValueError):
        content = ""
    if body is None or not isinstance(content, str) or not content.strip():
        raise UserError(
            f"{name}: this message has no text", hint="copy its text into a file"
        )
    given = {"title": str(_header(message, "subject") or "")}
    sender, address = parseaddr(str(_header(message, "from") or ""))
    given["author"] = sender or address
    date = getattr(_header(message, "date"), "datetime", None)
    if date:
        given["published"] = date.date().isoformat()
    if body.get_content_type() == "text/html":
        article = page.read_page(name, content.encode())
        return article._replace(kind="e-mail", meta=plain.meta(given))
    return plain.from_text(name, "e-mail", content, plain.meta(given))


def _header(message: EmailMessage, name: str) -> Any:
    """Return a header, or None where it is so broken that the library fails on it."""
    try:
        return message[name]
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
