"""What a publication says to its readers: of subscriptions, letters, comments and the page itself.

Words alone do not tell it, since news is written of newsletters too. A sentence is talk if it
speaks to somebody or of "us" and names what a publication has, or begins as a request and does
one of both. A paragraph is talk if most of it is, and a short one that only speaks to somebody if
it stands beside such a paragraph. Nothing inside quotation marks counts. The words stand under
``[page]`` in the files of ``language/lists/``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import pairwise

from summarize.language.casing import capitalized
from summarize.language.languages import ENGLISH, page_phrases
from summarize.language.lexicon import phrases
from summarize.language.page_talk import speaks_to_the_reader
from summarize.language.scripts import quotation_spans, without_quotations
from summarize.language.words import count_words
from summarize.reading.draft import Block
from summarize.types import CORRECTION

REASON = "talk to the reader"
_MOST_WORDS = 90
_MOST_BESIDE = 25
_MOST_OF_TEXT = 0.75
"""An article of which more would go is one that speaks to its readers."""
_SHORT_REQUEST = 4
_THROUGHOUT = 0.3
_MOST_SPONSORED = 50
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+(?=\S)[^.!?…]*)*[.!?…]*[\"”’»)\]]*\s*")
_NETWORKS = "|".join(re.escape(name) for name in phrases("names", "networks") if len(name) > 1)
_ADDRESS = re.compile(
    r"@\w|https?://|\bwww\.|\b[\w-]{2,}\.[a-z]{2,12}\b"
    rf"|(?<!\w)(?i:{_NETWORKS})"
)
"""Where somebody is to be found; names of networks can have endings."""
_CONTACT = re.compile(r"\w@\w|\b\d{3}[ -]\d{4}\b")
_QUESTION_WORDS = 16
_QUOTATION = " Q "
"""Stands for a quotation, so that what follows one does not seem to open a sentence."""
_QUOTATION_MARK = re.compile('["“”„«»]')
"""One that is left without its other half: the quotation goes on in another paragraph."""
_NOTHING = re.compile(r"(?!)")


class _Voice(IntEnum):
    """How a sentence sounds: as any other, of a publication, to somebody, both, or unmistakable."""

    NEWS = 0
    NAMES_IT = 1
    TO_SOMEBODY = 2
    TALK = 3
    SURE = 4


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of a language; one without words never matches."""

    language: str
    reader: re.Pattern[str]
    publication: re.Pattern[str]
    requests: re.Pattern[str]
    notices: re.Pattern[str]
    corrections: re.Pattern[str]
    source: str | None

    def voice(self, sentence: str) -> _Voice:
        """Say how a sentence sounds, of which no quotation is left."""
        told = self.notices.search(sentence) or self.corrections.match(sentence)
        if told or self._is_page_talk(sentence):
            return _Voice.SURE
        named = self.publication.search(sentence) is not None
        of_itself = self.source is not None and self.source in sentence
        to_somebody = self.reader.search(sentence) is not None
        if named and to_somebody:
            return _Voice.TALK
        if self.requests.match(sentence):
            pointed = named or of_itself or to_somebody or _ADDRESS.search(sentence)
            short = count_words(sentence) <= _SHORT_REQUEST
            return _Voice.TALK if pointed or short else _Voice.TO_SOMEBODY
        if to_somebody:
            return _Voice.TO_SOMEBODY
        return _Voice.NAMES_IT if named or of_itself else _Voice.NEWS

    def reason(self, paragraph: str) -> str:
        """Say why a paragraph that is talk is set apart."""
        return CORRECTION if self.corrections.match(paragraph) else REASON

    def _is_page_talk(self, sentence: str) -> bool:
        return self.language == ENGLISH and speaks_to_the_reader(sentence)


def set_talk_to_readers_apart(
    blocks: Sequence[Block], language: str, source: str | None = None
) -> tuple[Block, ...]:
    """Set apart the paragraphs in which a publication speaks to its readers.

    Args:
        blocks: an article's text.
        language: the code of its language.
        source: the name of the publication, if it is known.
    """
    words = _words(language, source)
    kept = [n for n, block in enumerate(blocks) if block.reason is None]
    voices = {n: _voice(blocks[n].text, words) for n in kept}
    if _speaks_throughout(voices.values()):
        talk = {n for n, voice in voices.items() if voice is _Voice.SURE}
    else:
        talk = {n for n, voice in voices.items() if voice >= _Voice.TALK}
        talk |= set(_sponsored(blocks, kept, language))
        boxes = {blocks[n].box for n in talk} - {None}
        talk |= {n for n in kept if blocks[n].box in boxes}
        talk |= set(_beside(kept, voices, talk, blocks))
    if _length(blocks, talk) > _MOST_OF_TEXT * _length(blocks, kept):
        return tuple(blocks)
    return tuple(
        replace(block, reason=words.reason(block.text)) if n in talk else block
        for n, block in enumerate(blocks)
    )


def _speaks_throughout(voices: Collection[_Voice]) -> bool:
    """Say whether a text speaks to its reader beside its talk: advice, a letter, an interview."""
    rest = [voice for voice in voices if voice < _Voice.TALK]
    return rest.count(_Voice.TO_SOMEBODY) > _THROUGHOUT * len(rest)


def _voice(paragraph: str, words: _Words) -> _Voice:
    outside = without_quotations(paragraph, _QUOTATION)
    if count_words(outside) > _MOST_WORDS or _QUOTATION_MARK.search(outside):
        return _Voice.NEWS
    sentences = _sentences(outside)
    voices = [words.voice(sentence) for sentence in sentences]
    if not voices:
        return _Voice.NEWS
    if _asks_for_an_answer(sentences):
        return _Voice.TALK
    if _Voice.NEWS not in voices and _Voice.NAMES_IT in voices:
        of_publication = max(voices) >= _Voice.TALK or words.publication.search(outside)
        return _Voice.TALK if of_publication and max(voices) > _Voice.NAMES_IT else _Voice.NEWS
    spoken = [
        sentence
        for sentence, voice in zip(sentences, voices, strict=True)
        if voice >= _Voice.TO_SOMEBODY
    ]
    by_words = 2 * sum(map(count_words, spoken)) >= count_words(paragraph)
    # "Enjoyed this story? There is more where it came from."
    opens_so = voices[0] >= _Voice.TALK and 2 * len(spoken) >= len(voices)
    return max(voices) if by_words or opens_so else _Voice.NEWS


def _asks_for_an_answer(sentences: Sequence[str]) -> bool:
    """Say whether a short question is followed by a way to answer: an address, a number."""
    question, rest = sentences[0], " ".join(sentences[1:])
    is_short = count_words(question) <= _QUESTION_WORDS and count_words(rest) <= _MOST_BESIDE
    return question.endswith("?") and is_short and _CONTACT.search(rest) is not None


def _sentences(text: str) -> list[str]:
    return [stripped for each in _SENTENCE.findall(text) if (stripped := each.strip())]


def _beside(
    kept: Sequence[int], voices: dict[int, _Voice], talk: set[int], blocks: Sequence[Block]
) -> Iterator[int]:
    """Yield the short paragraphs to somebody that stand beside talk, one after the other."""
    for order in (kept, kept[::-1]):
        spoken = set(talk)
        for before, n in pairwise(order):
            text = blocks[n].text
            short = count_words(text) <= _MOST_BESIDE and not any(quotation_spans(text))
            if before in spoken and voices[n] is _Voice.TO_SOMEBODY and short:
                spoken.add(n)
                yield n


def _sponsored(blocks: Sequence[Block], kept: Sequence[int], language: str) -> Iterator[int]:
    """Yield the paragraphs under the label of a sponsor's message that speak to somebody."""
    label = _label("sponsored", language)
    words = _words(language)
    for n, block in enumerate(blocks):
        if label.fullmatch(block.text) is None:
            continue
        following = next((each for each in kept if each > n), None)
        if following is not None and count_words(blocks[following].text) <= _MOST_SPONSORED:
            sentences = _sentences(blocks[following].text)
            if any(s.endswith("?") or words.voice(s) >= _Voice.TO_SOMEBODY for s in sentences):
                yield following


@cache
def _label(name: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{_pattern(name, language).pattern}\W*", re.IGNORECASE)


def _length(blocks: Sequence[Block], numbers: Sequence[int] | set[int]) -> int:
    return sum(count_words(blocks[n].text) for n in numbers)


@cache
def _words(language: str, source: str | None = None) -> _Words:
    return _Words(
        language=language,
        # "Sie" is you and "sie" is they; where a sentence opens with it, nothing tells.
        reader=_pattern(
            "reader", language, also=_capitalized(page_phrases("reader", language)), cased=True
        ),
        publication=_pattern("publication", language),
        requests=_pattern("requests", language, start=True),
        notices=_pattern("notices", language),
        corrections=_pattern("corrections", language, start=True),
        source=source,
    )


def _pattern(
    name: str,
    language: str,
    *,
    start: bool = False,
    cased: bool = False,
    also: tuple[str, ...] = (),
) -> re.Pattern[str]:
    """Return the pattern of a list; "*" is the rest of a word, "^" the start of a sentence."""
    told = page_phrases(name, language)
    if not told:
        return _NOTHING
    longest_first = sorted((*told, *also), key=lambda phrase: (-len(phrase), phrase))
    any_of = "|".join(map(_as_pattern, longest_first))
    pattern = rf"\W*(?:{any_of})(?!\w)" if start else rf"(?<!\w)(?:{any_of})(?!\w)"
    return re.compile(pattern, 0 if cased else re.IGNORECASE)


def _capitalized(told: Sequence[str]) -> tuple[str, ...]:
    return tuple(capitalized(phrase) for phrase in told)


def _as_pattern(phrase: str) -> str:
    start = r"(?<!.)" if phrase.startswith("^") else ""
    words = re.escape(phrase.removeprefix("^"))
    return start + words.replace(r"\*", r"\w*").replace("'", "['’]")
