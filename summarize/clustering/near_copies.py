"""Which articles are near-copies: the same wire story, printed by several papers.

Overlap of word shingles, after Broder, "On the Resemblance and Containment of
Documents", 1997. Copies count as one independent source. Two reporters who quote the
same speech are two sources: what stands in quotation marks does not count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from summarize.language.languages import ENGLISH
from summarize.language.scripts import QUOTED, is_unspaced, plain_quotes
from summarize.language.words import shingles
from summarize.types import Article

_QUOTATION = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_SHINGLE_WORDS = 4
_SHINGLE_GRAMS = 8
"""The same for scripts without spaces, whose "words" overlap."""
_COPY_CONTAINMENT = 0.5
"""Share of the shorter article's shingles that a copy has in common with its original."""


def find_near_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Map each near-copy's id to the id of the fullest article that has the same text.

    An article that is no copy is not in the result. Time grows with the total
    length of the articles, not with the number of their pairs.
    """
    fullest_first = sorted(articles, key=lambda article: -len(article.text))
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    for article in fullest_first:
        own = _shingles_of(article)
        shared = Counter(holder for shingle in own for holder in holders.get(shingle, ()))
        original, overlap = shared.most_common(1)[0] if shared else ("", 0)
        if overlap >= _COPY_CONTAINMENT * max(len(own), 1):
            copies[article.id] = original
        else:
            for shingle in own:
                holders[shingle].append(article.id)
    return copies


def _shingles_of(article: Article) -> set[tuple[str, ...]]:
    if article.language in (None, ENGLISH):
        return shingles(_QUOTATION.sub(" ", article.text), _SHINGLE_WORDS)
    text = QUOTED.sub(" ", plain_quotes(article.text))
    return shingles(text, _SHINGLE_GRAMS if is_unspaced(text) else _SHINGLE_WORDS)
