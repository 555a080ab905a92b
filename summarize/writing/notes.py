"""What the brief is to say: a note for each cluster that was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.clustering import Story
from summarize.language.casing import without_shouted_lead
from summarize.language.languages import ENGLISH
from summarize.language.page_talk import without_pointers
from summarize.language.self_contained import tidy
from summarize.selection import RankedCluster
from summarize.types import Note, Sentence, origin_of

_RELATED_SIMILARITY = 0.5
"""Cosine from which another sentence is on the same matter as a cluster's."""
_MAX_RELATED = 3
_CONTINUING = ("He ", "She ")


def take_notes(
    ranked: Sequence[RankedCluster], story: Story, *, related: float = _RELATED_SIMILARITY
) -> tuple[Note, ...]:
    """Return a note for each of ``ranked``, in order.

    Of the sentences on the same matter the nearest come first, those of other independent
    articles before those of the main sentence's own, and last the one that goes on about its
    subject. An opening such as "However," is taken off a main sentence that will not stand
    after the one that it leans on, and so are the capitals with which print begins an article.

    Args:
        ranked: clusters of the story, most worthwhile first.
        story: its sentences.
        related: cosine from which another sentence is on the same matter.
    """
    return tuple(_note(number, each, story, related) for number, each in enumerate(ranked))


def _note(number: int, ranked: RankedCluster, story: Story, related: float) -> Note:
    main = story.sentences[ranked.best]
    leans = ranked.follows is not None
    text = without_pointers(main.text) if leans else tidy(main.text, main.language)
    if main.index == 0 and main.language == ENGLISH:
        text = without_shouted_lead(text, (each.text for each in story.sentences))
    return Note(
        id=_id(number),
        main=main,
        text=text,
        members=tuple(story.sentences[i] for i in ranked.members),
        others=_related(ranked.best, story, related),
        salience=ranked.salience,
        follows=None if ranked.follows is None else _id(ranked.follows),
    )


def _id(number: int) -> str:
    return f"c{number + 1}"


def _related(row: int, story: Story, related: float) -> tuple[Sentence, ...]:
    """The sentences on the same matter as sentence ``row`` of the story."""
    sentences, main = story.sentences, story.sentences[row]
    own = origin_of(main, story.copies)
    similarity = story.embeddings @ story.embeddings[row]  # (n,)
    near = [i for i in range(len(sentences)) if similarity[i] >= related and i != row]
    near.sort(key=lambda i: (origin_of(sentences[i], story.copies) == own, -similarity[i], i))
    after = [each for each in sentences[row + 1 : row + 2] if _goes_on(main, each)]
    return (*(sentences[i] for i in near[:_MAX_RELATED]), *after)


def _goes_on(main: Sentence, after: Sentence) -> bool:
    """Whether the next sentence of the article can have the subject of this one."""
    adjoins = after.article_id == main.article_id and after.index == main.index + 1
    return adjoins and after.text.startswith(_CONTINUING)
