"""What is denied, and what was planned or done and is called off or undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarize.comparing.accounts import Account
from summarize.facts.denial import is_negated, modality
from summarize.facts.passages import Passage
from summarize.facts.predicates import Predicate, deed_at, is_pronoun
from summarize.facts.speech import is_of_saying
from summarize.superseding.pairs import (
    DENIAL,
    SHARED_STEMS,
    Pair,
    Superseded,
    arguments_of,
    is_to_come,
    with_particle,
)
from summarize.superseding.told_anew import TIMES, Claim, claim_of_verb, within
from summarize.superseding.vocabulary_of_change import (
    ALLEGING,
    CANCELLING,
    DENYING,
    LIGHT,
    REVOKING,
    WRONG,
)
from summarize.superseding.wordings import is_condition

_SAME_MATTER = 0.6
"""Share of the content words of a sentence that another has of which it may be the denial."""
_BESIDES = ("relcl", "acl", "pcomp", "xcomp", "csubj")
_NEW = frozenset(["a", "an", "another"])


def called_off(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence that the new one says will not come, or is no more so."""
    old, new = pair.old.passage, pair.new.passage
    if any(with_particle(old, p.verb) in CANCELLING for p in old.predicates):
        return
    for by in new.predicates:
        told = with_particle(new, by.verb)
        is_open = "possible" in modality(new, by.verb) or is_condition(new, by.verb)
        if new.nodes[by.verb].relation in _BESIDES or is_negated(new, by.verb) or is_open:
            continue
        for of in old.predicates:
            aside = old.nodes[of.verb].relation in ("relcl", "acl") or is_condition(old, of.verb)
            tells = is_of_saying(old, of.verb) and old.related(of.verb, "ccomp")
            if old.words[of.verb].quoted or aside or tells:
                continue  # "are held until they are freed" plans nothing, nor does who says so
            ends = told in CANCELLING and is_to_come(old, of.verb)
            if (ends and _calls_off(pair, of, by)) or (told in REVOKING and _revokes(pair, of, by)):
                yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)
                return


def _revokes(pair: Pair, of: Predicate, by: Predicate) -> bool:
    """Whether what is revoked is the deed of the old sentence: "lifted its advice to boil it"."""
    tree, told = pair.new.passage, pair.old.stems[of.verb]
    things = {j for i in by.patients for j in (i, *within(tree, i, "of", "on", "against"))}
    aims = [j for i in (by.verb, *by.patients) for j in tree.related(i, "acl", "advcl", "xcomp")]
    is_own = any(tree.nodes[j].tag == "PRP$" for i in by.patients for j in tree.related(i, "poss"))
    claim = claim_of_verb(pair.new, by.verb)
    if pair.old.passage.nodes[of.verb].lemma in LIGHT or not claim.is_plain:
        return False
    about = (*things, *(by.agents if is_own else ()))
    named = pair.new.stems_of(by.patients)
    is_aimed = told in pair.new.stems_of(aims)
    known = pair.known | {told} | (named if is_aimed else set())
    is_one = (is_aimed or told in named) and _is_for_told(pair, by, things)
    return is_one and claim.is_of_what(known, about)


def _calls_off(pair: Pair, of: Predicate, by: Predicate) -> bool:
    """Whether what is called off is what the old sentence plans, as far as it says what that is.

    "The vote", of what is voted; "its plan to close it"; "his trip to Brask", of who was to go.
    """
    tree, stems = pair.new.passage, pair.new.stems
    claim = claim_of_verb(pair.new, by.verb)
    planned = claim_of_verb(pair.old, of.verb)
    things = {i for i in by.patients if not is_pronoun(tree, i)}
    if any(tree.words[j].folded in _NEW for i in things for j in tree.related(i, "det")):
        return False  # "a cargo flight was cancelled": it comes up here
    aims = [j for i in things for j in tree.related(i, "acl")]
    aimed = {deed_at(tree, j) for j in aims} | pair.new.stems_of(_objects_of(tree, aims))
    named = [j for i in things for j in within(tree, i, "to", "in", "with", "against", "of")]
    told = {pair.old.stems[i] for i in planned.arguments} | {deed_at(pair.old.passage, of.verb)}
    one = {stems[i] for i in things}
    below = {*pair.old.passage.children[of.verb], of.verb}
    beside = [j for i in below for j in _after_prepositions(pair.old.passage, i)]
    of_verb = told | pair.old.stems_of(beside)
    is_same = bool((one | aimed) & told) or bool(pair.new.stems_of(named) & of_verb)
    own = one if aims or named else set[str]()
    return (
        is_same
        and _is_for_told(pair, by, things)
        and aimed <= pair.known
        and claim.is_of_what(pair.known | own, (*by.agents, *by.patients))
    )


def _after_prepositions(tree: Passage, i: int) -> Iterator[int]:
    """Yield what stands after any preposition that belongs to word ``i``."""
    return (j for at in tree.related(i, "prep") for j in tree.related(at, "pobj"))


def _is_for_told(pair: Pair, by: Predicate, things: Iterable[int]) -> bool:
    """Whether what is called off is of nothing untold: "the search for a yacht", of a trawler."""
    tree = pair.new.passage
    aims = [j for i in things for j in within(tree, i, "for", "against")]
    # What the parser has of the verb may be why or how long: "for safety reasons".
    beside = within(tree, by.verb, "for", "against")
    aims += (j for j in beside if any(tree.words[k].folded in _NEW for k in tree.related(j, "det")))
    return pair.new.stems_of(i for i in aims if tree.nodes[i].entity not in TIMES) <= pair.known


def _objects_of(tree: Passage, verbs: Iterable[int]) -> Iterator[int]:
    return (i for verb in verbs for i in tree.related(verb, "dobj", "attr", "dative"))


# What was told and is denied.


def denied(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence, which the new one has with "not", or without."""
    is_near = pair.near and _is_one_matter(pair)
    if pair.is_said:
        return
    if {node.lemma for node in pair.old.passage.nodes} & (ALLEGING | DENYING):
        return
    if _has_other_polarity(pair, is_near=is_near) or (is_near and _is_denied_by_verb(pair)):
        yield pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)


def _is_one_matter(pair: Pair) -> bool:
    mine, theirs = (each.content - DENYING for each in (pair.old, pair.new))
    least = min(len(mine), len(theirs))
    return least >= SHARED_STEMS and len(mine & theirs) >= _SAME_MATTER * least


def _is_denied_by_verb(pair: Pair) -> bool:
    """Whether somebody denies in the new sentence, or was wrong to say, what the old one tells."""
    tree, old = pair.new.passage, pair.old
    denies = any(
        node.lemma in DENYING
        and node.tag.startswith("V")
        and not is_negated(tree, i)
        and not tree.words[i].quoted
        and (i in tree.roots or node.relation in ("conj", "ccomp"))
        for i, node in enumerate(tree.nodes)
    )
    denies = denies or any(_is_taken_back(tree, i) for i in range(len(tree)))
    return denies and not old.denies and old.passage.is_clause and not _is_said_by_another(pair)


def _is_taken_back(tree: Passage, i: int) -> bool:
    """Whether word ``i`` takes back what was said: "she had been wrong to say that"."""
    is_wrong = tree.words[i].folded in WRONG and tree.nodes[i].relation in ("acomp", "amod")
    said = [j for j in tree.related(i, "xcomp", "ccomp") if tree.related(j, "ccomp")]
    return is_wrong and bool(said) and not is_negated(tree, i) and not tree.words[i].quoted


def _is_said_by_another(pair: Pair) -> bool:
    """Whether the old sentence gives what it tells to somebody whom the new one does not name."""
    old = pair.old
    speakers = old.stems_of(i for saying in old.passage.sayings for i in saying.speakers)
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
        and (with_particle(one, mine.verb) not in LIGHT or _share_setting(pair, mine, theirs))
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
        claim_of_verb(pair.old, mine.verb),
        claim_of_verb(pair.new, theirs.verb),
    )


def _is_told_doer(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether both are about one thing, and the new sentence of nothing that was not told."""
    old, new = _claims_of_verbs(pair, mine, theirs)
    one, other = (c.account.stems_of(c.arguments) for c in (old, new))
    return bool(one & other) and new.is_of_what(pair.known)


def _share_setting(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether "to be" is told of one thing, and of one place or state: "was not at the party"."""
    old, new = _claims_of_verbs(pair, mine, theirs)
    one, other = (c.account.stems_of(c.arguments) for c in (old, new))
    was, now = (c.account.stems_of(c.tree.related(c.value.first, "dobj")) for c in (old, new))
    return len(one & other) >= SHARED_STEMS or bool(was & now)


def _is_of_none(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether one of the two says that what the other tells was done to nobody."""
    one = _tells_of_nobody(pair.old.passage, mine.verb)
    return one != _tells_of_nobody(pair.new.passage, theirs.verb)


def _have_two_doers(pair: Pair, mine: Predicate, theirs: Predicate) -> bool:
    """Whether both verbs have who does it, and not the same."""
    (one, was), (other, now) = (
        [
            account.stems_of(i for i in heads if not is_pronoun(account.passage, i))
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
    if is_condition(one, verb) or is_condition(other, verb2):
        return False
    return moods[0] == moods[1] or (is_to_come(one, verb) and is_to_come(other, verb2))


def _says_not(tree: Passage, verb: int) -> bool:
    return is_negated(tree, verb) != _of_nobody(tree, verb)


def _of_nobody(tree: Passage, verb: int) -> bool:
    """Whether a verb is told of nobody: "no one was hurt"."""
    return any(
        tree.words[i].folded in ("nobody", "none")
        or (_is_no_one(tree, i) and not tree.related(i, "det"))
        for i in arguments_of(tree, verb)
    )


def _is_no_one(tree: Passage, i: int) -> bool:
    return tree.words[i].folded == "one" and i > 0 and tree.words[i - 1].folded == "no"


def _tells_of_nobody(tree: Passage, verb: int) -> bool:
    """Whether a verb is told of nobody, whether its "no" is a word of its own or not."""
    return _of_nobody(tree, verb) or any(_is_no_one(tree, i) for i in arguments_of(tree, verb))


def _share_argument(pair: Pair, verb: int, other: int) -> bool:
    """Whether both verbs are about one thing, with nothing beside it that makes it another."""
    if _tells_of_nobody(pair.old.passage, verb) or _tells_of_nobody(pair.new.passage, other):
        return True
    mine, theirs = _described(pair.old, verb), _described(pair.new, other)
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(
        mine[thing] <= pair.new.content and theirs[thing] <= pair.old.content for thing in shared
    )


def _described(account: Account, verb: int) -> dict[str, frozenset[str]]:
    """What a verb is about, by its stem, with the stems of what describes it."""
    tree, stems = account.passage, account.stems
    return {
        stems[i]: account.stems_of(tree.related(i, "compound", "amod", "poss"))
        for i in claim_of_verb(account, verb).arguments
        if stems[i]
    }
