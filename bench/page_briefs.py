"""What a brief says of articles that are read from web pages, and of the same as plain text.

    python -m bench.page_briefs DATA.jsonl [WORDS]

Each story is summarized twice, by its sentences as they stand: its articles as they are, and each
on a page of one of the makes (`page_makes`) in turn. Compared are ROUGE and what stands beside.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np

from bench.page_makes import BESIDE, MAKES, make_page
from bench.pages import SHORTEST, story_of
from summarize import Article, Settings, default_card, load_models, make_brief
from summarize.evaluation.datasets import read_stories
from summarize.evaluation.rouge import RougeScorer
from summarize.reading.cleaning import clean
from summarize.reading.draft import UnreadableInputError, finish
from summarize.reading.web_pages import draft_of_page

WORDS = 220
_ASIDE = [text for some in BESIDE.values() for text in some]


def on_pages(articles: Sequence[Article], seeds: Iterator[int]) -> list[Article]:
    """Return the articles as they are read from pages; a note of a few words is left as it is."""
    makes = list(MAKES)
    read = []
    for article, seed in zip(articles, seeds, strict=False):
        try:
            page = make_page(story_of(article), makes[seed % len(makes)], seed)
            found, _ = finish(clean(draft_of_page(page)), article_id=article.id, path=None)
        except UnreadableInputError:
            found = article
        read.append(replace(found, title=article.title, source=None, published=article.published))
    return read


def main(data: Path, words: int) -> None:
    """Print ROUGE-1 and -2 of both, and how many sentences of the pages stand in briefs."""
    models = load_models([default_card("embedder")])  # extractive: no parser, no writer
    settings, scorer = Settings(words=words), RougeScorer()
    seeds, scores, beside, same = count(), [], 0, 0
    for story in read_stories(data):
        plain = [article for article in story.articles if len(article.text) > SHORTEST]
        if not plain:  # notes that something is missing
            continue
        briefs = [make_brief(each, models, settings) for each in (plain, on_pages(plain, seeds))]
        texts = [[sentence.text for sentence in brief.sentences] for brief in briefs]
        scores.append([scorer.score(each, story.references) for each in texts])
        beside += sum(aside in sentence for sentence in texts[1] for aside in _ASIDE)
        same += texts[0] == texts[1]
    for column, name in enumerate(("plain text", "pages")):
        one, two = np.mean([(p[column].rouge1, p[column].rouge2) for p in scores], axis=0)
        print(f"{name}: ROUGE-1 {one:.2f}, ROUGE-2 {two:.2f}")
    print(f"{len(scores)} stories, {same} briefs the same; {beside} sentences from beside articles")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else WORDS)
