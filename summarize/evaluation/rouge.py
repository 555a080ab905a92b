"""ROUGE F1, as the package rouge-score computes it.

Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004. Words are
lower-cased and stemmed (Porter), and only a-z and 0-9 count: a text in another
script has no words at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from summarize.evaluation.extras import import_extra
from summarize.splitting import split_text

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


class RougeScorer:
    """Scores briefs against references."""

    def __init__(self) -> None:
        """Load rouge-score.

        Raises:
            SummarizeError: It is not installed.
        """
        scorer = import_extra("rouge_score.rouge_scorer", extra="evaluate")
        self._scorer = scorer.RougeScorer(list(_TYPES), use_stemmer=True)

    def score(self, sentences: Sequence[str], references: Sequence[str]) -> Rouge:
        """Return the brief's scores, the mean over the references.

        Args:
            sentences: the brief, a sentence each; ROUGE-Lsum matches sentence by sentence.
            references: whole texts, which are split into sentences here.
        """
        brief = _lines(sentences)
        scores = [self._scorer.score(_lines(sentences_of(text)), brief) for text in references]
        return Rouge(
            *(100 * sum(score[kind].fmeasure for score in scores) / len(scores) for kind in _TYPES)
        )


def rouge_tokenizer() -> Callable[[str], list[str]]:
    """Return the function that makes ROUGE's words of a text.

    Raises:
        SummarizeError: rouge-score is not installed.
    """
    tokenizers = import_extra("rouge_score.tokenizers", extra="evaluate")
    tokenize: Callable[[str], list[str]] = tokenizers.DefaultTokenizer(use_stemmer=True).tokenize
    return tokenize


def readable_share(text: str) -> float:
    """Return the share of the letters of ``text`` that ROUGE sees, in [0, 1]."""
    letters = [character for character in text if character.isalpha()]
    return sum(character.isascii() for character in letters) / len(letters) if letters else 1.0


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a plain text, each on one line."""
    return [" ".join(text[start:end].split()) for start, end in split_text(text)]


def _lines(sentences: Sequence[str]) -> str:
    return "\n".join(" ".join(sentence.split()) for sentence in sentences)
