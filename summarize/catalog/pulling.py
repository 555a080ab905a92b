"""Getting a model from the hub: safetensors only, at one revision, every file checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.catalog.card import ModelCard, ModelFile
from summarize.catalog.hub_files import ModelFolder, wanted_files
from summarize.catalog.pulled import PulledModel, keep_record
from summarize.catalog.weights import sha256_of
from summarize.errors import ModelCorruptError, ModelError, ModelMissingError, SummarizeError

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoSibling

_MAIN = "main"
_MEGABYTE = 1_000_000
_CONFIGURATION = ("config.json", "tokenizer_config.json")


def pull(
    card: ModelCard,
    *,
    revision: str | None = None,
    file: str | None = None,
    again: bool = False,
    progress: Callable[[str], None] = lambda step: None,
) -> PulledModel:
    """Download a model's files, check them, and record their hashes.

    What is in the hub's cache already is not downloaded again, and an interrupted
    download goes on where it was. Nothing is loaded, and no code of the model is run.

    Args:
        card: the model; files that it names must have the hashes it names.
        revision: a branch, tag or commit; None for the card's, or else the newest.
        file: the one file wanted, of a repository with several GGUF files.
        again: download files even if they are there.
        progress: is told what is being done.

    Raises:
        ModelMissingError: The hub cannot be reached, or has no such model or revision.
        ModelCorruptError: What came is not what the hub or the card names.
        ModelError: The model has no safetensors, or wants code of its own to be run.
    """
    what = f'model "{card.id}" ({card.hub_id})'
    if card.status == "unverified" and (revision or file):  # what was recorded binds nobody
        card = replace(card, revision=None, files=())
    with _plain_errors(what, card):
        from huggingface_hub import HfApi, hf_hub_download

        progress(f"Asking for {card.hub_id}")
        info = HfApi().model_info(
            card.hub_id, revision=revision or card.revision or _MAIN, files_metadata=True
        )
        there = {each.rfilename: each for each in info.siblings or ()}
        names = _names(card, [file] if file else there, there, what)
        if not info.sha:
            raise ModelMissingError(f"{what}: the hub does not say which commit it gives")
        files: list[ModelFile] = []
        for name in sorted(names, key=lambda name: (name not in _CONFIGURATION, name)):
            size = there[name].size or 0
            progress(f"Getting {name} ({size / _MEGABYTE:.1f} MB)")
            path = hf_hub_download(card.hub_id, name, revision=info.sha, force_download=again)
            files.append(_checked(card, Path(path), there[name]))
            if name in _CONFIGURATION:  # before the weights, which are large
                ModelFolder(Path(path).parent, what).refuse_remote_code()
    record = PulledModel(card.hub_id, info.sha, tuple(files))
    try:
        keep_record(record)
    except OSError as error:
        raise ModelError(f"{what}: its hashes cannot be recorded: {error}") from error
    return record


def _names(
    card: ModelCard, offered: Iterable[str], there: dict[str, RepoSibling], what: str
) -> tuple[str, ...]:
    """The files to get: those that the card names, or all that are needed of those offered."""
    if card.files:
        names = tuple(file.path for file in card.files)
    else:
        names = wanted_files(offered, what=what, gguf=card.loader == "gguf")
    absent = [name for name in names if name not in there]
    if absent:
        raise ModelMissingError(f"{what}: the hub does not have {', '.join(absent)}")
    return names


def _checked(card: ModelCard, path: Path, wanted: RepoSibling) -> ModelFile:
    """Return the file with its hash, which the hub's and the card's must equal."""
    from huggingface_hub.utils.sha import git_hash

    size, sha256 = path.stat().st_size, sha256_of(path)
    named = {file.path: file.sha256 for file in card.files}.get(wanted.rfilename)
    expected = [
        (f"{wanted.size} bytes", f"{size} bytes", wanted.size in (None, size)),
        (f"sha256 {named}", sha256, named in (None, sha256)),
    ]
    if wanted.lfs is not None:
        expected.append((f"sha256 {wanted.lfs.sha256}", sha256, wanted.lfs.sha256 == sha256))
    elif wanted.blob_id is not None:
        blob = git_hash(path.read_bytes())
        expected.append((f"git hash {wanted.blob_id}", blob, wanted.blob_id == blob))
    for should, is_, equal in expected:
        if not equal:
            raise ModelCorruptError(
                f'model "{card.id}": {wanted.rfilename} is not as it should be: expected {should},'
                f" got {is_}; to get it again: summarize models pull {card.id} --again"
            )
    return ModelFile(wanted.rfilename, sha256, size)


@contextmanager
def _plain_errors(what: str, card: ModelCard) -> Iterator[None]:
    """Say in one line what the hub's library says in its own errors."""
    from huggingface_hub import constants, errors

    if constants.is_offline_mode():
        raise ModelMissingError(
            f"{what} is not pulled, since HF_HUB_OFFLINE is set;"
            f" to get it: HF_HUB_OFFLINE=0 summarize models pull {card.id}"
        )
    try:
        yield
    except errors.GatedRepoError as error:
        raise ModelMissingError(
            f"{what} is given only to those who accepted its licence: do so at"
            f" {constants.ENDPOINT}/{card.hub_id} and set HF_TOKEN"
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise ModelMissingError(
            f"{what}: {constants.ENDPOINT} has no such model, or not for you (HF_TOKEN)"
        ) from error
    except errors.RevisionNotFoundError as error:
        raise ModelMissingError(f"{what} has no such revision on the hub") from error
    except SummarizeError:
        raise
    except Exception as error:  # the library, its HTTP client and the disk each raise their own
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ModelMissingError(
            f"{what} could not be got from {constants.ENDPOINT}: {reason};"
            f" to go on: summarize models pull {card.id}"
        ) from error
