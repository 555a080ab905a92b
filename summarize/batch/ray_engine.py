"""An engine for many machines: Ray Data, whose workers each hold the models.

A row of the dataset is the number of a group of stories. The stories themselves stay on a
shelf until they are made, so that only a few are in memory, and a row that is done again
after a worker's death finds the same stories. They travel as the bytes that were read, so
workers need not see where they come from, nor where briefs go.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import chain, islice
from threading import BoundedSemaphore, Event, current_thread, main_thread
from typing import Any

from summarize import __version__
from summarize.batch.engines import LoadModels, Made
from summarize.batch.failures import Failed, one_line
from summarize.batch.memory import give_back_memory, keep_few_kernels
from summarize.batch.shelf import Shelf
from summarize.batch.steps import Done, Recipe, Stale
from summarize.batch.work import make_group, plan_story
from summarize.errors import SummarizeError

_TRIES = 3
"""A group at which so many workers died is given up: it is likely to be the cause."""

_ROWS_A_WORKER = 2
"""One being done and one waiting for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RayEngine:
    """Makes stories on a Ray cluster; implements `Engine`.

    Attributes:
        address: of the cluster; None for RAY_ADDRESS, or else one of this machine's own.
        workers: how many; None for as many as the cluster has room for.
        cores: of each worker, which are also its threads.
        gpus: of each worker, or the part of one; 0 for none.
    """

    address: str | None = None
    workers: int | None = None
    cores: int = 1
    gpus: float = 0.0

    def __post_init__(self) -> None:
        """See whether Ray is there.

        Raises:
            SummarizeError: It is not installed.
        """
        if not (find_spec("ray") and find_spec("pyarrow")):
            raise SummarizeError(
                "--engine ray needs Ray; install the extra: pip install 'summarize[ray]'"
            )

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
        with _connected(self) as ray:
            workers = self.workers or _room(ray, self)
            shelf = ray.remote(num_cpus=0)(Shelf).remote()
            numbers = list(range(-(-most // recipe.in_flight)))
            rows = ray.data.from_items(numbers, override_num_blocks=len(numbers)).map(
                _Worker,
                fn_constructor_args=(shelf, recipe, load_models, __version__),
                compute=ray.data.ActorPoolStrategy(
                    size=workers, max_tasks_in_flight_per_actor=_ROWS_A_WORKER
                ),
                num_cpus=self.cores,
                num_gpus=self.gpus,
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


@contextmanager
def _connected(engine: RayEngine) -> Iterator[Any]:
    """Give Ray, connected; what was started here is stopped."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is told to anybody
    import ray
    import ray.data

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    if ray.is_initialized():  # by who calls us, and theirs to stop
        yield ray
        return
    address = engine.address or os.environ.get("RAY_ADDRESS")
    own: dict[str, Any] = {"include_dashboard": False}
    if engine.workers:
        own["num_cpus"] = engine.workers * engine.cores
    with _signals_kept():
        try:
            ray.init(
                **({"address": address} if address else own),
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
        except (OSError, RuntimeError, ValueError) as error:
            where = f"reach Ray at {address}" if address else "start Ray"
            raise SummarizeError(f"cannot {where}: {one_line(error)}") from error
    try:
        yield ray
    finally:
        ray.shutdown()


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Keep the program's own way to be ended, which Ray would replace by its own."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    if current_thread() is main_thread():
        signal.signal(signal.SIGTERM, before)


def _room(ray: Any, engine: RayEngine) -> int:
    """Return how many workers the cluster has room for.

    Raises:
        SummarizeError: There is none for a single one.
    """
    there = ray.cluster_resources()
    cores, gpus = there.get("CPU", 0.0), there.get("GPU", 0.0)
    room = int(cores // engine.cores)
    if engine.gpus:
        room = min(room, int(gpus // engine.gpus))
    if not room:
        raise SummarizeError(
            f"the cluster has {cores:g} cores and {gpus:g} GPUs; a worker needs {engine.cores} "
            f"and {engine.gpus:g}"
        )
    return room
