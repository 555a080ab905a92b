"""What a new sentence corrects or contradicts of an old one.

Asked of the facts that `facts` tells: the sentence itself says what was before (`retelling.py`);
a toll rises; a figure or a day is told anew of the same thing (`told_anew.py`); a day is moved;
what was told is denied, called off or undone; or two values exclude each other as those of two
sources do (`comparing`). A way finds little rather than something that is none: what differs
because it is of another event, a part or another day is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarize.comparing.accounts import Account
from summarize.comparing.contradictions import find_conflicts
from summarize.comparing.slot_filling import is_of_saying
from summarize.facts.denial import is_negated, modality
from summarize.facts.extraction import ATTRIBUTION, NUMBER, Fact
from summarize.facts.names import core
from summarize.facts.numerals import find_numerals
from summarize.facts.passages import Passage
from summarize.facts.predicates import Predicate, deed, deed_at, is_pronoun
from summarize.facts.tolls import Toll, find_tolls, is_one_sort, tells_count
from summarize.language.words import content_stems, folded_words
from summarize.updating.retelling import gone_things, gone_values, is_contrasted
from summarize.updating.told_anew import Claim, claims_of, tells_anew, within
from summarize.updating.values import Value, amount, find_values
from summarize.updating.vocabulary_of_change import (
    ALLEGING,
    BEFORE,
    CANCELLING,
    CORRECTING,
    COUNTED,
    DENYING,
    LIGHT,
    MOVING,
    OTHER,
    SUPPOSING,
    UNDOING,
    WRONG,
)

DENIAL = "denial"
_SHARED_STEMS = 2
_MOST_APART = 8
"""Words between a name and the one that it was before."""
_SHARED_SHARE = 0.3
_SAME_MATTER = 0.6
"""Share of the content words of a sentence that another has of which it may be the denial."""
_SPELLED_ALIKE = 0.6
_NOTICE = CORRECTING | {"version", "misspelled", "misspelt", "misstated", "misidentified"}
"""Words of a notice, which need not tell the matter again."""
_OF_NAMES = ("name", "spell", "misspel", "identif", "correction")
_NAMING = frozenset(["attr", "oprd", "appos", "as", "for", "nsubj", "nsubjpass"])
_WHERE = frozenset("in at on near off of outside inside around as".split())
_SEVERAL = 2
_TELLING_DIGITS = 3
"""Digits, without zeros at the end, from which hardly two figures of a story are the same."""
_SETTING = frozenset(["schedule", "set", "plan", "expect", "slate", "fix", "intend"])
_PLANNING = _SETTING | {"due", "be"}
_BESIDES = ("relcl", "acl", "pcomp", "xcomp", "csubj")
_IF = frozenset(["if", "unless", "whether", "when", "once"])
_UP_TO = frozenset(["until", "till", "for", "before"])
_LONG = frozenset(["year", "season", "decade", "century", "summer", "winter", "autumn", "spring"])


@dataclass(frozen=True, slots=True)
class Superseded:
    """A value of an old sentence and the one that a new sentence has in its place."""

    kind: str
    old: Account
    was: str
    new: Account
    now: str


@dataclass(frozen=True)
class Pair:
    """An old and a new sentence on one matter, and what their articles tell.

    ``beside`` are the sentences beside the new one, as far as they are asked for, and ``known``
    the stems of all words of the old article, ``lead`` those of its title and first sentence.
    ``claims`` are the figures of all articles, ``before`` are the sentences before the two.
    """

    old: Account
    new: Account
    texts: Sequence[str]
    told: Mapping[str, Sequence[Fact]]
    tolls: Mapping[str, Sequence[Toll]]
    near: bool
    beside: Sequence[Account]
    known: frozenset[str]
    lead: frozenset[str]
    claims: Mapping[str, Sequence[Claim]]
    before: tuple[str, str]

    def superseded(
        self, kind: str, was: str, now: str, teller: Account | None = None
    ) -> Superseded:
        """Return what is superseded here; ``teller`` is who has what holds now, if not the new."""
        return Superseded(kind, self.old, was, teller or self.new, now)


def find_superseded(pair: Pair) -> list[Superseded]:
    """Return what the new sentence of a pair corrects or contradicts in the old one."""
    if found := list(_retold(pair)):
        return found
    ways = () if _is_of_another(pair) or _is_of_another_year(pair) else _WAYS
    return next(filter(None, (list(way(pair)) for way in ways)), [])


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


# What was before, said by the sentence itself.


def _retold(pair: Pair) -> Iterator[Superseded]:
    """A value that the new sentence says was before, and the one it has now."""
    gone_before = {*gone_values(pair.old)}
    of_old = [each for each in find_values(pair.old) if each not in gone_before]
    for gone in gone_values(pair.new):
        was = next((each for each in of_old if each.is_one_with(gone)), None)
        is_told = was is not None and _is_of_one_matter(pair, was, gone)
        found = _in_place_of(pair, gone, of_old) if is_told else None
        if was and found:
            yield pair.superseded(was.kind, was.text, found[1].text, found[0])
    yield from _retold_things(pair)
    yield from _respelled(pair)


def _retold_things(pair: Pair) -> Iterator[Superseded]:
    """What was told to be so of the same as what is so instead: a heater, not a cigarette."""
    for was, now in gone_things(pair.new) if _share_words(pair) else ():
        if was.split()[-1] in pair.old.folded and now.split()[-1] not in pair.old.folded:
            yield pair.superseded("name", was, now)
            return


def _is_of_one_matter(pair: Pair, was: Value, gone: Value) -> bool:
    """Whether two sentences share a word beside a value, or one that few others can have."""
    mine, theirs = (
        {*_stems_beside(account, value)} for account, value in ((pair.old, was), (pair.new, gone))
    )
    is_put_right = any(_NOTICE & each.folded for each in (pair.new, *pair.beside))
    figure = re.sub(r"\D", "", was.figure.number).strip("0") if was.figure else ""
    is_telling = is_put_right or len(figure) >= _TELLING_DIGITS
    is_known = len(theirs & pair.known) >= _SHARED_STEMS
    return bool(mine & theirs) or is_telling or is_known or _tell_one_toll(pair)


def _stems_beside(account: Account, value: Value) -> Iterator[str]:
    """The stems of what a sentence says beside a value; a noun may be one of saying: "report"."""
    for i, stemmed in enumerate(account.stems):
        if i not in range(value.first, value.end):
            is_noun = account.passage.nodes[i].tag.startswith("NN")
            if told := stemmed or (deed(account.passage.words[i].folded) if is_noun else ""):
                yield told


def _tell_one_toll(pair: Pair) -> bool:
    counted, told = ({t.deed for t in find_tolls(each.passage)} for each in (pair.old, pair.new))
    return not counted.isdisjoint(told)


def _share_words(pair: Pair) -> bool:
    mine, theirs = (set(content_stems(each.sentence.text)) for each in (pair.old, pair.new))
    shared = len(mine & theirs)
    return shared >= _SHARED_STEMS and shared >= _SHARED_SHARE * min(len(mine), len(theirs))


def _in_place_of(pair: Pair, gone: Value, of_old: Sequence[Value]) -> tuple[Account, Value] | None:
    """The value that holds now, in the sentence that says what does not or beside it."""
    for account in (pair.new, *pair.beside):
        no_more = {*gone_values(account)}
        able = [
            each
            for each in find_values(account)
            if each.replaces(gone)
            and each not in no_more
            and not any(each.is_one_with(known) for known in of_old)
            and not _is_day_of_saying(account, each)
        ]
        able = [each for each in able if each.kind == gone.kind] or able
        if gone.sort == "name":
            able = [each for each in able if _are_in_one_part(pair.new, gone, account, each)]
        if account is pair.new and able:
            return account, min(able, key=lambda each: _apart(each, gone, of_old))
        if len(able) == 1:
            return account, able[0]
    return None


def _apart(now: Value, gone: Value, of_old: Sequence[Value]) -> tuple[bool, int]:
    """How far what may hold now is from what does not; what counts the like is nearer."""
    was = next((each.figure for each in of_old if each.figure and each.is_one_with(gone)), None)
    is_like = was is None or now.figure is None or now.figure.unit == was.unit
    return not is_like, abs(now.first - gone.first)


def _are_in_one_part(one: Account, gone: Value, other: Account, now: Value) -> bool:
    """Whether two names stand beside each other, or in the like parts of their sentences."""
    parts = {_part(one.passage, gone), _part(other.passage, now)}
    apart = min(abs(now.first - gone.end), abs(gone.first - now.end))
    beside = one is other and apart <= _MOST_APART
    if beside and is_contrasted(one, gone):
        return True
    if parts <= _WHERE and "as" not in parts or gone.kind == now.kind == "place":
        verbs = {_deed_told_by(one, gone), _deed_told_by(other, now)}
        return len(verbs) == 1 or (gone.kind == now.kind == "place" and parts <= _WHERE)
    is_named = _part(one.passage, gone) in _NAMING - {"nsubj", "nsubjpass"}
    is_wrong = not (CORRECTING | WRONG).isdisjoint(one.folded)
    return (is_named or is_wrong) and (len(parts) == 1 or parts <= _NAMING)


def _deed_told_by(account: Account, value: Value) -> str:
    verb = account.passage.governing_verb(value.first)
    return "" if verb is None else deed_at(account.passage, verb)


def _part(tree: Passage, value: Value) -> str:
    """The relation of a name to its verb, or the preposition before it."""
    own = range(value.first, value.end)
    head = next((i for i in own if tree.nodes[i].head not in own), value.first)
    while tree.nodes[head].relation == "conj" and tree.nodes[head].head != head:
        head = tree.nodes[head].head
    node = tree.nodes[head]
    return tree.words[node.head].folded if node.relation == "pobj" else node.relation


def _is_day_of_saying(account: Account, value: Value) -> bool:
    return any(
        fact.first == value.first and fact.when is not None and is_of_saying(fact)
        for fact in account.facts
    )


def _respelled(pair: Pair) -> Iterator[Superseded]:
    """A name that is spelt anew, where it is said that it was wrong."""
    is_of_names = any(word.startswith(_OF_NAMES) for word in pair.new.folded)
    if (CORRECTING | WRONG).isdisjoint(pair.new.folded) or not is_of_names:
        return
    for was in pair.old.passage.names:
        for now in pair.new.passage.names:
            if _is_respelled(" ".join(core(was.text)), " ".join(core(now.text))):
                yield pair.superseded("name", was.text, now.text)


def _is_respelled(was: str, now: str) -> bool:
    one, other = set(was.split()), set(now.split())
    return (
        not (one <= other or other <= one)
        and SequenceMatcher(None, was, now).ratio() >= _SPELLED_ALIKE
    )


# A toll that rises.


def _risen(pair: Pair) -> Iterator[Superseded]:
    """A toll of the old sentence, the whole one of its article, and a greater one of the new."""
    if _is_supposed(pair.new) or (_is_supposed(pair.old) and not _counts_all(pair)):
        return
    for was in find_tolls(pair.old.passage):
        of_old = [t for t in pair.tolls.get(pair.old.origin, ()) if t.deed == was.deed]
        if any(_toll(t) > _toll(was) for t in of_old):
            continue  # a part, or what was known before
        counted = _counts_all(pair)
        now = [t for t in find_tolls(pair.new.passage) if t.deed == was.deed]
        of_new = [t for t in pair.tolls.get(pair.new.origin, ()) if t.deed == was.deed]
        most = max(map(_toll, of_new), default=0.0)
        for toll in now:
            grown = _toll(toll) > _toll(was) or (counted and _toll(toll) < _toll(was))
            is_one = is_one_sort(was.quantity, toll.quantity)
            if (
                grown
                and is_one
                and _toll(toll) == most
                and _is_plain(pair.new, toll)
                and not _are_two_places(pair)
                and not _is_of_untold_doer(pair, toll)
            ):
                yield pair.superseded("number", was.quantity.text, toll.quantity.text)
                break


def _counts_all(pair: Pair) -> bool:
    """Whether the new sentence gives the count of all, of an event that was told of."""
    tree = pair.new.passage
    names = {pair.new.stems[i] for i, node in enumerate(tree.nodes) if node.tag == "NNP"} - {""}
    heads = {pair.new.stems[i] for i, node in enumerate(tree.nodes) if node.relation == "pobj"}
    final = "final" in pair.new.folded
    return names <= pair.known and (final or bool(heads & pair.known)) and tells_count(tree.text)


def _is_plain(account: Account, toll: Toll) -> bool:
    first = next(
        i for i, word in enumerate(account.passage.words) if word.end > toll.quantity.start
    )
    return Claim(account, Value("", "", first, first + 1, "")).is_plain


def _is_of_untold_doer(pair: Pair, toll: Toll) -> bool:
    """Whether what killed so many comes up here: "A bus fell into a ravine, killing 31"."""
    tree = pair.new.passage
    names = {pair.new.stems[i] for i, node in enumerate(tree.nodes) if node.tag == "NNP"} - {""}
    if names & pair.known:
        return False
    figure = next(i for i, word in enumerate(tree.words) if word.end > toll.quantity.start)
    verb = tree.governing_verb(figure)
    return any(
        tree.words[j].folded in ("a", "an") and pair.new.stems[i] not in pair.known
        for predicate in tree.predicates
        if predicate.verb == verb and deed_at(tree, predicate.verb) == deed(toll.deed)
        for i in predicate.agents
        for j in tree.related(i, "det")
    )


def _is_supposed(account: Account) -> bool:
    """Whether a sentence tells of what may be, or is feared."""
    words = {node.lemma for node in account.passage.nodes if node.tag[:3] != "NNP"}  # "in May"
    return not SUPPOSING.isdisjoint(words)


def _toll(toll: Toll) -> float:
    return amount(toll.quantity)


def _are_two_places(pair: Pair) -> bool:
    """Whether both name where, and neither a place of the other's."""
    mine, theirs = (
        {word for fact in each.facts if fact.kind == "place" for word in core(fact.text)}
        for each in (pair.old, pair.new)
    )
    return bool(mine and theirs) and not mine & pair.new.folded and not theirs & pair.old.folded


# A figure or a day that is told anew.


def _renewed(pair: Pair) -> Iterator[Superseded]:
    """A figure of the same thing as one of the old sentence, and another."""
    if _differ_in_figures(pair) or _are_two_places(pair):
        return
    done, did = (_deeds_of_tolls(each) for each in (pair.old, pair.new))
    for old in claims_of(pair.old, "figure"):
        is_plan = old.verb is not None and "future" in modality(old.tree, old.verb)
        if _is_supposed(pair.new) and not is_plan:
            continue
        for new in claims_of(pair.new, "figure"):
            if (
                done.get(old.value.first) == did.get(new.value.first)
                and tells_anew(old, new, pair.known, pair.lead)
                and not _tells_several(pair, old, new)
            ):
                yield pair.superseded(old.value.kind, old.value.text, new.value.text)


def _deeds_of_tolls(account: Account) -> dict[int, str]:
    """What was done to those that a figure counts, by its first word."""
    tolls = {toll.quantity.start: toll.deed for toll in find_tolls(account.passage)}
    return {
        each.first: tolls[each.figure.start]
        for each in find_values(account)
        if each.figure and each.figure.start in tolls
    }


def _tells_several(pair: Pair, old: Claim, new: Claim) -> bool:
    """Whether one of the two articles tells several figures of the like, so that it may be either."""
    return any(
        not other.value.is_one_with(mine.value)
        and other.value.figure is not None
        and other.is_fact
        and mine.value.figure is not None
        and other.value.figure.unit == mine.value.figure.unit
        and (bool(other.topics & mine.topics) or not old.topics & new.topics)
        for mine in (old, new)
        for other in pair.claims.get(mine.account.origin, ())
    )


def _moved(pair: Pair) -> Iterator[Superseded]:
    """Another day for what the old sentence says is to come."""
    for old in claims_of(pair.old, "date"):
        if old.verb is None or not _is_to_come(pair.old.passage, old.verb):
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
    assert verb is not None and before is not None
    things = {new.account.stems[i] for i in new.arguments} - {""}
    set_then = {old.account.stems[i] for i in old.arguments} - {""}
    is_set = tree.nodes[verb].lemma in _PLANNING or deed_at(tree, verb) == "hold"
    is_one = deed_at(tree, verb) == deed_at(old.tree, before) or is_set
    if is_one and _is_to_come(tree, verb) and _heads_alike(pair, old, new):
        negated = is_negated(tree, verb) and _preposition(tree, new.value.first) not in _UP_TO
        return not negated and not is_negated(old.tree, before)
    to = _preposition(tree, new.value.first)
    if to == "to":
        moves = "from" not in new.account.folded or tree.nodes[verb].lemma in MOVING
    else:
        moves = to in _UP_TO and (tree.nodes[verb].lemma in MOVING or is_negated(tree, verb))
    known = {*pair.old.stems}
    is_bare = any(is_pronoun(old.tree, i) for i in old.arguments) and things <= pair.known
    return moves and bool(
        things & set_then or (things & known and _share_words(pair)) or (things and is_bare)
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
        {
            claim.account.stems[i]
            for p in claim.tree.predicates
            if p.verb == claim.verb
            for i in (*p.agents, *p.patients)
        }
        - {""}
        or ({*map(deed, folded_words(before))} if _has_pronoun(claim) else set())
        for claim, before in zip((old, new), pair.before, strict=True)
    )
    named = old.verb is not None and deed_at(old.tree, old.verb) in theirs
    return bool(mine & theirs) or (
        named and bool({*old.account.stems} & {*new.account.stems} - theirs - {""})
    )


def _has_pronoun(claim: Claim) -> bool:
    return any(is_pronoun(claim.tree, i) for i in claim.arguments)


def _arguments(tree: Passage, verb: int) -> set[int]:
    """The heads of what a verb is about, in whatever part."""
    own = {i for p in tree.predicates if p.verb == verb for i in (*p.agents, *p.patients)}
    return own | {i for i in tree.children[verb] if tree.nodes[i].relation.startswith("nsubj")}


def _is_to_come(tree: Passage, verb: int) -> bool:
    """Whether a verb tells of what is planned: "will be held", "is scheduled", "opens"."""
    chain = (verb, *tree.ancestors(verb))
    return (
        tree.nodes[verb].tag in ("VBZ", "VBP")
        or any({"future", "obligation"} & modality(tree, i) for i in chain)
        or any(tree.nodes[i].lemma in _PLANNING for i in chain if i != verb)
        or any(tree.nodes[i].lemma == "go" and tree.nodes[i].tag == "VBG" for i in chain[1:2])
        or (tree.nodes[verb].lemma in _SETTING and tree.nodes[verb].tag == "VBN")
    )


# What was planned or done, and is called off or undone.


def _called_off(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence that the new one says will not come, or is no more so."""
    old, new = pair.old.passage, pair.new.passage
    if any(_with_particle(old, p.verb) in CANCELLING for p in old.predicates):
        return
    for by in new.predicates:
        told = _with_particle(new, by.verb)
        if new.nodes[by.verb].relation in _BESIDES or is_negated(new, by.verb):
            continue
        for of in old.predicates:
            ends = told in CANCELLING and _is_to_come(old, of.verb)
            undoes = told in UNDOING.get(deed_at(old, of.verb), ())
            if (ends and _calls_off(pair, of, by)) or (undoes and _is_done_to_same(pair, of, by)):
                yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)
                return


def _is_done_to_same(pair: Pair, of: Predicate, by: Predicate) -> bool:
    """Whether both verbs are done to the same, with nothing beside it that was not told."""
    was, now = (
        {account.stems[i] for i in each.patients} - {""}
        for account, each in ((pair.old, of), (pair.new, by))
    )
    claim = Claim(pair.new, Value("", "", by.verb, by.verb + 1, ""))
    return bool(was & now) and claim.is_of_what(pair.known, by.patients)


def _calls_off(pair: Pair, of: Predicate, by: Predicate) -> bool:
    """Whether what is called off is what the old sentence plans, as far as it says what that is.

    "The vote", of what is voted; "its plan to close it"; "his trip to Brask", of who was to go.
    """
    tree, stems = pair.new.passage, pair.new.stems
    claim = Claim(pair.new, Value("", "", by.verb, by.verb + 1, ""))
    planned = Claim(pair.old, Value("", "", of.verb, of.verb + 1, ""))
    things = {i for i in by.patients if not is_pronoun(tree, i)}
    aims = [j for i in things for j in tree.related(i, "acl")]
    aimed = {deed_at(tree, j) for j in aims} | {stems[i] for i in _arguments_of(tree, aims)} - {""}
    named = {stems[j] for i in things for j in within(tree, i, "to", "in", "with", "against", "of")}
    told = {pair.old.stems[i] for i in planned.arguments} | {deed_at(pair.old.passage, of.verb)}
    one = {stems[i] for i in things}
    is_same = bool(one & told) or bool(aimed & told) or bool(named & {*pair.old.stems} - {""})
    own = one if aims or named else frozenset[str]()
    return (
        is_same
        and aimed <= pair.known
        and claim.is_of_what(pair.known | own, (*by.agents, *by.patients))
    )


def _arguments_of(tree: Passage, verbs: Iterable[int]) -> Iterator[int]:
    return (i for verb in verbs for i in tree.related(verb, "dobj", "attr", "dative"))


def _with_particle(tree: Passage, verb: int) -> str:
    particles = [
        tree.words[i].folded
        for i in tree.related(verb, "prt", "acomp", "oprd", "xcomp")
        if i == verb + 1 or tree.nodes[i].relation == "prt"
    ]
    return "_".join((tree.nodes[verb].lemma, *particles))


def _is_of_known(pair: Pair, verb: int) -> bool:
    """Whether a verb is about what the old sentence tells of, and of nothing untold."""
    claim = Claim(pair.new, Value("", "", verb, verb + 1, ""))
    tree, known = claim.tree, pair.known
    aims = [j for i in claim.arguments for j in tree.related(i, "acl")]  # "its plan to close it"
    about = {i for i in _arguments_of(tree, aims) if not is_pronoun(tree, i)}
    if not {deed_at(tree, j) for j in aims} | {pair.new.stems[i] for i in about} - {""} <= known:
        return False
    own = {  # "his trip", of who was to travel
        pair.new.stems[i]
        for i in claim.arguments
        if any(_is_told_owner(pair, j) for j in claim.tree.related(i, "poss"))
    }
    shared = len({*pair.new.stems} & {*pair.old.stems} - {""})
    return shared >= 1 and claim.is_of_what(
        pair.known | (own if shared >= _SHARED_STEMS else set())
    )


# What was told and is denied.


def _denied(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence, which the new one has with "not", or without."""
    is_near = pair.near and _is_one_matter(pair)
    if {node.lemma for node in pair.old.passage.nodes} & (ALLEGING | DENYING):
        return
    if _has_other_polarity(pair, is_near=is_near) or (is_near and _is_denied_by_verb(pair)):
        yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)


def _is_one_matter(pair: Pair) -> bool:
    mine, theirs = ({s for s in each.stems if s} - DENYING for each in (pair.old, pair.new))
    least = min(len(mine), len(theirs))
    return least >= _SHARED_STEMS and len(mine & theirs) >= _SAME_MATTER * least


def _is_denied_by_verb(pair: Pair) -> bool:
    """Whether the new sentence is of somebody who denies, and the old one alleges nothing."""
    tree, old = pair.new.passage, pair.old
    denies = any(
        node.lemma in DENYING
        and node.tag.startswith("V")
        and not is_negated(tree, i)
        and not tree.words[i].quoted
        and (i in tree.roots or node.relation in ("conj", "ccomp"))
        for i, node in enumerate(tree.nodes)
    )
    return denies and not old.denies and old.passage.is_clause and not _is_said_by_another(pair)


def _is_said_by_another(pair: Pair) -> bool:
    """Whether the old sentence gives what it tells to somebody whom the new one does not name."""
    old = pair.old
    speakers = {old.stems[i] for saying in old.passage.sayings for i in saying.speakers} - {""}
    return bool(speakers) and speakers.isdisjoint(pair.new.stems)


def _has_other_polarity(pair: Pair, *, is_near: bool) -> bool:
    """Whether one deed is told of the same with "not" in one sentence, in the other without.

    In sentences that are not near, who does it must be the same, and all else told.
    """
    one, other = pair.old.passage, pair.new.passage
    if pair.old.denies == pair.new.denies:
        return False
    return any(
        deed_at(one, mine.verb) == deed_at(other, theirs.verb)
        and (_with_particle(one, mine.verb) not in LIGHT or _share_setting(pair, mine, theirs))
        and _are_of_one_time(one, mine.verb, other, theirs.verb)
        and _says_not(one, mine.verb) != _says_not(other, theirs.verb)
        and not one.words[mine.verb].quoted
        and not other.words[theirs.verb].quoted
        and _share_argument(pair, mine.verb, theirs.verb)
        and not _have_two_doers(pair, mine, theirs)
        and (is_near or _is_told_doer(pair, mine, theirs) or _is_of_none(pair, mine, theirs))
        for mine in one.predicates
        for theirs in other.predicates
    )


def _claims_of_verbs(pair: Pair, mine: Predicate, theirs: Predicate) -> tuple[Claim, Claim]:
    return (
        Claim(pair.old, Value("", "", mine.verb, mine.verb + 1, "")),
        Claim(pair.new, Value("", "", theirs.verb, theirs.verb + 1, "")),
    )


def _is_told_doer(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether both are about one thing, and the new sentence of nothing that was not told."""
    old, new = _claims_of_verbs(pair, mine, theirs)
    one, other = ({c.account.stems[i] for i in c.arguments} - {""} for c in (old, new))
    return bool(one & other) and new.is_of_what(pair.known)


def _share_setting(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether "to be" is told of one thing, and of one place or state: "was not at the party"."""
    old, new = _claims_of_verbs(pair, mine, theirs)
    one, other = ({c.account.stems[i] for i in c.arguments} - {""} for c in (old, new))
    was, now = (
        {c.account.stems[i] for i in c.tree.related(c.value.first, "dobj")} - {""}
        for c in (old, new)
    )
    return len(one & other) >= _SHARED_STEMS or bool(was & now)


def _is_of_none(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether one of the two says that what the other tells was done to nobody."""
    one = _tells_of_nobody(pair.old.passage, mine.verb)
    return one != _tells_of_nobody(pair.new.passage, theirs.verb)


def _have_two_doers(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether both verbs have who does it, and not the same."""
    (one, was), (other, now) = (
        [
            {account.stems[i] for i in heads if not is_pronoun(account.passage, i)} - {""}
            for heads in (each.agents, each.patients)
        ]
        for account, each in ((pair.old, mine), (pair.new, theirs))
    )
    nobody = _tells_of_nobody(pair.old.passage, mine.verb) or _tells_of_nobody(
        pair.new.passage, theirs.verb
    )
    is_untold = not one and not other <= pair.known  # "he", and a man not told of
    return not nobody and (
        is_untold
        or (bool(one and other) and one.isdisjoint(other))
        or (bool(was and now) and was.isdisjoint(now))
    )


def _are_of_one_time(one: Passage, verb: int, other: Passage, verb2: int) -> bool:
    """Whether both are facts, or both are to come."""
    moods = modality(one, verb), modality(other, verb2)
    if _is_condition(one, verb) or _is_condition(other, verb2):
        return False
    return moods[0] == moods[1] or (_is_to_come(one, verb) and _is_to_come(other, verb2))


def _is_condition(tree: Passage, verb: int) -> bool:
    return any(tree.words[i].folded in _IF for i in tree.related(verb, "mark", "advmod"))


def _says_not(tree: Passage, verb: int) -> bool:
    return is_negated(tree, verb) != _of_nobody(tree, verb)


def _of_nobody(tree: Passage, verb: int) -> bool:
    """Whether a verb is told of nobody: "no one was hurt"."""
    return any(
        tree.words[i].folded in ("nobody", "none")
        or (_is_no_one(tree, i) and not tree.related(i, "det"))
        for i in _arguments(tree, verb)
    )


def _is_no_one(tree: Passage, i: int) -> bool:
    return tree.words[i].folded == "one" and i > 0 and tree.words[i - 1].folded == "no"


def _tells_of_nobody(tree: Passage, verb: int) -> bool:
    """Whether a verb is told of nobody, whether its "no" is a word of its own or not."""
    return _of_nobody(tree, verb) or any(_is_no_one(tree, i) for i in _arguments(tree, verb))


def _share_argument(pair: Pair, verb: int, other: int) -> bool:
    """Whether both verbs are about one thing, with nothing beside it that makes it another."""
    if _tells_of_nobody(pair.old.passage, verb) or _tells_of_nobody(pair.new.passage, other):
        return True
    mine, theirs = _described(pair.old, verb), _described(pair.new, other)
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(
        mine[thing] <= {*pair.new.stems} and theirs[thing] <= {*pair.old.stems} for thing in shared
    )


def _described(account: Account, verb: int) -> dict[str, set[str]]:
    """What a verb is about, by its stem, with the stems of what describes it."""
    tree, stems = account.passage, account.stems
    return {
        stems[i]: {stems[j] for j in tree.related(i, "compound", "amod", "poss")} - {""}
        for i in Claim(account, Value("", "", verb, verb + 1, "")).arguments
        if stems[i]
    }


# Values that exclude each other, as of two sources.


def _contradicted(pair: Pair) -> Iterator[Superseded]:
    if not pair.near or _is_supposed(pair.old) != _is_supposed(pair.new):
        return
    if _differ_in_figures(pair):
        return
    for (_, was), (_, now) in find_conflicts(pair.old, pair.new, pair.texts, pair.told):
        told = Claim(pair.new, Value(now.kind, now.kind, now.first, now.end, now.text))
        is_of_it = _are_about_one(pair, was, now) and told.is_of_what(pair.known)
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
        {
            account.stems[i]
            for predicate in account.passage.predicates
            if deed_at(account.passage, predicate.verb) in {deed for deed, _ in fact.slots}
            for i in (*predicate.agents, *predicate.patients)
        }
        - {""}
        for account, fact in ((pair.old, was), (pair.new, now))
    )
    return not mine or not theirs or bool(mine & theirs)


_WAYS: tuple[Callable[[Pair], Iterable[Superseded]], ...] = (
    _risen,
    _renewed,
    _moved,
    _denied,
    _called_off,
    _contradicted,
)
