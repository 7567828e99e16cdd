"""The fonts that Pango sets a brief in: ours, from their files, and no other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from weasyprint.logger import LOGGER
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from briefgen.errors import BAD_MACHINE, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.render.fonts import Face


def keep_names_whole() -> None:
    """Have no word divided that begins with a capital letter, as names do.

    CSS has no way to say so; Chromium does the same.
    """
    import pyphen

    class Names(pyphen.HyphDict):  # type: ignore[misc] # pyphen has no types
        def positions(self, word: str) -> list[Any]:
            found: list[Any] = [] if word[:1].isupper() else super().positions(word)
            return found

    pyphen.HyphDict = Names


class OwnFonts(FontConfiguration):  # type: ignore[misc] # WeasyPrint has no types
    """The families of the brief for all documents of a process.

    No copy of a font is made, and a page can't add one: the next page would be
    set in it too.
    """

    def __init__(self, faces: Sequence[Face]) -> None:
        super().__init__()
        for face in faces:
            file = os.fsencode(face.path)
            if not fontconfig.FcConfigAppFontAddFile(self._config, file):
                raise UserError(
                    f"The font file {face.path} cannot be used.",
                    hint="Remove .venv and run scripts/brief, which installs it.",
                    exit_code=BAD_MACHINE,
                )
        pangoft2.pango_fc_font_map_config_changed(
            ffi.cast("PangoFcFontMap *", self.font_map)
        )
        self._urls = {face.path.as_uri() for face in faces}

    def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: Any) -> None:  # noqa: ARG002 - as WeasyPrint calls it
        """Pass over an `@font-face` rule of ours; log an error for another."""
        urls = {url for _, url in rule_descriptors["src"]}
        if not urls <= self._urls:
            LOGGER.error(
                "it brings a font of its own, %s, but a PDF has those of the brief",
                rule_descriptors["font_family"],
            )
