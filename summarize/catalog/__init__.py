"""The models that can be used: their cards, their files, their checkpoints."""

from summarize.catalog.cards import (
    Embedding,
    Generation,
    ModelCard,
    ModelFile,
    Package,
    Prompt,
    default_card,
    find_card,
    load_cards,
)
from summarize.catalog.conversion import converted_checkpoint
from summarize.catalog.weights import locate, verify

__all__ = [
    "Embedding",
    "Generation",
    "ModelCard",
    "ModelFile",
    "Package",
    "Prompt",
    "converted_checkpoint",
    "default_card",
    "find_card",
    "load_cards",
    "locate",
    "verify",
]
