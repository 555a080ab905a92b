"""Options grouped as dataclasses are options like all others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.main import get_command

from summarize.cli.command import ConfiguredCommand
from summarize.cli.config import configured_options, default_map
from summarize.cli.groups import with_groups
from summarize.cli.options import BatchSize, Model, ModelsDir, Quiet, Words, was_given
from summarize.cli.usage import usage_message


@dataclass(frozen=True, slots=True)
class Models:
    model: Model = None
    batch_size: BatchSize = None
    models_dir: ModelsDir = None


@dataclass(frozen=True, slots=True)
class Output:
    into: Annotated[str, typer.Option("--into", "-i", help="Where.")]
    words: Words = 150


@dataclass(frozen=True, slots=True)
class Screen:
    quiet: Quiet = False
    words_shown: Words = 150


LONG = Screen(words_shown=200)


class Called(Exception):  # noqa: N818 (no error)
    pass


@with_groups
def write(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATHS")],
    output: Output,
    models: Models,
    screen: Screen = LONG,
) -> None:
    """Write something."""
    raise Called(paths, output, models, screen, was_given(context, "words"))


def called(*arguments: str) -> Any:
    with pytest.raises(Called) as caught:
        run(*arguments)
    return caught.value.args


def run(*arguments: str) -> None:
    app = typer.Typer()
    app.command(cls=ConfiguredCommand)(write)
    app.command()(lambda: None)

    @app.callback()
    def configure(context: typer.Context) -> None:
        context.default_map = default_map(context.command)

    get_command(app).main(["write", *arguments], prog_name="program", standalone_mode=False)


def test_a_command_gets_its_options_back_in_groups() -> None:
    given = ("a", "b", "-i", "x", "--model", "m", "--batch-size", "auto", "--words", "60")
    paths, output, models, screen, given_here = called(*given)
    assert paths == ["a", "b"]
    assert (output, models) == (Output("x", words=60), Models("m", batch_size=0))
    assert (screen, given_here) == (LONG, True)


def test_what_has_no_default_has_to_be_given() -> None:
    with pytest.raises(typer.TyperException) as caught:
        run("a")
    assert usage_message(caught.value).startswith("missing option --into")


def test_a_wrong_value_is_told_as_of_any_option() -> None:
    with pytest.raises(typer.TyperException) as caught:
        run("a", "-i", "x", "--words", "5")
    said = "--words is 5; write wants a whole number from 30 to 2000; see "
    assert usage_message(caught.value).startswith(said)


def test_files_configure_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "summarize.toml").write_text('words = 60\nmodels-dir = "cards"\n')
    _, output, models, _, given_here = called("a", "-i", "x")
    assert (output.words, given_here) == (60, False)
    assert models.models_dir == tmp_path / "cards"


def test_help_shows_each_in_its_order(capsys: pytest.CaptureFixture[str]) -> None:
    run("--help")
    shown = capsys.readouterr().out
    places = [shown.index(f"--{name} ") for name in ("into", "words", "model", "batch-size")]
    assert places == sorted(places)
    assert "[default: 200]" in shown


def test_they_can_be_configured_but_for_what_has_to_be_given() -> None:
    app = typer.Typer()
    app.command(cls=ConfiguredCommand)(write)
    app.command()(lambda: None)
    options = configured_options(get_command(app))["write"]
    assert "into" not in options
    assert [options[name].default for name in ("words", "words_shown", "quiet")] == [
        150,
        200,
        False,
    ]
