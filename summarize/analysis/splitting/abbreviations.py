"""The word lists that the splitter reads from the package, in small look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class WordList:
    """Words met in any case (``folded``), and words met as written or in capitals (``exact``)."""

    folded: frozenset[str]
    exact: frozenset[str]

    def __contains__(self, word: object) -> bool:
        """Say whether ``word`` is in the list; a curly apostrophe counts as a straight one."""
        if not isinstance(word, str):
            return False
        plain = word.replace("’", "'")
        if plain.lower() in self.folded or plain in self.exact:
            return True
        return plain.isupper() and plain.capitalize() in self.exact


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists; abbreviations stand without their last period."""

    never_final: WordList
    before_number: WordList
    may_be_final: WordList
    states: WordList
    final_before_capital: WordList
    marked_names: WordList
    starters: WordList
    calendar: WordList
    attributions: WordList
    domains: WordList

    @property
    def punkt_abbreviations(self) -> frozenset[str]:
        """Abbreviations that are no common words, as Punkt compares them: in lower case."""
        return self.never_final.folded | self.before_number.folded | self.may_be_final.folded

    def opens_sentence(self, word: str) -> bool:
        """Say whether ``word`` has a capital and seldom stands inside a name."""
        return word[:1].isupper() and word in self.starters

    def is_abbreviation(self, word: str) -> bool:
        """Say whether ``word``, without its last period, is an abbreviation of any sort."""
        return any(
            word in entries
            for entries in (
                self.never_final,
                self.before_number,
                self.may_be_final,
                self.states,
                self.final_before_capital,
            )
        )


def parse_sections(text: str) -> dict[str, WordList]:
    """Read ``[section]`` heads, each with one word a line below; ``#`` opens a comment line."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in (raw.strip() for raw in text.splitlines()):
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words.append(line)
    return {name: _word_list(entries) for name, entries in sections.items()}


def _word_list(words: list[str]) -> WordList:
    folded = frozenset(word for word in words if word == word.lower())
    return WordList(folded=folded, exact=frozenset(words) - folded)


def _read(name: str) -> Mapping[str, WordList]:
    return parse_sections(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """Return the lists shipped with the package, read once."""
    abbreviations = _read("abbreviations.txt")
    words = _read("words.txt")
    return Lexicon(
        never_final=abbreviations["never ends a sentence"],
        before_number=abbreviations["ends no sentence before a number"],
        may_be_final=abbreviations["may end a sentence"],
        states=abbreviations["state after its place"],
        final_before_capital=abbreviations["ends a sentence before a capital"],
        marked_names=abbreviations["name that ends in a mark"],
        starters=words["starts a sentence"],
        calendar=words["follows a time or place"],
        attributions=words["attributes a quotation"],
        domains=words["top-level domain"],
    )
