"""What is measured on: a file of stories, or what comes with the program."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

from summarize import Models, load_models, read_articles
from summarize.evaluation.datasets import ReferenceStory, read_stories
from summarize.pipeline import plan_brief
from summarize.testing import BabblingWriter
from summarize.types import WritingRequest

EXAMPLE = Path("examples/jakarta")


def load_stories(data: Path | None, limit: int) -> list[ReferenceStory]:
    """Return ``limit`` stories of ``data``, which has the form of `summarize evaluate`.

    Without it, the example's articles are put together in every way, two or more of them.
    """
    if data:
        return list(read_stories(data, limit=limit))
    articles = read_articles([str(EXAMPLE)]).articles
    mixed = [
        ReferenceStory("+".join(a.id for a in some), some, ("",), tuple(a.text for a in some))
        for size in range(2, len(articles) + 1)
        for some in combinations(articles, size)
    ]
    return mixed[:limit]


def planning_models() -> Models:
    """Return the default models with a writer that is only asked what it can do."""
    return replace(load_models(), writer=BabblingWriter())


def collect_requests(data: Path | None, number: int) -> list[WritingRequest]:
    """Return the first requests to shorten a sentence, all of which have the same prompt."""
    models = planning_models()
    found: list[WritingRequest] = []
    for story in load_stories(data, limit=number):
        plan = plan_brief(story.articles, models)
        found += [request for request in plan.requests if len(request.sources) == 1]
        if len(found) >= number:
            break
    return found[:number]
