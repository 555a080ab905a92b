"""That one brief is of several stories, and which of them it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.clustering import Story
from summarize.clustering.separate_stories import named_article
from summarize.types import Article, BriefSentence


def warn_of_stories(
    sentences: Sequence[BriefSentence], story: Story, articles: Sequence[Article]
) -> tuple[str, ...]:
    """Return the warning that articles seem to tell several stories, if they do.

    Args:
        sentences: those of the brief, which need not tell of all.
        story: knows which articles tell which story.
        articles: all of them.
    """
    if not story.separate:
        return ()
    at = Counter(each.path for each in articles)
    named = {
        # Where several lie at one path, as in a feed, it does not tell which is meant.
        each.id: f"“{each.title}”" if each.title and at[each.path] > 1 else named_article(each)
        for each in articles
    }
    listed = [", ".join(named[id_] for id_ in ids) for ids in story.separate]
    cited = {citation.article_id for each in sentences for citation in each.citations}
    cited |= {story.copies[id_] for id_ in cited if id_ in story.copies}
    is_told = [not cited.isdisjoint(ids) for ids in story.separate]
    return (
        f"these articles seem to tell {len(story.separate)} stories: {'; '.join(listed)}. This"
        f" brief {_what_is_told(listed, is_told)}; --group makes one of each",
    )


def _what_is_told(listed: Sequence[str], is_told: Sequence[bool]) -> str:
    told, untold = (
        [name for name, each in zip(listed, is_told, strict=True) if each is wanted]
        for wanted in (True, False)
    )
    if not untold:
        return "tells them one after the other"
    if len(told) < 2:
        return f"tells only that of {told[0]}" if told else "tells none of them"
    return f"tells the others one after the other, and nothing of {'; '.join(untold)}"
