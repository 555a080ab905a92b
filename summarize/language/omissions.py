"""Which parts of a sentence can be left out without a change of what the rest says.

A part is a run of words on which no other word depends, of a kind that adds to a clause
which stands without it. What *adds* (a clause with "who", an apposition, an aside) can
go wherever it stands. What *narrows* (when, where, and what else was done) can go only
from a plain affirmation: "nobody left on Monday" does not say that nobody left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.language.lexicon import (
    ATTRIBUTION_VERBS,
    CONDITIONS,
    DOWNWARD_VERBS,
    HEDGES,
    LIMITERS,
    NEEDS_ADJUNCT_VERBS,
    PLAIN_ADVERBS,
)
from summarize.language.marks import is_set_off, mark_before
from summarize.language.parts import MIN_REST, Part, is_sound
from summarize.language.trees import Tree

_SAYING = frozenset(["say", "tell", "write", "announce", "tweet"])
_LONGEST_ADJUNCT = 6
_LONGEST_REPORT = 14
"""Words that what narrows may have."""
_ADDING_PREPOSITIONS = frozenset(
    "after amid amidst among as at before by despite during following from in including "
    "on over since such through throughout with within along according".split()
)
_NO_ADDITIONS = frozenset(["so", "because", "than", "or", "nor", "but", "and", "where"])
_TIME_PREPOSITIONS = frozenset(["in", "on", "at", "during", "earlier", "late", "early"])
_PLACE_PREPOSITIONS = frozenset(["in", "at", "near", "outside", "inside"])
_REPORT_PREPOSITIONS = frozenset(
    ["in", "at", "during", "on", "via", "before", "after", "from", "outside", "through", "ahead"]
)
_OTHER_TIMES = frozenset(
    "ago last earlier previous previously since next later until decade decades century".split()
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|'s|’s)?")
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_TIMES = frozenset(["DATE", "TIME"])
_RELATIVE_TAGS = frozenset(["WDT", "WP", "WP$", "WRB"])
_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_VERBS = ("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD")
_COMPARING = frozenset(["JJR", "JJS", "RBR", "RBS"])


def removable_parts(tree: Tree) -> tuple[Part, ...]:
    """Return the parts that can go, each by itself, in order."""
    if len(tree.roots) != 1:
        return ()  # the parser saw several sentences: nothing is known of the whole
    found = {
        part for i in range(len(tree.nodes)) for part in _parts_at(tree, i) if is_sound(tree, part)
    }
    return tuple(sorted(found | {p for p in _asides(tree) if is_sound(tree, p)}))


def removable_runs(tree: Tree, *, keep_roles: bool = False) -> frozenset[tuple[int, int]]:
    """Return the spans of removable parts, and of parts that follow each other directly.

    With ``keep_roles`` it stays what a sentence tells of who somebody is, since a reader
    asks that first.
    """
    spans = {
        (part.first, part.last)
        for part in removable_parts(tree)
        if not (keep_roles and _is_role(tree, part))
    }
    runs = set(spans)
    grown = spans
    while grown:
        grown = {(a, d) for a, b in grown for c, d in spans if b == c} - runs
        runs |= {(a, b) for a, b in grown if len(tree.words) - (b - a) >= MIN_REST}
        grown &= runs
    return frozenset(runs)


def _is_role(tree: Tree, part: Part) -> bool:
    """Whether the part says who a person is, and not just how old."""
    before = tree.nodes[part.first - 1]
    if before.relation == "appos":
        before = tree.nodes[before.head]  # "Ann Lee, D-Ohio, the head of the group, left"
    return (
        part.kind == "apposition"
        and before.entity == "PERSON"
        and not (part.last - part.first == 1 and tree.nodes[part.first].tag == "CD")
    )


def is_asserted(tree: Tree, verb: int) -> bool:
    """Return whether a clause plainly affirms what happened, happens or will happen.

    Then it still holds when less is said of when, where and with what else.
    """
    for i in (verb, *tree.ancestors(verb)):
        node = tree.nodes[i]
        marks = {tree.words[child].folded for child in tree.related(i, "mark", "advmod", "cc")}
        if (
            node.negated
            or tree.related(i, "neg")
            or any(tree.nodes[child].negated for child in tree.children[i])
            or node.lemma in DOWNWARD_VERBS
            or node.relation in ("csubj", "pcomp")
            or (node.relation in ("relcl", "acl") and not _is_one_thing(tree, node.head))
            or marks & (CONDITIONS | {"before", "whether", "or", "nor"})
        ):
            return False
    return LIMITERS.isdisjoint(_clause_words(tree, verb)) and not any(
        (tree.nodes[i].tag in _COMPARING and tree.words[i].folded not in ("earlier", "later"))
        or tree.words[i].text.endswith("%")
        for i in range(*tree.spans[verb])
    )


def _is_one_thing(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for one thing or person, of which less may be said."""
    articles = {tree.words[k].folded for k in tree.related(noun, "det")}
    return tree.nodes[noun].tag in ("NNP", "NNPS") or (
        tree.nodes[noun].tag == "NN" and bool(articles & {"a", "an", "the"})
    )


def _clause_words(tree: Tree, verb: int) -> set[str]:
    return {tree.words[i].folded for i in range(*tree.spans[verb]) if tree.governs(verb, i)}


# What can go, by what it is to the word that it depends on.


def _parts_at(tree: Tree, i: int) -> Iterator[Part]:
    """The parts whose topmost word is word ``i``."""
    node = tree.nodes[i]
    first, last = tree.spans[i]
    if node.head == i:
        return
    match node.relation:
        case "relcl" if _is_relative(tree, i) and is_set_off(tree.sentence, first, last):
            yield Part(first, last, "clause")
        case "appos" if is_set_off(tree.sentence, first, last) and _is_apposition(tree, i):
            yield Part(first, last, "apposition")
        case "acl" if node.tag != "VBG" and tree.nodes[first - 1].tag == "CD":
            return  # "Lee, 73, climbed …": a main verb taken for a participle
        case "acl" | "advcl" if is_set_off(tree.sentence, first, last) and _adds(tree, i):
            yield Part(first, last, "clause")
        case "prep" | "npadvmod" if _tells_which_time(tree, first, last):
            return
        case "prep" if is_set_off(tree.sentence, first, last) and _adds(tree, i):
            yield Part(first, last, "clause")
        case "prep" | "npadvmod" if _is_adjunct(tree, i):
            yield Part(first, last, "adjunct")
        case "advmod" if last - first == 1 and _is_plain_adverb(tree, i):
            yield Part(first, last, "word")
        case "mark" if _is_idle_that(tree, i):
            yield Part(i, i + 1, "word")


def _tells_which_time(tree: Tree, first: int, last: int) -> bool:
    """Whether a phrase says that it was not just now: a reader takes news to be of these days."""
    return any(
        tree.words[i].folded in _OTHER_TIMES or _YEAR.fullmatch(tree.words[i].folded)
        for i in range(first, last)
    )


def _is_relative(tree: Tree, i: int) -> bool:
    """Whether a clause opens like "who", "in which" or "some of whom", and has a verb."""
    opening = tree.nodes[tree.spans[i][0] :][:3]
    return tree.nodes[i].tag in _VERBS and any(node.tag in _RELATIVE_TAGS for node in opening)


def _is_apposition(tree: Tree, i: int) -> bool:
    """Whether word ``i`` describes the noun before it, and is neither its name nor an item."""
    node, head = tree.nodes[i], tree.nodes[tree.nodes[i].head]
    if node.head > i or node.tag not in ("NN", "NNS", "NNP", "NNPS", "CD"):
        return False
    named = node.tag in ("NNP", "NNPS") and node.entity in ("PERSON", "ORG", "GPE", "")
    if head.tag not in ("NNP", "NNPS") and named:
        return False  # "the president, Ann Lee, said"
    if node.entity in _TIMES | _PLACES or head.entity in _TIMES:
        return False  # "Paris, Texas", "July 10, 2023"
    last = tree.spans[i][1]
    goes_on = last < len(tree.words) and tree.words[last].folded in ("and", "or")
    return not (tree.related(i, "conj") or tree.related(node.head, "conj") or goes_on)


def _adds(tree: Tree, i: int) -> bool:
    """Whether a clause or phrase between commas adds to the rest, and limits it in nothing."""
    first, last = tree.spans[i]
    folded = [tree.words[k].folded for k in range(first, last)]
    opener = folded[0]
    if CONDITIONS & set(folded) or opener in _NO_ADDITIONS:
        return False
    if tree.nodes[i].relation == "prep" and (
        opener not in _ADDING_PREPOSITIONS or (opener == "with" and _has_subject(tree, i))
    ):
        return False  # "with their duty being to rescue": a clause, and a reason
    if opener in ("according", "as") and ATTRIBUTION_VERBS & set(folded):
        return False  # "as the mayor said": whose word the rest is
    own = opener in ("saying", "adding", "noting", "citing", "telling", "calling")
    if not own and ATTRIBUTION_VERBS & set(folded):
        return False
    if tree.nodes[i].relation == "prep" or opener in ("after", "before", "when", "while", "since"):
        verb = tree.nodes[i].head
        return tree.nodes[verb].tag not in _VERBS or is_asserted(tree, verb)
    return True


def _has_subject(tree: Tree, i: int) -> bool:
    return any(tree.nodes[k].relation.startswith("nsubj") for k in range(*tree.spans[i]))


def _is_plain_adverb(tree: Tree, i: int) -> bool:
    word, following = tree.words[i].folded, tree.nodes[i + 1 : i + 2]
    if any(node.tag in ("IN", "TO") for node in following):
        return False  # "later in the year"
    of_verb = tree.nodes[tree.nodes[i].head].tag in _VERBS
    return of_verb and (word in PLAIN_ADVERBS or (i == 0 and word == "now"))


def _is_idle_that(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is the "that" of "said that", with nothing in between."""
    return (
        i > 0
        and tree.words[i].folded == "that"
        and tree.nodes[i - 1].lemma == "say"
        and tree.nodes[tree.nodes[i].head].relation == "ccomp"
        and tree.nodes[tree.nodes[i].head].head == i - 1
        and mark_before(tree.sentence, i) == " "
        and mark_before(tree.sentence, i + 1) == " "
    )


def _is_adjunct(tree: Tree, i: int) -> bool:
    """Whether word ``i`` opens a plain time or place, or where it was said."""
    verb = tree.nodes[i].head
    if tree.nodes[verb].tag not in _VERBS or not is_asserted(tree, verb):
        return False
    if tree.nodes[verb].relation == "acl":
        return False  # "in a statement released [on Monday]"
    first, last = tree.spans[i]
    if first == 0 or mark_before(tree.sentence, first) != " ":
        return False
    words = [tree.words[k].folded for k in range(first, last)]
    before = tree.nodes[first - 1]
    if before.tag in ("RB", "RBR", "JJ", "JJR"):
        return False  # "later this year"
    if before.tag in _NAMES and before.entity in ("", "EVENT", "DATE"):
        return False  # "Super Bowl Sunday"
    lemma = tree.nodes[verb].lemma
    longest = _LONGEST_REPORT if lemma in _SAYING else _LONGEST_ADJUNCT
    if LIMITERS & set(words) or last - first > longest or first < verb:
        return False
    if tree.nodes[i].relation == "npadvmod":
        how_long = {"a", "an", "all", "each", "every"}.intersection(words)
        return tree.nodes[i].entity in _TIMES and not how_long and lemma not in NEEDS_ADJUNCT_VERBS
    if lemma in _SAYING and words[0] in _REPORT_PREPOSITIONS:
        return True  # "said in an interview", "said before a meeting with his counterpart"
    objects = tree.related(i, "pobj")
    if len(objects) != 1 or lemma in NEEDS_ADJUNCT_VERBS:
        return False
    entity = tree.nodes[objects[0]].entity
    return (words[0] in _TIME_PREPOSITIONS and entity in _TIMES) or (
        words[0] in _PLACE_PREPOSITIONS and entity in _PLACES
    )


def _asides(tree: Tree) -> Iterator[Part]:
    """What stands in brackets or between two dashes."""
    sentence, size = tree.sentence, len(tree.words)
    opened = [i for i in range(1, size) if mark_before(sentence, i) == "("]
    if len(opened) == 1:  # of several, one is seldom less needed than the others
        first = opened[0]
        last = next((k for k in range(first + 1, size) if mark_before(sentence, k) == ")"), None)
        if last is not None and _is_aside(tree, first, last):
            yield Part(first, last, "aside")
    dashes = [i for i in range(1, size) if mark_before(sentence, i) == "–"]
    if len(dashes) == 2 and _is_aside(tree, *dashes):
        yield Part(dashes[0], dashes[1], "aside")


def _is_aside(tree: Tree, first: int, last: int) -> bool:
    """Whether the words limit nothing: not "(where available)", not "– at least for now –"."""
    inside = range(first, last)
    words = {tree.words[i].folded for i in inside}
    named = any(tree.nodes[i].tag in _NOUNS for i in inside)  # not "the (fake) film"
    quoted = any(tree.words[i].quoted for i in inside)
    return named and not quoted and not words & (CONDITIONS | LIMITERS | HEDGES | {"where"})
