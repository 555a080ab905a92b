"""What the tags, classes and names of web pages say of the text in them.

The lists stand in ``page_marks.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

# An lxml element: lxml has no types of its own.
HtmlElement: TypeAlias = Any

_CAMEL_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _marks() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("page_marks.toml").read_text("utf-8"))


@cache
def tags(kind: str) -> frozenset[str]:
    """Return the tags of a kind: ``silent`` or ``block``."""
    return frozenset(_marks()[kind])


@cache
def names(kind: str) -> tuple[str, ...]:
    """Return the names under which pages give what they say of themselves, by its kind."""
    return tuple(_marks()["names"][kind])


@cache
def reasons_by_tag() -> dict[str, str]:
    """Return why the text of some tags is set apart."""
    return {tag: reason for reason, tags in _marks()["apart"].items() for tag in tags}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, _any_of(words)) for reason, words in _marks()["classes"].items())


@cache
def _others() -> re.Pattern[str]:
    return _any_of(_marks()["names"]["others"])


@cache
def _hidden_classes() -> frozenset[str]:
    return frozenset(_marks()["hidden"]["classes"])


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(words)})(?:$|[\s_-])", re.IGNORECASE)


def reason_by_class(element: HtmlElement) -> str | None:
    """Return why the class, id or role of a small element sets its text apart, or None."""
    own = _own_names(element, "class", "id", "role")
    return next((reason for reason, pattern in _patterns() if own and pattern.search(own)), None)


def is_hidden_by_class(element: HtmlElement) -> bool:
    """Say whether its class is one by which pages speak to screen readers alone."""
    return not _hidden_classes().isdisjoint(element.get("class", "").lower().split())


def speaks_of_others(element: HtmlElement) -> bool:
    """Say whether an element, by its tag or class, holds what is said of other articles."""
    if element.tag in {"html", "body", "main", "article"}:
        return False
    own = _own_names(element, "class", "id")
    return element.tag in {"nav", "footer", "aside"} or _others().search(own) is not None


def _own_names(element: HtmlElement, *attributes: str) -> str:
    """Return some of an element's attributes, "linkList" as "link-List"."""
    own = " ".join(filter(None, map(element.get, attributes)))
    return _CAMEL_HUMP.sub("-", own)
