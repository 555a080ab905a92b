"""Finding a model's files and making sure that they are the ones its card names.

Files are hashed at first use. Their hash is remembered in the cache folder with their path,
size and modification time, so that the next use costs one ``stat`` a file.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from summarize.catalog.card import ModelCard, ModelFile
from summarize.catalog.cards import models_folder
from summarize.catalog.packages import folder_in_package
from summarize.catalog.pulled import record_of
from summarize.errors import ModelCorruptError, ModelError, ModelMissingError
from summarize.files import read_regular, write_whole
from summarize.folders import cache_folder
from summarize.limits import MOST_SETTINGS_BYTES
from summarize.parsing import parse_json


def locate(card: ModelCard, *, join: bool = True) -> Path:
    """Return the folder of the model's files, without importing a package that has them.

    Args:
        card: The model.
        join: Put together a file that comes in parts, which it takes to be used; else the folder
            of its first part is returned until then.

    Raises:
        ModelMissingError: The model is not on this machine; the message has the command.
        ModelError: There is no room to put parts together.
    """
    if card.path is not None:
        folder: Path | None = Path(card.path)
    elif card.loader == "probe":  # small enough to ship with the cards
        folder = models_folder() / "probes"
    else:
        folder = folder_in_package(card, join=join) or _pulled(card)
    names = [] if _is_in_parts(card) and not join else [file.path for file in card.files]
    if folder is None or not all((folder / name).is_file() for name in names):
        raise ModelMissingError(
            f'model "{card.id}" is not on this machine; to get it: {command_for(card)}'
        )
    return folder


def _is_in_parts(card: ModelCard) -> bool:
    return card.package is not None and card.package.parts > 1


def command_for(card: ModelCard, *, again: bool = False) -> str:
    """Return the shell command that gets a model's files (``again``: over damaged ones).

    That of a package names this interpreter, whose ``pip`` need not be the one on the PATH.
    """
    if card.package is None:
        return shlex.join(["summarize", "models", "pull", card.id, *["--again"] * again])
    options = [*["--force-reinstall"] * again, "--no-deps", "--require-hashes"]
    requirements = str(models_folder() / "requirements.txt")
    return shlex.join([sys.executable, "-m", "pip", "install", *options, "-r", requirements])


def _pulled(card: ModelCard) -> Path | None:
    """Return where the hub's cache has the model, if it was pulled at the card's revision."""
    record = record_of(card.hub_id)
    return record.folder() if record and record.revision == card.revision else None


def verify(card: ModelCard, *, fully: bool = False) -> None:
    """Check the size and sha256 of every file of a model.

    Args:
        card: The model.
        fully: Hash the files even if their hashes are remembered.

    Raises:
        ModelMissingError: A file is not installed.
        ModelCorruptError: A file is not the one that the card names.
        ModelError: A file cannot be read.
    """
    _examine(card, lambda path: _hash(path, again=fully))
    if not card.files:
        raise ModelError(f'model "{card.id}" names no files with hashes, so it is not used')


def check_presence(card: ModelCard) -> bool:
    """Make sure that every file of a model is on this machine at its size; hash nothing.

    Returns:
        Whether the hashes of all are remembered, and so are right.

    Raises:
        ModelMissingError: A file is not on this machine.
        ModelCorruptError: A file is not the one that the card names.
        ModelError: A file cannot be read.
    """
    return _examine(card, _remembered_hash)


def _examine(card: ModelCard, hash_of: Callable[[Path], str | None]) -> bool:
    """Check the sizes of a model's files, and the hashes as far as they are told."""
    folder, told = locate(card), bool(card.files)
    for file in card.files:
        path = folder / file.path
        try:
            if (size := path.stat().st_size) != file.bytes:
                raise _corrupt(path, card, f"{file.bytes} bytes", f"{size} bytes")
            sha256 = hash_of(path)
        except OSError as error:
            raise ModelError(f'model "{card.id}": cannot read {path}: {error.strerror}') from error
        if sha256 not in (None, file.sha256):
            raise _corrupt(path, card, f"sha256 {file.sha256}", sha256)
        told = told and sha256 is not None
    return told


def _corrupt(path: Path, card: ModelCard, expected: str, got: str | None) -> ModelCorruptError:
    remedy = "" if card.path else f"; to get it again: {command_for(card, again=True)}"
    return ModelCorruptError(
        f'model "{card.id}": {path} is damaged: expected {expected}, got {got}{remedy}'
    )


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_in(folder: Path, path: str) -> ModelFile:
    """Return a file as it is now, hashed unless its hash is remembered.

    Raises:
        OSError: It cannot be read.
    """
    return ModelFile(path, _hash(folder / path), (folder / path).stat().st_size)


def _hash(path: Path, *, again: bool = False) -> str:
    """Return a file's hash and remember it; without a cache folder it is hashed each time."""
    sha256 = None if again else _remembered_hash(path)
    if sha256 is None:
        stamp = _stamp(path)
        sha256 = sha256_of(path)
        with suppress(OSError):
            kept = _memory_of(path)
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_whole(kept, json.dumps(stamp | {"sha256": sha256}))
    return sha256


def _remembered_hash(path: Path) -> str | None:
    """Return the hash of a file that did not change since it was hashed; None of others."""
    try:
        held = parse_json(read_regular(_memory_of(path), MOST_SETTINGS_BYTES))
        sha256 = str(held.pop("sha256"))
        return sha256 if held == _stamp(path) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _stamp(path: Path) -> dict[str, str | int]:
    stat = path.stat()
    return {"path": str(path.resolve()), "bytes": stat.st_size, "mtime_ns": stat.st_mtime_ns}


def _memory_of(path: Path) -> Path:
    key = hashlib.sha256(str(path.resolve()).encode(errors="surrogateescape")).hexdigest()[:32]
    return cache_folder() / "verified" / f"{key}.json"
