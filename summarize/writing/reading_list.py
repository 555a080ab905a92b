"""What a model reads before it drafts a brief: the best sentences, a fair share an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, zip_longest

from summarize.language.words import count_words
from summarize.types import Sentence, WritingRequest


def choose_reading(
    ranked: Sequence[Sentence], *, max_words: int | None
) -> tuple[list[Sentence], list[Sentence]]:
    """Return what is read, and what does not fit, each in the order of the articles.

    Articles take turns, each with the best of its sentences that is left, so that none
    is read at the expense of another.

    Args:
        ranked: sentences worth reading, most worthwhile first.
        max_words: the most that the model can read; None: any number.
    """
    queues: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in ranked:
        queues[sentence.article_id].append(sentence)
    read, unread = [], []
    room = float("inf") if max_words is None else max_words
    for turn in zip_longest(*queues.values()):
        for sentence in filter(None, turn):
            length = count_words(sentence.text)
            if length <= room:
                room -= length
                read.append(sentence)
            else:
                unread.append(sentence)
    place = {article_id: n for n, article_id in enumerate(sorted(queues))}

    def in_order(sentence: Sentence) -> tuple[int, int]:
        return place[sentence.article_id], sentence.index

    return sorted(read, key=in_order), sorted(unread, key=in_order)


def make_draft_request(read: Sequence[Sentence], *, max_words: int) -> WritingRequest:
    """Return the request for one text of at most ``max_words``; each source is an article's."""
    articles = groupby(read, key=lambda sentence: sentence.article_id)
    sources = tuple(" ".join(sentence.text for sentence in own) for _, own in articles)
    return WritingRequest(sources, max_words=max_words, whole=True)
