"""Which sentences stand in the midst of somebody's words, without a mark of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from summarize.language.scripts import OPENERS, awaited_closers, plain_quotes
from summarize.types import Sentence


def within_quotations(sentences: Sequence[Sentence]) -> list[bool]:
    """Return of each sentence whether it stands in a quotation that others open and close.

    Printed by itself it would say in the brief's own voice what somebody said: "If you think so,
    you are wrong." of "“I try again. If you think so, you are wrong. I do,” Lee said." A quotation
    is closed in its paragraph, or goes on in the next, which then opens with a mark.

    Args:
        sentences: those of the articles, in order.
    """
    paragraphs = [
        list(each) for _, each in groupby(sentences, lambda s: (s.article_id, s.paragraph))
    ]
    found: list[bool] = []
    for n, own in enumerate(paragraphs):
        after = paragraphs[n + 1][:1] if n + 1 < len(paragraphs) else []
        goes_on = any(s.article_id == own[0].article_id and s.text[:1] in OPENERS for s in after)
        found += _within(own, goes_on=goes_on)
    return found


def _within(paragraph: Sequence[Sentence], *, goes_on: bool) -> list[bool]:
    """Return which sentences of a paragraph stand in a quotation; the last may ``goes_on``."""
    texts = [plain_quotes(each.text) for each in paragraph]
    found, awaited = [], ""
    for n, text in enumerate(texts):
        before, awaited = awaited, awaited_closers(text, awaited)
        has_mark = any(mark in text for mark in before)
        found.append(bool(before) and not has_mark and _is_closed(texts[n + 1 :], before, goes_on))
    return found


def _is_closed(later: Sequence[str], closers: str, goes_on: bool) -> bool:
    """Whether the next mark of ``later`` ends what is quoted: it follows a word or a point."""
    for text in later:
        place = min((at for mark in closers if (at := text.find(mark)) >= 0), default=-1)
        if place >= 0:
            return (
                place > 0 and not text[place - 1].isspace() and not text[place + 1 :][:1].isalnum()
            )
    return goes_on
