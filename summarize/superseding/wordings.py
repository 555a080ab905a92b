"""What a verb tells of a thing in a few words, and how near these are to states that end.

`states.toml` has states of a thing and what ends them, each in several wordings. Words that
nobody listed are known by the embedder: "walked out without charge" is near "was let go without
charge". What tells is how much nearer a wording is to its own side than to the other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from summarize.comparing.accounts import Account
from summarize.facts.passages import Passage
from summarize.facts.predicates import Predicate
from summarize.superseding.told_anew import TIMES
from summarize.superseding.vocabulary_of_change import LIGHT
from summarize.types import SentenceEmbedder

_TABLE = tomllib.loads(files(__package__).joinpath("states.toml").read_text(encoding="utf-8"))
_STATES: tuple[Mapping[str, Sequence[str]], ...] = tuple(_TABLE["states"])
_OWN = frozenset("aux auxpass neg prt acomp advmod expl".split())
_OBJECTS = frozenset("dobj attr oprd dative".split())
_ASIDE = frozenset(["relcl", "acl", "pcomp", "csubj"])
_NO_VERBS = frozenset(["aux", "auxpass", "amod", "compound", "xcomp"])
_MOST_DEEP = 2
_IF = frozenset(["if", "unless", "whether", "when", "once", "until", "till"])

Nearness = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """What a verb of a sentence tells, in a few words without names, figures and days.

    ``predicate`` has what it is told of, with that of the verbs it is joined to: "is to shut".
    """

    predicate: Predicate
    text: str


@dataclass(frozen=True)
class StateWords:
    """How near the wordings of sentences are to the states of the table."""

    embedder: SentenceEmbedder
    _near: dict[str, Nearness] = field(default_factory=dict)

    def read(self, accounts: Iterable[Account]) -> None:
        """Embed all that the sentences tell which is not known yet, in one go."""
        texts = dict.fromkeys(each.text for a in accounts for each in wordings_of(a))
        unread = [text for text in texts if text not in self._near]
        if not unread:
            return
        if not self._near:
            self._near[""] = np.zeros((2, len(_STATES)), dtype=np.float32)
        sides = [[each[side] for each in _STATES] for side in ("was", "now")]
        known = list(dict.fromkeys(text for side in sides for told in side for text in told))
        place = {text: row for row, text in enumerate(known)}
        cosines = self.embedder.embed(unread) @ self.embedder.embed(known).T
        if self.embedder.scale.to_reference(0.5) != 0.5:
            cosines = np.vectorize(self.embedder.scale.to_reference)(cosines)
        for row, text in enumerate(unread):
            self._near[text] = np.array(
                [[max(cosines[row, place[t]] for t in told) for told in side] for side in sides],
                dtype=np.float32,
            )

    def turn(self, was: VerbPhrase, now: VerbPhrase) -> tuple[float, float]:
        """Return how near two wordings are to a state and its end, and by how much to these sides.

        That of the state that they tell best.
        """
        before, after = self._near[was.text], self._near[now.text]
        near = np.minimum(before[0], after[1])
        apart = np.minimum(before[0] - before[1], after[1] - after[0])
        best = int((near + apart / 2).argmax())
        return float(near[best]), float(apart[best])


@lru_cache(maxsize=1 << 10)
def wordings_of(account: Account) -> tuple[VerbPhrase, ...]:
    """Return what the verbs of a parsed sentence tell, those of its own clauses."""
    tree = account.passage
    return tuple(
        VerbPhrase(_predicate(tree, i), " ".join(tree.words[j].text for j in _words(tree, i)))
        for i, node in enumerate(tree.nodes)
        if node.tag.startswith("V")
        and node.relation not in _NO_VERBS | _ASIDE
        and not tree.words[i].quoted
        and not is_condition(tree, i)
        and not _is_of_before(tree, i)
        and not {tree.nodes[j].lemma for j in _words(tree, i)} <= LIGHT
    )


def _is_of_before(tree: Passage, verb: int) -> bool:
    """Whether a clause tells by how much what it tells came first: "a day after he resigned"."""
    return tree.nodes[verb].relation == "advcl" and bool(tree.related(verb, "npadvmod"))


def is_condition(tree: Passage, verb: int) -> bool:
    """Return whether a verb tells on what something depends: "until they are freed"."""
    return any(tree.words[i].folded in _IF for i in tree.related(verb, "mark", "advmod"))


def _predicate(tree: Passage, verb: int) -> Predicate:
    """What a verb is told of, and those that complete it: "is to shut its works"."""
    verbs = [verb]
    for each in verbs:
        able = tree.related(each, "acomp")  # "were able to trace them"
        verbs += (j for i in (each, *able) for j in tree.related(i, "xcomp") if j not in verbs)
    own = [each for each in tree.predicates if each.verb in verbs]
    agents = tuple(dict.fromkeys(i for each in own for i in each.agents))
    patients = tuple(dict.fromkeys(i for each in own for i in each.patients))
    if not own:
        agents = tree.related(verb, "nsubj", "nsubjpass", "attr")
    return Predicate(verb, agents, patients)


def _words(tree: Passage, verb: int) -> list[int]:
    return sorted({verb, *_below(tree, verb, 0)})


def _below(tree: Passage, verb: int, depth: int) -> Iterator[int]:
    """The words that a verb is told with: no names, figures or days, no clauses."""
    for i in tree.children[verb]:
        relation = tree.nodes[i].relation
        if relation in ("prep", "agent"):
            yield from _phrase(tree, i)
        elif not _is_plain(tree, i):
            continue
        elif relation == "xcomp" and depth < _MOST_DEEP:
            yield i
            yield from _below(tree, i, depth + 1)
        elif relation in _OBJECTS:
            yield i
            yield from tree.related(i, "amod")
            yield from (j for j in tree.related(i, "det", "neg") if tree.words[j].folded == "no")
            yield from (j for at in tree.related(i, "prep") for j in _phrase(tree, at))
        elif relation in _OWN:
            yield i
            yield from tree.related(i, "neg", "advmod")


def _phrase(tree: Passage, at: int) -> Iterator[int]:
    """A preposition and what stands after it."""
    below = tree.related(at, "pobj")
    own = [i for i in below if _is_plain(tree, i)]
    if own or not below:
        yield from (at, *own)


def _is_plain(tree: Passage, i: int) -> bool:
    node = tree.nodes[i]
    return node.entity not in TIMES and node.tag not in ("NNP", "NNPS", "CD", "PRP")
