"""LexRank and TextRank as the package sumy has them.

sumy's own code ranks the sentences, with its English stemmer and stop words, as its
documentation shows. Two things are ours. Its tokenizer needs nltk data that no
package registry carries, so the sentences are those of `summarize.splitting`, and
nltk's word tokenizer, which sumy uses, runs on each sentence by itself. And sumy
counts sentences, not words: here they are taken by rank until the budget is full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from summarize.evaluation.extras import import_extra
from summarize.evaluation.rouge import sentences_of
from summarize.evaluation.stories import Story
from summarize.evaluation.systems.system import Prediction, fill_budget, sentences_in
from summarize.types import Sentence

_LANGUAGE = "english"
_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['-])*$")
"""sumy's own pattern of what its tokenizer lets through."""
_SUMMARIZERS = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
}


class SumyTokenizer:
    """Does what sumy asks of a tokenizer, without nltk data."""

    language = _LANGUAGE

    def __init__(self) -> None:
        """Import nltk's word tokenizer."""
        from nltk.tokenize import word_tokenize

        self._split: Callable[..., list[str]] = word_tokenize

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """Return the sentences of a paragraph."""
        return tuple(sentences_of(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence; figures and punctuation are none to sumy."""
        return tuple(filter(_WORD.match, self._split(sentence, preserve_line=True)))


class Sumy:
    """One of sumy's summarizers, on the articles put together in order."""

    timed = True

    def __init__(self, name: str) -> None:
        """Load the summarizer ``name``: "lexrank" or "textrank".

        Raises:
            SummarizeError: sumy is not installed.
        """
        self.name = name
        module, summarizer = _SUMMARIZERS[name]
        stemmers = import_extra("sumy.nlp.stemmers", extra="peers")
        self._dom = import_extra("sumy.models.dom", extra="peers")
        summarizers = import_extra(f"sumy.summarizers.{module}", extra="peers")
        self._summarizer = getattr(summarizers, summarizer)(stemmers.Stemmer(_LANGUAGE))
        utils = import_extra("sumy.utils", extra="peers")
        self._summarizer.stop_words = utils.get_stop_words(_LANGUAGE)
        self._tokenizer = SumyTokenizer()

    def summarize(self, story: Story, words: int) -> Prediction:
        """Return the best sentences that fit, in the order of the articles."""
        document = self._document(sentences_in(story))

        def within_budget(ranked: Sequence[Any]) -> list[Any]:
            return fill_budget(ranked, words, text=lambda info: str(info.sentence))

        # For a count, sumy takes a function that chooses among its ranked sentences.
        chosen = self._summarizer(document, within_budget)
        return Prediction.of([str(sentence) for sentence in chosen], fused_share=0.0)

    def _document(self, sentences: Sequence[Sentence]) -> Any:
        parts = [self._dom.Sentence(sentence.text, self._tokenizer) for sentence in sentences]
        return self._dom.ObjectDocumentModel([self._dom.Paragraph(parts)])
