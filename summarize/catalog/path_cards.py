"""A card for a model that has none, made of what its folder says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from summarize.catalog.card import (
    Generation,
    GlobalAttention,
    InputFormat,
    Loader,
    ModelCard,
    Prompt,
    Role,
    a_role,
)
from summarize.catalog.embedder_folders import is_sentence_encoder, read_embedding, read_languages
from summarize.catalog.hub_files import ModelFolder, wanted_files
from summarize.catalog.weights import file_in
from summarize.errors import ModelCorruptError, ModelError, UsageError

_LIMITS = (
    ("config.json", "max_position_embeddings"),
    ("config.json", "max_encoder_position_embeddings"),
    ("config.json", "n_positions"),
    ("sentence_bert_config.json", "max_seq_length"),
    ("tokenizer_config.json", "model_max_length"),
)
_NO_LIMIT = 10**9
"""Tokenizers write down 10^30 where they know of none."""
_CAUTIOUS_LIMIT = 512
"""Tokens, for a model that does not say how many it reads."""

_TOKENS = ("added_tokens.json", "special_tokens_map.json", "tokenizer_config.json")
_SEPARATOR = "<doc-sep>"
"""What PRIMERA and models made of it have between documents."""
_GENERATION = Generation(num_beams=4)

_CLASSIFIER = "ForSequenceClassification"
_USUAL: dict[Role, Loader] = {
    "embedder": "encoder",
    "parser": "spacy",
    "writer": "causal",
    "reader": "classifier",
}
_LOADERS: dict[Role, tuple[Loader, ...]] = {
    "writer": ("causal", "encoder-decoder"),
    "reader": ("causal", "classifier"),
}
"""What a folder's model can be for a role, if it is no encoder."""
_WANTED: dict[Role, str] = {
    "embedder": "an encoder, or what has 1_Pooling/config.json",
    "writer": "…ForCausalLM or …ForConditionalGeneration",
    "reader": f"…{_CLASSIFIER} or a chat model, …ForCausalLM",
}


def uncarded(name: str, role: Role) -> ModelCard:
    """Return a card that says no more than a name: all else has to be found out."""
    return ModelCard(
        id=name,
        role=role,
        loader=_USUAL[role],
        status="unverified",
        licence="unknown",
        hub_id=name,
        languages=(),
        trained_on=(),
        max_input_tokens=_CAUTIOUS_LIMIT,
    )


def card_of_path(path: Path, role: Role, cards: tuple[ModelCard, ...]) -> ModelCard:
    """Return a card of the model in a folder or a GGUF file, its files hashed.

    Args:
        path: where it is.
        role: what it is to be used as.
        cards: those that are known; a causal model takes the default writer's prompts.

    Raises:
        UsageError: It is a file of another kind.
        ModelCorruptError: A part of it is missing.
        ModelError: It cannot be used.
    """
    path = path.absolute()  # and not where a link leads: the hub keeps files under other names
    what = f'model "{path}"'
    gguf = path.suffix == ".gguf"
    if path.is_file() and not gguf:
        raise UsageError(f"{what} is a file; a folder or a GGUF file is wanted")
    folder = ModelFolder(path.parent if gguf else path, what)
    card = replace(uncarded(path.name, role), hub_id="", path=str(folder.path))
    try:
        if gguf or not (path / "config.json").exists():
            names = (path.name,) if gguf else wanted_files(_files(path), what=what, gguf=True)
            if role == "embedder":
                raise ModelError(f"{what} is a GGUF file, which no embedder is read from")
            limit = _gguf_limit(folder.path / names[0], what)
            card = replace(card, loader="gguf", max_input_tokens=limit)
        else:
            folder.refuse_remote_code()
            names = wanted_files(_files(path), what=what)
            _refuse_damaged(folder, names)
            card = _with_configuration(card, folder)
        card = replace(card, files=tuple(file_in(folder.path, name) for name in names))
    except OSError as error:
        raise ModelError(f"{what} cannot be read: {error.strerror}") from error
    if card.loader in ("causal", "gguf"):
        card = replace(card, prompts=default_prompts(cards, role))
    return card


def likely_role(path: Path) -> Role:
    """Return what the model in a folder or a GGUF file seems to be for.

    Raises:
        ModelError: Its configuration cannot be read.
    """
    if not (path / "config.json").is_file():
        return "writer"
    if is_sentence_encoder(path):
        return "embedder"
    loader = _loader(ModelFolder(path, f'model "{path}"'))
    roles: dict[Loader, Role] = {"encoder": "embedder", "classifier": "reader"}
    return roles.get(loader, "writer")


def default_prompts(cards: tuple[ModelCard, ...], role: Role) -> tuple[Prompt, ...]:
    """Return the prompts of the default model of ``role``, for one that has no card."""
    return next(each.prompts for each in cards if each.default and each.role == role)


def _files(folder: Path) -> list[str]:
    found = (path for pattern in ("*", "1_Pooling/*") for path in folder.glob(pattern))
    return [path.relative_to(folder).as_posix() for path in found if path.is_file()]


def _refuse_damaged(folder: ModelFolder, names: tuple[str, ...]) -> None:
    """Refuse a model of which a part is missing or cut off, as an interrupted copy leaves it.

    Only the tables of contents of the weights are read.
    """
    from safetensors import SafetensorError, safe_open

    if "model.safetensors" not in names:
        parts = folder.says("model.safetensors.index.json", "weight_map")
        wanted = set(parts.values()) if isinstance(parts, dict) else set()
        if absent := sorted(wanted - set(names)):
            raise ModelCorruptError(f"{folder.what} is not whole: {', '.join(absent)} is missing")
    for name in (name for name in names if name.endswith(".safetensors")):
        try:
            with safe_open(folder.path / name, framework="numpy"):
                pass
        except SafetensorError as error:
            raise ModelCorruptError(
                f"{folder.what}: {name} is no readable safetensors file: {error}"
            ) from error


def _with_configuration(card: ModelCard, folder: ModelFolder) -> ModelCard:
    loader, architecture = _loader(folder), _architecture(folder)
    limits = [folder.says(*place) for place in _LIMITS]
    known = [each for each in limits if isinstance(each, int) and 0 < each < _NO_LIMIT]
    least = min(known, default=_CAUTIOUS_LIMIT)
    card = replace(card, loader=loader, max_input_tokens=least, architecture=architecture or None)
    embeds = not folder.says("config.json", "is_encoder_decoder") and (
        loader != "causal" or is_sentence_encoder(folder.path)
    )
    if card.role == "embedder" and embeds:
        languages = read_languages(folder.path)
        return replace(
            card, loader="encoder", embedding=read_embedding(folder), languages=languages
        )
    if loader not in _LOADERS.get(card.role, ()):
        raise ModelError(
            f"{folder.what} is {architecture or 'of an unknown architecture'};"
            f" {a_role(card.role)} is wanted: {_WANTED[card.role]}"
        )
    if loader != "encoder-decoder":
        return card
    return replace(card, generation=_GENERATION, input=_input_format(folder))


def _input_format(folder: ModelFolder) -> InputFormat:
    """How an encoder-decoder wants its articles, as far as its files tell.

    A token for what stands between documents is used where there is one; one with windowed
    attention (LED) sees the whole through it, or through the first token. T5 writes down
    its instruction for summaries.
    """
    separated = any(_SEPARATOR in json.dumps(folder.says(name)) for name in _TOKENS)
    seen: GlobalAttention = "separator" if separated else "first"
    prefix = folder.says("config.json", "task_specific_params", "summarization", "prefix")
    return InputFormat(
        separator=_SEPARATOR if separated else " ",
        global_attention=seen if folder.says("config.json", "attention_window") else "none",
        prefix=str(prefix or ""),
    )


def _architecture(folder: ModelFolder) -> str:
    named = folder.says("config.json", "architectures")
    return str(named[0]) if isinstance(named, list) and named else ""


def _loader(folder: ModelFolder) -> Loader:
    """Return how a model is loaded, "encoder" if it neither writes nor classifies."""
    architecture = _architecture(folder)
    if architecture.endswith(_CLASSIFIER):
        return "classifier"
    if folder.says("config.json", "is_encoder_decoder") is True:
        return "encoder-decoder"
    return "causal" if architecture.endswith(("ForCausalLM", "LMHeadModel")) else "encoder"


def _gguf_limit(path: Path, what: str) -> int:
    """The context length that a GGUF file names."""
    from gguf import GGUFReader

    try:
        fields = GGUFReader(path).fields.items()
        named = [field.contents() for key, field in fields if key.endswith(".context_length")]
    except Exception as error:  # the reader checks little, and numpy says what is wrong
        raise ModelCorruptError(f"{what} is no readable GGUF file: {error}") from error
    return int(named[0]) if named else _CAUTIOUS_LIMIT
