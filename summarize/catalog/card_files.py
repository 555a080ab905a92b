"""Reading a card's TOML file, so that every unknown, missing or wrong key is named."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import cast, get_args

from summarize.catalog.card import (
    Embedding,
    Generation,
    GlobalAttention,
    InputFormat,
    Loader,
    ModelCard,
    ModelFile,
    Package,
    Pooling,
    Prompt,
    Reading,
    Role,
    Status,
)
from summarize.catalog.toml_tables import Table
from summarize.errors import ModelError
from summarize.likeness import CosineScale
from summarize.settings import Strategy


def read_card(path: Path, prompts: tuple[Path, ...]) -> ModelCard:
    """Read one card, with the prompts it names from the first of the folders that has them.

    Raises:
        ModelError: The file is no TOML, or a key is unknown, missing or wrong.
    """
    try:
        table = Table(tomllib.loads(path.read_text(encoding="utf-8")), str(path))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a readable TOML card: {error}") from error
    card = ModelCard(
        id=table.text("id"),
        role=cast(Role, table.text("role", allowed=get_args(Role))),
        loader=cast(Loader, table.text("loader", allowed=get_args(Loader))),
        default=table.flag("default") if "default" in table else False,
        status=cast(Status, table.text("status", allowed=get_args(Status))),
        licence=table.text("licence"),
        hub_id=table.text("hub_id"),
        revision=table.text("revision") if "revision" in table else None,
        languages=table.texts("languages"),
        trained_on=table.texts("trained_on"),
        max_input_tokens=table.count("max_input_tokens"),
        package=_package(table.table("package")) if "package" in table else None,
        files=tuple(map(_file, table.tables("files"))) if "files" in table else (),
        prompts=_prompts(table, prompts) if "prompts" in table else (),
        embedding=_embedding(table.table("embedding")) if "embedding" in table else None,
        generation=_generation(table.table("generation")) if "generation" in table else None,
        input=_input(table.table("input")) if "input" in table else None,
        reading=_reading(table.table("reading")) if "reading" in table else None,
        architecture=table.text("architecture") if "architecture" in table else None,
        parameters=table.count("parameters") if "parameters" in table else None,
        strategy=_strategy(table) if "strategy" in table else None,
    )
    table.refuse_unknown_keys()
    _check(card, path)
    return card


_LOADERS: dict[Role, tuple[Loader, ...]] = {
    "embedder": ("encoder", "static"),
    "parser": ("spacy",),
    "writer": ("causal", "encoder-decoder", "gguf", "openai"),
    "reader": ("probe", "classifier", "causal", "gguf", "openai"),
}
_WANTED = {
    ("embedder", "encoder"): ("embedding",),
    ("writer", "causal"): ("generation", "prompts"),
    ("writer", "gguf"): ("generation", "prompts"),
    ("writer", "openai"): ("generation", "prompts"),
    ("writer", "encoder-decoder"): ("generation", "input"),
    ("reader", "probe"): ("reading", "prompts"),
    ("reader", "causal"): ("prompts",),
    ("reader", "gguf"): ("prompts",),
    ("reader", "openai"): ("prompts",),
}
"""What a card of each role and kind cannot do without."""


def _check(card: ModelCard, path: Path) -> None:
    """Refuse a card that lacks what its role, its kind or its status needs."""
    if card.loader not in _LOADERS[card.role]:
        raise ModelError(
            f'{path}: key "loader" is "{card.loader}"; allowed for the role {card.role}:'
            f" {', '.join(_LOADERS[card.role])}"
        )
    for key in _WANTED.get((card.role, card.loader), ()):
        if not getattr(card, key):
            raise ModelError(f'{path}: key "{key}" is missing; the loader {card.loader} wants it')
    if card.loader == "probe" and not (card.reading and card.reading.base):
        raise ModelError(f'{path}: key "reading.base" is missing; the loader probe wants it')
    if card.package and card.package.parts > 1 and len(card.files) != 1:
        raise ModelError(
            f'{path}: key "parts" is {card.package.parts}, so one file is cut up, but'
            f" {len(card.files)} are named; name the one that they make together"
        )
    if card.status == "verified" and not card.files:
        raise ModelError(
            f'{path}: key "status" is "verified", but no files with hashes are named;'
            ' name them, or say "unverified"'
        )


def _strategy(table: Table) -> Strategy:
    return cast(Strategy, table.text("strategy", allowed=get_args(Strategy)))


def _input(table: Table) -> InputFormat:
    kinds = get_args(GlobalAttention)
    given = table.text("global_attention", allowed=kinds) if "global_attention" in table else "none"
    form = InputFormat(
        separator=table.text("separator"),
        global_attention=cast(GlobalAttention, given),
        prefix=table.text("prefix") if "prefix" in table else "",
    )
    table.refuse_unknown_keys()
    return form


def _reading(table: Table) -> Reading:
    reading = Reading(
        base=table.text("base") if "base" in table else None,
        label=table.text("label") if "label" in table else None,
    )
    table.refuse_unknown_keys()
    return reading


def _package(table: Table) -> Package:
    package = Package(
        name=table.text("name"),
        version=table.text("version"),
        module=table.text("module"),
        folder=table.text("folder"),
        parts=table.count("parts") if "parts" in table else 1,
    )
    table.refuse_unknown_keys()
    return package


def _file(table: Table) -> ModelFile:
    file = ModelFile(
        path=table.text("path"), sha256=table.text("sha256"), bytes=table.count("bytes")
    )
    table.refuse_unknown_keys()
    return file


def _embedding(table: Table) -> Embedding:
    embedding = Embedding(
        pooling=cast(Pooling, table.text("pooling", allowed=get_args(Pooling))),
        dimensions=table.count("dimensions"),
        normalise=table.flag("normalise"),
        prefix=table.text("prefix"),
        batch_size=_count_or_auto(table, "batch_size"),
        scale=_scale(table.table("scale")) if "scale" in table else None,
    )
    table.refuse_unknown_keys()
    return embedding


def _scale(table: Table) -> CosineScale:
    scale = CosineScale(**{each.name: table.cosine(each.name) for each in fields(CosineScale)})
    table.refuse_unknown_keys()
    return scale


def _generation(table: Table) -> Generation:
    generation = Generation(
        batch_size=_count_or_auto(table, "batch_size"),
        num_beams=table.count("num_beams"),
    )
    table.refuse_unknown_keys()
    return generation


def _count_or_auto(table: Table, key: str) -> int | None:
    """Return a key's number, or None where there is none: as many as fit the memory."""
    return table.count(key) if key in table else None


def _prompts(table: Table, folders: tuple[Path, ...]) -> tuple[Prompt, ...]:
    return tuple(_read_prompt(f"{name}.txt", folders) for name in table.texts("prompts"))


def _read_prompt(name: str, folders: tuple[Path, ...]) -> Prompt:
    path = next((folder / name for folder in folders if (folder / name).exists()), Path(name))
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        places = " or ".join(map(str, folders))
        raise ModelError(
            f"a card names the prompt {name}, which cannot be read in {places}"
        ) from error
    return Prompt(name=path.stem, text=text)
