"""``summarize models``: which models there are, how to get them, and whether they are sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from summarize.cli.command import ConfiguredCommand, ExplainedGroup
from summarize.cli.completing import any_model
from summarize.cli.options import ModelsDir, Quiet
from summarize.cli.screen import echo, echo_json, in_a_line, working
from summarize.errors import ModelError, ModelMissingError

if TYPE_CHECKING:
    from summarize.catalog import ModelCard

models = typer.Typer(
    cls=ExplainedGroup, no_args_is_help=True, help="List, show, get and check the models."
)

ModelId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        autocompletion=any_model,
        help='See "summarize models list"; or a folder or a GGUF file.',
    ),
]
Format = Annotated[Literal["text", "json"], typer.Option(help="How to print it.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]

_ROW = ("id", "role", "loader", "default", "languages", "licence", "status")
_HEADS = ("ID", "ROLE", "DEFAULT", "LANGUAGES", "LICENCE", "HASHES", "HERE")
_MOST_NAMED = 3
"""Languages that are listed by their codes; of more it is said how many."""


@models.command("list", cls=ConfiguredCommand)
def list_models(
    models_dir: ModelsDir = None,
    format: Format = "text",  # noqa: A002 (the option's name)
    as_json: AsJson = False,
) -> None:
    """List the models: what is known of each, whether its card names hashes, and what is here."""
    from summarize.catalog import load_cards

    cards = load_cards(models_dir)
    installed = [_folder(card) is not None for card in cards]
    if as_json or format == "json":
        rows = [{name: getattr(card, name) for name in _ROW} for card in cards]
        echo_json([row | {"installed": at} for row, at in zip(rows, installed, strict=True)])
        return
    table = [_HEADS, *map(_row, cards, installed)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        echo("  ".join(cells).rstrip())


def _row(card: ModelCard, is_installed: bool) -> tuple[str, ...]:
    """Return what the list says of a model, under its heads."""
    many = len(card.languages) > _MOST_NAMED
    return (
        card.id,
        card.role,
        "default" if card.default else "-",
        f"{len(card.languages)} languages" if many else ",".join(card.languages),
        card.licence,
        "known" if card.status == "verified" else "unknown",
        "installed" if is_installed else "not installed",
    )


@models.command("show", cls=ConfiguredCommand)
def show_model(
    model_id: ModelId,
    models_dir: ModelsDir = None,
    format: Format = "text",  # noqa: A002 (the option's name)
    as_json: AsJson = False,
) -> None:
    """Show a model's card."""
    from summarize.catalog import card_or_path

    card = card_or_path(model_id, models_dir)
    shown = asdict(card) | {"installed_in": _folder(card)}
    if as_json or format == "json":
        echo_json(shown)
    else:
        echo("\n".join(_lines(shown)))


@models.command("check", cls=ConfiguredCommand)
def check_models(
    model_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            autocompletion=any_model,
            help="Or a folder or a GGUF file. The default is every model that is here, and the"
            " default ones.",
        ),
    ] = None,
    models_dir: ModelsDir = None,
    format: Format = "text",  # noqa: A002 (the option's name)
    as_json: AsJson = False,
) -> None:
    """Hash models' files and compare them with their cards, or with what was pulled.

    A folder has nothing to be compared with: it is looked at whether it can be used.
    """
    from summarize.catalog import card_or_path, load_cards

    if model_id:
        cards: tuple[ModelCard, ...] = (card_or_path(model_id, models_dir),)
    else:
        cards = tuple(card for card in load_cards(models_dir) if card.default or _folder(card))
    found = [(card, _problem(card)) for card in cards]
    if as_json or format == "json":
        echo_json([{"id": card.id, "ok": not said, "problem": said} for card, said in found])
    else:
        for card, said in found:
            fine = f"{card.id}: ok{'; no card names its hashes' * bool(card.path)}"
            echo(f"error: {in_a_line(said)}" if said else fine, err=bool(said))
    if any(said for _, said in found):
        raise typer.Exit(1)


@models.command("pull", cls=ConfiguredCommand)
def pull_model(
    model_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", autocompletion=any_model, help="A card's, or a hub's ORG/NAME."
        ),
    ],
    revision: Annotated[
        str | None,
        typer.Option(metavar="REV", help="A branch, tag or commit; else the card's or the newest."),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The one to get, where there are several GGUF files."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Download files even if they are here.")
    ] = False,
    models_dir: ModelsDir = None,
    quiet: Quiet = False,
) -> None:
    """Get a model from the hub: safetensors only, at one revision, every file checked."""
    with working(quiet=quiet, online=True) as screen:
        from summarize.catalog import card_named, command_for, pull

        card = card_named(model_id, models_dir)
        if card.package is not None:
            raise ModelError(f'model "{card.id}" comes in a package: {command_for(card)}')
        record = pull(card, revision=revision, file=file, again=again, progress=screen.progress)
    verified = card.status == "verified"
    echo(f"{card.id}: {record.hub_id} at {record.revision}")
    for each in record.files:
        echo(f"  {each.sha256}  {each.bytes:>13,}  {each.path}")
    echo("  as the card says" if verified else "  recorded; the card names no hashes")


def _folder(card: ModelCard) -> str | None:
    from summarize.catalog import locate

    try:
        return str(locate(card, join=False))
    except ModelMissingError:
        return None


def _problem(card: ModelCard) -> str | None:
    from summarize.catalog import verify

    if card.loader == "openai":
        return f'model "{card.id}" is on a server, which has its files'
    try:
        verify(card, fully=True)
    except ModelError as error:
        return str(error)
    return None


def _lines(values: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Lay out a card for reading: a key a line, tables and lists of them indented."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from (f"{indent}{key}:", *_lines(value, indent + "  "))
        elif isinstance(value, tuple) and value and isinstance(value[0], dict):
            yield f"{indent}{key}:"
            for item in value:
                first, *rest = _lines(item, indent + "    ")
                yield from (f"{indent}  - {first.lstrip()}", *rest)
        elif value is not None:
            shown = ", ".join(value) if isinstance(value, tuple) else value
            yield f"{indent}{key}: {['no', 'yes'][value] if isinstance(value, bool) else shown}"
