"""Why a page from the web has no article for us: it is sold, asks for consent, or is not there yet.

Every page of a newspaper speaks of subscriptions and cookies. So words count only where there is
next to no article beside them; they stand in ``withheld.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from summarize.language.words import count_words

_FOR_SUBSCRIBERS = re.compile(
    r"[\"']?isAccessibleForFree[\"']?(?:\s*[:=]\s*|\s+content\s*=\s*)[\"']?"
    r"(?:https?://schema\.org/)?false\b",
    re.IGNORECASE,
)
"""What schema.org has for it, in JSON-LD or in an attribute."""
_SHORT_WORDS = 150
"""What is left of an article that is sold: a paragraph or two."""
_VERY_SHORT_WORDS = 60
_PAGE_WORDS = 300
"""A page that only asks something has no more words, all told."""
_SIGNS = 2
"""Phrases of a kind that a page has to have, if one alone may be said in passing."""
_SAVE_IT = "save the article from a browser and name the file"


def is_for_subscribers(page: str) -> bool:
    """Say whether a page declares its article to be for subscribers."""
    return _FOR_SUBSCRIBERS.search(page) is not None


def why_withheld(page: str, words: int) -> str | None:
    """Return why a page holds no article, or only its beginning; None if it is not seen why.

    Args:
        page: its HTML.
        words: how many words there are of the article that was found in it.
    """
    if words < _SHORT_WORDS and is_for_subscribers(page):
        return f"the article is for subscribers, and only its beginning is there; {_SAVE_IT}"
    if words >= _SHORT_WORDS:
        return None
    text, has_scripts = _seen(page)
    small = count_words(text) < _PAGE_WORDS
    if small and _signs(text, "consent") >= _SIGNS:
        return f"the site asks for consent to cookies before it shows the page; {_SAVE_IT}"
    if small and _signs(text, "robots"):
        return f"the site asks whether a person reads it; {_SAVE_IT}"
    if words < _VERY_SHORT_WORDS and _signs(text, "subscription"):
        return f"the article is for subscribers, and only its beginning is there; {_SAVE_IT}"
    if has_scripts and count_words(text) < _VERY_SHORT_WORDS:
        return f"the page is empty until a browser runs its scripts; {_SAVE_IT}"
    return None


def _seen(page: str) -> tuple[str, bool]:
    """Return what a page shows before any script has run, and whether it has scripts."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return "", False
    body = tree.find(".//body")
    body = tree if body is None else body
    has_scripts = next(tree.iter("script"), None) is not None
    for element in list(body.iter("script", "style", "template", "noscript", "svg", "head")):
        element.drop_tree()
    return " ".join(body.itertext()), has_scripts


def _signs(text: str, kind: str) -> int:
    """Return how many different phrases of a kind there are."""
    return len({found.lower() for found in _phrases()[kind].findall(" ".join(text.split()))})


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files(__package__).joinpath("withheld.toml").read_text("utf-8"))
    return {
        kind: re.compile(
            rf"\b(?:{'|'.join(re.escape(each) for lines in said.values() for each in lines)})\b",
            re.IGNORECASE,
        )
        for kind, said in table.items()
    }
