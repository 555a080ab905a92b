"""What articles put right in a note, which is no news, and which the brief does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from summarize.analysis.splitting import split_article
from summarize.language.lexicon import ATTRIBUTION_VERBS
from summarize.language.words import content_stems, content_words
from summarize.types import CORRECTION, Article, Dropped

_NOTE_CHARACTERS = 200
_SAYING = ATTRIBUTION_VERBS


def warn_of_corrections(
    dropped: Sequence[Dropped], articles: Sequence[Article], told: Sequence[str]
) -> Iterator[str]:
    """Yield a warning for each note of correction that the brief may need to be read with.

    It need not be where a sentence of the brief tells all that the article's own telling of the
    matter shares with the note, and none tells of it what is in the note alone.

    Args:
        dropped: what is not considered for the brief.
        articles: all of them.
        told: the sentences of the brief.
    """
    known = {article.id: article for article in articles}
    for each in dropped:
        if each.reason != CORRECTION or each.article_id not in known:
            continue
        article = known[each.article_id]
        if not _is_heeded(each.text, article, told):
            note = shorten(each.text, _NOTE_CHARACTERS, placeholder=" …")
            yield f"{named(article)} corrects itself: “{note}”; see that the brief has it right"


def _is_heeded(note: str, article: Article, told: Sequence[str]) -> bool:
    noted = _matter(note)
    own = [_matter(each.text) & noted for each in split_article(article) if each.text not in note]
    right = max(own, key=len, default=set())
    wrong = noted.difference(*own)
    said = [_matter(text) for text in told]
    return (
        bool(right)
        and any(right <= each for each in said)
        and not any(right & each and wrong & each for each in said)
    )


def _matter(text: str) -> set[str]:
    """The stems of a text's words but those of saying, which tell of no matter."""
    return {s for w in content_words(text) if w not in _SAYING for s in content_stems(w)}


def named(article: Article) -> str:
    """Return what an article is called in a warning: its title and outlet, or its file."""
    named = f"“{article.title}”" if article.title else article.path or article.id
    return f"{named} ({article.source})" if article.source else named
