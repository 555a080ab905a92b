"""What a thing was told to be and is no more: missing, then found; held, then free.

`changes.toml` has the states of which one ends the other. The old sentence tells the one and the
new the other of the same thing, and neither article tells both. Those who are missing and found
may be known by their count alone: then it is hardly ever of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from summarize.comparing.accounts import Account
from summarize.facts.denial import is_negated, modality
from summarize.facts.numerals import find_numerals
from summarize.facts.passages import Passage
from summarize.facts.predicates import Predicate, is_pronoun, mates
from summarize.facts.speech import is_of_saying
from summarize.superseding.pairs import DENIAL, Pair, Superseded, is_to_come
from summarize.superseding.told_anew import TIMES, claim_of_verb, within
from summarize.superseding.vocabulary_of_change import REMAINS, SEEKING, TURNS

_ASIDE = ("relcl", "acl", "advcl", "pcomp", "csubj")
_OF_STATE = ("acomp", "oprd", "advmod", "attr", "prt", "xcomp")
_OF = ("of", "on", "against", "for", "to")
_NEW_THING = frozenset("a an another other some".split())
_UNSETTLED = frozenset(["possible", "hedged", "obligation"])


@dataclass(frozen=True, slots=True)
class State:
    """What a verb of a sentence tells a thing to be: one side of the ``turn`` of that number."""

    account: Account
    predicate: Predicate
    turn: int
    is_first: bool

    @property
    def patients(self) -> frozenset[str]:
        """The stems of what it is done to, and of what that is of."""
        return self.account.stems_of(_phrase(self.account.passage, self.predicate.patients))

    @property
    def heads(self) -> tuple[int, ...]:
        """The heads of all that may be in the state: "let them go", too."""
        tree, own = self.account.passage, self.predicate
        let = (j for i in tree.related(own.verb, "ccomp") for j in tree.related(i, "nsubj"))
        return (*own.agents, *own.patients, *let)

    @property
    def things(self) -> frozenset[str]:
        """The stems of all that may be in the state."""
        return self.account.stems_of(_phrase(self.account.passage, self.heads))


def turned(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence, if the new one tells that it is so no more."""
    if any(
        not TURNS[was.turn].counted and are_of_one(pair, was, now) and not _is_told_both(pair, was)
        for was, now in _turns(pair)
    ):
        yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)


def counted(pair: Pair) -> Iterator[Superseded]:
    """The statement that so many are missing, trapped or sought, if the new one has found them."""
    if any(TURNS[was.turn].counted and _are_as_many(pair, was, now) for was, now in _turns(pair)):
        yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)


def _turns(pair: Pair) -> Iterator[tuple[State, State]]:
    """Yield the states of the old sentence, each with one of the new that ends the like."""
    for was in states_of(pair.old):
        for now in states_of(pair.new):
            is_turn = was.turn == now.turn and was.is_first and not now.is_first
            if is_turn and _is_settled(was, now):
                yield was, now


@lru_cache(maxsize=1 << 10)
def states_of(account: Account) -> tuple[State, ...]:
    """Return the states that a parsed sentence tells in its own clauses."""
    tree = account.passage
    found = []
    for predicate in tree.predicates:
        verb = predicate.verb
        if tree.nodes[verb].relation in _ASIDE or tree.words[verb].quoted:
            continue
        told = frozenset(_words_of_state(tree, verb))
        for number, turn in enumerate(TURNS):
            # What is told by more words is meant: "let go" is no "let".
            first, second = (told & words for words in (turn.was, turn.now))
            if bool(first) != bool(second):
                is_first = bool(first) != is_negative(tree, verb)
                own = _without_objects(tree, predicate, first | second)
                found.append(State(account, own, number, is_first))
    return (*found, *_sought(account))


def _sought(account: Account) -> Iterator[State]:
    """Yield those who are looked for as missing: "the search for four", "hopes of finding two"."""
    tree = account.passage
    number, turn = next((n, turn) for n, turn in enumerate(TURNS) if turn.counted)
    for i, node in enumerate(tree.nodes):
        heads: tuple[int, ...] = ()
        if node.lemma in SEEKING and node.tag in ("VBG", "VBP", "VBZ"):
            heads = (*within(tree, i, "for"),)
        elif node.lemma in turn.now and node.relation in ("pcomp", "xcomp", "acl"):
            heads = tree.related(i, "dobj")
        if heads:
            yield State(account, Predicate(i, (), heads), number, is_first=True)


def _without_objects(tree: Passage, predicate: Predicate, told: Set[str]) -> Predicate:
    """Return who a verb is of where its object tells the state: "take place", "drop the case".

    What the object is of is in the state: "overturned the conviction of the rancher".
    """
    lemma = tree.nodes[predicate.verb].lemma
    own = [i for i in predicate.patients if f"{lemma}_{tree.nodes[i].lemma}" in told]
    # The parser may have it of the verb: "dropped all charges against a driver".
    below = [j for i in own for j in within(tree, i, *_OF)]
    below += within(tree, predicate.verb, "against") if own else ()
    patients = dict.fromkeys((*(i for i in predicate.patients if i not in own), *below))
    return replace(predicate, patients=tuple(patients))


def _words_of_state(tree: Passage, verb: int) -> Iterator[str]:
    """The words by which a verb may tell a state, two joined that belong together."""
    own = tree.nodes[verb]
    yield own.lemma
    yield tree.words[verb].folded
    for i in tree.children[verb]:
        node = tree.nodes[i]
        if node.relation in _OF_STATE:
            yield from (node.lemma, tree.words[i].folded, f"{own.lemma}_{tree.words[i].folded}")
        if node.relation in ("dobj", "ccomp"):
            yield f"{own.lemma}_{node.lemma}"
        if node.relation == "prep":
            yield f"{own.lemma}_{node.lemma}"
            yield from (f"{node.lemma}_{tree.nodes[j].lemma}" for j in tree.related(i, "pobj"))


def is_negative(tree: Passage, verb: int) -> bool:
    """Whether a state is denied, be it of its verb or of the word that tells it."""
    no_longer = any(
        tree.words[i].folded == "longer" and i and tree.words[i - 1].folded == "no"
        for i in tree.related(verb, "advmod")
    )
    return is_negated(tree, verb) != no_longer


def _is_settled(was: State, now: State) -> bool:
    """Whether the new state is there, or as much to come as the old one was."""
    tree, verb = now.account.passage, now.predicate.verb
    node = tree.nodes[verb]
    if node.relation in ("ccomp", "xcomp") and not is_of_saying(tree, node.head):
        return False  # "passed a bill to keep it running"
    before, moods = modality(was.account.passage, was.predicate.verb), modality(tree, verb)
    ahead = TURNS[now.turn].ahead or is_to_come(was.account.passage, was.predicate.verb)
    is_fact = claim_of_verb(now.account, verb).is_fact and moods.isdisjoint(_UNSETTLED)
    return is_fact and (ahead or "future" not in moods) and "possible" not in before


def _are_as_many(pair: Pair, was: State, now: State) -> bool:
    """Whether as many are in both states; one alone is known by a name or a noun."""
    tree = now.account.passage
    is_by_one = any(is_pronoun(tree, i) for i in now.predicate.agents)  # "He has saved seven"
    return not is_by_one and any(
        _are_same(pair, mine, theirs)
        for mine in (*was.predicate.agents, *was.predicate.patients)
        for theirs in _found(now)
    )


def _found(state: State) -> Iterator[int]:
    """Yield who is found, or whose body is."""
    tree = state.account.passage
    for head in state.predicate.patients or state.predicate.agents:
        whose = (*within(tree, head, "of"), *tree.related(head, "poss"))
        yield from whose if whose and tree.nodes[head].lemma in REMAINS else (head,)


def _are_same(pair: Pair, sought: int, seen: int) -> bool:
    counts = [_count(tree, i) for tree, i in ((pair.old.passage, sought), (pair.new.passage, seen))]
    mine, theirs = (
        account.stems_of((i, *account.passage.related(i, "compound")))
        for account, i in ((pair.old, sought), (pair.new, seen))
    )
    if counts[0] != counts[1] or counts[0] is None:
        return False
    is_told = theirs <= pair.known or pair.new.passage.nodes[seen].lemma in REMAINS
    return bool(mine & theirs) or (counts[0] > 1 and is_told)


def _count(tree: Passage, i: int) -> float | None:
    """How many a noun or a bare figure is of; None where it does not say."""
    told = [i, *tree.related(i, "nummod")]
    figures = (next(find_numerals(tree.words[j].text), None) for j in told)
    found = next((each.value for each in figures if each), None)
    return 1.0 if found is None and tree.nodes[i].tag in ("NN", "NNP") else found


def are_of_one(pair: Pair, was: State, now: State) -> bool:
    """Whether two states are of one thing that the old article told of, with all that it is of."""
    both = was.predicate.patients and now.predicate.patients
    shared = was.patients & now.patients if both else was.things & now.things
    tree = pair.new.passage
    # What the same verb tells with "not" is of the same doer; who frees may well come up here.
    is_same_deed = pair.old.stems[was.predicate.verb] == pair.new.stems[now.predicate.verb]
    return bool(shared) and all(
        is_told(pair, tree, i)
        for i in now.heads
        if not is_pronoun(tree, i)
        and (is_same_deed or shared & pair.new.stems_of(_phrase(tree, (i,))))
    )


def is_told(pair: Pair, tree: Passage, head: int) -> bool:
    """Whether a thing is one that was told of: none that comes up here, or of something untold."""
    described = tree.related(head, "det", "amod")
    is_new = any(tree.words[i].folded in _NEW_THING for i in described)
    waiting = [head]
    for i in waiting:
        waiting += (j for j in tree.children[i] if j not in waiting and not _is_remark(tree, j))
    return not is_new and all(
        pair.new.stems[i] in pair.known or not pair.new.stems[i]
        for i in waiting
        if tree.nodes[i].entity not in TIMES
        if tree.nodes[i].tag.startswith("N") or i in described
    )


def _is_remark(tree: Passage, i: int) -> bool:
    """Whether a clause says by the way what somebody is or does, after a comma."""
    is_clause = tree.nodes[i].relation in ("relcl", "acl", "appos")
    return is_clause and "," in tree.sentence.between(tree.nodes[i].head, i)


def _phrase(tree: Passage, heads: tuple[int, ...]) -> Iterator[int]:
    """The words for some things and for what they are of: "nine of the bracelets"."""
    for head in heads:
        for i in mates(tree, head):
            yield i
            yield from within(tree, i, *_OF)


def _is_told_both(pair: Pair, was: State) -> bool:
    """Whether one of the articles tells both sides of the same: they were told in their order."""
    return any(
        other.turn == was.turn
        and other.is_first == (account is pair.new or account.origin == pair.new.origin)
        and bool(other.things & was.things)
        for origin in (pair.old.origin, pair.new.origin)
        for account in pair.accounts[origin]
        for other in states_of(account)
    )
