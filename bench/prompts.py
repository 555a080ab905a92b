"""The writer's prompts as token ids, the same for every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.backends.prompts import asked_with, encode_given, tokens_around, turns_of
from summarize.catalog import converted_checkpoint, default_card
from summarize.types import WritingRequest


@dataclass(frozen=True, slots=True)
class Prompts:
    """What the writer is asked: for each request what opens its chat, and what comes after."""

    folder: Path
    openings: tuple[tuple[int, ...], ...]
    rest: tuple[tuple[int, ...], ...]

    @property
    def whole(self) -> list[list[int]]:
        """Each prompt's token ids."""
        return [[*each, *rest] for each, rest in zip(self.openings, self.rest, strict=True)]

    @property
    def shared(self) -> tuple[int, ...]:
        """The opening that all have in common."""
        (opening,) = set(self.openings)
        return opening


def make_prompts(requests: Sequence[WritingRequest]) -> Prompts:
    """Return the chat prompts of ``requests`` for the default writer."""
    from transformers import AutoTokenizer

    card = default_card("writer")
    folder = converted_checkpoint(card)
    tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    given = [prompt.text for prompt in card.prompts]
    openings, rest = [], []
    for request in requests:
        prompt, sources, _ = asked_with(given, request)
        before, after = tokens_around(tokenizer, turns_of(prompt))
        openings.append(tuple(before))
        rest.append((*encode_given(tokenizer, "\n".join(sources)), *after))
    return Prompts(folder, tuple(openings), tuple(rest))
