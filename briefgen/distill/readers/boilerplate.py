"""What stands around an article and is none of it: links, captions, notices."""

from __future__ import annotations

import re

from briefgen.dossier.paragraphs import blocks, leads_elsewhere

_MOST = 30
"""A longer paragraph is part of the story, whatever it begins with: words."""

_NOTICE = re.compile(
    r"(?:share|tweet|email|e-mail|print|pin|whatsapp|facebook|linkedin|telegram"
    r"|comments?|advertisement|sponsored|subscribe|sign (?:up|in)|log ?in|newsletters?"
    r"|follow us|read (?:also|more|next)|also read|see also|more (?:on|from|stories)"
    r"|recommended|related|trending|most read|you may also|skip to|back to top|menu"
    r"|copyright|©|\(c\) |all rights reserved|terms of (?:use|service)|privacy policy"
    r"|cookies?\b|we use cookies|this (?:site|website) uses cookies"
    r"|accept (?:all|cookies)"
    r"|manage (?:cookies|preferences)|reject all|tags?\s*:|topics?\s*:|filed under"
    r"|photo(?:graph)?(?:\s*(?:by|:|credit|/))|image(?:\s*(?:by|:|credit|source|/))"
    r"|file photo|picture\s*:|caption\s*:|credit\s*:|video\s*:|watch\s*:|listen\s*:"
    r"|\[(?:photo|image|file|video)|click here|download (?:the|our) app)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\[(](?:photo|image|picture|file|getty|reuters|ap|afp|epa|handout)\b[^\])]*[\])]"
    r"\.?$",
    re.IGNORECASE,
)
_LINKS = re.compile(r"(?:https?://\S+\s*)+|[\W\d_]*")
_COOKIES = re.compile(r"\bcookies?\b.*\b(?:consent|accept|settings|preferences|agree)")


def without_boilerplate(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return a text to keep, its paragraphs, and the lines that were left out.

    The text is the one given where nothing but pointers to other stories was left
    out: then its SHA-256 is that of the file.
    """
    kept: list[str] = []
    dropped: list[str] = []
    is_changed = False
    for lines in blocks(text):
        dropped += [line for line in lines if leads_elsewhere(line)]
        rest = " ".join(line for line in lines if not leads_elsewhere(line))
        paragraph = " ".join(rest.split())
        if not paragraph:
            continue
        if is_boilerplate(paragraph):
            dropped.append(paragraph)
            is_changed = True
        else:
            kept.append(paragraph)
    new = "\n\n".join(kept) + "\n" if is_changed else text
    return new, tuple(kept), tuple(dropped)


def is_boilerplate(paragraph: str) -> bool:
    """Tell whether a paragraph is none of the story."""
    if _LINKS.fullmatch(paragraph):
        return True
    if len(paragraph.split()) > _MOST:
        return bool(_COOKIES.search(paragraph.lower())) and "cookies" in paragraph[:80]
    if _CREDIT.search(paragraph):
        return True
    found = _NOTICE.match(paragraph)
    if not found:
        return False
    is_sentence = paragraph.endswith((".", "?", "!", "”", '"'))
    sure = (
        ":",
        "©",
        "cookie",
        "copyright",
        "all rights",
        "click",
        "subscribe",
        "sign ",
    )
    return not is_sentence or any(word in paragraph.lower() for word in sure)
