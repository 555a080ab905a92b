"""What the brief has from one text alone that was given many times: a wire story, or fakes.

Near-copies count as one source, so they outvote nobody; but that no other source says it, and that
ten articles are one, its marker's number alone does not tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from summarize.clustering import Story
from summarize.composing.corrections import named
from summarize.types import Article, BriefSentence

_FEWEST_COPIES = 2
"""One copy is met every day: an article and its later state."""


def warn_of_packs(
    sentences: Sequence[BriefSentence], story: Story, articles: Sequence[Article]
) -> tuple[str, ...]:
    """Return a warning for each text of several near-copies that alone says a printed sentence.

    Args:
        sentences: those of the brief.
        story: knows which articles are near-copies of which.
        articles: all of them.
    """
    known = {article.id: article for article in articles}
    packs = packs_that_alone_say(sentences, {each: story.copies.get(each) for each in known})
    counts = Counter(story.copies.values())
    warnings = []
    for original in dict.fromkeys(filter(None, packs)):
        alone = [s.text for s, pack in zip(sentences, packs, strict=True) if pack == original]
        others = f" and {len(alone) - 1} more" if len(alone) > 1 else ""
        warnings.append(
            f"{counts[original] + 1} articles are copies of one text, {named(known[original])},"
            f" and count as one source; no other source says “{alone[0]}”{others}"
        )
    return tuple(warnings)


def packs_that_alone_say(
    sentences: Sequence[BriefSentence], copy_of: Mapping[str, str | None]
) -> list[str | None]:
    """Return for each sentence the text of several near-copies that alone says it, or None.

    Where all articles are copies of one text there is nobody to say anything else.

    Args:
        sentences: those of a brief.
        copy_of: of each article's id the id of that of which it is a near-copy, if it is one.
    """
    copies = Counter(filter(None, copy_of.values()))
    if len({original or article_id for article_id, original in copy_of.items()}) == 1:
        return [None] * len(sentences)
    packs: list[str | None] = []
    for sentence in sentences:
        cited = (each.article_id for each in sentence.citations)
        origins = {copy_of.get(each) or each for each in cited}
        alone = origins.pop() if len(origins) == 1 else ""
        packs.append(alone if copies[alone] >= _FEWEST_COPIES else None)
    return packs
