"""The words of one sentence with what stands around them."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.language.lexicon import FUNCTION_WORDS
from summarize.language.words import fold, fold_shouted, is_shouted, word_spans


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: as written, folded, where it stands and whether in quotes."""

    text: str
    folded: str
    start: int
    end: int
    quoted: bool

    @property
    def is_content(self) -> bool:
        """Whether the word carries meaning of its own."""
        return self.folded not in FUNCTION_WORDS

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class TokenizedSentence:
    """A sentence and its words."""

    text: str
    tokens: tuple[Token, ...]

    def before(self, index: int) -> str:
        """Return what stands between word ``index`` and the one before it.

        For the first word, what opens the sentence; for ``len(tokens)``, what ends it.
        """
        start = self.tokens[index - 1].end if index else 0
        end = self.tokens[index].start if index < len(self.tokens) else len(self.text)
        return self.text[start:end]

    def adjoins(self, index: int) -> bool:
        """Return whether no mark stands before word ``index`` but an abbreviation's period."""
        return self.before(index) in (" ", ". ")

    def commas(self) -> list[int]:
        """Return the words before which a comma stands, and no other mark."""
        return [i for i in range(1, len(self.tokens)) if self.before(i) in (", ", "., ")]

    def between(self, first: int, last: int) -> str:
        """Return the text of words ``first`` to ``last - 1``."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def tokenize_sentence(text: str) -> TokenizedSentence:
    """Return ``text`` with its words."""
    quoted = _quoted_characters(text)
    folding = fold_shouted if is_shouted(text) else fold
    return TokenizedSentence(
        text,
        tuple(
            Token(text[start:end], folding(text[start:end]), start, end, quoted[start])
            for start, end in word_spans(text)
        ),
    )


def _quoted_characters(text: str) -> list[bool]:
    """For each character of ``text``, whether it stands inside quotation marks."""
    double = single = False
    flags = []
    for i, character in enumerate(text):
        if character in '“”"':
            double = character == "“" or (character == '"' and not double)
        elif character in "‘’'":
            single = _opens_single(text, i) or (single and text[i + 1 : i + 2].isalpha())
        flags.append(double or single)
    return flags


def _opens_single(text: str, i: int) -> bool:
    """Whether a single mark opens a quotation: not an apostrophe, not "the '90s"."""
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return text[i] != "’" and after.isalpha() and (before.isspace() or before in '([“"—')
