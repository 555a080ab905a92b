"""What is so no more in words that nobody listed: "vanished", then "is home"; and "after all".

A wording of the new sentence that is near to one end of a state of which the old one is near to
the other (`wordings.py`) ends it, if both are of one thing that was told of. "After all", "it
turned out" and "had earlier said that" tell of what is near that it was not so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarize.comparing.accounts import Account
from summarize.facts.denial import modality
from summarize.facts.passages import Passage
from summarize.facts.predicates import Predicate, is_pronoun
from summarize.facts.speech import is_of_saying
from summarize.superseding.pairs import DENIAL, Pair, Superseded, is_to_come
from summarize.superseding.turning import State, are_of_one, is_negative, is_told
from summarize.superseding.vocabulary_of_change import CONTRARY, EARLY, STAYING
from summarize.superseding.wordings import wordings_of

_NEAR, _APART, _BOTH = 0.46, 0.1, 0.6
"""How near two wordings must be to a state and its end, and by how much to their own sides."""
_UNSURE = frozenset(["possible", "hedged"])
_PAST = "VBD"


def ended(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence, if the new one is worded as what ends it."""
    if pair.wordings is None or not pair.is_of_one_matter:
        return
    if any(
        _is_turn(*pair.wordings.turn(was, now))
        and _is_lasting(pair.old.passage, was.predicate)
        and _is_settled(pair, was.predicate, now.predicate)
        and _are_of_one(pair, was.predicate, now.predicate)
        for now in wordings_of(pair.new)
        for was in wordings_of(pair.old)
    ):
        yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)


def _is_turn(near: float, apart: float) -> bool:
    return near >= _NEAR and apart >= _APART and near + apart >= _BOTH


def _is_settled(pair: Pair, was: Predicate, now: Predicate) -> bool:
    """Whether the new verb tells a fact, or what is to come as the old one does, and no staying."""
    tree, verb = pair.new.passage, now.verb
    moods = modality(tree, verb)
    may = moods & _UNSURE and not is_negative(tree, verb)
    is_later = "future" in moods and not is_to_come(pair.old.passage, was.verb)
    beside = {tree.nodes[verb].lemma, *(tree.words[i].folded for i in tree.children[verb])}
    return not may and not is_later and STAYING.isdisjoint(beside)


def _is_lasting(tree: Passage, was: Predicate) -> bool:
    """Whether a verb tells of a state or a plan, and not of what was done once."""
    auxiliaries = {tree.nodes[i].tag for i in tree.related(was.verb, "aux", "auxpass")}
    tags = {tree.nodes[was.verb].tag, *auxiliaries}
    return is_to_come(tree, was.verb) or bool(tags & {"VBZ", "VBP", "MD"}) or _PAST not in tags


def _are_of_one(pair: Pair, was: Predicate, now: Predicate) -> bool:
    """Whether two verbs are told of one thing, and the new one of none that comes up here."""
    tree = pair.new.passage
    before, after = State(pair.old, was, 0, is_first=True), State(pair.new, now, 0, is_first=False)
    # Who does something to another thing is in no state by it: "police were able to trace them".
    inside = now.patients or now.agents
    shared = pair.old.stems_of(before.heads) & pair.new.stems_of(inside)
    told = all(is_told(pair, tree, i) for i in now.agents + now.patients if not is_pronoun(tree, i))
    named, names = pair.new.stems_of(_names(tree, after.heads)), _names_in(pair.old)
    is_of_others = bool(named and names) and named.isdisjoint(names)
    return bool(shared) and told and not is_of_others and are_of_one(pair, before, after)


def _names(tree: Passage, heads: Iterable[int]) -> Iterator[int]:
    return (i for i in heads if tree.nodes[i].tag.startswith("NNP"))


def _names_in(account: Account) -> frozenset[str]:
    return account.stems_of(_names(account.passage, range(len(account.passage))))


def contrary(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence, if the new one says of the same that it was otherwise."""
    tree = pair.new.passage
    if not (pair.share_words and pair.is_of_one_matter):
        return
    for now in wordings_of(pair.new):
        if _is_contrary(tree, now.predicate.verb) and all(
            is_told(pair, tree, i) for i in now.predicate.agents if not is_pronoun(tree, i)
        ):
            yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)
            return
    if any(_retells(tree, each.predicate.verb) for each in wordings_of(pair.new)):
        teller = pair.beside[0] if pair.beside else pair.new
        yield pair.superseded(DENIAL, pair.old.sentence.text, teller.sentence.text, teller)


def _is_contrary(tree: Passage, verb: int) -> bool:
    """Whether a verb is told with "after all" or the like: against what was expected."""
    own = [i for i in range(len(tree)) if tree.governing_verb(i) == verb or i == verb]
    words = " ".join(tree.words[i].folded for i in own if not tree.words[i].quoted)
    return any(f" {each} " in f" {words} " for each in CONTRARY)


def _retells(tree: Passage, verb: int) -> bool:
    """Whether somebody is said to have told something before: "had earlier said that"."""
    beside = {tree.words[i].folded for i in tree.related(verb, "aux", "advmod")}
    is_told = bool(tree.related(verb, "ccomp")) and is_of_saying(tree, verb)
    return is_told and "had" in beside and not EARLY.isdisjoint(beside)
