"""``summarize articles``: what is read, and what is set apart, before anything is summarized."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarize.cli.brief import check_output, deliver
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import FetchOptions, ScreenOptions


@with_groups
def articles(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS", help="Articles, folders of articles, web addresses, or - for stdin."
        ),
    ],
    *,
    format: Annotated[  # noqa: A002 (the option's name)
        Literal["text", "json"] | None,
        typer.Option(
            help="json: with all texts, for brief, verify and this to read back as they are."
            "  [default: text, or json if --output ends in .json]"
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")
    ] = None,
    sources: FetchOptions,
    seen: ScreenOptions,
) -> None:
    """Show what is read of articles and what is set apart, and why; -v shows all of it."""
    check_output(output)
    is_json = format == "json" or (
        format is None and output is not None and output.suffix.lower() == ".json"
    )
    with seen.working() as screen:
        screen.progress("Reading the articles")
        read = sources.read(paths, screen, output=output)
        from summarize.rendering import render_articles

        rendered = render_articles(read, "json" if is_json else "text", full=seen.verbose)
    deliver(rendered, output)
