"""Other orders in which a sentence, or two that follow each other, say the same.

Each is a tree of its own, of the same words, so that whatever can be left out of a
sentence can be left out of its variants too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.language.lexicon import (
    DEMONSTRATIVES,
    PERSON_PRONOUNS,
    PRONOUNS,
    THING_PRONOUNS,
)
from summarize.language.marks import mark_before
from summarize.language.text import count_words
from summarize.language.tokens import tokenize_sentence
from summarize.language.trees import Node, Tree

_MAX_SPEAKER = 12
"""Words that who said it may have, to stand after what was said."""
_MAX_JOINED = 45
"""Words that two sentences may have together, to be one."""
_PAST, _PRESENT = frozenset(["VBD"]), frozenset(["VBZ", "VBP"])
_PERSONS = frozenset(["he", "she"])
_VERBS = frozenset(["VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"])


@dataclass(frozen=True)
class Variant:
    """A sentence of the sources' words, and for each word the source that it is from.

    ``origins[i]`` is an index into the sources; 0 is the sentence that is edited.
    """

    tree: Tree
    origins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a source's tree, to be put after ``glue``: a mark, or a mark and "and"."""

    glue: str
    tree: Tree
    first: int
    last: int
    source: int = 0


def variants(main: Tree, following: Tree | None, *, source: int) -> list[Variant]:
    """Return ``main`` as it stands first, then what says the same in another order.

    Args:
        main: the sentence to be edited.
        following: the sentence directly after it in its article.
        source: the index of ``following`` among the sources.
    """
    others = (_speaker_last(main), _active(main), _joined(main, following, source))
    return [Variant(main, (0,) * len(main.words)), *(made for made in others if made)]


def _speaker_last(tree: Tree) -> Variant | None:
    """Turn "Ann Lee said Monday that it rained" into "It rained, Ann Lee said Monday"."""
    if len(tree.roots) != 1:
        return None
    root = tree.roots[0]
    clauses = tree.related(root, "ccomp")
    if (
        tree.nodes[root].lemma != "say"
        or tree.nodes[root].tag not in _PAST | _PRESENT
        or len(clauses) != 1
        or clauses[0] < root
        or tree.related(root, "conj", "neg", "advcl", "dobj", "cc")
        or '"' in tree.text
        or "“" in tree.text
    ):
        return None
    first, last = tree.spans[clauses[0]]
    opening = first
    if tree.words[first].folded == "that":
        first += 1
    if (
        last != len(tree.words)
        or opening > _MAX_SPEAKER
        or not tree.is_whole(opening, last, clauses[0])
        or not tree.related(clauses[0], "nsubj", "nsubjpass", "expl")
        # "Police said it rained and gave no details": it was not the rain that gave none.
        or any(node.relation == "conj" and node.tag in _VERBS for node in tree.nodes[opening:])
        or any(mark_before(tree.sentence, k) not in (" ", ",") for k in range(1, opening))
        or any(mark_before(tree.sentence, k) != " " for k in (opening, first))
        or _points(tree, first, last)
        or tree.words[0].folded in PRONOUNS | DEMONSTRATIVES
    ):
        return None
    return _assemble([_Piece("", tree, first, last), _Piece(", ", tree, 0, opening)])


def _points(tree: Tree, first: int, last: int) -> bool:
    """Whether a pronoun in the words may stand for the speaker."""
    pointing = PERSON_PRONOUNS | THING_PRONOUNS | {"himself", "herself", "themselves", "itself"}
    return any(word.folded in pointing for word in tree.words[first:last])


def _active(tree: Tree) -> Variant | None:
    """Turn "The man was arrested Monday by police" into "Police arrested the man Monday"."""
    if len(tree.roots) != 1 or '"' in tree.text or "“" in tree.text:
        return None
    verb = tree.roots[0]
    subjects, agents = tree.related(verb, "nsubjpass"), tree.related(verb, "agent")
    if len(subjects) != 1 or len(agents) != 1 or not tree.words[verb].folded.endswith("ed"):
        return None
    first, last = tree.spans[agents[0]]
    start, end = tree.spans[subjects[0]]
    whole = (
        tree.related(verb, "aux", "neg", "conj") == ()
        and (start, end) == (0, verb - 1)
        and tree.words[verb - 1].folded in ("was", "were")
        and verb < first
        and last - first - 1 <= _MAX_SPEAKER
        and tree.is_whole(first, last, agents[0])
        and all(mark_before(tree.sentence, k) == " " for k in range(1, last))
        and tree.words[0].folded not in PRONOUNS | DEMONSTRATIVES
        and tree.words[first].folded == "by"
        and tree.words[first + 1].folded not in PRONOUNS
        and not tree.related(tree.related(agents[0], "pobj", "pcomp")[0], "relcl", "acl")
    )
    if not whole:
        return None
    pieces = [
        _Piece("", tree, first + 1, last),
        _Piece(" ", tree, verb, verb + 1),
        _Piece(" ", tree, 0, end),
    ]
    if verb + 1 < first:
        pieces.append(_Piece(" ", tree, verb + 1, first))
    if last < len(tree.words):
        pieces.append(_Piece(tree.sentence.before(last), tree, last, len(tree.words)))
    return _assemble(pieces)


def _joined(main: Tree, following: Tree | None, source: int) -> Variant | None:
    """Turn "Ann Lee left. She went home." into "Ann Lee left and went home."."""
    if following is None or len(main.roots) != 1 or len(following.roots) != 1:
        return None
    if count_words(main.text) + count_words(following.text) > _MAX_JOINED:
        return None
    root, verb = main.roots[0], following.roots[0]
    subjects, pronouns = main.related(root, "nsubj"), following.related(verb, "nsubj")
    if len(subjects) != 1 or pronouns != (0,) or following.words[0].folded not in _PERSONS:
        return None
    if not (_is_one_person(main, subjects[0]) and _ends_in_root(main, root, subjects[0])):
        return None
    tenses = {main.nodes[root].tag, following.nodes[verb].tag}
    if not (tenses <= _PAST or tenses <= _PRESENT) or main.related(root, "conj"):
        return None
    if any(mark in main.text + following.text for mark in '"“”;'):
        return None
    if mark_before(following.sentence, 1) != " " or following.spans[verb] != (
        0,
        len(following.words),
    ):
        return None
    return _assemble(
        [
            _Piece("", main, 0, len(main.words)),
            _Piece(" and ", following, 1, len(following.words), source),
        ]
    )


def _is_one_person(tree: Tree, subject: int) -> bool:
    """Whether the subject is a person, and the sentence names no other."""
    named = {i for i, node in enumerate(tree.nodes) if node.entity == "PERSON"}
    first, last = tree.spans[subject]
    return (
        tree.nodes[subject].entity == "PERSON"
        and named <= set(range(first, last))
        and not tree.related(subject, "conj", "appos", "relcl")
    )


def _ends_in_root(tree: Tree, root: int, subject: int) -> bool:
    """Whether what is put at the end can only be joined to the main verb."""
    return not any(
        tree.nodes[i].tag.startswith(("VB", "MD")) and i != root and tree.nodes[i].relation != "aux"
        for i in range(len(tree.nodes))
        if not tree.governs(subject, i)
    )


def _assemble(pieces: Sequence[_Piece]) -> Variant | None:
    """Put pieces together; None if the words come out as others than those of the pieces."""
    text = ""
    words: list[tuple[str, Node | None, int, int]] = []  # folded, node, source, index there
    for piece in pieces:
        text += piece.glue + _opening(piece, is_first=not text)
        words += [(word, None, 0, -1) for word in piece.glue.split() if word.isalpha()]
        for i in range(piece.first, piece.last):
            words.append((piece.tree.words[i].folded, piece.tree.nodes[i], piece.source, i))
    if not text.endswith("."):
        text += "."
    sentence = tokenize_sentence(text)
    if [token.folded for token in sentence.tokens] != [word for word, *_ in words]:
        return None
    place = {(source, i): n for n, (_, _, source, i) in enumerate(words)}
    root = next(n for n, (_, node, _, i) in enumerate(words) if node and node.head == i)
    nodes = []
    for n, (word, node, source, i) in enumerate(words):
        if node is None:
            nodes.append(Node(word, "CC", "cc", root, "", False))
        elif node.head == i and n != root:
            nodes.append(replace(node, head=root, relation="conj"))
        else:
            nodes.append(replace(node, head=place.get((source, node.head), root)))
    return Variant(Tree(sentence, tuple(nodes)), tuple(source for *_, source, _ in words))


def _opening(piece: _Piece, *, is_first: bool) -> str:
    """The piece's words, with the capital that their new place asks for."""
    words = piece.tree.sentence.between(piece.first, piece.last)
    if is_first:
        return words[:1].upper() + words[1:]
    first = piece.tree.nodes[piece.first]
    named = first.tag in ("NNP", "NNPS") or first.entity or words[1:2].isupper()
    return words[:1].lower() + words[1:] if piece.first == 0 and not named else words
