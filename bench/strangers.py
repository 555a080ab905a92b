"""How well articles on another story are told where words are compared: the story's own and put in.

    python -m bench.strangers DATA [LANGUAGE ...]

DATA holds ``multiling_<language>.jsonl``. Each story is looked through as it is, and with one
article of the next story among its own, three times.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from summarize.analysis.meaning import IN_WORDS, WordVectors
from summarize.analysis.splitting import split_articles
from summarize.clustering import find_off_topic_articles
from summarize.evaluation.datasets import read_stories
from summarize.types import Article

LANGUAGES = "french czech greek arabic hebrew hindi".split()
PUT_IN = (0, 2, 4)
"""Which articles of the next story are put in, one at a time."""


def set_apart(articles: Sequence[Article]) -> list[str]:
    """Return the ids of the articles that the pipeline would set apart."""
    sentences = split_articles(articles)
    vectors = WordVectors(sentences, articles[0].language or "en").embed_sentences(sentences)
    return find_off_topic_articles(
        articles, sentences, vectors, leading_words=IN_WORDS.leading_words
    )


def main(data: Path, languages: Sequence[str]) -> None:
    """Print one row a language."""
    for language in languages:
        stories = list(read_stories(data / f"multiling_{language}.jsonl"))
        articles = sum(len(story.articles) for story in stories)
        own = sum(len(set_apart(story.articles)) for story in stories)
        strangers = [
            (story, replace(other.articles[place], id="stranger"))
            for story, other in zip(stories, stories[1:] + stories[:1], strict=True)
            for place in PUT_IN
        ]
        found = sum("stranger" in set_apart((*story.articles, odd)) for story, odd in strangers)
        print(
            f"{language}: set apart {own} of {articles} of its own, "
            f"{found} of {len(strangers)} put in",
            flush=True,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or LANGUAGES)
