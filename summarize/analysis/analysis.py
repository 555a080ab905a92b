"""From articles to what every later stage asks of them: the sequence of steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.analysis.amounts import take_within_limits
from summarize.analysis.identification import are_english, identify_articles, main_language
from summarize.analysis.meaning import Meaning, read_meaning
from summarize.analysis.splitting import split_articles
from summarize.analysis.treebank import Treebank
from summarize.counts import counted
from summarize.errors import ReadError
from summarize.types import Article, Dropped, Models, Sentence


@dataclass(frozen=True, slots=True)
class Analysis:
    """The articles of a brief, split, identified, embedded and parsed once.

    Attributes:
        articles: with their languages.
        sentences: all of theirs, n of them.
        meaning: (n, dim) vectors, one a sentence, and from where on they count as alike.
        language: the code of the language that most of the text is in.
        dropped: sentences that are beyond what is taken.
        treebank: the trees of whatever text is asked for; None without a parser, and where an
            article is in a language whose grammar is not known.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    meaning: Meaning
    language: str
    treebank: Treebank | None
    dropped: tuple[Dropped, ...] = ()


def analyse(
    articles: Sequence[Article],
    models: Models,
    *,
    progress: Callable[[str], None] = lambda step: None,
) -> Analysis:
    """Split, identify and embed ``articles``; they are parsed as far as somebody asks.

    Raises:
        ReadError: They hold no sentence.
    """
    progress("Splitting into sentences")
    articles = identify_articles(articles)
    sentences, beyond = take_within_limits(split_articles(articles))
    if not sentences:
        raise ReadError("the articles hold no sentence; give articles of running text")
    progress(f"Embedding {counted(len(sentences), 'sentence')}")
    language = main_language(articles)
    can_parse = models.parser is not None and are_english(articles)
    return Analysis(
        articles=articles,
        sentences=sentences,
        meaning=read_meaning(sentences, language, models.embedder),
        language=language,
        treebank=Treebank(models.parser) if models.parser and can_parse else None,
        dropped=beyond,
    )
