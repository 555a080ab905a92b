"""A sequence classifier of evidence and claim as a reader: an NLI model, MiniCheck, HHEM."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.precision import device as device_named
from summarize.backends.precision import fast_float
from summarize.errors import ModelError

_SUPPORTING = ("supported", "entailment", "consistent", "entailed", "supports")
"""Labels that say so by themselves, in lower case."""


class ClassifierReader:
    """A `SupportReader` over any sequence classifier that transformers loads."""

    def __init__(
        self,
        folder: Path,
        *,
        label: str | None = None,
        max_input_tokens: int = 512,
        batch_size: int | None = None,
        device: str = "auto",
    ) -> None:
        """Load the classifier in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            label: the name of the label that means "supported"; None: it says so by itself.
            max_input_tokens: what it reads of evidence and claim; the evidence is cut.
            batch_size: pairs read together; None: as many as fit the memory.
            device: "auto", "cpu", "cuda", "cuda:1" or "mps".

        Raises:
            ModelError: No label is known to mean "supported", or there is no such device.
        """
        where = device_named(device)
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model: Any = AutoModelForSequenceClassification.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=fast_float(where)
        )
        self._model = model.eval().to(where)
        self._supported = supporting_label(self._model.config.id2label, label, str(folder))
        self._max_input_tokens = max_input_tokens
        self._batches = Batches(where, "embedded", batch_size)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the log-odds of the supporting label for each evidence and claim, in order."""
        lengths = [len(self._tokenizer.encode(*pair, split_special_tokens=True)) for pair in pairs]
        return self._batches.run(
            [min(length, self._max_input_tokens) for length in lengths],
            lambda batch: self._read([pairs[i] for i in batch]),
            cost=lambda length: row_bytes(
                self._model.config, length=length, itemsize=4, cached=False
            ),
        )

    @torch.inference_mode()
    def _read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        batch = self._tokenizer(
            [evidence for evidence, _ in pairs],
            [claim for _, claim in pairs],
            padding=True,
            truncation="only_first",
            max_length=self._max_input_tokens,
            split_special_tokens=True,  # "[SEP]" in an article is text
            return_tensors="pt",
        ).to(self._model.device)
        logits = self._model(**batch).logits.float()  # (n, labels)
        if logits.shape[1] == 1:  # one number, trained with the logistic loss
            return [float(row) for row in logits[:, 0]]
        shares = logits.log_softmax(dim=1)
        own = shares[:, self._supported]
        rest = torch.cat([shares[:, : self._supported], shares[:, self._supported + 1 :]], dim=1)
        return [float(row) for row in own - rest.logsumexp(dim=1)]


def supporting_label(labels: dict[int, str], named: str | None, model: str) -> int:
    """Return the number of the label that means "supported".

    Raises:
        ModelError: None of them is ``named`` so, or says so by itself.
    """
    if len(labels) == 1:
        return 0
    wanted = (named.lower(),) if named else _SUPPORTING
    found = [number for number, name in labels.items() if name.lower() in wanted]
    if len(found) != 1:
        told = f'no label is "{named}"' if named else 'no label says that it means "supported"'
        raise ModelError(
            f"the reader {model}: {told}; it has {', '.join(labels.values())};"
            ' name one in its card: [reading] label = "…"'
        )
    return found[0]
