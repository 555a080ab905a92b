from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

import pytest

from summarize.backends.source_limited import LatticeGrammar
from summarize.backends.token_trie import TokenTrie, grow_trie
from summarize.testing import sources_of
from summarize.types import WordLattice
from summarize.writing import build_lattice

NEWS = (
    "After the rain stopped, Ann Lee, a nurse, left for Boston, taking her dog along.",
    "Boston, where the storm had closed both airports, was quiet.",
)
ENOUGH = 10_000
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


def trie_of(lattice: WordLattice, tokenize: Tokenize = characters) -> TokenTrie:
    return grow_trie(LatticeGrammar(lattice, tokenize=tokenize), max_nodes=ENOUGH)


def texts_of(trie: TokenTrie) -> set[str]:
    return {decode(trie.beginning(node)) for node in trie.ends}


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
def test_a_trie_has_the_texts_of_its_lattice_and_no_others(seed: int, tokenize: Tokenize) -> None:
    lattice = random_lattice(seed)
    trie = trie_of(lattice, tokenize)
    assert texts_of(trie) == paths(lattice)
    assert trie.open == ()


@pytest.mark.parametrize("tokenize", [characters, word_pieces])
def test_a_trie_has_the_texts_of_a_news_lattice(tokenize: Tokenize) -> None:
    lattice = build_lattice(sources_of(*NEWS))
    assert texts_of(trie_of(lattice, tokenize)) == paths(lattice)


def test_labels_that_begin_alike_share_tokens_until_they_differ() -> None:
    trie = trie_of(WordLattice(((("can", 1), ("cannot", 1)), ((".", 2),), ())))
    assert [decode([token]) for token in trie.tokens[1:]] == [
        "c",
        "a",
        "n",
        ".",
        "n",
        "o",
        "t",
        ".",
    ]
    assert trie.parents == (0, 0, 1, 2, 3, 3, 5, 6, 7)
    assert trie.ends == (4, 8)


def test_a_text_that_can_end_may_also_go_on() -> None:
    trie = trie_of(WordLattice(((("Yes", 1),), (("", 2), ("!", 2)), ())))
    assert trie.ends == (3, 4)
    assert trie.parents == (0, 0, 1, 2, 3)


@pytest.mark.parametrize("seed", range(60))
def test_a_trie_has_one_node_for_each_beginning_and_parents_come_first(seed: int) -> None:
    lattice = random_lattice(seed)
    trie = trie_of(lattice)
    beginnings = [decode(trie.beginning(node)) for node in range(len(trie.tokens))]
    assert len(set(beginnings)) == len(beginnings)
    assert set(beginnings) == {text[:n] for text in paths(lattice) for n in range(len(text) + 1)}
    assert all(parent < node for node, parent in enumerate(trie.parents) if node)


def test_ancestors_are_the_node_itself_and_those_on_the_way_to_it() -> None:
    trie = trie_of(WordLattice(((("ab", 1), ("c", 1)), ())))
    assert trie.parents == (0, 0, 0, 1)  # root, a, c, b
    assert trie.ancestry().astype(int).tolist() == [
        [1, 0, 0, 0],
        [1, 1, 0, 0],
        [1, 0, 1, 0],
        [1, 1, 0, 1],
    ]


@pytest.mark.parametrize("max_nodes", [1, 7, 40])
@pytest.mark.parametrize("seed", range(30))
def test_parts_of_a_lattice_together_have_all_its_texts(seed: int, max_nodes: int) -> None:
    lattice = random_lattice(seed)
    grammar = LatticeGrammar(lattice, tokenize=characters)
    beginnings: list[tuple[int, ...]] = [()]
    texts: set[str] = set()
    while beginnings:
        trie = grow_trie(grammar, beginnings, max_nodes=max_nodes)
        texts |= texts_of(trie)
        longer = [trie.beginning(node) for node in trie.open]
        assert len({len(beginning) for beginning in longer}) <= 1
        assert not longer or len(longer[0]) > len(beginnings[0])
        beginnings = longer
    assert texts == paths(lattice)


def test_a_part_of_a_lattice_is_no_larger_than_its_limit() -> None:
    grammar = LatticeGrammar(build_lattice(sources_of(*NEWS)), tokenize=characters)
    trie = grow_trie(grammar, max_nodes=50)
    assert trie.open
    assert 40 < len(trie.tokens) - 1 <= 50


def test_a_sentence_of_a_thousand_words_is_one_chain() -> None:
    text = "word " * 999 + "word."
    trie = trie_of(build_lattice(sources_of(text)))
    assert trie.parents == (0, *range(len(text)))


def test_the_trie_of_sixty_words_is_made_in_the_time_of_a_blink() -> None:
    lattice = build_lattice(sources_of(" ".join(["Word", *["word"] * 58, "word."])))
    start = time.perf_counter()
    trie_of(lattice).ancestry()
    assert time.perf_counter() - start < 0.5
