"""The ceiling: source sentences chosen by one who has read the references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.rouge import rouge_tokenizer
from summarize.evaluation.systems.system import Prediction, sentences_in
from summarize.language.words import count_words

Ngrams = Counter[tuple[str, ...]]
_ORDERS = (0, 1)
"""The places of the single words and of the pairs in what `ngrams` returns."""


class Oracle:
    """Greedy ROUGE-1 F1 + ROUGE-2 F1 against the references, under the word budget.

    Again and again the sentence that raises the sum most is added, until none that
    fits does. Greedy, it is below the true ceiling, but not by much; as in Nallapati
    et al., "SummaRuNNer", 2017.
    """

    name = "oracle"
    timed = True

    def __init__(self) -> None:
        """Load rouge-score.

        Raises:
            SummarizeError: It is not installed.
        """
        rouge_tokenizer()

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the sentences in the order of the articles."""
        sentences = [sentence.text for sentence in sentences_in(story)]
        tokenize = rouge_tokenizer(story.language)
        chosen = choose_greedily(
            [ngrams(tokenize(text)) for text in sentences],
            [ngrams(tokenize(reference)) for reference in story.references],
            lengths=[count_words(text) for text in sentences],
            max_words=words,
        )
        return Prediction.of([sentences[i] for i in sorted(chosen)], fused_share=0.0)


def ngrams(tokens: Sequence[str]) -> tuple[Ngrams, Ngrams]:
    """Return how often each word and each pair of neighbours occurs."""
    return Counter((token,) for token in tokens), Counter(pairwise(tokens))


def choose_greedily(
    candidates: Sequence[tuple[Ngrams, Ngrams]],
    references: Sequence[tuple[Ngrams, Ngrams]],
    *,
    lengths: Sequence[int],
    max_words: int,
) -> list[int]:
    """Return the candidates that together come nearest to the references, best first."""
    overlaps = [
        (order, _Overlap(reference[order])) for reference in references for order in _ORDERS
    ]

    def value(candidate: tuple[Ngrams, Ngrams]) -> float:
        return sum(overlap.f1_with(candidate[order]) for order, overlap in overlaps)

    chosen: list[int] = []
    room, reached = max_words, 0.0
    while True:
        options = [
            (value(candidate), -i)  # of equals, the first
            for i, candidate in enumerate(candidates)
            if i not in chosen and lengths[i] <= room
        ]
        best_value, best = max(options, default=(0.0, 0))
        if best_value <= reached:
            return chosen
        reached = best_value
        room -= lengths[-best]
        chosen.append(-best)
        for order, overlap in overlaps:
            overlap.add(candidates[-best][order])


@dataclass(slots=True)
class _Overlap:
    """What is chosen so far, against one reference, for n-grams of one order."""

    reference: Ngrams
    chosen: Ngrams = field(default_factory=Counter)
    matched: int = 0

    def f1_with(self, more: Ngrams) -> float:
        """The F1 if ``more`` were chosen too."""
        total = self.chosen.total() + more.total() + self.reference.total()
        return 2 * (self.matched + self._gain(more)) / total if total else 0.0

    def add(self, more: Ngrams) -> None:
        self.matched += self._gain(more)
        self.chosen.update(more)

    def _gain(self, more: Ngrams) -> int:
        return sum(
            max(min(count, wanted - self.chosen[gram]), 0)
            for gram, count in more.items()
            if (wanted := self.reference.get(gram, 0))
        )
