"""``summarize watch``: a folder whose new articles join stories, and whose briefs are kept up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.batch import PlaceOptions, recipe_of, told_of_models
from summarize.cli.batch_run import do_job
from summarize.cli.group_stories import group_into
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import BriefOptions, ScreenOptions, WriterOptions
from summarize.cli.options import refuse_no_number
from summarize.cli.process import INTERRUPTED, TERMINATED, terminable
from summarize.cli.screen import Screen, echo, in_a_line
from summarize.counts import counted
from summarize.errors import ReadError, SummarizeError, UsageError

if TYPE_CHECKING:
    from summarize.batch import Job, Location, Piled, Tally
    from summarize.types import Models

_SETTLED_MILLISECONDS = 1600
"""Files are read once none has changed for so long: they may still be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedPlace(PlaceOptions):
    """Which folder is watched, and where its briefs go."""

    root: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder that articles come to.")]


@with_groups
def watch(
    context: typer.Context,
    places: WatchedPlace,
    wanted: BriefOptions,
    by: WriterOptions,
    *,
    stop_after: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            callback=refuse_no_number,
            metavar="SECONDS",
            help="Stop after so long without a new article; the default is never.",
        ),
    ] = None,
    seen: ScreenOptions,
) -> None:
    """Watch a folder: articles that come join stories, and the briefs of these are kept up to date.

    What is done is kept in the output folder as batch keeps it; started again, it goes on.
    """
    _check(places)
    with seen.working() as screen, terminable() as terminated:
        cards = by.choose(context, screen)
        from summarize.backends import check_models, load_models
        from summarize.batch import STORIES, Job, list_stories, open_location

        check_models(cards)
        out = open_location(places.output)
        load = cache(partial(load_models, cards, device=by.device, seed=wanted.seed))
        recipe = replace(recipe_of(places, wanted, by, cards), updates=True)
        models = told_of_models(cards)

        def job() -> Job:
            stories = list_stories(open_location(f"{places.output.rstrip('/')}/{STORIES}"))
            return Job(stories=stories, out=out, recipe=recipe, models=models)

        try:
            for files in _settled(places.root, stop_after):
                _take_in(files, places.root, out, job, load, screen)
        except KeyboardInterrupt as stopped:
            raise typer.Exit(TERMINATED if terminated else INTERRUPTED) from stopped


def _check(places: PlaceOptions) -> None:
    places.check(group=True)
    if "://" in places.output:
        raise UsageError(f"watch writes to a folder of this machine, not to {places.output}")
    if not Path(places.root).is_dir():
        raise ReadError(f"no such folder: {places.root}; make it, or check the path")


def _settled(root: str, stop_after: float | None) -> Iterator[list[Path]]:
    """Yield all files of a folder, then those that are new or changed, as they come.

    Raises:
        SummarizeError: The library that watches is not installed.
    """
    try:
        from watchfiles import Change, watch

        from summarize.reading import files_in
    except ModuleNotFoundError as error:
        raise SummarizeError(
            "watching a folder needs watchfiles: pip install 'summarize[watch]'"
        ) from error
    timeout = None if stop_after is None else round(1000 * stop_after)
    changes = watch(
        root,
        step=_SETTLED_MILLISECONDS // 4,
        debounce=60_000,
        rust_timeout=timeout or 5000,
        yield_on_timeout=timeout is not None,
    )
    yield [each.path for each in files_in(Path(root), root)]
    for found in changes:
        if timeout is not None and not found:
            return
        paths = {Path(path) for change, path in found if change != Change.deleted}
        yield sorted(path for path in paths if path.is_file())


def _take_in(
    files: Sequence[Path],
    root: str,
    out: Location,
    job: Callable[[], Job],
    load: Callable[[], Models],
    screen: Screen,
) -> None:
    """Group what came, make the briefs that are missing, bring up to date those that stand."""
    from summarize.batch import Tally
    from summarize.reading import read_files

    if not files:
        return
    try:
        read = read_files(files, Path(root))
    except ReadError as error:
        screen.warn(str(error))
        return
    for warning in read.warnings:
        screen.warn(warning)
    piled = group_into(out, read, screen)
    if not piled.pile.stories:
        _tell(piled, Tally())
        return
    tally = Tally()
    code = do_job(job(), load, screen, every=60.0, quiet=True, tally=tally)
    if code in (INTERRUPTED, TERMINATED):
        raise typer.Exit(code)
    _tell(piled, tally)


def _tell(piled: Piled, tally: Tally) -> None:
    pile = piled.pile
    made = tally.done - tally.updated - len(tally.anew)
    anew = "; ".join(f"{story} made anew: {why}" for story, why in tally.anew)
    changed = f", {piled.changed:,} changed" * bool(piled.changed)
    told = [
        f"{counted(piled.new, 'new article')}{changed}",
        f"{counted(made, 'brief')} made",
        *([f"{tally.updated:,} brought up to date"] if tally.updated else []),
        *([anew] if anew else []),
        f"{counted(len(pile.stories), 'story')}, {counted(len(pile.singles), 'single article')}",
    ]
    echo(f"{datetime.now():%H:%M:%S}  {in_a_line('; '.join(told))}", err=True)
