"""An embedder's scale of cosines, measured once on sentences of our own and kept."""

from __future__ import annotations

import hashlib
import json
import logging
import tomllib
from contextlib import suppress
from dataclasses import asdict, astuple
from pathlib import Path

import numpy as np

from summarize.catalog import ModelCard
from summarize.files import read_regular, write_whole
from summarize.folders import cache_folder
from summarize.likeness import CosineScale
from summarize.limits import MOST_SETTINGS_BYTES
from summarize.parsing import parse_json
from summarize.types import SentenceEmbedder

_EVENTS = Path(__file__).with_name("calibration.toml")
_PARTS = ("sentence", "copy", "reworded", "other")
_DECIMALS = 3
"""Medians are rounded to what is the same in every floating-point type."""

_LOG = logging.getLogger(__name__)


def measure_scale(embedder: SentenceEmbedder) -> CosineScale:
    """Return the median cosines that ``embedder`` gives to pairs of known kinds.

    It embeds 96 English sentences.
    """
    events = tomllib.loads(_EVENTS.read_text(encoding="utf-8"))["events"]
    texts = [event[part] for part in _PARTS for event in events]
    rows = embedder.embed(texts).reshape(len(_PARTS), len(events), -1)
    sentences, copies, reworded, others = rows  # (events, dim) each
    facts = np.concatenate([sentences, others])
    event_of = np.tile(np.arange(len(events)), 2)
    apart = event_of[:, None] < event_of[None, :]
    return CosineScale(
        unrelated=_median((facts @ facts.T)[apart]),
        other=_median((sentences * others).sum(axis=1)),
        reworded=_median((sentences * reworded).sum(axis=1)),
        copy=_median((sentences * copies).sum(axis=1)),
    )


def kept_scale(card: ModelCard, embedder: SentenceEmbedder) -> CosineScale:
    """Return the scale of the embedder of ``card``: as the card says, as kept, or measured.

    A measured one is kept in the cache folder, by the hash of the weights and of all else
    that decides on it. Where nothing can be kept it is measured every time.
    """
    if card.embedding and card.embedding.scale:
        return card.embedding.scale
    try:
        path = cache_folder() / "calibrated" / f"{card.sha256}-{_settings_hash(card)}.json"
    except OSError:
        return _measured(card, embedder)
    kept = _read(path)
    if kept is None:
        kept = _measured(card, embedder)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, json.dumps(asdict(kept), indent=2) + "\n")
    if not kept.tells_apart:
        _LOG.warning(
            "%s hardly tells sentences on one fact from others (median cosines %s):"
            " what counts as alike with it means little",
            card.id,
            " ".join(map(str, astuple(kept))),
        )
    return kept


def _measured(card: ModelCard, embedder: SentenceEmbedder) -> CosineScale:
    _LOG.info("measuring the scale of %s", card.id)
    return measure_scale(embedder)


def _read(path: Path) -> CosineScale | None:
    try:
        scale = CosineScale(**parse_json(read_regular(path, MOST_SETTINGS_BYTES)))
    except (OSError, ValueError, TypeError):
        return None
    return scale if all(isinstance(value, float) for value in astuple(scale)) else None


def _settings_hash(card: ModelCard) -> str:
    """A hash of what makes other cosines of the same weights, and of the sentences."""
    told = card.embedding and (card.embedding.pooling, card.embedding.prefix)
    parts = (told, card.max_input_tokens, _EVENTS.read_text(encoding="utf-8"))
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _median(cosines: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    return round(float(np.median(cosines)), _DECIMALS)
