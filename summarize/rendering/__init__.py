"""Print a brief: one module a format, found by name in `RENDERERS`.

Renderers are pure: the same brief gives the same characters, ending in one newline.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from summarize.errors import SettingsError
from summarize.rendering.html import render_html
from summarize.rendering.json_format import SCHEMA_VERSION, brief_as_json, render_json
from summarize.rendering.markdown import render_markdown
from summarize.rendering.schema import brief_schema
from summarize.rendering.text import render_text
from summarize.types import Brief

__all__ = [
    "RENDERERS",
    "SCHEMA_VERSION",
    "Renderer",
    "brief_as_json",
    "brief_schema",
    "render",
]


class Renderer(Protocol):
    """A function from a brief to its text in one format."""

    def __call__(self, brief: Brief, *, with_sources: bool = False) -> str:
        """Return the brief in this format, ending in one newline."""
        ...


RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "markdown": render_markdown,
        "json": render_json,
        "text": render_text,
        "html": render_html,
    }
)


def render(brief: Brief, format: str, *, with_sources: bool = False) -> str:  # noqa: A002
    """Return the brief in the named format.

    Args:
        brief: What to print.
        format: One of the names in `RENDERERS`.
        with_sources: Add each article's text; only the JSON format has a place for it.

    Raises:
        SettingsError: No format has that name.
    """
    if format not in RENDERERS:
        known = ", ".join(RENDERERS)
        raise SettingsError(f'unknown format "{format}"; known: {known}')
    return RENDERERS[format](brief, with_sources=with_sources)
