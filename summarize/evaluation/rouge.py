"""ROUGE F1, as the package rouge-score computes it.

Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004. In English the words
are rouge-score's own: lower-cased, stemmed (Porter), of a-z and 0-9 alone. In any other
language they are the stems of `summarize.language.words`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from summarize.analysis.splitting import split_text
from summarize.evaluation.extras import import_extra
from summarize.language.languages import ENGLISH
from summarize.language.words import separate_words, stem
from summarize.reading.normalization import normalize

_TYPES = ("rouge1", "rouge2", "rougeLsum")


@dataclass(frozen=True, slots=True)
class Rouge:
    """F1 of one brief, or a mean or difference of such, times 100.

    ``rouge1`` and ``rouge2`` compare words and pairs of neighbours, ``rougeLsum``
    the longest common subsequences sentence by sentence.
    """

    rouge1: float
    rouge2: float
    rouge_lsum: float


ROUGE_NAMES = tuple(field.name for field in fields(Rouge))


@dataclass(frozen=True, slots=True)
class StemTokenizer:
    """A tokenizer for rouge-score: the stems of a language's words."""

    language: str

    def tokenize(self, text: str) -> list[str]:
        """Return the stems of all words of ``text``, in order."""
        words = separate_words(normalize(text), self.language)
        return [stem(word, self.language) for word in words]


class RougeScorer:
    """Scores briefs against references."""

    def __init__(self) -> None:
        """Load rouge-score.

        Raises:
            SummarizeError: It is not installed.
        """
        self._package = import_extra("rouge_score.rouge_scorer", extra="evaluate")
        self._scorers: dict[str, Any] = {}

    def score(
        self, sentences: Sequence[str], references: Sequence[str], language: str = ENGLISH
    ) -> Rouge:
        """Return the brief's scores, the mean over the references.

        Args:
            sentences: the brief, a sentence each; ROUGE-Lsum matches sentence by sentence.
            references: whole texts, which are split into sentences here.
            language: the code of the language of both.
        """
        brief = _lines(sentences)
        scorer = self._scorer(language)
        scores = [scorer.score(_lines(sentences_of(text, language)), brief) for text in references]
        return Rouge(
            *(100 * sum(score[kind].fmeasure for score in scores) / len(scores) for kind in _TYPES)
        )

    def _scorer(self, language: str) -> Any:
        if language not in self._scorers:
            tokenizer = None if language == ENGLISH else StemTokenizer(language)
            self._scorers[language] = self._package.RougeScorer(
                list(_TYPES), use_stemmer=True, tokenizer=tokenizer
            )
        return self._scorers[language]


def rouge_tokenizer(language: str = ENGLISH) -> Callable[[str], list[str]]:
    """Return the function that makes ROUGE's words of a text in ``language``.

    Raises:
        SummarizeError: rouge-score is not installed.
    """
    tokenizers = import_extra("rouge_score.tokenizers", extra="evaluate")
    tokenize: Callable[[str], list[str]] = (
        tokenizers.DefaultTokenizer(use_stemmer=True).tokenize
        if language == ENGLISH
        else StemTokenizer(language).tokenize
    )
    return tokenize


def sentences_of(text: str, language: str = ENGLISH) -> list[str]:
    """Return the sentences of a plain text, each on one line."""
    return [" ".join(text[start:end].split()) for start, end in split_text(text, language)]


def _lines(sentences: Sequence[str]) -> str:
    return "\n".join(" ".join(sentence.split()) for sentence in sentences)
