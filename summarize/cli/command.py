"""A command that files and the environment configure."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from summarize.errors import ConfigError


class ConfiguredCommand(TyperCommand):
    """A command that is not run while its configuration is wrong; its help is shown all the same.

    Who reads the configuration leaves its error as the object of a context above this one.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises:
            ConfigError: A file or a variable holds an unknown key or a wrong value.
        """
        if wrong := ctx.find_object(ConfigError):
            raise wrong
        return super().invoke(ctx)
