"""A card for a model that has none, made of what its folder says."""

from __future__ import annotations

import json
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from summarize.catalog.card import (
    Generation,
    GlobalAttention,
    InputFormat,
    Loader,
    ModelCard,
    Prompt,
    Role,
)
from summarize.catalog.embedder_folders import (
    is_sentence_encoder,
    read_embedding,
    read_languages,
)
from summarize.catalog.hub_files import read_json, refuse_remote_code, wanted_files
from summarize.catalog.weights import file_in
from summarize.errors import ModelCorruptError, ModelError, UsageError

_UNKNOWN = "unknown"
_LIMITS = ("max_position_embeddings", "max_encoder_position_embeddings", "n_positions")
_OTHER_LIMITS = {
    "sentence_bert_config.json": "max_seq_length",
    "tokenizer_config.json": "model_max_length",
}
_NO_LIMIT = 10**9
"""Tokenizers write down 10^30 where they know of none."""
_CAUTIOUS_LIMIT = 512
"""Tokens, for a model that does not say how many it reads."""

_CLASSIFIER = "ForSequenceClassification"
_TOKENIZERS = ("tokenizer*.json", "vocab.*", "*.model")
_TOKENS = ("added_tokens.json", "special_tokens_map.json", "tokenizer_config.json")
_SEPARATOR = "<doc-sep>"
"""What PRIMERA and models made of it have between documents."""

_USUAL: dict[Role, Loader] = {
    "embedder": "encoder",
    "parser": "spacy",
    "writer": "causal",
    "reader": "classifier",
}

_INDEX = "model.safetensors.index.json"


def uncarded(name: str, role: Role) -> ModelCard:
    """Return a card that says no more than a name: all else has to be found out."""
    return ModelCard(
        id=name,
        role=role,
        loader=_USUAL[role],
        default=False,
        status="unverified",
        licence=_UNKNOWN,
        hub_id=name,
        revision=None,
        languages=(),
        trained_on=(),
        max_input_tokens=_CAUTIOUS_LIMIT,
        package=None,
        files=(),
        generation=_GENERATION if role == "writer" else None,
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
    folder = path.parent if gguf else path
    card = replace(uncarded(path.name, role), hub_id="", path=str(folder))
    try:
        if gguf or not (folder / "config.json").exists():
            names = (path.name,) if gguf else wanted_files(_files(folder), what=what, gguf=True)
            limit = _gguf_limit(folder / names[0], what=what)
            card = replace(card, loader="gguf", max_input_tokens=limit)
        else:
            refuse_remote_code(folder, what=what)
            names = wanted_files(_files(folder), what=what)
            _refuse_partial(folder, names, what=what)
            _refuse_unreadable(folder, names, what=what)
            card = _with_configuration(card, folder, what=what)
            if not any(fnmatch(name, each) for name in names for each in _TOKENIZERS):
                raise ModelCorruptError(f"{what} has no tokenizer ({', '.join(_TOKENIZERS)})")
        card = replace(card, files=tuple(file_in(folder, name) for name in names))
    except OSError as error:
        raise ModelError(f"{what} cannot be read: {error.strerror}") from error
    if card.role == "embedder" and card.loader == "gguf":
        raise ModelError(f"{what} is a GGUF file, which no embedder is read from")
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
    config = read_json(path / "config.json", what=f'model "{path}"')
    if _architecture(config).endswith(_CLASSIFIER):
        return "reader"
    return "writer" if _writer_loader(config, _architecture(config)) else "embedder"


def default_prompts(cards: tuple[ModelCard, ...], role: Role) -> tuple[Prompt, ...]:
    """Return the prompts of the default model of ``role``, for one that has no card."""
    return next(each.prompts for each in cards if each.default and each.role == role)


def _files(folder: Path) -> list[str]:
    return [
        str(path.relative_to(folder).as_posix())
        for pattern in ("*", "1_Pooling/*")
        for path in folder.glob(pattern)
        if path.is_file()
    ]


def _refuse_partial(folder: Path, names: tuple[str, ...], *, what: str) -> None:
    """Refuse a model of which a part is missing, as an interrupted copy leaves it."""
    if "model.safetensors" in names or not (folder / _INDEX).exists():
        return
    parts = read_json(folder / _INDEX, what=what).get("weight_map")
    wanted = set(parts.values()) if isinstance(parts, dict) else set()
    if absent := sorted(wanted - set(names)):
        raise ModelCorruptError(f"{what} is not whole: {', '.join(absent)} is missing")


def _refuse_unreadable(folder: Path, names: tuple[str, ...], *, what: str) -> None:
    """Refuse weights whose table of contents makes no sense, which is read in no time."""
    from safetensors import SafetensorError, safe_open

    for name in names:
        if not name.endswith(".safetensors"):
            continue
        try:
            with safe_open(folder / name, framework="numpy"):
                pass
        except SafetensorError as error:
            raise ModelCorruptError(
                f"{what}: {name} is no readable safetensors file: {error}"
            ) from error


def _with_configuration(card: ModelCard, folder: Path, *, what: str) -> ModelCard:
    config = read_json(folder / "config.json", what=what)
    architecture = _architecture(config)
    card = replace(
        card, max_input_tokens=_limit(config, folder, what=what), architecture=architecture or None
    )
    loader = _writer_loader(config, architecture)
    if card.role == "embedder":
        if loader == "encoder-decoder" or (loader and not is_sentence_encoder(folder)):
            raise ModelError(
                f"{what} is {architecture or 'of an unknown architecture'}; an embedder is wanted:"
                " an encoder, or what has 1_Pooling/config.json"
            )
        return replace(
            card,
            loader="encoder",
            embedding=read_embedding(folder, config, what=what),
            languages=read_languages(folder),
        )
    if card.role == "reader" and architecture.endswith(_CLASSIFIER):
        return replace(card, loader="classifier")
    if card.role == "reader" and loader != "causal":
        raise ModelError(
            f"{what} is {architecture or 'of an unknown architecture'}; a reader is wanted:"
            f" …{_CLASSIFIER} or a chat model, …ForCausalLM"
        )
    if loader is None:
        raise ModelError(
            f"{what} is {architecture or 'of an unknown architecture'}; a writer is wanted:"
            " …ForCausalLM or …ForConditionalGeneration"
        )
    form = _input_format(config, folder, what=what) if loader == "encoder-decoder" else None
    return replace(card, loader=loader, input=form)


def _input_format(config: dict[str, object], folder: Path, *, what: str) -> InputFormat:
    """How an encoder-decoder wants its articles, as far as its files tell.

    A token for what stands between documents is used where there is one; one with windowed
    attention (LED) sees the whole through it, or through the first token. T5 writes down
    its instruction for summaries.
    """
    held = (folder / name for name in _TOKENS if (folder / name).is_file())
    separated = any(_SEPARATOR in json.dumps(read_json(path, what=what)) for path in held)
    seen: GlobalAttention = "separator" if separated else "first"
    tasks = config.get("task_specific_params")
    task = tasks.get("summarization") if isinstance(tasks, dict) else None
    prefix = task.get("prefix") if isinstance(task, dict) else None
    return InputFormat(
        separator=_SEPARATOR if separated else " ",
        global_attention=seen if "attention_window" in config else "none",
        prefix=prefix if isinstance(prefix, str) else "",
    )


def _architecture(config: dict[str, object]) -> str:
    named = config.get("architectures")
    return str(named[0]) if isinstance(named, list) and named else ""


def _writer_loader(config: dict[str, object], architecture: str) -> Loader | None:
    if config.get("is_encoder_decoder") is True:
        return "encoder-decoder"
    return "causal" if architecture.endswith(("ForCausalLM", "LMHeadModel")) else None


def _limit(config: dict[str, object], folder: Path, *, what: str) -> int:
    """The least of the limits that the model's files name."""
    told = [config.get(key) for key in _LIMITS]
    for name, key in _OTHER_LIMITS.items():
        if (folder / name).is_file():
            told.append(read_json(folder / name, what=what).get(key))
    limits = [each for each in told if isinstance(each, int) and 0 < each < _NO_LIMIT]
    return min(limits, default=_CAUTIOUS_LIMIT)


def _gguf_limit(path: Path, *, what: str) -> int:
    """The context length that a GGUF file names."""
    from gguf import GGUFReader

    try:
        fields = GGUFReader(path).fields.items()
        named = [field.contents() for key, field in fields if key.endswith(".context_length")]
    except Exception as error:  # the reader checks little, and numpy says what is wrong
        raise ModelCorruptError(f"{what} is no readable GGUF file: {error}") from error
    return int(named[0]) if named else _CAUTIOUS_LIMIT


_GENERATION = Generation(num_beams=4)
