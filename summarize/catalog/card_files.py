"""Reading a card's TOML file, so that every unknown, missing or wrong key is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from summarize.catalog.card import Loader, ModelCard, Prompt, Role
from summarize.errors import ModelError
from summarize.files import read_regular
from summarize.limits import MOST_SETTINGS_BYTES
from summarize.nearest import or_nearest
from summarize.parsing import parse_toml

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_KINDS: dict[tuple[Role, Loader], tuple[str, ...]] = {
    ("embedder", "encoder"): ("embedding",),
    ("embedder", "static"): (),
    ("parser", "spacy"): (),
    ("writer", "causal"): ("prompts",),
    ("writer", "encoder-decoder"): ("generation", "input"),
    ("writer", "gguf"): ("prompts",),
    ("writer", "openai"): ("prompts",),
    ("reader", "probe"): ("reading", "prompts"),
    ("reader", "classifier"): (),
    ("reader", "causal"): ("prompts",),
    ("reader", "gguf"): ("prompts",),
    ("reader", "openai"): ("prompts",),
}
"""What a card of each role and kind cannot do without."""


def read_card(path: Path, prompts: Sequence[Path]) -> ModelCard:
    """Read one card, with the prompts it names from the first of the folders that has them.

    Raises:
        ModelError: The file is no TOML, or a key is unknown, missing or wrong.
    """
    try:
        table = parse_toml(_read_text(path))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a readable TOML card: {error}") from error
    names = table.get("prompts", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _wrong(path, "prompts", f"is {names!r}; it should be a list of names")
    texts = [asdict(_read_prompt(f"{name}.txt", prompts)) for name in names]
    card = _validated(table | {"prompts": texts}, path)
    for key, problem in _lacks(card):
        raise _wrong(path, key, problem)
    return card


def _wrong(path: Path, key: str, problem: str) -> ModelError:
    return ModelError(f'{path}: key "{key}" {problem}')


def _read_prompt(name: str, folders: Sequence[Path]) -> Prompt:
    path = next((folder / name for folder in folders if (folder / name).exists()), Path(name))
    try:
        return Prompt(path.stem, _read_text(path).strip())
    except (OSError, ValueError) as error:
        places = " or ".join(map(str, folders))
        raise ModelError(
            f"a card names the prompt {name}, which cannot be read in {places}"
        ) from error


def _read_text(path: Path) -> str:
    return read_regular(path, MOST_SETTINGS_BYTES).decode("utf-8")


@cache
def _adapter() -> TypeAdapter[ModelCard]:
    from pydantic import ConfigDict, TypeAdapter, with_config

    return TypeAdapter(with_config(ConfigDict(strict=True, extra="forbid"))(ModelCard))


def _validated(table: Any, path: Path) -> ModelCard:
    """Return the card that a table is; of its mistakes name an unknown key first."""
    from pydantic import ValidationError

    try:  # as JSON, in which lists and objects are what tuples and classes are strictly made of
        return _adapter().validate_json(json.dumps(table, default=str))
    except ValidationError as error:
        mistakes = error.errors(include_url=False)
    mistake = min(mistakes, key=lambda each: each["type"] != "unexpected_keyword_argument")
    *above, key = mistake["loc"]
    if mistake["type"] == "missing":  # what it should be, is told of a value alone
        reduce(getitem, above, table)[key] = None
        return _validated(table, path)
    name = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in mistake["loc"])
    if mistake["type"] == "unexpected_keyword_argument":
        raise _wrong(path, name[1:], f"is unknown; {or_nearest(str(key), _known(above))}")
    value = "missing" if mistake["input"] is None else repr(mistake["input"])  # TOML has no None
    raise _wrong(path, name[1:], f"is {value}; {mistake['msg'].replace('Input', 'it', 1)}")


def _known(above: Sequence[str | int]) -> list[str]:
    """Return the keys that there are in the table below these."""
    kind: Any = ModelCard
    for key in above:
        if isinstance(key, str):
            kind = next(filter(is_dataclass, get_args(get_type_hints(kind)[key])))
    return [each.name for each in fields(kind)]


def _lacks(card: ModelCard) -> Iterator[tuple[str, str]]:
    """Yield the keys of which a card's role, kind or status wants something else, and what."""
    role, loader = card.role, card.loader
    if (role, loader) not in _KINDS:
        allowed = ", ".join(each for whose, each in _KINDS if whose == role)
        yield "loader", f'is "{loader}"; allowed for the role {role}: {allowed}'
    for key in _KINDS[role, loader]:
        if not getattr(card, key):
            yield key, f"is missing; the loader {loader} wants it"
    if loader == "probe" and not (card.reading and card.reading.base):
        yield "reading.base", "is missing; the loader probe wants it"
    if card.generation and loader != "encoder-decoder":
        yield "generation", f"means nothing to the loader {loader}; take it out"
    if card.path:
        yield "path", f"is unknown; name {card.path} in place of the card"
    if card.package and card.package.parts > 1 and len(card.files) != 1:
        yield (
            "parts",
            f"is {card.package.parts}, so one file is cut up, but {len(card.files)} are named;"
            " name the one that they make together",
        )
    if card.status == "verified" and not card.files:
        yield (
            "status",
            'is "verified", but no files with hashes are named; name them, or say "unverified"',
        )
