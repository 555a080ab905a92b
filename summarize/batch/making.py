"""How a story is made, wherever that is: plan it, write it with others, compose it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Literal

from summarize.batch.failures import Failed, failure
from summarize.batch.growing import Growing, grow, growing
from summarize.batch.outputs import Kept, Stamp, brief_texts
from summarize.batch.recipe import Recipe
from summarize.batch.stories import StoryContent
from summarize.counts import counted
from summarize.errors import ReadError
from summarize.language.words import count_words
from summarize.pipeline import finish_brief, plan_brief
from summarize.types import Brief, Models, ReadArticles, Unread
from summarize.updating import keeping
from summarize.writing import BriefPlan
from summarize.writing.together import Written, write_together

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
    """A story that was looked at: whether its brief is to be made, and of what.

    ``before`` is the brief that stands, if it may be brought up to date.
    """

    stamp: Stamp
    state: State
    content: StoryContent
    before: Kept | None = None

    @property
    def story(self) -> str:
        """Its id."""
        return self.stamp.story


@dataclass(frozen=True, slots=True)
class Planned:
    """A story that is ready to be written, or whose brief is ready to be brought up to date.

    ``read`` is what was read of it, ``anew`` tells why a brief that stands is not updated.
    """

    stamp: Stamp
    plan: BriefPlan | Growing
    read: ReadArticles
    stages: Stages
    anew: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A story whose brief is made, and not yet saved.

    Attributes:
        stamp: what it is known by.
        texts: the brief by format.
        words: of the brief.
        shortened: whether sentences were left out of it.
        warnings: of its reading and of its making.
        stages: what it went through.
        unread: what could not be read, and why.
        revision: the brief's.
        anew: why the brief that stood was not brought up to date, "" if it was or if none stood.
    """

    stamp: Stamp
    texts: dict[str, str]
    words: int
    shortened: bool
    warnings: tuple[str, ...]
    stages: Stages
    unread: tuple[Unread, ...] = ()
    revision: int = 1
    anew: str = ""

    @property
    def story(self) -> str:
        """Its id."""
        return self.stamp.story


def plan_story(examined: Examined, recipe: Recipe, models: Models) -> Planned | Failed:
    """Read a story and do all that goes before its writing; no error leaves it."""
    stages, anew = Stages(), ""
    try:
        with stages.enter("reading"):
            read = _read(examined, recipe)
            if recipe.updates and examined.before:
                found = growing(examined.before, examined.stamp.made_by, read)
                if isinstance(found, Growing):
                    return Planned(examined.stamp, found, read, stages)
                anew = found
        with (
            stages.enter("planning"),
            keeping(models, read.articles) if recipe.updates else nullcontext(models) as used,
        ):
            plan = plan_brief(read.articles, used, recipe.settings, dropped=read.dropped)
    except Exception as error:
        return failure(examined.story, stages.now, error)
    return Planned(examined.stamp, plan, read, stages, anew)


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
    plans = [(each, each.plan) for each in group if isinstance(each, Planned)]
    asked = [(each, plan) for each, plan in plans if isinstance(plan, BriefPlan)]
    written = iter(_write(asked, models))
    for each in group:
        if isinstance(each, Failed):
            yield each
        elif isinstance(each.plan, Growing):
            yield _update(each, each.plan, recipe, models)
        else:
            yield _compose(each, each.plan, next(written), recipe, models)


def _write(
    planned: Sequence[tuple[Planned, BriefPlan]], models: Models
) -> list[Written | Exception]:
    if models.writer is None:
        return [[] for _ in planned]
    together = Stages()
    with together.enter("writing"):
        written = write_together(models.writer, [plan.requests for _, plan in planned])
    asked = sum(len(plan.requests) for _, plan in planned) or 1
    for each, plan in planned:
        share = len(plan.requests) / asked
        each.stages.seconds["writing"] = share * together.seconds["writing"]
    return written


def _compose(
    each: Planned, plan: BriefPlan, written: Written | Exception, recipe: Recipe, models: Models
) -> Done | Failed:
    if isinstance(written, Exception):
        return failure(each.stamp.story, "writing", written)
    try:
        with each.stages.enter("composing"):
            return _done(each, finish_brief(plan, written, models), recipe, each.anew)
    except Exception as error:
        return failure(each.stamp.story, "composing", error)


def _update(each: Planned, story: Growing, recipe: Recipe, models: Models) -> Done | Failed:
    try:
        with each.stages.enter("updating"):
            brief, anew = grow(story, recipe, models)
            return _done(each, brief, recipe, anew)
    except Exception as error:
        return failure(each.stamp.story, "updating", error)


def _done(each: Planned, brief: Brief, recipe: Recipe, anew: str) -> Done:
    brief = replace(brief, unread=each.read.unread)
    return Done(
        each.stamp,
        brief_texts(brief, recipe.formats, stamp=each.stamp, with_sources=recipe.with_sources),
        words=count_words(brief.text),
        shortened=bool(brief.left_out),
        warnings=(*each.read.warnings, *brief.warnings),
        stages=each.stages,
        unread=brief.unread,
        revision=brief.history.revision,
        anew=anew,
    )
