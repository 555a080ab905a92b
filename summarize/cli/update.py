"""``summarize update``: the next revision of a brief, from its JSON and new articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.brief import BriefFormat, ShownOptions, check_output, tell_of
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import (
    BriefOptions,
    FetchOptions,
    NextBriefOptions,
    ScreenOptions,
    WriterOptions,
)
from summarize.cli.options import was_given
from summarize.errors import ReadError, SummarizeError

if TYPE_CHECKING:
    from summarize.settings import Settings
    from summarize.types import Brief
    from summarize.updating import Envelope


_STEPS = 7
"""Of updating a brief that the bar counts, beside the loading of each model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateOutput(ShownOptions):
    """Where the next revision goes, in which form, and whether it is shown."""

    format: Annotated[
        BriefFormat | None,
        typer.Option(
            metavar="FORMAT",
            help="markdown, json, text or html; the default is what the suffix of --output says,"
            " else markdown; on a terminal it is laid out for it, what is new and what changed"
            " first.",
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file, not to stdout; it may be BRIEF.json itself.",
        ),
    ] = None


@with_groups
def update(
    context: typer.Context,
    brief: Annotated[
        Path,
        typer.Argument(metavar="BRIEF.json", help="A brief of --format json --with-sources."),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="NEW", help="New articles, folders of articles, web addresses, or - for stdin."
        ),
    ],
    *,
    to: UpdateOutput,
    wanted: NextBriefOptions,
    by: WriterOptions,
    sources: FetchOptions,
    seen: ScreenOptions,
) -> None:
    """Tell what new articles add to a brief: what is new, what changed, what stands.

    The next revision is printed, or written to --output; BRIEF.json changes only if that names it.
    As JSON it has the articles' texts unless --no-with-sources is given, so that it can be updated
    again.
    """
    check_output(to.output)
    chosen = to.chosen
    with seen.working() as screen, alone(to.output):
        screen.progress("Reading the brief and the articles")  # first: all that follows imports
        if chosen is not BriefFormat.json and was_given(context, "with_sources"):
            screen.warn(f"--with-sources has no effect with --format {chosen}")
        cards = by.choose(context, screen)
        from summarize.backends import check_models, load_models

        check_models(cards)
        screen.expect(_STEPS + len(cards))
        envelope = _read(brief, paths, sources)
        read = sources.read(paths, screen, output=to.output)
        screen.progress("Loading the models")
        settings = _settings(context, wanted, envelope.brief)
        models = load_models(cards, device=by.device, seed=settings.seed, progress=screen.progress)
        from summarize.updating import update_brief

        made = update_brief(
            envelope.brief,
            read.articles,
            models,
            settings,
            dropped=read.dropped,
            unread=read.unread,
            previous=envelope.sha256,
            progress=screen.progress,
        )
        tell_of(made, screen, known=envelope.brief)
        with_sources = wanted.with_sources or not was_given(context, "with_sources")
        to.deliver(made, screen, with_sources=with_sources)
        screen.tell_times()


def _read(path: Path, paths: Sequence[str], sources: FetchOptions) -> Envelope:
    """Read the brief; where it seems to stand among the new articles, say so."""
    from summarize.fetching import Fetching
    from summarize.updating import read_envelope
    from summarize.updating.rereading import texts_again

    fetching = Fetching(offline=sources.offline, private=sources.private_addresses)
    try:
        return read_envelope(path, partial(texts_again, fetching=fetching))
    except ReadError as error:
        later = next((each for each in paths if each.lower().endswith(".json")), None)
        if later is None or path.suffix.lower() == ".json":
            raise
        raise ReadError(f"{error}; the brief comes first: {later} {path}") from error


def _settings(context: typer.Context, wanted: BriefOptions, brief: Brief) -> Settings:
    """The settings as asked; the words, unless they are, by those of the brief."""
    from summarize.updating import default_settings

    words = wanted.words if was_given(context, "words") else default_settings(brief).words
    return replace(wanted.settings, words=words)


@contextmanager
def alone(output: Path | None) -> Iterator[None]:
    """See to it that no other update writes the same file meanwhile: one would be lost."""
    if output is None:
        yield
        return
    from filelock import FileLock, Timeout

    from summarize.folders import cache_folder

    name = hashlib.sha256(str(output.resolve()).encode(errors="surrogatepass")).hexdigest()[:32]
    folder = cache_folder() / "locks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{name}.lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise SummarizeError(
            f"another update is writing {output}; run this one again when that is done"
        ) from error
    except OSError as error:
        raise SummarizeError(
            f"cannot lock {output} in {folder}: {error.strerror or error};"
            " set XDG_CACHE_HOME to a folder that can be written"
        ) from error
    try:
        yield
    finally:
        lock.release()
