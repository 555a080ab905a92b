"""``summarize stories``: a pile of articles, told apart into stories."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.groups import with_groups
from summarize.cli.option_groups import FetchOptions, ScreenOptions
from summarize.cli.screen import Screen, echo, in_a_line
from summarize.counts import counted
from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.batch import Location, Piled
    from summarize.types import ReadArticles

_SHOWN_STORIES = 20


@with_groups
def stories(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS",
            help="Articles, folders of articles, exports, feeds, web addresses, or - for stdin.",
        ),
    ],
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help="The folder for the stories; those that stand there are kept."
        ),
    ],
    folders: Annotated[
        bool,
        typer.Option("--folders/--no-folders", help="Also write a folder of articles a story."),
    ] = False,
    sources: FetchOptions,
    seen: ScreenOptions,
) -> None:
    """Tell a pile of articles apart into stories; more articles join them or open others."""
    refuse_inside(paths, output)
    with seen.working() as screen:
        screen.progress("Reading the articles")
        read = sources.read(paths, screen)
        from summarize.batch import open_location

        piled = group_into(open_location(output), read, screen, folders=folders)
    tell(piled, output)


def refuse_inside(paths: Sequence[str], output: str, *, writes: bool = True) -> None:
    """See that what is written to a folder of this machine is not read the next time.

    Raises:
        UsageError: The folder is one of the paths or lies in one, is none, or, if it ``writes``,
            cannot be written.
    """
    if "://" in output:
        return
    for path in (each for each in paths if "://" not in each):
        try:
            where, into = Path(path).resolve(), Path(output).resolve()
            is_file = into.exists() and not into.is_dir()
        except (OSError, RuntimeError) as error:  # RuntimeError: of links that lead in a circle
            why = getattr(error, "strerror", None) or error
            raise UsageError(f"--output {output} cannot be used: {why}") from error
        if into == where or where in into.parents:
            raise UsageError(f"--output {output} lies in {path}; give a folder outside of it")
        if is_file:
            raise UsageError(f"--output {output} is a file; a folder is wanted")

    if writes:
        _check_folder(Path(output))


def _check_folder(output: Path) -> None:
    """Find out before the work whether there can be files in a folder that may be still to make."""
    from summarize.files import check_writable

    try:
        there = next(each for each in (output, *output.absolute().parents) if each.exists())
        check_writable(there / ".any-file-of-ours")
    except (OSError, ValueError) as error:  # ValueError: of a name that no file can have
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"--output {output} cannot be written: {why}") from error


def group_into(
    out: Location, read: ReadArticles, screen: Screen, *, folders: bool = False
) -> Piled:
    """Put articles on the pile of a folder, which nobody else writes meanwhile.

    Raises:
        SummarizeError: Somebody else does, or the folder holds something else or takes nothing.
    """
    from summarize.batch import put_on_pile, read_pile, write_pile

    with out.locked():
        screen.progress("Grouping the articles")
        piled = put_on_pile(read, read_pile(out))
        write_pile(piled.pile, out, folders=folders)
    return piled


def tell(piled: Piled, output: str) -> None:
    """Print what there is now: the largest stories, and how many articles are in none."""
    from summarize.batch import STORIES

    pile = piled.pile
    largest = sorted(pile.stories, key=lambda each: -len(each.articles))
    for story in largest[:_SHOWN_STORIES]:
        echo(f"{len(story.articles):>4}  {in_a_line(story.headline)}")
    if len(largest) > _SHOWN_STORIES:
        echo(f"      and {counted(len(largest) - _SHOWN_STORIES, 'more story')}")
    counts = f"{piled.new:,} new, {piled.changed:,} changed, {piled.known:,} there before"
    echo(
        f"{counted(len(pile.stories), 'story')} and"
        f" {counted(len(pile.singles), 'single article')} ({counts}):"
        f" {output.rstrip('/')}/{STORIES}",
        err=True,
    )
