"""Distilling a sentence encoder to one vector a token, once: no network is run after that.

Each token of the vocabulary passes through the encoder alone; a sentence is then the sum
of its tokens' vectors. After Model2Vec (Tulkens and van Dongen, "Minish Lab: Model2Vec",
2024), but with the token's own state in place of the mean with the special tokens', and
what texts have in common taken out as they are (Mu and Viswanath, "All-but-the-Top", 2018).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.catalog.card import ModelCard
from summarize.catalog.kept import Progress, made_once
from summarize.catalog.weights import locate, verify

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float64]

VECTORS = "vectors.safetensors"
"""One row a token of ``tokenizer.json`` beside it, float16, under the key "vectors"."""

_FORMAT = 1
"""Counts the changes to the vectors; each makes earlier ones unused."""

_BATCH = 512
_SMOOTHING = 3e-5
"""A token that is as frequent as this counts half (Arora et al., "A Simple but Tough-to-Beat
Baseline for Sentence Embeddings", 2017)."""
_COMMON_DIRECTIONS = 3
_MARKER = re.compile(r"\[.+\]|<.+>")
"""A token that no text has: "[CLS]", "[unused7]", "</s>"."""


def distilled_encoder(card: ModelCard, *, progress: Progress = lambda message: None) -> Path:
    """Return the folder of an encoder's token vectors, which are made at first use.

    Args:
        card: a model whose loader is ``static``.
        progress: is told once if they have to be made.

    Raises:
        ModelError: The encoder's files are missing, damaged or unreadable, or there is no room.
    """
    verify(card)
    return made_once(
        card,
        f"{card.sha256}-static-{_FORMAT}",
        lambda folder: distil(locate(card), folder),
        step="Distilling the embedder (once, a minute or so)",
        progress=progress,
    )


def distil(encoder: Path, folder: Path) -> None:
    """Write the token vectors of the encoder in a folder, and its tokenizer, into another."""
    import numpy as np
    from safetensors.numpy import save_file
    from transformers import AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(encoder, local_files_only=True)
    pieces = tokenizer.convert_ids_to_tokens(range(len(tokenizer)))
    is_text = np.array([not _MARKER.fullmatch(piece) for piece in pieces])
    vectors = weighted(_states_alone(encoder, tokenizer), is_text)
    save_file({"vectors": vectors.astype(np.float16)}, folder / VECTORS)
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))


def _states_alone(encoder: Path, tokenizer: Any) -> Rows:
    """Return each token's last state where the text is that token: (vocabulary, dim)."""
    import torch
    from transformers import AutoModel

    model: Any = AutoModel.from_pretrained(encoder, local_files_only=True, use_safetensors=True)
    model.eval()
    opening, ending = _special_tokens_around(tokenizer)
    states = []
    with torch.inference_mode():
        for tokens in torch.split(torch.arange(len(tokenizer)), _BATCH):
            around = [torch.full_like(tokens, token) for token in (*opening, *ending)]
            text = torch.stack([*around[: len(opening)], tokens, *around[len(opening) :]], dim=1)
            states.append(model(input_ids=text).last_hidden_state[:, len(opening)].float())
    rows: Rows = torch.cat(states).double().numpy()
    return rows


def _special_tokens_around(tokenizer: Any) -> tuple[list[int], list[int]]:
    """Return the special tokens before and after a text's own."""
    encoded = tokenizer("a", return_special_tokens_mask=True)
    tokens, special = encoded["input_ids"], encoded["special_tokens_mask"]
    own = [place for place, is_special in enumerate(special) if not is_special]
    return tokens[: own[0]], tokens[own[-1] + 1 :]


def weighted(states: Rows, is_text: NDArray[np.bool_]) -> Rows:
    """Return token vectors whose sum is a sentence's: (vocabulary, dim).

    How frequent a token is, is taken from its place: vocabularies are in about that order,
    and frequencies follow Zipf's law. Then the mean of all text is 0, the directions in
    which it varies most, whatever it says, are gone, and rare tokens weigh more.

    Args:
        states: (vocabulary, dim), a row a token.
        is_text: (vocabulary,) whether a token can stand in a text; the others' vectors are 0.
    """
    import numpy as np

    frequency = is_text / (np.cumsum(is_text) + 1.0)
    frequency /= frequency.sum()
    weight = _SMOOTHING / (_SMOOTHING + frequency)
    share = frequency * weight / (frequency * weight).sum()
    centred = states - share @ states
    common = np.linalg.eigh((centred.T * share) @ centred)[1][:, -_COMMON_DIRECTIONS:]
    centred -= centred @ common @ common.T
    vectors: Rows = centred * (weight * is_text)[:, None]
    return vectors
