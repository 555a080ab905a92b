"""What is done with a story wherever it is done: plan it, write it with others, compose it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from summarize.batch.failures import Failed, failure
from summarize.batch.outputs import brief_texts
from summarize.batch.steps import Done, Planned, Recipe, Stale
from summarize.batch.together import Written, write_together
from summarize.errors import ReadError
from summarize.language.words import count_words
from summarize.pipeline import finish_brief, plan_brief
from summarize.types import Models


def plan_story(step: Stale, recipe: Recipe, models: Models) -> Planned | Failed:
    """Read a story and do all that goes before its writing; no error leaves it."""
    seconds: dict[str, float] = {}
    stage = "reading"
    try:
        with timed(seconds, stage):
            read = step.content.read()
        if len(read.articles) > recipe.max_articles:
            raise ReadError(
                f"it has {len(read.articles)} articles; allowed: {recipe.max_articles} "
                "(--max-articles)"
            )
        stage = "planning"
        with timed(seconds, stage):
            plan = plan_brief(read.articles, models, recipe.settings, dropped=read.dropped)
    except Exception as error:
        return failure(step.story, stage, error)
    return Planned(step.story, step.fingerprint, plan, read.warnings, seconds)


def make_group(
    group: Sequence[Planned | Failed], recipe: Recipe, models: Models
) -> Iterator[Done | Failed]:
    """Write the statements of a group of stories together; compose each, and yield it."""
    planned = [each for each in group if isinstance(each, Planned)]
    written = iter(_write(planned, models))
    for each in group:
        if isinstance(each, Planned):
            yield _compose(each, next(written), recipe, models)
        else:
            yield each


def _write(planned: Sequence[Planned], models: Models) -> list[Written | Exception]:
    if models.writer is None:
        return [[] for _ in planned]
    started = perf_counter()
    written = write_together(models.writer, [each.plan.requests for each in planned])
    took = perf_counter() - started
    asked = sum(len(each.plan.requests) for each in planned)
    for each in planned:
        each.seconds["writing"] = took * len(each.plan.requests) / asked if asked else 0.0
    return written


def _compose(
    each: Planned, written: Written | Exception, recipe: Recipe, models: Models
) -> Done | Failed:
    if isinstance(written, Exception):
        return failure(each.story, "writing", written)
    stage = "composing"
    try:
        with timed(each.seconds, stage):
            brief = finish_brief(each.plan, written, models)
            texts = brief_texts(
                each.story,
                each.fingerprint,
                brief,
                formats=recipe.formats,
                with_sources=recipe.with_sources,
            )
    except Exception as error:
        return failure(each.story, stage, error)
    return Done(
        each.story,
        each.fingerprint,
        texts,
        words=count_words(brief.text),
        shortened=bool(brief.left_out),
        warnings=(*each.warnings, *brief.warnings),
        seconds=each.seconds,
    )


@contextmanager
def timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Note how many ``seconds`` what is within took."""
    started = perf_counter()
    yield
    seconds[stage] = perf_counter() - started
