"""Consolidate the articles on one event into one cited, checked brief.

    from summarize import Settings, default_card, make_brief, read_articles, render
    from summarize import load_embedder, load_parser, load_writer

    read = read_articles(["articles/"])
    brief = make_brief(
        read.articles,
        embedder=load_embedder(default_card("embedder")),
        parser=load_parser(default_card("parser")),
        writer=load_writer(default_card("writer")),
        settings=Settings(words=150),
        dropped=read.dropped,
    )
    print(render(brief, "markdown"))

Importing this package loads no model library; the names below are imported when used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.backends import load_embedder, load_parser, load_writer
    from summarize.catalog import default_card, find_card, resolve_model
    from summarize.checking import Verification, verify_text
    from summarize.pipeline import make_brief
    from summarize.reading import read_articles
    from summarize.rendering import render
    from summarize.settings import Settings
    from summarize.types import Article, Brief

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Brief",
    "Settings",
    "Verification",
    "default_card",
    "find_card",
    "load_embedder",
    "load_parser",
    "load_writer",
    "make_brief",
    "read_articles",
    "render",
    "resolve_model",
    "verify_text",
]

_HOMES = {
    "Article": "types",
    "Brief": "types",
    "Settings": "settings",
    "default_card": "catalog",
    "find_card": "catalog",
    "load_embedder": "backends",
    "load_parser": "backends",
    "load_writer": "backends",
    "make_brief": "pipeline",
    "read_articles": "reading",
    "Verification": "checking",
    "render": "rendering",
    "resolve_model": "catalog",
    "verify_text": "checking",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
