"""Which language a text is in, by its commonest words and its letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_COMMON = {
    "English": "the of and to in that was for on with said by from is at as it has",
    "French": "le la les des et du que qui dans pour une est sur par au aux ce il",
    "German": "der die das und den von zu mit sich des auf für ist im dem nicht ein",
    "Spanish": "el la los las de que y en del se por con para una su al lo es",
    "Italian": "il la di che e del della per un una con non dei sono alla nel gli",
    "Portuguese": "o a os as de que e do da em um uma para com não dos no na",
    "Dutch": "de het een van en in dat op te zijn met voor is niet aan door",
    "Swedish": "och att det som en på är av för med till den har inte ett om",
    "Polish": "w i na z do nie się że jest to o po za przez oraz od dla",
    "Turkish": "ve bir bu da de için ile olarak çok daha olan gibi kadar en",
}
_SCRIPTS = {
    "CYRILLIC": "a language in Cyrillic letters",
    "ARABIC": "a language in Arabic letters",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "DEVANAGARI": "a language in Devanagari letters",
    "THAI": "Thai",
}
_TAGS = {
    "French": "fr",
    "German": "de",
    "Spanish": "es",
    "Italian": "it",
    "Portuguese": "pt",
    "Dutch": "nl",
    "Swedish": "sv",
    "Polish": "pl",
    "Turkish": "tr",
    "Hebrew": "he",
    "Greek": "el",
    "Japanese": "ja",
    "a language in Cyrillic letters": "und-Cyrl",
    "a language in Arabic letters": "und-Arab",
}
_SAMPLE = 20_000
_FEW = 20
"""Fewer words tell no language."""


def foreign(text: str) -> str:
    """Return the language of a text that is not English, or nothing."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    scripts = Counter(unicodedata.name(c, "").split(" ")[0] for c in letters)
    script, count = scripts.most_common(1)[0] if scripts else ("LATIN", 0)
    if script != "LATIN" and count > len(letters) / 2:
        return _SCRIPTS.get(script, "another script")
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < _FEW:
        return ""
    shares = {
        language: sum(word in known for word in words)
        for language, known in ((k, set(v.split())) for k, v in _COMMON.items())
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > shares["English"] * 1.3 else ""


def tag(text: str) -> str:
    """Return the BCP 47 tag of the language of a text; ``und`` where it is unknown."""
    language = foreign(text)
    return _TAGS.get(language, "und") if language else "en"
