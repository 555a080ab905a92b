"""Consolidate the articles on one event into one cited, checked brief.

    from summarize import Settings, load_models, make_brief, read_articles, render

    read = read_articles(["articles/"])
    brief = make_brief(read.articles, load_models(), Settings(words=150), dropped=read.dropped)
    print(render(brief, "markdown"))

Importing this package loads no model library; the names below are imported when used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.backends import (
        load_embedder,
        load_models,
        load_parser,
        load_reader,
        load_writer,
    )
    from summarize.catalog import default_card, find_card, resolve_model
    from summarize.checking import Verification, verify_text
    from summarize.pipeline import make_brief, make_briefs
    from summarize.reading import read_articles
    from summarize.rendering import render
    from summarize.settings import Settings
    from summarize.types import Article, Brief, Models
    from summarize.updating import brief_from_json, update_brief

__version__ = "0.2.0"

__all__ = [
    "Article",
    "Brief",
    "Models",
    "Settings",
    "Verification",
    "brief_from_json",
    "default_card",
    "find_card",
    "load_embedder",
    "load_models",
    "load_parser",
    "load_reader",
    "load_writer",
    "make_brief",
    "make_briefs",
    "read_articles",
    "render",
    "resolve_model",
    "update_brief",
    "verify_text",
]

_HOMES = {
    "backends": ("load_embedder", "load_models", "load_parser", "load_reader", "load_writer"),
    "catalog": ("default_card", "find_card", "resolve_model"),
    "checking": ("Verification", "verify_text"),
    "pipeline": ("make_brief", "make_briefs"),
    "reading": ("read_articles",),
    "rendering": ("render",),
    "settings": ("Settings",),
    "types": ("Article", "Brief", "Models"),
    "updating": ("brief_from_json", "update_brief"),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
