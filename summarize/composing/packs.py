"""What the brief has from one text alone that was given many times: a wire story, or fakes.

Near-copies count as one source, so they outvote nobody; but of what no other source says the
marker alone does not tell that ten articles are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.clustering import Story
from summarize.types import Article, BriefSentence

_FEWEST_COPIES = 2
"""One copy is met every day: an article and its later state."""


def warn_of_packs(
    sentences: Sequence[BriefSentence], story: Story, articles: Sequence[Article]
) -> tuple[str, ...]:
    """Return a warning for each text of several near-copies that alone says a printed sentence.

    Where all articles are copies of one text there is nobody to say anything else.

    Args:
        sentences: those of the brief.
        story: knows which articles are near-copies of which.
        articles: all of them.
    """
    copies = story.copies
    if len({copies.get(article.id, article.id) for article in articles}) == 1:
        return ()
    known = {article.id: article for article in articles}
    origins = [
        {copies.get(c.article_id, c.article_id) for c in each.citations} for each in sentences
    ]
    warnings = []
    for original, count in Counter(copies.values()).items():
        alone = [s.text for s, own in zip(sentences, origins, strict=True) if own == {original}]
        if alone and count >= _FEWEST_COPIES:
            others = f" and {len(alone) - 1} more" if len(alone) > 1 else ""
            warnings.append(
                f"{count + 1} articles are copies of one text, {_named(known[original])}, and count"
                f" as one source; no other source says “{alone[0]}”{others}"
            )
    return tuple(warnings)


def _named(article: Article) -> str:
    named = f"“{article.title}”" if article.title else article.path or article.id
    return f"{named} ({article.source})" if article.source else named
