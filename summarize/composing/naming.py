"""People in full where a brief first names them, and by their surname from then on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.analysis.trees import Tree, plant
from summarize.facts.people import (
    FORMS_OF_ADDRESS,
    Mention,
    full_names,
    mentions,
    role_start,
    stands_alone,
)
from summarize.language.lexicon import TITLES
from summarize.language.words import count_words
from summarize.types import BriefSentence, Citation, Material, Sentence, SyntaxParser

Name = tuple[str, ...]

_MODIFIERS = frozenset(["compound", "nmod", "amod"])
"""What a name is in "the Obama administration", where it stays as it is."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Who the story's persons are: by surname, the full name and sentences that have it."""

    names: Mapping[str, Name]
    spans: Mapping[Name, tuple[Sentence, ...]]

    def introduction(self, surname: str, article_id: str) -> Sentence:
        """The sentence to cite for a full name; one of ``article_id`` if there is one."""
        spans = self.spans[self.names[surname]]
        return next((span for span in spans if span.article_id == article_id), spans[0])


def name_people(
    brief: Sequence[BriefSentence],
    material: Sequence[Material],
    trees: Sequence[Sequence[Tree]],
    places: Sequence[int],
    parser: SyntaxParser,
    *,
    texts: Sequence[str],
    max_words: int,
) -> tuple[BriefSentence, ...]:
    """Return ``brief`` with each person in full at first mention, if the sources are.

    With the given name goes a role that was told already: "council leader Ann Lee" is "Lee"
    from then on. A surname that two persons of the story bear is left alone, and so is one
    that the texts never have alone, for "Jinping" is none, and what stands in quotation
    marks. A sentence that introduces somebody cites where the full name stands.

    Args:
        brief: the sentences in their order.
        material: what each statement was written from.
        trees: those of the sentences of ``material``.
        places: for each sentence of the brief its place in ``material``.
        parser: finds the names in what was written.
        texts: all sentences of the story.
        max_words: the brief is not made longer than that.
    """
    known = _known(material, trees, texts)
    written = [plant(parse) for parse in parser.parse([sentence.text for sentence in brief])]
    room = max_words - sum(count_words(sentence.text) for sentence in brief)
    said: dict[str, set[str]] = {}
    named = []
    for sentence, tree, place in zip(brief, written, places, strict=True):
        changes = list(_changes(tree, known, said, room))
        renamed = _rename(sentence, tree, changes, known, material[place])
        room -= count_words(renamed.text) - count_words(sentence.text)
        named.append(renamed)
    return tuple(named)


def _known(
    material: Sequence[Material], trees: Sequence[Sequence[Tree]], texts: Sequence[str]
) -> _Known:
    spans: dict[Name, dict[str, Sentence]] = {}
    tree_of: dict[str, Tree] = {}
    for each, parsed in zip(material, trees, strict=True):
        for sentence, tree in zip(each.sentences, parsed, strict=True):
            tree_of[sentence.id] = tree
            for mention in mentions(tree):
                spans.setdefault(mention.name, {})[sentence.id] = sentence
    names = full_names(list(tree_of.values()))
    return _Known(
        {surname: full for surname, full in names.items() if stands_alone(surname, texts)},
        {name: tuple(found.values()) for name, found in spans.items()},
    )


def _changes(
    tree: Tree, known: _Known, said: dict[str, set[str]], room: int
) -> Iterator[tuple[Mention, Name]]:
    """The mentions that want another name, with that name.

    ``said`` holds, by surname, the words of the sentences that named the person so far.
    """
    for mention in mentions(tree):
        full = known.names.get(mention.surname)
        if full is None or (len(mention.name) > 1 and mention.name[0] != full[0]):
            continue
        if mention.surname in said:
            again = _without_role(tree, mention, said[mention.surname])
            if (
                (len(mention.name) > 1 or again.titled < mention.first)
                and not _leaves_name(tree, again.titled)
                and tree.nodes[mention.last - 1].relation != "appos"  # "the mayor, Ann Lee"
            ):
                yield again, (mention.surname,)
        elif len(mention.name) == 1:
            if len(full) - 1 > room or tree.nodes[mention.last - 1].relation in _MODIFIERS:
                continue  # "the Lee plan" introduces nobody
            room -= len(full) - 1
            yield mention, full
        said.setdefault(mention.surname, set()).update(word.folded for word in tree.words)


def _without_role(tree: Tree, mention: Mention, told: Collection[str]) -> Mention:
    """The mention from where its title and role begin, as far as they were told already."""
    starts = (role_start(tree, mention), mention.titled, mention.first)
    start = next(
        start
        for start in starts
        if {word.folded for word in tree.words[start : mention.first]} - FORMS_OF_ADDRESS
        <= set(told)
    )
    if _halves_role(tree, mention, start):
        start = mention.first
    return replace(mention, titled=start)


def _halves_role(tree: Tree, mention: Mention, start: int) -> bool:
    """Whether a word of the role would be left before ``start``: "Series" of "Series writer"."""
    return (
        0 < start < mention.first
        and tree.sentence.before(start) == " "
        and tree.governs(mention.last - 1, start - 1)
    )


def _leaves_name(tree: Tree, first: int) -> bool:
    """Whether a name would be left alone before word ``first``: "Facebook Zuckerberg"."""
    return (
        first > 0
        and tree.sentence.before(first) == " "
        and tree.nodes[first - 1].tag in ("NNP", "NNPS")
        and tree.words[first - 1].folded not in TITLES
    )


def _rename(
    sentence: BriefSentence,
    tree: Tree,
    changes: Sequence[tuple[Mention, Name]],
    known: _Known,
    material: Material,
) -> BriefSentence:
    if not changes:
        return sentence
    introduced = [
        known.introduction(mention.surname, material.main.article_id)
        for mention, name in changes
        if len(name) > 1
    ]
    cited = dict.fromkeys(sentence.citations)
    for span in introduced:
        cited[Citation(span.article_id, span.start, span.end)] = None
    return BriefSentence(_with_names(tree, changes), "fused", sentence.support, tuple(cited))


def _with_names(tree: Tree, changes: Sequence[tuple[Mention, Name]]) -> str:
    text = tree.text
    for mention, name in reversed(changes):
        last = tree.words[mention.last - 1]
        ending = last.text[len(mention.surname) :]
        # "Gov." stays before a full name and goes before a surname; "Mr." goes before both.
        title = {word.folded for word in tree.words[mention.titled : mention.first]}
        first = mention.first if len(name) > 1 and title - FORMS_OF_ADDRESS else mention.titled
        start = tree.words[first].start
        text = text[:start] + " ".join(name) + ending + text[last.end :]
    return text
