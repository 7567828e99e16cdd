"""Messages as mail programs save them: ``.eml``."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import parseaddr
from typing import TYPE_CHECKING

from briefgen.distill.readers import page, plain
from briefgen.errors import UserError

if TYPE_CHECKING:
    from briefgen.distill.article import Article


def read_mail(name: str, data: bytes) -> Article:
    """Return the article in a message: its text, or else its HTML.

    Raises `UserError` where it has neither.
    """
    message = message_from_bytes(data, policy=policy.default)
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_content() if body else ""
    except (LookupError, MessageError, ValueError, KeyError):
        content = ""
    if body is None or not isinstance(content, str) or not content.strip():
        raise UserError(
            f"{name}: this message has no text", hint="copy its text into a file"
        )
    given = {"title": str(message["subject"] or "")}
    sender, address = parseaddr(str(message["from"] or ""))
    given["author"] = sender or address
    date = getattr(message["date"], "datetime", None)
    if date:
        given["published"] = date.date().isoformat()
    if body.get_content_type() == "text/html":
        article = page.read_page(name, content.encode())
        return article._replace(kind="e-mail", meta=plain.meta(given))
    return plain.from_text(name, "e-mail", content, plain.meta(given))
