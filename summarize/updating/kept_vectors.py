"""The sentence vectors of a brief's articles, kept so that an update need not make them again.

They lie in the program's cache folder, a file for each set of articles and embedder, in half
precision, by the hash of each text. An update rounds the vectors that it makes itself in the same
way: what it finds does not depend on whether the file is there.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from summarize.folders import cache_folder
from summarize.likeness import CosineScale
from summarize.types import Article, Embeddings, Models, SentenceEmbedder

_FOLDER = "vectors"
_SUFFIX = ".npz"
_MOST_FILES = 256
"""The files that are kept, the latest; one of twenty articles has half a megabyte."""
_DIGEST_BYTES = 16

Half = npt.NDArray[np.float16]


class RememberingEmbedder:
    """Remembers the vectors that an embedder makes, and those that were kept.

    ``made`` counts the texts that were embedded.
    """

    def __init__(self, embedder: SentenceEmbedder, key: str, *, reuse: bool) -> None:
        """Take what makes the vectors, and the key under which they are kept.

        Args:
            embedder: makes what is not kept.
            key: of `vectors_key`.
            reuse: whether vectors in half precision are given; else the embedder's own.
        """
        self._embedder, self._key, self._reuse = embedder, key, reuse
        self._known = _load(key) if reuse else {}
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
        digests = [_digest(text) for text in texts]
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

        Where nothing can be written nothing is kept: the next update takes longer.

        Args:
            key: of `vectors_key`, for other articles than those it was made for.
            texts: the sentences to be kept.
        """
        wanted = self._known if texts is None else dict.fromkeys(map(_digest, texts))
        with suppress(OSError):
            _save(key or self._key, {d: self._known[d] for d in wanted if d in self._known})


def remembering(
    models: Models, articles: Sequence[Article], *, reuse: bool = True
) -> tuple[Models, RememberingEmbedder]:
    """Return the models with an embedder that remembers, and that embedder.

    Args:
        models: what embeds, parses, writes and reads.
        articles: those of whose sentences vectors may be kept.
        reuse: whether what is kept is used; a brief from scratch uses nothing.
    """
    remembers = RememberingEmbedder(models.embedder, vectors_key(articles, models), reuse=reuse)
    return replace(models, embedder=remembers), remembers


def vectors_key(articles: Sequence[Article], models: Models) -> str:
    """Return the name under which the vectors of the articles' sentences are kept."""
    used = [f"{use.id} {use.sha256}" for use in models.uses if use.role == "embedder"]
    texts = sorted(
        hashlib.sha256(each.text.encode(errors="replace")).hexdigest() for each in articles
    )
    return hashlib.sha256("\n".join([*used, *texts]).encode()).hexdigest()[:32]


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=_DIGEST_BYTES).digest()


def _load(key: str) -> dict[bytes, Half]:
    """What is kept under a key; nothing if it is not there or not as it was written."""
    try:
        with (
            (cache_folder() / _FOLDER / (key + _SUFFIX)).open("rb") as file,
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
    folder = cache_folder() / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    if not known:
        return
    descriptor, name = tempfile.mkstemp(prefix=".", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            digests = np.frombuffer(b"".join(known), dtype=np.uint8).reshape(-1, _DIGEST_BYTES)
            np.savez(file, digests=digests, rows=np.stack(list(known.values())))
        os.replace(name, folder / (key + _SUFFIX))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for old in sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)[
        :-_MOST_FILES
    ]:
        old.unlink(missing_ok=True)
