"""Where stories are made. An engine is all that differs between one machine and many."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import cache
from itertools import islice
from typing import Protocol

from summarize.batch.ahead import ahead
from summarize.batch.failures import Failed
from summarize.batch.resident_memory import give_back_memory, keep_few_kernels
from summarize.batch.shared_models import share
from summarize.batch.steps import Done, Recipe, Stale
from summarize.batch.work import make_group, plan_story
from summarize.types import Models

LoadModels = Callable[[], Models]
Made = Generator[Done | Failed, None, None]


class Engine(Protocol):
    """A map over stories: each one comes back once, made or failed, in any order."""

    def __call__(
        self, stories: Iterator[Stale], recipe: Recipe, load_models: LoadModels, *, most: int
    ) -> Made:
        """Make the briefs of ``stories``.

        Each ``recipe.in_flight`` stories that follow one another are a group and are written
        together, whatever becomes of some of them, so that all engines write the same.

        Args:
            stories: taken as they are wanted, perhaps in another thread.
            recipe: how they are made.
            load_models: called where a story needs them, and not if there is none.
            most: there are no more stories than that.

        Raises:
            SummarizeError: The models cannot be loaded, or the engine cannot work.
        """
        ...


def make_here(
    stories: Iterator[Stale], recipe: Recipe, load_models: LoadModels, *, most: int
) -> Made:
    """Make the stories in this process; implements `Engine`."""
    keep_few_kernels()
    models = cache(lambda: share(load_models()))
    # Reading and planning of the next stories go on while the model writes these.
    plans = (plan_story(story, recipe, models()) for story in stories)
    with ahead(plans, size=recipe.in_flight) as planned:
        while group := list(islice(planned, recipe.in_flight)):
            yield from make_group(group, recipe, models())
            give_back_memory()
