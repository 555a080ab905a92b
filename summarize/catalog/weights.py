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

from summarize.catalog.card import ModelCard, ModelFile, Package
from summarize.catalog.cards import models_folder
from summarize.catalog.folders import cache_folder
from summarize.catalog.joining import joined_parts
from summarize.catalog.pulled import record_of
from summarize.errors import ModelCorruptError, ModelError, ModelMissingError


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
        folder = (_in_package(card, card.package) if card.package else None) or _pulled(card)
    if folder is None or not all((folder / file.path).is_file() for file in card.files):
        raise ModelMissingError(
            f'model "{card.id}" is not on this machine; to get it: {command_for(card)}'
        )
    return folder


def command_for(card: ModelCard, *, again: bool = False) -> str:
    """Return the command that gets a model's files (``again``: over damaged ones)."""
    if card.package is not None:
        return install_command(again=again)
    return shlex.join(["summarize", "models", "pull", card.id, *(["--again"] if again else [])])


def _pulled(card: ModelCard) -> Path | None:
    """Return where the hub's cache has the model, if it was pulled at the card's revision."""
    record = record_of(card.hub_id)
    return record.folder() if record and record.revision == card.revision else None


def _in_package(card: ModelCard, package: Package) -> Path | None:
    if package.parts > 1:
        return joined_parts(card.files[0], package)
    # Only the spec of a top-level package is found without running its code.
    spec = find_spec(package.module)
    for place in (spec.submodule_search_locations if spec else None) or []:
        folder = Path(place, package.folder)
        if all((folder / file.path).is_file() for file in card.files):
            return folder
    return None


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
    if not card.files:
        raise ModelError(f'model "{card.id}" names no files with hashes, so it is not used')
    for file in card.files:
        path = folder / file.path
        try:
            stamp = _stamp(path, file)
            if fully or not _is_remembered(stamp):
                _check(path, file, card)
                _remember(stamp)
        except OSError as error:
            raise ModelError(f'model "{card.id}": cannot read {path}: {error.strerror}') from error


def check_presence(card: ModelCard) -> None:
    """Make sure that every file of a model is on this machine at its size; hash nothing.

    Raises:
        ModelMissingError: A file is not on this machine.
        ModelCorruptError: A file has not the size that the card names.
        ModelError: A file cannot be read.
    """
    _stamps(card)


def passed_before(card: ModelCard) -> bool:
    """Tell whether every file of a model is remembered to have its hash; hash nothing.

    Raises:
        ModelError: As `check_presence`.
    """
    stamps = _stamps(card)
    return bool(stamps) and all(map(_is_remembered, stamps))


def _stamps(card: ModelCard) -> list[Stamp]:
    folder = locate(card)
    stamps = []
    for file in card.files:
        path = folder / file.path
        try:
            _check_size(path, file, card)
            stamps.append(_stamp(path, file))
        except OSError as error:
            raise ModelError(f'model "{card.id}": cannot read {path}: {error.strerror}') from error
    return stamps


def install_command(*, again: bool = False) -> str:
    """Return the shell command that installs the models' files (``again``: over damaged ones).

    It names this interpreter, whose ``pip`` need not be the one on the PATH.
    """
    requirements = str(models_folder() / "requirements.txt")
    options = ["--force-reinstall"] if again else []
    options += ["--no-deps", "--require-hashes", "-r", requirements]
    return shlex.join([sys.executable, "-m", "pip", "install", *options])


def _check(path: Path, file: ModelFile, card: ModelCard) -> None:
    _check_size(path, file, card)
    got = sha256_of(path)
    if got != file.sha256:
        raise _corrupt(path, card, f"sha256 {file.sha256}", got)


def _check_size(path: Path, file: ModelFile, card: ModelCard) -> None:
    size = path.stat().st_size
    if size != file.bytes:
        raise _corrupt(path, card, f"{file.bytes} bytes", f"{size} bytes")


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
    size = full.stat().st_size
    try:
        held = json.loads(_stamp_path(str(full.resolve())).read_text(encoding="utf-8"))
        file = ModelFile(path, held["sha256"], size)
        if _stamp(full, file) == held:
            return file
    except (OSError, ValueError, KeyError, TypeError):
        pass
    file = ModelFile(path, sha256_of(full), size)
    _remember(_stamp(full, file))
    return file


Stamp = dict[str, str | int]


def _stamp(path: Path, file: ModelFile) -> Stamp:
    stat = path.stat()
    return {
        "path": str(path.resolve()),
        "bytes": stat.st_size,
        "mtime_ns": stat.st_mtime_ns,
        "sha256": file.sha256,
    }


def _stamp_path(of: str | int) -> Path:
    key = hashlib.sha256(str(of).encode(errors="surrogateescape")).hexdigest()[:32]
    return cache_folder() / "verified" / f"{key}.json"


def _is_remembered(stamp: Stamp) -> bool:
    try:
        return bool(json.loads(_stamp_path(stamp["path"]).read_text(encoding="utf-8")) == stamp)
    except (OSError, ValueError):
        return False


def _remember(stamp: Stamp) -> None:
    """Note that a file passed; without a cache folder it is hashed each time."""
    try:
        path = _stamp_path(stamp["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(stamp, file)
        os.replace(name, path)
    except OSError:
        return
