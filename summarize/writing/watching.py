"""A draft as somebody watches it: each sentence when it is written, and when it has been read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.types import AbstractiveModel, Answer, Unanswered, WritingRequest

_AT_A_TIME = 4
"""Requests that are written together where somebody watches: fewer are seen sooner, and cost a
model that writes many in one pass more."""


@dataclass(frozen=True, slots=True)
class DraftedSentence:
    """What a writer wrote for a request, and what became of it.

    Attributes:
        text: what was written; of a whole draft as it is written all of it.
        state: whether it was only just written, passed what reads it, or did not.
        instead: what stands in its place if it was replaced.
        why: for an editor, in whole sentences, if it was replaced.
        again: whether it is a second try, after one that did not pass.
    """

    text: str
    state: Literal["written", "kept", "replaced"] = "written"
    instead: str = ""
    why: str = ""
    again: bool = False


Watch = Callable[[DraftedSentence], None]
"""Is told of each sentence of a draft: that it is written, and later what became of it."""


def write_watched(
    writer: AbstractiveModel, requests: Sequence[WritingRequest], watch: Watch | None
) -> list[Answer]:
    """Return the answers to ``requests``, in order, of which ``watch`` is told as they come.

    Requests that tell faults are second tries. A writer gives answers a call at a time; where
    nobody watches it gets all requests at once.
    """
    if watch is None:
        return list(writer.generate(requests)) if requests else []
    answers: list[Answer] = []
    for start in range(0, len(requests), _AT_A_TIME):
        together = requests[start : start + _AT_A_TIME]
        for request, answer in zip(together, writer.generate(together), strict=True):
            answers.append(answer)
            for candidate in () if isinstance(answer, Unanswered) else answer:
                watch(DraftedSentence(candidate.text.strip(), again=bool(request.faults)))
    return answers
