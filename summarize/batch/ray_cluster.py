"""Reaching a Ray cluster, or starting one on this machine."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from threading import current_thread, main_thread
from typing import Any

from summarize.batch.failures import one_line
from summarize.errors import SummarizeError

_KNOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Which cluster, and what of it is wanted.

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


@contextmanager
def connected(cluster: Cluster) -> Iterator[Any]:
    """Give Ray, connected; what was started here is stopped."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is told to anybody
    import ray
    import ray.data

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    if ray.is_initialized():  # by who calls us, and theirs to stop
        yield ray
        return
    address = cluster.address or os.environ.get("RAY_ADDRESS")
    own: dict[str, Any] = {"include_dashboard": False}
    if cluster.workers:
        own["num_cpus"] = cluster.workers * cluster.cores
    with _signals_kept():
        try:
            if address:
                _knock(address)
            ray.init(
                **({"address": address} if address else own),
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            where = f"reach Ray at {address}" if address else "start Ray"
            raise SummarizeError(f"cannot {where}: {one_line(error)}") from error
    try:
        yield ray
    finally:
        ray.shutdown()


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


def room_for(ray: Any, cluster: Cluster) -> int:
    """Return how many workers the cluster has room for.

    Raises:
        SummarizeError: There is none for a single one.
    """
    there = ray.cluster_resources()
    cores, gpus = there.get("CPU", 0.0), there.get("GPU", 0.0)
    room = int(cores // cluster.cores)
    if cluster.gpus:
        room = min(room, int(gpus // cluster.gpus))
    if not room:
        raise SummarizeError(
            f"the cluster has {cores:g} cores and {gpus:g} GPUs; a worker needs {cluster.cores} "
            f"and {cluster.gpus:g}"
        )
    return room
