"""``summarize models``: which models there are, and whether their files are sound."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.errors import ModelError

if TYPE_CHECKING:
    from summarize.catalog import ModelCard

models = typer.Typer(no_args_is_help=True, help="List, show and check the models.")

ModelId = Annotated[str, typer.Argument(metavar="ID", help='See "summarize models list".')]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@models.command("list")
def list_models(as_json: AsJson = False) -> None:
    """List the models."""
    from summarize.catalog import load_cards

    rows = [_row(card) for card in load_cards()]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        state = "installed" if row["installed"] else "not installed"
        default = "default" if row["default"] else ""
        languages = ",".join(row["languages"])
        typer.echo(
            f"{row['id']:<28}{row['role']:<10}{default:<9}{languages:<8}{row['licence']:<13}{state}"
        )


@models.command("show")
def show_model(model_id: ModelId, as_json: AsJson = False) -> None:
    """Show a model's card."""
    from summarize.catalog import find_card

    card = find_card(model_id)
    shown = asdict(card) | {"installed_in": _folder(card)}
    if as_json:
        _print_json(shown)
        return
    for line in _lines(shown):
        typer.echo(line)


@models.command("check")
def check_models(
    model_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The default is every model.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Hash models' files and compare them with their cards."""
    from summarize.catalog import find_card, load_cards

    cards = (find_card(model_id),) if model_id else load_cards()
    problems = {card.id: _problem(card) for card in cards}
    if as_json:
        _print_json(
            [{"id": key, "ok": not said, "problem": said} for key, said in problems.items()]
        )
    else:
        _print_check(problems)
    if any(problems.values()):
        raise typer.Exit(1)


def _row(card: ModelCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "role": card.role,
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
    except ModelError:
        return None


def _problem(card: ModelCard) -> str | None:
    from summarize.catalog import verify

    try:
        verify(card, fully=True)
    except ModelError as error:
        return str(error)
    return None


def _print_check(problems: dict[str, str | None]) -> None:
    for model_id, problem in problems.items():
        if problem:
            typer.echo(f"error: {problem}", err=True)
        else:
            typer.echo(f"{model_id}: ok")


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
