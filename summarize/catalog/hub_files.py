"""Which files of a model repository are wanted, and which make it one to refuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from summarize.errors import ModelError
from summarize.files import read_regular
from summarize.limits import MOST_MODEL_JSON_BYTES
from summarize.parsing import parse_json

_WANTED = (
    "config.json generation_config.json tokenizer*.json special_tokens_map.json added_tokens.json"
    " vocab.json vocab.txt merges.txt *.model chat_template.jinja modules.json"
    " sentence_bert_config.json config_sentence_transformers.json 1_Pooling/config.json"
).split()
_SAFETENSORS = ("model.safetensors", "model-*.safetensors", "model.safetensors.index.json")
_TOKENIZERS = ("tokenizer.json", "*.model", "vocab.json", "vocab.txt")
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".msgpack", ".h5")
_WITH_CODE = ("config.json", "tokenizer_config.json")
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


def is_hub_id(name: str) -> bool:
    """Tell whether ``name`` has the form of a repository's id, ORG/NAME."""
    return _HUB_ID.fullmatch(name) is not None


def wanted_files(names: Iterable[str], *, what: str, gguf: bool = False) -> tuple[str, ...]:
    """Return the files that a model needs to run: weights, configuration, tokenizer.

    Args:
        names: all that there is.
        what: how errors call it.
        gguf: whether the one GGUF file there is wanted even beside safetensors.

    Raises:
        ModelError: There are no weights that can be read without running code, or no
            configuration or tokenizer.
    """
    names = sorted(names)
    weights = _matching(names, _SAFETENSORS)
    found = [name for name in names if name.endswith(".gguf")]
    if gguf or (found and not weights):
        if not found:
            raise ModelError(f"{what} holds neither a config.json with weights nor a GGUF file")
        if len(found) > 1:
            raise ModelError(f"{what} holds {len(found)} GGUF files; name one")
        return tuple(found)
    if not any(name.endswith(".safetensors") for name in weights):
        if pickled := [name for name in names if name.endswith(_PICKLES)]:
            raise ModelError(
                f"{what} has its weights only as {', '.join(pickled[:3])}, which can run code when"
                " they are read; only safetensors are used: look for a revision that has them"
            )
        raise ModelError(f"{what} holds no model.safetensors")
    if "config.json" not in names:
        raise ModelError(f"{what} holds no config.json")
    if not _matching(names, _TOKENIZERS):
        raise ModelError(f"{what} holds no tokenizer.json; save the model's tokenizer beside it")
    return (*_matching(names, _WANTED), *weights)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder with a model's files; ``what`` is how errors call the model."""

    path: Path
    what: str

    def says(self, name: str, *keys: str) -> Any:
        """Return what a JSON file has at ``keys``, each within the one before; None if nothing.

        Raises:
            ModelError: The file cannot be read or holds no object.
        """
        try:
            held = parse_json(read_regular(self.path / name, MOST_MODEL_JSON_BYTES))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise ModelError(f"{self.what}: {name} cannot be read as JSON: {error}") from error
        if not isinstance(held, dict):
            raise ModelError(f"{self.what}: {name} holds no JSON object")
        for key in keys:
            held = held.get(key) if isinstance(held, dict) else None
        return held

    def refuse_remote_code(self) -> None:
        """Refuse a model that brings code of its own (``auto_map`` in its configuration).

        Raises:
            ModelError: It does, or its configuration cannot be read.
        """
        for name in _WITH_CODE:
            if self.says(name, "auto_map") is not None:
                raise ModelError(
                    f'{self.what} wants code of its own to be run ("auto_map" in {name});'
                    " none ever is"
                )


def _matching(names: Iterable[str], patterns: Sequence[str]) -> list[str]:
    """Return the names that a pattern fits, of which no star stands for a slash."""
    return [
        name
        for name in names
        if any(fnmatch(name, each) and name.count("/") == each.count("/") for each in patterns)
    ]
