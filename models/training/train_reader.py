"""Train the probe of a reader, choose it by sets left out, and write it.

    python models/training/train_reader.py SET.jsonl… -o models/probes/NAME.safetensors

Each file is a set of rows `{"source": text or sentences, "claim": text, "label": 0 or 1}`. The chat
model of the reader's card reads each pair once, which takes about a second on two cores; its
states are kept (``--states``), so that a second run trains in a minute.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

from summarize.backends.chat_reader import PairStates, Probe, save_probe
from summarize.backends.language_model import load_language_model
from summarize.backends.loading import writer_folder
from summarize.catalog import base_of, default_card
from summarize.evaluation.discrimination import auc

LAYER = 20
"""Of the model's 28: those above add nothing on sets left out."""
PENALTIES = (0.03, 0.01, 0.003)
STEPS = 200
LEARNING_RATE = 0.01


@dataclass(frozen=True)
class Pairs:
    """Pairs with what the model made of them; n of them, in ``sets``."""

    sets: np.ndarray  # (n,) names
    labels: torch.Tensor  # (n,) 0 or 1
    answers: torch.Tensor  # (n, dim)

    def where(self, chosen: np.ndarray) -> Pairs:
        """Return some of them."""
        rows = torch.from_numpy(np.flatnonzero(chosen))
        return Pairs(self.sets[chosen], self.labels[rows], self.answers[rows])
