"""True sentences made false in one place, and true ones that are merely edited.

Everything is drawn from a seeded generator: the same sentences give the same corruptions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.facts.names import is_name
from summarize.facts.passages import Passage
from summarize.language.lexicon import ATTRIBUTION_VERBS

KINDS = ("name", "number", "date", "role", "negation", "modality", "speaker", "attribution")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
SMALL = "two three four five six seven eight nine ten eleven twelve".split()
NAMED = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
AUXILIARIES = frozenset("is are was were has have had will would can could may might must".split())
MODALS = frozenset("may might could should must will would can".split())
DROPPED = ("relcl", "appos", "advcl", "prep", "npadvmod")


@dataclass(frozen=True)
class Variant:
    """A sentence made of a true one; ``kind`` says what was done to it."""

    kind: str
    text: str


Name = tuple[str, str]
"""A name and what the parser takes it for."""


def names_of(trees: Sequence[Tree]) -> list[Name]:
    """Return the different names in ``trees``, in order."""
    return list(
        dict.fromkeys((text, entity) for tree in trees for _, _, text, entity in _names(tree))
    )


def corrupt(tree: Tree, pool: Sequence[Name], generator: random.Random) -> list[Variant]:
    """Return one corruption of each kind that the sentence allows."""
    makers: tuple[tuple[str, Callable[[], str | None]], ...] = (
        ("name", lambda: _swap_name(tree, pool, generator)),
        ("number", lambda: _swap_number(tree, generator)),
        ("date", lambda: _swap_date(tree, generator)),
        ("role", lambda: _swap_roles(tree, generator)),
        ("negation", lambda: _negate(tree)),
        ("modality", lambda: _change_mood(tree)),
        ("speaker", lambda: _swap_speaker(tree, pool, generator)),
        ("attribution", lambda: _drop_attribution(tree)),
    )
    made = [(kind, make()) for kind, make in makers]
    return [Variant(kind, text) for kind, text in made if text and text != tree.text]


def shorten(tree: Tree, generator: random.Random) -> Variant | None:
    """Leave out one aside: a phrase between commas that nothing else depends on."""
    options = []
    for i, node in enumerate(tree.nodes):
        first, last = tree.spans[i]
        if node.relation not in DROPPED or first == 0 or not tree.is_whole(first, last, i):
            continue
        before = tree.sentence.before(first)
        after = tree.sentence.before(last)
        if before.strip() == "," and after.strip()[:1] in (",", ".") and last - first < 20:
            end = tree.words[last].start if last < len(tree.words) else len(tree.text)
            tail = after.lstrip(",") if last < len(tree.words) else after.strip()
            options.append(tree.text[: tree.words[first - 1].end] + tail + tree.text[end:])
    return Variant("shortened", generator.choice(options)) if options else None


def fuse(first: Tree, second: Tree) -> Variant | None:
    """Join two sentences that follow each other."""
    if not first.text.endswith(".") or not second.words or '"' in first.text + second.text:
        return None
    if any(mark in first.text + second.text for mark in "“”"):
        return None
    opening = second.words[0]
    node = second.nodes[0]
    keeps = (
        node.entity or node.tag.startswith("NNP") or opening.text == "I" or opening.text.isupper()
    )
    rest = second.text if keeps else second.text[:1].lower() + second.text[1:]
    return Variant("fused", f"{first.text[:-1]}, and {rest}")


def front(tree: Tree) -> Variant | None:
    """Put "on Monday" from the end of a sentence to its front."""
    match = re.fullmatch(rf"([A-Z].*) (on (?:{'|'.join(DAYS)}))\.", tree.text)
    if not match or "“" in tree.text or '"' in tree.text:
        return None
    rest = match[1]
    node = tree.nodes[0]
    if not (node.entity or node.tag.startswith("NNP") or rest.startswith("I ")):
        rest = rest[:1].lower() + rest[1:]
    return Variant(
        "fronted", f"{match[2].capitalize().replace(match[2][3:].lower(), match[2][3:])}, {rest}."
    )


def _names(tree: Tree) -> Iterator[tuple[int, int, str, str]]:
    passage = Passage.of(tree)
    i = 0
    while i < len(tree.words):
        if not (is_name(passage, i) and tree.nodes[i].entity in NAMED):
            i += 1
            continue
        last = i
        while (
            last + 1 < len(tree.words)
            and is_name(passage, last + 1)
            and tree.nodes[last + 1].entity == tree.nodes[i].entity
            and not tree.sentence.before(last + 1).strip()
        ):
            last += 1
        text = re.sub(r"[’']s$", "", tree.sentence.between(i, last + 1))
        yield i, last + 1, text, tree.nodes[i].entity
        i = last + 1


def _replace(tree: Tree, start: int, end: int, text: str) -> str:
    return tree.text[:start] + text + tree.text[end:]


def _swap_name(tree: Tree, pool: Sequence[Name], generator: random.Random) -> str | None:
    own = list(_names(tree))
    if not own:
        return None
    first, _, text, entity = generator.choice(own)
    parts = set(tree.text.split())
    others = [name for name, kind in pool if kind == entity and not parts & set(name.split())]
    if not others:
        return None
    start = tree.words[first].start
    return _replace(tree, start, start + len(text), generator.choice(others))


def _swap_number(tree: Tree, generator: random.Random) -> str | None:
    passage = Passage.of(tree)
    places = [i for i in range(len(tree.words)) if passage.is_number(i)]
    generator.shuffle(places)
    for i in places:
        word = tree.words[i]
        if word.folded in SMALL:
            other = generator.choice([each for each in SMALL if each != word.folded])
            return _replace(tree, word.start, word.end, other)
        match = re.fullmatch(r"(\D*)(\d+)(\D.*)?", word.text)
        if match:
            value = int(match[2])
            other = str(value + generator.choice([1, 2, 3, 5, 10]))
            return _replace(tree, word.start, word.end, f"{match[1]}{other}{match[3] or ''}")
    return None


def _swap_date(tree: Tree, generator: random.Random) -> str | None:
    for word in tree.words:
        for names in (DAYS, MONTHS):
            if word.text in names and word.text not in ("May", "March"):
                other = generator.choice([each for each in names if each != word.text])
                return _replace(tree, word.start, word.end, other)
        if re.fullmatch(r"(?:19|20)\d\d", word.text):
            other = str(int(word.text) + generator.choice([-3, -2, -1, 1, 2, 3]))
            return _replace(tree, word.start, word.end, other)
    return None


def _swap_roles(tree: Tree, generator: random.Random) -> str | None:
    """Exchange the subject and the object of a verb, or a passive's subject and agent."""
    options = []
    for verb in range(len(tree.nodes)):
        for subject in tree.related(verb, "nsubj", "nsubjpass"):
            objects = [*tree.related(verb, "dobj")]
            objects += [j for by in tree.related(verb, "agent") for j in tree.related(by, "pobj")]
            for other in objects:
                a, b = tree.spans[subject], tree.spans[other]
                fit = all(
                    tree.nodes[i].tag.startswith("NN") and tree.is_whole(*span, i)
                    for i, span in ((subject, a), (other, b))
                )
                if fit and a[1] <= b[0] and a[1] - a[0] <= 8 and b[1] - b[0] <= 8:
                    options.append((a, b))
    if not options:
        return None
    a, b = generator.choice(options)
    one, two = tree.sentence.between(*a), tree.sentence.between(*b)
    if '"' in one + two or "“" in one + two or one.lower() == two.lower():
        return None
    middle = tree.text[tree.words[a[1] - 1].end : tree.words[b[0]].start]
    if a[0] == 0:
        two = two[:1].upper() + two[1:]
        if not (tree.nodes[0].entity or tree.nodes[0].tag.startswith("NNP")):
            one = one[:1].lower() + one[1:]
    start, end = tree.words[a[0]].start, tree.words[b[1] - 1].end
    return _replace(tree, start, end, two + middle + one)


def _negate(tree: Tree) -> str | None:
    for word in tree.words:
        if word.folded == "not":
            return _replace(tree, word.start, word.end + 1, "")
        if re.fullmatch(
            r"(?:is|are|was|were|has|have|had|did|does|do|would|could|should)n[’']t", word.text
        ):
            return _replace(tree, word.end - 3, word.end, "")
    for root in tree.roots:
        for i in tree.related(root, "aux", "auxpass"):
            if tree.words[i].folded in AUXILIARIES:
                return _replace(tree, tree.words[i].end, tree.words[i].end, " not")
        word = tree.words[root]
        if word.folded in AUXILIARIES:
            return _replace(tree, word.end, word.end, " not")
        if tree.nodes[root].tag == "VBD":
            return _replace(tree, word.start, word.end, f"did not {tree.nodes[root].lemma}")
    return None


def _change_mood(tree: Tree) -> str | None:
    for word, node in zip(tree.words, tree.nodes, strict=True):
        if word.text in MODALS and node.relation == "aux":
            other = "might" if word.text in ("will", "would", "must", "should") else "will"
            return _replace(tree, word.start, word.end, other)
    for root in tree.roots:
        word = tree.words[root]
        if tree.nodes[root].tag in ("VBD", "VBZ") and word.folded not in AUXILIARIES:
            return _replace(tree, word.start, word.end, f"may {tree.nodes[root].lemma}")
    return None


def _swap_speaker(tree: Tree, pool: Sequence[Name], generator: random.Random) -> str | None:
    if not any(word.quoted for word in tree.words):
        return None
    for first, last, text, entity in _names(tree):
        head = next((i for i in range(first, last) if tree.nodes[i].relation == "nsubj"), None)
        if head is None or entity != "PERSON":
            continue
        if tree.words[tree.nodes[head].head].folded in ATTRIBUTION_VERBS:
            others = [
                n
                for n, kind in pool
                if kind == "PERSON" and not set(n.split()) & set(tree.text.split())
            ]
            if others:
                start = tree.words[first].start
                return _replace(tree, start, start + len(text), generator.choice(others))
    return None


def _drop_attribution(tree: Tree) -> str | None:
    for root in tree.roots:
        if tree.words[root].folded not in ATTRIBUTION_VERBS:
            continue
        for said in tree.related(root, "ccomp"):
            first, last = tree.spans[said]
            if not tree.is_whole(first, last, said) or last - first < 5:
                continue
            if tree.words[first].folded == "that":
                first += 1
            text = tree.sentence.between(first, last)
            if not any(mark in text for mark in '"“”'):
                return text[:1].upper() + text[1:] + "."
    return None
