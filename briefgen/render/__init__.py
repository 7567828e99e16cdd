"""Briefs become documents: HTML for the screen, PDF for paper and archives."""

from __future__ import annotations

from briefgen.render.document import Document, Format, make, render

__all__ = ["Document", "Format", "make", "render"]
