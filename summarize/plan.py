"""What stands between choosing what a brief says and writing it."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.clustering import Story
from summarize.language.edits import Sources
from summarize.selection import RankedCluster, Scores
from summarize.settings import Settings
from summarize.types import Article, Dropped, Embeddings, Material, Sentence, WritingRequest


@dataclass(frozen=True, slots=True)
class BriefPlan:
    """All that goes before the writing of a brief: what is to be said, and from what.

    Attributes:
        requests: what the writer is asked, one request a statement; none if nothing is
            to be written.
        articles: what is consolidated.
        settings: as chosen by the caller.
        dropped: what reading set apart.
        sentences: every sentence of the articles, n of them.
        embeddings: (n, dim) float32, unit rows.
        story: the sentences that are on the event, m of them.
        groups: the places in the story of sentences that say the same.
        salience: (m,) the weight of each sentence of the story.
        ranked: the groups worth a statement, most worthwhile first.
        material: what each statement is written from.
        sources: the same as trees; none if nothing is to be written.
    """

    requests: tuple[WritingRequest, ...]
    articles: tuple[Article, ...]
    settings: Settings
    dropped: tuple[Dropped, ...]
    sentences: tuple[Sentence, ...]
    embeddings: Embeddings
    story: Story
    groups: tuple[tuple[int, ...], ...]
    salience: Scores
    ranked: tuple[RankedCluster, ...]
    material: tuple[Material, ...]
    sources: tuple[Sources, ...]
