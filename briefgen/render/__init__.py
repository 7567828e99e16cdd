"""Briefs become documents: HTML for the screen, PDF for paper and archives."""

from __future__ import annotations

from briefgen.render.document import Document, make, render

__all__ = ["Document", "make", "render"]
