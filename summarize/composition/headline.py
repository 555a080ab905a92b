"""What heads the brief: the title that fits it best, or its own first statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.language.text import content_stems, count_words
from summarize.types import Article, BriefSentence, SentenceEmbedder

_OUTLET = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_MIN_WORDS = 4
_MAX_WORDS = 16
_SAID_SHARE = 0.5
"""Share of a title's content stems that the articles must have: else it is no headline."""


def choose_headline(
    articles: Sequence[Article],
    brief: Sequence[BriefSentence],
    lead_wordings: Sequence[BriefSentence],
    *,
    embedder: SentenceEmbedder,
) -> str:
    """Return the title nearest to the brief's meaning, or its shortest first statement.

    Args:
        articles: the articles of the story.
        brief: the sentences of the brief, the lead first.
        lead_wordings: the lead in each supported wording.
        embedder: compares titles with the brief.
    """
    titles = _usable_titles(articles)
    if not titles or not brief:
        shortest = min((wording.text for wording in lead_wordings), key=count_words, default="")
        return shortest.removesuffix(".")
    vectors = embedder.embed([*titles, *(sentence.text for sentence in brief)])
    nearness = (vectors[: len(titles)] @ vectors[len(titles) :].T).mean(axis=1)
    return titles[int(nearness.argmax())]


def _usable_titles(articles: Sequence[Article]) -> list[str]:
    """The titles that say in some words what their articles say, outlets' names taken off."""
    titles = []
    for article in articles:
        title = _OUTLET.sub("", article.title or "").strip()
        stems = set(content_stems(title))
        said = stems & set(content_stems(article.text))
        fits = _MIN_WORDS <= count_words(title) <= _MAX_WORDS and not title.endswith("?")
        if fits and stems and len(said) >= _SAID_SHARE * len(stems):
            titles.append(title)
    return list(dict.fromkeys(titles))
