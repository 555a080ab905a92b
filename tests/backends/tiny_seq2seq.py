"""Encoder–decoders of random weights, one of each architecture that the cards name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tiny_models import byte_tokenizer
from tokenizers.processors import TemplateProcessing
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LEDConfig,
    LEDForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
    T5Config,
    T5ForConditionalGeneration,
)

ARCHITECTURES = ("bart", "pegasus", "t5", "led")
_DIMENSIONS: dict[str, Any] = {
    "d_model": 16,
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 32,
    "decoder_ffn_dim": 32,
}


def save_tiny_seq2seq(folder: Path, architecture: str) -> Path:
    """Save a model of ``architecture`` whose tokens are bytes and "<doc-sep>"."""
    tokenizer = byte_tokenizer()
    tokenizer.add_special_tokens({"additional_special_tokens": ["<doc-sep>"]})
    start, end = tokenizer.bos_token_id, tokenizer.eos_token_id
    tokenizer.backend_tokenizer.post_processor = TemplateProcessing(
        single="<|im_start|> $A <|im_end|>",
        special_tokens=[("<|im_start|>", start), ("<|im_end|>", end)],
    )
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    common: dict[str, Any] = {
        "vocab_size": len(tokenizer),
        "bos_token_id": start,
        "eos_token_id": end,
        "pad_token_id": end,
        "decoder_start_token_id": start,
    }
    if architecture == "t5":
        config = T5Config(**common, d_model=16, d_kv=8, d_ff=32, num_layers=1, num_heads=2)
        T5ForConditionalGeneration(config).save_pretrained(folder)
    elif architecture == "led":
        led = LEDConfig(
            **common,
            **_DIMENSIONS,
            attention_window=16,
            max_encoder_position_embeddings=2048,
            max_decoder_position_embeddings=256,
        )
        LEDForConditionalGeneration(led).save_pretrained(folder)
    else:
        Config, Model = {  # noqa: N806 (they are classes)
            "bart": (BartConfig, BartForConditionalGeneration),
            "pegasus": (PegasusConfig, PegasusForConditionalGeneration),
        }[architecture]
        Model(Config(**common, **_DIMENSIONS, max_position_embeddings=1024)).save_pretrained(folder)
    return folder
