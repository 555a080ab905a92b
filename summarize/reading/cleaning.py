"""The one path that every draft takes from its format to its article."""

from __future__ import annotations

from dataclasses import replace

from summarize.language.words import count_words
from summarize.reading.boilerplate import without_noise
from summarize.reading.draft import Draft, UnreadableInputError
from summarize.reading.end_marks import set_what_follows_the_end_apart
from summarize.reading.header import read_header
from summarize.reading.normalization import ends_sentence
from summarize.reading.repeats import set_repeats_apart
from summarize.reading.unended import set_unended_apart

# Less than a sentence of three words, or of eight without a full stop, is no article.
_SENTENCE_WORDS, _PROSE_WORDS = 3, 8


def clean(draft: Draft) -> Draft:
    """Take metadata from the draft's first lines and set apart what is no prose.

    Raises:
        UnreadableInputError: Nothing is left that reads as an article.
    """
    metadata, blocks = read_header(draft.blocks, draft.metadata, title_in_text=draft.title_in_text)
    parts = [part for block in blocks for part in without_noise(block)]
    cleaned = set_repeats_apart(set_unended_apart(set_what_follows_the_end_apart(parts)))
    kept = [block.text for block in cleaned if block.reason is None]
    words = sum(map(count_words, kept))
    has_sentence = any(ends_sentence(t) and count_words(t) >= _SENTENCE_WORDS for t in kept)
    if not has_sentence and words < _PROSE_WORDS:
        raise UnreadableInputError(
            f"it holds no prose: {words} word{'s' if words != 1 else ''}; "
            "give an article of at least one sentence"
        )
    return replace(draft, blocks=cleaned, metadata=metadata)
