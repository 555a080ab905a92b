"""What stands between choosing what a brief says and writing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.analysis.meaning import Meaning
from summarize.analysis.trees import Tree
from summarize.clustering import Story
from summarize.selection import RankedCluster, Scores
from summarize.settings import Settings
from summarize.types import (
    Article,
    Dropped,
    Material,
    Sentence,
    SyntaxParser,
    WritingRequest,
)
from summarize.writing.attribution import Drafted
from summarize.writing.requests import parse_material


@dataclass(frozen=True, slots=True)
class Task:
    """A sentence that the writer is asked for.

    Attributes:
        place: of the statement that it would be a wording of, among all.
        request: what the writer is asked.
        spans: the sentences that it must rest on; none: any of the story.
    """

    place: int
    request: WritingRequest
    spans: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefPlan:
    """All that goes before the writing of a brief: what is to be said, and from what.

    Attributes:
        draft: the request for a whole draft, if there is to be one.
        tasks: the sentences that are asked for, if there is none.
        articles: what is consolidated.
        settings: as chosen by the caller.
        dropped: what reading set apart.
        sentences: every sentence of the articles, n of them.
        story: the sentences that are on the event, m of them.
        groups: the places in the story of sentences that say the same.
        salience: (m,) the weight of each sentence of the story.
        ranked: the groups worth a statement, most worthwhile first.
        material: what each statement is written from.
        trees: the trees of each one's sentences; none if nothing is to be written.
        meaning: what the sentences mean, and from where on they count as alike.
    """

    draft: WritingRequest | None
    tasks: tuple[Task, ...]
    articles: tuple[Article, ...]
    settings: Settings
    dropped: tuple[Dropped, ...]
    sentences: tuple[Sentence, ...]
    story: Story
    groups: tuple[tuple[int, ...], ...]
    salience: Scores
    ranked: tuple[RankedCluster, ...]
    material: tuple[Material, ...]
    trees: tuple[tuple[Tree, ...], ...]
    meaning: Meaning

    @property
    def requests(self) -> tuple[WritingRequest, ...]:
        """All that the writer is asked; nothing if nothing is to be written."""
        return (self.draft,) if self.draft else tuple(task.request for task in self.tasks)

    @property
    def groups_of(self) -> dict[str, tuple[str, ...]]:
        """By sentence id, the ids of the sentences that say the same."""
        ids = [sentence.id for sentence in self.story.sentences]
        return {ids[i]: tuple(ids[j] for j in group) for group in self.groups for i in group}


def with_draft(plan: BriefPlan, drafted: Sequence[Drafted], parser: SyntaxParser) -> BriefPlan:
    """Return ``plan`` with a statement for each drafted sentence first.

    What was planned comes after, to fill the words that are left; sentences that a drafted
    one may rest on are not said again.
    """
    mains = {each.material.main.id for each in drafted}
    place_of: dict[int, int] = {}
    kept: list[int] = []
    for place, ranked in enumerate(plan.ranked):
        leans_on_gone = ranked.follows is not None and ranked.follows not in place_of
        if ranked.cluster.representative_id not in mains and not leans_on_gone:
            place_of[place] = len(drafted) + len(kept)
            kept.append(place)
    moved = [
        replace(
            plan.ranked[k], follows=None if (f := plan.ranked[k].follows) is None else place_of[f]
        )
        for k in kept
    ]
    material = tuple(each.material for each in drafted)
    return replace(
        plan,
        ranked=(*(each.ranked for each in drafted), *moved),
        material=(*material, *(plan.material[k] for k in kept)),
        trees=(*parse_material(material, parser), *(plan.trees[k] for k in kept)),
    )
