"""Whether there is room for a library that is to be loaded: not all of them say if there is none.

OpenBLAS, which numpy and scipy each bring along, takes a buffer for each core when it is loaded.
Where it gets none, some versions try forever and others end the process; native code of the model
libraries aborts. So before they are imported as much is taken and given back at once.
"""

from __future__ import annotations

import mmap
import os
from functools import cache
from importlib import import_module
from types import ModuleType

TO_START = 160
"""MiB of address space that the program takes up before it has read anything, without buffers."""
TO_LOAD_MODELS = 900
"""MiB for torch, spaCy and the default models."""
_TO_CLUSTER = 64
_PER_CORE = 40
"""MiB of a buffer of OpenBLAS, and of the stack of the thread that uses it."""


def require_room(mebibytes: int) -> None:
    """Raise unless so much memory, and buffers for all cores, can be had (see ``ulimit -v``).

    Raises:
        MemoryError: It cannot.
    """
    if not is_room_for(mebibytes):
        raise MemoryError


def is_room_for(mebibytes: int) -> bool:
    """Return whether so much memory, and buffers for all cores, can be had."""
    try:
        mmap.mmap(-1, (mebibytes + _PER_CORE * (os.cpu_count() or 1)) << 20).close()
    except OSError:
        return False
    return True


@cache
def scipy_hierarchy() -> ModuleType:
    """Return ``scipy.cluster.hierarchy``, which loads an OpenBLAS of its own.

    Raises:
        MemoryError: There is too little left for it.
    """
    require_room(_TO_CLUSTER)
    return import_module("scipy.cluster.hierarchy")
