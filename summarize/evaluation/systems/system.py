"""What a system is, and the word budget that all share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from summarize.analysis.splitting import split_articles
from summarize.evaluation.datasets import ReferenceStory
from summarize.language.words import count_words
from summarize.types import Sentence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prediction:
    """A brief as it is scored.

    ``fused_share`` is the share of the sentences that were written and not copied, in
    [0, 1]; None if that has no meaning for the system.
    """

    text: str
    sentences: tuple[str, ...]
    fused_share: float | None = None

    @classmethod
    def of(cls, sentences: Sequence[str], *, fused_share: float | None = None) -> Prediction:
        """Return the brief of these sentences, each on one line."""
        lines = tuple(" ".join(sentence.split()) for sentence in sentences)
        return cls(" ".join(lines), lines, fused_share)


class System(Protocol):
    """Anything that makes a brief of a story."""

    @property
    def name(self) -> str:
        """What it is called on the command line, in tables and in saved files."""
        ...

    @property
    def timed(self) -> bool:
        """Whether it makes its briefs here, so that its seconds mean something."""
        ...

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return a brief of at most ``words`` words, of whole sentences."""
        ...


def sentences_in(story: ReferenceStory) -> list[Sentence]:
    """Return the sentences of the story's articles, in order, by the rules of their language."""
    return split_articles(story.articles)


def fill_budget(items: Iterable[T], max_words: int, *, text: Callable[[T], str]) -> list[T]:
    """Return, in order, each of ``items`` that fits whole into what is left of the budget.

    One that is too long is passed over and the next may fit: all baselines get the
    most out of their budget.
    """
    taken = []
    room = max_words
    for item in items:
        length = count_words(text(item))
        if length <= room:
            taken.append(item)
            room -= length
    return taken
