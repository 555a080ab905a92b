"""A causal chat model in this process, which may be a writer and a reader at once."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from transformers import AutoModelForCausalLM, AutoTokenizer

from summarize.backends.packed import ATTENTION, PackedModel
from summarize.backends.precision import device as device_named
from summarize.backends.precision import fast_float
from summarize.backends.prompts import encode_given
from summarize.catalog.int8 import in_floats, sums_exactly
from summarize.errors import ModelError


class LanguageModel:
    """A causal model with its tokenizer and chat template."""

    def __init__(self, folder: Path, *, max_input_tokens: int, device: str = "auto") -> None:
        """Load the model in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            max_input_tokens: the model's context, for what it reads and writes.
            device: "auto", "cpu", "cuda", "cuda:1" or "mps".

        Raises:
            ModelError: It is no chat model, or there is no such device.
        """
        where = device_named(device)
        self.max_input_tokens = max_input_tokens
        self.tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        if not self.tokenizer.chat_template:
            raise ModelError(
                f"the model in {folder} has no chat template; a chat or instruct model is wanted"
            )
        model: Any = AutoModelForCausalLM.from_pretrained(
            folder,
            local_files_only=True,
            use_safetensors=True,
            dtype=fast_float(where),
            attn_implementation=ATTENTION,
        )
        if getattr(model.config, "attn_logit_softcapping", None):
            raise ModelError(
                f"the model in {folder} caps its attention, as Gemma 2 does, which is not known"
                " here; choose another"
            )
        if where.type != "cpu" or not sums_exactly():
            in_floats(model, fast_float(where))
        self.packed = PackedModel(model.eval().to(where))

    @cached_property
    def ends(self) -> frozenset[int]:
        """All tokens that end an answer; Gemma ends a turn with another than a text."""
        told = self.packed.model.generation_config.eos_token_id
        more = told if isinstance(told, list) else [told]
        found = (self.tokenizer.eos_token_id, *more)
        return frozenset(token for token in found if token is not None)

    def encode(self, text: str) -> list[int]:
        """Return the ids of an article's words, in which no token is a command."""
        return encode_given(self.tokenizer, text)


@lru_cache(maxsize=2)
def load_language_model(
    folder: Path, *, max_input_tokens: int, device: str = "auto"
) -> LanguageModel:
    """Return the model in ``folder``, loaded once for all that read or write with it.

    Raises:
        ModelError: As `LanguageModel`.
    """
    return LanguageModel(folder, max_input_tokens=max_input_tokens, device=device)
