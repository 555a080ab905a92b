"""A batch job at work: how far it is, how it is stopped, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Event, Thread
from typing import TYPE_CHECKING

from summarize.cli.process import INTERRUPTED, TERMINATED, Terminated, terminable
from summarize.cli.screen import Screen, echo, in_a_line
from summarize.counts import counted

if TYPE_CHECKING:
    from summarize.batch import Engine, Job, Tally
    from summarize.types import Models

SOME_FAILED = 3

_REDRAW_SECONDS = 0.5


def do_job(
    job: Job,
    load_models: Callable[[], Models],
    screen: Screen,
    *,
    every: float,
    quiet: bool,
    engine: Engine | None = None,
    tally: Tally | None = None,
) -> int:
    """Do the job and show how far it is on stderr.

    Args:
        job: what is to be done.
        load_models: called once a story needs them.
        screen: where progress is shown on a terminal.
        every: seconds between lines of progress without a terminal.
        quiet: show nothing but how it ended if it did not end well.
        engine: where the briefs are made; None for this process.
        tally: counts what happens, for who wants to know; None: one of its own.

    Returns:
        The exit code: 0, 3 if stories failed, 130 or 143 if a signal stopped it.

    Raises:
        SummarizeError: The job as a whole cannot be done.
    """
    from summarize.batch import FirstFailure, Tally, make_here, run_job

    tally = tally or Tally()
    code = 0
    with terminable():
        try:
            with _shown(tally, screen, every=every, quiet=quiet), suppress(FirstFailure):
                run_job(job, load_models, tally, engine=engine or make_here)
        except KeyboardInterrupt:
            code = INTERRUPTED
        except Terminated:
            code = TERMINATED
    screen.close()
    if not quiet:
        _print_table(tally, job.out.name)
    if tally.failures and not code:
        code = SOME_FAILED
    if code:
        echo(in_a_line(_trouble(job, tally, code)), err=True)
    return code


def _trouble(job: Job, tally: Tally, code: int) -> str:
    """Say in a line how a job ended that did not end well."""
    if code != SOME_FAILED:
        word = "interrupted" if code == INTERRUPTED else "terminated"
        kept = f"{counted(tally.done, 'brief')} made and kept"
        if not (tally.done or tally.failures):
            kept = "still loading or at the first stories, no brief made yet"
        kept += f", {_left(tally) or 'none left'}"
        return f"{word}: {kept}; run the same command to go on"
    see = f"see {job.out.name.rstrip('/')}/failed.jsonl"
    if job.fail_fast:
        return f"error: stopped at the first story that failed; {see}"
    rest = _left(tally) or "the rest is done"
    return f"error: {tally.failures:,} of {counted(tally.total, 'story')} failed, {rest}; {see}"


def _left(tally: Tally) -> str:
    """Say of how many stories nothing was done, and whether that is because of the limit."""
    left = f"{tally.left:,} left" * bool(tally.left)
    beyond = f"{tally.beyond:,} not begun (--limit {tally.limit})" * bool(tally.beyond)
    return ", ".join(filter(None, (left, beyond)))


@contextmanager
def _shown(tally: Tally, screen: Screen, *, every: float, quiet: bool) -> Iterator[None]:
    """Show the tally while it grows: redrawn on a terminal, else a line now and then."""
    animated = screen.is_animated
    over = Event()

    def show() -> None:
        while not over.wait(_REDRAW_SECONDS if animated else every):
            if animated:
                screen.show(_line(tally), tally.total - tally.left, tally.total)
            else:
                echo(_line(tally), err=True)

    thread = Thread(target=show, name="progress", daemon=True)
    if not quiet:
        thread.start()
    try:
        yield
    finally:
        over.set()
        if thread.is_alive():
            thread.join()


def _line(tally: Tally) -> str:
    left = tally.seconds_left
    return (
        f"{tally.done:,} done, {tally.current:,} up to date, {tally.failures:,} failed, "
        f"{tally.left:,} left; {tally.stories_a_minute:.1f} stories a minute, "
        f"about {'?' if left is None else timedelta(seconds=round(left))} to go"
    )


def _print_table(tally: Tally, out: str) -> None:
    rows = [
        ("done", f"{tally.done:,}  ({counted(tally.words, 'word')})"),
        ("up to date", f"{tally.current:,}"),
        ("left", f"{tally.left:,}"),
        ("failed", f"{tally.failures:,}"),
        *((f"  {stage}", f"{n:,}  ({kind})") for (stage, kind), n in sorted(tally.failed.items())),
    ]
    if tally.beyond:
        rows.append(("not begun", f"{tally.beyond:,}  (--limit {tally.limit})"))
    if tally.unread:
        files, stories = counted(tally.unread, "file"), counted(tally.partly, "story")
        rows.append(("not read", f"{files} of {stories}; why: {out.rstrip('/')}/index.html"))
    if tally.shortened:
        rows.append(("left sentences out", f"{tally.shortened:,}"))
    if tally.done:
        rows.append(("stories a minute", f"{tally.stories_a_minute:.1f}"))
        rows.append(("seconds", f"{tally.elapsed:.1f}"))
    rows += [(f"  {stage}", f"{seconds:.1f}") for stage, seconds in tally.seconds.items()]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        echo(f"{name:<{width}}  {value}", err=True)
