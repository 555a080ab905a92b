"""From scored briefs to what is reported: means, intervals, speed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple, dataclass
from functools import partial
from statistics import fmean
from typing import Any

from summarize import __version__
from summarize.evaluation.bootstrap import Interval, paired_interval
from summarize.evaluation.form import Share
from summarize.evaluation.rouge import Rouge
from summarize.evaluation.run import Scored

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Means:
    """One system over all stories.

    The ROUGE figures, ``words`` and ``seconds`` are means over the stories. The
    percentages of absent numbers and names, novel bigrams and repeated trigrams are of
    all that the briefs hold together, since a single brief may hold no number at all;
    ``fused`` and ``complete_endings`` are means, in percent. None: nothing to count.
    """

    system: str
    rouge: Rouge
    numbers_absent: float | None
    names_absent: float | None
    novel_bigrams: float | None
    repeated_trigrams: float | None
    words: float
    fused: float | None
    complete_endings: float
    seconds: float | None


@dataclass(frozen=True, slots=True)
class RougeDifference:
    """How far a system's ROUGE is above that of the one it is compared with."""

    system: str
    rouge1: Interval
    rouge2: Interval
    rouge_lsum: Interval


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run; ``versus`` is the system that others are compared with."""

    words: int
    seed: int
    versus: str | None
    scored: tuple[Scored, ...]
    means: tuple[Means, ...]
    differences: tuple[RougeDifference, ...]

    @property
    def stories(self) -> int:
        """How many stories were measured."""
        return len({row.story_id for row in self.scored})

    def times_faster(self, system: str, other: str) -> float | None:
        """Return how many times faster ``system`` is than ``other``, if both were timed."""
        seconds = {means.system: means.seconds for means in self.means}
        own, others = seconds.get(system), seconds.get(other)
        return others / own if own and others else None


def make_report(
    scored: Iterable[Scored], *, words: int, seed: int = 0, versus: str | None = None
) -> Report:
    """Sum up scored briefs, systems in the order in which they first come.

    Args:
        scored: every system's brief of every story.
        words: the budget they were made for.
        seed: fixes the draws of the intervals.
        versus: the system to compare the others with; None compares none.
    """
    rows = tuple(scored)
    by_system: dict[str, list[Scored]] = {}
    for row in rows:
        by_system.setdefault(row.system, []).append(row)
    compare = partial(paired_interval, seed=seed)
    differences = tuple(
        RougeDifference(name, *map(compare, _rouge(own), _rouge(by_system[versus])))
        for name, own in by_system.items()
        if versus in by_system and name != versus
    )
    return Report(words, seed, versus, rows, tuple(map(_means, by_system.values())), differences)


def report_as_json(report: Report) -> dict[str, Any]:
    """Return the report as one JSON object, every system's score of each story included."""
    return {
        "schema_version": SCHEMA_VERSION,
        "task": "brief",
        "version": __version__,
        "stories": report.stories,
        "words": report.words,
        "seed": report.seed,
        "versus": report.versus,
        "systems": [asdict(means) for means in report.means],
        "differences": [asdict(difference) for difference in report.differences],
        "extractive_times_faster_than_lexrank": report.times_faster("extractive", "lexrank"),
        "scores": [
            {
                "story": row.story_id,
                "system": row.system,
                "rouge": asdict(row.rouge),
                "form": asdict(row.form),
                "seconds": row.seconds,
                "reused": row.reused,
            }
            for row in report.scored
        ],
    }


def _means(rows: Sequence[Scored]) -> Means:
    forms = [row.form for row in rows]
    return Means(
        system=rows[0].system,
        rouge=Rouge(*map(fmean, _rouge(rows))),
        numbers_absent=_pooled(form.numbers_absent for form in forms),
        names_absent=_pooled(form.names_absent for form in forms),
        novel_bigrams=_pooled(form.novel_bigrams for form in forms),
        repeated_trigrams=_pooled(form.repeated_trigrams for form in forms),
        words=fmean(form.words for form in forms),
        fused=_mean(100 * form.fused_share for form in forms if form.fused_share is not None),
        complete_endings=100 * fmean(form.complete_ending for form in forms),
        seconds=_mean(row.seconds for row in rows if row.seconds is not None),
    )


def _rouge(rows: Sequence[Scored]) -> list[tuple[float, ...]]:
    """Return each ROUGE figure of all stories, in the order of its fields."""
    return list(zip(*(astuple(row.rouge) for row in rows), strict=True))


def _pooled(shares: Iterable[Share]) -> float | None:
    parts, wholes = zip(*((share.part, share.whole) for share in shares), strict=True)
    return Share(sum(parts), sum(wholes)).percent


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return fmean(known) if known else None
