"""Stories through systems: every brief made, timed, kept and scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from summarize.errors import SummarizeError
from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.form import Form, index_story, measure_form
from summarize.evaluation.rouge import Rouge, RougeScorer
from summarize.evaluation.saved import MadeBrief, SavedBriefs
from summarize.evaluation.systems.system import Prediction, System


@dataclass(frozen=True, slots=True)
class Scored:
    """One system's brief of one story, and its scores.

    ``seconds`` is the time from the articles as read to the brief, the models loaded;
    None for a brief that was made elsewhere. ``reused`` tells a brief that was saved
    by an earlier run, which keeps the seconds it took then.
    """

    story_id: str
    system: str
    prediction: Prediction
    rouge: Rouge
    form: Form
    seconds: float | None
    reused: bool


def evaluate(
    stories: Iterable[ReferenceStory],
    systems: Sequence[System],
    *,
    words: int,
    saved: SavedBriefs | None = None,
    total: int | None = None,
    progress: Callable[[str], None] = lambda message: None,
) -> Iterator[Scored]:
    """Yield each system's scored brief of each story, story by story.

    Systems take turns on a story, so that a machine that is busy for a while slows
    them all.

    Args:
        stories: what to summarize; read one at a time.
        systems: whose briefs are measured.
        words: the most words that a brief may have.
        saved: where briefs are kept and found again; None keeps nothing.
        total: how many stories there are, for ``progress``, if that is known.
        progress: is told what is being done.

    Raises:
        SummarizeError: A system fails on a story, which is named.
    """
    scorer = RougeScorer()
    of_all = f" of {total}" if total else ""
    for number, story in enumerate(stories, start=1):
        sources = index_story(story)
        for system in systems:
            progress(f"story {number}{of_all} ({story.id}): {system.name}")
            found = saved.find(system.name, story) if saved and system.timed else None
            made = found or _make(system, story, words)
            if saved and system.timed and not found:
                saved.keep(system.name, story, made)
            yield Scored(
                story_id=story.id,
                system=system.name,
                prediction=made.prediction,
                rouge=scorer.score(made.prediction.sentences, story.references, story.language),
                form=measure_form(made.prediction, sources, story.language),
                seconds=made.seconds,
                reused=found is not None,
            )


def _make(system: System, story: ReferenceStory, words: int) -> MadeBrief:
    started = perf_counter()
    try:
        prediction = system.summarize(story, words)
    except SummarizeError as error:
        raise SummarizeError(f'{system.name} on story "{story.id}": {error}') from error
    return MadeBrief(prediction, perf_counter() - started if system.timed else None)
