"""Models of random weights, built in a second and saved as a hub would have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from transformers import (
    AutoModelForCausalLM,
    BertConfig,
    BertModel,
    Gemma3TextConfig,
    LlamaConfig,
    PreTrainedTokenizerFast,
    Qwen3Config,
)

from summarize.catalog.int8 import in_eight_bits

_WINDOW: dict[str, Any] = {
    "sliding_window": 8,
    "layer_types": ["sliding_attention", "full_attention", "sliding_attention"],
}
ARCHITECTURES: dict[str, tuple[Any, dict[str, Any]]] = {
    "llama": (LlamaConfig, {}),
    "qwen3": (Qwen3Config, {}),
    "gemma3": (Gemma3TextConfig, _WINDOW),
}
"""Causal models by their configuration's class, and what it is to say of three layers."""

CHAT = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}"
    "<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def save_tiny_writer(
    folder: Path, architecture: str = "llama", *, eight_bits: bool = False
) -> Path:
    """Save a causal chat model of one of `ARCHITECTURES`, whose tokens are bytes."""
    tokenizer = byte_tokenizer()
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config_class, more = ARCHITECTURES[architecture]
    config = config_class(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=3,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=8,
        max_position_embeddings=2048,
        initializer_range=0.5,  # large, for what a token says to matter to those after it
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.eos_token_id,
        **more,
    )
    models: Any = AutoModelForCausalLM
    model = models.from_config(config)
    (in_eight_bits(model) if eight_bits else model).save_pretrained(folder)
    return folder


def save_tiny_embedder(folder: Path, *, activation: str = "gelu") -> Path:
    """Save an encoder whose tokens are bytes."""
    tokenizer = byte_tokenizer()
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=512,
        hidden_act=activation,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def byte_tokenizer() -> PreTrainedTokenizerFast:
    vocabulary = {symbol: n for n, symbol in enumerate(sorted(ByteLevel.alphabet()))}
    model = Tokenizer(BPE(vocab=vocabulary, merges=[]))
    model.pre_tokenizer = ByteLevel(add_prefix_space=False)
    model.decoder = ByteLevelDecoder()
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=model,
        bos_token="<|im_start|>",
        eos_token="<|im_end|>",
        pad_token="<|im_end|>",
        chat_template=CHAT,
    )
