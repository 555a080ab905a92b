"""What a text tells by its words alone: figures, names, denials, in any language, unparsed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from summarize.language.languages import ENGLISH
from summarize.language.lexicon import NUMBER_WORDS
from summarize.language.words import content_stems, folded_words, is_denied, names, numbers


@dataclass(frozen=True)
class Wording:
    """A text, and the code of its language."""

    text: str
    language: str = ENGLISH

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(content_stems(self.text, self.language))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its numbers, those in English words too."""
        spelled = NUMBER_WORDS.intersection(folded_words(self.text))
        return frozenset(numbers(self.text, self.language)) | spelled

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that are capitalised as names are; scripts without capitals show none."""
        return frozenset(names(self.text, self.language))

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(s for name in self.names for s in content_stems(name, self.language))

    @cached_property
    def denies(self) -> bool:
        """Whether a word denies."""
        return is_denied(self.text, self.language)
