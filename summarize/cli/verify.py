"""``summarize verify``: whether articles support a brief, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarize.cli.brief import UNSUPPORTED, check_output, deliver
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import CheckerOptions, FetchOptions, ScreenOptions
from summarize.cli.options import refuse_as_output, refuse_no_number
from summarize.cli.screen import Screen
from summarize.counts import counted
from summarize.errors import ReadError, UsageError
from summarize.limits import MOST_BRIEF_BYTES
from summarize.nearest import why_unread
from summarize.parsing import parse_json

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.checking import Verification
    from summarize.types import Article, ReadArticles


@with_groups
def verify(
    brief: Annotated[
        str,
        typer.Argument(
            metavar="BRIEF", help="The text to check: plain, Markdown or our JSON; - for stdin."
        ),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLES", help="Articles, folders of articles or web addresses."),
    ],
    *,
    threshold: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            max=1.0,
            callback=refuse_no_number,
            help="The score from which a sentence is supported; 0.6 unless it is given.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 (the option's name)
        Literal["text", "json"], typer.Option(help="How to print the verdicts.")
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")
    ] = None,
    by: CheckerOptions,
    sources: FetchOptions,
    seen: ScreenOptions,
) -> None:
    """Check every sentence of a brief against the articles; exit with 4 if one is unsupported."""
    if brief == "-" and "-" in paths:
        raise UsageError("only one of BRIEF and ARTICLES can be -, for there is one stdin")
    check_output(output)
    refuse_as_output(output, [brief], "the brief")
    with seen.working() as screen:
        screen.progress("Reading the brief and the articles")
        text = _read_brief(brief)
        cards = by.choose()
        read = _read_articles(text, paths, cards, sources, screen, output)
        verification = _verify(text, read.articles, threshold, cards, screen)
        for warning in verification.warnings:
            screen.warn(warning)
        from summarize.rendering import render_verification

        rendered = render_verification(verification, format)
    deliver(rendered, output)
    if not verification.holds:
        raise typer.Exit(UNSUPPORTED)


def _read_brief(path: str) -> str:
    """Return the text of the brief, of our own JSON its "text".

    Raises:
        ReadError: There is no such file, it cannot be read, or it is no text or HTML.
    """
    try:
        text = _read_bytes(path).decode("utf-8-sig")
    except OSError as error:
        raise ReadError(f"cannot read the brief {path}: {why_unread(error, path)}") from error
    except UnicodeDecodeError as error:
        raise ReadError(
            f"the brief {path} is not UTF-8 text; give Markdown or plain text"
        ) from error
    if text.lstrip()[:5].lower() in ("<!doc", "<html"):
        raise ReadError(f"the brief {path} is HTML; give Markdown, plain text or our own JSON")
    if text.lstrip()[:1] not in ("{", "["):
        return text
    try:
        envelope = parse_json(text, lenient=True)
    except ValueError:
        return text  # prose can begin with a bracket
    found = envelope.get("text") if isinstance(envelope, dict) else None
    if not isinstance(found, str):
        raise ReadError(f'the brief {path} is JSON without a "text"; give Markdown or plain text')
    return found.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_bytes(path: str) -> bytes:
    from summarize.files import read_regular
    from summarize.reading.inputs import read_stdin

    if path == "-":
        return read_stdin(None)
    try:
        return read_regular(Path(path), MOST_BRIEF_BYTES)
    except ValueError as error:  # of a name that no file can have
        raise OSError(error) from error


def _read_articles(
    text: str,
    paths: list[str],
    cards: tuple[ModelCard, ...],
    sources: FetchOptions,
    screen: Screen,
    output: Path | None,
) -> ReadArticles:
    """Read the articles, once it is known that there is something to check and to check it by."""
    from summarize.backends import check_models

    check_models(cards)
    from summarize.checking.prose import sentences_of_brief

    if not sentences_of_brief(text):
        raise ReadError("the brief holds no sentence; give a text or the Markdown of a brief")
    return sources.read(paths, screen, output=output)


def _verify(
    text: str,
    articles: Sequence[Article],
    threshold: float | None,
    cards: tuple[ModelCard, ...],
    screen: Screen,
) -> Verification:
    screen.progress("Loading the models")
    from summarize.backends import load_models
    from summarize.checking import DEFAULT_THRESHOLD, verify_text
    from summarize.checking.prose import sentences_of_brief

    models = load_models(cards, progress=screen.progress)
    screen.progress(f"Checking {counted(len(sentences_of_brief(text)), 'sentence')}")
    return verify_text(
        text,
        articles,
        models,
        threshold=DEFAULT_THRESHOLD if threshold is None else threshold,
    )
