"""What the folder of an embedder says of how its vectors are made."""

from __future__ import annotations

import json
from pathlib import Path

from summarize.catalog.card import Embedding, Pooling
from summarize.catalog.hub_files import read_json
from summarize.errors import ModelError

_POOLING = Path("1_Pooling") / "config.json"
_MODULES = "modules.json"
_PROMPTS = "config_sentence_transformers.json"
_KNOWN_LAYERS = ("Transformer", "Pooling", "Normalize")


def is_sentence_encoder(folder: Path) -> bool:
    """Tell whether a folder has the form of sentence-transformers."""
    return (folder / _POOLING).is_file() or (folder / _MODULES).is_file()


def read_embedding(folder: Path, config: dict[str, object], *, what: str) -> Embedding:
    """Return pooling and prefix as sentence-transformers writes them down, else the mean and none.

    Args:
        folder: the model's.
        config: what its config.json holds.
        what: how errors call it.

    Raises:
        ModelError: Its vectors are made in a way that is not known here.
    """
    _refuse_other_layers(folder, what=what)
    told = read_json(folder / _POOLING, what=what)
    pooling: Pooling = "cls" if told.get("pooling_mode_cls_token") is True else "mean"
    if told and pooling == "mean" and told.get("pooling_mode_mean_tokens") is not True:
        raise ModelError(f"{what}: {_POOLING} wants a pooling that is neither mean nor cls")
    width = config.get("hidden_size") or config.get("d_model")
    if not isinstance(width, int):
        raise ModelError(f'{what}: config.json does not say "hidden_size"')
    return Embedding(
        pooling=pooling, dimensions=width, normalise=True, prefix=_default_prompt(folder, what=what)
    )


def read_languages(folder: Path) -> tuple[str, ...]:
    """Return the languages that the head of a hub's README names; English where none is."""
    import yaml

    try:
        head = (folder / "README.md").read_text(encoding="utf-8").split("---\n")[1]
        told = yaml.safe_load(head)["language"]
    except (OSError, ValueError, IndexError, KeyError, TypeError, yaml.YAMLError):
        return ("en",)
    return tuple(map(str, told)) if isinstance(told, list) else (str(told),)


def _refuse_other_layers(folder: Path, *, what: str) -> None:
    """Refuse an embedder whose vectors go through more than an encoder and pooling."""
    try:
        layers = [str(each["type"]) for each in json.loads((folder / _MODULES).read_text("utf-8"))]
    except FileNotFoundError:
        return
    except (ValueError, TypeError, KeyError) as error:
        raise ModelError(f"{what}: {_MODULES} holds no list of layers") from error
    if others := [name for name in layers if name.rpartition(".")[2] not in _KNOWN_LAYERS]:
        raise ModelError(
            f"{what} puts its vectors through {', '.join(others)}; allowed:"
            f" {', '.join(_KNOWN_LAYERS)}"
        )


def _default_prompt(folder: Path, *, what: str) -> str:
    """What the model wants before every text, if its files name a prompt for that."""
    told = read_json(folder / _PROMPTS, what=what)
    prompts, name = told.get("prompts"), told.get("default_prompt_name")
    prompt = prompts.get(name) if isinstance(prompts, dict) else None
    return prompt if isinstance(prompt, str) else ""
