"""What a sentence points at without saying it: "he", "this", "the plants".

A pronoun is bound if the sentence has what it can stand for: a noun of its number before it,
or the subject of the clause whose opening it is in ("When he arrived, Lee …"); what is denied is
no thing, but what was said ("a lawyer for the company denied it"). A definite noun
points at what was told if nothing beside it says which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.facts.names import PLACE_ENTITIES
from summarize.facts.speech import is_of_saying
from summarize.facts.vocabulary import KNOWN_THINGS
from summarize.language.lexicon import phrases
from summarize.language.words import stem

_NEUTER = frozenset(["it", "its", "itself"])
_PERSONAL = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
_SEVERAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_POINTING = frozenset(["this", "that", "these", "those"])
_OF_TOLD = frozenset(["one", "both", "neither"])
_DEFINITE = _POINTING | {"the", "both"}
_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl")
_JUDGING = frozenset(["be", "seem", "appear", "take", "become", "make", "remain", "turn"])
"""The verbs of "it is time to go", whose "it" stands for what comes after."""
_BEING = _JUDGING | {"feel", "look", "sound"}
_WHEN_OR_WHERE = PLACE_ENTITIES | {"DATE", "TIME"}
_OF_CLAIMS = frozenset(["deny", "confirm", "dispute", "refute"])
_MEASURES = frozenset(["CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"])

_TELLING = ("amod", "compound", "nmod", "nummod", "poss", "appos", "acl", "relcl", "prep")
"""What tells which one is meant: "the old plants", "the bridge over the river"."""
_UNTELLING = frozenset(["amod", "nummod"])
"""What tells how it is, or of how many: "the two plants" can be any."""
_INDEFINITE = frozenset(["a", "an", "another", "some", "several"])
_TIES = frozenset(phrases("openings", "ties"))
_OPENING_TIES = _TIES | {"so", "yet"}
_BESIDES = frozenset(phrases("openings", "besides"))


def points_back(tree: Tree, *, alone: bool = False) -> bool:
    """Return whether a pronoun of the sentence stands for something that is not in it.

    So does a number with "the": "The first was found on Monday.", and what is quoted and tells of
    nothing: "“I'm not surprised,” Lee said."

    Args:
        tree: that of the sentence.
        alone: whether no sentence stands near that may tell who is meant: then "he" and "she"
            want a noun that can be a person's.
    """
    return (
        _counts_what_was_told(tree)
        or _quotes_nothing(tree)
        or any(not _is_bound(tree, i, pronoun, alone=alone) for i, pronoun in _pronouns(tree))
    )


def _quotes_nothing(tree: Tree) -> bool:
    """Whether a sentence only quotes somebody, and the words name no thing, number or deed.

    Of what is said beside it tells who says it, when and where, not about what.
    """
    quoted = [i for i, word in enumerate(tree.words) if word.quoted]
    verb = next((i for i in range(len(tree.words)) if _says_beside(tree, i)), None)
    if not quoted or verb is None:
        return False
    speakers = tree.related(verb, *_SUBJECTS)
    beside = (
        i
        for i, word in enumerate(tree.words)
        if not word.quoted and i != verb and not any(tree.governs(each, i) for each in speakers)
    )
    return not any(_tells_something(tree, i) for i in (*quoted, *beside))


def _says_beside(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is the main verb of a sentence, outside quotations, and of saying."""
    return i in tree.roots and not tree.words[i].quoted and is_of_saying(tree, i)


def _tells_something(tree: Tree, i: int) -> bool:
    """Whether a word is a thing, a number or a deed, and no day or place."""
    word, node = tree.words[i], tree.nodes[i]
    if not word.is_content or node.entity in _WHEN_OR_WHERE:
        return False
    is_deed = node.tag.startswith("V") and node.lemma not in _BEING and "'" not in word.folded
    return is_deed or node.tag.startswith("NN") or node.tag == "CD"


def _counts_what_was_told(tree: Tree) -> bool:
    """Whether a number stands for things of which the sentence has none before: "The two left".

    So does "one" or "both" by itself; "Three died" tells of three people.
    """
    return any(
        node.relation in _SUBJECTS
        and _is_of_told(tree, i)
        and not tree.related(i, "prep", "relcl", "acl", "amod", "nmod", "compound")
        and not any(other.tag in ("NNS", "NNPS") for other in tree.nodes[:i])
        for i, node in enumerate(tree.nodes)
    )


def _is_of_told(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is a number that some of what was told is meant by."""
    has_the = any(tree.words[j].folded == "the" for j in tree.related(i, "det"))
    is_number = tree.nodes[i].entity in ("CARDINAL", "ORDINAL")
    return (is_number and has_the) or tree.words[i].folded in _OF_TOLD


def _pronouns(tree: Tree) -> Iterator[tuple[int, str]]:
    """Yield the pronouns that stand for something, those of which it is said aside."""
    for i, (word, node) in enumerate(zip(tree.words, tree.nodes, strict=True)):
        pronoun = word.folded.split("'")[0].split("’")[0]
        is_personal = node.tag.startswith("PRP") and pronoun in _NEUTER | _PERSONAL | _SEVERAL
        is_object = node.relation in (*_SUBJECTS, "dobj", "pobj")
        is_pointing = node.tag == "DT" and pronoun in _POINTING and is_object
        if (is_personal and not _stands_for_clause(tree, i)) or (
            is_pointing and not tree.children[i]  # "those who", "that of"
        ):
            yield i, pronoun


def _stands_for_clause(tree: Tree, i: int) -> bool:
    verb = tree.nodes[i].head
    return (
        tree.words[i].folded == "it"
        and tree.nodes[i].relation in _SUBJECTS
        and tree.nodes[verb].lemma in _JUDGING
        and any(clause > verb for clause in tree.related(verb, *_CLAUSES))
    )


def _is_bound(tree: Tree, i: int, pronoun: str, *, alone: bool) -> bool:
    if pronoun in _POINTING:
        return _follows_clause(tree, i)
    asks_for_person = alone and pronoun in _PERSONAL

    says = _says_what_is_before(tree, i)

    def can_be(noun: int) -> bool:
        if says and tree.nodes[noun].relation not in _SUBJECTS:
            return False  # "They missed the sailing, it said"
        if tree.words[noun].quoted and not tree.words[i].quoted:
            return False  # "Lee wrote “Progressivism” on it"
        may_be = _may_be_person(tree, noun) if asks_for_person else True
        return may_be and _can_be(tree, noun, pronoun)

    if any(
        can_be(noun)
        for noun in range(i)
        if not _is_aside(tree, noun, i) and not _is_claim(tree, noun, i)
    ):
        return True
    return any(
        can_be(subject) and tree.words[subject].quoted == tree.words[i].quoted
        for verb in tree.ancestors(i)
        for subject in tree.related(verb, *_SUBJECTS)
        if subject > i and not tree.governs(subject, i)  # "His temperature had shot up."
    )


def _says_what_is_before(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is who says what stands before it: "…, it said"."""
    verb = tree.nodes[i].head
    told = (verb, *tree.related(verb, "ccomp"))
    is_after = tree.nodes[verb].relation == "parataxis" or any(j < i for j in told)
    return tree.nodes[i].relation in _SUBJECTS and is_of_saying(tree, verb) and is_after


def _is_aside(tree: Tree, noun: int, i: int) -> bool:
    """Whether a noun stands in an opening of which word ``i`` is the subject: "In the car he …"."""
    verb = tree.nodes[i].head
    if tree.nodes[i].relation not in _SUBJECTS:
        return False
    opening = next((c for c in tree.children[verb] if c < i and tree.governs(c, noun)), None)
    return opening is not None and not any(
        tree.nodes[j].relation in _SUBJECTS for j in range(i) if tree.governs(opening, j)
    )


def _is_claim(tree: Tree, noun: int, i: int) -> bool:
    """Whether word ``i`` stands for what was said, and a noun is of who denies or confirms it."""
    verb = tree.nodes[i].head
    is_told = tree.nodes[i].relation == "dobj" and tree.nodes[verb].lemma in _OF_CLAIMS
    return is_told and any(tree.governs(each, noun) for each in tree.related(verb, *_SUBJECTS))


def _follows_clause(tree: Tree, i: int) -> bool:
    """Whether a clause comes before, of which word ``i`` can speak: "He lost, and this hurt"."""
    above = (i, *tree.ancestors(i))  # ends, even where a parse goes round in a circle
    clause = next((word for word in above if tree.nodes[word].relation == "conj"), None)
    if clause is None:
        return False
    first = tree.nodes[clause].head
    return first < clause and tree.nodes[first].tag.startswith("V")


def _can_be(tree: Tree, noun: int, pronoun: str) -> bool:
    """Whether a word of the sentence can be what ``pronoun`` stands for."""
    node = tree.nodes[noun]
    if pronoun in _NEUTER and node.relation == "csubj":
        return True  # "Contracting as usual …"
    if not node.tag.startswith("NN") or node.relation == "compound" or node.entity in _MEASURES:
        return False
    plural = node.tag.endswith("S")
    if pronoun in _SEVERAL:
        is_body = node.tag.startswith("NNP") and node.entity != "PERSON"
        return plural or is_body or bool(tree.related(noun, "conj"))
    if plural:
        return False
    return node.entity != "PERSON" if pronoun in _NEUTER else node.entity not in PLACE_ENTITIES


def _may_be_person(tree: Tree, noun: int) -> bool:
    """Whether a singular noun is a name, or has what one that can be counted has: "a", "her".

    "Sorrow" and "counsel" have none, and are nobody.
    """
    for i in (noun, *tree.ancestors(noun)):  # of "a lawyer and mother" the first has it for both
        node = tree.nodes[i]
        if node.tag != "NN" or tree.related(i, "det", "poss", "nummod", "appos"):
            return not node.tag.endswith("S")
        if node.relation not in ("conj", "appos"):
            break
    return False


def ties(tree: Tree) -> set[int]:
    """Return the adverbs that only tie a sentence to the one before: "also", "as well", "So".

    What they add to is not in the sentence: no clause stands before the one they are in. So is
    "here", which stands for where an article was written, and a "Well" that it begins with.
    """
    found: set[int] = set()
    for i, (word, node) in enumerate(zip(tree.words, tree.nodes, strict=True)):
        beside = tree.children[i]
        as_well = word.folded == "well" and [tree.words[j].folded for j in beside] == ["as"]
        is_tie = as_well or (word.folded in (_TIES if i else _OPENING_TIES) and not beside)
        if node.tag == "UH" and node.relation == "intj" and not (i or beside or word.quoted):
            found.add(i)
        is_here = i > 0 and word.folded == "here" and not beside
        if (
            node.relation in ("advmod", "cc")
            and not word.quoted
            and (
                (is_tie and _opens_clauses(tree, node.head, i))
                or (is_here and tree.nodes[node.head].lemma != "be")
            )
        ):
            found.update((i, *beside))
    return found


def _opens_clauses(tree: Tree, verb: int, i: int) -> bool:
    """Whether ``verb`` states something, and nothing else in the sentence does so before."""
    is_main = verb in tree.roots or tree.nodes[verb].relation == "ccomp"
    before = (j for j in tree.related(verb, *_CLAUSES) if j < i)
    correlates = any(word.folded == "only" for word in tree.words[:i])
    return is_main and tree.nodes[verb].tag[:1] in "VM" and not correlates and not any(before)


@dataclass(frozen=True, slots=True)
class DefiniteNoun:
    """A noun of which a sentence does not say which one is meant: "the plants".

    Attributes:
        first: the word that makes it definite.
        noun: the noun.
        stem: that of the noun.
        lemma: the noun as a dictionary has it; another noun can have its stem.
        is_described: whether an adjective stands with it: "the unusual letter".
        is_shown: whether it is "this" or "those", which always point at something.
        is_owner: whether something is said to be its: "the team's".
    """

    first: int
    noun: int
    stem: str
    lemma: str
    is_described: bool
    is_shown: bool
    is_owner: bool


def definite_nouns(tree: Tree) -> Iterator[DefiniteNoun]:
    """Yield the definite nouns that say nothing of which one is meant.

    What is quoted points at what its speaker said before, as far as it says "this" or "that".
    """
    for each in _definite_nouns(tree):
        word = tree.words[each.first]
        if not word.quoted or word.folded in _POINTING:
            yield each


def _definite_nouns(tree: Tree) -> Iterator[DefiniteNoun]:
    for i, (word, node) in enumerate(zip(tree.words, tree.nodes, strict=True)):
        if node.tag not in ("NN", "NNS") or node.entity in _MEASURES:
            continue
        pointing = [d for d in tree.related(i, "det") if tree.words[d].folded in _DEFINITE]
        is_shown = any(tree.words[d].folded in _POINTING for d in pointing)
        told = {
            tree.nodes[j].relation
            for j in tree.related(i, *_TELLING)
            # "flows from this gap into the states" says where it flows, not which gap.
            if not (is_shown and tree.nodes[j].relation == "prep" and tree.words[j].folded != "of")
        }
        if pointing and node.relation != "compound" and told <= _UNTELLING:
            lemma = node.lemma.lower()
            is_owner = node.relation == "poss"
            root = stem(word.folded)
            is_described = "amod" in told
            yield DefiniteNoun(pointing[0], i, root, lemma, is_described, is_shown, is_owner)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a sentence begins to tell of, as of something that is known or one of several.

    Attributes:
        lemmas: those of its nouns: "report" and "inspector" of "the inspector general report".
        noun: the stem of the noun itself.
        is_described: whether words beside it tell which one it is.
        is_named: whether a name is among them: "the Marlow report".
        is_beside: whether it is another than was told: "other hits", "a smaller crowd".
        is_compared: whether that is the smaller or older one, so that another was told.
    """

    lemmas: frozenset[str]
    noun: str
    is_described: bool
    is_named: bool
    is_beside: bool
    is_compared: bool

    @property
    def is_known(self) -> bool:
        """Whether everybody knows which is meant: "the police"."""
        return not self.lemmas.isdisjoint(KNOWN_THINGS)


def opening(tree: Tree) -> Opening | None:
    """Return what a sentence begins with: a definite subject, "one case", or "another case".

    What comes later may be explained by what stands before it in the sentence.
    """
    first = next((i for i, node in enumerate(tree.nodes) if node.tag[:2] == "NN"), None)
    while first is not None and tree.nodes[first].relation in ("compound", "nmod"):
        first = tree.nodes[first].head if tree.nodes[first].head > first else None
    if first is None or tree.nodes[first].tag not in ("NN", "NNS") or tree.words[first].quoted:
        return None
    node, beside = tree.nodes[first], tree.related(first, *_TELLING)
    compounds = tree.related(first, "compound", "nmod")
    told = {tree.nodes[j].relation for j in beside}
    is_beside = any(_is_beside(tree, j) for j in tree.children[first])
    is_one = any(tree.words[j].folded == "one" for j in tree.related(first, "nummod"))
    has_article = any(tree.words[j].folded in _DEFINITE for j in tree.related(first, "det"))
    is_subject = tree.nodes[node.head if node.relation == "poss" else first].relation in _SUBJECTS
    is_definite = (is_one or (has_article and is_subject)) and told <= _UNTELLING | {
        "compound",
        "nmod",
    }
    if node.entity in _MEASURES or not (is_beside or is_definite):
        return None
    of = [j for j in tree.related(first, "prep") if tree.words[j].folded == "of"]
    nouns = (first, *compounds, *(k for j in of for k in tree.children[j]))
    return Opening(
        lemmas=frozenset(tree.nodes[j].lemma.lower() for j in nouns),
        noun=stem(tree.words[first].folded),
        is_described=bool(told),
        is_named=any(tree.nodes[j].tag[:3] == "NNP" for j in compounds),
        is_beside=is_beside,
        is_compared=has_article and any(_is_compared(tree, j) for j in beside) and is_beside,
    )


def _is_compared(tree: Tree, j: int) -> bool:
    """Whether a word is a comparative: "smaller", "more modest"."""
    node = tree.nodes[j]
    return node.tag == "JJR" or any(tree.nodes[k].tag == "RBR" for k in tree.children[j])


def _is_beside(tree: Tree, j: int) -> bool:
    node = tree.nodes[j]
    is_compared = _is_compared(tree, j)
    is_told = any(word.folded == "than" for word in tree.words[j:])
    return node.relation in ("det", "amod") and (
        tree.words[j].folded in _BESIDES or (is_compared and not is_told)
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention of a thing that is not only pointed at: "three old gas plants".

    Attributes:
        modifiers: the stems of what tells which one it is.
        is_plural: whether it is several.
        is_new: whether it is told of for the first time: "a letter".
    """

    modifiers: frozenset[str]
    is_plural: bool
    is_new: bool

    def may_be(self, other: Telling) -> bool:
        """Return whether both can tell of one thing."""
        if self.is_plural != other.is_plural:
            return False
        return not (self.modifiers and other.modifiers) or bool(self.modifiers & other.modifiers)


def _tells_of(tree: Tree, i: int) -> bool:
    """Whether a noun is told of as a thing: not so "market" of "back on market", "our results"."""
    has_owner = bool(tree.related(i, "poss"))
    return not has_owner and bool(tree.nodes[i].tag != "NN" or tree.related(i, "det", *_TELLING))


def _is_new(tree: Tree, i: int) -> bool:
    articles = tree.related(i, "det")
    if articles:
        return all(tree.words[d].folded in _INDEFINITE for d in articles)
    return tree.nodes[i].tag == "NNS"


def last_telling(tree: Tree, wanted: str) -> Telling | None:
    """Return the last mention of a noun, by its lemma, that says of what it tells, if any does."""
    pointing = {each.noun for each in _definite_nouns(tree) if not each.is_described}
    for i in reversed(range(len(tree.words))):
        node = tree.nodes[i]
        if not node.tag.startswith("NN") or node.relation == "compound" or i in pointing:
            continue
        if node.lemma.lower() != wanted or not _tells_of(tree, i):
            continue
        told = (j for j in tree.related(i, *_TELLING) if tree.words[j].is_content)
        return Telling(
            modifiers=frozenset(stem(tree.words[j].text) for j in told),
            is_plural=node.tag.endswith("S"),
            is_new=_is_new(tree, i),
        )
    return None
