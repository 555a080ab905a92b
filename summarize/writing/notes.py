"""What the brief is to say: a note for each cluster that was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.clustering import Story
from summarize.language.casing import without_shouted_lead
from summarize.language.languages import ENGLISH
from summarize.language.page_talk import without_pointers
from summarize.language.self_contained import tidy
from summarize.likeness import Likeness
from summarize.selection import RankedCluster
from summarize.types import Note, Sentence, origin_of

_MAX_RELATED = 3
_TOLD_IN = 5
"""So many sentences of another article at most are looked at for what it says too."""
_CONTINUING = ("He ", "She ")
_USUAL = Likeness()


def take_notes(
    ranked: Sequence[RankedCluster], story: Story, *, likeness: Likeness = _USUAL
) -> tuple[Note, ...]:
    """Return a note for each of ``ranked``, in order.

    Of the sentences on the same matter the nearest come first, those of other independent
    articles before those of the main sentence's own, and last the one that goes on about its
    subject. An opening such as "However," is taken off a main sentence that will not stand
    after the one that it leans on, and so are the capitals with which print begins an article.

    Args:
        ranked: clusters of the story, most worthwhile first.
        story: its sentences.
        likeness: the cosines from which another sentence is on the same matter, or says the same.
    """
    return tuple(_note(number, each, story, likeness) for number, each in enumerate(ranked))


def _note(number: int, ranked: RankedCluster, story: Story, likeness: Likeness) -> Note:
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
        others=_related(ranked.best, story, likeness.may_add),
        elsewhere=told_elsewhere(ranked.best, story, likeness),
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


def told_elsewhere(row: int, story: Story, likeness: Likeness) -> tuple[Sentence, ...]:
    """Return the sentences of other independent articles that may say what sentence ``row`` says.

    They are of the articles that come as near as one statement, of each the nearest first.
    """
    similarity = story.embeddings @ story.embeddings[row]  # (n,)
    near: dict[str, list[int]] = {}
    for i in (-similarity).argsort(kind="stable"):
        if similarity[i] < likeness.may_add:
            break
        near.setdefault(origin_of(story.sentences[i], story.copies), []).append(int(i))
    near.pop(origin_of(story.sentences[row], story.copies), None)
    return tuple(
        story.sentences[i]
        for rows in near.values()
        if similarity[rows[0]] >= likeness.same_statement
        for i in rows[:_TOLD_IN]
    )


def _goes_on(main: Sentence, after: Sentence) -> bool:
    """Whether the next sentence of the article can have the subject of this one."""
    adjoins = after.article_id == main.article_id and after.index == main.index + 1
    return adjoins and after.text.startswith(_CONTINUING)
