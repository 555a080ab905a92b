"""Which commands take their options' defaults from files and the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from summarize.cli.batch import batch
from summarize.cli.brief import brief
from summarize.cli.config import Options
from summarize.cli.evaluate import evaluate
from summarize.cli.models import models
from summarize.cli.option_types import options_of
from summarize.cli.verify import verify

_COMMANDS: dict[str, Callable[..., Any]] = {
    "brief": brief,
    "batch": batch,
    "verify": verify,
    "evaluate": evaluate,
}
_ONLY_CARDS = ("models", "doctor")
"""Of these the folder of cards can be configured, and nothing else."""


def configured_options() -> Options:
    """Return the options that can be configured, by command and name."""
    options = {command: options_of(command, function) for command, function in _COMMANDS.items()}
    folder = options["brief"]["models_dir"]
    return options | {each: {folder.name: replace(folder, command=each)} for each in _ONLY_CARDS}


def as_default_map(defaults: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return configured defaults as the parser wants them, those of "models" per subcommand."""
    below = {str(each.name): defaults["models"] for each in models.registered_commands}
    return {**defaults, "models": below}
