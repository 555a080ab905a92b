"""The one path that every draft takes from its format to its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.analysis.identification import identify_language
from summarize.language.chat_tokens import TO_A_PROGRAM, heads_turn
from summarize.language.languages import ENGLISH
from summarize.language.words import count_words
from summarize.limits import MOST_ARTICLE_CHARACTERS
from summarize.reading.author_notes import set_author_notes_apart, set_initials_apart
from summarize.reading.boilerplate import without_noise
from summarize.reading.draft import BEYOND_LIMIT, Block, Draft, Metadata
from summarize.reading.end_marks import set_what_follows_the_end_apart
from summarize.reading.header import read_header
from summarize.reading.normalization import ends_sentence
from summarize.reading.repeats import set_repeats_apart
from summarize.reading.talk_to_readers import set_talk_to_readers_apart
from summarize.reading.unended import set_unended_apart

# Less than a sentence of three words, or of eight without a full stop, is no article.
_SENTENCE_WORDS, _PROSE_WORDS = 3, 8
# From so many words on a text itself tells surely whether it is in English.
_TELLING_WORDS = 40


def clean(draft: Draft) -> Draft:
    """Take metadata from the draft's first lines and set apart what is no prose.

    Where nothing is left that reads as an article, that is the draft's problem.
    """
    if draft.problem is not None:
        return draft
    read = _without_turns(_within_limit(draft.blocks))
    metadata, blocks = read_header(read, draft.metadata, title_in_text=draft.title_in_text)
    parts = tuple(part for block in blocks for part in without_noise(block))
    language = identify_language(_text(parts))
    parts = set_what_follows_the_end_apart(parts, language)
    parts = set_author_notes_apart(parts, metadata.authors, metadata.source)
    parts = set_unended_apart(parts, language)
    cleaned = set_repeats_apart(set_initials_apart(parts, language))
    cleaned = set_talk_to_readers_apart(cleaned, language, metadata.source)
    kept = [block.text for block in cleaned if block.reason is None]
    declared = _trusted(metadata.language, kept)
    return _dated(
        replace(
            draft,
            blocks=cleaned,
            metadata=replace(metadata, language=declared),
            problem=_no_prose(kept, draft.part),
        )
    )


def _text(blocks: Sequence[Block]) -> str:
    return " ".join(block.text for block in blocks if block.reason is None)


def _within_limit(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set apart what is beyond the longest text that is read as one article."""
    taken, read = 0, []
    for block in blocks:
        if block.reason is not None:
            read.append(block)
            continue
        room = MOST_ARTICLE_CHARACTERS - taken
        taken += len(block.text)
        if room < len(block.text):
            kept = block.text[: max(room, 0)].rpartition(" ")[0]
            read += [replace(block, text=kept)] if kept else []
            read.append(Block(block.text[len(kept) :].strip(), BEYOND_LIMIT))
        else:
            read.append(block)
    return tuple(read)


def _without_turns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set apart lines that begin a turn of a chat with a model, and what is said in it."""
    found: list[Block] = []
    begun = False
    for block in blocks:
        is_heading = heads_turn(block.text)
        apart = block.reason is None and (is_heading or begun)
        found.append(replace(block, reason=TO_A_PROGRAM) if apart else block)
        begun = is_heading or (begun and block.reason is not None)
    return tuple(found)


def _no_prose(kept: Sequence[str], part: str | None) -> str | None:
    words = sum(map(count_words, kept))
    has_sentence = any(ends_sentence(t) and count_words(t) >= _SENTENCE_WORDS for t in kept)
    if has_sentence or words >= _PROSE_WORDS:
        return None
    if part is not None:
        return f"not one whole sentence of its text is given, only {part}; fetch the page"
    return (
        f"it holds no prose: {words} word{'s' if words != 1 else ''}; "
        "give an article of at least one sentence"
    )


def _trusted(declared: str | None, kept: Sequence[str]) -> str | None:
    """Return the declared language if it tells more than the text.

    Feeds and files are declared English that their templates are in; nobody declares another
    language by accident, unless the template is of that country.
    """
    if declared in (None, ENGLISH):
        return None
    text = " ".join(kept)
    says_english = count_words(text) >= _TELLING_WORDS and identify_language(text) == ENGLISH
    return None if says_english else declared


def _dated(draft: Draft) -> Draft:
    other = draft.other_date
    if draft.metadata.published is not None or other is None:
        return draft
    return replace(
        draft,
        metadata=draft.metadata.or_else(Metadata(published=other.published)),
        warnings=(*draft.warnings, f"dated {other.published[:10]}, {other.says}"),
    )
