"""The words of a sentence with what depends on what: the parser's tokens put on our words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarize.language.tokens import Token, TokenizedSentence, tokenize_sentence
from summarize.types import Parse


@dataclass(frozen=True, slots=True)
class Node:
    """What the parser says of a word.

    Attributes:
        lemma: its dictionary form.
        tag: its part of speech (Penn Treebank).
        relation: what it is to its head (CLEAR).
        head: the index of the word that it depends on; its own if it is the root.
        entity: the kind of name or quantity it is in, or "".
        negated: whether a "not" is in the word: "don't".
    """

    lemma: str
    tag: str
    relation: str
    head: int
    entity: str
    negated: bool


@dataclass(frozen=True)
class Tree:
    """A sentence, its words, and a node for each."""

    sentence: TokenizedSentence
    nodes: tuple[Node, ...]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.sentence.text

    @property
    def words(self) -> tuple[Token, ...]:
        """Its words."""
        return self.sentence.tokens

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the words that depend on it, in order."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for i, node in enumerate(self.nodes):
            if node.head != i:
                found[node.head].append(i)
        return tuple(map(tuple, found))

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """The words that depend on no other; one, if the parser saw one sentence."""
        return tuple(i for i, node in enumerate(self.nodes) if node.head == i)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """For each word, the first word and one more than the last that it governs."""
        found = [(i, i + 1) for i in range(len(self.nodes))]
        for i in range(len(self.nodes)):
            for above in self.ancestors(i):
                first, last = found[above]
                found[above] = min(first, i), max(last, i + 1)
        return tuple(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield what word ``i`` depends on, and what that depends on, up to the root."""
        seen = {i}
        while self.nodes[i].head not in seen:
            i = self.nodes[i].head
            seen.add(i)
            yield i

    def top(self, i: int) -> int:
        """Return the root that word ``i`` depends on in the end."""
        return next((above for above in self.ancestors(i) if above in self.roots), i)

    def governs(self, above: int, below: int) -> bool:
        """Return whether ``below`` is ``above`` or depends on it, however far."""
        return above == below or above in self.ancestors(below)

    def is_whole(self, first: int, last: int, head: int) -> bool:
        """Return whether words ``first`` to ``last - 1`` are all that ``head`` governs."""
        return self.spans[head] == (first, last) and all(
            self.governs(head, i) for i in range(first, last)
        )

    def related(self, i: int, *relations: str) -> tuple[int, ...]:
        """Return the words that depend on word ``i`` in one of ``relations``."""
        return tuple(child for child in self.children[i] if self.nodes[child].relation in relations)


def plant(parse: Parse) -> Tree:
    """Return the tree of ``parse`` over the words of its text.

    Words are ours ("don't", "50-year-old", "U.S."), not the parser's, which are finer: a
    word has the node of the one of its tokens on which the others depend. A punctuation
    mark is no word, and what depends on it depends on what it depends on.
    """
    sentence = tokenize_sentence(parse.text)
    owner = _owners(sentence, parse)
    nodes = []
    for i in range(len(sentence.tokens)):
        own = [t for t, word in enumerate(owner) if word == i]
        if not own:  # "20s" is one token of theirs and two words of ours
            nodes.append(Node(sentence.tokens[i].folded, "XX", "dep", max(i - 1, 0), "", False))
            continue
        head = next((t for t in own if owner[_head(parse, owner, t)] != i), own[0])
        token = parse.tokens[head]
        above = owner[_head(parse, owner, head)]
        nodes.append(
            Node(
                lemma=token.lemma,
                tag=token.tag,
                relation=token.relation if above not in (None, i) else "ROOT",
                head=i if above is None else above,
                entity=token.entity,
                negated=any(parse.tokens[t].relation == "neg" for t in own),
            )
        )
    return Tree(sentence, tuple(nodes))


def _owners(sentence: TokenizedSentence, parse: Parse) -> list[int | None]:
    """For each token of the parse, the word it is in, or None for what is in no word."""
    owner: list[int | None] = []
    word = 0
    for token in parse.tokens:
        while word < len(sentence.tokens) and sentence.tokens[word].end <= token.start:
            word += 1
        inside = word < len(sentence.tokens) and sentence.tokens[word].start < token.end
        owner.append(word if inside else None)
    return owner


def _head(parse: Parse, owner: list[int | None], token: int) -> int:
    """The nearest token above ``token`` that is in a word, or ``token`` if there is none."""
    above, tokens = parse.tokens[token].head, parse.tokens
    while owner[above] is None and tokens[above].head != above:
        above = tokens[above].head
    return above if owner[above] is not None else token
