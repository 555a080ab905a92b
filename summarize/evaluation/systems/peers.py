"""LexRank and TextRank as the package sumy has them.

sumy's own code ranks the sentences, with its English stemmer and stop words, as its
documentation shows. Three things are ours. Its tokenizer needs nltk data that no
package registry carries, so the sentences are those of `summarize.analysis.splitting`, and
nltk's word tokenizer, which sumy uses, runs on each sentence by itself. sumy has no
stemmer or stop words of many languages: outside English it is given the stems of the
content words. And sumy counts sentences, not words: here they are taken by rank until
the budget is full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.extras import import_extra
from summarize.evaluation.rouge import sentences_of
from summarize.evaluation.systems.system import Prediction, fill_budget, sentences_in
from summarize.language.languages import ENGLISH
from summarize.language.words import content_stems
from summarize.types import Sentence

_ENGLISH_TO_SUMY = "english"
_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['-])*$")
"""sumy's own pattern of what its tokenizer lets through."""
_SUMMARIZERS = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
}


class SumyTokenizer:
    """Does what sumy asks of a tokenizer of English, without nltk data."""

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


@dataclass(frozen=True, slots=True)
class ContentStemTokenizer:
    """Gives sumy the stems of the content words of a language, figures not among them."""

    language: str

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the stems of a sentence."""
        stems = content_stems(sentence, self.language)
        return tuple(stem for stem in stems if not any(map(str.isdigit, stem)))


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
        kind = getattr(summarizers, summarizer)
        self._english = kind(stemmers.Stemmer(_ENGLISH_TO_SUMY))
        utils = import_extra("sumy.utils", extra="peers")
        self._english.stop_words = utils.get_stop_words(_ENGLISH_TO_SUMY)
        self._of_stems = kind(stemmers.null_stemmer)
        self._english_tokenizer = SumyTokenizer()

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the best sentences that fit, in the order of the articles."""
        is_english = story.language == ENGLISH
        tokenizer = self._english_tokenizer if is_english else ContentStemTokenizer(story.language)
        document = self._document(sentences_in(story), tokenizer)

        def within_budget(ranked: Sequence[Any]) -> list[Any]:
            return fill_budget(ranked, words, text=lambda info: str(info.sentence))

        # For a count, sumy takes a function that chooses among its ranked sentences.
        summarizer = self._english if is_english else self._of_stems
        chosen = summarizer(document, within_budget)
        return Prediction.of([str(sentence) for sentence in chosen], fused_share=0.0)

    def _document(self, sentences: Sequence[Sentence], tokenizer: object) -> Any:
        parts = [self._dom.Sentence(sentence.text, tokenizer) for sentence in sentences]
        return self._dom.ObjectDocumentModel([self._dom.Paragraph(parts)])
