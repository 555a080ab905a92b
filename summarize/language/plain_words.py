"""The plainer words that an editor puts for others that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.language.lexicon import TITLES, word_set
from summarize.language.marks import is_set_off, mark_before
from summarize.language.trees import Tree

_SAID = {"VBD": "said", "VBZ": "says", "VBP": "say"}
_SAYING = frozenset(["add", "note", "state", "remark", "comment", "explain"])
_PRESS = frozenset(["reporters", "journalists"])
_MAX_TOLD = 6
_PHRASES = {
    "in order to": "to",
    "prior to": "before",
    "ahead of": "before",
    "subsequent to": "after",
    "in the wake of": "after",
    "in the aftermath of": "after",
    "in the midst of": "amid",
    "due to": "because of",
    "owing to": "because of",
    "on account of": "because of",
    "as a result of": "because of",
    "due to the fact that": "because",
    "in light of the fact that": "because",
    "despite the fact that": "although",
    "in spite of": "despite",
    "in the event that": "if",
    "with regard to": "about",
    "with respect to": "about",
    "in regard to": "about",
    "in relation to": "about",
    "a number of": "several",
    "a total of": "",
    "the majority of": "most of",
    "a majority of": "most of",
    "a large number of": "many",
    "numerous": "many",
    "approximately": "about",
    "in excess of": "more than",
    "upwards of": "more than",
    "is able to": "can",
    "are able to": "can",
    "has the ability to": "can",
    "have the ability to": "can",
    "in the vicinity of": "near",
    "in close proximity to": "near",
    "for the purpose of": "for",
    "on a daily basis": "daily",
    "at the present time": "now",
    "at this point in time": "now",
    "until such time as": "until",
    "amongst": "among",
    "amidst": "amid",
    "whilst": "while",
    "upon": "on",
    "individuals": "people",
    "persons": "people",
    "spoke out against": "criticized",
    "made the decision to": "decided to",
    "took the decision to": "decided to",
    "reached an agreement to": "agreed to",
    "came to an agreement to": "agreed to",
}
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
_VERBS = {
    "purchase": {"VB": "buy", "VBD": "bought", "VBN": "bought", "VBZ": "buys", "VBG": "buying"},
    "commence": {
        "VB": "begin",
        "VBD": "began",
        "VBN": "begun",
        "VBZ": "begins",
        "VBG": "beginning",
    },
    "utilize": {"VB": "use", "VBD": "used", "VBN": "used", "VBZ": "uses", "VBG": "using"},
    "utilise": {"VB": "use", "VBD": "used", "VBN": "used", "VBZ": "uses", "VBG": "using"},
    "attempt": {"VB": "try", "VBD": "tried", "VBN": "tried", "VBZ": "tries", "VBG": "trying"},
    "assist": {"VB": "help", "VBD": "helped", "VBN": "helped", "VBZ": "helps", "VBG": "helping"},
    "depart": {"VB": "leave", "VBD": "left", "VBN": "left", "VBZ": "leaves", "VBG": "leaving"},
    "construct": {
        "VB": "build",
        "VBD": "built",
        "VBN": "built",
        "VBZ": "builds",
        "VBG": "building",
    },
    "reside": {"VB": "live", "VBD": "lived", "VBN": "lived", "VBZ": "lives", "VBG": "living"},
    "endeavour": {"VB": "try", "VBD": "tried", "VBN": "tried", "VBZ": "tries", "VBG": "trying"},
    "endeavor": {"VB": "try", "VBD": "tried", "VBN": "tried", "VBZ": "tries", "VBG": "trying"},
}
_NAMES = ("NNP", "NNPS")
_MAX_SPEAKER, _MAX_HOUSE, _MAX_ROLE, _MAX_OWNER = 6, 4, 3, 2
_SPEAKERS = word_set(
    "police official authority spokesman spokeswoman spokesperson researcher prosecutor "
    "investigator lawyer attorney expert analyst witness scientist doctor organizer organiser "
    "resident neighbor neighbour activist executive minister mayor governor sheriff coroner"
)
_OFFICES = word_set(
    "capital mayor president leader governor head founder owner government parliament economy "
    "population army military ruler premier king queen"
)
_ONLY_BEFORE_TO = frozenset(["attempt", "endeavour", "endeavor"])


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words ``first`` to ``last - 1`` can be replaced by ``words``, which may be none.

    ``before`` stands before the new words if it is not what stood there; ``closes`` says
    that a comma after the words goes with them.
    """

    first: int
    last: int
    words: tuple[str, ...]
    before: str | None = None
    closes: bool = False


def find_replacements(tree: Tree) -> Iterator[Replacement]:
    """Yield what can be put plainer, outside quotations."""
    for i in range(len(tree.words)):
        if not tree.words[i].quoted:
            yield from _phrases_at(tree, i)
            yield from _verbs_at(tree, i)
            yield from _source_at(tree, i)
            yield from _role_at(tree, i)
            yield from _genitive_at(tree, i)


def _phrases_at(tree: Tree, i: int) -> Iterator[Replacement]:
    for last in range(i + 1, min(i + _LONGEST, len(tree.words)) + 1):
        joined = " ".join(word.folded for word in tree.words[i:last])
        alone = all(tree.sentence.before(k) == " " for k in range(i + 1, last))
        once = i > 0 and tree.words[i - 1].folded == "once"  # "once upon a time"
        if joined in _PHRASES and alone and not (once or tree.words[i].text[1:].isupper()):
            yield Replacement(i, last, tuple(_PHRASES[joined].split()))


def _verbs_at(tree: Tree, i: int) -> Iterator[Replacement]:
    node = tree.nodes[i]
    if node.lemma in _SAYING and node.tag in _SAID and _reports(tree, i):
        yield Replacement(i, i + 1, (_SAID[node.tag],))
    if node.lemma == "tell" and node.tag in _SAID and _reports(tree, i):
        told = tree.related(i, "dobj", "dative")
        if len(told) == 1 and tree.spans[told[0]][0] == i + 1 and _is_press(tree, told[0]):
            yield Replacement(i, tree.spans[told[0]][1], (_SAID[node.tag],))
    plain = _VERBS.get(node.lemma, {}).get(node.tag)
    if plain and (node.lemma not in _ONLY_BEFORE_TO or _is_before_to(tree, i)):
        yield Replacement(i, i + 1, (plain,))


def _reports(tree: Tree, i: int) -> bool:
    """Whether a verb only gives the word to its subject: a quotation or a clause hangs on it."""
    subjects = tree.related(i, "nsubj")
    object_ = tree.nodes[i].lemma != "tell" and tree.related(i, "dobj", "prep", "dative")
    return (
        len(subjects) == 1
        and not object_
        and bool(tree.related(i, "ccomp"))
        and not tree.related(i, "neg", "aux", "auxpass", "conj", "prt")
    )


def _is_press(tree: Tree, i: int) -> bool:
    first, last = tree.spans[i]
    named = tree.nodes[i].entity == "ORG"
    return last - first <= _MAX_TOLD and (tree.words[i].folded in _PRESS or named)


def _is_before_to(tree: Tree, i: int) -> bool:
    return i + 1 < len(tree.words) and tree.words[i + 1].folded == "to"


def _source_at(tree: Tree, i: int) -> Iterator[Replacement]:
    """Put "police said" for "according to police"."""
    words, size = tree.words, len(tree.words)
    if words[i].folded != "according" or i + 2 >= size or words[i + 1].folded != "to":
        return
    who = tree.related(i + 1, "pobj") or tree.related(i, "pobj")
    if len(who) != 1 or not _speaks(tree, who[0]):
        return
    first, last = tree.spans[who[0]]
    if first != i + 2 or last - first > _MAX_SPEAKER:
        return
    if any(mark_before(tree.sentence, k) != " " for k in range(i + 1, last)):
        return
    speaker = tuple(word.text for word in words[first:last])
    if i == 0:
        root = tree.roots[0]
        opens = last < size and tree.nodes[last].tag not in ("IN", "RB", "VBG", "VBN", "WRB")
        if opens and mark_before(tree.sentence, last) == "," and not _is_saying(tree, root):
            opening = words[last].text
            if tree.nodes[last].tag not in _NAMES and not opening[1:2].isupper():
                opening = opening[:1].lower() + opening[1:]
            yield Replacement(0, last + 1, (*speaker, "said", opening))
    elif (
        last == size
        and mark_before(tree.sentence, i) in (",", " ")
        and not any(_is_saying(tree, k) for k in tree.roots)
    ):
        yield Replacement(i, last, (*speaker, "said"), before=", ")


def _speaks(tree: Tree, i: int) -> bool:
    return tree.nodes[i].entity in ("PERSON", "ORG") or tree.nodes[i].lemma in _SPEAKERS


def _is_saying(tree: Tree, i: int) -> bool:
    return tree.nodes[i].lemma in ("say", "tell", "add", "report", "claim")


def _role_at(tree: Tree, i: int) -> Iterator[Replacement]:
    """Put "Acme president Ann Lee" for "Ann Lee, president of Acme,"."""
    node = tree.nodes[i]
    name = node.head
    if node.relation != "appos" or node.tag != "NN" or tree.nodes[name].entity != "PERSON":
        return
    first, last = tree.spans[i]
    start = tree.spans[name][0]
    whose = tree.related(i, "prep")
    if len(whose) != 1 or tree.words[whose[0]].folded not in ("of", "at", "for", "with"):
        return
    where = tree.related(whose[0], "pobj")
    if len(where) != 1 or tree.nodes[where[0]].entity != "ORG" or first != name + 1:
        return
    begin, end = tree.spans[where[0]]
    house = tree.words[begin:end]
    role = [word for word in tree.words[first : whose[0]] if word.folded not in ("a", "an", "the")]
    plain = (
        end == last
        and len(house) <= _MAX_HOUSE
        and all(word.is_capitalised for word in house)
        and 0 < len(role) <= _MAX_ROLE
        and all(_is_role(tree, k) for k in range(whose[0] - len(role), whose[0]))
        and all(tree.nodes[k].entity == "PERSON" for k in range(start, name + 1))
        and tree.words[start].folded not in TITLES
        and is_set_off(tree.sentence, first, last)
        and not tree.words[name].text.endswith(("'s", "’s"))
    )
    if plain:
        names = tree.words[start : name + 1]
        yield Replacement(
            start, last, tuple(word.text for word in (*house, *role, *names)), closes=True
        )


def _is_role(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    plain = tree.nodes[i].tag == "NN" or word.folded in ("former", "deputy", "senior", "executive")
    return plain and word.text.islower()


def _genitive_at(tree: Tree, i: int) -> Iterator[Replacement]:
    """Put "London's mayor" for "the mayor of London"."""
    of = tree.related(i, "prep")
    if tree.nodes[i].lemma not in _OFFICES or len(of) != 1 or tree.words[of[0]].folded != "of":
        return
    place = tree.related(of[0], "pobj")
    first, last = tree.spans[i]
    if len(place) != 1 or tree.words[first].folded != "the" or of[0] != i + 1:
        return
    begin, end = tree.spans[place[0]]
    owner = tree.words[begin:end]
    if (
        end == last
        and begin == of[0] + 1
        and len(owner) <= _MAX_OWNER
        and all(tree.nodes[k].tag == "NNP" for k in range(begin, end))
        and tree.nodes[place[0]].entity in ("GPE", "ORG")
        and not owner[-1].text.endswith(("s", "'s", "’s"))
        and all(mark_before(tree.sentence, k) == " " for k in range(first + 1, last))
    ):
        *given, final = (word.text for word in owner)
        middle = (word.text for word in tree.words[first + 1 : i + 1])
        yield Replacement(first, last, (*given, final + "'s", *middle))
