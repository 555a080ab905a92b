from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

import pytest

from summarize.backends.source_limited import LatticeGrammar
from summarize.testing import sources_of
from summarize.types import WordLattice
from summarize.writing import build_lattice

END = 0
Tokenize = Callable[[str], Sequence[int]]


def characters(text: str) -> list[int]:
    """One token a character."""
    return [ord(character) for character in text]


def word_pieces(text: str) -> list[int]:
    """Tokens of up to three characters, cut from the left: as ids, their code points joined."""
    return [
        int("1" + "".join(f"{ord(character):05d}" for character in text[i : i + 3]))
        for i in range(0, len(text), 3)
    ]


def decode(tokens: Sequence[int]) -> str:
    text = ""
    for token in tokens:
        digits = str(token)
        coded = (
            [digits] if len(digits) < 6 else [digits[i : i + 5] for i in range(1, len(digits), 5)]
        )
        text += "".join(chr(int(code)) for code in coded)
    return text


def paths(lattice: WordLattice) -> set[str]:
    """Every text of the lattice, by brute force."""
    texts = set()
    unfinished = [(0, "")]
    while unfinished:
        state, text = unfinished.pop()
        if state == len(lattice.edges) - 1:
            texts.add(text)
        unfinished += [(target, text + label) for label, target in lattice.edges[state]]
    return texts


def grammar_of(text: str) -> LatticeGrammar:
    return LatticeGrammar(build_lattice(sources_of(text)), tokenize=characters, end_token=END)


def accepted(grammar: LatticeGrammar) -> set[tuple[int, ...]]:
    """Every token sequence that the grammar lets end, by brute force."""
    found = set()
    unfinished: list[tuple[int, ...]] = [()]
    while unfinished:
        tokens = unfinished.pop()
        for token in grammar.allowed_next(tokens):
            if token == END:
                found.add(tokens)
            else:
                unfinished.append((*tokens, token))
    return found


def random_lattice(seed: int) -> WordLattice:
    """A lattice of few letters, so that labels share beginnings and may be empty."""
    chance = random.Random(seed)
    size = chance.randint(2, 6)
    edges = []
    for state in range(size):
        ways = {
            (
                "".join(chance.choices("ab ", k=chance.randint(0, 4))),
                chance.randint(state + 1, size),
            )
            for _ in range(chance.randint(1, 3))
        }
        edges.append(tuple(sorted(ways)))
    return WordLattice((*edges, ()))


@pytest.mark.parametrize("tokenize", [characters, word_pieces])
@pytest.mark.parametrize("seed", range(60))
def test_the_texts_of_the_lattice_are_accepted_and_no_others(seed: int, tokenize: Tokenize) -> None:
    lattice = random_lattice(seed)
    grammar = LatticeGrammar(lattice, tokenize=tokenize, end_token=END)
    assert {decode(tokens) for tokens in accepted(grammar)} == paths(lattice)


@pytest.mark.parametrize("tokenize", [characters, word_pieces])
def test_a_news_lattice_is_accepted_whole(tokenize: Tokenize) -> None:
    lattice = build_lattice(
        sources_of(
            "After the rain stopped, Ann Lee, a nurse, left for Boston, taking her dog along.",
            "Boston, where the storm had closed both airports, was quiet.",
        )
    )
    grammar = LatticeGrammar(lattice, tokenize=tokenize, end_token=END)
    assert {decode(tokens) for tokens in accepted(grammar)} == paths(lattice)


@pytest.mark.parametrize("seed", range(60))
def test_max_tokens_is_the_longest_text_and_its_end(seed: int) -> None:
    lattice = random_lattice(seed)
    grammar = LatticeGrammar(lattice, tokenize=characters, end_token=END)
    assert grammar.max_tokens == max(len(text) for text in paths(lattice)) + 1


def test_labels_that_begin_alike_stay_open_until_they_differ() -> None:
    lattice = WordLattice(((("can", 1), ("cannot", 1)), ((".", 2),), ()))
    grammar = LatticeGrammar(lattice, tokenize=characters, end_token=END)
    assert [chr(token) for token in grammar.allowed_next(characters("can"))] == [".", "n"]


def test_a_text_that_can_end_may_also_go_on() -> None:
    lattice = WordLattice(((("Yes", 1),), (("", 2), (", sir", 2)), ()))
    grammar = LatticeGrammar(lattice, tokenize=characters, end_token=END)
    assert grammar.allowed_next(characters("Yes")) == [END, ord(",")]


def test_after_the_end_only_the_end_follows() -> None:
    grammar = grammar_of("It rained.")
    assert grammar.allowed_next([*characters("It rained."), END]) == [END]


def test_a_text_that_left_the_lattice_can_only_end() -> None:
    grammar = grammar_of("It rained.")
    assert grammar.allowed_next(characters("It snowed")) == [END]


def test_the_order_of_questions_does_not_matter() -> None:
    lattice = random_lattice(7)
    grammar = LatticeGrammar(lattice, tokenize=characters, end_token=END)
    beginnings = [tokens[:n] for tokens in sorted(accepted(grammar)) for n in range(len(tokens))]
    fresh = LatticeGrammar(lattice, tokenize=characters, end_token=END)
    for beginning in reversed(beginnings):
        assert fresh.allowed_next(beginning) == grammar.allowed_next(beginning)


def test_a_sentence_of_a_thousand_words_has_a_grammar() -> None:
    text = "word " * 999 + "word."
    grammar = grammar_of(text)
    assert grammar.max_tokens == len(text) + 1


def test_sixty_words_are_decoded_in_the_time_of_a_blink() -> None:
    text = " ".join(["Word", *["word"] * 58, "word."])
    tokens = characters(text)
    start = time.perf_counter()
    grammar = grammar_of(text)
    for length in range(len(tokens)):
        grammar.allowed_next(tokens[:length])
    assert time.perf_counter() - start < 0.5
