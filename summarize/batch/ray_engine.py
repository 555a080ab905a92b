"""An engine for many machines: Ray Data, whose workers each hold the models.

A row of the dataset is the number of a group of stories. The stories themselves stay on a
shelf until they are made, so that only a few are in memory, and a row that is done again
after a worker's death finds the same stories. They travel as the bytes that were read, so
workers need not see where they come from, nor where briefs go.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from threading import BoundedSemaphore, Event
from typing import Any

from summarize import __version__
from summarize.batch.engines import LoadModels, Made
from summarize.batch.failures import Failed, one_line
from summarize.batch.ray_cluster import Cluster, connected, room_for
from summarize.batch.resident_memory import give_back_memory, keep_few_kernels
from summarize.batch.shelf import Shelf
from summarize.batch.steps import Done, Recipe, Stale
from summarize.batch.work import make_group, plan_story
from summarize.errors import SummarizeError

_TRIES = 3
"""A group at which so many workers died is given up: it is likely to be the cause."""

_ROWS_A_WORKER = 2
"""One being done and one waiting for it."""


@dataclass(frozen=True, slots=True)
class RayEngine:
    """Makes stories on a Ray cluster; implements `Engine`."""

    cluster: Cluster

    def __call__(
        self, stories: Iterator[Stale], recipe: Recipe, load_models: LoadModels, *, most: int
    ) -> Made:
        """Make the briefs of ``stories``; see `Engine`.

        Raises:
            SummarizeError: The cluster cannot be reached or has no room for a worker, or a
                worker cannot load the models.
        """
        first = next(stories, None)
        if first is None:  # no cluster is started for nothing
            return
        groups = _groups(chain([first], stories), recipe.in_flight)
        with connected(self.cluster) as ray:
            workers = self.cluster.workers or room_for(ray, self.cluster)
            shelf = ray.remote(num_cpus=0)(Shelf).remote()
            numbers = list(range(-(-most // recipe.in_flight)))
            rows = ray.data.from_items(numbers, override_num_blocks=len(numbers)).map(
                _Worker,
                fn_constructor_args=(shelf, recipe, load_models, __version__),
                compute=ray.data.ActorPoolStrategy(
                    size=workers, max_tasks_in_flight_per_actor=_ROWS_A_WORKER
                ),
                num_cpus=self.cluster.cores,
                num_gpus=self.cluster.gpus,
            )
            yield from _results(ray, shelf, groups, rows, room=(_ROWS_A_WORKER + 1) * workers)


def _groups(stories: Iterator[Stale], size: int) -> Iterator[list[Stale]]:
    while group := list(islice(stories, size)):
        yield group


def _results(ray: Any, shelf: Any, groups: Iterator[list[Stale]], rows: Any, *, room: int) -> Made:
    """Put groups on the shelf in a thread, as there is room, and yield what comes back."""
    free = BoundedSemaphore(room)
    waiting: set[int] = set()
    left = Event()

    def fill() -> None:
        try:
            for number, group in enumerate(groups):
                free.acquire()
                if left.is_set():
                    return
                waiting.add(number)
                ray.get(shelf.put.remote(number, pickle.dumps(group)))
        finally:
            shelf.close.remote()

    with ThreadPoolExecutor(1, thread_name_prefix="shelf") as pool:
        filling = pool.submit(fill)
        try:
            for row in rows.iter_rows():
                number, made = pickle.loads(row["answer"])
                if isinstance(made, SummarizeError):
                    raise made
                if number in waiting:
                    waiting.remove(number)
                    shelf.drop.remote(number)
                    free.release()
                    yield from made
                if filling.done() and not waiting:
                    break
        except ray.exceptions.RayError as error:
            raise SummarizeError(f"Ray gave up: {one_line(error)}") from error
        finally:
            left.set()
            with suppress(ValueError):  # nobody waits
                free.release()
    filling.result()
    if waiting:
        raise SummarizeError(f"{len(waiting)} groups of stories were lost; run the same command")


class _Worker:
    """Makes one group of stories after another, with models that are loaded once."""

    def __init__(self, shelf: Any, recipe: Recipe, load_models: LoadModels, version: str) -> None:
        keep_few_kernels()
        self._shelf = shelf
        self._recipe = recipe
        self._models = cache(load_models)
        self._version = version

    def __call__(self, row: dict[str, int]) -> dict[str, bytes]:
        number = int(row["item"])
        return {"answer": pickle.dumps((number, self._make(number)))}

    def _make(self, number: int) -> list[Done | Failed] | SummarizeError:
        import ray

        taken, group = ray.get(self._shelf.take.remote(number))
        stories: list[Stale] = pickle.loads(group) if group else []
        if not stories:
            return []
        if taken > _TRIES:
            return [_given_up(story, len(stories)) for story in stories]
        try:
            if self._version != __version__:
                raise SummarizeError(f"it has version {__version__}; wanted: {self._version}")
            models = self._models()
        except Exception as error:
            return SummarizeError(f"a worker cannot begin: {one_line(error)}")
        planned = [plan_story(story, self._recipe, models) for story in stories]
        made = list(make_group(planned, self._recipe, models))
        give_back_memory()
        return made


def _given_up(story: Stale, size: int) -> Failed:
    reason = (
        f"{_TRIES} workers died at its group of {size} stories, for want of memory perhaps; "
        "try it alone: --retry-failed --in-flight 1"
    )
    return Failed(story.story, "making", "WorkerDied", reason)
