"""Finding a model's files and making sure that they are the ones its card names.

Files are hashed at first use. That they passed is remembered in the cache folder
under their path, size, modification time and wanted hash, so that the next use
costs one ``stat`` a file.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from summarize.catalog.cache import cache_folder
from summarize.catalog.cards import ModelCard, ModelFile, models_folder
from summarize.errors import ModelCorruptError, ModelError, ModelMissingError


def locate(card: ModelCard) -> Path:
    """Return the folder of the model's files, without importing their package.

    Raises:
        ModelError: The card names no files.
        ModelMissingError: The package or one of the files is not installed.
    """
    if not card.files:
        raise ModelError(
            f'model "{card.id}" is {card.status}: its card names no file hashes, so it is not used'
        )
    # Only the spec of a top-level package is found without running its code.
    spec = find_spec(card.package.module)
    places = (spec.submodule_search_locations if spec else None) or []
    for place in places:
        folder = Path(place, card.package.folder)
        if all((folder / file.path).is_file() for file in card.files):
            return folder
    raise ModelMissingError(f'model "{card.id}" is not installed; to get it: {install_command()}')


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
    folder = locate(card)
    for file in card.files:
        path = folder / file.path
        try:
            stamp = _stamp(path, file)
            if fully or not _is_remembered(stamp):
                _check(path, file, card)
                _remember(stamp)
        except OSError as error:
            raise ModelError(f'model "{card.id}": cannot read {path}: {error.strerror}') from error


def install_command(*, again: bool = False) -> str:
    """Return the shell command that installs the models' files (``again``: over damaged ones).

    It names this interpreter, whose ``pip`` need not be the one on the PATH.
    """
    requirements = str(models_folder() / "requirements.txt")
    options = ["--force-reinstall"] if again else []
    options += ["--no-deps", "--require-hashes", "-r", requirements]
    return shlex.join([sys.executable, "-m", "pip", "install", *options])


def _check(path: Path, file: ModelFile, card: ModelCard) -> None:
    size = path.stat().st_size
    if size != file.bytes:
        raise _corrupt(path, card, f"{file.bytes} bytes", f"{size} bytes")
    got = sha256_of(path)
    if got != file.sha256:
        raise _corrupt(path, card, f"sha256 {file.sha256}", got)


def _corrupt(path: Path, card: ModelCard, expected: str, got: str) -> ModelCorruptError:
    return ModelCorruptError(
        f'model "{card.id}": {path} is damaged: expected {expected}, got {got};'
        f" to install it again: {install_command(again=True)}"
    )


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


Stamp = dict[str, str | int]


def _stamp(path: Path, file: ModelFile) -> Stamp:
    stat = path.stat()
    return {
        "path": str(path.resolve()),
        "bytes": stat.st_size,
        "mtime_ns": stat.st_mtime_ns,
        "sha256": file.sha256,
    }


def _stamp_path(stamp: Stamp) -> Path:
    key = hashlib.sha256(str(stamp["path"]).encode(errors="surrogateescape")).hexdigest()[:32]
    return cache_folder() / "verified" / f"{key}.json"


def _is_remembered(stamp: Stamp) -> bool:
    try:
        return bool(json.loads(_stamp_path(stamp).read_text(encoding="utf-8")) == stamp)
    except (OSError, ValueError):
        return False


def _remember(stamp: Stamp) -> None:
    """Note that a file passed; without a cache folder it is hashed each time."""
    try:
        path = _stamp_path(stamp)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(stamp, file)
        os.replace(name, path)
    except OSError:
        return
