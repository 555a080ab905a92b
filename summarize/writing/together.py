"""Writing the statements of many stories in shared batches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from summarize.errors import is_out_of_memory
from summarize.types import AbstractiveModel, Answer, WritingRequest

Written = list[Answer]


def write_together(
    writer: AbstractiveModel, stories: Sequence[Sequence[WritingRequest]]
) -> list[Written | Exception]:
    """Return for each story what was written for its requests, or why nothing was.

    All requests go to the writer at once. If that fails it is tried in halves: by
    stories until the one at fault is alone, and for want of memory by requests too.
    """
    try:
        return _write(writer, stories)
    except Exception as error:
        failed: Exception = error.with_traceback(None)  # which would keep the memory in use
    if len(stories) > 1:
        half = len(stories) // 2
        return write_together(writer, stories[:half]) + write_together(writer, stories[half:])
    requests = stories[0]
    if not is_out_of_memory(failed) or len(requests) < 2:
        return [failed]
    half = len(requests) // 2
    whole: Written = []
    for part in (requests[:half], requests[half:]):
        [written] = write_together(writer, [part])
        if isinstance(written, Exception):
            return [written]
        whole += written
    return [whole]


def _write(
    writer: AbstractiveModel, stories: Sequence[Sequence[WritingRequest]]
) -> list[Written | Exception]:
    flat = [request for requests in stories for request in requests]
    written = iter(writer.generate(flat) if flat else [])
    return [list(islice(written, len(requests))) for requests in stories]
