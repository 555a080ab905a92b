"""How a story is made, wherever that is: plan it, write it with others, compose it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Literal

from summarize.batch.failures import Failed, failure
from summarize.batch.outputs import brief_texts
from summarize.batch.stories import StoryContent
from summarize.counts import counted
from summarize.errors import ReadError
from summarize.language.words import count_words
from summarize.pipeline import finish_brief, plan_brief
from summarize.settings import Settings
from summarize.types import Models, ReadArticles
from summarize.writing import BriefPlan
from summarize.writing.together import Written, write_together


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that a worker has to know of a job.

    Attributes:
        settings: as for one brief.
        formats: what is written of a brief beside its JSON: names of `rendering.FORMATS`.
        with_sources: put the articles' texts into the JSON.
        in_flight: so many stories are written together; as many more wait for it.
        max_articles: a story of more fails, before it takes the machine's memory.
    """

    settings: Settings
    formats: tuple[str, ...] = ("markdown",)
    with_sources: bool = False
    in_flight: int = 16
    max_articles: int = 500


State = Literal["new", "changed", "failed before", "up to date"]


@dataclass(slots=True)
class Stages:
    """The stage that a story is in, and the seconds that each one took."""

    now: str = ""
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def enter(self, stage: str) -> Iterator[None]:
        """Note that what is within is ``stage``, and how long it takes."""
        self.now, started = stage, perf_counter()
        yield
        self.seconds[stage] = perf_counter() - started


@dataclass(frozen=True, slots=True)
class Examined:
    """A story that was looked at: whether its brief is to be made, and of what."""

    story: str
    state: State
    fingerprint: str
    content: StoryContent


@dataclass(frozen=True, slots=True)
class Planned:
    """A story that is ready to be written, with the warnings of its reading."""

    story: str
    fingerprint: str
    plan: BriefPlan
    warnings: tuple[str, ...]
    stages: Stages


@dataclass(frozen=True, slots=True)
class Done:
    """A story whose brief is made, and not yet saved.

    Attributes:
        story: its id.
        fingerprint: of all that made it.
        texts: the brief by format.
        words: of the brief.
        shortened: whether sentences were left out of it.
        warnings: of its reading and of its making.
        stages: what it went through.
    """

    story: str
    fingerprint: str
    texts: dict[str, str]
    words: int
    shortened: bool
    warnings: tuple[str, ...]
    stages: Stages


def plan_story(examined: Examined, recipe: Recipe, models: Models) -> Planned | Failed:
    """Read a story and do all that goes before its writing; no error leaves it."""
    stages = Stages()
    try:
        with stages.enter("reading"):
            read = _read(examined, recipe)
        with stages.enter("planning"):
            plan = plan_brief(read.articles, models, recipe.settings, dropped=read.dropped)
    except Exception as error:
        return failure(examined.story, stages.now, error)
    return Planned(examined.story, examined.fingerprint, plan, read.warnings, stages)


def _read(examined: Examined, recipe: Recipe) -> ReadArticles:
    read = examined.content.read()
    if len(read.articles) > recipe.max_articles:
        raise ReadError(
            f"it has {counted(len(read.articles), 'article')}; allowed: {recipe.max_articles:,}"
            " (--max-articles)"
        )
    return read


def make_group(
    group: Sequence[Planned | Failed], recipe: Recipe, models: Models
) -> Iterator[Done | Failed]:
    """Write the statements of a group of stories together; compose each, and yield it."""
    written = iter(_write([each for each in group if isinstance(each, Planned)], models))
    for each in group:
        if isinstance(each, Planned):
            yield _compose(each, next(written), recipe, models)
        else:
            yield each


def _write(planned: Sequence[Planned], models: Models) -> list[Written | Exception]:
    if models.writer is None:
        return [[] for _ in planned]
    together = Stages()
    with together.enter("writing"):
        written = write_together(models.writer, [each.plan.requests for each in planned])
    asked = sum(len(each.plan.requests) for each in planned) or 1
    for each in planned:
        share = len(each.plan.requests) / asked
        each.stages.seconds["writing"] = share * together.seconds["writing"]
    return written


def _compose(
    each: Planned, written: Written | Exception, recipe: Recipe, models: Models
) -> Done | Failed:
    if isinstance(written, Exception):
        return failure(each.story, "writing", written)
    try:
        with each.stages.enter("composing"):
            brief = finish_brief(each.plan, written, models)
            texts = brief_texts(
                brief,
                recipe.formats,
                story=each.story,
                fingerprint=each.fingerprint,
                with_sources=recipe.with_sources,
            )
    except Exception as error:
        return failure(each.story, "composing", error)
    return Done(
        each.story,
        each.fingerprint,
        texts,
        words=count_words(brief.text),
        shortened=bool(brief.left_out),
        warnings=(*each.warnings, *brief.warnings),
        stages=each.stages,
    )
