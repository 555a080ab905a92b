"""The sentence vectors of a brief's articles, kept so that an update need not make them again.

They lie in the program's cache folder, a file for each set of articles and embedder, in half
precision, by the hash of each text. An update rounds the vectors that it makes itself in the same
way: what it finds does not depend on whether the file is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from summarize.likeness import CosineScale
from summarize.types import Embeddings, SentenceEmbedder
from summarize.updating.kept_files import DIGEST_BYTES, digest_of, keep_file, kept_file

_SUFFIX = ".npz"

Half = npt.NDArray[np.float16]


class RememberingEmbedder:
    """Remembers the vectors that an embedder makes, and those that were kept.

    ``is_kept`` tells whether any were kept, ``made`` counts the texts that were embedded.
    """

    def __init__(self, embedder: SentenceEmbedder, key: str, *, reuse: bool) -> None:
        """Take what makes the vectors, and the key under which they are kept.

        Args:
            embedder: makes what is not kept.
            key: of `memory_key`.
            reuse: whether vectors in half precision are given; else the embedder's own.
        """
        self._embedder, self._key, self._reuse = embedder, key, reuse
        self._known = _load(key) if reuse else {}
        self.is_kept = bool(self._known)
        self.made = 0

    @property
    def scale(self) -> CosineScale:
        """The embedder's."""
        return self._embedder.scale

    @property
    def languages(self) -> tuple[str, ...]:
        """The embedder's."""
        return self._embedder.languages

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text, in order: (n, dim) float32."""
        digests = [digest_of(text) for text in texts]
        if not self._reuse:
            rows = self._embedder.embed(texts)
            self._known |= zip(digests, rows.astype(np.float16), strict=True)
            return rows
        missing = {d: text for d, text in zip(digests, texts, strict=True) if d not in self._known}
        if missing:
            self.made += len(missing)
            made = self._embedder.embed(list(missing.values())).astype(np.float16)
            self._known |= zip(missing, made, strict=True)
        if not digests:
            return self._embedder.embed([])
        kept = np.stack([self._known[digest] for digest in digests]).astype(np.float32)
        lengths = np.linalg.norm(kept, axis=1, keepdims=True)
        return np.asarray(kept / np.where(lengths > 0.0, lengths, 1.0), dtype=np.float32)

    def keep(self, key: str = "", texts: Iterable[str] | None = None) -> None:
        """Keep what is remembered, of ``texts`` alone if they are given.

        Args:
            key: of `memory_key`, for other articles than those it was made for.
            texts: the sentences to be kept.
        """
        wanted = self._known if texts is None else dict.fromkeys(map(digest_of, texts))
        _save(key or self._key, {d: self._known[d] for d in wanted if d in self._known})


def _load(key: str) -> dict[bytes, Half]:
    """What is kept under a key; nothing if it is not there or not as it was written."""
    try:
        with (
            kept_file(key + _SUFFIX).open("rb") as file,
            np.load(file, allow_pickle=False) as kept,
        ):
            digests, rows = kept["digests"], kept["rows"]
    except (OSError, ValueError, KeyError, EOFError, TypeError, AttributeError, BadZipFile):
        return {}
    is_sound = digests.ndim == rows.ndim == 2 and len(digests) == len(rows) > 0
    if not (is_sound and digests.dtype == np.uint8 and rows.dtype == np.float16):
        return {}
    return {digest.tobytes(): row for digest, row in zip(digests, rows, strict=True)}


def _save(key: str, known: dict[bytes, Half]) -> None:
    if not known:
        return
    digests = np.frombuffer(b"".join(known), dtype=np.uint8).reshape(-1, DIGEST_BYTES)
    rows = np.stack(list(known.values()))
    keep_file(key + _SUFFIX, lambda file: np.savez(file, digests=digests, rows=rows))
