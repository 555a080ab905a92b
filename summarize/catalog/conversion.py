"""Folders that are made of a model's files once, such as a GGUF's safetensors checkpoint.

Reading the 4-bit blocks takes some twenty seconds, reading the checkpoint less
than one, so it is kept in the cache folder under the GGUF's sha256. It is made
under another name and then renamed: a folder of the final name is complete.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from summarize.catalog.card import ModelCard
from summarize.catalog.folders import cache_folder
from summarize.catalog.weights import locate, verify
from summarize.errors import ModelError

Convert = Callable[[Path, Path], None]
"""Writes the checkpoint of a GGUF file (first) into an empty folder (second)."""

_FORMAT = 2
"""Counts the changes to what a checkpoint holds; each makes earlier ones unused."""

_STATIC_FORMAT = 1
"""The same of an encoder's token vectors."""

_MANIFEST = "files.json"
_UNFINISHED = ".unfinished-"
_ABANDONED_AFTER_S = 3600


def convert_gguf(gguf: Path, folder: Path) -> None:
    """Write a GGUF's model, in eight bits, and tokenizer as a transformers checkpoint."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    from summarize.catalog.int8 import in_eight_bits

    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent,
        gguf_file=gguf.name,
        dtype=torch.bfloat16,
        quantization_config=GgufConfig(dequantize=True),  # plain weights, which can be saved
    )
    in_eight_bits(model)
    # The name is where this machine keeps the file; equal inputs give equal bytes without it.
    model.config._name_or_path = ""
    tokenizer.name_or_path = ""
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def converted_checkpoint(
    card: ModelCard,
    *,
    progress: Callable[[str], None] = lambda message: None,
    convert: Convert = convert_gguf,
) -> Path:
    """Return the folder of a GGUF model's checkpoint, which is made at first use.

    Args:
        card: A model whose loader is ``gguf``.
        progress: Is told once if a checkpoint has to be made.
        convert: Makes it.

    Raises:
        ModelError: The GGUF is missing, damaged or unreadable, or there is no room.
    """
    gguf = card.weights.path
    return made_once(
        card,
        checkpoint_folder(card).name,
        lambda folder: convert(locate(card) / gguf, folder),
        progress=lambda: progress("Preparing the writing model (once, a minute or two)"),
    )


def distilled_encoder(
    card: ModelCard, *, progress: Callable[[str], None] = lambda message: None
) -> Path:
    """Return the folder of an encoder's token vectors, which are made at first use.

    Args:
        card: a model whose loader is ``static``.
        progress: is told once if they have to be made.

    Raises:
        ModelError: The encoder's files are missing, damaged or unreadable, or there is no room.
    """

    def write(folder: Path) -> None:
        from summarize.catalog.distillation import distil

        distil(locate(card), folder)

    return made_once(
        card,
        f"{card.sha256}-static-{_STATIC_FORMAT}",
        write,
        progress=lambda: progress("Distilling the embedder (once, about 30 s)"),
    )


def made_once(
    card: ModelCard,
    name: str,
    write: Callable[[Path], None],
    *,
    progress: Callable[[], None] = lambda: None,
) -> Path:
    """Return a folder that is made of a model's files at first use and then kept.

    Args:
        card: The model, whose files are checked first.
        name: The folder's, in the cache: as unique as what is made.
        write: Fills an empty folder.
        progress: Is called once if there is something to make.

    Raises:
        ModelError: The model is missing, damaged or unreadable, or there is no room.
    """
    verify(card)
    try:
        target = _kept(name)
        if not is_complete(target):
            progress()
            _make(target, write)
    except Exception as error:  # torch, safetensors and the file system each raise their own
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ModelError(
            f'model "{card.id}" could not be prepared: {reason}; it is kept in the cache folder,'
            " which must be writable and have room: set XDG_CACHE_HOME to choose another"
        ) from error
    return target


def checkpoint_folder(card: ModelCard) -> Path:
    """Return where a GGUF model's checkpoint is, or will be."""
    return _kept(f"{card.weights.sha256}-{_FORMAT}")


def _kept(name: str) -> Path:
    return cache_folder() / "converted" / name


def is_complete(folder: Path) -> bool:
    """Tell whether a checkpoint has every file at its full size."""
    try:
        sizes = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def _make(target: Path, write: Callable[[Path], None]) -> None:
    """Fill a folder of another name, then give it its own."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    _set_aside(target)
    making = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=target.parent))
    try:
        write(making)
        _write_manifest(making)
        _publish(making, target)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _set_aside(target: Path) -> None:
    """Take away a folder that has lost files, as a cache cleaner leaves it."""
    if target.exists():
        aside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=target.parent))
        target.rename(aside / target.name)
        shutil.rmtree(aside, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what processes that were killed left behind."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED_AFTER_S:
            shutil.rmtree(path, ignore_errors=True)


def _write_manifest(folder: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    (folder / _MANIFEST).write_text(json.dumps(sizes, indent=2) + "\n", encoding="utf-8")


def _publish(making: Path, target: Path) -> None:
    """Give a finished folder its name; another process may have been first."""
    for path in making.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    try:
        making.rename(target)
    except OSError:
        if not is_complete(target):
            raise
