"""The models that can be used: their cards, their files, their checkpoints."""

from summarize.catalog.card import (
    Embedding,
    Generation,
    InputFormat,
    ModelCard,
    ModelFile,
    Package,
    Prompt,
    ReadingForm,
    a_role,
)
from summarize.catalog.cards import base_of, default_card, find_card, load_cards
from summarize.catalog.conversion import converted_checkpoint
from summarize.catalog.distillation import distilled_encoder
from summarize.catalog.pulling import pull
from summarize.catalog.resolve import card_named, card_or_path, resolve_model
from summarize.catalog.weights import check_presence, command_for, locate, verify

__all__ = [
    "Embedding",
    "Generation",
    "InputFormat",
    "ModelCard",
    "ModelFile",
    "Package",
    "Prompt",
    "ReadingForm",
    "a_role",
    "base_of",
    "card_named",
    "card_or_path",
    "check_presence",
    "command_for",
    "converted_checkpoint",
    "default_card",
    "distilled_encoder",
    "find_card",
    "load_cards",
    "locate",
    "pull",
    "resolve_model",
    "verify",
]
