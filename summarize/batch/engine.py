"""Where stories are made. An engine is all that differs between one machine and many."""

from __future__ import annotations

import ctypes
import os
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import islice
from threading import Lock
from typing import Any, TypeAlias, TypeVar

from summarize.batch.failures import Failed
from summarize.batch.making import Done, Examined, make_group, plan_story
from summarize.batch.recipe import Recipe
from summarize.types import Models

LoadModels: TypeAlias = Callable[[], Models]
"""Called where a story needs the models, and not if there is none."""

Made: TypeAlias = Generator[Done | Failed, None, None]

Engine: TypeAlias = Callable[[Iterator[Examined], Recipe, LoadModels], Made]
"""A map over stories: each one comes back once, made or failed, in any order.

Stories are taken as they are wanted, perhaps in another thread. Each ``in_flight`` that follow
one another are a group and are written together, whatever becomes of some of them, so that all
engines write the same. It raises a SummarizeError if the models cannot be loaded, or if it cannot
work itself.
"""

T = TypeVar("T")

_LEAVE_SECONDS = 10.0
_KERNELS_KEPT = {"LRU_CACHE_CAPACITY": "64", "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "64"}
"""Torch's, by thread and kind of layer, and those of its library oneDNN."""


def make_here(stories: Iterator[Examined], recipe: Recipe, load_models: LoadModels) -> Made:
    """Make the stories in this process; an `Engine`."""
    keep_few_kernels()
    models = cache(lambda: _shared(load_models()))
    # Reading and planning of the next stories go on while the model writes these.
    plans = (plan_story(story, recipe, models()) for story in stories)
    with _ahead(plans, size=recipe.in_flight) as planned:
        while group := list(islice(planned, recipe.in_flight)):
            yield from make_group(group, recipe, models())
            give_back_memory()


def keep_few_kernels() -> None:
    """Have torch forget kernels made for shapes long gone; to be called before it is imported.

    It makes one for each shape of a batch, and would keep a thousand of each kind: a MiB a story.
    """
    for name, value in _KERNELS_KEPT.items():
        os.environ.setdefault(name, value)


def give_back_memory() -> None:
    """Give back to the system what the allocator of C holds free, where it can be told to."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)


@contextmanager
def _ahead(items: Iterator[T], *, size: int) -> Iterator[Iterator[T]]:
    """Take ``items`` in a thread of its own, at most ``size`` before they are asked for.

    What ``items`` raises is raised where they are asked for. On leaving, the thread ends
    with the item that it is at.
    """
    pool, waiting = ThreadPoolExecutor(1, thread_name_prefix="ahead"), deque[Future[T | None]]()

    def take() -> Iterator[T]:
        waiting.extend(pool.submit(next, items, None) for _ in range(size))
        while (item := waiting[0].result()) is not None:
            waiting.append(pool.submit(next, items, None))
            waiting.popleft()
            yield item

    try:
        yield take()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        wait([each for each in waiting if not each.cancelled()], timeout=_LEAVE_SECONDS)


def _shared(models: Models) -> Models:
    """Return the models so that two threads can use them, one after the other.

    Only the writer is one thread's own: it is what the others need not wait for.
    """
    lock = Lock()
    return replace(
        models,
        embedder=_Shared(models.embedder, lock),
        parser=_Shared(models.parser, lock) if models.parser else None,
    )


class _Shared:
    """A model that does and says of itself what ``model`` does, but for one thread at a time."""

    def __init__(self, model: Any, lock: Lock) -> None:
        self._model, self._lock = model, lock

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._model, name)
        return self._one_at_a_time(found) if callable(found) else found

    def _one_at_a_time(self, method: Callable[..., T]) -> Callable[..., T]:
        def call(*given: Any) -> T:
            with self._lock:
                return method(*given)

        return call
