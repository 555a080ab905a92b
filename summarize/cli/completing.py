"""What a shell offers for the value of an option when Tab is pressed."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.errors import SummarizeError


def writers(incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of models that write, each with what it is."""
    return [*_cards("writer", incomplete)]


def embedders(incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of models that make vectors, each with what it is."""
    return [*_cards("embedder", incomplete)]


def readers(incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of models that read, each with what it is; "none" is one for no model."""
    none = [("none", "the checks alone decide")]
    return [
        *_cards("reader", incomplete),
        *(each for each in none if each[0].startswith(incomplete)),
    ]


def any_model(incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of all models, each with what it is."""
    return [*_cards("", incomplete)]


def systems(incomplete: str) -> list[str]:
    """Return what ``summarize evaluate`` can run."""
    from summarize.evaluation.systems import SYSTEMS

    return [each for each in SYSTEMS if each.startswith(incomplete)]


def devices(incomplete: str) -> list[str]:
    """Return where models can run."""
    return [each for each in ("auto", "cpu", "cuda", "mps") if each.startswith(incomplete)]


def _cards(role: str, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the ids of cards; a shell that cannot be answered gets nothing, and no error."""
    from summarize.catalog import load_cards

    try:
        cards = load_cards()
    except (SummarizeError, OSError):
        return
    for card in cards:
        if role in ("", card.role) and card.id.startswith(incomplete):
            yield card.id, f"{card.role}, {card.licence}"
