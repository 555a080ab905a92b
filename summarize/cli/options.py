"""The options that several commands share, each defined once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.completing import devices, embedders, readers, writers
from summarize.cli.screen import Screen
from summarize.errors import SettingsError, UsageError
from summarize.nearest import nearest, question
from summarize.settings import MAX_SEED, MAX_WORDS, MIN_WORDS, Settings
from summarize.settings import Strategy as StrategyName

if TYPE_CHECKING:
    from summarize.catalog import ModelCard

DEFAULTS = Settings()


_DEVICE = re.compile(r"auto|cpu|cuda(:\d+)?|mps")


def _check_device(name: str) -> str:
    """Refuse what is no device anywhere; whether it is on this machine is seen later."""
    if not _DEVICE.fullmatch(name):
        near = question(nearest(name, ("auto", "cpu", "cuda", "mps")))
        wanted = f'--device is "{name}"; auto, cpu, cuda, cuda:1 or mps is wanted'
        raise UsageError("; ".join(filter(None, (wanted, near))))
    return name


def refuse_no_number(value: float | None) -> float | None:
    """Refuse NaN, which passes any comparison, and what has no end."""
    if value is not None and not isfinite(value):
        raise SettingsError(f"{value} is no number that an option can have; give a finite one")
    return value


def refuse_as_output(output: Path | None, given: Sequence[str], what: str) -> None:
    """Refuse to write over a file that was given to be read, which would be lost."""
    for path in given if output else ():
        with suppress(OSError, ValueError):  # it is not there, or an address
            if output and output.samefile(path):
                raise UsageError(f"--output {output} is {what} that was given; give another file")


Words = Annotated[
    int,
    typer.Option(
        min=MIN_WORDS, max=MAX_WORDS, metavar="N", help="The most words a brief may have."
    ),
]
NewsWords = Annotated[
    int,
    typer.Option(
        min=MIN_WORDS,
        max=MAX_WORDS,
        metavar="N",
        show_default=False,
        help="The most words of what is new.  [default: half of the brief's, at least"
        f" {MIN_WORDS}]",
    ),
]
Group = Annotated[
    bool,
    typer.Option(
        "--group/--no-group",
        help="Tell the articles apart into stories: a brief of each, and of each single article.",
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        min=0,
        max=MAX_SEED,
        metavar="N",
        help="Fixes every random choice; the default models make none.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        autocompletion=writers,
        help='The writer: an ID of "summarize models list", a hub\'s ORG/NAME,'
        " a folder, a GGUF file or a server's address.",
    ),
]
Embedder = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        autocompletion=embedders,
        help="What makes the sentence vectors; as for --model.",
    ),
]
NO_READER = "none"
Reader = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        autocompletion=readers,
        help="What reads whether a source says what is written: as for --model, or a folder of a"
        ' sequence classifier; "none": the checks alone decide.',
    ),
]
ModelsDir = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="A folder of model cards, beside those that ship."),
]
Strategy = Annotated[
    StrategyName | None,
    typer.Option(
        help="fuse: write a sentence a cluster; draft: the whole brief in one pass."
        "  [default: as the model's card says]"
    ),
]
Device = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        autocompletion=devices,
        callback=_check_device,
        help="Where the models run: auto, cpu, cuda, cuda:1 or mps.",
    ),
]
NOTHING_IS_WRITTEN = "without --model or --no-extractive"
AUTO = 0
"""As many as fit the memory, in place of a number of texts."""
WORDS: dict[str, tuple[str, ...]] = {"batch_size": ("auto",)}
"""What may stand in place of an option's number."""


def texts_at_a_time(given: str | int) -> int:
    """Return a number of texts, `AUTO` for "auto".

    Raises:
        ValueError: It is neither that nor a whole number from 1.
    """
    count = AUTO if given == "auto" else int(given)
    if count < 1 and given != "auto":
        raise ValueError(given)
    return count


BatchSize = Annotated[
    int | None,
    typer.Option(
        metavar="N|auto",
        parser=texts_at_a_time,
        min=1,
        help="Requests that a model writes freely at a time; auto: as many as fit the memory."
        "  [default: as its card says, else auto]",
    ),
]
Extractive = Annotated[
    bool | None,
    typer.Option(
        "--extractive/--no-extractive",
        help="Print source sentences and compare figures alone; or have sentences written, by"
        " --model or the default one.  [default: source sentences, unless --model is given]",
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict/--no-strict",
        help="Print only what is surely supported, and leave out the rest.",
    ),
]
WithSources = Annotated[
    bool,
    typer.Option("--with-sources/--no-with-sources", help="Put the articles' texts into the JSON."),
]
Offline = Annotated[
    bool,
    typer.Option("--offline/--no-offline", help="Refuse web addresses among the articles."),
]
PrivateAddresses = Annotated[
    bool,
    typer.Option(
        "--private-addresses/--no-private-addresses",
        help="Fetch from private networks and from this machine too.",
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet/--no-quiet", "-q", help="Print no progress and no warnings.")
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose/--no-verbose",
        "-v",
        help="Print each step and its time, what was set apart, and what libraries say.",
    ),
]


def warn_of_unused(screen: Screen, context: typer.Context, cards: Sequence[ModelCard]) -> None:
    """Say which options for writing have no effect with the models that were chosen."""
    writer = next((card for card in cards if card.role == "writer"), None)
    unused, why = [], "on a chat model"
    if writer is None:
        why = "with --extractive" if context.params["extractive"] else NOTHING_IS_WRITTEN
        unused = ["model", "reader", "strategy"]
    if context.params["batch_size"] and not (writer and writer.generation):
        unused.append("batch_size")
    for name in unused:
        if was_given(context, name):
            screen.warn(f"--{name.replace('_', '-')} has no effect {why}")


def was_given(context: typer.Context, name: str) -> bool:
    """Tell whether an option stands on the command line, and not only in a configuration."""
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
