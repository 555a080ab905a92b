"""What the folder of an embedder says of how its vectors are made."""

from __future__ import annotations

from pathlib import Path

from summarize.catalog.card import Embedding, Pooling
from summarize.catalog.hub_files import ModelFolder
from summarize.errors import ModelError
from summarize.files import read_regular
from summarize.limits import MOST_HEAD_CHARACTERS, MOST_MODEL_JSON_BYTES, MOST_SETTINGS_BYTES
from summarize.parsing import parse_json

_POOLING = "1_Pooling/config.json"
_MODULES = "modules.json"
_PROMPTS = "config_sentence_transformers.json"
_KNOWN_LAYERS = ("Transformer", "Pooling", "Normalize")


def is_sentence_encoder(folder: Path) -> bool:
    """Tell whether a folder has the form of sentence-transformers."""
    return (folder / _POOLING).is_file() or (folder / _MODULES).is_file()


def read_embedding(folder: ModelFolder) -> Embedding:
    """Return pooling and prefix as sentence-transformers writes them down, else the mean and none.

    Raises:
        ModelError: Its vectors are made in a way that is not known here.
    """
    _refuse_other_layers(folder)
    pooling: Pooling = "mean"
    if folder.says(_POOLING, "pooling_mode_cls_token") is True:
        pooling = "cls"
    elif folder.says(_POOLING) and folder.says(_POOLING, "pooling_mode_mean_tokens") is not True:
        raise ModelError(f"{folder.what}: {_POOLING} wants a pooling that is neither mean nor cls")
    width = folder.says("config.json", "hidden_size") or folder.says("config.json", "d_model")
    if not isinstance(width, int):
        raise ModelError(f'{folder.what}: config.json does not say "hidden_size"')
    prefix = folder.says(_PROMPTS, "prompts", str(folder.says(_PROMPTS, "default_prompt_name")))
    return Embedding(pooling, width, normalise=True, prefix=str(prefix or ""))


def read_languages(folder: Path) -> tuple[str, ...]:
    """Return the languages that the head of a hub's README names; English where none is."""
    import yaml

    try:
        told = read_regular(folder / "README.md", MOST_SETTINGS_BYTES).decode("utf-8")
        head = told[:MOST_HEAD_CHARACTERS].split("---\n")[1]
        named = yaml.safe_load(head)["language"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError, yaml.YAMLError):
        return ("en",)
    return tuple(map(str, named)) if isinstance(named, list) else (str(named),)


def _refuse_other_layers(folder: ModelFolder) -> None:
    """Refuse an embedder whose vectors go through more than an encoder and pooling."""
    try:
        held = parse_json(read_regular(folder.path / _MODULES, MOST_MODEL_JSON_BYTES))
        layers = [str(each["type"]) for each in held]
    except FileNotFoundError:
        return
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelError(f"{folder.what}: {_MODULES} holds no list of layers") from error
    if others := [name for name in layers if name.rpartition(".")[2] not in _KNOWN_LAYERS]:
        raise ModelError(
            f"{folder.what} puts its vectors through {', '.join(others)}; allowed:"
            f" {', '.join(_KNOWN_LAYERS)}"
        )
