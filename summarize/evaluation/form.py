"""What ROUGE does not see: whether a brief stays with its sources, and its form.

Words, numbers and their folding are those of `summarize.language.words`. The sources of a
story are its articles' titles and texts, both as given and as cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.systems.system import Prediction
from summarize.language.languages import ENGLISH, language_of
from summarize.language.self_contained import ends_whole
from summarize.language.words import count_words, fold, numbers, separate_words, word_spans

_ENDING = re.compile(r"[.!?…।。！？؟][\"”’'»)\]]*$")
_OPENS_SPEECH = re.compile(r"(?:^|[:“\"‘(\[])\s*$")


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole`` things; shares of several briefs are added up."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """The share in percent, or None where there was nothing to count."""
        return 100 * self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Form:
    """One brief's form.

    Attributes:
        numbers_absent: its different numbers, and those of them in no source.
            "$1,200", "1200" and "1,200%" are one number; number words are not counted.
        names_absent: its different names, and those of them in no source. A name is
            a capitalised word, not a function word, that neither begins a sentence
            nor follows a colon or an opening quotation mark. It is in a source if the
            word stands there, capitalised or not; "Sino-American" also if both its
            parts do.
        novel_bigrams: its pairs of neighbouring words within a sentence, and those of
            them that are neighbours in no source.
        repeated_trigrams: its runs of three words within a sentence, and those of
            them that stood in the brief before.
        words: its length, by white space.
        complete_ending: whether it ends with a sentence mark, closing quotation marks
            and brackets aside.
        fused_share: share of its sentences that were written and not copied, in
            [0, 1]; None if the system does not say.
    """

    numbers_absent: Share
    names_absent: Share
    novel_bigrams: Share
    repeated_trigrams: Share
    words: int
    complete_ending: bool
    fused_share: float | None


@dataclass(frozen=True, slots=True)
class SourceIndex:
    """All that the sources of a story have: folded words, numbers, pairs of neighbours."""

    words: frozenset[str]
    numbers: frozenset[str]
    bigrams: frozenset[tuple[str, str]]


def index_story(story: ReferenceStory) -> SourceIndex:
    """Return what stands in the story's articles, as given or as cleaned."""
    cleaned = (f"{article.title or ''}\n{article.text}" for article in story.articles)
    return index_sources([*story.sources, *cleaned], story.language)


def index_sources(texts: Iterable[str], language: str = ENGLISH) -> SourceIndex:
    """Return what stands in ``texts``, all read by the rules of ``language``."""
    words: set[str] = set()
    figures: set[str] = set()
    bigrams: set[tuple[str, str]] = set()
    for text in texts:
        folded = separate_words(text, language)
        words.update(folded)
        words.update(part for word in folded for part in word.split("-"))
        figures |= numbers(text, language)
        bigrams.update(pairwise(folded))
    return SourceIndex(frozenset(words), frozenset(figures), frozenset(bigrams))


def measure_form(prediction: Prediction, sources: SourceIndex, language: str = ENGLISH) -> Form:
    """Measure one brief against its sources, both in ``language``."""
    sentences = prediction.sentences
    words = [separate_words(sentence, language) for sentence in sentences]
    figures = {number for sentence in sentences for number in numbers(sentence, language)}
    names = {name for sentence in sentences for name in names_of(sentence, language)}
    pairs = [pair for sentence in words for pair in pairwise(sentence)]
    return Form(
        numbers_absent=Share(len(figures - sources.numbers), len(figures)),
        names_absent=Share(sum(not _is_known(name, sources) for name in names), len(names)),
        novel_bigrams=Share(sum(pair not in sources.bigrams for pair in pairs), len(pairs)),
        repeated_trigrams=_repeated_trigrams(words),
        words=count_words(prediction.text),
        complete_ending=is_complete(prediction.text, language),
        fused_share=prediction.fused_share,
    )


def is_complete(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` ends with a sentence mark, closing marks aside.

    In a language whose sentences end in no mark every text but the empty one does.
    """
    if language != ENGLISH:
        return bool(text) and ends_whole(text, language)
    return _ENDING.search(text.rstrip()) is not None


def names_of(sentence: str, language: str = ENGLISH) -> Iterator[str]:
    """Yield the folded names of one sentence: see `Form`."""
    function_words = language_of(language).function_words
    for start, end in word_spans(sentence, language):
        name = fold(sentence[start:end])
        if (
            sentence[start].isupper()
            and name not in function_words
            and not _OPENS_SPEECH.search(sentence, 0, start)
        ):
            yield name


def _is_known(name: str, sources: SourceIndex) -> bool:
    return name in sources.words or all(part in sources.words for part in name.split("-"))


def _repeated_trigrams(sentences: Sequence[Sequence[str]]) -> Share:
    runs = [run for words in sentences for run in zip(words, words[1:], words[2:], strict=False)]
    return Share(len(runs) - len(set(runs)), len(runs))
