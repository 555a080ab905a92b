"""The one path that every draft takes from its format to its article."""

from __future__ import annotations

from dataclasses import replace

from summarize.reading.boilerplate import is_fixed_noise, without_noise
from summarize.reading.draft import Draft, Passage, UnreadableInputError
from summarize.reading.header import read_header
from summarize.reading.normalization import (
    count_words,
    ends_sentence,
    normalize,
    paragraphs_of,
)

# Less than a sentence of three words, or of eight without a full stop, is no article.
_SENTENCE_WORDS, _PROSE_WORDS = 3, 8


def passages_of(text: str) -> tuple[Passage, ...]:
    """Split plain text into passages, one a paragraph.

    A noise line ("Advertisement") in the middle of a paragraph becomes a passage of
    its own, and a sentence that it interrupted goes on after it.
    """
    lines = normalize(text).split("\n")
    apart = "\n".join(f"\n{line}\n" if line and is_fixed_noise(line) else line for line in lines)
    passages: list[Passage] = []
    unfinished = False
    for paragraph in paragraphs_of(apart):
        if is_fixed_noise(paragraph):
            passages.append(Passage(paragraph))
            continue
        interrupted = bool(passages) and is_fixed_noise(passages[-1].text)
        continues = interrupted and unfinished and paragraph[0].islower()
        passages.append(Passage(paragraph, continues=continues))
        unfinished = not ends_sentence(paragraph)
    return tuple(passages)


def clean(draft: Draft) -> Draft:
    """Take metadata from the draft's first lines and set apart what is no prose.

    Raises:
        UnreadableInputError: Nothing is left that reads as an article.
    """
    metadata, passages = read_header(
        draft.passages, draft.metadata, title_in_text=draft.title_in_text
    )
    cleaned = tuple(part for passage in passages for part in without_noise(passage))
    _require_prose([passage.text for passage in cleaned if passage.reason is None])
    return replace(draft, passages=cleaned, metadata=metadata)


def _require_prose(paragraphs: list[str]) -> None:
    words = sum(count_words(paragraph) for paragraph in paragraphs)
    has_sentence = any(
        ends_sentence(paragraph) and count_words(paragraph) >= _SENTENCE_WORDS
        for paragraph in paragraphs
    )
    if not has_sentence and words < _PROSE_WORDS:
        amount = "1 word" if words == 1 else f"{words} words"
        raise UnreadableInputError(
            f"it holds no prose: {amount}; give an article of at least one sentence"
        )
