"""What a new sentence corrects or contradicts of an old one.

Asked of the facts that `facts` tells: the sentence itself says what was before (`no_longer.py`);
a toll rises; a figure or a day is told anew of the same thing (`told_anew.py`); a day is moved;
what was told is denied, called off or undone; or two values exclude each other as those of two
sources do (`comparing`). A way finds little rather than something that is none: what differs
because it is of another event, a part or another day is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from summarize.comparing.accounts import Account
from summarize.comparing.contradictions import are_of_other_places, find_conflicts
from summarize.facts.denial import is_negated, modality
from summarize.facts.extraction import ATTRIBUTION, NAME, NUMBER, Fact
from summarize.facts.numerals import find_numerals
from summarize.facts.passages import Passage
from summarize.facts.predicates import deed, deed_at, is_pronoun
from summarize.facts.tolls import FALLING, Toll, is_one_sort, tells_count
from summarize.language.words import folded_words
from summarize.superseding.ending import called_off, denied
from summarize.superseding.overturning import contrary, ended
from summarize.superseding.pairs import (
    DENIAL,
    PLANNING,
    Pair,
    Superseded,
    is_to_come,
)
from summarize.superseding.putting_right import put_right
from summarize.superseding.replaceable import Value, amount, find_values
from summarize.superseding.told_anew import (
    TIMES,
    Claim,
    claim_of_verb,
    claims_of,
    tells_anew,
    told_with,
)
from summarize.superseding.turning import counted, turned
from summarize.superseding.vocabulary_of_change import (
    BEFORE,
    COUNTED,
    MOVING,
    OTHER,
    SUPPOSING,
)

_SEVERAL = 2
_UP_TO = frozenset(["until", "till", "for", "before"])
_LONG = frozenset(["year", "season", "decade", "century", "summer", "winter", "autumn", "spring"])


def find_superseded(pair: Pair, *, surely: bool = False) -> list[Superseded]:
    """Return what the new sentence of a pair corrects or contradicts in the old one.

    What the old sentence tells too is nothing that holds anew, nor is a name that its article
    tells: "Wang came instead of Qin" corrects nobody who told of both.

    Args:
        pair: the two sentences.
        surely: whether a figure or place that is told anew does not count where nothing else tells
            that the one before holds no more.
    """
    found = [each for each in put_right(pair) if not _is_known(pair, each)]
    if not found:
        ways = () if _is_of_another(pair) or _is_of_another_year(pair) else _WAYS
        ways = tuple(way for way in ways if way in _SUREST) if surely else ways
        found = next(filter(None, (list(way(pair)) for way in ways)), [])
    return [each for each in found if each.kind == DENIAL or not _is_known(pair, each)]


def _is_known(pair: Pair, each: Superseded) -> bool:
    if each.kind == NAME and {deed(word) for word in folded_words(each.now)} <= pair.known:
        return True
    own = rf"(?<!\w){re.escape(each.now)}(?!\w)"
    return re.search(own, pair.old.sentence.text, re.I) is not None


def _is_of_another(pair: Pair) -> bool:
    """Whether one sentence alone says that it tells of another event: "in a separate crash"."""
    tree = pair.new.passage
    leans = any(
        is_pronoun(tree, i) and tree.nodes[i].relation.startswith("nsubj") for i in range(len(tree))
    )
    told_of = leans and not OTHER.isdisjoint(folded_words(pair.before[1]))
    return _of_another(pair.old) != (_of_another(pair.new) or told_of)


def _is_of_another_year(pair: Pair) -> bool:
    """Whether the new sentence names a year that the old one does not."""
    return not pair.new.past_years <= pair.old.past_years


def _is_of_another_month(pair: Pair, verb: int | None) -> bool:
    """Whether a verb of the old sentence is of a month long before it, which the new names not."""
    tree, named = pair.old.passage, [when for _, _, when in pair.new.passage.dates if when.month]
    day = tree.published
    return day is not None and any(
        when.month
        and tree.governing_verb(first) == verb
        and 12 * (when.year or day.year - (when.month > day.month)) + when.month
        < 12 * day.year + day.month - 1
        and all(when.excludes(other) for other in named)
        for first, _, when in tree.dates
    )


@lru_cache(maxsize=1 << 10)
def _of_another(account: Account) -> bool:
    tree = account.passage
    return any(_is_other(tree, i) for i in range(len(tree))) or any(
        word.folded in BEFORE
        and tree.nodes[i].relation == "amod"
        and (tree.nodes[i].entity not in ("DATE", "TIME") or tree.nodes[i + 1].lemma in _LONG)
        and tree.words[tree.nodes[i].head].folded.removesuffix("s") not in COUNTED
        and not (word.folded == "last" and tree.nodes[tree.nodes[i].head].tag == "NNS")
        for i, word in enumerate(tree.words)
    )


def _is_other(tree: Passage, i: int) -> bool:
    """Whether a word says that a thing is another: not that of "one line after another"."""
    after = i > 0 and tree.words[i - 1].folded == "after"
    return tree.words[i].folded in OTHER and not after


# A toll that rises.


def _risen(pair: Pair) -> Iterator[Superseded]:
    """A toll of the old sentence, the whole one of its article, and the next one of the new."""
    for was in pair.old.tolls:
        verb = pair.old.passage.governing_verb(_first_word(pair.old.passage, was))
        if _is_further(pair.old, verb) or _is_of_another_month(pair, verb):
            continue
        if _is_supposed(pair.old, was) and not _counts_all(pair):
            continue
        of_old = [t for t in pair.tolls_of(pair.old) if t.deed == was.deed]
        if any(_toll(t) > _toll(was) for t in of_old):
            continue  # a part, or what was known before
        may_fall = _counts_all(pair) or (was.deed in FALLING and _names_in(pair.new) <= pair.known)
        now = [t for t in pair.new.tolls if t.deed == was.deed]
        of_new = [t for t in pair.tolls_of(pair.new) if t.deed == was.deed]
        most = max(map(_toll, of_new), default=0.0)
        for toll in now:
            grown = _toll(toll) > _toll(was) or (may_fall and _toll(toll) < _toll(was))
            is_one = is_one_sort(was.quantity, toll.quantity)
            if (
                grown
                and is_one
                and not _is_supposed(pair.new, toll)
                and _toll(toll) == most
                and _is_plain(pair.new, toll)
                and not are_of_other_places(pair.old, pair.new)
                and not _is_of_untold_doer(pair, toll)
            ):
                yield pair.superseded("number", was.quantity.text, toll.quantity.text)
                break


def _counts_all(pair: Pair) -> bool:
    """Whether the new sentence gives the count of all, of an event that was told of."""
    tree = pair.new.passage
    names = _names_in(pair.new)
    heads = pair.new.stems_of(i for i, node in enumerate(tree.nodes) if node.relation == "pobj")
    final = "final" in pair.new.folded
    return names <= pair.known and (final or bool(heads & pair.known)) and tells_count(tree.text)


def _names_in(account: Account) -> frozenset[str]:
    nodes = enumerate(account.passage.nodes)
    return account.stems_of(i for i, n in nodes if n.tag == "NNP" and n.entity not in TIMES)


def _is_further(account: Account, verb: int | None) -> bool:
    """Whether what a verb tells comes to what was told: "four were also arrested"."""
    words = account.passage.words
    beside = () if verb is None else account.passage.related(verb, "advmod")
    return any(words[i].folded == "also" for i in beside)


def _is_plain(account: Account, toll: Toll) -> bool:
    return claim_of_verb(account, _first_word(account.passage, toll)).is_plain


def _is_of_untold_doer(pair: Pair, toll: Toll) -> bool:
    """Whether what killed so many comes up here: "A bus fell into a ravine, killing 31"."""
    tree = pair.new.passage
    if _names_in(pair.new) & pair.known:
        return False
    verb = tree.governing_verb(_first_word(tree, toll))
    return any(
        tree.words[j].folded in ("a", "an") and pair.new.stems[i] not in pair.known
        for predicate in tree.predicates
        if predicate.verb == verb and deed_at(tree, predicate.verb) == deed(toll.deed)
        for i in predicate.agents
        for j in tree.related(i, "det")
    )


def _is_supposed(account: Account, toll: Toll | None = None) -> bool:
    """Whether a sentence tells of what may be, or is feared; of a toll, whether its clause does."""
    tree = account.passage
    own = range(len(tree)) if toll is None else told_with(tree, _first_word(tree, toll))
    lemmas = {tree.nodes[i].lemma for i in own if tree.nodes[i].tag[:3] != "NNP"}  # "in May"
    return not SUPPOSING.isdisjoint(lemmas)


def _first_word(tree: Passage, toll: Toll) -> int:
    """The place of the first word of a toll's figure."""
    return next(i for i, word in enumerate(tree.words) if word.end > toll.quantity.start)


def _toll(toll: Toll) -> float:
    return amount(toll.quantity)


# A figure or a day that is told anew.


def _renewed(pair: Pair) -> Iterator[Superseded]:
    """A figure of the same thing as one of the old sentence, and another."""
    if _differ_in_figures(pair) or are_of_other_places(pair.old, pair.new):
        return
    done, did = (_deeds_of_tolls(each) for each in (pair.old, pair.new))
    for old in claims_of(pair.old, "figure"):
        is_plan = old.verb is not None and "future" in modality(old.tree, old.verb)
        if (_is_supposed(pair.new) and not is_plan) or _is_of_another_month(pair, old.verb):
            continue
        for new in claims_of(pair.new, "figure"):
            if (
                done.get(old.value.first) == did.get(new.value.first)
                and tells_anew(old, new, pair.known, pair.lead)
                and (_is_in_same_words(old, new) or not _tells_several(pair, old, new))
            ):
                yield pair.superseded(old.value.kind, old.value.text, new.value.text)


def _deeds_of_tolls(account: Account) -> dict[int, str]:
    """What was done to those that a figure counts, by its first word."""
    tolls = {toll.quantity.start: toll.deed for toll in account.tolls}
    return {
        each.first: tolls[each.figure.start]
        for each in find_values(account)
        if each.figure and each.figure.start in tolls
    }


def _is_in_same_words(old: Claim, new: Claim) -> bool:
    """Whether two sentences differ in nothing but the one figure."""
    mine, theirs = (
        [
            word.folded
            for i, word in enumerate(claim.tree.words)
            if i not in range(claim.value.first, claim.value.end)
        ]
        for claim in (old, new)
    )
    return mine == theirs


def _tells_several(pair: Pair, old: Claim, new: Claim) -> bool:
    """Whether one of the two articles tells several figures of the like: it may be either."""
    return any(
        not other.value.is_one_with(mine.value)
        and other.value.figure is not None
        and other.is_fact
        and mine.value.figure is not None
        and other.value.figure.unit == mine.value.figure.unit
        and (bool(other.topics & mine.topics) or not old.topics & new.topics)
        for mine in (old, new)
        for account in pair.accounts[mine.account.origin]
        for other in claims_of(account, "figure")
    )


def _moved(pair: Pair) -> Iterator[Superseded]:
    """Another day for what the old sentence says is to come."""
    for old in claims_of(pair.old, "date"):
        if old.verb is None or not is_to_come(pair.old.passage, old.verb):
            continue
        moved = [
            new
            for new in claims_of(pair.new, "date")
            if new.value.replaces(old.value)
            and new.verb is not None
            and _is_moved_to(pair, old, new)
            and new.is_of_what(pair.known)
        ]
        if len(moved) == 1:
            yield pair.superseded("date", old.value.text, moved[0].value.text)


def _is_moved_to(pair: Pair, old: Claim, new: Claim) -> bool:
    """Whether a day is one to which the matter of the old one is moved, or is told for it."""
    tree, verb, before = new.tree, new.verb, old.verb
    if verb is None or before is None:
        return False
    things = new.account.stems_of(new.arguments)
    set_then = old.account.stems_of(old.arguments)
    is_set = tree.nodes[verb].lemma in PLANNING or deed_at(tree, verb) == "hold"
    is_one = deed_at(tree, verb) == deed_at(old.tree, before) or is_set
    if is_one and is_to_come(tree, verb) and _heads_alike(pair, old, new):
        negated = is_negated(tree, verb) and _preposition(tree, new.value.first) not in _UP_TO
        return not negated and not is_negated(old.tree, before)
    to = _preposition(tree, new.value.first)
    if to == "to":
        moves = "from" not in new.account.folded or tree.nodes[verb].lemma in MOVING
    else:
        moves = to in _UP_TO and (tree.nodes[verb].lemma in MOVING or is_negated(tree, verb))
    is_bare = any(is_pronoun(old.tree, i) for i in old.arguments) and things <= pair.known
    return moves and bool(
        things & set_then
        or (things & pair.old.content and pair.share_words)
        or (things and is_bare)
    )


def _preposition(tree: Passage, first: int) -> str:
    """The word before a day and what describes it: "to the following Friday"."""
    i = first - 1
    while i > 0 and tree.nodes[i].tag in ("DT", "JJ", "VBG"):
        i -= 1
    return tree.words[max(i, 0)].folded


def _heads_alike(pair: Pair, old: Claim, new: Claim) -> bool:
    """Whether the subjects of two verbs have a word in common, or one is the other's deed.

    "Deputies vote on it", "the vote on it will be held"; "it" is of the sentence before.
    """
    mine, theirs = (
        claim.account.stems_of(
            i
            for p in claim.tree.predicates
            if p.verb == claim.verb
            for i in (*p.agents, *p.patients)
        )
        or ({*map(deed, folded_words(before))} if _has_pronoun(claim) else set())
        for claim, before in zip((old, new), pair.before, strict=True)
    )
    named = old.verb is not None and deed_at(old.tree, old.verb) in theirs
    return bool(mine & theirs) or (
        named and bool(old.account.content & new.account.content - theirs)
    )


def _has_pronoun(claim: Claim) -> bool:
    return any(is_pronoun(claim.tree, i) for i in claim.arguments)


# Values that exclude each other, as of two sources.


def _contradicted(pair: Pair) -> Iterator[Superseded]:
    if not pair.near or _is_supposed(pair.old) != _is_supposed(pair.new):
        return
    if _differ_in_figures(pair):
        return
    told = {origin: [f for a in each for f in a.facts] for origin, each in pair.accounts.items()}
    for (_, was), (_, now) in find_conflicts(pair.old, pair.new, pair.texts, told):
        claim = Claim(pair.new, Value(now.kind, now.kind, now.first, now.end, now.text))
        is_of_it = _are_about_one(pair, was, now) and claim.is_of_what(pair.known)
        if was.kind not in (ATTRIBUTION, NUMBER) and is_of_it:
            yield pair.superseded(was.kind, was.text, now.text)


def _differ_in_figures(pair: Pair) -> bool:
    """Whether each sentence has several figures that the other has not: two events."""
    mine, theirs = (
        {each.value for each in find_numerals(account.sentence.text)}
        for account in (pair.old, pair.new)
    )
    return min(len(mine - theirs), len(theirs - mine)) >= _SEVERAL


def _are_about_one(pair: Pair, was: Fact, now: Fact) -> bool:
    """Whether the verbs that two facts are told of are about one thing, as far as they say."""
    mine, theirs = (
        account.stems_of(
            i
            for predicate in account.passage.predicates
            if deed_at(account.passage, predicate.verb) in {deed for deed, _ in fact.slots}
            for i in (*predicate.agents, *predicate.patients)
        )
        for account, fact in ((pair.old, was), (pair.new, now))
    )
    return not mine or not theirs or bool(mine & theirs)


_WAYS: tuple[Callable[[Pair], Iterable[Superseded]], ...] = (
    _risen,
    counted,
    _renewed,
    _moved,
    denied,
    called_off,
    turned,
    ended,
    contrary,
    _contradicted,
)
_SUREST = (_risen, counted, _moved, denied, called_off, contrary)
"""Those that are hardly ever wrong of articles on anything."""
