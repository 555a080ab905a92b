"""Parts of a paper, "Top stories" or "World news", beside its name in the titles of feeds."""

from __future__ import annotations

import re
from functools import cache

from summarize.language.languages import page_phrases

_SEPARATOR = re.compile(r"\s+(?:[|–—·»•:>-]|::|\|\||>>)\s+|:\s+|\s*\|\s*")
_WORD = re.compile(r"[^\W\d_]+")


def is_rubric(name: str) -> bool:
    """Say whether a name consists of words for parts of a paper and nothing else."""
    words = _WORD.findall(name.casefold())
    return bool(words) and _words().issuperset(words)


def without_rubric(title: str) -> str:
    """Return a paper's name, of a title that has a part of the paper beside it.

    A title that is not one name and rubrics stays as it is.
    """
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    names = [part for part in parts if not is_rubric(part)]
    return names[0] if len(names) == 1 < len(parts) else title


@cache
def _words() -> frozenset[str]:
    return frozenset(page_phrases("rubrics"))
