"""The writer's prompts as token ids, the same for every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.catalog import converted_checkpoint, default_card
from summarize.types import WritingRequest


@dataclass(frozen=True, slots=True)
class Prompts:
    """``shared`` tokens open every prompt; ``rest`` are each one's own."""

    folder: Path
    shared: tuple[int, ...]
    rest: tuple[tuple[int, ...], ...]

    @property
    def whole(self) -> list[list[int]]:
        """Each prompt's token ids."""
        return [[*self.shared, *rest] for rest in self.rest]


def make_prompts(requests: Sequence[WritingRequest]) -> Prompts:
    """Return the chat prompts of ``requests`` for the default writer."""
    from transformers import AutoTokenizer

    card = default_card("writer")
    folder = converted_checkpoint(card)
    tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    chat = [{"role": "system", "content": card.prompts[0].text}, {"role": "user", "content": "\0"}]
    template = tokenizer.apply_chat_template(chat, tokenize=False, add_generation_prompt=True)
    before, after = (tokenizer.encode(part) for part in template.split("\0"))
    own = [tokenizer.encode(" ".join(request.sources)) for request in requests]
    return Prompts(folder, tuple(before), tuple((*ids, *after) for ids in own))
