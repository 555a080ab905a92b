"""An engine for many machines: actors on a Ray cluster, each with the models.

A worker is given one group of stories at a time, as the bytes that were read, so that it need not
see where they come from, nor where briefs go; the group of one that dies goes to another.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import chain, islice
from threading import current_thread, main_thread
from typing import Any, TypeAlias

from summarize import __version__
from summarize.batch.engine import LoadModels, Made, give_back_memory, keep_few_kernels
from summarize.batch.failures import Failed, one_line
from summarize.batch.making import Done, Examined, make_group, plan_story
from summarize.batch.recipe import Recipe
from summarize.counts import counted
from summarize.errors import SummarizeError
from summarize.revision import REVISION

_TRIES = 3
"""A group at which so many workers died is given up: it is likely to be the cause."""

_KNOCK_SECONDS = 10.0
_CODE = f"version {__version__}, revision {REVISION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RayEngine:
    """Makes stories on a Ray cluster; an `Engine`.

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
        if not find_spec("ray"):
            raise SummarizeError(
                "--engine ray needs Ray; install the extra: pip install 'summarize[ray]'"
            )

    def __call__(
        self, stories: Iterator[Examined], recipe: Recipe, load_models: LoadModels
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
        with self._connected() as ray:
            actor = ray.remote(num_cpus=self.cores, num_gpus=self.gpus)(_Worker)
            try:
                yield from _make_all(
                    ray,
                    groups,
                    lambda: actor.remote(recipe, load_models, _CODE),
                    workers=self.workers or self._room(ray),
                )
            except ray.exceptions.RayError as error:
                cause = getattr(error, "cause", None)
                if isinstance(cause, SummarizeError):
                    raise SummarizeError(f"a worker cannot begin: {one_line(cause)}") from error
                raise SummarizeError(f"Ray gave up: {one_line(error)}") from error

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        """Give Ray, connected; what was started here is stopped."""
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is told to anybody
        import ray

        if ray.is_initialized():  # by who calls us, and theirs to stop
            yield ray
            return
        address = self.address or os.environ.get("RAY_ADDRESS")
        given: dict[str, Any] = {"address": address} if address else {"include_dashboard": False}
        if self.workers and not address:
            given["num_cpus"] = self.workers * self.cores
        with _signals_kept():
            try:
                if address:
                    _knock(address)
                ray.init(**given, log_to_driver=False, logging_level=logging.ERROR)
            except (ImportError, OSError, RuntimeError, ValueError) as error:
                where = f"reach Ray at {address}" if address else "start Ray"
                raise SummarizeError(f"cannot {where}: {one_line(error)}") from error
        try:
            yield ray
        finally:
            ray.shutdown()

    def _room(self, ray: Any) -> int:
        """Return how many workers the cluster has room for.

        Raises:
            SummarizeError: There is none for a single one.
        """
        there = ray.cluster_resources()
        cores, gpus = there.get("CPU", 0.0), there.get("GPU", 0.0)
        room = int(cores // self.cores)
        if self.gpus:
            room = min(room, int(gpus // self.gpus))
        if not room:
            raise SummarizeError(
                f"the cluster has {cores:g} cores and {gpus:g} GPUs; a worker needs {self.cores} "
                f"and {self.gpus:g}"
            )
        return room


_Group: TypeAlias = list[Examined]


def _groups(stories: Iterator[Examined], size: int) -> Iterator[_Group]:
    while group := list(islice(stories, size)):
        yield group


def _make_all(
    ray: Any, groups: Iterator[_Group], start: Callable[[], Any], *, workers: int
) -> Made:
    """Hand groups to workers, and yield what comes back.

    A worker begins with an empty group: one for which there is no room yet holds no stories, and
    one that has nothing to do is let go.
    """
    waiting = deque(islice(groups, workers))
    running: dict[Any, tuple[Any, _Group]] = {}
    deaths: Counter[str] = Counter()

    def hand(worker: Any, group: _Group) -> None:
        running[worker.make.remote(group)] = worker, group

    for _ in range(len(waiting)):
        hand(start(), [])
    while waiting or any(group for _, group in running.values()):
        [ended], _ = ray.wait(list(running))
        worker, group = running.pop(ended)
        try:
            made: Sequence[Done | Failed] = ray.get(ended)
        except ray.exceptions.RayActorError as error:
            if error.actor_init_failed or not group:
                raise
            deaths[group[0].story] += 1
            made = _given_up(group) if deaths[group[0].story] == _TRIES else []
            if not made:
                waiting.appendleft(group)
            hand(start(), [])
        else:
            if waiting:
                hand(worker, waiting.popleft())
        if not waiting:
            waiting.extend(islice(groups, 1))
        yield from made


class _Worker:
    """Makes one group of stories after another, with models that are loaded once."""

    def __init__(self, recipe: Recipe, load_models: LoadModels, code: str) -> None:
        keep_few_kernels()
        self._recipe = recipe
        self._models = cache(load_models)
        self._code = code

    def make(self, stories: list[Examined]) -> list[Done | Failed]:
        if self._code != _CODE:
            raise SummarizeError(f"it has {_CODE}; wanted: {self._code}")
        if not stories:
            return []
        try:
            models = self._models()
        except Exception as error:
            raise SummarizeError(one_line(error)) from error
        planned = [plan_story(story, self._recipe, models) for story in stories]
        made = list(make_group(planned, self._recipe, models))
        give_back_memory()
        return made


def _given_up(group: _Group) -> list[Failed]:
    reason = (
        f"{_TRIES} workers died at its group of {counted(len(group), 'story')}, for want of memory "
        "perhaps; try it alone: --retry-failed --in-flight 1"
    )
    return [Failed(story.story, "making", "WorkerDied", reason) for story in group]


def _knock(address: str) -> None:
    """See whether anybody listens; Ray itself tries for minutes.

    Raises:
        OSError: Nobody does.
    """
    host, _, port = address.rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host, int(port)), timeout=_KNOCK_SECONDS).close()


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Keep the program's own way to be ended, which Ray would replace by its own."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    if current_thread() is main_thread():
        signal.signal(signal.SIGTERM, before)
