"""How large the batches of the configured models would be, for ``summarize doctor``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.cli.chosen import choose_models
from summarize.cli.options import texts_at_a_time
from summarize.errors import SummarizeError


@dataclass(frozen=True, slots=True)
class BatchSize:
    """How many texts a chosen model takes at a time: of the longest that it reads, and at most."""

    id: str
    device: str
    longest: int
    most: int


def batch_sizes(brief: Mapping[str, Any], models_dir: Path | None) -> list[BatchSize]:
    """Return the batch sizes of the models that ``summarize brief`` would load, if they are here.

    Args:
        brief: the command's effective settings.
        models_dir: the user's folder of cards, if one is given.

    Raises:
        ModelError: The device that is named is not here.
    """
    try:
        from summarize.backends.batch_sizes import texts_together
        from summarize.backends.precision import device
    except Exception:  # a broken torch raises what it likes, and is told elsewhere
        return []
    where = device(brief["device"])
    size = brief["batch_size"]
    with suppress(SummarizeError, OSError, ValueError):  # told with the models
        cards = choose_models(
            model=brief["model"],
            embedder=brief["embedder"],
            extractive=None,
            folder=models_dir,
            reader=brief["reader"],
            batch_size=None if size is None else texts_at_a_time(size),
        )
        return [
            BatchSize(card.id, str(where), *sizes)
            for card in cards
            if (sizes := texts_together(card, where))
        ]
    return []
